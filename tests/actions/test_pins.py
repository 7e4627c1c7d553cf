"""PINs chosen, changed, forgotten and tried, in a real workspace."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from toolkit.actions import marking, pins, undoing
from toolkit.actions.pins import change_pin, check_pin, forget_pin, forget_pin_by, set_pin
from toolkit.model.errors import UserError
from toolkit.model.facts_team import PinSet
from toolkit.model.instants import Instant
from toolkit.model.pins import FREE_TRIES, Tries, fold_pins

if TYPE_CHECKING:
    from tests.actions.conftest import Scene

LEAD = "TEAM-05-X"


def code(scene: Scene, pin: str, tries: Tries, person: str = LEAD) -> str:
    """What a try is answered with; empty for the right one."""
    try:
        check_pin(scene.desk, scene.event, person, pin, tries)
    except UserError as error:
        return error.code
    return ""


def test_a_pin_is_chosen_and_opens(scene: Scene) -> None:
    changed = set_pin(scene.desk, scene.event, LEAD, "4711")
    (fact,) = changed.facts
    assert isinstance(fact.what, PinSet)
    assert fact.what.person == LEAD
    assert "4711" not in fact.what.check
    assert pins.has_pin(scene.state, LEAD)
    tries = Tries()
    assert code(scene, "4712", tries) == "wrong-pin"
    assert tries.wrong == 1
    assert code(scene, "4711", tries) == ""
    assert tries.wrong == 0


def test_the_same_pin_is_kept_differently_each_time(scene: Scene) -> None:
    set_pin(scene.desk, scene.event, LEAD, "4711")
    first = scene.state.folded(fold_pins)[LEAD]
    change_pin(scene.desk, scene.event, LEAD, "4711", "4711", Tries())
    assert scene.state.folded(fold_pins)[LEAD] != first
    assert code(scene, "4711", Tries()) == ""


@pytest.mark.parametrize("pin", ["123", "1234567", "12x4", ""])
def test_what_is_no_pin_is_refused(scene: Scene, pin: str) -> None:
    with pytest.raises(UserError, match="pin-shape"):
        set_pin(scene.desk, scene.event, LEAD, pin)
    assert not pins.has_pin(scene.state, LEAD)


def test_only_the_team_has_pins_and_one_each(scene: Scene) -> None:
    for person in (scene.codes()[0], "NOBODY-1"):
        with pytest.raises(UserError, match="no-such-person"):
            set_pin(scene.desk, scene.event, person, "1234")
    set_pin(scene.desk, scene.event, LEAD, "1234")
    with pytest.raises(UserError, match="pin-there"):
        set_pin(scene.desk, scene.event, LEAD, "5678")


def test_changing_takes_the_old_one(scene: Scene) -> None:
    set_pin(scene.desk, scene.event, LEAD, "1234")
    tries = Tries()
    with pytest.raises(UserError, match="wrong-pin"):
        change_pin(scene.desk, scene.event, LEAD, "9999", "5678", tries)
    with pytest.raises(UserError, match="pin-shape"):
        change_pin(scene.desk, scene.event, LEAD, "1234", "56", tries)
    assert code(scene, "1234", tries) == ""
    change_pin(scene.desk, scene.event, LEAD, "1234", "567890", tries)
    assert code(scene, "1234", tries) == "wrong-pin"
    assert code(scene, "567890", tries) == ""


def test_forgetting_takes_the_pin_or_the_passphrase(scene: Scene) -> None:
    set_pin(scene.desk, scene.event, LEAD, "1234")
    with pytest.raises(UserError, match="wrong-pin"):
        forget_pin(scene.desk, scene.event, LEAD, "4321", Tries())
    forget_pin(scene.desk, scene.event, LEAD, "1234", Tries())
    assert not pins.has_pin(scene.state, LEAD)
    assert code(scene, "1234", Tries()) == "no-pin"

    set_pin(scene.desk, scene.event, LEAD, "1234")
    with pytest.raises(UserError, match="not-protected"):
        forget_pin_by(scene.desk, scene.event, LEAD, "correct horse")
    scene.desk.workspace.set_passphrase("correct horse")
    with pytest.raises(UserError, match="wrong-passphrase"):
        forget_pin_by(scene.desk, scene.event, LEAD, "wrong horse")
    assert pins.has_pin(scene.state, LEAD)
    forget_pin_by(scene.desk, scene.event, LEAD, "correct horse")
    assert not pins.has_pin(scene.state, LEAD)
    with pytest.raises(UserError, match="no-pin"):
        forget_pin_by(scene.desk, scene.event, LEAD, "correct horse")


def test_after_five_wrong_tries_even_the_right_one_waits(scene: Scene) -> None:
    set_pin(scene.desk, scene.event, LEAD, "1234")
    tries = Tries()
    assert [code(scene, "0000", tries) for _ in range(FREE_TRIES)] == ["wrong-pin"] * FREE_TRIES
    with pytest.raises(UserError) as caught:
        check_pin(scene.desk, scene.event, LEAD, "1234", tries)
    assert (caught.value.code, caught.value.params) == ("pin-wait", {"seconds": 30})
    scene.clock.set(Instant(scene.clock.now() + 30_000))
    assert code(scene, "1234", tries) == ""


def test_undo_leaves_pins_alone(scene: Scene) -> None:
    marking.note(scene.desk, scene.event, "Tea is out.")
    set_pin(scene.desk, scene.event, LEAD, "1234")
    undoing.undo(scene.desk, scene.event)
    assert pins.has_pin(scene.state, LEAD)
    with pytest.raises(UserError, match="nothing-to-undo"):
        undoing.undo(scene.desk, scene.event)


@pytest.mark.parametrize("check", ["x", "scrypt:a:b:c", "scrypt:99999999:00:00", "md5:2:00:00"])
def test_a_check_from_elsewhere_that_cannot_be_read_fits_nothing(scene: Scene, check: str) -> None:
    scene.desk.say(scene.event, [PinSet(LEAD, check)])
    assert code(scene, "1234", Tries()) == "wrong-pin"


def test_chance_is_handed_in(scene: Scene) -> None:
    asked: list[int] = []

    def entropy(length: int) -> bytes:
        asked.append(length)
        return os.urandom(length)

    set_pin(scene.desk, scene.event, LEAD, "1234", entropy)
    assert asked == [16]
