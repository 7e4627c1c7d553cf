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
from toolkit.model.errors import UserError
from toolkit.model.facts import Registered, ShiftSet
from toolkit.model.instants import HOUR, start_instant, to_datetime
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
        for before, after in pairwise(spans):
            assert after.start - before.end >= 11 * HOUR
    assert by_person.keys() == {p.code for p in event.people.values() if p.code[:4] == "TEAM"}


def test_a_night_shift_ends_on_the_next_date(at_desk: tuple[Desk, str]) -> None:
    desk, name = at_desk
    event = desk.event(name)
    night = of_role(event, "night-staff")[0]
    mine = next(s for s in proposed_shifts(event) if s.person == night)
    spoken = [
        to_datetime(at, event.zone).strftime("%d %H:%M")  # type: ignore[arg-type]
        for at in (mine.start, mine.end)
    ]
    assert spoken == ["02 22:00", "03 08:15"]


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
