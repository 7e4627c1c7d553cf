"""What is typed from paper: times near the plan, what can't be, what it says when taken over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.model import strategies as draws
from tests.model.telling import Telling, block, night, plan_of
from toolkit.model import facts as f
from toolkit.model.event import fold_event
from toolkit.model.facts import Status
from toolkit.model.instants import MINUTE, Instant, parse_clock
from toolkit.model.journal import effective
from toolkit.model.paperentry import (
    Entry,
    Keyed,
    Place,
    Times,
    count_name,
    lines_of,
    problems,
    wall_near,
    without_known,
)
from toolkit.model.paperfacts import statements
from toolkit.model.schedule import State

PLAN = plan_of(
    (
        block("hello", 60, "14:00", headcount=True),
        block("walk", 30),
        block("talk", 60),
        block("dinner", 60, "17:30"),
        night(counts=(120,)),
    ),
    (block("up", 45, "07:30"), block("more", 60)),
)


def told() -> Telling:
    """Two children; hello runs since 14:05; it is 18:00 and nobody said anything since."""
    telling = Telling(PLAN)
    telling.say(f.Registered("C-1", "child"), f.Registered("C-2", "child"))
    return telling.at("14:05").begin("hello").at("18:00")


def found(telling: Telling, entry: Entry) -> list[tuple[str, ...]]:
    trouble = problems(telling.event, telling.schedule, entry, telling.now)
    return [(p.place.what, p.place.block, p.code) for p in trouble]


def taken(telling: Telling, entry: Entry) -> Telling:
    """The event once the entry was taken over."""
    facts = effective(telling.facts)
    said = statements(telling.event, facts, telling.schedule, entry, telling.now)
    number = len(telling.facts) + 1
    telling.facts += [
        draws.fact(number + n, what, at, telling.now) for n, (at, what) in enumerate(said)
    ]
    return telling


def clocks(**times: str) -> dict[str, int]:
    return {name: parse_clock(text) for name, text in times.items()}


def test_a_time_is_that_nearest_to_the_plan() -> None:
    telling = told()
    ten = telling.instant("2026-10-02T22:30")
    assert wall_near(parse_clock("01:30"), ten, telling.zone) == telling.instant("2026-10-03T01:30")
    assert wall_near(parse_clock("21:00"), ten, telling.zone) == telling.instant("2026-10-02T21:00")


def test_lines_stand_as_on_the_sheet_the_nights_counts_at_the_end() -> None:
    telling = told()
    lines = lines_of(telling.event, telling.schedule, 1)
    named = [(line.row.id, line.night_at) for line in lines]
    assert named == [(b, None) for b in ("hello", "walk", "talk", "dinner", "night")] + [
        ("night", 120)
    ]
    assert [line.counted_as for line in lines] == ["hello", "", "", "", "", "night@120"]


def test_starts_typed_are_the_times_it_was() -> None:
    telling = told()
    entry = Entry(began=clocks(walk="15:10", talk="15:40", dinner="17:30"))
    assert found(telling, entry) == []
    taken(telling, entry)
    assert telling.span("hello") == "14:05-15:10"
    assert telling.span("walk") == "15:10-15:40"
    assert telling.span("talk") == "15:40-17:30"
    running = telling.schedule.running
    assert running is not None
    assert running.id == "dinner"


def test_what_was_said_wrong_is_taken_back_in_the_same_breath_and_undo_brings_it_again() -> None:
    telling = told()
    before = telling.span("hello")
    taken(telling, Entry(began=clocks(hello="14:00"), ended=clocks(hello="15:00")))
    assert telling.span("hello") == "14:00-15:00"
    assert telling.row("hello").state is State.DONE
    telling.undo()
    assert telling.span("hello") == before


def test_a_block_left_out_by_mistake_comes_back() -> None:
    telling = told().say(f.BlockSkipped("walk"))
    taken(telling, Entry(began=clocks(walk="15:05"), ended=clocks(walk="15:30")))
    assert telling.span("walk") == "15:05-15:30"
    assert telling.row("walk").state is State.DONE


def test_what_cant_be_is_told_at_its_cell() -> None:
    telling = told()
    assert found(telling, Entry(ended=clocks(walk="15:30"))) == [("ended", "walk", "no-begin")]
    entry = Entry(began=clocks(walk="15:30"), ended=clocks(walk="15:10"))
    assert found(telling, entry) == [("ended", "walk", "ends-before")]
    assert found(telling, Entry(began=clocks(walk="14:00"))) == [("began", "walk", "overlaps")]
    entry = Entry(began=clocks(walk="15:10", talk="15:30"), ended=clocks(walk="15:40"))
    assert found(telling, entry) == [("began", "talk", "overlaps")]
    assert found(telling, Entry(began=clocks(night="22:30"))) == [
        ("began", "night", "in-the-future")
    ]
    entry = Entry(marks={"walk": {"C-1": Keyed(Status.LATE, 31), "C-2": Keyed(Status.LATE, 30)}})
    trouble = problems(telling.event, telling.schedule, entry, telling.now)
    assert [(p.place, p.minutes) for p in trouble] == [(Place("mark", "walk", "C-1"), 30)]
    entry.began, entry.ended = clocks(walk="15:00"), clocks(walk="15:40")
    assert found(telling, entry) == []


def test_marks_hold_within_their_block_and_known_ones_are_not_said_again() -> None:
    telling = told().say(f.Marked("C-1", "hello", Status.PRESENT))
    entry = Entry(began=clocks(walk="15:05", talk="15:30"))
    entry.marks = {
        "hello": {"C-1": Keyed(Status.PRESENT), "C-2": Keyed(Status.LATE, 10)},
        "walk": {"C-2": Keyed(Status.LEFT_EARLY, 5)},
    }
    left = without_known(telling.event, telling.schedule, entry)
    assert left.marks == {
        "hello": {"C-2": Keyed(Status.LATE, 10)},
        "walk": {"C-2": Keyed(Status.LEFT_EARLY, 5)},
    }
    facts = effective(telling.facts)
    said = statements(telling.event, facts, telling.schedule, entry, telling.now)
    marks = {telling.wall(at): what for at, what in said if isinstance(what, f.Marked)}
    assert marks == {
        "14:15": f.Marked("C-2", "hello", Status.LATE, 10),
        "15:25": f.Marked("C-2", "walk", Status.LEFT_EARLY, 5),
    }


def test_counts_know_whom_they_should_have_found_and_replace_what_was_said() -> None:
    telling = told().say(f.HeadcountTaken(1, 2, "hello"))
    entry = Entry(counts={"hello": 1})
    assert without_known(telling.event, telling.schedule, entry).is_empty
    entry.counts["hello"] = 2
    entry.set_mark("hello", "C-2", Keyed(Status.NOT_HERE))
    taken(telling, entry)
    counts = telling.event.register.headcounts
    assert [(c.counted, c.expected, telling.wall(c.at)) for c in counts] == [(2, 1, "14:05")]
    telling.at("2026-10-03T08:00")
    taken(telling, Entry(counts={count_name("night", 120): 1}))
    night_count = telling.event.register.headcounts[-1]
    assert (telling.wall(night_count.at), night_count.night_at) == ("02:00", 120)
    too_many = Entry(counts={"hello": 1001})
    assert found(telling, too_many) == [("count", "hello", "too-many-counted")]


def test_dropping_what_was_typed_leaves_an_empty_entry() -> None:
    entry = Entry()
    entry.set_mark("walk", "C-1", Keyed(Status.PRESENT))
    assert not entry.is_empty
    entry.set_mark("walk", "C-1", None)
    assert entry.is_empty


BLOCKS = ("hello", "walk", "talk", "dinner")


@given(st.data())
def test_without_problems_the_day_becomes_what_was_typed(data: st.DataObject) -> None:
    """Whatever was typed: it is refused at a cell, or the times are afterwards just so."""
    telling = told()
    entry = Entry()
    clock = st.integers(13 * 60 + 30, 18 * 60 + 10)
    for name in BLOCKS:
        if data.draw(st.booleans()):
            entry.began[name] = data.draw(clock)
        if data.draw(st.booleans()):
            entry.ended[name] = data.draw(clock)
    if problems(telling.event, telling.schedule, entry, telling.now):
        return
    wanted = Times(telling.event, telling.schedule, entry)
    taken(telling, entry)
    for name in BLOCKS:
        span = wanted.span(name)
        assert span is not None
        row = telling.row(name)
        if name in entry.began:
            assert row.begin == span.began
        if name in entry.ended:
            assert row.end == span.ended
            assert row.state is State.DONE
    assert fold_event(telling.facts).unread == 0
    again = without_known(telling.event, telling.schedule, entry)
    assert again.is_empty, again
    assert telling.row("hello").begin >= Instant(telling.start - 30 * MINUTE)
