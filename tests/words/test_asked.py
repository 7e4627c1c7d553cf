"""Every question between laptops has words, and both of its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.model.laptops import exchange
from tests.model.test_facts import EXAMPLES
from tests.model.test_questions import START, pair
from toolkit.model import facts as f
from toolkit.model import facts_care as care
from toolkit.model.claims import CLAIMING, claims_of
from toolkit.model.event import fold_event
from toolkit.model.facts import kind_of
from toolkit.model.questions import Choice, Question, questions
from toolkit.words import Words, pseudo
from toolkit.words.asked import Asked
from toolkit.words.laptops import laptop_name, notice_text

if TYPE_CHECKING:
    from collections.abc import Callable

CLAIMS = [body for body in EXAMPLES if kind_of(body) in CLAIMING]


def test_there_is_an_example_of_every_kind_that_can_be_asked() -> None:
    assert {kind_of(body) for body in CLAIMS} == CLAIMING


@pytest.mark.parametrize("body", CLAIMS, ids=kind_of)
@pytest.mark.parametrize("change", [None, pseudo.lengthen])
def test_each_kind_is_told(body: f.Body, change: Callable[[str], str] | None) -> None:
    one, _ = pair()
    (fact,) = one.say(body, holds=START + 60_000)
    words = Words() if change is None else Words("en-XA", change=change)
    asked = Asked(words, fold_event(one.facts), {})
    claims = list(claims_of(fact))
    assert claims
    for claim in claims:
        choice = Choice(claim.value, fact)
        question = Question("", claim.subject, (claim.field,), (choice, choice), (fact.id,))
        for sentence in (asked.subject(question), asked.value(question, choice.value)):
            assert sentence


def told(first: f.Body, second: f.Body) -> list[str]:
    one, two = pair(f.Opened())
    one.say(first, holds=START + 60_000)
    two.say(second, holds=START + 120_000)
    exchange(one, two)
    asked = Asked(Words(), fold_event(one.facts), {})
    (question,) = questions(one.facts)
    return [asked.subject(question), *(asked.value(question, c.value) for c in question.choices)]


def test_what_people_read() -> None:
    assert told(
        f.Marked("N-01", "one", f.Status.PRESENT), f.Marked("N-01", "one", f.Status.LATE, 5)
    ) == [
        "N-01 in “One”",
        "present",
        "late, 5 min",
    ]
    assert told(f.Amended("N-01", age=13, consent="no"), f.Amended("N-01", age=15, consent="yes"))[
        1:
    ] == ["age: 13 · Guardian's consent: no", "age: 15 · Guardian's consent: yes"]
    assert told(f.BlockStarted("one"), f.BlockSkipped("one"))[2] == "left out"
    assert told(care.Moved("N-01", "room"), care.Moved("N-01", "out", "T-01"))[1:] == [
        "in the room",
        "out, with T-01",
    ]
    assert told(f.HeadcountTaken(12, 13, "n", 120), f.HeadcountTaken(13, 13, "n", 120)) == [
        "The night count of 02:00",
        "12 of 13",
        "13 of 13",
    ]


def test_laptops_are_named_and_what_is_wrong_is_said() -> None:
    assert laptop_name(Words(), "Desk", "3f2a9c") == "Desk"
    assert laptop_name(Words(), "", "3f2a9c") == "Laptop 3F2A"
    assert "new number" in notice_text(Words(), "copied", "", 0)
    assert "Night" in notice_text(Words(), "doubled", "Night", 0)
    assert "2 h" in notice_text(Words(), "ahead", "Night", 120)
