"""Matter in two columns: nothing lost, nothing torn, nothing below the foot."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.paper.conftest import MakeEvent
from toolkit.model.event import Event
from toolkit.model.plan import Plan
from toolkit.paper.columns import Strip, set_in_columns, space, strips, width_of
from toolkit.paper.page import Page
from toolkit.paper.sheet import BODY, Sheet
from toolkit.paper.typeset import Fonts
from toolkit.words import Words


class Place(NamedTuple):
    """Where a strip came to stand; columns are compared by page and x."""

    number: int
    column: tuple[int, float]
    top: float
    bottom: float


@dataclass
class Drawn:
    """Strips that note where they come to stand."""

    sheet: Sheet
    places: list[Place] = field(default_factory=list)

    def strip(self, number: int, height: float, keep: bool) -> Strip:
        def draw(page: Page, x: float, y: float) -> None:
            at = next(n for n, known in enumerate(self.sheet.pages) if known is page)
            self.places.append(Place(number, (at, x), y, y + height))

        return Strip(height, draw, keep)


@pytest.fixture(scope="module")
def event(make_event: MakeEvent, small_plan: Plan) -> Event:
    return make_event(small_plan)


heights = st.floats(min_value=4, max_value=60)
matter = st.lists(st.tuples(heights, st.booleans()), min_size=1, max_size=120)


@given(matter=matter, before=st.floats(min_value=0, max_value=700))
def test_strips_keep_their_order_and_their_place(
    event: Event, fonts: Fonts, matter: list[tuple[float, bool]], before: float
) -> None:
    sheet = Sheet("Test", event, Words(), fonts)
    flow = sheet.begin()
    flow.y = min(flow.y + before, sheet.bottom)
    begin = flow.y
    drawn = Drawn(sheet)
    # No more than three in a row are kept together, as in real matter.
    rows = [
        drawn.strip(number, height, keep and number % 4 != 3)
        for number, (height, keep) in enumerate(matter)
    ]
    set_in_columns(flow, rows)
    places = drawn.places
    assert [place.number for place in places] == list(range(len(matter)))
    for place, following in pairwise(places):
        assert place.column <= following.column
        if place.column == following.column:
            assert following.top == pytest.approx(place.bottom)
        assert place.column == following.column or not rows[place.number].keep
    for place in places:
        page, _ = place.column
        assert place.bottom <= sheet.bottom + 0.1
        assert place.top >= (sheet.tops[page] if page else begin)
    deepest = max(place.bottom for place in places if place.column[0] == flow.at)
    assert flow.y == pytest.approx(deepest)


def test_both_columns_of_the_last_page_are_equally_long(event: Event, fonts: Fonts) -> None:
    sheet = Sheet("Test", event, Words(), fonts)
    flow = sheet.begin()
    drawn = Drawn(sheet)
    set_in_columns(flow, [drawn.strip(number, 12, keep=False) for number in range(20)])
    counted = Counter(place.column for place in drawn.places)
    assert list(counted.values()) == [10, 10]


def test_a_strip_higher_than_a_page_is_drawn_all_the_same(event: Event, fonts: Fonts) -> None:
    sheet = Sheet("Test", event, Words(), fonts)
    flow = sheet.begin()
    drawn = Drawn(sheet)
    set_in_columns(
        flow, [drawn.strip(n, height, keep=False) for n, height in enumerate((9, 2000, 9))]
    )
    assert [number for number, *_ in drawn.places] == [0, 1, 2]


def test_no_column_begins_with_white(event: Event, fonts: Fonts) -> None:
    sheet = Sheet("Test", event, Words(), fonts)
    flow = sheet.begin()
    top = flow.y
    drawn = Drawn(sheet)
    lines = [drawn.strip(number, 10, keep=False) for number in range(2)]
    set_in_columns(flow, [space(5), lines[0], space(5), lines[1]])
    assert [place.top for place in drawn.places] == [top, top]


def test_first_and_last_lines_of_a_paragraph_never_stand_alone(event: Event, fonts: Fonts) -> None:
    sheet = Sheet("Test", event, Words(), fonts)
    flow = sheet.begin()
    found = strips(sheet.lay("word " * 80, BODY, width_of(flow)))
    assert len(found) > 4
    assert [strip.keep for strip in found] == [True, *[False] * (len(found) - 3), True, False]
    assert [strip.keep for strip in strips(sheet.lay("word", BODY, 200))] == [False]


def test_a_paragraph_goes_over_pages_line_by_line(event: Event, fonts: Fonts) -> None:
    sheet = Sheet("Test", event, Words(), fonts)
    flow = sheet.begin()
    flow.write(flow.lay("word " * 3000, BODY))
    assert len(sheet.pages) > 2
    assert flow.at == len(sheet.pages) - 1
    assert flow.y <= sheet.bottom
