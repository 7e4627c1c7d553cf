"""The rules of the schedule, one example each."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.model.telling import CALM, Telling, block, night, plan_a, plan_of
from toolkit.model import facts as f
from toolkit.model.errors import UserError
from toolkit.model.instants import HOUR, MINUTE, Instant, load_zone, start_instant
from toolkit.model.plan import Anchor, Kind
from toolkit.model.schedule import Phase, State
from toolkit.model.timeline import planned, timeline

SATURDAY = "2026-10-03T09:00"


def a() -> Telling:
    """Plan A on a calm weekend."""
    return Telling(plan_a(), CALM)


def states(told: Telling) -> dict[str, str]:
    return {row.id: row.state.value for row in told.schedule.rows}


def test_the_opening_is_replaced_and_the_other_fixed_times_keep_theirs() -> None:
    told = Telling(plan_a(), "2026-10-02T15:10")
    assert told.span("hand-over-in") == "15:10-15:55"
    assert told.span("rooms-tour") == "15:55-16:40"
    assert told.span("dinner-1") == "19:30-20:30"
    # Seventy minutes later there are seventy fewer before dinner: free time is gone.
    assert told.span("free-1") == "19:30-19:30"
    earlier = Telling(plan_a(), "2026-10-02T13:00")
    assert earlier.span("hand-over-in") == "13:00-13:45"
    assert earlier.row("before-dinner-1").minutes == 60
    assert earlier.span("dinner-1") == "19:30-20:30"


def test_a_start_past_fixed_times_leaves_them_what_is_left() -> None:
    told = Telling(plan_a(), "2026-10-02T20:00")
    assert told.span("dinner-1") == "20:00-20:30"
    assert told.span("night-1") == "22:30-07:30"
    schedule = planned(plan_a(), told.start, told.zone)
    assert schedule.end - schedule.start == 66 * HOUR


def test_a_start_that_does_not_exist_and_one_that_comes_twice() -> None:
    rome = load_zone("Europe/Rome")
    with pytest.raises(UserError) as error:
        start_instant(datetime.fromisoformat("2026-03-29T02:30"), rome)
    assert error.value.code == "start-does-not-exist"
    twice = start_instant(datetime.fromisoformat("2026-10-25T02:30"), rome)
    assert Instant(twice + HOUR) == Telling(plan_a(), "2026-10-25T03:30").start - HOUR


def test_a_late_start_is_clipped_at_lunch_and_lunch_holds() -> None:
    told = a().at("2026-10-03T10:57").begin("story-of-an-offer")
    assert told.span("story-of-an-offer") == "10:57-12:05"
    assert told.row("story-of-an-offer").clipped == 7 * MINUTE
    assert told.span("lunch-2") == "12:05-13:15"
    slip = told.slip
    assert (slip.late, slip.anchor, slip.holds) == (7 * MINUTE, "lunch-2", True)
    assert told.wall(slip.at) == "12:05"


def test_what_comes_before_a_fixed_time_keeps_its_minutes_and_the_last_is_clipped() -> None:
    told = a().at("2026-10-03T09:25").begin("check-in-2")
    assert told.span("check-in-2") == "09:25-09:40"
    assert told.span("risk-or-chance") == "09:40-10:55"
    assert told.span("snack-2a") == "10:55-11:15"
    assert told.span("story-of-an-offer") == "11:15-12:05"
    assert told.slip.late == 25 * MINUTE
    assert told.slip.holds


def test_what_does_not_fit_at_all_has_no_minutes() -> None:
    told = a().at("2026-10-03T11:50").begin("snack-2a")
    assert told.span("snack-2a") == "11:50-12:05"
    assert told.span("story-of-an-offer") == "12:05-12:05"
    assert told.slip.late == (5 + 75) * MINUTE


def test_an_overrun_delays_the_start_of_a_fixed_block_but_not_its_end() -> None:
    told = a().at("2026-10-03T10:50").begin("story-of-an-offer").at("12:17")
    assert told.span("story-of-an-offer") == "10:50-12:17"
    assert told.span("lunch-2") == "12:17-13:15"
    slip = told.slip
    assert (slip.late, slip.anchor, slip.holds) == (12 * MINUTE, "lunch-2", False)
    told.begin("lunch-2")
    assert told.span("lunch-2") == "12:17-13:15"
    assert told.span("rest-2") == "13:15-14:30"
    assert told.slip.late == 0
    assert told.slip.anchor == "dinner-2"


def test_a_block_longer_than_its_overrun_fixed_follower_pushes_it_away() -> None:
    told = a().at("2026-10-03T10:50").begin("story-of-an-offer").at("13:30")
    assert told.span("lunch-2") == "13:30-13:30"
    assert told.span("rest-2") == "13:30-14:45"


def test_early_is_not_late_and_leaves_slack() -> None:
    told = a().at("2026-10-03T10:40").begin("story-of-an-offer")
    assert told.span("story-of-an-offer") == "10:40-11:55"
    assert told.span("before-lunch-2") == "11:55-12:05"
    assert told.row("before-lunch-2").block.kind is Kind.SLACK
    assert told.slip.late == 0


def test_the_lateness_is_against_the_very_next_fixed_time() -> None:
    told = a().at("2026-10-03T13:35").begin("rest-2")
    # Free time before dinner takes it up and is what gives.
    assert told.span("free-2") == "17:30-19:15"
    assert (told.slip.late, told.slip.anchor) == (20 * MINUTE, "dinner-2")


def test_after_the_last_fixed_time_it_is_late_against_the_end() -> None:
    told = a().at("2026-10-05T13:30").begin("hand-over-out").at("14:20")
    slip = told.slip
    assert (slip.late, slip.anchor, slip.holds) == (20 * MINUTE, "", False)
    assert told.wall(slip.at) == "14:00"


def test_before_it_opens_nothing_is_late_and_nothing_runs() -> None:
    told = a().undo().at("2026-10-03T12:00")
    assert told.schedule.slip is None
    assert told.phase == "prepared"
    assert set(states(told).values()) == {"ahead"}
    assert told.span("hand-over-in") == "14:00-14:45"


def test_waiting_pushes_what_comes_before_one_as_time_goes_by() -> None:
    told = a().at("14:20")
    assert told.phase == "waiting"
    assert told.span("before-hand-over-in") == "14:00-14:20"
    assert told.span("hand-over-in") == "14:20-14:45"
    told.at("15:00")
    assert told.span("hand-over-in") == "15:00-15:00"
    assert told.span("rooms-tour") == "15:00-15:45"
    told.begin("rooms-tour")
    assert states(told)["hand-over-in"] == "missed"
    assert told.span("hand-over-in") == "14:00-14:45"


def test_an_early_opening_begins_the_event_early() -> None:
    told = a().at("2026-10-02T13:40").begin("hand-over-in")
    assert told.schedule.start == told.now
    assert told.span("hand-over-in") == "13:40-14:45"
    assert told.schedule.end - told.schedule.start == 72 * HOUR + 20 * MINUTE


def test_the_next_start_ends_what_ran() -> None:
    told = a().begin("hand-over-in").at("14:52").begin("rooms-tour")
    assert told.span("hand-over-in") == "14:00-14:52"
    assert told.span("rooms-tour") == "14:52-15:37"
    assert told.schedule.current == {"rooms-tour"}


def test_what_was_jumped_over_was_missed() -> None:
    told = a().begin("hand-over-in").at("16:03").begin("who-is-here")
    assert [states(told)[n] for n in ("hand-over-in", "rooms-tour", "snack-1", "who-is-here")] == [
        "done",
        "missed",
        "missed",
        "running",
    ]
    assert told.span("hand-over-in") == "14:00-16:03"


def test_going_back_to_what_is_behind_does_nothing() -> None:
    told = a().begin("hand-over-in").at("16:03").begin("who-is-here")
    before = told.schedule
    assert told.begin("snack-1").schedule == before
    assert told.say(f.BlockEnded("snack-1"), f.BlockStarted("nowhere")).schedule == before


def test_an_end_leaves_nothing_running() -> None:
    told = a().begin("hand-over-in").at("14:30").say(f.BlockEnded("hand-over-in")).at("14:40")
    assert told.phase == "waiting"
    assert told.span("hand-over-in") == "14:00-14:30"
    assert told.span("before-rooms-tour") == "14:30-14:40"
    assert told.span("rooms-tour") == "14:40-15:25"


def test_going_on_after_an_end_counts_the_time_between_as_a_pause() -> None:
    told = a().at("16:00").begin("who-is-here").at("16:20").say(f.BlockEnded("who-is-here"))
    told.at("16:32").begin("who-is-here")
    assert told.span("who-is-here") == "16:00-17:12"
    assert told.schedule.current == {"who-is-here"}


def test_minutes_given_and_taken_move_the_end() -> None:
    told = a().at("16:00").begin("who-is-here").say(f.BlockExtended("who-is-here", 15))
    assert told.span("who-is-here") == "16:00-17:15"
    told.say(f.BlockShortened("who-is-here", 40))
    assert told.span("who-is-here") == "16:00-16:35"
    assert told.say(f.BlockShortened("who-is-here", 90)).span("who-is-here") == "16:00-16:00"


def test_minutes_given_to_a_block_still_ahead_are_planned_in() -> None:
    told = a().at("16:00").begin("who-is-here").say(f.BlockExtended("break-1", 10))
    assert told.span("break-1") == "17:00-17:30"
    told.say(f.BlockExtended("dinner-1", 20))
    assert told.span("dinner-1") == "19:30-20:50"
    assert told.span("games") == "20:50-21:50"


def test_a_pause_moves_the_end_and_what_follows() -> None:
    told = a().at("16:00").begin("who-is-here").at("16:10").say(f.Paused()).at("16:24")
    assert told.phase == "paused"
    assert told.span("who-is-here") == "16:00-17:14"
    told.at("16:25").say(f.Resumed()).at("16:50")
    assert told.span("who-is-here") == "16:00-17:15"
    assert told.phase == "running"
    assert told.span("break-1") == "17:15-17:35"


def test_the_next_start_ends_a_pause() -> None:
    told = a().at("16:00").begin("who-is-here").at("16:10").say(f.Paused())
    told.at("16:30").begin("break-1").at("16:40")
    assert told.phase == "running"
    assert told.span("break-1") == "16:30-16:50"
    assert told.event.run.paused_since is None


@pytest.mark.parametrize(
    ("answer", "span", "phase"),
    [
        ("counted", "16:00-17:00", Phase.RUNNING),
        ("paused", "16:00-17:42", Phase.RUNNING),
        ("ended", "16:00-16:08", Phase.WAITING),
    ],
)
def test_a_sleep_is_what_the_person_says_it_was(answer: str, span: str, phase: Phase) -> None:
    told = a().at("16:00").begin("who-is-here").at("16:50")
    unseen = told.instant("2026-10-02T16:08")
    told.say(f.ResumeAnswered(answer, unseen, told.now))  # type: ignore[arg-type]
    assert told.span("who-is-here") == span
    assert told.schedule.phase is phase


def test_a_sleep_counted_twice_as_a_pause_counts_once() -> None:
    told = a().at("16:00").begin("who-is-here").at("16:50")
    for begin, end in (("16:08", "16:30"), ("16:20", "16:40")):
        span = (told.instant(f"2026-10-02T{begin}"), told.instant(f"2026-10-02T{end}"))
        told.say(f.ResumeAnswered("paused", *span))
    assert told.span("who-is-here") == "16:00-17:32"


def test_a_night_comes_by_the_clock_though_a_block_was_forgotten() -> None:
    told = a().at("21:45").begin("quiet-1").at("23:10")
    assert told.phase == "night"
    assert told.schedule.current == {"night-1"}
    assert told.span("quiet-1") == "21:45-22:30"
    assert states(told)["quiet-1"] == "done"
    assert told.span("night-1") == "22:30-07:30"


def test_a_night_comes_by_the_clock_though_nothing_was_ever_started() -> None:
    told = a().at("23:10")
    assert told.phase == "night"
    assert states(told)["quiet-1"] == "missed"
    told.at("2026-10-03T07:35")
    assert told.phase == "waiting"
    assert told.span("night-1") == "22:30-07:30"
    assert told.span("up-2") == "07:35-08:15"


def test_the_morning_after_waits_and_the_night_has_ended_by_itself() -> None:
    told = a().at("21:45").begin("quiet-1").at("2026-10-03T07:41")
    assert told.phase == "waiting"
    assert states(told)["night-1"] == "done"
    told.begin("up-2")
    assert told.span("night-1") == "22:30-07:30"
    assert told.span("before-up-2") == "07:30-07:41"
    assert told.span("up-2") == "07:41-08:15"


def test_a_later_pause_does_not_lengthen_what_was_over() -> None:
    told = Telling(plan_of((block("a", 5, "14:00"), night()), (block("b", 60, "07:30"),)))
    told.begin("a").at("14:10").begin("b").at("14:12").say(f.Paused())
    for now in ("14:20", "15:00", "2026-10-03T00:30"):
        assert told.at(now).span("a") == "14:00-14:05"


def test_a_pause_when_all_was_over_draws_nothing_into_the_night() -> None:
    told = a().at("21:30").begin("mood-1").at("22:05").say(f.Paused())
    assert told.span("mood-1") == "21:30-22:05"
    for now in ("22:40", "23:55", "2026-10-03T06:00"):
        assert told.at(now).phase == "night"
        assert told.span("mood-1") == "21:30-21:45"
        assert told.span("night-1") == "22:30-07:30"


def test_a_pause_in_the_night_does_not_draw_out_what_was_drawn_into_it() -> None:
    told = a().at("21:45").begin("quiet-1").say(f.BlockExtended("quiet-1", 30))
    told.at("23:30").say(f.Paused())
    for now in ("23:40", "2026-10-03T06:00"):
        assert told.at(now).span("quiet-1") == "21:45-23:00"


def test_minutes_given_to_a_fixed_block_that_began_after_its_end_are_given() -> None:
    told = a().at("2026-10-03T13:20").begin("lunch-2").say(f.BlockExtended("lunch-2", 10))
    assert told.span("lunch-2") == "13:20-13:30"


def test_what_was_drawn_into_the_night_ends_with_the_next_start() -> None:
    told = a().at("21:45").begin("quiet-1").say(f.BlockExtended("quiet-1", 60))
    told.at("23:10").begin("up-2")
    assert told.span("quiet-1") == "21:45-23:10"
    assert told.span("up-2")[:5] == "23:10"


def test_an_early_morning_ends_the_night() -> None:
    told = a().at("21:45").begin("quiet-1").at("2026-10-03T07:20").begin("up-2")
    assert told.span("night-1") == "22:30-07:20"
    assert told.span("up-2") == "07:20-08:15"


def test_a_night_that_was_started_by_hand_ends_by_the_clock_too() -> None:
    told = a().at("22:10").begin("night-1").at("2026-10-03T03:00")
    assert told.phase == "night"
    told.at("07:45")
    assert states(told)["night-1"] == "done"
    assert told.span("night-1") == "22:10-07:30"
    told.begin("up-2")
    assert told.span("night-1") == "22:10-07:30"
    assert told.span("before-up-2") == "07:30-07:45"


def test_a_night_that_was_ended_by_hand_ended_then() -> None:
    told = a().at("22:10").begin("night-1").at("2026-10-03T07:50").say(f.BlockEnded("night-1"))
    assert told.span("night-1") == "22:10-07:50"


def test_a_block_knowingly_drawn_past_the_start_of_the_night_delays_it() -> None:
    told = a().at("21:45").begin("quiet-1").say(f.BlockExtended("quiet-1", 30)).at("22:50")
    assert told.phase == "running"
    assert told.span("quiet-1") == "21:45-23:00"
    assert told.span("night-1") == "23:00-07:30"
    assert (told.slip.late, told.slip.anchor) == (30 * MINUTE, "night-1")
    told.at("23:05")
    assert told.phase == "night"
    assert told.span("quiet-1") == "21:45-23:00"


def test_a_pause_over_midnight() -> None:
    told = a().at("21:45").begin("quiet-1").at("22:10").say(f.Paused())
    told.at("2026-10-03T00:20")
    assert told.phase == "paused"
    assert told.span("quiet-1") == "21:45-00:40"
    told.say(f.Resumed()).at("00:39")
    assert told.phase == "running"
    told.at("00:41")
    assert told.phase == "night"
    assert told.span("quiet-1") == "21:45-00:40"
    assert told.span("night-1") == "00:40-07:30"
    told.at("07:30").begin("up-2")
    assert told.span("quiet-1") == "21:45-00:40"
    assert told.span("night-1") == "00:40-07:30"


def test_a_night_does_not_stand_still() -> None:
    told = a().at("21:45").begin("quiet-1").at("2026-10-03T01:00").say(f.Paused()).at("02:00")
    assert told.phase == "night"
    assert told.span("night-1") == "22:30-07:30"


def test_three_midnights_with_no_hand_on_the_keys() -> None:
    told = a().begin("hand-over-in")
    phases = []
    for day in ("03", "04", "05"):
        for hour in ("02:00", "12:30"):
            told.at(f"2026-10-{day}T{hour}")
            phases.append((told.schedule.phase, sorted(told.schedule.current)))
    assert phases == [
        (Phase.NIGHT, ["night-1"]),
        (Phase.WAITING, []),
        (Phase.NIGHT, ["night-2"]),
        (Phase.WAITING, []),
        (Phase.NIGHT, ["night-3"]),
        (Phase.WAITING, []),
    ]
    assert told.span("hand-over-in") == "14:00-14:45"


def test_skipping_what_is_ahead_makes_room() -> None:
    told = a().at("20:30").say(f.BlockSkipped("games"))
    assert told.span("games") == "20:30-20:30"
    assert states(told)["games"] == "skipped"
    assert told.span("mood-1") == "20:30-20:45"


def test_skipping_what_runs_breaks_it_off() -> None:
    told = a().at("20:30").begin("games").at("20:41").say(f.BlockSkipped("games"))
    assert told.span("games") == "20:30-20:41"
    assert told.phase == "waiting"


def test_a_skipped_fixed_time_holds_no_more() -> None:
    told = a().at("2026-10-03T11:00").begin("story-of-an-offer").say(f.BlockSkipped("lunch-2"))
    assert told.span("story-of-an-offer") == "11:00-12:15"
    assert told.span("lunch-2") == "12:15-12:15"
    assert told.span("rest-2") == "12:15-13:30"


def test_starting_what_was_skipped_brings_it_back() -> None:
    told = a().at("20:30").say(f.BlockSkipped("games")).at("20:40").begin("games")
    assert told.span("games") == "20:40-21:40"
    assert states(told)["games"] == "running"


def test_an_inserted_block_takes_its_place_and_is_clipped_like_others() -> None:
    told = a().at("2026-10-03T10:50").begin("story-of-an-offer")
    told.say(f.BlockInserted("extra-1", "Stretch", "break", 10, "snack-2a"))
    told.say(f.BlockInserted("extra-2", "Talk", "session", 20, "story-of-an-offer"))
    ids = [row.id for row in told.schedule.rows]
    at = ids.index("snack-2a")
    assert ids[at : at + 5] == ["snack-2a", "extra-1", "story-of-an-offer", "extra-2", "lunch-2"]
    assert told.row("extra-1").state is State.MISSED
    assert told.span("extra-2") == "12:05-12:05"
    assert told.row("extra-2").planned_begin is None
    assert told.slip.late == 20 * MINUTE


@pytest.mark.parametrize(
    ("kind", "minutes", "after"),
    [
        ("night", 20, "snack-1"),
        ("slack", 20, "snack-1"),
        ("dance", 20, "snack-1"),
        ("free", 0, "snack-1"),
        ("free", 1441, "snack-1"),
        ("free", 20, "nowhere"),
    ],
)
def test_an_insertion_that_cannot_be_changes_nothing(kind: str, minutes: int, after: str) -> None:
    told = a().begin("hand-over-in")
    before = told.schedule
    assert told.say(f.BlockInserted("extra-1", "x", kind, minutes, after)).schedule == before
    assert told.say(f.BlockInserted("games", "x", "free", 20, "snack-1")).schedule == before


def test_a_start_is_put_right_afterwards() -> None:
    told = a().at("14:00").begin("hand-over-in").at("14:59").begin("rooms-tour")
    wrong = told.facts[-1].id.hex()
    told.at("15:05").say(f.Retracted((wrong,)))
    assert told.schedule.current == {"hand-over-in"}
    told.say(f.BlockStarted("rooms-tour"), holds="2026-10-02T14:46")
    assert told.span("hand-over-in") == "14:00-14:46"
    assert told.span("rooms-tour") == "14:46-15:31"


def test_the_clock_of_the_laptop_is_set_back() -> None:
    told = a().begin("hand-over-in").at("14:50").begin("rooms-tour").at("14:20")
    schedule = told.schedule
    assert schedule.current == {"rooms-tour"}
    assert told.span("rooms-tour") == "14:50-15:35"
    assert told.span("hand-over-in") == "14:00-14:50"


def test_a_closed_event_ends_what_runs_and_holds_nothing_more() -> None:
    told = a().at("16:00").begin("who-is-here").at("16:30").say(f.Closed()).at("18:00")
    schedule = told.schedule
    assert (schedule.phase, schedule.slip, schedule.current) == (Phase.CLOSED, None, frozenset())
    assert told.span("who-is-here") == "16:00-16:30"
    assert told.wall(schedule.end) == "16:30"
    assert states(told)["snack-1"] == "missed"
    assert states(told)["night-1"] == "skipped"
    assert states(told)["break-1"] == "skipped"
    assert all(row.end <= schedule.end for row in schedule.rows)
    assert told.say(f.BlockStarted("break-1")).schedule == schedule


def test_an_event_closed_at_night_ended_in_the_night() -> None:
    told = a().at("21:45").begin("quiet-1").at("2026-10-03T02:00").say(f.Closed()).at("09:00")
    assert told.span("night-1") == "22:30-02:00"
    assert states(told)["night-1"] == "done"
    assert states(told)["up-2"] == "skipped"


def test_what_nobody_started_before_the_close_was_missed_up_to_it() -> None:
    told = a().at("2026-10-05T12:45").begin("lunch-4").at("13:50").say(f.Closed()).at("15:00")
    assert told.span("lunch-4") == "12:45-13:50"
    assert states(told)["hand-over-out"] == "skipped"
    told = a().at("2026-10-05T12:30").begin("release").say(f.BlockEnded("release"))
    told.at("13:50").say(f.Closed())
    assert states(told)["hand-over-out"] == "missed"
    assert told.span("hand-over-out") == "13:30-13:50"


def test_an_event_may_be_opened_again() -> None:
    told = a().at("16:00").begin("who-is-here").at("16:30").say(f.Closed())
    told.at("16:40").say(f.Opened())
    assert told.phase == "waiting"
    assert told.begin("break-1").schedule.current == {"break-1"}


def test_facts_before_the_opening_close_nothing() -> None:
    told = a().undo().say(f.Closed())
    assert told.event.state == "prepared"


def strands() -> Telling:
    inside = (
        (block("a-1", 20), block("a-2", 20)),
        (block("b-1", 30),),
    )
    return Telling(
        plan_of(
            (
                block("open", 30, "14:00"),
                block("groups", 40, strands=inside),
                block("after", 30),
                block("dinner", 60, "18:00", Kind.MEAL, Anchor.OUTSIDE),
                night(),
            ),
            (block("up", 30, "07:30"),),
        )
    )


def test_parallel_lines_last_as_long_as_the_longest() -> None:
    told = strands()
    assert told.span("groups") == "14:30-15:10"
    assert [told.span(n) for n in ("a-1", "a-2", "b-1")] == [
        "14:30-14:50",
        "14:50-15:10",
        "14:30-15:00",
    ]


def test_what_runs_in_parallel_lines_is_a_set() -> None:
    told = strands().begin("open").at("14:33").begin("a-1").at("14:35").begin("b-1")
    assert told.schedule.current == {"groups", "a-1", "b-1"}
    assert told.span("groups") == "14:33-15:13"
    assert told.span("open") == "14:00-14:33"
    told.at("14:58").begin("a-2")
    assert told.schedule.current == {"groups", "a-2", "b-1"}
    assert told.span("a-1") == "14:33-14:58"
    assert told.span("a-2") == "14:58-15:13"
    assert told.span("b-1") == "14:35-15:05"
    told.at("15:01").say(f.BlockEnded("b-1"))
    assert told.schedule.current == {"groups", "a-2"}
    assert told.span("b-1") == "14:35-15:01"
    told.at("15:14").begin("after")
    assert told.schedule.current == {"after"}
    assert told.span("a-2") == "14:58-15:14"
    assert told.row("a-2").state is State.DONE


def test_one_of_parallel_lines_may_be_drawn_out_or_left_out() -> None:
    told = strands().at("14:30").begin("b-1").say(f.BlockExtended("b-1", 5))
    assert told.span("b-1") == "14:30-15:05"
    told.say(f.BlockSkipped("a-1"))
    assert told.row("a-1").state is State.SKIPPED
    assert told.span("a-2") == "14:30-14:50"
    told.at("14:40").say(f.BlockSkipped("b-1"))
    assert told.row("b-1").state is State.SKIPPED
    assert told.span("b-1") == "14:30-14:40"
    told.say(f.BlockExtended("a-2", 90))
    assert told.span("a-2") == "14:30-15:10"


def test_what_ran_in_lines_that_are_over_runs_no_more() -> None:
    told = strands().at("14:30").begin("a-1").at("14:50").say(f.BlockEnded("groups"))
    assert told.event.run.record("a-1").ended == told.now
    told.begin("b-1")
    assert told.schedule.current == frozenset()
    assert not told.event.run.record("b-1").running


def test_the_schedule_is_the_same_with_the_planned_one_at_hand() -> None:
    told = a().at("16:00").begin("who-is-here").at("16:20")
    event = told.event
    alone = timeline(event.plan, event.start, event.zone, event.run, told.now)
    assert alone == event.timeline(told.now)


def test_planned_times_stand_beside_the_real_ones() -> None:
    told = a().at("16:06").begin("who-is-here")
    row = told.row("who-is-here")
    assert row.planned_begin is not None
    assert row.planned_end is not None
    assert (told.wall(row.planned_begin), told.wall(row.planned_end)) == ("16:00", "17:00")
    assert told.row("snack-1").planned_begin == told.instant("2026-10-02T15:30")
