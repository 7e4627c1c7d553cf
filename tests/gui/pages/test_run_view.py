"""What the Run page reckons: the view that is kept equals one laid out anew, times of day."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTime

from toolkit.actions import events, marking, running, story
from toolkit.actions.desk import Desk
from toolkit.actions.sample import SetClock, day_before, sample_event
from toolkit.content.places import Places, shipped
from toolkit.gui.pages.run_live import Live
from toolkit.gui.pages.run_questions import last_at
from toolkit.gui.watch import Watch
from toolkit.model.facts import Status
from toolkit.model.instants import HOUR, MINUTE, Instant, load_zone, start_instant, to_datetime
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.gui.context import Context
    from toolkit.gui.pages.run_view import View

ROME = load_zone("Europe/Rome")
START = start_instant(datetime.fromisoformat("2026-10-02T14:00"), ROME)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, SetClock, str]]:
    """The sample's story up to the middle of day 2."""
    new = sample_event(Places(shipped()))
    clock = SetClock(day_before(new))
    folder = tmp_path_factory.mktemp("told") / "workspace"
    with Workspace.open(folder, now=clock.now) as workspace:
        desk = Desk(workspace, clock.now)
        event = events.prepare(desk, new).event
        story.tell(desk, event, clock, Instant(START + 21 * HOUR + 23 * MINUTE))
        yield desk, clock, event


def watched(desk: Desk, event: str) -> tuple[Live, Watch]:
    watch = Watch(event, list(desk.facts(event)))
    context = SimpleNamespace(watch=watch, desk=desk, names_shown=False, locked=False)
    return Live(cast("Context", context)), watch


def look(live: Live, now: Instant, chosen: str = "") -> View:
    seen = live.look(now, chosen)
    assert seen is not None
    return seen[0]


@given(steps=st.lists(st.integers(200, 30 * MINUTE), min_size=1, max_size=12))
def test_the_kept_view_equals_one_laid_out_anew(
    told: tuple[Desk, SetClock, str], steps: list[int]
) -> None:
    desk, _, event = told
    live, _ = watched(desk, event)
    now = Instant(START + 21 * HOUR + 23 * MINUTE)
    for step in steps:
        now = Instant(now + step)
        kept = look(live, now)
        fresh, _ = watched(desk, event)
        other = look(fresh, now)
        assert (kept.phase, kept.schedule.current) == (other.phase, other.schedule.current)
        assert kept.left == other.left
        assert kept.day == other.day
        assert kept.row.id == other.row.id


def test_a_mark_keeps_the_schedule_and_shows(told: tuple[Desk, SetClock, str]) -> None:
    desk, clock, event = told
    live, watch = watched(desk, event)
    before = look(live, clock.now())
    code = before.group()[0].code
    changed = marking.mark(desk, event, before.row.id, [code], Status.CALLED_AWAY, 3)
    watch.take(changed.facts)
    live.forget()
    after = look(live, clock.now())
    assert after.schedule is before.schedule
    mark = after.event.register.mark(before.row.id, code)
    assert mark is not None
    assert mark.minutes == 3
    changed = running.extend_block(desk, event, before.row.id, 5)
    watch.take(changed.facts)
    live.forget()
    assert look(live, clock.now()).schedule is not before.schedule


def test_a_night_that_lasts_into_a_day_comes_first_in_it(
    told: tuple[Desk, SetClock, str],
) -> None:
    desk, _, event = told
    live, _ = watched(desk, event)
    five = look(live, Instant(START + 39 * HOUR + 30 * MINUTE))
    assert five.wall(five.now).strftime("%H:%M") == "05:30"
    assert five.day == 3
    assert [row.id for row in five.rows_of(3)][:2] == ["night-2", "up-3"]
    four = look(live, Instant(START + 38 * HOUR))
    assert four.day == 2
    assert four.rows_of(2)[-1].id == "night-2"


@given(
    now=st.integers(START - 300 * 24 * HOUR, START + 300 * 24 * HOUR).map(Instant),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
)
def test_a_time_of_day_is_the_last_there_was(now: Instant, hour: int, minute: int) -> None:
    found = last_at(QTime(hour, minute), now, ROME)
    assert now - 26 * HOUR < found <= now
    there = to_datetime(found, ROME)
    # In the hour that spring leaves out, it is the next minute that there is.
    assert (there.hour, there.minute) in {(hour, minute), (3, 0)}


def test_just_after_midnight_a_late_time_was_yesterday() -> None:
    now = start_instant(datetime.fromisoformat("2026-10-03T00:20"), ROME)
    assert last_at(QTime(23, 50), now, ROME) == now - 30 * MINUTE
    assert last_at(QTime(0, 20), now, ROME) == now
