"""Where blocks are drawn: to scale, one under the other, and where a drop on them goes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from toolkit.gui.pages.editor_lens import SCALES, Lens
from toolkit.gui.pages.editor_tiles import (
    AXIS_WIDTH,
    LEAST_HEIGHT,
    NIGHT_HEIGHT,
    Sheet,
    changed_tiles,
    drop_at,
    rows_of,
    sheet_of,
)
from toolkit.model.editing import changes
from toolkit.model.plan import Anchor, Block, Day, Group, Kind, Plan
from toolkit.model.plancheck import check_times
from toolkit.model.planparts import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR = 0.01
WIDTHS = st.integers(200, 2400)
SHOWN = st.sampled_from(SCALES)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """One to three days of flowing and fixed blocks, some with strands, most with a night."""
    made = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        lengths = draw(st.lists(st.integers(1, 90), min_size=1, max_size=6))
        line = [
            Block(f"b{number}-{at}", "Block", Kind.SESSION, minutes)
            for at, minutes in enumerate(lengths)
        ]
        for at in draw(st.sets(st.integers(0, len(line) - 1), max_size=2)):
            line[at] = _with_strands(draw, line[at])
        if draw(st.booleans()):
            at = draw(st.integers(13 * 60, 16 * 60))
            line.append(Block(f"meal-{number}", "Meal", Kind.MEAL, 60, at, Anchor.FIXED))
        if draw(st.booleans()):
            night = Block(f"night-{number}", "Night", Kind.NIGHT, 540, 22 * 60 + 30, Anchor.FIXED)
            line.append(night)
        made.append(opened(Day(f"Day {number}", 540, ()), tuple(line)))
    return Plan("plan", 1, "Plan", "X", "en", Group(1, 2, 3, 4), tuple(made))


def _with_strands(draw: st.DrawFn, block: Block) -> Block:
    rows = []
    for row in range(draw(st.integers(2, 3))):
        lengths = draw(st.lists(st.integers(5, 60), min_size=1, max_size=3))
        rows.append(
            tuple(
                Block(f"{block.id}-{row}-{at}", "Inner", Kind.SESSION, minutes)
                for at, minutes in enumerate(lengths)
            )
        )
    longest = max(sum(inner.minutes for inner in row) for row in rows)
    return replace(block, minutes=longest, strands=tuple(rows))


def sheet(plan: Plan, width: float = 1000, scale: float = 1.3) -> Sheet:
    return sheet_of(plan, rows_of(plan), check_times(plan), width, scale)


@given(plans(), WIDTHS, SHOWN)
@settings(max_examples=60, deadline=None)
def test_tiles_of_a_day_lie_one_under_the_other_in_the_order_of_time(
    plan: Plan, width: int, scale: float
) -> None:
    made = sheet(plan, width, scale)
    for day in range(made.days):
        line = [tile for tile in made.tiles if tile.day == day and not tile.level]
        for upper, lower in pairwise(line):
            assert upper.begin <= lower.begin
            # A block of a minute is drawn higher than it lasts, so that it can be seen and taken.
            spare = LEAST_HEIGHT if upper.height <= LEAST_HEIGHT + NEAR else NEAR
            assert upper.y + upper.height <= lower.y + spare
        for tile in line:
            assert tile.x == made.x_of(day)
            assert tile.x + tile.width < made.x_of(day + 1)


@given(plans(), WIDTHS, SHOWN)
@settings(max_examples=60, deadline=None)
def test_waking_blocks_are_to_scale_and_nights_are_folded_below_all_of_them(
    plan: Plan, width: int, scale: float
) -> None:
    made = sheet(plan, width, scale)
    nights = [tile for tile in made.tiles if tile.block.kind is Kind.NIGHT]
    waking = [tile for tile in made.tiles if tile not in nights and not tile.level]
    gaps = {one.block for one in check_times(plan) if one.code == "gap"}
    assert {tile.id for tile in made.tiles if tile.gap} == gaps
    assert {tile.id for tile in made.tiles if not tile.gap} == {
        block.id for _, block in plan.all_blocks()
    }
    assert all(tile.height == NIGHT_HEIGHT for tile in nights)
    lowest = max(tile.y + tile.height for tile in waking)
    assert all(tile.y >= lowest for tile in nights)
    for tile in waking:
        assert tile.y == pytest.approx(made.y_of(tile.begin))
        assert tile.height == pytest.approx(max(LEAST_HEIGHT, (tile.end - tile.begin) * scale))
        assert made.first <= tile.begin
        assert tile.end <= made.last


@given(plans(), WIDTHS, SHOWN)
@settings(max_examples=60, deadline=None)
def test_strands_stay_inside_their_frame_side_by_side(plan: Plan, width: int, scale: float) -> None:
    made = sheet(plan, width, scale)
    for _, block in plan.blocks():
        frame = made.tile(block.id)
        if not block.strands or frame is None:
            continue
        columns = []
        for strand in block.strands:
            found = [tile for one in strand if (tile := made.tile(one.id)) is not None]
            columns.append(found)
            for tile in found:
                assert frame.x < tile.x
                assert tile.x + tile.width < frame.x + frame.width
                assert frame.y < tile.y
                short = LEAST_HEIGHT if tile.height <= LEAST_HEIGHT else 0
                assert tile.y + tile.height <= frame.y + frame.height + short
        for left, right in pairwise(columns):
            assert max(one.x + one.width for one in left) < min(one.x for one in right)


@given(plans(), WIDTHS, SHOWN, st.floats(0, 1440))
@settings(max_examples=60, deadline=None)
def test_a_height_and_its_minute_lead_to_each_other(
    plan: Plan, width: int, scale: float, minute: float
) -> None:
    made = sheet(plan, width, scale)
    assert made.minute_at(made.y_of(minute)) == pytest.approx(minute)
    for day in range(made.days):
        assert made.day_at(made.x_of(day) + 1) == day


@given(plans(), SHOWN, st.data())
@settings(max_examples=60, deadline=None)
def test_what_is_dropped_on_the_head_of_a_block_goes_before_it(
    plan: Plan, scale: float, data: st.DataObject
) -> None:
    made = sheet(plan, 1000, scale)
    day = data.draw(st.integers(0, made.days - 1))
    line = made.of_day(day)
    at = data.draw(st.integers(0, len(line) - 1))
    tile = line[at]
    drop = drop_at(made, tile.x + 2, tile.y + tile.height / 4, "another")
    assert drop.day == day
    # Of blocks too short to aim at, an earlier one may lie there as well.
    assert drop.at == at or line[drop.at].height <= LEAST_HEIGHT + NEAR
    assert drop.y == line[drop.at].y
    behind = drop_at(made, line[-1].x + 2, line[-1].y + line[-1].height - NEAR, "another")
    assert behind.at == len(line)
    assert drop_at(made, made.x_of(day) + 2, made.y_of(600), "another").minute == 600


def test_a_change_repaints_what_moved_alone() -> None:
    line = tuple(Block(f"b{at}", "Block", Kind.SESSION, 30) for at in range(4))
    one = opened(Day("One", 540, ()), line)
    two = opened(Day("Two", 540, ()), tuple(replace(b, id=f"{b.id}-2") for b in line))
    plan = Plan("plan", 1, "Plan", "X", "en", Group(1, 2, 3, 4), (one, two))
    before, after = sheet(plan), sheet(changes.resize(plan, "b1", 35))
    assert {tile.id for tile in changed_tiles(before, after)} == {"b1", "b2", "b3"}
    assert changed_tiles(before, before) == []
    gone = sheet(changes.remove(plan, "b3"))
    assert [tile.id for tile in changed_tiles(before, gone)] == ["b3"]


@pytest.fixture(scope="module", params=["ltr", "rtl"])
def lens(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Lens]:
    area = QAbstractScrollArea()
    if request.param == "rtl":
        area.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    area.resize(420, 400)
    made = Lens(area)
    days = [
        opened(Day(f"Day {n}", 540, ()), (Block(f"b{n}", "Block", Kind.SESSION, 400),))
        for n in range(5)
    ]
    made.show(Plan("plan", 1, "Plan", "X", "en", Group(1, 2, 3, 4), tuple(days)), [])
    area.show()
    qapp.processEvents()
    made.reckon()
    yield made
    area.close()


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_place_of_the_sheet_and_of_the_screen_lead_to_each_other(
    lens: Lens, data: st.DataObject
) -> None:
    area = lens._area
    across, down = area.horizontalScrollBar(), area.verticalScrollBar()
    assert across.maximum() > 0
    assert down.maximum() > 0
    across.setValue(data.draw(st.integers(0, across.maximum())))
    down.setValue(data.draw(st.integers(0, down.maximum())))
    assert lens.sheet is not None
    tile = data.draw(st.sampled_from(lens.sheet.tiles))
    place = lens.area(tile)
    begins = place.topRight() if lens.rtl else place.topLeft()
    back = lens.on_sheet(begins)
    assert _point(back) == pytest.approx((tile.x, tile.y))
    assert lens.sheet.at(*_point(lens.on_sheet(place.center()))) == tile
    part = QRect(place.center().toPoint(), place.center().toPoint())
    assert tile in lens.seen(part)


def _point(point: QPointF) -> tuple[float, float]:
    return point.x(), point.y()


def test_the_first_day_is_at_the_side_where_lines_begin(lens: Lens) -> None:
    lens._area.horizontalScrollBar().setValue(0)
    tile = lens.sheet.tiles[0] if lens.sheet else None
    assert tile is not None
    place, width = lens.area(tile), lens._area.viewport().width()
    assert (width - place.right() if lens.rtl else place.left()) == AXIS_WIDTH


def test_a_tile_out_of_sight_is_brought_into_view(lens: Lens) -> None:
    lens._area.horizontalScrollBar().setValue(0)
    last = lens.sheet.tiles[-1] if lens.sheet else None
    assert last is not None
    lens.reveal(last)
    view = lens._area.viewport().rect()
    place = lens.area(last)
    assert view.left() <= place.left()
    assert place.right() <= view.right() + 1
