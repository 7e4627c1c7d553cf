"""Commands about the activity library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from toolkit.content.activities import (
    activities_of,
    find_activity,
    list_activities,
    read_activity,
)
from toolkit.content.problems import told
from toolkit.model.activity import Energy, Literacy, Theme
from toolkit.model.activityfilters import Filters
from toolkit.model.activitysearch import Index, line_found
from toolkit.model.errors import InputError
from toolkit.model.plan import Sensitivity
from toolkit.words.activities import Style, facts_of, sections_of, theme_name, theme_names

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from toolkit.cli.shared import Shell
    from toolkit.model.activity import Activity
    from toolkit.model.activitysearch import Found
    from toolkit.words.activities import Line


def list_(shell: Shell) -> int:
    """List the activities by theme; a file that can't be read is told with its problems."""
    entries = list_activities(shell.places)
    theme = Theme(shell.args.theme) if shell.args.theme else None
    chosen = [a for a in activities_of(entries) if theme in (None, a.theme)]
    if shell.args.json:
        shell.out(json.dumps([_row(activity) for activity in chosen], ensure_ascii=False))
    else:
        for activity in chosen:
            shell.out(_line(activity))
    broken = [problem for entry in entries for problem in entry.problems]
    for problem in broken:
        shell.err(told(shell.words, problem))
    return 1 if broken else 0


def search(shell: Shell) -> int:
    """Find activities, the better ones first."""
    activities = activities_of(list_activities(shell.places))
    typed = " ".join(shell.args.words)
    index = Index(activities, theme_names(shell.words))
    found = index.search(typed, _filters(shell.args))
    if shell.args.json:
        rows = [_found_row(one, typed) for one in found]
        shell.out(json.dumps(rows, ensure_ascii=False))
        return 0
    for one in found:
        shell.out(_line(one.activity))
    if not found:
        shell.err(shell.words.say("No activity fits."))
    return 0


def _filters(args: argparse.Namespace) -> Filters:
    shortest, longest = args.minutes or (None, None)
    youngest, oldest = args.ages or (None, None)
    return Filters(
        theme=Theme(args.theme) if args.theme else None,
        shortest=shortest,
        longest=longest,
        people=args.people,
        youngest=youngest,
        oldest=oldest,
        energy=Energy(args.energy) if args.energy else None,
        literacy=Literacy(args.literacy) if args.literacy else None,
        sensitivity=Sensitivity(args.sensitivity) if args.sensitivity else None,
        has=args.has,
        without=tuple(args.without),
        low_tech=args.low_tech,
        language=args.written_in,
    )


def _line(activity: Activity) -> str:
    return f"{activity.id}\t{activity.theme.value}\t{activity.minutes}\t{activity.title}"


def _row(activity: Activity) -> dict[str, object]:
    group = activity.group
    return {
        "id": activity.id,
        "title": activity.title,
        "theme": activity.theme.value,
        "minutes": activity.minutes,
        "people": [group.least, group.most],
        "ages": [group.youngest, group.oldest],
        "energy": activity.energy.value,
        "literacy": activity.literacy.value,
        "sensitivity": activity.sensitivity.value,
        "language": activity.language,
        "version": activity.version,
        "summary": activity.summary,
    }


def _found_row(found: Found, typed: str) -> dict[str, object]:
    places = [place.name.lower() for place in found.places]
    return {**_row(found.activity), "found_in": places, "line": line_found(found, typed)}


def show(shell: Shell) -> int:
    """Print an activity whole."""
    activity = find_activity(shell.places, shell.args.activity)
    if shell.args.json:
        shell.out(msgspec.json.encode(activity).decode())
        return 0
    words = shell.words
    shell.out(f"# {activity.title}\n")
    shell.out(f"{activity.summary}\n")
    shell.out(" · ".join([theme_name(words, activity.theme), *facts_of(words, activity)]))
    for section in sections_of(words, activity):
        shell.out(f"\n## {section.title}\n")
        for number, line in _numbered(section.lines):
            shell.out(_written(line, number))
    return 0


def _numbered(lines: tuple[Line, ...]) -> list[tuple[int, Line]]:
    """Give each line with how many steps there are up to it."""
    steps = 0
    numbered = []
    for line in lines:
        steps += line.style is Style.STEP
        numbered.append((steps, line))
    return numbered


def _written(line: Line, number: int) -> str:
    if line.style is Style.STEP:
        return f"{number}. {line.text} ({line.aside})"
    marks = {Style.TEXT: "", Style.ITEM: "- ", Style.SAY: "   > "}
    return f"{marks[line.style]}{line.text}"


def check(shell: Shell) -> int:
    """Check activity files; every problem is told with its file and line."""
    status = 0
    for name in shell.args.files:
        try:
            read_activity(Path(name))
        except InputError as error:
            status = 1
            for problem in error.problems:
                shell.err(told(shell.words, problem))
    return status


COMMANDS: dict[str, Callable[[Shell], int]] = {
    "library list": list_,
    "library search": search,
    "library show": show,
    "library check": check,
}
