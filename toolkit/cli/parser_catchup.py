"""The words of the commands about catching up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

EXAMPLES = {
    "plan catch-up": "plan catch-up consultation-72h --late 12 --at risk-or-chance",
    "event catch-up": "event catch-up consultation-72h-20261002-01 --choose 1",
}


def plan_catch_up(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the command to those about plans."""
    parser = add("catch-up", "say what could give if it is late, so that the fixed times hold")
    parser.add_argument("plan", metavar="ID-or-FILE")
    parser.add_argument("--late", type=int, required=True, metavar="N", help="so many minutes")
    parser.add_argument(
        "--at", required=True, metavar="BLOCK|HH:MM", help="the block that begins late, or a time"
    )
    parser.add_argument("--day", type=int, default=1, metavar="N", help="which day the time is on")
    parser.add_argument("--start", metavar="YYYY-MM-DDTHH:MM", help="as a rule not needed")
    parser.add_argument("--zone", default="UTC", metavar="AREA/PLACE")
    parser.add_argument("--json", action="store_true")


def event_catch_up(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the command to those about events."""
    parser = add("catch-up", "say what could give when it is late, or take one of the ways")
    parser.add_argument("event", metavar="EVENT")
    parser.add_argument("--choose", type=int, metavar="K", help="take the K-th way")
    parser.add_argument("--at", metavar="INSTANT", help="when; without offset: event's zone")
    parser.add_argument("--json", action="store_true")
