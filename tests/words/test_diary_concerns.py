"""The diary keeps quiet about concerns, and tells when their key changes."""

from __future__ import annotations

from tests.model.saying import Said
from toolkit.model.facts import Noted
from toolkit.model.facts_team import ConcernSealed, LeadKeySet
from toolkit.words import Words
from toolkit.words.diary import Diary

WORDS = Words()


def test_a_concern_has_no_line() -> None:
    said = Said()
    said.say(Noted("x"))
    before = Diary(WORDS, said.event, said.facts).entries()
    concern = said.say(ConcernSealed("K7R-4HX", "-----BEGIN AGE", "age1abcdefghij"))
    diary = Diary(WORDS, said.event, said.facts)
    assert diary.entries() == before
    assert "K7R" not in diary.line(concern)


def test_another_key_is_told_by_its_end() -> None:
    said = Said()
    fact = said.say(LeadKeySet("age1abcdefghij"))
    diary = Diary(WORDS, said.event, said.facts)
    assert "ending in efghij" in diary.line(fact)
    assert diary.entries()[-1].text == diary.line(fact)
