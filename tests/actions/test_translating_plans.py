"""A plan's texts in a language, from real plans and catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.actions.own_plans import adapt
from toolkit.actions.translating_plans import (
    glossary_of,
    set_translation,
    set_translations,
    texts_of,
)
from toolkit.content.places import Places, shipped
from toolkit.content.translate import translatable
from toolkit.model.errors import InputError, UserError
from toolkit.words import load
from toolkit.words.planentries import Said
from toolkit.words.plantexts import State, Where

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.words.plantexts import PlanText, PlanTexts

PLAN = """\
format: 1
id: evening
version: 3
title: An evening
programme: X
language: en
group: {size: 6-10, ages: 13-17}
days:
  - title: First day
    start: "18:00"
    blocks:
      - id: welcome
        title: Welcome
        kind: session
        minutes: 30
        purpose: Everyone has been heard.
        steps:
          - text: Sit in a circle and give each a card.
            say:
              - What would you like to be called?
              - "Call 116 000 at any time."
        materials: [Cards]
      - {id: dinner, title: Dinner, kind: meal, minutes: 60}
      - id: choices
        title: Choices
        kind: session
        minutes: 30
        strands:
          - [{id: music, title: Music, kind: free, minutes: 30}]
          - [{id: dinner-2, title: Dinner, kind: meal, minutes: 30}]
"""
WORDS = """\
msgid ""
msgstr ""

msgid "Dinner"
msgstr "Cena"

#, fuzzy
#| msgid "Welcome, all"
msgid "Welcome"
msgstr "Benvenuti"

msgid "Sit in a circle and give each a card."
msgstr "Sedetevi in cerchio e date a ciascuno un biglietto."

