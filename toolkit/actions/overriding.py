"""Setting a rule aside by name and reason, signing the nine requirements, promising an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.model.facts import ItemTicked
from toolkit.model.facts_checks import (
    FeedbackDateSet,
    RuleOverridden,
    RuleRestored,
    TicksSigned,
)
from toolkit.model.rules.base import CONFIRMED
from toolkit.model.rules.book import RULES
from toolkit.model.rules.overrides import fold_overrides
from toolkit.model.rules.ticks import TICK_IDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from toolkit.actions.desk import Changed, Desk


def override_rule(desk: Desk, event: str, rule: str, by: str, reason: str) -> Changed:
    """Set a rule aside for an event: ``by`` is the name of who answers for it.

    Raises ``UserError`` with ``no-such-rule``, or ``override-unsigned`` without name or reason.
    """
    desk.event(event)
    if rule not in {each.id for each in RULES}:
        raise UserError("no-such-rule", rule=rule)
    if not (by.strip() and reason.strip()):
        raise UserError("override-unsigned")
    return desk.say(event, [RuleOverridden(rule, by.strip(), reason.strip())])


def restore_rule(desk: Desk, event: str, rule: str) -> Changed:
    """Let a rule hold again; raise ``UserError('not-overridden')`` where nobody set it aside."""
    if rule not in desk.event(event).folded(fold_overrides):
        raise UserError("not-overridden", rule=rule)
    return desk.say(event, [RuleRestored(rule)])


def confirm_rule(desk: Desk, event: str, rule: str, *, done: bool = True) -> Changed:
    """Answer a rule that no record can answer, or take the answer back.

    Raises ``UserError('no-such-rule')`` for one that isn't answered so.
    """
    desk.event(event)
    if rule not in {each.id for each in RULES if each.asks}:
        raise UserError("no-such-rule", rule=rule)
    return desk.say(event, [ItemTicked(f"{CONFIRMED}{rule}", done)])


def sign_ticks(desk: Desk, event: str, ticks: Sequence[str], by: str) -> Changed:
    """Sign the sheet of the nine requirements as it is ticked now.

    Raises ``UserError`` with ``no-such-tick``, or ``ticks-unsigned`` without a name.
    """
    desk.event(event)
    unknown = [tick for tick in ticks if tick not in TICK_IDS]
    if unknown:
        raise UserError("no-such-tick", tick=unknown[0])
    if not by.strip():
        raise UserError("ticks-unsigned")
    ticked = tuple(tick for tick in TICK_IDS if tick in ticks)
    return desk.say(event, [TicksSigned(ticked, by.strip())])


def set_feedback_date(desk: Desk, event: str, when: date | None) -> Changed:
    """Say by when the young people hear what came of it; ``None`` takes the date back."""
    desk.event(event)
    return desk.say(event, [FeedbackDateSet("" if when is None else when.isoformat())])
