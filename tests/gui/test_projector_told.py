"""What the wall tells: the activity, what is left of it, the next break; and nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from toolkit.actions import running
from toolkit.actions.events import close_event
from toolkit.gui.projector_told import Line, group_languages, is_harmless, told
from toolkit.model.plan import Kind
from toolkit.words import Words, load

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.model.people import Person

STORY = "2026-10-03T11:23"


def test_the_wall_tells_the_activity_what_is_left_and_the_next_break(stage: Stage) -> None:
    stage.prepare_event()
    stage.play(STORY)
    show = told(stage.state, stage.context.now(), [Words()])
    assert [line.text for line in show.titles] == ["Story of an offer"]
    assert show.kind == "session"
    assert show.left is not None
    assert 0.5 < show.left < 0.7
    assert (show.foot, show.foot_time, show.foot_kind) == ("Lunch", "12:05", "meal")


def test_overtime_is_never_told(stage: Stage) -> None:
    stage.prepare_event()
    stage.play(STORY)
    stage.at("2026-10-03T12:40")
    show = told(stage.state, stage.context.now(), [Words()])
    assert show.left == 0
    assert "late" not in str(show).casefold()
    assert "min" not in " ".join([show.foot, *(line.text for line in show.titles)]).split()


def test_each_language_says_the_activity_once(stage: Stage) -> None:
    stage.prepare_event()
    stage.play(STORY)
    mirrored, long = (load(tag, stage.context.root / "i18n") for tag in ("ar-XB", "en-XA"))
    show = told(stage.state, stage.context.now(), [Words(), mirrored, Words(), long])
    assert len(show.titles) == 3
    assert [line.rtl for line in show.titles] == [False, False, False]
    assert show.titles[0].text == "Story of an offer"
    assert "Story" not in show.titles[2].text
    assert len(show.foot.split(" · ")) == 3
    arabic = Line("قصة", rtl=True)
    assert arabic.rtl


def test_before_it_greets_at_night_it_rests_and_after_it_thanks(stage: Stage) -> None:
    stage.prepare_event()
    words = [Words()]
    now = stage.context.now
    assert [t.text for t in told(stage.state, now(), words).titles] == ["Welcome"]
    stage.play("2026-10-03T03:00")
    night = told(stage.state, now(), words)
    assert (night.kind, night.left) == ("night", None)
    assert (night.foot, night.foot_time) == ("Breakfast", "08:15")
    close_event(stage.desk, stage.state.id)
    stage.watch(stage.state.id)
    over = told(stage.state, now(), words)
    assert [t.text for t in over.titles] == ["Thank you"]
    assert over.foot == ""


def test_a_pause_stands_still(stage: Stage) -> None:
    event = stage.prepare_event()
    stage.play("2026-10-02T17:40")
    running.pause(stage.desk, event)
    stage.watch(event)
    before = told(stage.state, stage.context.now(), [Words()])
    stage.later(5)
    after = told(stage.state, stage.context.now(), [Words()])
    assert before.paused
    assert before.left is not None
    assert before.left < 1
    assert after == before
    running.resume(stage.desk, event)
    stage.watch(event)
    assert told(stage.state, stage.context.now(), [Words()]).left == before.left


def test_a_title_typed_live_is_shown_unless_it_names_someone(stage: Stage) -> None:
    event = stage.prepare_event()
    stage.play(STORY)
    code = next(iter(stage.state.people))
    for title, shown in (("Fruit salad", "Fruit salad"), (f"Talk with {code.lower()}", "Break")):
        running.insert_block(stage.desk, event, title, 5, Kind.BREAK)
        running.next_block(stage.desk, event)
        stage.watch(event)
        lines = told(stage.state, stage.context.now(), [Words()]).titles
        assert [line.text for line in lines] == [shown]


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("Meet in the garden at 16:00", True),
        ("Room 12-B is free", True),
        ("NORD-01-K, please come", False),
        ("nord-99-x", False),
        ("Happy birthday, Zé!", False),
        ("zé and friends", False),
        ("Zénith", True),
        ("Thank you, Irina", False),
    ],
)
def test_what_names_someone_is_known(stage: Stage, text: str, harmless: bool) -> None:
    stage.prepare_event()
    people = stage.state.people
    first, second, *_ = people
    event = msgspec.structs.replace(
        stage.state,
        people={
            **people,
            first: _changed(people[first], call_name="Zé"),
            second: _changed(people[second], name="Irina Popescu"),
        },
    )
    assert is_harmless(event, text) is harmless


def _changed(person: Person, **fields: str) -> Person:
    return msgspec.structs.replace(person, **fields)


def test_the_walls_languages_are_the_events_else_the_groups(stage: Stage) -> None:
    stage.prepare_event()
    assert group_languages(stage.state) == ("it", "ar", "ti")
    event = stage.state
    event.details.languages = ()
    spoken = group_languages(event)
    assert len(spoken) == 3
    assert spoken[0] == "it"
