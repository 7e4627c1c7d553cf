"""The bidirectional algorithm against Unicode's conformance file, and its own laws."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.paper.typeset.bidi import (
    REMOVED,
    first_strong,
    levels,
    line_levels,
    visual_order,
)
from toolkit.paper.typeset.properties import bidi_classes

CONFORMANCE = Path("/usr/share/unicode/BidiCharacterTest.txt")
AUTO = "2"

ALPHABET = (
    "ab1 -,.()[]\u05d0\u05d1\u0627\u0628\u0661\u064e\u2066\u2067\u2068\u2069\u202a\u202b\u202c"
)
texts = st.text(alphabet=ALPHABET, max_size=40)


def cases() -> Iterator[tuple[int, list[str]]]:
    """Line number and fields of every case."""
    if not CONFORMANCE.exists():
        pytest.fail(f"{CONFORMANCE} is missing; install the package unicode-data")
    for number, line in enumerate(CONFORMANCE.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, line.split(";")


def outcome(text: str, base: int) -> tuple[str, str]:
    """Levels and visual order as the conformance file writes them."""
    classes = bidi_classes(text)
    found = line_levels(levels(text, base), classes, 0, len(text), base)
    pairs = zip(classes, found, strict=True)
    shown = " ".join("x" if name in REMOVED else str(level) for name, level in pairs)
    order = [str(at) for at in visual_order(found) if classes[at] not in REMOVED]
    return shown, " ".join(order)


def test_every_case_of_the_conformance_file() -> None:
    wrong, count = [], 0
    for number, (codes, direction, base, shown, order) in cases():
        text = "".join(chr(int(code, 16)) for code in codes.split())
        level = (first_strong(text) or 0) if direction == AUTO else int(direction)
        count += 1
        if (str(level), *outcome(text, level)) != (base, shown, order):
            wrong.append(number)
    assert count > 91_000
    assert wrong == []


@given(texts, st.sampled_from([0, 1]))
def test_every_character_is_shown_once(text: str, base: int) -> None:
    found = levels(text, base)
    assert len(found) == len(text)
    assert all(base <= level <= 126 for level in found)
    assert sorted(visual_order(found)) == list(range(len(text)))


@given(st.text(alphabet="ab1 -,.()é\u0301", max_size=30))
def test_left_to_right_text_stays_as_it_is(text: str) -> None:
    assert levels(text, 0) == [0] * len(text)


@given(texts, texts, st.sampled_from([0, 1]), st.sampled_from("\u2066\u2067\u2068"))
def test_what_is_isolated_does_not_move_its_surroundings(
    before: str, inside: str, base: int, opening: str
) -> None:
    inside = "".join(char for char in inside if char not in "\u2066\u2067\u2068\u2069")
    before = "".join(char for char in before if char not in "\u2066\u2067\u2068\u2069")
    around = len(before) + 1
    one = levels(f"{before}{opening}{inside}\u2069!", base)
    other = levels(f"{before}{opening}\u2069!", base)
    assert [*one[:around], *one[-2:]] == other


def test_a_number_in_an_isolate_keeps_its_order_in_arabic() -> None:
    text = "مركز \u2066116 000\u2069"
    found = levels(text, 1)
    shown = "".join(text[at] for at in visual_order(found))
    assert "116 000" in shown


def test_spaces_at_a_line_end_return_to_the_paragraph() -> None:
    text = "\u05d0\u05d1 a  "
    found = levels(text, 1)
    assert line_levels(found, bidi_classes(text), 0, 6, 1) == [1, 1, 1, 2, 1, 1]
    assert line_levels(found, bidi_classes(text), 0, 4, 1) == [1, 1, 1, 2]


def test_a_tab_stands_at_the_paragraph_s_level() -> None:
    text = "\u05d0 \t\u05d1"
    assert line_levels(levels(text, 0), bidi_classes(text), 0, 4, 0) == [1, 0, 0, 1]


def test_brackets_too_deep_are_left_alone() -> None:
    text = "\u05d0" + "(" * 70 + "a" + ")" * 70
    assert len(levels(text, 1)) == len(text)
    assert first_strong(text) == 1
