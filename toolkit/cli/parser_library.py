"""The words of the commands about the activity library."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from toolkit.model.activity import Energy, Literacy, Theme
from toolkit.model.plan import Sensitivity

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = {
    "library list": "library list --theme energiser --json",
    "library search": (
        "library search picture phone --minutes 30-60 --people 9 --ages 13-17 --without printer"
    ),
    "library show": "library show what-a-picture-tells",
    "library check": "library check my-activity.yaml",
}

_SPAN = re.compile(r"([0-9]{1,4})(?:[-–]([0-9]{1,4}))?")
_THEMES = tuple(theme.value for theme in Theme)


def _minutes(text: str) -> tuple[int, int]:
    low, high = _span(text)
    return (0, low) if high is None else (low, high)


def _ages(text: str) -> tuple[int, int]:
    low, high = _span(text)
    return low, low if high is None else high


def _span(text: str) -> tuple[int, int | None]:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError("a number or two were expected, as 30 or 20-45")
    low, high = int(found[1]), None if found[2] is None else int(found[2])
    if high is not None and high < low:
        raise argparse.ArgumentTypeError("the smaller number was expected first, as 20-45")
    return low, high


def library_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands about the activity library."""
    listed = add("list", "list the activities that can be led by themselves or put into a plan")
    listed.add_argument("--theme", choices=_THEMES)
    listed.add_argument("--json", action="store_true")
    search = add("search", "find activities by words and by what is at hand")
    search.add_argument("words", nargs="*", metavar="WORD", help="each has to be found")
    search.add_argument("--theme", choices=_THEMES)
    search.add_argument(
        "--minutes", type=_minutes, metavar="N or N-N", help="at most so many, or from and to"
    )
    search.add_argument("--people", type=int, metavar="N", help="how many there are")
    search.add_argument("--ages", type=_ages, metavar="N or N-N", help="in years")
    search.add_argument("--energy", choices=[energy.value for energy in Energy])
    search.add_argument(
        "--literacy", choices=[level.value for level in Literacy], help="reading, at most"
    )
    search.add_argument(
        "--sensitivity", choices=[level.value for level in Sensitivity], help="at most"
    )
    search.add_argument("--has", default="", metavar="THING", help="a material that is wanted")
    search.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="THING",
        help="a material that isn't at hand",
    )
    search.add_argument(
        "--low-tech", action="store_true", help="goes without power, printer or shared language"
    )
    search.add_argument(
        "--written-in", default="", metavar="TAG", help="language that it is written in"
    )
    search.add_argument("--json", action="store_true")
    show = add("show", "print an activity whole")
    show.add_argument("activity", metavar="ID")
    show.add_argument("--json", action="store_true")
    check = add("check", "check activity files; every problem is told with its file and line")
    check.add_argument("files", nargs="+", metavar="FILE")
