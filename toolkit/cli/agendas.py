"""Commands about agendas: importing one that exists, writing a plan for others."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.cli.shared import laptop_now, parse_wall
from toolkit.doors import behind
from toolkit.model.agendareading import PlanName, Reading, parse_columns
from toolkit.model.errors import UserError
from toolkit.model.instants import load_zone, parse_clock, start_instant
from toolkit.sheets.agenda_problems import describe_file, told
from toolkit.words import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.importing import AgendaDraft
    from toolkit.cli.shared import Shell


def export(shell: Shell) -> int:
    """Write a plan as a workbook, a Word file or Markdown."""
    args = shell.args
    path = behind("export-plan")(
        shell.places,
        args.plan,
        Path(args.output),
        (laptop_now(), UTC),
        kind=args.to or "",
        language=args.lang or shell.option("language"),
    )
    shell.out(str(path))
    return 0


def plan_ics(shell: Shell) -> int:
    """Write a plan as a calendar file."""
    args = shell.args
    zone = load_zone(args.zone)
    when = start_instant(parse_wall(args.start), zone), zone
    language = args.lang or shell.option("language")
    path = behind("plan-calendar")(
        shell.places, args.plan, Path(args.output), when, laptop_now(), language
    )
    shell.out(str(path))
    return 0


def event_ics(shell: Shell) -> int:
    """Write an event as a calendar file."""
    args = shell.args
    words = shell.words
    if args.lang:
        words = load(args.lang, shell.places.i18n, shell.places.own_i18n)
    with shell.desk() as desk:
        shell.out(str(behind("event-calendar")(desk, args.event, Path(args.output), words)))
    return 0


def import_(shell: Shell) -> int:
    """Make a plan of an agenda file; with problems nothing is written, unless ``--park``."""
    args = shell.args
    try:
        day_start = parse_clock(args.day_start)
    except ValueError:
        raise UserError("bad-time", text=args.day_start) from None
    columns = parse_columns(",".join(args.map)) if args.map else {}
    reading = Reading(columns, args.sheet, day_start)
    draft: AgendaDraft = behind("read-agenda")(Path(args.file), reading)
    behind("check-agenda-columns")(draft, reading)
    _tell(shell, draft)
    if draft.whole is not None or (draft.problems and not args.park):
        return 1
    language = shell.option("language") or draft.language
    name = PlanName(args.id, args.title, language)
    words = load(language, shell.places.i18n, shell.places.own_i18n)
    behind("write-agenda")(draft, Path(args.output), name, words, park=args.park)
    shell.out(args.output)
    shell.err(
        shell.words.say(
            "Note: {text}",
            text=shell.words.say(
                "Still to be filled in by hand: programme, whom the plan is for, team, help, "
                "headcounts, and which blocks are mandatory."
            ),
        )
    )
    return 0


def _tell(shell: Shell, draft: AgendaDraft) -> None:
    if draft.whole is not None:
        whole, name = draft.whole, draft.path.name
        place = f"{name}:{whole.line}" if whole.line else name
        shell.err(f"{place}: {describe_file(shell.words, whole.code, whole.params)}")
    for problem in sorted(draft.agenda.problems, key=lambda one: one.spot):
        shell.err(told(shell.words, draft.file, problem))
    for note in draft.agenda.notes:
        text = told(shell.words, draft.file, note)
        shell.err(shell.words.say("Note: {text}", text=text))


COMMANDS: dict[str, Callable[[Shell], int]] = {
    "plan export": export,
    "plan ics": plan_ics,
    "plan import": import_,
    "event ics": event_ics,
}
