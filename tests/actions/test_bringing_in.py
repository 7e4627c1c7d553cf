"""A new original comes into an own plan: nothing lost, nothing unasked, and all of it undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.actions.bringing_in import bring_in, look_ahead, make_ready, take_back
from toolkit.actions.keeping_up import Override
from toolkit.actions.own_plans import adapt, original_file, updates
from toolkit.content.library import list_plans
from toolkit.content.places import Places
from toolkit.content.plans import read_plan
from toolkit.model.clashes import Side
from toolkit.model.errors import InputError, UserError
from toolkit.model.plan import LeftOut, Origin
from toolkit.words import load
from toolkit.words.languages import STATE_FILE

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
format: 1
id: evening
version: 1
title: An evening
programme: X
language: en
group: {size: 6-10, ages: 18-30}
days:
  - title: One
    start: "18:00"
    blocks:
      - {id: welcome, title: Welcome, kind: session, minutes: 30, mandatory: true}
      - {id: dinner, title: Dinner, kind: meal, minutes: 60, purpose: To eat together}
      - {id: games, title: Games, kind: free, minutes: 45}
"""
HEAD = 'msgid ""\nmsgstr "Language: it\\n"\n\n'


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    write(tmp_path / "root" / "sessions" / "evening.yaml", PLAN)
    return Places(tmp_path / "root", tmp_path / "own")


@pytest.fixture
def own(places: Places) -> Path:
    """An adapted copy whose original has come out anew; dinner's minutes clash."""
    path = adapt(places, "evening", "ours")
    edit(path, ("minutes: 60", "minutes: 75"), ("title: Games", "title: Our games"))
    edit(
        places.sessions / "evening.yaml",
        ("version: 1", "version: 2"),
        ("minutes: 60", "minutes: 50"),
        ("minutes: 45", "minutes: 40"),
    )
    return path


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_looking_ahead_counts_and_writes_nothing(places: Places, own: Path) -> None:
    before = everything(own.parent)
    ready = make_ready(places, own)
    found = look_ahead(ready, {})
    assert [clash.field for clash in found.open] == ["minutes"]
    assert (found.taken, found.kept) == (1, 2), "games' minutes; games' title, dinner's minutes"
    found = look_ahead(ready, {found.open[0].spot: Side.NEW})
    assert (found.open, found.taken, found.kept) == ((), 2, 1)
    assert (found.times, found.problems, found.merged.lost) == ((), (), ())
    assert everything(own.parent) == before


def test_while_a_clash_is_open_nothing_is_brought_in(places: Places, own: Path) -> None:
    before = everything(own.parent)
    with pytest.raises(InputError) as refused:
        bring_in(make_ready(places, own), {})
    assert "clash-field" in {problem.code for problem in refused.value.problems}
    assert everything(own.parent) == before


@pytest.mark.parametrize(("side", "minutes"), [(Side.LOCAL, 75), (Side.NEW, 50)])
def test_what_was_decided_is_written_and_can_be_taken_back(
    places: Places, own: Path, side: Side, minutes: int
) -> None:
    before = everything(own.parent)
    ready = make_ready(places, own)
    (clash,) = look_ahead(ready, {}).open
    brought = bring_in(ready, {clash.spot: side})
    plan = read_plan(own).plan
    dinner, games = plan.block("dinner"), plan.block("games")
    assert dinner is not None
    assert games is not None
    assert (dinner.minutes, games.title, games.minutes) == (minutes, "Our games", 40)
    assert (plan.origin, plan) == (Origin("evening", 2), brought.plan)
    assert read_plan(original_file(own.parent, Origin("evening", 2))).plan.version == 2
    assert updates(places) == []
    assert [entry.id for entry in list_plans(places) if not entry.shipped] == ["ours"]
    take_back(brought)
    assert everything(own.parent) == before
    assert len(updates(places)) == 1


