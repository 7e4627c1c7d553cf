"""The roll that is called outside: who is on it, who is missing, what a power cut leaves of it."""

from __future__ import annotations

from tests.model.telling import Telling, plan_a
from toolkit.model import facts as f
from toolkit.model.facts_care import HandedOver, Moved, RollClosed, SeenAtRoll
from toolkit.model.instants import HOUR
from toolkit.model.roll import fold_rolls, missing, open_roll, roll_name, who_is_called


def house() -> Telling:
    told = Telling(plan_a()).say(*(f.Registered(code, "child", 15) for code in "ABCD"))
    told.say(
        f.Registered("T1", "educator"),
        f.Registered("T2", "night-staff"),
        f.Registered("V1", "observer"),
        f.Registered("T3", "lead"),
        f.Withdrawn("T3"),
    )
    return told.at("14:10").say(*(HandedOver(code, "in") for code in "BAC"))


def groups(told: Telling) -> list[tuple[str, str]]:
    return [(one.code, one.group) for one in who_is_called(told.event, told.now)]


def test_the_roll_has_children_in_the_house_then_the_team_then_who_may_be_there() -> None:
    told = house()
    told.say(f.ShiftSet("T1", "s1", told.now, told.now + HOUR))
    told.say(f.ShiftSet("T2", "s2", told.now + HOUR, told.now + 2 * HOUR))
    told.say(Moved("A", "out", "T1"), Moved("C", "off-site"))
    assert groups(told) == [
        ("A", "child"),
        ("B", "child"),
        ("T1", "duty"),
        ("T2", "team"),
        ("V1", "visitor"),
        ("C", "away"),
    ]
    assert missing(who_is_called(told.event, told.now), None) == ["A", "B", "T1"]
    told.at("15:15")
    assert ("T1", "team") in groups(told)
    assert ("T2", "duty") in groups(told)


def test_who_is_off_site_with_a_child_is_not_looked_for_until_seen_in_the_house() -> None:
    told = house().say(Moved("C", "off-site", "T1"))
    assert ("T1", "away") in groups(told)
    assert "T1" not in missing(who_is_called(told.event, told.now), None)
    told.at("14:30").say(Moved("A", "out", "T1"))
    assert ("T1", "duty") in groups(told)
    told.at("14:40").say(Moved("A", "room"), Moved("C", "room"))
    assert ("T1", "duty") in groups(told)


def test_without_shifts_the_whole_team_is_called() -> None:
    assert [one for one in groups(house()) if one[1] == "duty"] == [("T1", "duty"), ("T2", "duty")]


def test_in_an_event_without_hand_overs_everybody_is_called() -> None:
    told = Telling(plan_a()).say(f.Registered("A", "child"), f.Registered("B", "child"))
    assert groups(told) == [("A", "child"), ("B", "child")]


def test_ticks_and_unticks_are_kept_and_the_roll_goes_on_where_it_was() -> None:
    told = house()
    name = roll_name(told.now)
    assert open_roll(told.event, told.now) is None
    told.say(SeenAtRoll("A", name), SeenAtRoll("B", name)).at("14:11")
    told.say(SeenAtRoll("B", name, seen=False)).at("14:40")
    roll = open_roll(told.event, told.now)
    assert roll is not None
    assert (roll.name, roll.seen, told.wall(roll.begun)) == (name, {"A"}, "14:10")
    assert missing(who_is_called(told.event, told.now), roll) == ["B", "C", "T1", "T2"]
    roll = open_roll(told.undo().event, told.now)
    assert roll is not None
    assert roll.seen == {"A", "B"}


def test_a_roll_that_ended_is_not_taken_up_again() -> None:
    told = house().say(SeenAtRoll("A", "r1")).at("14:14").say(RollClosed("r1", 1, 5))
    assert open_roll(told.event, told.now) is None
    ended = told.event.folded(fold_rolls)["r1"]
    assert (ended.result, ended.closed) == ((1, 5), told.now)
    told.say(SeenAtRoll("B", "r2"))
    roll = open_roll(told.event, told.now)
    assert roll is not None
    assert roll.name == "r2"


def test_yesterday_s_ticks_say_nothing_of_today() -> None:
    told = house().say(SeenAtRoll("A", "r1")).at("15:10")
    assert open_roll(told.event, told.now) is not None
    assert open_roll(told.event, told.at("15:11").now) is None
