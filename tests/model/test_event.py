"""An event as its facts tell it."""

from __future__ import annotations

import msgspec
import pytest

from tests.model import strategies as draws
from tests.model.telling import Telling, plan_a
from toolkit.model import facts as f
from toolkit.model.errors import UserError
from toolkit.model.event import Folding, fold_event
from toolkit.model.instants import Instant, load_zone
from toolkit.model.plan import encode_plan
from toolkit.model.schedule import Phase

ROME = load_zone("Europe/Rome")


def test_what_was_prepared() -> None:
    start = Telling(plan_a()).start
    body = f.Prepared(encode_plan(plan_a()), start, "Europe/Rome", "", "Rome", "House", ("it",))
    event = fold_event([draws.fact(1, body, start, start)])
    assert (event.id, event.state, event.start, event.zone.key) == (
        "e",
        "prepared",
        start,
        ROME.key,
    )
    assert event.plan == event.snapshot == plan_a()
    assert event.details.title == plan_a().title
    assert (event.details.place, event.details.facility) == ("Rome", "House")
    assert not event.training
    assert event.timeline(start).phase is Phase.PREPARED


@pytest.mark.parametrize(
    ("plan", "code"),
    [("{}", "newer-event"), ("[", "newer-event"), ('{"id":1}', "newer-event")],
)
def test_a_plan_that_cannot_be_read(plan: str, code: str) -> None:
    with pytest.raises(UserError) as error:
        fold_event([draws.fact(1, f.Prepared(plan, 0, "UTC"), Instant(0), Instant(0))])
    assert error.value.code == code


def test_facts_without_a_beginning_are_no_event() -> None:
    with pytest.raises(UserError) as error:
        fold_event([draws.fact(1, f.Noted("x"), Instant(0), Instant(0))])
    assert error.value.code == "not-an-event"


def test_a_zone_that_is_not_known_here() -> None:
    body = f.Prepared(encode_plan(plan_a()), 0, "Mars/Olympus")
    with pytest.raises(UserError) as error:
        fold_event([draws.fact(1, body, Instant(0), Instant(0))])
    assert error.value.code == "unknown-zone"


def test_the_first_beginning_stands() -> None:
    told = Telling(plan_a())
    told.say(f.Prepared("{}", 0, "UTC"))
    assert told.event.zone == ROME
    assert told.event.plan == plan_a()


def test_open_closed_and_open_again() -> None:
    told = Telling(plan_a())
    assert told.event.state == "open"
    again = (f.Closed(), f.Opened("LEAD", "two are on their way"))
    assert [told.say(body).event.state for body in again] == ["closed", "open"]
    assert [told.undo().event.state for _ in range(3)] == ["closed", "open", "prepared"]
    told = Telling(plan_a()).undo().say(f.Opened("LEAD", "two are on their way"))
    assert told.event.opening == f.Opened("LEAD", "two are on their way")


def test_details_are_put_right_one_by_one() -> None:
    told = Telling(plan_a()).say(f.EventAmended(title="Autumn", languages=("it", "bg")))
    told.say(f.EventAmended(place="Sofia", title=None))
    details = told.event.details
    assert (details.title, details.place, details.languages) == ("Autumn", "Sofia", ("it", "bg"))
    assert told.undo().event.details.place == ""


def test_ticks_and_what_is_unticked() -> None:
    told = Telling(plan_a()).say(
        f.StepTicked("who-is-here", 0), f.StepTicked("who-is-here", 2), f.ItemTicked("print:agenda")
    )
    told.say(f.StepTicked("who-is-here", 0, done=False), f.ItemTicked("none", done=False))
    assert told.event.steps == {"who-is-here": {2}}
    assert told.event.items == {"print:agenda"}
    assert told.say(f.ItemTicked("print:agenda", done=False)).event.items == set()


def test_notes_and_duty() -> None:
    told = Telling(plan_a()).at("16:10").say(f.Noted("calm", "who-is-here"))
    (note,) = told.event.notes
    assert (told.wall(note.at), note.block, note.text) == ("16:10", "who-is-here", "calm")
    told.say(f.ShiftSet("T-1", "plan-0", 1, 2), f.ShiftSet("T-1", "plan-1", 3, 4))
    told.say(f.ShiftSet("T-1", "plan-0", 5, 6, awake=True), f.ShiftCleared("T-1", "plan-1"))
    told.say(f.ShiftCleared("T-9", "plan-9"))
    assert told.event.shifts == {("T-1", "plan-0"): f.ShiftSet("T-1", "plan-0", 5, 6, awake=True)}


def test_what_cannot_be_read_is_counted_and_what_was_erased_is_not() -> None:
    told = Telling(plan_a()).say(f.Noted("one"), f.Noted("two"))
    unread = msgspec.structs.replace(told.facts[-1], kind="from-tomorrow", what=None)
    erased = msgspec.structs.replace(
        told.facts[-2], body=bytes(len(told.facts[-2].body)), what=None
    )
    event = fold_event([*told.facts[:-2], erased, unread])
    assert event.unread == 1
    assert event.notes == []


def test_the_plan_of_an_event_is_the_one_it_was_prepared_with() -> None:
    told = Telling(plan_a())
    told.say(f.Adapted("x", lengths={"snack-1": 5}))
    changed = told.event.plan.block("snack-1")
    kept = told.event.snapshot.block("snack-1")
    assert changed is not None
    assert kept is not None
    assert (changed.minutes, kept.minutes) == (5, 30)
    told.say(f.Adapted("y"))
    assert told.event.plan == plan_a()


def test_titles_are_found_wherever_a_block_stands() -> None:
    told = Telling(plan_a()).say(f.BlockInserted("extra-1", "Walk", "free", 10, "snack-1"))
    event = told.event
    assert event.title_of("extra-1") == "Walk"
    assert event.title_of("lunch-2") == plan_a().block("lunch-2").title  # type: ignore[union-attr]
    assert event.title_of("nowhere") == "nowhere"


def test_a_training_is_for_professionals() -> None:
    group = msgspec.structs.replace(plan_a().group, youngest=18, oldest=70)
    told = Telling(msgspec.structs.replace(plan_a(), group=group))
    told.say(f.Registered("P-1", "professional"), f.Registered("C-1", "child"))
    told.say(f.Registered("T-1", "facilitator"))
    assert told.event.training
    assert [person.code for person in told.event.participants()] == ["P-1", "C-1"]


def test_what_is_planned_is_reckoned_once() -> None:
    event = Telling(plan_a()).event
    assert event.as_planned() is event.as_planned()


def test_marks_are_taken_in_without_folding_all_anew() -> None:
    told = Telling(plan_a())
    folding = Folding(told.facts)
    event = folding.event
    told.say(f.Marked("A", "who-is-here", f.Status.PRESENT), f.HeadcountTaken(13, 13))
    folding.take(told.facts[-2:])
    assert folding.event is event
    assert event.register == told.event.register
    told.begin("hand-over-in")
    folding.take(told.facts[-1:])
    assert folding.event is not event
    assert folding.event.timeline(told.now) == told.schedule
    assert folding.facts == told.facts
