"""The words of the commands about agendas: import, export, calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

EXAMPLES = {
    "plan export": "plan export online-safety-3h --to docx --lang it -o workshop.docx",
    "plan ics": (
        "plan ics consultation-72h --start 2026-10-02T14:00 --zone Europe/Rome -o weekend.ics"
    ),
    "plan import": "plan import agenda.xlsx -o plan.yaml --map title=Activity,start=Time",
    "event ics": "event ics consultation-72h-20261002-01 -o weekend.ics",
}


def plan_agendas(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands to the group ``plan``."""
    export = add("export", "write a plan as a workbook, a Word file or Markdown")
    export.add_argument("plan", metavar="ID-or-FILE")
    export.add_argument("--to", choices=["xlsx", "docx", "md"], help="else as the name ends")
    export.add_argument("--lang", default="", metavar="TAG", help="language of the plan's texts")
    export.add_argument("-o", "--output", required=True, metavar="OUT")
    ics = add("ics", "write a plan as a calendar file")
    ics.add_argument("plan", metavar="ID-or-FILE")
    ics.add_argument("--start", required=True, metavar="YYYY-MM-DDTHH:MM")
    ics.add_argument("--zone", required=True, metavar="AREA/PLACE")
    ics.add_argument("--lang", default="", metavar="TAG", help="language of the plan's texts")
    ics.add_argument("-o", "--output", required=True, metavar="OUT")
    taken = add("import", "make a plan of an agenda in a workbook, a csv or a Word file")
    taken.add_argument("file", metavar="FILE")
    taken.add_argument("-o", "--output", required=True, metavar="PLAN.yaml")
    taken.add_argument("--park", action="store_true", help="set rows with problems aside")
    taken.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="title=COLUMN,…",
        help="what a column tells, by its heading or number from 1",
    )
    taken.add_argument("--sheet", default="", metavar="NAME", help="only this sheet of a workbook")
    taken.add_argument("--day-start", default="09:00", metavar="HH:MM", help="of days without one")
    taken.add_argument("--id", default="", metavar="ID", help="id of the plan")
    taken.add_argument("--title", default="", metavar="TITLE", help="title of the plan")


def event_agendas(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the command to the group ``event``."""
    ics = add("ics", "write an event as a calendar file, without anybody's name")
    ics.add_argument("event", metavar="EVENT")
    ics.add_argument("--lang", default="", metavar="TAG", help="language of its texts")
    ics.add_argument("-o", "--output", required=True, metavar="OUT")
