"""What is told of a translation that may be wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.words import Words
from toolkit.words.glossary import Term
from toolkit.words.textchecks import describe_slip, digits_of, slips


def codes(source: str, translation: str) -> list[tuple[str, str]]:
    return [(slip.code, slip.what) for slip in slips(source, translation)]


@pytest.mark.parametrize(
    ("source", "translation", "told"),
    [
        ("Call 112 or 116 000.", "Chiamate il 112 o il 116000.", []),
        ("Call 112 or 116 000.", "Chiamate il 116 000.", [("phone", "112")]),
        ("Call 116 111.", "Chiamate il 116 000.", [("phone", "116 111")]),
        ("Ring +39 06 1234567 now.", "Suonate +39-06-123 45 67 subito.", []),
        ("Ring +39 06 1234567 now.", "Suonate +39 06 1234568.", [("phone", "+39 06 1234567")]),
        ("Three of 13, at 9:30", "Tre di 13, alle 9.30", []),
        ("Three of 13, at 9:30", "Tre di 31, alle 9.30", [("number", "13")]),
        ("“1,800 a month”", "„1800 на месец“", []),
        ("On 01.09.2026", "Il 01.09.2026", []),
        ("Give 4 cards", "أعطوا ٤ بطاقات", []),
        ("Go to [lead].", "Andate da [referente].", []),
        ("Go to [lead].", "Andate dal referente.", [("brackets", "[]")]),
        ("A (small) step", "Un (piccolo passo", [("brackets", "()")]),
        ("Hello {name}", "Ciao {name}", []),
        ("Hello {name}", "Ciao {nome}", [("placeholder", "{name}")]),
        ("Lunch", "Lunch", [("same", "")]),
        ("112", "112", []),
        ("Lunch", "", []),
    ],
)
def test_what_is_told(source: str, translation: str, told: list[tuple[str, str]]) -> None:
    assert codes(source, translation) == told


def test_a_term_said_otherwise_is_told_unless_it_is_an_everyday_word() -> None:
    terms = (Term("break", "pausa"), Term("late", "in ritardo"))
    [slip] = slips("A late break", "Un intervallo tardi", terms)
    said = describe_slip(Words(), slip)
    assert "break" in said
    assert "pausa" in said
    assert slips("A late break", "Una pausa tardi", terms) == ()


@given(st.text(st.characters(categories=["L", "Nd", "P", "Zs"]), max_size=60))
def test_a_text_between_other_words_loses_nothing(text: str) -> None:
    """Whatever a text holds: a translation that keeps it whole has no fault but of brackets."""
    found = {slip.code for slip in slips(text, f"{text} ja")}
    assert found <= {"brackets"}


def test_every_slip_has_a_sentence() -> None:
    source = "Ring 112, {name}, 7 [x] break"
    told = slips(source, "Nothing (", (Term("break", "pausa"),))
    assert {slip.code for slip in told} == {"phone", "placeholder", "number", "brackets", "term"}
    assert all(describe_slip(Words(), slip) for slip in told)


def test_digits_are_read_in_any_script() -> None:
    assert digits_of("١٢٣ 4-५") == "12345"
