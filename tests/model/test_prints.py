"""Copies of restricted sheets: numbered each for itself, with a last day."""

from datetime import date, timedelta

import pytest

from tests.model.telling import Telling, plan_a
from toolkit.model import facts as f
from toolkit.model.facts_team import SheetPrinted
from toolkit.model.prints import (
    KEPT_DAYS,
    Copy,
    destroy_date,
    fold_prints,
    next_copy,
    preview_copy,
)


@pytest.fixture
def told() -> Telling:
    return Telling(plan_a())


def test_each_sheet_counts_for_itself_from_one(told: Telling) -> None:
    assert next_copy(told.event, "rooming") == Copy(1, date(2026, 11, 4))
    told.say(SheetPrinted("rooming", 1, "2026-11-04"))
    told.say(SheetPrinted("rooming", 2, "2026-11-04", "saved"))
    assert next_copy(told.event, "rooming").number == 3
    assert next_copy(told.event, "sign-in").number == 1


def test_a_number_is_never_given_twice_to_one_who_knows_of_it(told: Telling) -> None:
    told.say(SheetPrinted("rooming", 7, "2026-11-04")).say(SheetPrinted("rooming", 2, "2026-11-04"))
    assert next_copy(told.event, "rooming").number == 8


def test_a_preview_has_no_number(told: Telling) -> None:
    assert preview_copy(told.event).preview
    assert not next_copy(told.event, "rooming").preview
    assert preview_copy(told.event).destroy_by == destroy_date(told.event)


def test_an_event_that_ended_later_keeps_its_sheets_longer(told: Telling) -> None:
    planned = destroy_date(told.event)
    assert planned == date(2026, 10, 5) + timedelta(days=KEPT_DAYS)
    told.at("2026-10-05T12:00").say(f.Closed())
    assert destroy_date(told.event) == planned
    told.at("2026-10-07T12:00").say(f.Opened()).say(f.Closed())
    assert destroy_date(told.event) == date(2026, 10, 7) + timedelta(days=KEPT_DAYS)


def test_a_copy_that_was_made_cannot_be_unmade(told: Telling) -> None:
    told.say(f.Noted("The key hangs by the door"))
    told.say(SheetPrinted("rooming", 1, "2026-11-04"))
    told.undo()
    assert [made.what.copy_number for made in told.event.folded(fold_prints)] == [1]
    assert told.event.notes == []
