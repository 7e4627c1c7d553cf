"""Rules set aside by name and reason, ticks confirmed, the nine signed, an answer promised."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from toolkit.actions import overriding
from toolkit.actions.undoing import undo
from toolkit.model.errors import UserError
from toolkit.model.rules.book import check_event
from toolkit.model.rules.heard import fold_feedback_date
from toolkit.model.rules.overrides import fold_overrides
from toolkit.model.rules.ticks import TICK_IDS, fold_ticks

if TYPE_CHECKING:
    from tests.actions.conftest import Scene


def found(scene: Scene, rule: str) -> int:
    return sum(each.rule == rule for each in check_event(scene.state, scene.clock.now()))


def test_a_rule_is_set_aside_restored_and_undone(scene: Scene) -> None:
    done = overriding.override_rule(scene.desk, scene.event, "sleep", " Irina B. ", " A vigil. ")
    assert [fact.kind for fact in done.facts] == ["rule-overridden"]
    override = scene.state.folded(fold_overrides)["sleep"]
    assert (override.by, override.reason, override.desk) == ("Irina B.", "A vigil.", "TEAM-01-3")
    overriding.restore_rule(scene.desk, scene.event, "sleep")
    assert scene.state.folded(fold_overrides) == {}
    undo(scene.desk, scene.event)
    assert set(scene.state.folded(fold_overrides)) == {"sleep"}


@pytest.mark.parametrize(
    ("rule", "by", "reason", "code"),
    [
        ("sleep", "", "A vigil.", "override-unsigned"),
        ("sleep", "Irina B.", "  ", "override-unsigned"),
        ("sleeep", "Irina B.", "A vigil.", "no-such-rule"),
    ],
)
def test_without_name_reason_or_rule_nothing_is_said(
    scene: Scene, rule: str, by: str, reason: str, code: str
) -> None:
    before = len(scene.desk.facts(scene.event))
    with pytest.raises(UserError) as refused:
        overriding.override_rule(scene.desk, scene.event, rule, by, reason)
    assert refused.value.code == code
    assert len(scene.desk.facts(scene.event)) == before


def test_only_what_was_set_aside_is_restored(scene: Scene) -> None:
    with pytest.raises(UserError) as refused:
        overriding.restore_rule(scene.desk, scene.event, "sleep")
    assert refused.value.code == "not-overridden"


def test_a_tick_answers_what_no_record_can(scene: Scene) -> None:
    assert found(scene, "quiet-room") == 1
    overriding.confirm_rule(scene.desk, scene.event, "quiet-room")
    assert found(scene, "quiet-room") == 0
    overriding.confirm_rule(scene.desk, scene.event, "quiet-room", done=False)
    assert found(scene, "quiet-room") == 1
    with pytest.raises(UserError) as refused:
        overriding.confirm_rule(scene.desk, scene.event, "sleep")
    assert refused.value.code == "no-such-rule"


def test_the_nine_are_signed_with_a_name(scene: Scene) -> None:
    assert found(scene, "nine-requirements") == 1
    overriding.sign_ticks(scene.desk, scene.event, TICK_IDS[::-1], "Irina B.")
    signed = scene.state.folded(fold_ticks)
    assert (signed.ticks, signed.by, signed.missing) == (TICK_IDS, "Irina B.", ())
    assert found(scene, "nine-requirements") == 0
    overriding.sign_ticks(scene.desk, scene.event, TICK_IDS[:7], "Irina B.")
    assert found(scene, "nine-requirements") == 2
    for ticks, by, code in ((["kind"], "I", "no-such-tick"), (TICK_IDS, " ", "ticks-unsigned")):
        with pytest.raises(UserError) as refused:
            overriding.sign_ticks(scene.desk, scene.event, ticks, by)
        assert refused.value.code == code


def test_an_answer_is_promised_by_a_date(scene: Scene) -> None:
    overriding.set_feedback_date(scene.desk, scene.event, date(2026, 11, 13))
    assert scene.state.folded(fold_feedback_date) == "2026-11-13"
    assert found(scene, "feedback-date") == 0
    overriding.set_feedback_date(scene.desk, scene.event, None)
    assert found(scene, "feedback-date") == 1
