"""What the diary says of checks: which rule was set aside and why, and never by whose name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from toolkit.model import facts_checks as checks
from toolkit.model.rules.book import RULES
from toolkit.model.rules.ticks import TICK_IDS
from toolkit.words.diary_sentences import tell

if TYPE_CHECKING:
    from toolkit.words.diary_sentences import Telling

KINDS = ("rule-overridden", "rule-restored", "ticks-signed", "feedback-date-set")
"""Kinds of facts that are told under checks."""


def _title(diary: Telling, rule: str) -> str:
    found = next((each.title for each in RULES if each.id == rule), None)
    return rule if found is None else diary.words.say(found)


@tell.register(checks.RuleOverridden)
def _overridden(what: checks.RuleOverridden, diary: Telling) -> str:
    return diary.words.say(
        "A rule was set aside by name and reason: {rule}.", rule=_title(diary, what.rule)
    )


@tell.register(checks.RuleRestored)
def _restored(what: checks.RuleRestored, diary: Telling) -> str:
    return diary.words.say("A rule holds again: {rule}.", rule=_title(diary, what.rule))


@tell.register(checks.TicksSigned)
def _signed(what: checks.TicksSigned, diary: Telling) -> str:
    return diary.words.say(
        "The requirements for hearing children were signed: {ticked} of {all}.",
        ticked=len(set(what.ticks) & set(TICK_IDS)),
        all=len(TICK_IDS),
    )


@tell.register(checks.FeedbackDateSet)
def _feedback(what: checks.FeedbackDateSet, diary: Telling) -> str:
    words = diary.words
    if not what.date:
        return words.say("The date of the answer to the young people was taken back.")
    try:
        day = words.date(date.fromisoformat(what.date))
    except ValueError:
        day = what.date
    return words.say("The young people hear by {date} what came of it.", date=day)
