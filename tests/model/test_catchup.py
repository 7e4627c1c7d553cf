"""Catching up: by the least, never from what is owed, and the schedule agrees."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model import strategies as draws
from toolkit.model.catchup import CatchUp, Manner, catch_up
from toolkit.model.facts import BlockShortened, BlockSkipped
from toolkit.model.instants import MINUTE, Instant, start_instant
from toolkit.model.laying import strand_minutes
from toolkit.model.plan import Anchor, Block, Day, Group, Kind, Plan, Sensitivity
from toolkit.model.run import Record, Run
from toolkit.model.schedule import State
from toolkit.model.stretches import stretches
from toolkit.model.timeline import planned, timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

ZONE = ZoneInfo("Europe/Rome")
NINE = 9 * 60


def one_day(*blocks: Block) -> Plan:
    return Plan(
        id="day",
        version=1,
        title="Day",
        programme="INTERACT",
        language="en",
        group=Group(8, 15, 13, 17),
        days=(Day("Day 1", NINE, blocks),),
    )


def block(name: str, minutes: int, floor: int | None = None, **fields: object) -> Block:
    return Block(**{"id": name, "title": name, "kind": Kind.SESSION, "minutes": minutes,
                    "floor": floor, **fields})  # type: ignore[arg-type]  # fmt: skip


def lunch(start: int, minutes: int = 60) -> Block:
    return block("lunch", minutes, 30, kind=Kind.MEAL, start=start, anchor=Anchor.FIXED)


END = block("farewell", 20, kind=Kind.HANDOVER)


def late(plan: Plan, minutes: int, at: str = "", zone: ZoneInfo = ZONE) -> CatchUp:
    """What is proposed if a block, the second by default, was started some minutes late."""
    start = start_instant(datetime.fromisoformat("2026-10-02T09:00"), zone)
    line = list(plan.blocks())
    as_planned = planned(plan, start, zone)
    row = as_planned.row(at or line[1][1].id)
    assert row is not None
    now = Instant(row.begin + minutes * MINUTE)
    run = Run(line=line, opened=start, records={row.id: Record(started=now)})
    return catch_up(plan, start, zone, run, now, as_planned)


def taken(found: CatchUp, manner: Manner) -> dict[str, int]:
    way = next(way for way in found.ways if way.manner is manner)
    return {change.block: change.taken for change in way.changes}


MORNING = one_day(
    block("welcome", 30, 20),
    block("cards", 60, 45),
    block("games", 20, 10, kind=Kind.FREE, optional=True),
    block("story", 70, 60),
    lunch(NINE + 180),
    block("posters", 60, 40),
    block("rest", 70, 30, kind=Kind.FREE),
    END,
)


def test_the_last_block_before_lunch_gives_first() -> None:
    found = late(MORNING, 7, "cards")
    assert found.late == 7
    assert taken(found, Manner.SHORTEN) == {"story": 7}
    assert all(fixed.holds for way in found.ways for fixed in way.fixed)
    assert not found.fixed[0].holds


def test_an_optional_block_may_be_left_out_and_its_minutes_are_told() -> None:
    found = late(MORNING, 7, "cards")
    way = next(way for way in found.ways if way.manner is Manner.SKIP)
    assert [(c.block, c.skipped, c.minutes) for c in way.changes] == [("games", True, 0)]
    assert (way.minutes, way.spare, way.short) == (20, 13, 0)
    assert way.bodies == (BlockSkipped("games"),)


def test_shortened_and_left_out_together_where_neither_suffices() -> None:
    found = late(MORNING, 40, "cards")
    assert Manner.SHORTEN not in {way.manner for way in found.ways}
    assert taken(found, Manner.BOTH) == {"cards": 10, "games": 20, "story": 10}


def test_a_session_moves_to_after_the_free_time_of_the_day() -> None:
    found = late(MORNING, 60, "games")
    (way,) = found.ways
    assert way.manner is Manner.MOVE
    moved, *others = way.changes
    assert (moved.block, moved.minutes, moved.after) == ("story", 60, "rest")
    assert {c.block: c.taken for c in others} == {"rest": 40, "posters": 20}
    assert [row.id for row in way.after.rows if row.state is State.AHEAD] == [
        "lunch",
        "posters",
        "rest",
        "extra-1",
        "farewell",
    ]


def test_nothing_is_moved_to_where_work_would_last_too_long() -> None:
    blocks = {b.id: b for _, b in MORNING.blocks()}
    posters, rest = blocks.pop("posters"), blocks.pop("rest")
    *others, end = blocks.values()
    found = late(one_day(*others, rest, posters, end), 60, "games")
    assert Manner.MOVE not in {way.manner for way in found.ways}


def test_what_is_red_is_not_moved_to_later() -> None:
    blocks = [
        block("story", 70, 60, sensitivity=Sensitivity.RED) if b.id == "story" else b
        for _, b in MORNING.blocks()
    ]
    found = late(one_day(*blocks), 60, "games")
    assert Manner.MOVE not in {way.manner for way in found.ways}
    assert {way.short for way in found.ways} == {40}


def test_meals_closings_and_debriefs_give_nothing() -> None:
    plan = one_day(
        block("open", 30),
        block("work", 60),
        block("debrief-team", 30, 5),
        lunch(NINE + 120),
        block("talk", 60),
        block("last-words", 30, 5),
        block("tidy", 20, 5, kind=Kind.CARE),
        END,
    )
    assert late(plan, 10) == late(plan, 10)
    assert (late(plan, 10).late, late(plan, 10).ways) == (10, ())
    assert late(plan, 10, "talk").ways == ()


def test_free_minutes_are_taken_before_anything_else() -> None:
    plan = one_day(
        block("open", 30),
        block("work", 60, 30),
        block("spare", 15, kind=Kind.SLACK),
        block("more", 30, 20),
        lunch(NINE + 135),
        END,
    )
    way = late(plan, 12).ways[0]
    assert ({c.block: c.taken for c in way.changes}, way.minutes) == ({"spare": 12}, 0)


def test_parallel_lines_keep_their_floors() -> None:
    strands = ((block("a", 40, 30),), (block("b", 20, 15), block("c", 20, 20)))
    plan = one_day(
        block("open", 30),
        block("groups", 40, 10, strands=strands),
        lunch(NINE + 70),
        block("a-talk", 30),
        END,
    )
    way = late(plan, 10).ways[0]
    assert ({c.block: c.taken for c in way.changes}, way.short) == ({"groups": 5}, 5)


def test_what_can_not_be_gained_is_told() -> None:
    found = late(
        one_day(block("open", 30), block("talk", 60, 50), lunch(NINE + 90), block("bye", 30), END),
        25,
    )
    (way,) = found.ways
    assert (way.short, {c.block: c.taken for c in way.changes}) == (15, {"talk": 10})
    assert not way.fixed[0].holds


def test_without_a_fixed_time_the_end_is_what_holds() -> None:
    found = late(one_day(block("open", 30), block("talk", 60, 30), block("bye", 30), END), 10)
    assert found.fixed[0].block == ""
    assert taken(found, Manner.SHORTEN) == {"talk": 10}
    assert found.ways[0].fixed[0].holds


def test_a_time_that_has_passed_asks_nothing_of_anyone() -> None:
    found = late(MORNING, 120, "games")
    assert (found.late, found.ways) == (0, ())
    assert [fixed.holds for fixed in found.fixed] == [False, True]


@pytest.mark.parametrize("slack", [False, True])
def test_where_people_go_home_it_is_the_end_of_their_day_that_holds(slack: bool) -> None:
    first = [block("open", 30), block("talk", 60, 30), block("bye", 30)]
    if slack:
        first.append(block("until-tomorrow", 24 * 60 - 120, kind=Kind.SLACK))
    later = (block("hello", 30), block("more", 30, 10), block("end", 30))
    plan = msgspec.structs.replace(
        MORNING,
        days=(
            Day("Day 1", NINE, tuple(first)),
            Day(
                "Day 2",
                NINE,
                (msgspec.structs.replace(later[0], start=NINE, anchor=Anchor.FIXED), *later[1:]),
            ),
        ),
    )
    found = late(plan, 10)
    assert [(fixed.block, fixed.holds) for fixed in found.fixed] == [("", False)]
    assert taken(found, Manner.SHORTEN) == {"talk": 10}
    assert found.ways[0].fixed[0].holds


def test_on_time_nothing_is_proposed() -> None:
    assert late(MORNING, 0, "cards").ways == ()
    assert late(MORNING, 0, "cards").late == 0


@given(draws.plans(), draws.places(), st.data())
def test_a_way_brings_what_it_says_and_takes_from_nobody_what_is_owed(
    plan: Plan, place: tuple[Instant, ZoneInfo], data: st.DataObject
) -> None:
    start, zone = place
    as_planned = planned(plan, start, zone)
    rows = [r for r in as_planned.rows if r.state is not State.GAP and r.block.kind != "night"]
    row = data.draw(st.sampled_from(rows))
    now = Instant(row.begin + data.draw(st.integers(0, 120 * MINUTE)))
    run = Run(line=list(plan.blocks()), opened=start, records={row.id: Record(started=now)})
    found = catch_up(plan, start, zone, run, now, as_planned)
    before = timeline(plan, start, zone, run, now, as_planned)
    assert found == catch_up(plan, start, zone, run, now, as_planned)
    assert len(found.ways) <= 3
    assert run == Run(line=list(plan.blocks()), opened=start, records={row.id: Record(started=now)})
    assert found.late == sum(s.need for s in stretches(before, as_planned, now))
    for way in found.ways:
        assert way.before == before
        assert sum(s.need for s in stretches(way.after, as_planned, now)) == way.short
        if not way.short:
            assert all(fixed.holds or fixed.at < now for fixed in way.fixed)
        floors_hold(plan, way.bodies)


def floors_hold(plan: Plan, bodies: Sequence[object]) -> None:
    moved = {getattr(body, "of", "") for body in bodies}
    for body in bodies:
        if not isinstance(body, BlockShortened | BlockSkipped):
            continue
        meant = plan.block(body.block)
        assert meant is not None
        assert meant.kind not in (Kind.NIGHT, Kind.MEAL, Kind.HANDOVER)
        assert not meant.mandatory or isinstance(body, BlockShortened)
        if isinstance(body, BlockSkipped):
            assert meant.optional or meant.id in moved
        elif meant.kind is not Kind.SLACK:
            assert strand_minutes(meant) - body.minutes >= max(1, meant.least)
