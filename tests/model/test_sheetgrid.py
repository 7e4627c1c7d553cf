"""Which sessions and codes stand on a day's sheets of who took part."""

from tests.model.saying import GROUP, START, Said, minute, session
from toolkit.model.facts import BlockSkipped, Marked, Opened, Registered, Status, Withdrawn
from toolkit.model.plan import Day, Plan
from toolkit.model.sheetgrid import DIGITS, MOST, grids, sessions_of


def codes(said: Said, day: int = 1) -> list[tuple[str, ...]]:
    event = said.event
    return [grid.codes for grid in grids(event, sessions_of(event.timeline(minute(0)), day))]


def test_sessions_stand_in_time_order_those_side_by_side_among_them() -> None:
    event = Said().event
    schedule = event.timeline(START)
    (first,) = grids(event, sessions_of(schedule, 1))
    assert [row.id for row in first.columns] == ["a", "b", "s1", "s2", "t"]
    (second,) = grids(event, sessions_of(schedule, 2))
    assert [row.id for row in second.columns] == ["c"]


def test_what_was_left_out_has_no_column() -> None:
    said = Said()
    said.say(Opened(), at=0)
    said.say(BlockSkipped("b"), at=1)
    event = said.event
    (grid,) = grids(event, sessions_of(event.timeline(minute(1)), 1))
    assert "b" not in {row.id for row in grid.columns}


def test_many_sessions_stand_on_several_sheets_with_the_same_codes() -> None:
    blocks = tuple(session(f"s{n:02}", 10) for n in range(2 * MOST + 1))
    said = Said(Plan("p", 1, "P", "trial", "en", GROUP, (Day("Only", 720, blocks),)))
    said.say(Registered("C-2", "child"))
    said.say(Registered("C-1", "child"))
    event = said.event
    found = grids(event, sessions_of(event.timeline(START), 1))
    assert [len(grid.columns) for grid in found] == [MOST, MOST, 1]
    assert [row.id for grid in found for row in grid.columns] == [block.id for block in blocks]
    assert {grid.codes for grid in found} == {("C-1", "C-2")}


def test_who_left_stands_where_they_belonged_and_the_team_nowhere() -> None:
    said = Said()
    said.say(Registered("T-1", "facilitator"))
    said.say(Registered("C-2", "child"))
    said.say(Registered("C-1", "child"))
    said.say(Registered("C-3", "child"))
    said.say(Withdrawn("C-3"), at=-50)
    said.say(Opened(), at=0)
    said.say(Withdrawn("C-2"), at=300)
    assert codes(said) == [("C-1", "C-2")]
    assert codes(said, day=2) == [("C-1",)]
    said.say(Marked("C-2", "c", Status.PRESENT), at=310)
    assert codes(said, day=2) == [("C-1", "C-2")]


def test_digits_are_those_of_the_keys() -> None:
    assert list(DIGITS.values()) == list(range(1, 9))
    assert DIGITS[Status.LATE] == 2
