"""What is still missing before handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.model.telling import Telling, block, night, plan_a, plan_of
from toolkit.model import facts as f
from toolkit.model.facts_care import HandedOver, Moved
from toolkit.model.finish import Missing, expected_in, what_is_missing
from toolkit.model.plan import Kind

if TYPE_CHECKING:
    from toolkit.model.instants import Instant


def small() -> Telling:
    told = Telling(
        plan_of(
            (
                block("talk", 30, "14:00", headcount=True),
                block("tea", 30, kind=Kind.SNACK),
                block("work", 60),
                night(counts=(120, 23 * 60 + 30)),
            ),
            (block("end", 30, "07:30", Kind.CARE),),
        )
    )
    return told.say(*(child(code) for code in "AB"))


def child(code: str) -> f.Registered:
    return f.Registered(code, "child", consent="yes", assent="yes")


def missing(told: Telling) -> list[tuple[str, str]]:
    return [(one.code, one.block) for one in what_is_missing(told.event, told.now)]


def span(told: Telling, name: str) -> tuple[Instant, Instant]:
    row = told.row(name)
    return row.begin, row.end


def mark(told: Telling, name: str, *codes: str) -> Telling:
    return told.say(*(f.Marked(code, name, f.Status.PRESENT) for code in codes))


def test_nothing_is_missing_of_what_has_not_been() -> None:
    assert missing(small()) == []


def test_marks_counts_and_starts_that_are_missing_come_in_the_agenda_s_order() -> None:
    told = mark(small().begin("talk"), "talk", "A").at("15:00").begin("work").at("16:00")
    told.say(f.BlockEnded("work"))
    assert what_is_missing(told.event, told.now) == [
        Missing("unmarked", "talk", ("B",)),
        Missing("headcount", "talk", at=told.start),
        Missing("not-started", "tea"),
        Missing("unmarked", "work", ("A", "B")),
    ]


def test_an_event_of_which_all_is_known() -> None:
    told = mark(small().begin("talk"), "talk", "A", "B").say(f.HeadcountTaken(2, 2, "talk"))
    told.at("14:30").begin("tea").at("15:00").begin("work")
    mark(told, "work", "A", "B").at("16:00").say(f.BlockEnded("work"))
    told.at("23:31").say(f.HeadcountTaken(2, 2, "night", 23 * 60 + 30))
    told.at("2026-10-03T02:00").say(f.HeadcountTaken(2, 2, "night", 120))
    told.at("07:30").begin("end").at("08:00").say(f.BlockEnded("end")).say(f.Closed())
    assert missing(told) == []


def test_the_counts_of_a_night_are_missing_with_their_times() -> None:
    told = small().at("15:00").begin("work").at("2026-10-03T07:30").begin("end")
    counts = [one for one in what_is_missing(told.event, told.now) if one.block == "night"]
    assert [(one.code, told.wall(one.at)) for one in counts if one.at is not None] == [
        ("headcount", "23:30"),
        ("headcount", "02:00"),
    ]


def test_what_was_left_out_misses_nothing() -> None:
    told = small().say(f.BlockSkipped("talk"), f.BlockSkipped("tea")).at("15:00").begin("work")
    assert missing(told) == []


def test_an_event_that_was_broken_off_misses_nothing_of_the_days_to_come() -> None:
    told = mark(small().begin("talk"), "talk", "A", "B").say(f.HeadcountTaken(2, 2, "talk"))
    told.at("14:20").say(f.Closed()).at("2026-10-05T14:00")
    assert missing(told) == []


def test_who_was_not_part_of_it_then_is_not_missing() -> None:
    told = small().begin("talk").at("14:10").say(f.Withdrawn("B")).at("15:00").begin("work")
    told.at("15:30").say(child("C")).at("16:00").say(f.BlockEnded("work"))
    unmarked = {one.block: one.people for one in what_is_missing(told.event, told.now)}
    assert unmarked["talk"] == ()  # its headcount, said last
    talk, work = told.row("talk"), told.row("work")
    assert [p.code for p in expected_in(told.event, talk.begin, talk.end)] == ["A", "B"]
    assert [p.code for p in expected_in(told.event, work.begin, work.end)] == ["A"]
    assert unmarked["work"] == ("A",)


def test_who_withdrew_and_came_back_was_away_between() -> None:
    told = small().begin("talk").at("14:10").say(f.Withdrawn("B"))
    told.at("15:00").begin("work").at("16:05").say(child("B"))
    assert [p.code for p in expected_in(told.event, *span(told, "work"))] == ["A"]
    assert [p.code for p in expected_in(told.event, told.now, told.now)] == ["A", "B"]


def unmarked(told: Telling) -> dict[str, tuple[str, ...]]:
    found = what_is_missing(told.event, told.now)
    return {one.block: one.people for one in found if one.code == "unmarked"}


def test_who_waits_for_a_paper_is_in_no_session_and_needs_no_mark() -> None:
    told = small().say(f.Registered("C", "child", consent="yes"))
    mark(told.begin("talk"), "talk", "A").at("15:00").begin("work")
    assert unmarked(told) == {"talk": ("B",)}
    told.at("15:10").say(f.Amended("C", assent="yes")).at("16:00").say(f.BlockEnded("work"))
    assert unmarked(told) == {"talk": ("B",), "work": ("A", "B", "C")}


def test_who_was_not_in_the_house_needs_no_mark() -> None:
    told = small().say(child("C"), child("D"), child("E"))
    told.say(*(HandedOver(code, "in") for code in "ABD")).begin("talk")
    told.at("14:20").say(HandedOver("B", "out")).at("15:00").begin("work")
    told.at("15:10").say(Moved("D", "off-site")).at("16:00").say(f.BlockEnded("work"))
    assert unmarked(told) == {"talk": ("A", "B", "D"), "work": ("A", "D")}
    told.at("16:10").say(HandedOver("C", "in"))
    told.say(Moved("D", "off-site", "T"), holds="2026-10-02T14:59")
    assert unmarked(told) == {"talk": ("A", "B", "D"), "work": ("A",)}


def unhanded_by(told: Telling) -> tuple[str, ...]:
    found = what_is_missing(told.event, told.now)
    return next((one.people for one in found if one.code == "unhanded"), ())


def with_way_home() -> Telling:
    day = (
        block("come", 30, "14:00", Kind.HANDOVER),
        block("talk", 60),
        block("go", 60, "16:00", Kind.HANDOVER),
        block("clear", 30, kind=Kind.CARE),
    )
    told = Telling(plan_of(day)).say(*(child(code) for code in "AB")).begin("come")
    return told.say(*(HandedOver(code, "in") for code in "AB"))


def test_who_is_to_be_handed_out_is_named_from_when_they_should_go_home() -> None:
    told = with_way_home().at("14:30").begin("talk").at("15:59")
    assert unhanded_by(told) == ()
    assert unhanded_by(told.at("16:00")) == ("A", "B")
    told.begin("go").say(HandedOver("A", "out"))
    assert unhanded_by(told) == ("B",)


def test_who_is_to_be_handed_out_is_named_as_soon_as_children_go_home() -> None:
    told = with_way_home().at("14:30").begin("talk").at("15:40")
    assert unhanded_by(told.say(HandedOver("A", "out"))) == ("B",)
    early = with_way_home().at("14:30").begin("talk").at("15:40").begin("go")
    assert unhanded_by(early) == ("A", "B")
    broken_off = with_way_home().at("14:30").begin("talk").say(f.Closed())
    assert unhanded_by(broken_off) == ("A", "B")


def test_the_team_is_not_marked() -> None:
    told = small().say(f.Registered("T", "facilitator"))
    assert [p.code for p in expected_in(told.event, told.now, told.now)] == ["A", "B"]


def test_plan_a_left_alone_misses_every_session_and_every_night_count() -> None:
    told = Telling(plan_a()).say(child("A")).at("2026-10-05T13:30")
    told.begin("hand-over-out").at("14:00").say(f.BlockEnded("hand-over-out"))
    found = what_is_missing(told.event, told.now)
    assert sum(one.code == "unmarked" for one in found) == 16
    nights = [one for one in found if one.block.startswith("night-") and one.code == "headcount"]
    assert len(nights) == 12  # when the lights go out, and three by the clock
