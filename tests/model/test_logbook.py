"""Logs between shifts: versions, signatures, what is due, what facts tell without a name."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.telling import Telling, plan_a
from toolkit.model import facts as f
from toolkit.model.facts_care import HandedOver, MedicationGiven, MedicationSet, Moved
from toolkit.model.facts_search import SearchClosed, SearchOpened
from toolkit.model.facts_team import LogSigned, LogWritten
from toolkit.model.instants import HOUR, Instant
from toolkit.model.logbook import (
    coming_shift,
    day_number,
    fold_logs,
    known,
    log_due,
    not_signed,
    turn_at,
    turns,
)
from toolkit.model.rota import proposed_shifts

if TYPE_CHECKING:
    from toolkit.model.logbook import Turn

ROLES = ("facilitator", "facilitator", "lead", "deputy", "night-staff", "night-staff")
WRITTEN = LogWritten("day-night-1", "day-night", 1, "Quiet evening")


def told_of(start: str = "2026-10-02T14:00") -> Telling:
    told = Telling(plan_a(), start)
    told.say(*(f.Registered(f"C-{n}", "child", call_name=f"Ali{n}") for n in range(13)))
    told.say(*(f.Registered(f"T-{n}", role, cleared="yes") for n, role in enumerate(ROLES)))
    return told.say(*proposed_shifts(told.event))


def turn_of(told: Telling, log: str) -> Turn:
    return next(turn for turn in turns(told.event) if turn.log == log)


def write(told: Telling, what: LogWritten, desk: str = "T-2") -> str:
    """Write a log at the desk of ``desk`` and give its version."""
    told.say(what)
    told.facts[-1] = msgspec.structs.replace(told.facts[-1], desk=desk)
    return told.facts[-1].id.hex()


def test_a_log_is_due_in_the_quiet_time_and_when_the_night_is_over() -> None:
    told = told_of()
    spoken = [(t.log, told.wall(t.opens), told.wall(t.at)) for t in turns(told.event)]
    assert spoken == [
        ("day-night-1", "21:45", "21:45"),
        ("night-day-2", "07:30", "08:00"),
        ("day-night-2", "21:30", "21:30"),
        ("night-day-3", "07:30", "08:00"),
        ("day-night-3", "21:30", "21:30"),
        ("night-day-4", "07:30", "08:00"),
    ]
    assert log_due(told.event, told.at("21:44").now) is None
    due = log_due(told.event, told.at("22:00").now)
    assert due is not None
    assert due.log == "day-night-1"
    write(told, WRITTEN)
    assert log_due(told.event, told.now) is None
    morning = log_due(told.event, told.at("2026-10-03T08:00").now)
    assert morning is not None
    assert morning.log == "night-day-2"
    assert log_due(told.say(f.Closed()).event, told.now) is None


def test_a_new_text_is_to_be_signed_anew() -> None:
    told = told_of().at("22:00")
    first = write(told, WRITTEN)
    turn = turn_of(told, "day-night-1")
    assert coming_shift(told.event, turn) == ["T-4", "T-5"]
    assert not_signed(told.event, turn) == ["T-4", "T-5"]
    told.say(LogSigned("T-4", "day-night-1", first), LogSigned("T-9", "other", first))
    assert not_signed(told.event, turn) == ["T-5"]
    told.at("22:20")
    second = write(told, msgspec.structs.replace(WRITTEN, text="One more thing"), desk="T-5")
    log = told.event.folded(fold_logs)["day-night-1"]
    assert [(v.id, v.desk, v.text) for v in log.versions] == [
        (first, "T-2", "Quiet evening"),
        (second, "T-5", "One more thing"),
    ]
    assert log.versions[0].signed == {"T-4": told.instant("2026-10-02T22:00")}
    assert not_signed(told.event, turn) == ["T-4"]


def test_the_morning_is_read_by_all_who_begin_that_day() -> None:
    told = told_of()
    assert set(coming_shift(told.event, turn_of(told, "night-day-2"))) == {
        f"T-{n}" for n in range(4)
    }
    assert not_signed(told.event, turn_of(told, "night-day-2")) == []


def test_a_search_by_night_is_filed_under_the_day_that_goes_on() -> None:
    told = told_of().at("2026-10-04T02:00")
    told.say(f.HeadcountTaken(12, 13, "night-2", 120), SearchOpened("s", 12, 13, "night-2", 120))
    told.at("02:08").say(SearchClosed("s", "found", where="with Ali3 on the stairs"))
    told.at("2026-10-04T08:00")
    what = known(told.event, turn_of(told, "night-day-3"), told.now).happenings
    assert [(h.day, told.wall(h.at), h.code) for h in what if "block" not in h.code] == [
        (2, "02:00", "count"),
        (2, "02:00", "search-opened"),
        (2, "02:08", "search-found"),
    ]
    assert [h.params for h in what if h.code == "search-found"] == [{"minutes": 8}]
    assert (
        what == known(told.event, turn_of(told, "night-day-3"), Instant(told.now + HOUR)).happenings
    )


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        ("2026-10-02T14:00", 1),
        ("2026-10-03T04:59", 1),
        ("2026-10-03T05:00", 2),
        ("2026-10-01T12:00", 1),
        ("2026-10-09T12:00", 4),
    ],
)
def test_a_day_begins_at_five(wall: str, day: int) -> None:
    told = told_of()
    assert day_number(told.event, told.instant(wall)) == day


def test_what_is_known_beside_a_log_is_numbers_and_times() -> None:
    told = told_of()
    told.say(*(HandedOver(f"C-{n}", "in", carer="Rosa Bianchi") for n in range(12)))
    told.say(MedicationSet("C-1", "m", "Insulin 4 units", (20 * 60, 21 * 60, 23 * 60)))
    told.begin("hand-over-in").at("14:52").begin("rooms-tour").at("15:00")
    told.say(f.BlockSkipped("snack-1")).at("20:02")
    due = told.instant("2026-10-02T20:00")
    told.say(MedicationGiven("C-1", "m", due), MedicationGiven("C-2", "x", 0))
    told.at("21:50").say(Moved("C-3", "off-site"))
    told.say(f.HeadcountTaken(12, 12, "quiet-1"))
    told.at("22:00")
    write(told, WRITTEN)
    seen = known(told.event, turn_of(told, "day-night-1"), told.at("22:30").now)
    assert (told.wall(seen.begin), told.wall(seen.end)) == ("14:00", "22:00")
    assert seen.where == {"room": 11, "off-site": 1, "not-arrived": 1}
    assert seen.doses == {"given": 1, "unsaid": 1, "when-needed": 1}
    assert [told.wall(at) for at in seen.ahead] == ["23:00"]
    said = {(h.code, h.params.get("block")) for h in seen.happenings}
    assert {
        ("block-late", "rooms-tour"),
        ("block-left-out", "snack-1"),
        ("count", None),
    } <= said
    bare = json.dumps(msgspec.to_builtins(seen))
    assert not any(word in bare for word in ("C-", "T-", "Ali", "Rosa", "Insulin"))


def test_each_log_goes_on_where_the_one_before_was_written() -> None:
    told = told_of().at("22:10")
    write(told, WRITTEN)
    told.at("22:15").say(f.HeadcountTaken(13, 13, "quiet-1"))
    told.at("2026-10-03T08:05")
    seen = known(told.event, turn_of(told, "night-day-2"), told.now)
    assert (told.wall(seen.begin), told.wall(seen.end)) == ("22:10", "08:05")
    assert [h.code for h in seen.happenings if h.code == "count"] == ["count"]
    # Put right the next day, the evening's log still begins the night where it was first told.
    write(told, msgspec.structs.replace(WRITTEN, text="Put right"))
    assert known(told.event, turn_of(told, "night-day-2"), told.now).begin == seen.begin


@given(st.integers(-5, 80), st.lists(st.sampled_from(range(6)), max_size=6))
def test_every_moment_is_told_by_the_log_at_hand(hour: int, written: list[int]) -> None:
    told = told_of()
    every = turns(told.event)
    for number in sorted(set(written)):
        told.now = Instant(every[number].opens + 1000)
        write(told, LogWritten(every[number].log, every[number].name, every[number].day, "x"))
    now = Instant(told.start + hour * HOUR)
    turn = turn_at(told.event, now)
    assert (turn is None) == (now < every[0].opens)
    spans = [known(told.event, each, now) for each in every if each.opens <= now]
    assert all(seen.begin <= seen.end <= max(now, seen.begin) or written for seen in spans)
    for before, after in pairwise(spans):
        assert after.begin <= before.end