def test_what_was_changed_since_is_not_written_over(places: Places, own: Path) -> None:
    ready = make_ready(places, own)
    decisions = {look_ahead(ready, {}).open[0].spot: Side.NEW}
    edit(own, ("Our games", "Your games"))
    with pytest.raises(UserError, match="plan-changed-outside"):
        bring_in(ready, decisions)
    brought = bring_in(make_ready(places, own), decisions)
    edit(own, ("Your games", "Her games"))
    with pytest.raises(UserError, match="plan-changed-outside"):
        take_back(brought)
    assert "Her games" in own.read_text(encoding="utf-8")


def test_a_mandatory_block_is_answered_for_or_nothing_is_written(places: Places, own: Path) -> None:
    line = next(row for row in PLAN.splitlines() if "welcome" in row)
    edit(own, (f"{line}\n", ""))
    ready = make_ready(places, own)
    found = look_ahead(ready, {})
    assert [block.id for block in found.merged.lost] == ["welcome"]
    decisions = {found.open[0].spot: Side.LOCAL}
    before = everything(own.parent)
    for override in (None, Override("Ana Pop", " ")):
        with pytest.raises(UserError, match="override-unsigned"):
            bring_in(ready, decisions, override)
    assert everything(own.parent) == before
    brought = bring_in(ready, decisions, Override(" Ana Pop ", "Done before"))
    assert brought.plan.left_out == (LeftOut("welcome", "Welcome", "Ana Pop", "Done before"),)
    assert read_plan(own).plan == brought.plan
    edit(places.sessions / "evening.yaml", ("version: 2", "version: 3"))
    assert look_ahead(make_ready(places, own), {}).merged.lost == ()


def test_what_does_not_fit_together_is_told_before(places: Places, own: Path) -> None:
    edit(own, ("kind: free,", 'kind: free, start: "19:00", anchor: fixed,'))
    edit(
        places.sessions / "evening.yaml",
        ("kind: meal,", 'kind: meal, start: "19:30", anchor: fixed,'),
    )
    ready = make_ready(places, own)
    spots = {clash.spot: Side.LOCAL for clash in look_ahead(ready, {}).open}
    found = look_ahead(ready, spots)
    assert found.problems
    with pytest.raises(InputError):
        bring_in(ready, spots)


def test_without_a_newer_or_a_kept_original_it_is_said_why(places: Places, own: Path) -> None:
    original_file(own.parent, Origin("evening", 1)).unlink()
    with pytest.raises(UserError, match="original-not-kept"):
        make_ready(places, own)
    edit(places.sessions / "evening.yaml", ("version: 2", "version: 1"))
    with pytest.raises(UserError, match="no-newer-original"):
        make_ready(places, own)


def test_own_translations_stay_and_the_new_ones_come(places: Places, own: Path) -> None:
    """Translations are found by their sentence: neither a merge nor a new version loses any."""
    assert places.own_i18n is not None
    write(places.i18n / "it" / STATE_FILE, 'state = "draft"\n')
    write(places.i18n / "it" / "sessions.po", f'{HEAD}msgid "Dinner"\nmsgstr "Cena"\n')
    ours = f'{HEAD}msgid "Our games"\nmsgstr "I nostri giochi"\n'
    mine = write(places.own_i18n / "it" / "sessions.po", ours)
    edit(places.sessions / "evening.yaml", ("To eat together", "To eat and to talk"))
    write(
        places.i18n / "it" / "sessions.po",
        f'{HEAD}msgid "Dinner"\nmsgstr "Cena"\n\n'
        'msgid "To eat and to talk"\nmsgstr "Mangiare e parlare"\n',
    )
    ready = make_ready(places, own)
    brought = bring_in(ready, {look_ahead(ready, {}).open[0].spot: Side.LOCAL})
    words = load("it", places.i18n, places.own_i18n)
    said = [words.content(text) for _, b in brought.plan.all_blocks() for text in (b.title,)]
    assert said == ["Welcome", "Cena", "I nostri giochi"]
    dinner = brought.plan.block("dinner")
    assert dinner is not None
    assert words.content(dinner.purpose) == "Mangiare e parlare"
    assert mine.read_text(encoding="utf-8") == ours
