"""The fallback, one day's sheets, and what is left from now on: whole, in order, counted."""

import re
from datetime import datetime

import msgspec
import pytest

from tests.paper.conftest import START, ZONE, Lines, MakeEvent, Read, children
from toolkit.model.event import Event
from toolkit.model.facts import BlockExtended, BlockSkipped, BlockStarted, Opened, Registered
from toolkit.model.facts_care import MedicationSet
from toolkit.model.helplines import Helpline, Helplines
from toolkit.model.instants import HOUR, MINUTE, Instant, load_zone, to_datetime
from toolkit.model.plan import Group, Plan
from toolkit.paper.day_pack import day_pack, day_restricted, has_restricted
from toolkit.paper.fallback import fallback, fallback_restricted
from toolkit.paper.from_now import from_now, standing
from toolkit.paper.headcounts import planned_counts
from toolkit.paper.helplines import helplines
from toolkit.paper.pictures import page_count
from toolkit.paper.typeset import Fonts
from toolkit.words import Words, load

NAMES = ("Run sheet", "Headcounts", "Night log", "Log between shifts", "Helplines")


@pytest.fixture(scope="module")
def event(make_event: MakeEvent, big_plan: Plan) -> Event:
    return make_event(big_plan, [*children(13), Registered("TEAM-01-6", "lead")])


@pytest.fixture(scope="module")
def whole(event: Event, fonts: Fonts) -> bytes:
    return fallback(event, START, Words(), fonts)


def at(minutes: int) -> Instant:
    return Instant(START + minutes * MINUTE)


def test_the_contents_say_where_everything_is_and_count_every_sheet(
    whole: bytes, lines: Lines, read: Read
) -> None:
    pages = lines(whole)
    flow = read(whole)
    total = page_count(whole)
    assert f"{total} sheets in all, this one among them, printed on one side." in flow[0]
    rows = [re.fullmatch(r"(?:.* )?(\D+?) (\d+) (\d+)", line) for line in pages[0]]
    parts = [(m[1], int(m[2]), int(m[3])) for m in rows if m]
    assert len(parts) > 20
    following = 2
    for name, first, sheets in parts:
        assert first == following, name
        following += sheets
    assert following == total + 1


def test_every_block_and_every_count_is_in_it(
    event: Event, whole: bytes, read: Read, lines: Lines
) -> None:
    text = re.sub(r"\W", "", " ".join(read(whole)))
    for _, block in event.plan.all_blocks():
        assert re.sub(r"\W", "", block.title) in text
    counts = [" ".join(page) for page in lines(whole) if "Headcounts" in " ".join(page[:3])]
    assert len(counts) == 4
    for number, page in enumerate(counts, start=1):
        place = 0
        for count in planned_counts(event, START, number):
            moment = to_datetime(count.at, event.zone)
            place = page.index(f"{moment:%H:%M} {count.row.block.title}", place)


def test_everyone_who_takes_part_has_a_row_in_each_presence_grid(whole: bytes, read: Read) -> None:
    grids = [page for page in read(whole) if "Who took part" in page]
    assert len(grids) >= 4
    for page in grids:
        assert re.findall(r"NORD-\d\d-X", page) == [f"NORD-{n:02d}-X" for n in range(1, 14)]


def test_days_come_in_the_order_of_their_use(whole: bytes, read: Read) -> None:
    pages = read(whole)
    heads = [next((n for n in NAMES if n in page[:60]), "other") for page in pages[4:]]
    order = [name for n, name in enumerate(heads) if n == 0 or heads[n - 1] != name]
    day = ["Run sheet", "Headcounts", "Run sheet"]
    night = ["Log between shifts", "Night log", "Log between shifts"]
    assert order[-len(day) * 4 - len(night) * 3 :] == [*(day + night) * 3, *day]
    assert "REAL. This is real, not an exercise." in pages[2]
    assert "116 000" in pages[1]
    assert "Danger now: 112" in pages[4]


def test_names_are_in_the_restricted_part_alone_and_once_a_sheet(
    event: Event, fonts: Fonts, read: Read
) -> None:
    pages = read(fallback_restricted(event, START, Words(), fonts))
    for sheet, asked in (("Hand-over", "hand-over IN"), ("Hand-over", "hand-over OUT")):
        of_sheet = " ".join(p for p in pages if sheet in p[:40] and asked in p)
        assert re.findall(r"NORD-\d\d-X", of_sheet) == [f"NORD-{n:02d}-X" for n in range(1, 14)]
    for sheet in ("Fire roll-call", "Rooming list"):
        of_sheet = " ".join(p for p in pages[1:] if sheet in p[:60])
        assert sorted(re.findall(r"NORD-\d\d-X", of_sheet)) == [
            f"NORD-{n:02d}-X" for n in range(1, 14)
        ]