msgid "Call 116 000 at any time."
msgstr "Chiamate il 116 111 in ogni momento."
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    root = tmp_path / "root"
    for path, text in {
        "sessions/evening.yaml": PLAN,
        "i18n/it/sessions.po": WORDS,
        "i18n/it/state.toml": 'state = "draft"\n',
        "i18n/it/glossary.yaml": "terms:\n  card:\n    translation: biglietto\n",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return Places(root, tmp_path / "own")


def by_source(texts: PlanTexts) -> dict[str, PlanText]:
    return {text.source: text for text in texts.texts}


def test_texts_come_in_the_order_of_the_agenda_each_once(places: Places) -> None:
    texts = texts_of(places, "evening", "it")
    assert [(one.number, one.source, one.spot.key, one.spot.step) for one in texts.texts] == [
        (1, "An evening", "plan title", 0),
        (2, "First day", "day title", 0),
        (3, "Welcome", "welcome title", 0),
        (4, "Everyone has been heard.", "welcome purpose", 0),
        (5, "Sit in a circle and give each a card.", "welcome text", 1),
        (6, "What would you like to be called?", "welcome say", 1),
        (7, "Call 116 000 at any time.", "welcome say", 1),
        (8, "Cards", "welcome item", 0),
        (9, "Dinner", "dinner title", 0),
        (10, "Choices", "choices title", 0),
        (11, "Music", "music title", 0),
    ]
    assert by_source(texts)["Dinner"].more == 1
    assert (texts.plan, texts.version, texts.language, texts.draft) == ("evening", 3, "it", True)


@pytest.mark.parametrize("plan", sorted(p.stem for p in shipped().glob("sessions/*.yaml")))
def test_no_text_of_a_shipped_plan_is_left_out(plan: str) -> None:
    places = Places(shipped())
    found = {one.source for one in texts_of(places, plan, "it").texts}
    assert found == {one.text for one in translatable(places.sessions / f"{plan}.yaml")}


def test_each_text_tells_its_state_and_where_it_comes_from(places: Places) -> None:
    texts = by_source(texts_of(places, "evening", "it"))
    dinner, welcome, music = (texts[name] for name in ("Dinner", "Welcome", "Music"))
    assert dinner.found == ("Cena", State.DRAFT, Where.SHIPPED, "")
    assert welcome.found == ("Benvenuti", State.FUZZY, Where.SHIPPED, "Welcome, all")
    assert music.found == ("", State.MISSING, Where.NOWHERE, "")
    [term] = texts["Sit in a circle and give each a card."].terms
    assert term.translation == "biglietto"
    [slip] = texts["Call 116 000 at any time."].slips
    assert (slip.code, slip.what) == ("phone", "116 000")
    assert texts_of(places, "evening", "it").done == 3


def test_checked_languages_are_done(places: Places) -> None:
    (places.i18n / "it" / "state.toml").write_text('state = "checked"\n', encoding="utf-8")
    texts = texts_of(places, "evening", "it")
    assert not texts.draft
    assert by_source(texts)["Dinner"].state is State.DONE


def test_ones_own_translation_comes_first_and_others_stay(places: Places) -> None:
    set_translation(places, "it", "Dinner", "La cena", "dinner title")
    set_translation(places, "it", "Music", "Musica")
    texts = by_source(texts_of(places, "evening", "it"))
    assert texts["Dinner"].found == ("La cena", State.OWN, Where.OWN, "")
    assert texts["Music"].translation == "Musica"
    assert load("it", places.i18n, places.own_i18n).content("Dinner") == "La cena"
    set_translation(places, "it", "Dinner", "")
    texts = by_source(texts_of(places, "evening", "it"))
    assert (texts["Dinner"].translation, texts["Dinner"].state) == ("Cena", State.DRAFT)
    assert texts["Music"].state is State.OWN
    assert (places.i18n / "it" / "sessions.po").read_text(encoding="utf-8") == WORDS


def test_a_language_without_a_folder_takes_ones_own_words(places: Places) -> None:
    assert texts_of(places, "evening", "sq").done == 0
    set_translation(places, "sq", "Dinner", "Darkë")
    assert by_source(texts_of(places, "evening", "sq"))["Dinner"].state is State.OWN
    assert load("sq", places.i18n, places.own_i18n).content("Dinner") == "Darkë"
    assert glossary_of(places, "sq").terms == ()


def test_a_damaged_file_of_ones_own_is_named_and_left(places: Places) -> None:
    path = places.root.parent / "own" / "i18n" / "it" / "sessions.po"
    path.parent.mkdir(parents=True)
    path.write_text("hello", encoding="utf-8")
    for work in (
        lambda: set_translation(places, "it", "Dinner", "Cena"),
        lambda: texts_of(places, "evening", "it"),
    ):
        with pytest.raises(UserError) as caught:
            work()
        assert caught.value.code == "words-damaged"
    assert path.read_text(encoding="utf-8") == "hello"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_changed_sentence_of_an_adapted_plan_offers_its_old_translation(places: Places) -> None:
    mine = adapt(places, "evening", "my-evening")
    change(mine, "give each a card", "give everybody two cards")
    text = by_source(texts_of(places, "my-evening", "it"))[
        "Sit in a circle and give everybody two cards."
    ]
    assert text.state is State.FUZZY
    assert text.previous == "Sit in a circle and give each a card."
    assert text.translation == "Sedetevi in cerchio e date a ciascuno un biglietto."
    set_translation(places, "it", text.source, "Sedetevi in cerchio.", text.spot.key)
    assert by_source(texts_of(places, "my-evening", "it"))[text.source].state is State.OWN
    change(mine, "give everybody two cards", "give everybody three cards")
    again = by_source(texts_of(places, "my-evening", "it"))[
        "Sit in a circle and give everybody three cards."
    ]
    assert (again.previous, again.translation) == (text.source, "Sedetevi in cerchio.")


def test_only_texts_of_the_same_place_that_are_gone_count_as_its_old_ones(places: Places) -> None:
    mine = adapt(places, "evening", "my-evening")
    change(mine, "title: Music", "title: Dinners")
    assert by_source(texts_of(places, "my-evening", "it"))["Dinners"].state is State.MISSING
    change(mine, "give each a card", "we begin")
    change(mine, "Sit in a circle and we begin.", "Tell what you know.")
    assert by_source(texts_of(places, "my-evening", "it"))["Tell what you know."].previous == ""


@pytest.mark.parametrize(
    ("language", "code"),
    [("en", "language-same"), ("EN", "language-same"), ("x", "language-wrong")]
    + [(tag, "language-wrong") for tag in ("", "../it", "italiano", "en-XA", "it/..")],
)
def test_languages_that_cant_be(places: Places, language: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        texts_of(places, "evening", language)
    assert caught.value.code == code


def test_a_plan_that_isnt_there(places: Places) -> None:
    with pytest.raises(InputError):
        texts_of(places, "nothing", "it")


def test_a_folder_that_cant_be_written_is_told(places: Places, tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        set_translations(places, "it", {"Dinner": Said("Cena")})
    assert caught.value.code == "folder-missing"
