"""The words of the command line: subcommands, options, and an example for each."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from toolkit.cli import (
    parser_adapt,
    parser_agendas,
    parser_care,
    parser_catchup,
    parser_checks,
    parser_concern,
    parser_library,
    parser_pack,
    parser_planwords,
    parser_search,
    parser_team,
)
from toolkit.model.facts import Status
from toolkit.model.plan import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

_EXAMPLES = {
    "demo": "demo --out out",
    "plan list": "plan list --json",
    "plan timeline": (
        "plan timeline consultation-72h --start 2026-03-27T14:00 --zone Europe/Rome --json"
    ),
    "event new": (
        "event new --plan consultation-72h --start 2026-10-02T14:00 --zone Europe/Rome"
        " --people people.csv"
    ),
    "event list": "event list --json",
    "event show": "event show consultation-72h-20261002-01 --json",
    "event mark": "event mark consultation-72h-20261002-01 who-is-here NORD-01-K late --minutes 6",
    "event open": "event open consultation-72h-20261002-01 --at 2026-10-02T13:50",
    "event close": "event close consultation-72h-20261002-01",
    "event start": "event start consultation-72h-20261002-01 who-is-here",
    "event end": "event end consultation-72h-20261002-01 who-is-here",
    "event next": "event next consultation-72h-20261002-01",
    "event skip": "event skip consultation-72h-20261002-01 games",
    "event extend": "event extend consultation-72h-20261002-01 who-is-here --minutes 10",
    "event pause": "event pause consultation-72h-20261002-01",
    "event resume": "event resume consultation-72h-20261002-01",
    "event insert": (
        'event insert consultation-72h-20261002-01 --title "Walk" --minutes 20 --kind free'
    ),
    "event note": 'event note consultation-72h-20261002-01 "Projector lamp is weak"',
    "event headcount": "event headcount consultation-72h-20261002-01 13",
    "event log": 'event log consultation-72h-20261002-01 --turn day-night --day 1 "Quiet evening"',
    "event logs": "event logs consultation-72h-20261002-01 --json",
    "event withdraw": "event withdraw consultation-72h-20261002-01 NORD-01-K",
    "event undo": "event undo consultation-72h-20261002-01",
    "event redo": "event redo consultation-72h-20261002-01",
    **parser_adapt.EXAMPLES,
    **parser_agendas.EXAMPLES,
    **parser_care.EXAMPLES,
    **parser_catchup.EXAMPLES,
    **parser_checks.EXAMPLES,
    **parser_concern.EXAMPLES,
    **parser_library.EXAMPLES,
    **parser_planwords.EXAMPLES,
    **parser_search.EXAMPLES,
    **parser_team.EXAMPLES,
    "pack": "pack consultation-72h-20261002-01 --fallback --out stick",
    "export": "export consultation-72h-20261002-01 -o attendance.xlsx",
    "backup": "backup -o stick.interact-backup",
    "i18n extract": "i18n extract",
    "i18n status": "i18n status",
}


def _common() -> argparse.ArgumentParser:
    """Options that stand before or after the subcommand alike."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--workspace", metavar="DIR", help="folder of the workspace")
    common.add_argument(
        "--passphrase-file", metavar="FILE", help="file whose first line is the passphrase"
    )
    common.add_argument("--language", metavar="TAG", help="language of what is written")
    common.add_argument("--desk", metavar="CODE", help="person code of who is at the laptop")
    return common


class _Commands:
    """Adds subcommands that share the common options and carry an example."""

    def __init__(self, common: argparse.ArgumentParser) -> None:
        self.common = common

    def group(
        self, into: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str
    ) -> Callable[[str, str], argparse.ArgumentParser]:
        parser = into.add_parser(name, help=text, description=text, parents=[self.common])
        inner = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
        return lambda action, what: self.add(inner, action, what, f"{name} {action}")

    def add(
        self,
        into: argparse._SubParsersAction[argparse.ArgumentParser],
        name: str,
        text: str,
        key: str = "",
    ) -> argparse.ArgumentParser:
        return into.add_parser(
            name,
            help=text,
            description=text,
            parents=[self.common],
            epilog=f"Example: python main.py {_EXAMPLES[key or name]}",
        )


def build_parser() -> argparse.ArgumentParser:
    """Build the parser of the whole command line."""
    common = _common()
    parser = argparse.ArgumentParser(
        prog="interact",
        description="Plan, run, print and report events with young people. "
        "Without a command the window opens.",
        parents=[common],
    )
    top = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands = _Commands(common)
    demo = commands.add(top, "demo", "run the sample event through and write all its papers")
    demo.add_argument("--out", required=True, metavar="DIR", help="folder to write to")
    _plan_commands(commands.group(top, "plan", "plans: list, check, lay out in time"))
    parser_library.library_commands(
        commands.group(top, "library", "activities to lead by themselves or put into a plan")
    )
    _event_commands(commands.group(top, "event", "events: prepare, run, mark"))
    pack = commands.add(top, "pack", "write what is printed for an event")
    parser_pack.pack_options(pack)
    export = commands.add(top, "export", "write the attendance workbook of an event")
    export.add_argument("event", metavar="EVENT")
    export.add_argument("-o", "--output", required=True, metavar="FILE")
    backup = commands.add(top, "backup", "write a backup of the workspace")
    backup.add_argument("-o", "--output", required=True, metavar="FILE")
    parser_team.team_commands(commands.group(top, "team", "two laptops at one event"))
    parser_concern.concern_commands(
        commands.group(top, "concern", "worries about a child, sealed to the safeguarding lead")
    )
    i18n = commands.group(top, "i18n", "translations: collect sentences, say what is missing")
    i18n("extract", "collect every sentence into the catalogues")
    i18n("status", "print how much of each language is there").add_argument(
        "--json", action="store_true"
    )
    parser_planwords.i18n_glossary(i18n)
    return parser


