"""A child can't be found: the fold of what is said of a search, in whatever order it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.model.saying import Said, minute
from toolkit.model.facts import HeadcountTaken, Registered, Retracted, ShiftSet
from toolkit.model.facts_search import (
    FacilityStepsSet,
    SearchAbout,
    SearchCalled,
    SearchClosed,
    SearchNoted,
    SearchOpened,
    SearchPlaced,
    SearchStepped,
)
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.search import (
    AREAS,
    CALLS,
    Task,
    facility_steps,
    fold_facility_steps,
    fold_searches,
    found_uncounted,
    next_todo,
    open_search,
    searchers,
    searches,
    short_and_open,
    todos,
    whole_again,
)

if TYPE_CHECKING:
    from toolkit.model.facts import Body

CODE = "NORD-01-K"


def opened() -> Said:
    said = Said()
    said.say(HeadcountTaken(12, 13, "night", 120), at=10)
    said.say(SearchOpened("s", 12, 13, "night", 120), at=10)
    return said


def test_a_short_count_opens_a_search() -> None:
    search = open_search(opened().event)
    assert search is not None
    assert (search.opened, search.count.counted, search.count.expected) == (minute(10), 12, 13)
    assert (search.count.block, search.count.night_at) == ("night", 120)
    assert search.elapsed(minute(17.5)) == 7.5 * MINUTE
    assert search.elapsed(minute(0)) == 0


def test_what_is_known_of_one_is_put_together() -> None:
    said = opened()
    said.say(SearchAbout(CODE, "s", seen_at=minute(5), seen_by="TEAM-01-X"), at=11)
    said.say(SearchAbout(CODE, "s", where="stairs"), at=12)
    said.say(SearchAbout("NORD-02-R", "s", wearing="red"), at=12)
    said.say(SearchAbout("NORD-02-R", "s", missing=False), at=13)
    search = searches(said.event)[0]
    assert [one.person for one in search.missing] == [CODE]
    known = search.missing[0]
    assert (known.seen_at, known.seen_by, known.where) == (minute(5), "TEAM-01-X", "stairs")
    assert search.known["NORD-02-R"].wearing == "red"


def test_a_place_is_searched_and_done_and_searched_again() -> None:
    said = opened()
    said.say(SearchPlaced("s", "cellar", "TEAM-01-X"), at=11)
    said.say(SearchPlaced("s", "cellar", done=True), at=14)
    cellar = searches(said.event)[0].areas["cellar"]
    assert (cellar.adult, cellar.since, cellar.done_at) == ("TEAM-01-X", minute(11), minute(14))
    said.say(SearchPlaced("s", "cellar", "TEAM-02-Y"), at=15)
    cellar = searches(said.event)[0].areas["cellar"]
    assert (cellar.adult, cellar.since, cellar.done_at) == ("TEAM-02-Y", minute(15), None)
    said.say(SearchPlaced("s", "cellar"), at=16)
    assert "cellar" not in searches(said.event)[0].areas


def test_calls_ticks_and_notes_say_when_and_by_whom() -> None:
    said = opened()
    said.say(SearchCalled("s", "police", "4711"), at=12, desk="TEAM-01-X")
    said.say(SearchStepped("s", "Ring the director"), at=13, desk="TEAM-02-Y")
    said.say(SearchStepped("s", "Lock the gate"), at=13)
    said.say(SearchStepped("s", "Lock the gate", done=False), at=14)
    said.say(SearchNoted("s", "light in the cellar"), at=15)
    search = searches(said.event)[0]
    call = search.called("police")
    assert call is not None
    assert (call.at, call.by, call.text) == (minute(12), "TEAM-01-X", "4711")
    assert search.called("lead") is None
    assert {step: tick.by for step, tick in search.steps.items()} == {
        "Ring the director": "TEAM-02-Y"
    }
    assert [note.text for note in search.notes] == ["light in the cellar"]


def test_found_ends_it_and_the_timer_stands_still() -> None:
    said = opened()
    end = SearchClosed("s", "found", "attic", "well", "TEAM-03-L")
    ending = said.say(end, at=18, desk="TEAM-01-X")
    assert open_search(said.event) is None
    search = searches(said.event)[0]
    assert search.ending is not None
    assert (search.ending.how, search.ending.where, search.ending.adult) == (
        "found",
        "attic",
        "TEAM-03-L",
    )
    assert search.elapsed(minute(90)) == 8 * MINUTE
    said.say(Retracted((ending.id.hex(),)), at=19)
    assert open_search(said.event) is not None


def test_one_handed_over_to_the_police_may_be_found_later() -> None:
    said = opened()
    said.say(SearchClosed("s", "police", note="4711"), at=30)
    said.say(SearchClosed("s", "found", "street"), at=200)
    search = searches(said.event)[0]
    assert [ending.how for ending in search.endings] == ["police", "found"]
    assert search.ending is not None
    assert search.ending.how == "found"


def test_another_short_count_joins() -> None:
    said = opened()
    said.say(SearchOpened("s", 11, 13, "night", 300), at=40)
    found = searches(said.event)
    assert len(found) == 1
    assert (found[0].opened, found[0].count.counted) == (minute(10), 11)
    assert [count.counted for count in found[0].counts] == [12, 11]


def test_two_laptops_may_open_one_each_and_the_first_is_shown() -> None:
    said = opened()
    said.say(SearchOpened("t", 11, 13), at=9)
    first = open_search(said.event)
    assert first is not None
    assert first.id == "t"
    said.say(SearchClosed("t", "found"), at=12)
    second = open_search(said.event)
    assert second is not None
    assert second.id == "s"


def test_nothing_is_left_of_one_that_was_opened_by_mistake() -> None:
    said = opened()
    said.say(SearchCalled("s", "lead"), at=11)
    said.say(Retracted((said.facts[2].id.hex(),)), at=12)
    assert searches(said.event) == []


def test_the_order_of_what_to_do_and_what_is_due() -> None:
    said = opened()
    said.say(FacilityStepsSet(("Ring the director", "Lock the gate"), 15), at=-30)
    event = said.event
    search = open_search(event)
    assert search is not None
    found = todos(event, search)
    assert [todo.task for todo in found] == list(Task)
    due = {todo.task: (todo.due - search.opened) // MINUTE for todo in found}
    assert [due[task] for task in (Task.WHO, Task.SEEN, Task.SEARCH, Task.LEAD)] == [0] * 4
    assert {due[task] for task in list(Task)[4:]} == {15}
    first = next_todo(event, search, minute(10))
    assert first is not None
    assert first.task is Task.WHO
    said.say(SearchAbout(CODE, "s", seen_at=minute(5)), at=11)
    for area in AREAS:
        said.say(SearchPlaced("s", area, "TEAM-01-X", done=True), at=12)
    for whom in CALLS:
        said.say(SearchCalled("s", whom), at=13)
    event = said.event
    left = [todo.task for todo in todos(event, searches(event)[0]) if todo.done is None]
    assert left == [Task.FACILITY]
    pressing = next_todo(event, searches(event)[0], minute(24))
    assert pressing is not None
    assert not pressing.pressing(minute(24))
    assert pressing.pressing(minute(25))
    for step in ("Ring the director", "Lock the gate"):
        said.say(SearchStepped("s", step), at=26)
    event = said.event
    assert next_todo(event, searches(event)[0], minute(30)) is None


def test_without_steps_of_the_facility_there_is_none_to_tick() -> None:
    event = opened().event
    search = searches(event)[0]
    assert Task.FACILITY not in [todo.task for todo in todos(event, search)]
    assert facility_steps(event).minutes == 10


def test_the_last_word_on_the_facilitys_steps_stands() -> None:
    said = opened()
    said.say(FacilityStepsSet(("a",)), at=0)
    said.say(FacilityStepsSet(("b", "c"), 0), at=-5)
    assert facility_steps(said.event).steps == ("b", "c")
    assert facility_steps(said.event).minutes == 1
    assert fold_facility_steps([]) is None


def test_a_count_that_finds_everybody_is_noticed() -> None:
    said = opened()
    assert whole_again(said.event, searches(said.event)[0]) is None
    said.say(HeadcountTaken(13, 13, "night"), at=18)
    whole = whole_again(said.event, searches(said.event)[0])
    assert whole is not None
    assert whole.at == minute(18)
    said.say(HeadcountTaken(12, 13, "night"), at=19)
    assert whole_again(said.event, searches(said.event)[0]) is None
    said.say(HeadcountTaken(13, 13, "night"), at=20)
    said.say(SearchClosed("s", "found"), at=20)
    assert whole_again(said.event, searches(said.event)[0]) is None


def test_who_was_found_is_to_be_counted_again() -> None:
    said = opened()
    assert found_uncounted(said.event) is None
    said.say(SearchClosed("s", "police"), at=30)
    assert found_uncounted(said.event) is None
    said.say(SearchClosed("s", "found"), at=40)
    found = found_uncounted(said.event)
    assert found is not None
    assert found.at == minute(40)
    said.say(SearchOpened("t", 13, 13), at=41)
    assert found_uncounted(said.event) is None
    said.say(SearchClosed("t", "found"), at=42)
    assert found_uncounted(said.event) is not None
    said.say(HeadcountTaken(12, 13), at=43)
    assert found_uncounted(said.event) is None


def test_a_whole_count_while_the_search_went_on_is_enough() -> None:
    said = opened()
    said.say(HeadcountTaken(13, 13), at=20)
    said.say(SearchClosed("s", "found"), at=21)
    assert found_uncounted(said.event) is None


def test_a_short_count_that_nobody_looked_into_stays_open() -> None:
    said = Said()
    assert short_and_open(said.event) is None
    said.say(HeadcountTaken(12, 13), at=10)
    found = short_and_open(said.event)
    assert found is not None
    assert found.at == minute(10)
    said.say(SearchOpened("s", 13, 13), at=11)
    assert short_and_open(said.event) is None
    said.say(HeadcountTaken(12, 13), at=12)
    assert short_and_open(said.event) is None
    said.say(SearchClosed("s", "found"), at=13)
    assert short_and_open(said.event) is None
    said.say(HeadcountTaken(12, 13), at=20)
    assert short_and_open(said.event) is not None
    said.say(HeadcountTaken(13, 13), at=21)
    assert short_and_open(said.event) is None


def test_those_on_duty_search_first() -> None:
    said = opened()
    for code in ("TEAM-01-A", "TEAM-02-B"):
        said.say(Registered(code, "educator"), at=-30)
    said.say(Registered(CODE, "child"), at=-30)
    said.say(ShiftSet("TEAM-02-B", "n", minute(0), minute(60)), at=-30)
    event = said.event
    assert [p.code for p in searchers(event, minute(10))] == ["TEAM-02-B", "TEAM-01-A"]
    assert [p.code for p in searchers(event, minute(60))] == ["TEAM-01-A", "TEAM-02-B"]


_NAMES = st.sampled_from(["s", "t"])
_TEXT = st.sampled_from(["", "cellar", "attic"])
_ADULT = st.sampled_from(["", "TEAM-01-X", "TEAM-02-Y"])
_SAYINGS: st.SearchStrategy[Body] = st.one_of(
    st.builds(SearchOpened, _NAMES, st.integers(0, 13), st.just(13)),
    st.builds(
        SearchAbout,
        st.sampled_from([CODE, "NORD-02-R"]),
        _NAMES,
        missing=st.booleans(),
        seen_at=st.none() | st.integers(0, 5),
        where=st.none() | _TEXT,
    ),
    st.builds(SearchPlaced, _NAMES, _TEXT, _ADULT, done=st.booleans()),
    st.builds(SearchCalled, _NAMES, st.sampled_from(CALLS)),
    st.builds(SearchStepped, _NAMES, _TEXT, done=st.booleans()),
    st.builds(SearchNoted, _NAMES, _TEXT),
    st.builds(SearchClosed, _NAMES, st.sampled_from(["found", "police"])),
    st.builds(FacilityStepsSet, st.tuples(_TEXT), st.integers(-3, 30)),
)


@given(st.lists(st.tuples(_SAYINGS, st.integers(0, 60)), max_size=25), st.randoms())
def test_any_order_of_arrival_folds_to_the_same(
    sayings: list[tuple[Body, int]], chance: object
) -> None:
    said = Said()
    for body, at in sayings:
        said.say(body, at=at)
    arrived = list(said.facts)
    chance.shuffle(arrived)  # type: ignore[attr-defined]
    assert fold_searches(arrived) == fold_searches(said.facts)
    assert fold_facility_steps(arrived) == fold_facility_steps(said.facts)
    event = said.event
    for search in searches(event):
        now = Instant(search.opened + 3 * MINUTE)
        assert search.elapsed(now) >= 0
        assert [count.at for count in search.counts] == sorted(c.at for c in search.counts)
        assert all(one.missing for one in search.missing)
        left = [todo for todo in todos(event, search) if todo.done is None]
        assert (next_todo(event, search, now) is None) == (not left)
        assert search.id in {s.id for s in searches(event) if s.counts}
