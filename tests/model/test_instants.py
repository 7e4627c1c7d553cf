"""Instants and wall times, with every trick that zones play."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.strategies import ZONES
from toolkit.model.errors import UserError
from toolkit.model.instants import (
    DAY_MINUTES,
    HOUR,
    MINUTE,
    Instant,
    at_wall,
    clock_text,
    from_datetime,
    iso,
    load_zone,
    logical_date,
    parse_clock,
    start_instant,
    to_datetime,
    wall_exists,
)

ROME = load_zone("Europe/Rome")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def test_the_epoch_is_where_it_is_and_fractions_are_dropped() -> None:
    assert from_datetime(datetime(1970, 1, 1, 1, tzinfo=UTC)) == HOUR
    assert from_datetime(datetime(1970, 1, 1, 0, 0, 0, 1999, tzinfo=UTC)) == 1
    assert to_datetime(Instant(HOUR), ROME).isoformat() == "1970-01-01T02:00:00+01:00"


@given(st.integers(0, 4_000_000_000_000), st.sampled_from(ZONES))
def test_there_and_back(milliseconds: int, name: str) -> None:
    zone = load_zone(name)
    assert from_datetime(to_datetime(Instant(milliseconds), zone)) == milliseconds
    assert from_datetime(datetime.fromisoformat(iso(Instant(milliseconds), zone))) == milliseconds


@pytest.mark.parametrize(
    "name", ["Europe/Atlantis", "", "../../etc/passwd", "Europe", "/etc", "\0"]
)
def test_a_zone_that_is_none(name: str) -> None:
    with pytest.raises(UserError) as error:
        load_zone(name)
    assert (error.value.code, error.value.params) == ("unknown-zone", {"zone": name})


@pytest.mark.parametrize(
    ("wall", "exists"),
    [
        ("2026-03-29T01:59", True),
        ("2026-03-29T02:00", False),
        ("2026-03-29T02:59", False),
        ("2026-03-29T03:00", True),
        ("2026-10-25T02:30", True),
    ],
)
def test_which_wall_times_exist(wall: str, exists: bool) -> None:
    assert wall_exists(datetime.fromisoformat(wall), ROME) is exists


@pytest.mark.parametrize(
    ("zone", "day", "wall", "shown"),
    [
        ("Europe/Rome", SPRING, "01:59", "2026-03-29T01:59+01:00"),
        ("Europe/Rome", SPRING, "02:00", "2026-03-29T03:00+02:00"),
        ("Europe/Rome", SPRING, "02:30", "2026-03-29T03:00+02:00"),
        ("Europe/Rome", SPRING, "03:00", "2026-03-29T03:00+02:00"),
        ("Europe/Rome", AUTUMN, "02:00", "2026-10-25T02:00+02:00"),
        ("Europe/Rome", AUTUMN, "03:00", "2026-10-25T03:00+01:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), "02:10", "2026-10-04T02:30+11:00"),
        ("Australia/Lord_Howe", date(2026, 4, 5), "01:45", "2026-04-05T01:45+11:00"),
        ("America/Santiago", date(2026, 9, 6), "00:20", "2026-09-06T01:00-03:00"),
        ("Asia/Kolkata", SPRING, "02:30", "2026-03-29T02:30+05:30"),
    ],
)
def test_a_wall_time_is_its_first_or_the_next_that_exists(
    zone: str, day: date, wall: str, shown: str
) -> None:
    there = load_zone(zone)
    assert iso(at_wall(day, parse_clock(wall), there), there) == shown


def test_minutes_may_pass_midnight_over_a_change() -> None:
    eve = SPRING - timedelta(days=1)
    assert at_wall(eve, DAY_MINUTES + 120, ROME) == at_wall(SPRING, 180, ROME)
    assert at_wall(eve, DAY_MINUTES + 450, ROME) - at_wall(eve, 22 * 60 + 30, ROME) == 8 * HOUR


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(0, 3 * DAY_MINUTES),
    st.sampled_from(ZONES),
)
def test_later_on_the_wall_is_never_earlier(day: date, minutes: int, name: str) -> None:
    zone = load_zone(name)
    first, second = at_wall(day, minutes, zone), at_wall(day, minutes + 1, zone)
    assert first <= second
    naive = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)
    shown = to_datetime(first, zone).replace(tzinfo=None)
    assert shown == naive if wall_exists(naive, zone) else shown > naive
    assert first % MINUTE == 0


def test_the_start_of_an_event() -> None:
    assert iso(start_instant(datetime(2026, 10, 25, 2, 30), ROME), ROME).endswith("+02:00")  # noqa: DTZ001
    aware = datetime.fromisoformat("2026-10-25T02:30+01:00")
    assert iso(start_instant(aware, ROME), ROME).endswith("+01:00")
    with pytest.raises(UserError) as error:
        start_instant(datetime(2026, 3, 29, 2, 30), ROME)  # noqa: DTZ001
    assert error.value.code == "start-does-not-exist"
    assert error.value.params == {"start": "2026-03-29T02:30", "zone": "Europe/Rome"}


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        ("2026-10-03T04:59", "2026-10-02"),
        ("2026-10-03T05:00", "2026-10-03"),
        ("2026-03-29T04:59", "2026-03-28"),
        ("2026-03-29T05:00", "2026-03-29"),
        ("2026-10-25T04:59", "2026-10-24"),
        ("2026-10-25T05:00", "2026-10-25"),
    ],
)
def test_a_new_day_begins_at_five(wall: str, day: str) -> None:
    instant = start_instant(datetime.fromisoformat(wall), ROME)
    assert logical_date(instant, ROME).isoformat() == day


def test_instants_are_written_to_the_minute_or_finer() -> None:
    instant = start_instant(datetime.fromisoformat("2026-10-02T14:00"), ROME)
    assert iso(instant, ROME) == "2026-10-02T14:00+02:00"
    assert iso(Instant(instant + 1500), ROME) == "2026-10-02T14:00:01.500+02:00"


@pytest.mark.parametrize("text", ["", "7:30", "24:00", "12:60", "12-30", "١٢:٣٠", "12:3", " 1:30"])
def test_what_is_no_time_of_day(text: str) -> None:
    with pytest.raises(ValueError, match=rf"^{re.escape(text)}$"):
        parse_clock(text)


@given(st.integers(0, DAY_MINUTES - 1))
def test_clock_times_there_and_back(minutes: int) -> None:
    assert parse_clock(clock_text(minutes)) == minutes
    assert clock_text(minutes + DAY_MINUTES) == clock_text(minutes)
