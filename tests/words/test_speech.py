"""What is said: translations, plurals, fallbacks, placeholders and directions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from toolkit.words import Words, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    WritePo = Callable[..., Path]

LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"

GREETING = 'msgid "ends {time}"\nmsgstr "finisce alle {time}"\n'


def test_english_needs_no_folder(tmp_path: Path) -> None:
    words = load("en", tmp_path / "nowhere")
    assert words.say("ends {time}", time="12:05") == "ends 12:05"
    assert words.say_n("{n} child", "{n} children", 1) == "1 child"
    assert words.say_n("{n} child", "{n} children", 0) == "0 children"
    assert words.say_c("button", "Next") == "Next"
    assert (words.language, words.rtl, words.draft) == ("en", False, False)


def test_a_translation_is_said(write_po: WritePo) -> None:
    words = load("it", write_po("it", GREETING))
    assert words.say("ends {time}", time="12:05") == "finisce alle 12:05"
    assert words.draft


def test_a_checked_language_is_no_draft(write_po: WritePo) -> None:
    root = write_po("it", GREETING, state='state = "checked"\nchecked_by = "A. Rossi"\n')
    assert not load("it", root).draft


def test_a_region_takes_its_language(write_po: WritePo) -> None:
    words = load("it_ch", write_po("it", GREETING))
    assert words.language == "it-CH"
    assert words.say("ends {time}", time="9") == "finisce alle 9"


def test_a_language_without_a_folder_speaks_english_in_its_own_direction(tmp_path: Path) -> None:
    words = load("fa", tmp_path)
    assert words.say("Next") == "Next"
    assert words.rtl
    assert words.draft


def test_context_keeps_equal_texts_apart(write_po: WritePo) -> None:
    body = (
        'msgctxt "button"\nmsgid "Next"\nmsgstr "Avanti"\n\n'
        'msgctxt "agenda"\nmsgid "Next"\nmsgstr "Poi"\n'
    )
    words = load("it", write_po("it", body))
    assert words.say_c("button", "Next") == "Avanti"
    assert words.say_c("agenda", "Next") == "Poi"
    assert words.say("Next") == "Next"


@pytest.mark.parametrize(
    "body",
    [
        '#, fuzzy\nmsgid "ends {time}"\nmsgstr "finisce {time}"\n',
        'msgid "ends {time}"\nmsgstr ""\n',
        '#~ msgid "ends {time}"\n#~ msgstr "finisce {time}"\n',
        'msgid "ends {time}"\nmsgstr "finisce {ora}"\n',
        'msgid "ends {time}"\nmsgstr "finisce {time.__class__}"\n',
        'msgid "ends {time}"\nmsgstr "finisce {time"\n',
        'msgid "ends {time}"\nmsgstr "finisce"\n',
        'msgid "ends {time}"\nmsgstr "finisce {time} {time2}"\n',
    ],
    ids=["fuzzy", "empty", "gone", "renamed", "reaching in", "unclosed", "lost", "added"],
)
def test_an_unusable_translation_falls_back(write_po: WritePo, body: str) -> None:
    words = load("it", write_po("it", body))
    assert words.say("ends {time}", time="12:05") == "ends 12:05"


def test_a_missing_value_is_the_callers_mistake() -> None:
    with pytest.raises(KeyError):
        Words().say("ends {time}")


def test_doubled_brackets_are_brackets() -> None:
    assert Words().say("a {{b}} {c}", c=1) == "a {b} 1"


PLURALS = {
    "it": (2, {0: 1, 1: 0, 2: 1, 21: 1, 1000: 1}),
    "bg": (2, {0: 1, 1: 0, 2: 1, 21: 1}),
    "ro": (3, {0: 1, 1: 0, 2: 1, 19: 1, 20: 2, 100: 2, 101: 1, 119: 1, 120: 2}),
    "cs": (3, {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 22: 2}),
    "ar": (6, {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3, 111: 4}),
    "uk": (3, {1: 0, 21: 0, 2: 1, 5: 2, 11: 2}),
}


@pytest.mark.parametrize("language", PLURALS)
def test_plural_forms(write_po: WritePo, language: str) -> None:
    count, wanted = PLURALS[language]
    forms = "".join(f'msgstr[{place}] "form {place}: {{n}}"\n' for place in range(count))
    body = f'msgid "{{n}} child"\nmsgid_plural "{{n}} children"\n{forms}'
    words = load(language, write_po(language, body))
    for n, place in wanted.items():
        said = words.say_n("{n} child", "{n} children", n)
        assert said.startswith(f"form {place}: "), (language, n)


def test_a_plural_form_may_do_without_its_number(write_po: WritePo) -> None:
    body = (
        'msgid "{n} child of {home}"\nmsgid_plural "{n} children of {home}"\n'
        'msgstr[0] "un bambino di {home}"\nmsgstr[1] "{n} bambini di {home}"\n'
    )
    words = load("it", write_po("it", body))
    assert words.say_n("{n} child of {home}", "{n} children of {home}", 1, home="A") == (
        "un bambino di A"
    )


def test_a_form_may_need_a_number_where_english_has_none(write_po: WritePo) -> None:
    body = (
        'msgid "one child"\nmsgid_plural "{n} children"\n'
        'msgstr[0] "{n} дитина"\nmsgstr[1] "{n} дитини"\nmsgstr[2] "{n} дітей"\n'
    )
    words = load("uk", write_po("uk", body))
    assert words.say_n("one child", "{n} children", 21) == "21 дитина"


def test_a_missing_plural_form_falls_back(write_po: WritePo) -> None:
    body = 'msgid "{n} child"\nmsgid_plural "{n} children"\nmsgstr[0] "{n} copil"\nmsgstr[1] ""\n'
    words = load("ro", write_po("ro", body))
    assert words.say_n("{n} child", "{n} children", 1) == "1 copil"
    assert words.say_n("{n} child", "{n} children", 5) == "5 children"
    assert words.say_n("{n} child", "{n} children", 20) == "20 children"


def test_content_is_word_for_word(write_po: WritePo) -> None:
    write_po("it", 'msgid "Draw a {"\nmsgstr "Disegna una {"\n', domain="sessions")
    root = write_po("it", 'msgid "Your rights"\nmsgstr "I tuoi diritti"\n', domain="handouts")
    words = load("it", root)
    assert words.content("Draw a {") == "Disegna una {"
    assert words.content("Your rights") == "I tuoi diritti"
    assert words.content("{not} ours") == "{not} ours"
    assert words.say("Your rights") == "Your rights"


def test_a_damaged_catalogue_of_plans_leaves_the_handouts(write_po: WritePo) -> None:
    write_po("it", "not a catalogue\n", domain="sessions")
    root = write_po("it", 'msgid "Your rights"\nmsgstr "I tuoi diritti"\n', domain="handouts")
    words = load("it", root)
    assert words.content("Your rights") == "I tuoi diritti"
    assert words.content("Sing.") == "Sing."


def test_right_to_left_isolates_what_it_is_given(write_po: WritePo) -> None:
    words = load("ar", write_po("ar", 'msgid "ends {time}, {who}"\nmsgstr "{time} {who}"\n'))
    clock = words.clock(dt.datetime(2026, 3, 27, 9, 5, tzinfo=dt.UTC))
    assert clock == f"{LRI}09:05{PDI}"
    assert words.say("ends {time}, {who}", time=clock, who="Rossi") == (
        f"{LRI}09:05{PDI} {FSI}Rossi{PDI}"
    )
    assert words.time(9 * 60 + 5) == f"{LRI}09:05{PDI}"
    assert words.number(116000) == f"{LRI}116,000{PDI}"
    assert words.date(dt.date(2026, 3, 27)) == f"{FSI}الجمعة، 27 مارس 2026{PDI}"


def test_an_arabic_name_keeps_to_itself_in_english() -> None:
    assert Words().say("{who} ({age})", who="ليلى", age=16) == f"{FSI}ليلى{PDI} (16)"
    assert Words().join(["Anna", "ليلى"]) == f"Anna and {FSI}ليلى{PDI}"


def test_what_is_isolated_in_parts_is_isolated_whole() -> None:
    said = Words().say("{who}!", who=f"{FSI}ليلى{PDI} {FSI}نور{PDI}")
    assert said == f"{FSI}{FSI}ليلى{PDI} {FSI}نور{PDI}{PDI}!"
    assert Words().say("{who}!", who=f"{FSI}ليلى{PDI}") == f"{FSI}ليلى{PDI}!"


def test_words_do_not_change() -> None:
    with pytest.raises(AttributeError):
        Words().language = "it"  # type: ignore[misc]
