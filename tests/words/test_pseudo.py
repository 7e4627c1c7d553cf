"""The two invented languages keep what a program must find again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.words import load, placeholders, pseudo
from toolkit.words.isolates import has_rtl, is_isolated, isolate

NAMES = st.sampled_from(["n", "time", "home_name", "code2"])
PIECES = st.one_of(
    st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=12),
    NAMES.map(lambda name: f"{{{name}}}"),
    st.sampled_from(["{{", "}}", "<b>", "</b>", "\n", "&Next"]),
)
SENTENCES = st.lists(PIECES, max_size=8).map("".join)


@pytest.mark.parametrize("change", [pseudo.lengthen, pseudo.mirror])
@given(text=SENTENCES)
def test_placeholders_survive(change: object, text: str) -> None:
    assert callable(change)
    changed = change(text)
    assert placeholders.names(changed) == placeholders.names(text)
    assert placeholders.is_sound(changed)
    assert changed.count("\n") == text.count("\n")


@given(text=SENTENCES)
def test_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(piece for _, piece in placeholders.split(text)) == text


@given(text=st.text(min_size=1))
def test_isolating_twice_is_isolating_once(text: str) -> None:
    once = isolate(text)
    assert isolate(once) == once or not is_isolated(once)
    assert once.strip("\u2066\u2067\u2068\u2069") == text.strip("\u2066\u2067\u2068\u2069")


def test_the_long_language_is_two_fifths_longer_and_bracketed() -> None:
    words = load("en-xa", Path("nowhere"))
    text = "Prepare the event and print everything that is needed for it"
    said = words.say(text)
    assert said.startswith(("[Þŕ", "[Pŕ"))
    assert said.endswith("]")
    assert 1.3 < len(said) / len(text) < 1.5
    assert not words.rtl
    assert words.say("<b>{n}</b> &left", n=3).startswith("[<b>3</b> &")


def test_the_mirrored_language_runs_right_to_left() -> None:
    words = load("ar-XB", Path("nowhere"))
    assert words.rtl
    assert not words.draft
    assert words.say("ends {time}\nsoon", time="9") == (
        "\u200f\u202eends \u20689\u2069\u202c\u200f\n\u200f\u202esoon\u202c\u200f"
    )


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_all_ways_of_speaking_are_changed(language: str) -> None:
    words = load(language, Path("nowhere"))
    assert words.say("Next") != "Next"
    assert words.say_c("button", "Next") != "Next"
    assert words.content("Next {") != "Next {"
    assert words.say_n("{n} child", "{n} children", 2) != "2 children"
    assert words.duration(75) != "1 h 15 min"


def test_only_real_right_to_left_letters_count() -> None:
    assert has_rtl("שלום")
    assert has_rtl("\ufefb")
    assert has_rtl("\U0001e900")
    assert not has_rtl("Здравей ñ 😀")
