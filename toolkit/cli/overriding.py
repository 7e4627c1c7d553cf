"""Commands about the checks of an event: told, set aside, confirmed, signed, promised."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from toolkit.actions import overriding
from toolkit.model.errors import UserError
from toolkit.model.rules.book import check_event
from toolkit.model.rules.overrides import fold_overrides
from toolkit.model.rules.ticks import TICK_IDS
from toolkit.words.rules import finding_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.cli.shared import Shell


def checks(shell: Shell) -> int:
    """Say what rules find in an event; nobody who set one aside is named. Errors give 1."""
    args, words = shell.args, shell.words
    with shell.desk() as desk:
        event = desk.event(args.event)
        found = check_event(event, desk.now(), args.country)
    aside = event.folded(fold_overrides)
    if args.json:
        rows = [
            {
                "rule": each.rule,
                "severity": each.severity.value,
                "overridden": each.rule in aside,
                "block": each.block,
                "people": list(each.found.people),
                "text": finding_text(words, each, event.zone),
            }
            for each in found
        ]
        shell.out(json.dumps(rows, ensure_ascii=False))
    else:
        for each in found:
            told = finding_text(words, each, event.zone)
            state = each.severity.value
            if each.rule in aside:
                state = words.say("set aside")
            shell.out(f"{state}\t{each.rule}\t{told}")
    return 1 if any(each.is_error and each.rule not in aside for each in found) else 0


def override(shell: Shell) -> int:
    """Set a rule aside by name and reason, or let it hold again."""
    args = shell.args
    with shell.desk() as desk:
        if args.lift:
            overriding.restore_rule(desk, args.event, args.rule)
        else:
            overriding.override_rule(desk, args.event, args.rule, args.by, args.reason)
    return 0


def confirm(shell: Shell) -> int:
    """Answer a rule by a tick, or take the answer back."""
    args = shell.args
    with shell.desk() as desk:
        overriding.confirm_rule(desk, args.event, args.rule, done=not args.taken_back)
    return 0


def sign(shell: Shell) -> int:
    """Sign the nine requirements as they are ticked."""
    args = shell.args
    with shell.desk() as desk:
        overriding.sign_ticks(desk, args.event, args.ticks or TICK_IDS, args.by)
    return 0


def answer(shell: Shell) -> int:
    """Say by when the young people hear what came of it."""
    args = shell.args
    try:
        when = date.fromisoformat(args.date)
    except ValueError:
        raise UserError("bad-answer-date", date=args.date) from None
    with shell.desk() as desk:
        overriding.set_feedback_date(desk, args.event, when)
    return 0


COMMANDS: dict[str, Callable[[Shell], int]] = {
    "event checks": checks,
    "event override": override,
    "event confirm": confirm,
    "event sign": sign,
    "event answer": answer,
}