def test_a_training_of_adults_hands_nobody_over(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read
) -> None:
    plan = msgspec.structs.replace(small_plan, group=Group(6, 14, 18, 65))
    event = make_event(plan, [Registered("PRO-01-X", "professional", name="Ada Berg")])
    pages = read(fallback_restricted(event, START, Words(), fonts))
    assert "2 sheets in all" in pages[0]
    assert "Ada Berg" in pages[1]
    assert not has_restricted(event, 1)


def test_numbers_of_the_country_stand_below_those_of_europe(
    event: Event, fonts: Fonts, read: Read, root: object
) -> None:
    known = Helplines((Helpline("خط نجدة", "800 123 456", "إيطاليا"),))
    words = load("ar", root / "i18n")  # type: ignore[operator]
    (page,) = read(helplines(event, words, fonts, known))
    for number in ("112", "116 000", "116 111", "800 123 456"):
        assert number in page, "read back in its own order"
    assert "خط نجدة" in page


def test_one_day_has_that_day_alone(event: Event, fonts: Fonts, read: Read) -> None:
    pdf = day_pack(event, START, Words(), fonts, 3)
    pages = read(pdf)
    assert f"{page_count(pdf)} sheets in all" in pages[0]
    text = " ".join(pages)
    assert "Production 1" in text
    assert "Sun 4 Oct" in text
    assert "Night of day 3" in text
    assert "Night → day, morning of day 3" in text
    assert "Day → night, day 3" in text
    for other in ("Story of an offer", "Sat 3 Oct ·", "Day 4", "Night of day 2", "day 2"):
        assert other not in text, other


def test_a_day_with_a_hand_over_or_medication_has_names_apart(
    event: Event, make_event: MakeEvent, big_plan: Plan, fonts: Fonts, read: Read
) -> None:
    assert [has_restricted(event, day) for day in (1, 2, 3, 4)] == [True, False, False, True]
    first = " ".join(read(day_restricted(event, START, Words(), fonts, 1)))
    last = " ".join(read(day_restricted(event, START, Words(), fonts, 4)))
    assert ("hand-over IN" in first, "hand-over OUT" in first) == (True, False)
    assert ("hand-over IN" in last, "hand-over OUT" in last) == (False, True)
    taking = make_event(
        big_plan, children(2), [(-5, MedicationSet("NORD-01-X", "a", "Qqtablet", (480,)))]
    )
    assert has_restricted(taking, 2)
    page = " ".join(read(day_restricted(taking, START, Words(), fonts, 2)))
    assert "Qqtablet" in page
    assert "hand-over" not in page


def test_from_now_on_has_the_times_that_stand_and_nothing_that_is_over(
    make_event: MakeEvent, small_plan: Plan, fonts: Fonts, read: Read, lines: Lines
) -> None:
    said = [
        (0, Opened()),
        (25, BlockStarted("welcome")),
        (80, BlockExtended("welcome", 10)),
        (81, BlockSkipped("dinner")),
    ]
    event = make_event(small_plan, children(2), said)
    pdf = from_now(event, at(100), at(100), Words(), fonts)
    agenda = " ".join(lines(pdf)[0])
    assert "15:40 First circle" in agenda, "25 late, 60 and 10 long; it waits until now"
    assert "Welcome" not in agenda
    assert "Dinner" not in agenda
    assert "From Fri 2 Oct, 15:40 on" in agenda
    times = " ".join(lines(pdf)[1])
    assert "15:40 – 16:40 First circle" in times
    text = " ".join(read(pdf))
    assert "Saturday" in text
    assert "Last circle" in text
    assert "Welcome" not in text


def test_what_runs_stays_and_what_ends_just_then_goes(
    make_event: MakeEvent, small_plan: Plan
) -> None:
    event = make_event(small_plan, (), [(0, Opened()), (0, BlockStarted("welcome"))])
    assert [row.id for row in standing(event, at(30), at(30)).rows][:2] == ["welcome", "circle"]
    assert next(row.id for row in standing(event, at(60), at(30)).rows) == "circle"
    ahead = standing(event, Instant(START + 17 * HOUR), at(30)).rows
    assert [row.id for row in ahead] == ["up", "last"]
    assert datetime.fromtimestamp(ahead[0].begin / 1000, load_zone(ZONE)).hour == 7
    assert standing(event, Instant(START + 90 * HOUR), at(30)).rows == ()
