"""The run sheet: the whole plan on paper, with what was planned and what happened."""

import re

import msgspec
import pytest

from tests.paper.conftest import START, MakeEvent, Read, children
from toolkit.model.facts import (
    BlockEnded,
    BlockInserted,
    BlockSkipped,
    BlockStarted,
    HeadcountTaken,
    Marked,
    Opened,
    Status,
    Withdrawn,
)
from toolkit.model.instants import MINUTE, Instant, to_datetime
from toolkit.model.plan import Block, Kind, Material, Plan, Sensitivity
from toolkit.model.timeline import planned
from toolkit.paper.run_sheet import run_sheet
from toolkit.paper.typeset import Fonts
from toolkit.words import Words


def at(minutes: int) -> Instant:
    return Instant(START + minutes * MINUTE)


def squeezed(texts: list[str]) -> str:
    """All letters and digits, so that lines and columns don't matter."""
    return re.sub(r"\W", "", " ".join(texts))


@pytest.fixture(scope="session")
def big_sheet(make_event: MakeEvent, big_plan: Plan, fonts: Fonts) -> bytes:
    return run_sheet(make_event(big_plan, children(13)), START, Words(), fonts)


def test_every_text_of_the_plan_is_there(big_sheet: bytes, big_plan: Plan, read: Read) -> None:
    printed = squeezed(read(big_sheet))
    for _, block in big_plan.all_blocks():
        texts = [block.title, block.purpose, block.room, block.safeguarding, block.opt_out]
        texts += [block.low_tech, block.if_wrong, *block.roles]
        texts += [line for step in block.steps for line in (step.text, *step.say)]
        texts += [material.item for material in block.materials]
        missing = [word for word in re.findall(r"\w+", " ".join(texts)) if word not in printed]
        assert not missing, block.id


def test_all_blocks_stand_in_the_tables_of_times_in_order(
    big_sheet: bytes, big_plan: Plan, make_event: MakeEvent, read: Read
) -> None:
    event = make_event(big_plan)
    pages = [page for page in read(big_sheet) if "Planned What" in page]
    assert len(pages) == len(big_plan.days)
    rows = planned(event.plan, event.start, event.zone).rows
    for day, page in enumerate(pages, start=1):
        place = 0
        for row in (row for row in rows if row.day == day):
            ends = (to_datetime(end, event.zone) for end in (row.begin, row.end))
            place = page.index(" – ".join(end.strftime("%H:%M") for end in ends), place)
            assert row.block.title in page


def test_page_numbers_lead_to_the_blocks(big_sheet: bytes, big_plan: Plan, read: Read) -> None:
    pages = read(big_sheet)
    last = 0
    for day in big_plan.days:
        table = next(p for p in pages if "Planned What" in p and f"· {day.title} " in p)
        for block in day.blocks:
            numbers = re.findall(rf"{re.escape(block.title)} (\d+)\b", table)
            places = [int(number) for number in numbers if block.title in pages[int(number) - 1]]
            if numbers:
                assert places, block.id
                last = max(last, *places)
    assert last > 10


def test_the_counts_of_each_night_are_to_be_written_down(big_sheet: bytes, read: Read) -> None:
    pages = [page for page in read(big_sheet) if "Counts in the night" in page]
    assert len(pages) == 3
    for page in pages:
        counts = page[page.index("Counts in the night") :]
        assert re.findall(r"\b(?:23:30|02:00|05:00)\b", counts) == ["23:30", "02:00", "05:00"]
        assert "By whom" in counts
        assert "Initials" in counts


