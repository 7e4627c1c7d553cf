"""Lists of people against the places that an event was prepared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from toolkit.actions import events, people, undoing
from toolkit.model.errors import UserError
from toolkit.model.facts import Registered
from toolkit.model.people import Role

if TYPE_CHECKING:
    from tests.actions.conftest import Scene


def est(age: int | None = None, code: str = "") -> Registered:
    return Registered(code, Role.CHILD, age=age, home="EST")


def ages(scene: Scene) -> dict[str, int | None]:
    return {code: p.age for code, p in scene.state.people.items() if p.home == "EST"}


def test_a_list_takes_the_prepared_places_and_one_undo_frees_them(scene: Scene) -> None:
    people.register(scene.desk, scene.event, [est(), est(), est()])
    prepared = list(ages(scene))
    people.take_list(scene.desk, scene.event, [est(14), est(15, prepared[0]), est(16), est(17)])
    assert list(ages(scene).values()) == [15, 14, 16, 17]
    assert list(ages(scene))[:3] == prepared
    with pytest.raises(UserError) as refused:
        people.take_list(scene.desk, scene.event, [est(13, prepared[0])])
    assert refused.value.code == "code-taken"
    undoing.undo(scene.desk, scene.event)
    assert ages(scene) == dict.fromkeys(prepared)


def test_once_the_event_is_open_everyone_of_a_list_is_new(scene: Scene) -> None:
    people.register(scene.desk, scene.event, [est()])
    events.open_event(scene.desk, scene.event)
    people.take_list(scene.desk, scene.event, [est(14)])
    assert list(ages(scene).values()) == [None, 14]