def _plan_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    add("list", "list the plans").add_argument("--json", action="store_true")
    parser_checks.plan_checks(add)
    lay = add("timeline", "lay a plan out in time")
    lay.add_argument("plan", metavar="ID-or-FILE")
    lay.add_argument("--start", required=True, metavar="YYYY-MM-DDTHH:MM")
    lay.add_argument("--zone", required=True, metavar="AREA/PLACE")
    lay.add_argument("--json", action="store_true")
    parser_catchup.plan_catch_up(add)
    parser_adapt.adapt_commands(add)
    parser_agendas.plan_agendas(add)
    parser_planwords.plan_words(add)


def _event_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    new = add("new", "prepare an event and print its identifier")
    new.add_argument("--plan", required=True, metavar="ID-or-FILE")
    new.add_argument("--start", required=True, metavar="YYYY-MM-DDTHH:MM")
    new.add_argument("--zone", required=True, metavar="AREA/PLACE")
    new.add_argument("--people", metavar="FILE", help="people file, xlsx or csv")
    for option in ("title", "place", "facility"):
        new.add_argument(f"--{option}", default="")
    new.add_argument("--languages", default="", metavar="TAG;TAG")
    add("list", "list the events").add_argument("--json", action="store_true")
    show = _event(add, "show", "show an event as it stands", at=True)
    show.add_argument("--json", action="store_true")
    _marking_commands(add)
    _running_commands(add)
    parser_care.care_commands(add)
    parser_catchup.event_catch_up(add)
    parser_search.search_commands(add)
    parser_checks.event_checks(add)
    parser_agendas.event_agendas(add)


def _event(
    add: Callable[[str, str], argparse.ArgumentParser],
    name: str,
    text: str,
    *,
    at: bool = True,
    block: bool = False,
) -> argparse.ArgumentParser:
    parser = add(name, text)
    parser.add_argument("event", metavar="EVENT")
    if block:
        parser.add_argument("block", metavar="BLOCK", help="the block's id in the plan")
    if at:
        parser.add_argument("--at", metavar="INSTANT", help="when; without offset: event's zone")
    return parser


def _marking_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    mark = _event(add, "mark", "mark one person in a block", block=True)
    mark.add_argument("code", metavar="CODE")
    mark.add_argument("status", metavar="STATUS", choices=[s.value for s in Status])
    mark.add_argument("--minutes", type=int, metavar="N", help="minutes missed")
    count = _event(add, "headcount", "record how many were counted")
    count.add_argument("counted", type=int, metavar="N")
    count.add_argument("--block", default="", metavar="BLOCK")
    note = _event(add, "note", "write a private note")
    note.add_argument("text", metavar="TEXT")
    note.add_argument("--block", default="", metavar="BLOCK")
    log = _event(add, "log", "write what one shift tells the next")
    log.add_argument("text", metavar="TEXT")
    log.add_argument("--turn", required=True, choices=["day-night", "night-day"])
    log.add_argument("--day", type=int, required=True, metavar="N", help="whose evening or morning")
    _event(add, "logs", "list the logs between shifts").add_argument("--json", action="store_true")
    withdraw = _event(add, "withdraw", "someone takes no further part")
    withdraw.add_argument("code", metavar="CODE")


def _running_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    opening = _event(add, "open", "open an event")
    opening.add_argument("--override-by", default="", metavar="NAME")
    opening.add_argument("--override-reason", default="", metavar="REASON")
    for name, text in (
        ("close", "close an event"),
        ("next", "start what comes next"),
        ("pause", "let what runs stand still"),
        ("resume", "let it go on"),
        ("undo", "take the last thing back"),
        ("redo", "take the last undo back"),
    ):
        _event(add, name, text)
    for name, text in (
        ("start", "start a block"),
        ("end", "end a block"),
        ("skip", "leave a block out"),
    ):
        _event(add, name, text, block=True)
    extend = _event(add, "extend", "give a block more minutes, or fewer", block=True)
    extend.add_argument("--minutes", type=int, required=True, metavar="±N")
    insert = _event(add, "insert", "insert a block")
    insert.add_argument("--title", required=True)
    insert.add_argument("--minutes", type=int, required=True, metavar="N")
    kinds = [k.value for k in Kind if k not in (Kind.NIGHT, Kind.SLACK)]
    insert.add_argument("--kind", choices=kinds, default=Kind.SESSION.value)
    insert.add_argument("--after", default="", metavar="BLOCK")
