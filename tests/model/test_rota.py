"""A plan's rota, which knows roles, is dealt out to the people of an event."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from toolkit.actions import events, people, undoing
from toolkit.actions.desk import Desk
from toolkit.actions.sample import SetClock, day_before, sample_event
from toolkit.content.places import Places, shipped
from toolkit.model.duty import merged
from toolkit.model.errors import UserError
from toolkit.model.facts import Registered, ShiftSet
from toolkit.model.instants import HOUR, Instant, start_instant, to_datetime
from toolkit.model.rota import proposed_shifts
from toolkit.store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.model.event import Event


@pytest.fixture
def at_desk(tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    new = sample_event(Places(shipped()))
    clock = SetClock(day_before(new))
    with Workspace.open(tmp_path / "workspace", now=clock.now) as workspace:
        desk = Desk(workspace, clock.now)
        yield desk, events.prepare(desk, new).event


def of_role(event: Event, role: str) -> list[str]:
    return [person.code for person in event.people.values() if person.role == role]


def test_pairs_keep_to_early_and_late_and_rest_eleven_hours(at_desk: tuple[Desk, str]) -> None:
    desk, name = at_desk
    event = desk.event(name)
    shifts = proposed_shifts(event)
    first, second = of_role(event, "facilitator")
    early = [s for s in shifts if s.person == first]
    late = [s for s in shifts if s.person == second]
    assert [s.end < t.end for s, t in zip(early, late, strict=True)] == [True] * 4
    by_person: dict[str, list[ShiftSet]] = {}
    for shift in shifts:
        by_person.setdefault(shift.person, []).append(shift)
    for spans in by_person.values():
        for before, after in pairwise(merged((s.start, s.end) for s in spans)):
            assert after[0] - before[1] >= 11 * HOUR
    assert by_person.keys() == {p.code for p in event.people.values() if p.code[:4] == "TEAM"}


def test_two_share_a_night_and_change_over_and_turn_about(at_desk: tuple[Desk, str]) -> None:
    desk, name = at_desk
    event = desk.event(name)
    first, second = of_role(event, "night-staff")

    def nights(code: str) -> list[tuple[str, str, bool]]:
        return [
            (
                to_datetime(Instant(s.start), event.zone).strftime("%d %H:%M"),
                to_datetime(Instant(s.end), event.zone).strftime("%d %H:%M"),
                s.awake,
            )
            for s in proposed_shifts(event)
            if s.person == code
        ]

    assert nights(first)[:4] == [
        ("02 22:00", "03 02:00", True),
        ("03 02:00", "03 08:15", False),
        ("03 22:00", "04 02:00", False),
        ("04 02:00", "04 08:15", True),
    ]
    assert [awake for *_, awake in nights(second)] == [not awake for *_, awake in nights(first)]


def test_who_is_alone_at_night_is_awake_all_of_it(at_desk: tuple[Desk, str]) -> None:
    desk, name = at_desk
    alone, gone = of_role(desk.event(name), "night-staff")
    people.withdraw(desk, name, gone)
    mine = [s for s in proposed_shifts(desk.event(name)) if s.person == alone]
    assert [(s.awake, (s.end - s.start) // HOUR) for s in mine] == [(True, 10)] * 3


def test_who_has_shifts_keeps_them_and_one_undo_takes_the_rota_back(
    at_desk: tuple[Desk, str],
) -> None:
    desk, name = at_desk
    zone = desk.event(name).zone
    lead = of_role(desk.event(name), "lead")[0]
    begin = start_instant(datetime.fromisoformat("2026-10-02T09:00"), zone)
    people.set_shift(desk, name, ShiftSet(lead, "own", begin, begin + HOUR))
    people.take_rota(desk, name)
    assert [key for key in desk.event(name).shifts if key[0] == lead] == [(lead, "own")]
    assert len(desk.event(name).shifts) > 30
    with pytest.raises(UserError, match="no-rota"):
        people.take_rota(desk, name)
    undoing.undo(desk, name)
    assert list(desk.event(name).shifts) == [(lead, "own")]


def test_one_facilitator_alone_is_not_asked_to_do_both_pairs(at_desk: tuple[Desk, str]) -> None:
    desk, name = at_desk
    first, second = of_role(desk.event(name), "facilitator")
    people.withdraw(desk, name, second)
    people.register(desk, name, [Registered("", "observer")])
    shifts = proposed_shifts(desk.event(name))
    assert not [s for s in shifts if s.person == second]
    assert len([s for s in shifts if s.person == first]) == 4
