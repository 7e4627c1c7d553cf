"""Offers after a gap: what came as planned, or moved, while nobody saw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.model import strategies as draws
from tests.model.telling import CALM, Telling, block, night, plan_a, plan_of
from toolkit.model import facts as f
from toolkit.model import gaps
from toolkit.model.event import fold_event
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.plan import Kind
from toolkit.model.schedule import State

if TYPE_CHECKING:
    from toolkit.model.event import Event

DAY = plan_of(
    (
        block("hello", 60, "14:00"),
        block("walk", 30),
        block("talk", 60),
        block("free", 30),
        block("dinner", 60, "17:30", Kind.MEAL),
        block("games", 60),
        night(),
    ),
    (block("up", 45, "07:30", Kind.CARE), block("more", 60)),
)


def opened() -> Telling:
    return Telling(DAY).begin("hello")


def laid(told: Telling, start: str, end: str, minutes: int = 0) -> list[str]:
    meant = gaps.blocks_in(told.event, told.instant(start), told.instant(end), minutes)
    return [f"{one.row.id} {told.wall(one.begin)}-{told.wall(one.end)}" for one in meant]


def after(event: Event, facts: list[f.Fact], start: Instant, end: Instant, minutes: int) -> Event:
    """The event once an offer was taken up."""
    said = gaps.statements(event, start, end, minutes)
    number = len(facts) + 1
    return fold_event(
        [*facts, *(draws.fact(number + n, what, at, end) for n, (at, what) in enumerate(said))]
    )


def test_as_planned_begins_and_ends_each_at_its_time() -> None:
    told = opened()
    assert laid(told, "2026-10-02T14:20", "2026-10-02T17:05") == [
        "walk 15:00-15:30",
        "talk 15:30-16:30",
        "free 16:30-17:00",
    ]
    start, end = told.instant("2026-10-02T14:20"), told.instant("2026-10-02T17:05")
    said = gaps.statements(told.event, start, end)
    assert [(told.wall(at), what) for at, what in said] == [
        ("15:00", f.BlockStarted("walk")),
        ("15:30", f.BlockStarted("talk")),
        ("16:30", f.BlockStarted("free")),
        ("17:00", f.BlockEnded("free")),
    ]


def test_a_gap_within_the_block_offers_nothing() -> None:
    told = opened()
    assert laid(told, "2026-10-02T14:20", "2026-10-02T14:55") == []
    start, end = told.instant("2026-10-02T14:20"), told.instant("2026-10-02T14:55")
    assert gaps.statements(told.event, start, end) == []


def test_shifted_is_clipped_at_the_fixed_time_and_as_planned_after_it() -> None:
    told = opened()
    assert laid(told, "2026-10-02T14:20", "2026-10-02T19:00", 45) == [
        "walk 15:45-16:15",
        "talk 16:15-17:15",
        "free 17:15-17:30",
        "dinner 17:30-18:30",
        "games 18:30-19:30",
    ]
    assert laid(told, "2026-10-02T14:20", "2026-10-02T18:00", 75) == [
        "walk 16:15-16:45",
        "talk 16:45-17:30",
        "dinner 17:30-18:30",
    ]


def test_earlier_leaves_time_before_the_fixed_time() -> None:
    told = opened()
    end = "2026-10-02T17:40"
    assert laid(told, "2026-10-02T14:20", end, -20) == [
        "walk 14:40-15:10",
        "talk 15:10-16:10",
        "free 16:10-16:40",
        "dinner 17:30-18:30",
    ]
    start, until = told.instant("2026-10-02T14:20"), told.instant(end)
    event = after(told.event, told.facts, start, until, -20)
    schedule = event.timeline(until)
    free = schedule.row("free")
    assert free is not None
    assert (told.wall(free.end), free.state) == ("16:40", State.DONE)
    assert schedule.running is not None
    assert schedule.running.id == "dinner"


def test_what_was_left_out_stays_out() -> None:
    told = opened().say(f.BlockSkipped("talk"))
    assert [line.split()[0] for line in laid(told, "2026-10-02T14:20", "2026-10-02T17:05")] == [
        "walk",
        "free",
    ]


def test_a_night_is_left_to_the_clock() -> None:
    told = opened().at("18:30").begin("games")
    start, end = told.instant("2026-10-02T18:40"), told.instant("2026-10-03T08:00")
    said = gaps.statements(told.event, start, end)
    names = [what.block for _, what in said if isinstance(what, f.BlockStarted)]
    assert names == ["up"]
    event = after(told.event, told.facts, start, end, 0)
    schedule = event.timeline(end)
    games, slept = schedule.row("games"), schedule.row("night")
    assert games is not None
    assert slept is not None
    assert told.wall(games.end) == "19:30"
    assert (told.wall(slept.begin), told.wall(slept.end)) == ("22:30", "07:30")
    assert schedule.running is not None
    assert schedule.running.id == "up"


@given(
    started=st.integers(0, 14),
    late=st.integers(0, 40),
    into=st.integers(0, 90),
    lasts=st.integers(1, 20 * 60),
    minutes=st.integers(-120, 120),
)
def test_nothing_before_the_gap_fixed_times_hold_the_order_is_kept(
    started: int, late: int, into: int, lasts: int, minutes: int
) -> None:
    told = Telling(plan_a(), CALM)
    rows = [r for r in told.event.as_planned().rows if r.block.kind is not Kind.NIGHT]
    at = Instant(rows[started].begin + late * MINUTE)
    told.facts.append(draws.fact(3, f.BlockStarted(rows[started].id), at, at))
    event = fold_event(told.facts)
    start = Instant(at + into * MINUTE)
    end = Instant(start + lasts * MINUTE)
    meant = gaps.blocks_in(event, start, end, minutes)
    before = start
    for one in meant:
        assert start <= before <= one.begin < one.end
        assert one.begin < end
        before = one.end
        if one.row.block.start is not None:
            assert one.begin == max(start, one.row.planned_begin or 0)
    order = [row.id for row in event.as_planned().rows]
    places = [order.index(one.row.id) for one in meant]
    assert places == sorted(places)
    schedule = after(event, told.facts, start, end, minutes).timeline(end)
    for one in meant:
        row = schedule.row(one.row.id)
        assert row is not None
        assert row.begin == one.begin
        if one.end <= end:
            assert (row.end, row.state) == (one.end, State.DONE)
        else:
            assert row.state is State.RUNNING
