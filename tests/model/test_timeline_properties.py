"""What always holds of a schedule, whatever the plan, the place and the life."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.model import strategies as draws
from toolkit.model import facts as f
from toolkit.model.event import Folding, fold_event
from toolkit.model.instants import MINUTE, Instant, at_wall, to_datetime
from toolkit.model.journal import redo_target, undo_target
from toolkit.model.laying import day_dates, strand_minutes
from toolkit.model.plan import Kind
from toolkit.model.register import attended_minutes
from toolkit.model.schedule import State
from toolkit.model.timeline import planned

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from toolkit.model.event import Event
    from toolkit.model.facts import Fact
    from toolkit.model.plan import Plan
    from toolkit.model.schedule import Timeline


LATER, MUCH_LATER = st.integers(-60, 14 * 60), st.integers(0, 5 * 24 * 60)
"""Minutes after the last fact at which to look."""
DAY = st.integers(0, 24 * 60)


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Fact], list[Instant]]:
    """All facts of an event, and some instants at which to look at it."""
    plan = draw(draws.plans())
    start, zone = draw(draws.places())
    found = [draws.prepared(plan, start, zone), *draw(draws.lives(plan, start))]
    last = max(fact.recorded for fact in found)
    looks = draw(
        st.lists((LATER | MUCH_LATER).map(lambda m: Instant(last + m * MINUTE)), max_size=3)
    )
    return found, sorted([last, *looks])


def contiguous(schedule: Timeline) -> None:
    cursor = schedule.start
    for row in schedule.rows:
        assert row.begin == cursor, row.id
        assert row.end >= row.begin, row.id
        cursor = row.end
        for strand in row.strands:
            inside = row.begin
            for inner in strand:
                assert inside <= inner.begin <= inner.end <= row.end
                inside = inner.end
    assert cursor == schedule.end


@given(draws.plans(), draws.places())
def test_a_plan_has_no_gap_and_its_minutes_add_up(
    plan: Plan, place: tuple[Instant, ZoneInfo]
) -> None:
    schedule = planned(plan, *place)
    contiguous(schedule)
    assert all((row.end - row.begin) % MINUTE == 0 for row in schedule.rows)
    total = sum(row.minutes for row in schedule.rows)
    assert total * MINUTE == schedule.end - schedule.start
    assert [r.id for r in schedule.rows if r.state is not State.GAP] == [
        block.id for _, block in plan.blocks()
    ]


@given(draws.plans(), draws.places())
def test_fixed_times_hold_unless_something_runs_into_them(
    plan: Plan, place: tuple[Instant, ZoneInfo]
) -> None:
    start, zone = place
    schedule = planned(plan, start, zone)
    dates = day_dates(plan, start, zone)
    cursor = start
    for position, row in enumerate(schedule.rows):
        if row.block.start is not None and position > 0 and row.state is not State.GAP:
            wall = at_wall(dates[row.day - 1], row.block.start, zone)
            assert row.begin == max(cursor, wall)
        cursor = row.end


@given(draws.plans(), draws.places())
def test_a_night_ends_by_the_clock_on_the_wall(plan: Plan, place: tuple[Instant, ZoneInfo]) -> None:
    start, zone = place
    schedule = planned(plan, start, zone)
    for row in schedule.rows:
        if row.block.kind is Kind.NIGHT and row.end > row.begin:
            wall = to_datetime(row.end, zone)
            shown = wall.hour * 60 + wall.minute
            due = (draws.NIGHT_OPENS + draws.NIGHT_MINUTES) % (24 * 60)
            exists = at_wall(wall.date(), due, zone) == row.end
            assert shown == due or exists


@given(stories())
def test_blocks_never_overlap_or_go_backwards(story: tuple[list[Fact], list[Instant]]) -> None:
    found, looks = story
    event = fold_event(found)
    for now in looks:
        contiguous(event.timeline(now))


OVER = (State.DONE, State.SKIPPED, State.MISSED)


@given(stories())
def test_what_is_done_stays_done_as_time_goes_on(
    story: tuple[list[Fact], list[Instant]],
) -> None:
    found, looks = story
    event = fold_event(found)
    over: dict[str, tuple[State, Instant, Instant]] = {}
    starts: set[Instant] = set()
    for now in looks:
        schedule = event.timeline(now)
        starts.add(schedule.start)
        states = {row.id: row.state for row in schedule.rows}
        assert all(states[name] in OVER for name in over)
        spans = {r.id: (r.state, r.begin, r.end) for r in schedule.rows if r.state in OVER}
        happened = {name: span for name, span in over.items() if span[0] is State.DONE}
        assert {name: spans[name] for name in happened} == happened
        over = spans
    assert len(starts) == 1


@given(stories())
def test_what_is_ahead_keeps_its_minutes_and_its_time(
    story: tuple[list[Fact], list[Instant]],
) -> None:
    found, looks = story
    event = fold_event(found)
    dates = day_dates(event.plan, event.start, event.zone)
    for now in looks:
        schedule = event.timeline(now)
        live = event.state == "open"
        cursor = schedule.start
        for position, row in enumerate(schedule.rows):
            before, cursor = cursor, row.end
            if row.state is not State.AHEAD:
                continue
            extra = event.run.record(row.id).extended
            if row.block.start is not None and row.id != "open-1":
                wall = at_wall(dates[row.day - 1], row.block.start, event.zone)
                assert row.begin == max(before, wall, now if live else before)
            elif row.block.kind is not Kind.NIGHT and row.block.start is None:
                whole = max(0, strand_minutes(row.block) + extra) * MINUTE
                assert row.end - row.begin + row.clipped == whole
            if row.clipped and row.block.start is None:
                later = schedule.rows[position + 1 :]
                assert row.end == row.begin or any(
                    r.begin == row.end and r.block.start is not None for r in later
                )


@given(stories())
def test_how_late_it_is_is_what_the_blocks_before_the_next_fixed_time_gave(
    story: tuple[list[Fact], list[Instant]],
) -> None:
    found, looks = story
    event = fold_event(found)
    for now in looks:
        schedule = event.timeline(now)
        slip = schedule.slip
        assert (slip is None) == (event.state != "open")
        if slip is None:
            continue
        assert slip.late >= 0
        if not slip.anchor:
            assert slip.holds == (slip.late == 0) == (schedule.end <= slip.at)
            continue
        row = schedule.row(slip.anchor)
        assert row is not None
        assert slip.holds == (row.begin == slip.at)
        gave = sum(
            r.clipped
            for r in schedule.rows[: schedule.rows.index(row)]
            if r.state in (State.RUNNING, State.AHEAD)
        )
        assert slip.late == gave + row.begin - slip.at


@given(stories())
def test_a_closed_event_goes_on_no_further(story: tuple[list[Fact], list[Instant]]) -> None:
    found, looks = story
    last = max(fact.holds for fact in found)
    number = int.from_bytes(found[-1].id, "big") + 1
    opened = draws.fact(number, f.Opened(), last, Instant(last + 1))
    closed = draws.fact(number + 1, f.Closed(), last, Instant(last + 2))
    event = fold_event([*found, opened, closed])
    schedules = [event.timeline(now) for now in looks]
    assert all(schedule.rows == schedules[0].rows for schedule in schedules)
    contiguous(schedules[0])
    assert schedules[0].current == frozenset()
    assert all(row.state in (*OVER, State.GAP) for row in schedules[0].rows)
    assert schedules[0].end <= max(last, schedules[0].start)


@given(stories())
def test_nothing_runs_in_the_past_or_twice(story: tuple[list[Fact], list[Instant]]) -> None:
    found, looks = story
    event = fold_event(found)
    for now in looks:
        schedule = event.timeline(now)
        line = [row for row in schedule.rows if row.id in schedule.current]
        assert len(line) <= 1
        for row in line:
            assert row.end >= now or row.begin > now or row.block.kind is Kind.NIGHT


def seen(event: Event, now: Instant) -> object:
    schedule = event.timeline(now)
    return (
        schedule.rows,
        schedule.phase,
        schedule.current,
        schedule.slip,
        list(event.register),
        event.register.headcounts,
        event.people,
        event.state,
    )


@given(stories(), st.lists(st.integers(1, 30), max_size=5))
def test_replaying_equals_the_uninterrupted_run(
    story: tuple[list[Fact], list[Instant]], cuts: list[int]
) -> None:
    found, looks = story
    whole = fold_event(found)
    folding = Folding(found[:1])
    edges = sorted({1, len(found), *(min(cut, len(found)) for cut in cuts)})
    for begin, end in pairwise(edges):
        assert folding.event.id == "e"
        for fact in found[begin:end]:
            assert f.decode_body(fact.kind, fact.body) == fact.what
        folding.take(found[begin:end])
    for now in looks:
        assert seen(folding.event, now) == seen(whole, now)


@given(draws.plans(), draws.places(), st.data())
def test_a_start_put_right_is_as_if_it_had_been_pressed_then(
    plan: Plan, place: tuple[Instant, ZoneInfo], data: st.DataObject
) -> None:
    start, zone = place
    line = [block.id for _, block in plan.blocks()]
    which = data.draw(st.integers(0, len(line) - 1))
    pressed, earlier = (Instant(start + data.draw(DAY) * MINUTE) for _ in range(2))
    now = Instant(max(pressed, earlier) + data.draw(DAY) * MINUTE)
    found = [draws.prepared(plan, start, zone), draws.fact(2, f.Opened(), start, start)]
    begun = f.BlockStarted(line[which])
    late = draws.fact(3, begun, pressed, pressed)
    again = draws.fact(5, begun, earlier, now)
    right = [draws.fact(4, f.Retracted((late.id.hex(),)), now, now), again]
    put_right = fold_event([*found, late, *right])
    assert seen(put_right, now) == seen(fold_event([*found, again]), now)


@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(
    story: tuple[list[Fact], list[Instant]], chance: object
) -> None:
    found, looks = story
    shuffled = found.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    again = fold_event(draws.by_id(shuffled))
    assert seen(again, looks[-1]) == seen(fold_event(found), looks[-1])


@given(stories())
def test_undo_restores_the_state_before_and_redo_the_state_after(
    story: tuple[list[Fact], list[Instant]],
) -> None:
    found, looks = story
    now = looks[-1]
    after = seen(fold_event(found), now)
    target = undo_target(found)
    if not target:
        return
    without = [fact for fact in found if fact.id.hex() not in target]
    number = int.from_bytes(found[-1].id, "big") + 1
    undone = [*found, draws.fact(number, f.Retracted(target), now, Instant(now + 1))]
    assert seen(fold_event(undone), now) == seen(fold_event(without), now)
    back = redo_target(undone)
    assert back == (undone[-1].id.hex(),)
    redone = [*undone, draws.fact(number + 1, f.Retracted(back), now, Instant(now + 2))]
    assert seen(fold_event(redone), now) == after
    assert redo_target(redone) != back


@given(stories())
def test_erased_bodies_and_newer_kinds_fold_to_nothing(
    story: tuple[list[Fact], list[Instant]],
) -> None:
    found, looks = story
    kept = [fact for fact in found if fact.kind != "marked"]
    erased = [_without_body(fact) if fact.kind == "marked" else fact for fact in found]
    newer = f.Fact(
        "e", b"\xff" * 16, "laptop", 999, "", looks[0], looks[0], "", "from-tomorrow", b"{}", None
    )
    assert seen(fold_event([*erased, newer]), looks[-1]) == seen(fold_event(kept), looks[-1])


def _without_body(fact: Fact) -> Fact:
    gone = bytes(len(fact.body))
    return msgspec.structs.replace(fact, body=gone, what=f.decode_body(fact.kind, gone))


@given(stories())
def test_nobody_attends_more_than_a_block_has(story: tuple[list[Fact], list[Instant]]) -> None:
    found, looks = story
    event = fold_event(found)
    for row in event.timeline(looks[-1]).rows:
        for person in draws.PEOPLE:
            mark = event.register.mark(row.id, person)
            assert 0 <= attended_minutes(mark, row.minutes) <= row.minutes
