"""The words of the commands about checks."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = {
    "plan check": "plan check sessions/consultation-72h.yaml --country FR",
    "plan rules": "plan rules",
    "event checks": "event checks consultation-72h-20261002-01 --json",
    "event override": (
        "event override consultation-72h-20261002-01 work-run"
        ' --by "Irina B." --reason "The group asked for it"'
    ),
    "event confirm": "event confirm consultation-72h-20261002-01 quiet-room",
    "event sign": 'event sign consultation-72h-20261002-01 voluntary safe --by "Irina B."',
    "event answer": "event answer consultation-72h-20261002-01 2026-11-13",
}


def _country(text: str) -> str:
    if text and not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise argparse.ArgumentTypeError("two letters were expected, as FR")
    return text.upper()


def plan_checks(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands to those about plans."""
    check = add("check", "check plan files: format, times, and the rules that keep children safe")
    check.add_argument("files", nargs="+", metavar="FILE", help="a plan's file, or its id")
    check.add_argument("--country", type=_country, default="", metavar="FR", help="two letters")
    check.add_argument("--json", action="store_true")
    add("rules", "print the rules that plans and events are held against, with their sources")


def event_checks(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands to those about events."""
    checks = add("checks", "say what the rules find in an event")
    checks.add_argument("event", metavar="EVENT")
    checks.add_argument("--country", type=_country, metavar="FR", help="instead of the zone's")
    checks.add_argument("--json", action="store_true")
    override = add("override", "set a rule aside for an event, or let it hold again")
    override.add_argument("event", metavar="EVENT")
    override.add_argument("rule", metavar="RULE")
    override.add_argument("--by", default="", metavar="NAME", help="who answers for it")
    override.add_argument("--reason", default="", metavar="TEXT")
    override.add_argument("--lift", action="store_true", help="let the rule hold again")
    confirm = add("confirm", "answer a rule that no record can answer")
    confirm.add_argument("event", metavar="EVENT")
    confirm.add_argument("rule", metavar="RULE")
    confirm.add_argument("--not", dest="taken_back", action="store_true", help="take it back")
    sign = add("sign", "sign the nine requirements for hearing children")
    sign.add_argument("event", metavar="EVENT")
    sign.add_argument("ticks", nargs="*", metavar="REQUIREMENT", help="without any: all nine")
    sign.add_argument("--by", required=True, metavar="NAME", help="who went through them")
    answer = add("answer", "say by when the young people hear what came of it")
    answer.add_argument("event", metavar="EVENT")
    answer.add_argument("date", metavar="YYYY-MM-DD")
