"""What the diary says of concerns: nothing.

An adult whom a concern is about may sit at this desk. Learning from the diary that one was sealed,
and when, would tell them that somebody spoke, and when they were alone with whom. So the diary
passes concerns over; the receipt number is with who wrote it, the rest with the lead. That another
key was set is told: everyone should notice if concerns are suddenly sealed to somebody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.concerns import key_ending
from toolkit.model.facts_team import ConcernSealed, LeadKeySet
from toolkit.words.diary_sentences import tell

if TYPE_CHECKING:
    from toolkit.words.diary_sentences import Telling

PASSED_OVER = frozenset({"concern-sealed"})
"""Kinds of facts that have no line in a diary."""


@tell.register(ConcernSealed)
def _sealed(_what: ConcernSealed, diary: Telling) -> str:
    return diary.words.say("An entry that isn't shown here.")


@tell.register(LeadKeySet)
def _key(what: LeadKeySet, diary: Telling) -> str:
    return diary.words.say(
        "Concerns are sealed to the safeguarding lead's key ending in {ending} from now on.",
        ending=key_ending(what.recipient),
    )
