"""Every sheet with names: marked on every page, numbered, with a last day; no name elsewhere."""

from datetime import timedelta

import pytest

from tests.paper.conftest import (
    CALL_NAME,
    CHILD_NAME,
    START,
    MakeEvent,
    Read,
    Said,
    children,
    pictures,
)
from toolkit.model.event import Event
from toolkit.model.facts import Registered
from toolkit.model.facts_care import CareNoted, HandedOver, MedicationSet
from toolkit.model.facts_search import SearchAbout, SearchOpened
from toolkit.model.instants import to_datetime
from toolkit.model.plan import Plan
from toolkit.model.prints import KEPT_DAYS, Copy, destroy_date
from toolkit.model.search import searches
from toolkit.paper.day_pack import day_pack, day_restricted
from toolkit.paper.fallback import fallback, fallback_restricted
from toolkit.paper.from_now import from_now
from toolkit.paper.handover import handover
from toolkit.paper.headcounts import headcounts
from toolkit.paper.helplines import helplines
from toolkit.paper.medication import medication
from toolkit.paper.not_found import not_found
from toolkit.paper.roll_call import roll_call
from toolkit.paper.rooming import night_log, rooming
from toolkit.paper.shift_logs import shift_log
from toolkit.paper.typeset import Fonts
from toolkit.words import Words, load

FIRST, SECOND = "NORD-01-X", "NORD-02-X"
SECRETS = ("Qqpeanut", "Qqtablet", "Qqaunt", "Qqcaller", "Qqrucksack", "Qqcarer", "Qqgreen")
"""What is known of the first child, each in a word that stands nowhere else."""

ADULT = "Ada Berg-Sentinel"
SAID: list[Said] = [
    (
        -20,
        CareNoted(
            FIRST,
            contacts="Qqaunt +39 06 555 0147",
            allergies="Qqpeanut: pen in the red bag",
            risks="Qqcaller at night",
            belongings="Qqrucksack",
            room="Room 1",
        ),
    ),
    (-19, MedicationSet(FIRST, "a", "Qqtablet 10 mg", (480, 1200))),
    (-10, HandedOver(FIRST, "in", "Qqcarer", "TEAM-01-6", signed=True)),
    (-5, HandedOver(SECOND, "in", "Huda", "TEAM-01-6", signed=True)),
    (60, SearchOpened("s", 1, 2)),
    (61, SearchAbout(FIRST, "s", wearing="Qqgreen hood", where="the door")),
]


@pytest.fixture(scope="module")
def event(make_event: MakeEvent, small_plan: Plan) -> Event:
    team = [Registered("TEAM-01-6", "lead", name=ADULT, cleared="yes")]
    return make_event(small_plan, [*children(4), *team], SAID)


def restricted(event: Event, words: Words, fonts: Fonts, copy: Copy | None) -> dict[str, bytes]:
    search = searches(event)[0]
    return {
        "hand-over": handover(event, START, words, fonts, copy=copy),
        "rooming": rooming(event, START, words, fonts, copy=copy),
        "medication": medication(event, START, words, fonts, copy=copy),
        "roll-call": roll_call(event, START, words, fonts, copy=copy),
        "not found": not_found(event, START, words, fonts, search=search, copy=copy),
        "fallback": fallback_restricted(event, START, words, fonts, copy=copy),
        "day": day_restricted(event, START, words, fonts, 1, copy=copy),
    }


def open_sheets(event: Event, words: Words, fonts: Fonts) -> dict[str, bytes]:
    return {
        "night log": night_log(event, START, words, fonts),
        "headcounts": headcounts(event, START, words, fonts),
        "helplines": helplines(event, words, fonts),
        "empty not found": not_found(event, START, words, fonts),
        "day log": shift_log(event, words, fonts, "day-night", 1),
        "night day log": shift_log(event, words, fonts, "night-day", 2),
        "fallback": fallback(event, START, words, fonts),
        "day": day_pack(event, START, words, fonts, 1),
        "from now": from_now(event, START, START, words, fonts),
    }


def test_every_page_with_names_says_so_with_its_copy_and_last_day(
    event: Event, fonts: Fonts, read: Read
) -> None:
    for name, pdf in restricted(event, Words(), fonts, Copy(7, destroy_date(event))).items():
        for page in read(pdf):
            assert "RESTRICTED: names" in page, name
            assert "Copy 7 · Destroy by Mon 2 Nov 2026" in page, name
            assert "Preview" not in page, name


def test_a_preview_has_no_number(event: Event, fonts: Fonts, read: Read) -> None:
    for name, pdf in restricted(event, Words(), fonts, None).items():
        for page in read(pdf):
            assert "Preview · Destroy by Mon 2 Nov 2026" in page, name
            assert "Copy" not in page, name


def test_the_mark_is_a_bar_from_margin_to_margin(event: Event, fonts: Fonts) -> None:
    for picture in pictures(rooming(event, START, Words(), fonts), 50):
        grey = picture.convert("L")
        black = [
            y
            for y in range(grey.height // 4)
            if all(grey.getpixel((x, y)) == 0 for x in range(30, grey.width - 30, 3))
        ]
        assert len(black) >= 3


def test_no_name_and_nothing_about_health_stands_on_an_open_page(
    event: Event, fonts: Fonts, read: Read
) -> None:
    for name, pdf in open_sheets(event, Words(), fonts).items():
        text = " ".join(read(pdf))
        assert "RESTRICTED" not in text, name
        for secret in (CALL_NAME, CHILD_NAME, "Wyxxkomir", ADULT, "Huda", *SECRETS):
            assert secret not in text, (name, secret)


def test_what_is_known_is_filled_in(event: Event, fonts: Fonts, read: Read) -> None:
    sheets = {
        name: " ".join(read(pdf)) for name, pdf in restricted(event, Words(), fonts, None).items()
    }
    for secret in ("Qqpeanut", "Qqtablet", "Qqaunt", "Qqcaller", "Qqrucksack", "Qqcarer", ADULT):
        assert secret in sheets["hand-over"], secret
        assert secret in sheets["fallback"], secret
    assert "Qqpeanut: pen in the red bag" in sheets["medication"]
    assert "Qqtablet 10 mg" in sheets["medication"]
    assert "Qqgreen hood" in sheets["not found"]
    assert "Room 1" in sheets["rooming"]
    assert ADULT in sheets["roll-call"]


@pytest.mark.parametrize("language", ["ar"])
def test_the_same_event_gives_the_same_bytes_in_any_direction(
    event: Event, fonts: Fonts, language: str, root: object
) -> None:
    words = load(language, root / "i18n")  # type: ignore[operator]
    copy = Copy(2, destroy_date(event))
    again = Fonts.load()
    assert restricted(event, words, fonts, copy) == restricted(event, words, again, copy)
    assert open_sheets(event, words, fonts) == open_sheets(event, words, again)


def test_a_sheet_may_be_kept_for_thirty_days_after_the_end(
    event: Event, make_event: MakeEvent, small_plan: Plan
) -> None:
    end = to_datetime(event.as_planned().end, event.zone).date()
    assert destroy_date(event) == end + timedelta(days=KEPT_DAYS)
    assert KEPT_DAYS == 30
