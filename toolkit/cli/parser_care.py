"""The words of the commands about children in sight: who came, who left, where everybody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

EXAMPLES = {
    "event arrive": (
        "event arrive consultation-72h-20261002-01 NORD-01-K NORD-02-8 --at 2026-10-02T14:10"
    ),
    "event leave": "event leave consultation-72h-20261002-01 NORD-01-K",
    "event now": "event now consultation-72h-20261002-01 --json",
}


def care_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands to those about events."""
    for name, text in (
        ("arrive", "children were handed over to the event, in one go"),
        ("leave", "children were handed over to their carers, in one go"),
    ):
        parser = _event(add, name, text)
        parser.add_argument("codes", nargs="+", metavar="CODE")
    now = _event(add, "now", "say where every child is, by code")
    now.add_argument("--json", action="store_true")


def _event(
    add: Callable[[str, str], argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    parser = add(name, text)
    parser.add_argument("event", metavar="EVENT")
    parser.add_argument("--at", metavar="INSTANT", help="when; without offset: event's zone")
    return parser