def test_before_the_event_nothing_actual_is_filled_in(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    page = read(run_sheet(make_event(small_plan, children(2)), START, Words(), fonts))[0]
    times = re.findall(r"\d\d:\d\d", page[: page.index("Counts in the night")])
    assert times == ["14:00", "15:00", "15:00", "16:00", "19:00", "20:00", "22:00", "07:00"]


def test_what_happened_is_filled_in(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    said = [
        (-5, Opened()),
        (4, BlockStarted("welcome")),
        (6, HeadcountTaken(11, 12, "welcome")),
        (63, BlockEnded("welcome")),
        (66, BlockStarted("circle")),
        (70, BlockInserted("walk", "Walk to the river", "free", 20, "circle")),
        (128, BlockEnded("circle")),
        (131, BlockStarted("walk")),
        (150, BlockEnded("walk")),
        (151, BlockSkipped("dinner")),
        (9 * 60 + 33, HeadcountTaken(12, 12, "night", 1410)),
    ]
    event = make_event(small_plan, children(2), said)
    page = read(run_sheet(event, at(10 * 60), Words(), fonts))[0]
    table, counts = page.split("Counts in the night")
    for filled in ("14:04", "15:03", "15:06", "16:08", "16:11", "16:30", "11 of 12"):
        assert filled in table, filled
    assert "added Walk to the river" in table
    assert "left out" in table
    assert "23:33 12 of 12" in counts
    assert "02:00" in counts


def test_a_running_block_has_no_end_yet(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    event = make_event(small_plan, (), [(0, Opened()), (7, BlockStarted("welcome"))])
    page = read(run_sheet(event, at(20), Words(), fonts))[0]
    assert "14:07" in page
    assert "15:07" not in page


def test_marks_are_written_as_the_digits_of_their_keys(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    people = children(len(Status))
    marks = [
        (70, Marked(person.person, "circle", status, 12 if status is Status.LATE else None))
        for person, status in zip(people, Status, strict=True)
    ]
    event = make_event(small_plan, people, marks)
    page = read(run_sheet(event, at(80), Words(), fonts))[1]
    key = (
        "1 present · 2 late · 3 left early · 4 called away · 5 chose to sit out · 6 not here · "
        "7 excused · 8 unknown. With 2, 3 and 4 add the minutes missed."
    )
    assert key in page
    told = re.findall(r"NORD-\d\d-X (\d(?: · 12 min)?)", page)
    assert told == ["1", "2 · 12 min", "3", "4", "5", "6", "7", "8"]


def test_who_withdrew_stays_where_they_were_marked(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    said = [(70, Marked("NORD-02-X", "circle", Status.PRESENT)), (300, Withdrawn("NORD-02-X"))]
    pages = read(run_sheet(make_event(small_plan, children(2), said), at(400), Words(), fonts))
    first, second = (page for page in pages if "Who took part" in page)
    assert "NORD-02-X" in first
    assert "NORD-02-X" not in second


def test_sixty_people_go_over_pages_with_the_sessions_repeated(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    pages = read(run_sheet(make_event(small_plan, children(60)), START, Words(), fonts))
    grids = [page for page in pages if "NORD-" in page]
    assert len(grids) > 2
    for page in grids:
        assert "First circle" in page or "Last circle" in page
        assert "1 present · 2 late" in page
    for number in range(1, 61):
        assert " ".join(grids).count(f"NORD-{number:02d}-X") == 2


def test_a_block_that_goes_over_says_so_on_the_next_page(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    first, second = small_plan.days
    long = msgspec.structs.replace(
        first.blocks[1], if_wrong=" ".join(f"then{number}" for number in range(2500))
    )
    blocks = (first.blocks[0], long, *first.blocks[2:])
    days = (msgspec.structs.replace(first, blocks=blocks), second)
    plan = msgspec.structs.replace(small_plan, days=days)
    pages = read(run_sheet(make_event(plan), START, Words(), fonts))
    text = " ".join(pages)
    assert text.count("First circle, continued") >= 2
    assert re.findall(r"\bthen(\d+)\b", text) == [str(number) for number in range(2500)]


def test_what_a_block_asks_for_is_told(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    first, second = small_plan.days
    block = msgspec.structs.replace(
        first.blocks[1],
        sensitivity=Sensitivity.RED,
        optional=True,
        voluntary=True,
        room="Blue room",
        materials=(
            Material("pen", 3, "person"),
            Material("lamp", 2, "group"),
            Material("rope", 4),
            Material("bell"),
        ),
    )
    days = (msgspec.structs.replace(first, blocks=(first.blocks[0], block)), second)
    plan = msgspec.structs.replace(small_plan, days=days)
    text = " ".join(read(run_sheet(make_event(plan), START, Words(), fonts)))
    assert "1 h · Blue room · for those who like · may be left out · very sensitive" in text
    for line in ("3 × pen, for each person", "2 × lamp, for each group", "4 × rope", "• bell"):
        assert line in text


def test_parallel_strands_are_in_the_guide(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    first, second = small_plan.days
    strands = tuple(
        (Block(f"strand{n}", f"Workshop {n}", Kind.SESSION, 60, purpose=f"Purpose {n}."),)
        for n in (1, 2)
    )
    whole = Block("both", "Two workshops", Kind.SESSION, 60, strands=strands)
    days = (msgspec.structs.replace(first, blocks=(first.blocks[0], whole)), second)
    plan = msgspec.structs.replace(small_plan, days=days)
    pages = read(run_sheet(make_event(plan, children(1)), START, Words(), fonts))
    text = squeezed(pages)
    for number in (1, 2):
        assert f"Purpose{number}" in text
    assert "Workshop 1" in next(page for page in pages if "Who took part" in page)


def test_an_event_without_people_has_empty_rows_for_presence(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    pages = read(run_sheet(make_event(small_plan), START, Words(), fonts))
    assert any("Who took part" in page for page in pages)


def test_it_can_be_stopped_after_any_block(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts
) -> None:
    class StoppedError(Exception):
        pass

    done: list[int] = []

    def tick() -> None:
        done.append(len(done))
        if len(done) == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        run_sheet(make_event(small_plan), START, Words(), fonts, tick)
    assert len(done) == 3
