"""The words of the command that writes what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def pack_options(pack: argparse.ArgumentParser) -> None:
    """Add what ``pack`` takes: the event, the folder, and at most one choice of sheets."""
    pack.add_argument("event", metavar="EVENT")
    pack.add_argument("--out", required=True, metavar="DIR", help="folder to write to")
    which = pack.add_mutually_exclusive_group()
    which.add_argument(
        "--fallback",
        action="store_true",
        help="everything needed without a laptop; restricted sheets in a file of their own",
    )
    which.add_argument(
        "--checks",
        action="store_true",
        help="what the rules found and who set which aside; the nine requirements to be signed",
    )
    which.add_argument(
        "--files",
        action="store_true",
        help="the PDFs and pictures that the blocks name, in one file",
    )
    which.add_argument("--day", type=int, metavar="N", help="the sheets of one day, from 1")
    which.add_argument(
        "--from",
        dest="from_at",
        metavar="INSTANT",
        help="agenda and run sheet from then on, with the times as they stand",
    )
