"""The words of the command about a child who can't be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

EXAMPLES = {
    "event search": "event search consultation-72h-20261002-01 call police",
}

DOINGS = ("open", "call", "note", "found", "police")


def search_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the command to those about events."""
    search = add("search", "a child can't be found: open a search, say what was done, end it")
    search.add_argument("event", metavar="EVENT")
    search.add_argument("doing", metavar="DOING", choices=DOINGS, help=", ".join(DOINGS))
    search.add_argument(
        "text",
        nargs="?",
        default="",
        metavar="TEXT",
        help="whom was called (lead, police, hotline, carer, guardian), what was done, "
        "where the child was found, or the police's reference",
    )
    search.add_argument("--counted", type=int, metavar="N", help="open: so many were counted")
    search.add_argument(
        "--missing", action="append", default=[], metavar="CODE", help="open: who is looked for"
    )
    search.add_argument("--condition", default="", metavar="WORD", help="found: how the child is")
    search.add_argument("--adult", default="", metavar="CODE", help="found: who talks with them")
    search.add_argument("--at", metavar="INSTANT", help="when; without offset: event's zone")
