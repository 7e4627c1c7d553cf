"""The agenda for the wall."""

import re

import msgspec
import pytest

from tests.paper.conftest import MakeEvent, Read, children, type_sizes
from toolkit.model.facts import BlockSkipped, Opened
from toolkit.model.instants import to_datetime
from toolkit.model.plan import Anchor, Kind, Plan
from toolkit.model.timeline import planned
from toolkit.paper.agenda import SIZES, agenda
from toolkit.paper.typeset import Fonts
from toolkit.words import Words


def test_each_day_has_its_page_with_all_blocks_in_order(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read
) -> None:
    event = make_event(big_plan, children(3))
    pages = read(agenda(event, Words(), fonts))
    assert len(pages) == len(big_plan.days)
    rows = planned(event.plan, event.start, event.zone).rows
    for number, (page, weekday) in enumerate(
        zip(pages, ("Friday", "Saturday", "Sunday", "Monday"), strict=True), start=1
    ):
        assert weekday in page
        assert big_plan.days[number - 1].title in page
        place = page.index(weekday)
        for row in rows:
            if row.day == number:
                time = to_datetime(row.begin, event.zone).strftime("%H:%M")
                place = page.index(f"{time} {row.block.title}", place)


def test_a_night_says_until_when(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    page = read(agenda(make_event(small_plan), Words(), fonts))[0]
    assert "22:00 Night" in page
    assert "until 07:00" in page


def test_nobody_is_named_and_no_code_is_shown(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read
) -> None:
    text = " ".join(read(agenda(make_event(big_plan, children(13)), Words(), fonts)))
    assert not re.search(r"[A-Z]{3,4}-\d\d", text)


def test_times_and_titles_can_be_read_at_two_metres(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts
) -> None:
    pdf = agenda(make_event(big_plan), Words(), fonts)
    for day in range(len(big_plan.days)):
        sizes = type_sizes(pdf, day)
        text = "".join(char for char, _ in sizes)
        for title in ("Breakfast", "Lunch") if day else ("Snack", "Dinner"):
            place = text.index(title)
            assert sizes[place][1] >= 16
        clock = re.search(r"\d\d:\d\d", text)
        assert clock
        assert sizes[clock.start()][1] >= 16
    assert min(SIZES) == 16


def test_a_day_with_very_long_titles_goes_on_to_a_further_page(
    make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read
) -> None:
    day = big_plan.days[1]
    blocks = tuple(
        msgspec.structs.replace(block, title=f"{block.title} {block.id} " + "long " * 30)
        for block in day.blocks
    )
    days = (big_plan.days[0], msgspec.structs.replace(day, blocks=blocks), *big_plan.days[2:])
    plan = msgspec.structs.replace(big_plan, days=days)
    pages = read(agenda(make_event(plan), Words(), fonts))
    saturday = [page for page in pages if "Saturday" in page]
    assert len(saturday) > 1
    text = " ".join(saturday)
    for block in day.blocks:
        assert f"{block.title} {block.id} long" in text


@pytest.mark.parametrize("anchor", list(Anchor))
def test_the_legend_has_the_signs_that_the_day_has(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read, anchor: Anchor
) -> None:
    first, second = small_plan.days
    blocks = tuple(
        msgspec.structs.replace(block, anchor=anchor if block.kind is Kind.MEAL else None)
        for block in first.blocks
    )
    days = (msgspec.structs.replace(first, blocks=blocks), second)
    pages = read(agenda(make_event(msgspec.structs.replace(small_plan, days=days)), Words(), fonts))
    fixed, outside = "This time is fixed.", "Guests or transport come at this time."
    assert (fixed in pages[0]) == (anchor is Anchor.FIXED)
    assert (outside in pages[0]) == (anchor is Anchor.OUTSIDE)
    assert fixed not in pages[1]
    assert outside not in pages[1]


def test_it_shows_what_was_planned_whatever_happened(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts
) -> None:
    before = make_event(small_plan)
    after = make_event(small_plan, (), [(0, Opened()), (10, BlockSkipped("circle"))])
    assert agenda(before, Words(), fonts) == agenda(after, Words(), fonts)
