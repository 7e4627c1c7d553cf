"""What the diary says of children in sight: by code, nothing of health, and nothing of PINs."""

from __future__ import annotations

import pytest

from tests.model.saying import Said
from toolkit.model.facts import Body, kind_of
from toolkit.model.facts_care import (
    CareNoted,
    HandedOver,
    MedicationCleared,
    MedicationGiven,
    MedicationSet,
    Moved,
    RollClosed,
    SeenAtRoll,
)
from toolkit.model.facts_team import ClockTaken, NeutralBegun, NeutralEnded, PinSet, SheetPrinted
from toolkit.words import Words
from toolkit.words.diary import Diary

WORDS = Words()
CODE, ADULT = "NORD-01-I", "TEAM-03-2"

TOLD: list[tuple[Body, str]] = [
    (HandedOver(CODE, "in", "Rosa Verdi", note="tired"), f"{CODE} arrived and was handed over."),
    (HandedOver(CODE, "out", "Rosa Verdi"), f"{CODE} left with a carer."),
    (Moved(CODE, "out", ADULT), f"{CODE} went out with {ADULT}."),
    (Moved(CODE, "out"), f"{CODE} went out with an adult."),
    (Moved(CODE, "off-site", ADULT), f"{CODE} is off site with {ADULT}."),
    (Moved(CODE, "off-site"), f"{CODE} is off site."),
    (Moved(CODE, "room"), f"{CODE} is in the room again."),
    (RollClosed("r", 20, 21), "Roll called: 20 of 21 were seen."),
    (NeutralBegun(), "The screens were made calm."),
    (NeutralEnded(), "The screens show again what they showed."),
    (
        SheetPrinted("hand-over", 2, "2026-11-04"),
        "A restricted sheet was printed: copy 2, to be destroyed by 2026-11-04.",
    ),
    (ClockTaken("d2"), "Another laptop runs the agenda from now on."),
]

KEPT_TO_ITSELF: list[Body] = [
    CareNoted(CODE, allergies="nuts", contacts="Rosa Verdi"),
    MedicationSet(CODE, "m", "insulin", (480,)),
    MedicationCleared(CODE, "m"),
    MedicationGiven(CODE, "m", 5, "refused"),
    SeenAtRoll(CODE, "r", seen=False),
    SeenAtRoll(CODE, "r"),
    PinSet(ADULT, "check"),
]


def named(body: Body) -> str:
    return kind_of(body)


@pytest.mark.parametrize(("body", "sentence"), TOLD)
def test_it_is_told_by_code(body: Body, sentence: str) -> None:
    said = Said()
    fact = said.say(body)
    entry = Diary(WORDS, said.event, said.facts).entries()[-1]
    assert entry.text == sentence
    assert entry.about
    assert Diary(WORDS, said.event, said.facts).line(fact) == sentence


@pytest.mark.parametrize("body", KEPT_TO_ITSELF, ids=named)
def test_health_and_pins_have_no_line(body: Body) -> None:
    said = Said()
    fact = said.say(body)
    diary = Diary(WORDS, said.event, said.facts)
    assert [entry.text for entry in diary.entries()] == ["The event was prepared."]
    # What undo says of it gives nothing away either.
    told = diary.line(fact)
    assert told
    for word in ("nuts", "Rosa", "insulin", "refused", "check", "m1"):
        assert word not in told
