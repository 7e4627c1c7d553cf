"""What the diary says of children in sight and of the desk: by code, never anything of health.

Care details and medication are passed over in a diary; the sentences here are what undo says of
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model import facts_care as care
from toolkit.model import facts_team as team
from toolkit.words.diary_sentences import tell

if TYPE_CHECKING:
    from toolkit.words.diary_sentences import Telling

WHERE = ("handed-over", "moved", "roll-closed", "neutral-begun", "neutral-ended")
"""Kinds of facts that are told under where children are."""
DESK = ("sheet-printed", "clock-taken")
"""Kinds of facts that are told under the desk."""
PRIVATE = frozenset(
    {
        "care-noted",
        "medication-set",
        "medication-cleared",
        "medication-given",
        "seen-at-roll",
        "pin-set",
    }
)
"""Kinds that no diary tells."""


@tell.register(care.HandedOver)
def _handed(what: care.HandedOver, diary: Telling) -> str:
    words = diary.words
    if what.direction == "in":
        return words.say("{code} arrived and was handed over.", code=what.person)
    return words.say("{code} left with a carer.", code=what.person)


@tell.register(care.Moved)
def _moved(what: care.Moved, diary: Telling) -> str:
    words = diary.words
    if what.to == "room":
        return words.say("{code} is in the room again.", code=what.person)
    if what.to == "off-site":
        if what.adult:
            return words.say("{code} is off site with {adult}.", code=what.person, adult=what.adult)
        return words.say("{code} is off site.", code=what.person)
    if what.adult:
        return words.say("{code} went out with {adult}.", code=what.person, adult=what.adult)
    return words.say("{code} went out with an adult.", code=what.person)


@tell.register(care.RollClosed)
def _rolled(what: care.RollClosed, diary: Telling) -> str:
    return diary.words.say(
        "Roll called: {seen} of {expected} were seen.", seen=what.seen, expected=what.expected
    )


@tell.register(care.SeenAtRoll)
def _seen(what: care.SeenAtRoll, diary: Telling) -> str:
    if what.seen:
        return diary.words.say("{code} was seen at the roll-call.", code=what.person)
    return diary.words.say("{code} was not seen at the roll-call after all.", code=what.person)


@tell.register(care.CareNoted)
def _noted(what: care.CareNoted, diary: Telling) -> str:
    return diary.words.say("The care sheet of {code} was changed.", code=what.person)


@tell.register(care.MedicationSet)
@tell.register(care.MedicationCleared)
def _medication(what: care.MedicationSet | care.MedicationCleared, diary: Telling) -> str:
    return diary.words.say("The medication of {code} was changed.", code=what.person)


@tell.register(care.MedicationGiven)
def _given(what: care.MedicationGiven, diary: Telling) -> str:
    return diary.words.say("A dose of {code} was ticked off.", code=what.person)


@tell.register(team.NeutralBegun)
def _calm(_: team.NeutralBegun, diary: Telling) -> str:
    return diary.words.say("The screens were made calm.")


@tell.register(team.NeutralEnded)
def _back(_: team.NeutralEnded, diary: Telling) -> str:
    return diary.words.say("The screens show again what they showed.")


@tell.register(team.PinSet)
def _pin(what: team.PinSet, diary: Telling) -> str:
    return diary.words.say("{code} has a new PIN.", code=what.person)


@tell.register(team.SheetPrinted)
def _printed(what: team.SheetPrinted, diary: Telling) -> str:
    return diary.words.say(
        "A restricted sheet was printed: copy {number}, to be destroyed by {date}.",
        number=what.copy_number,
        date=what.destroy_by,
    )


@tell.register(team.ClockTaken)
def _clock(_: team.ClockTaken, diary: Telling) -> str:
    return diary.words.say("Another laptop runs the agenda from now on.")
