"""What a fact states of what: the subject it settles, and the value it gives it.

Two facts with the same subject and field speak of the same thing; if neither laptop knew of the
other's and the values differ, somebody has to say which holds (``toolkit.model.questions``).
Ticks, notes, what only adds to a list, and what each laptop does for itself settle nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.model import facts as said
from toolkit.model import facts_care as care
from toolkit.model import facts_search as search
from toolkit.model import facts_team as team

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from toolkit.model.facts import Body, Fact

Value = dict[str, object]
"""What is stated, by field, as plain data."""


class Claim(NamedTuple):
    """One thing stated: ``subject`` begins with its topic, ``field`` is empty for the whole."""

    subject: tuple[str, ...]
    field: str
    value: Value


NEVER = frozenset(
    {
        "prepared",
        "step-ticked",
        "item-ticked",
        "noted",
        "search-opened",
        "search-called",
        "search-stepped",
        "search-noted",
        "neutral-begun",
        "neutral-ended",
        "concern-sealed",
        "log-signed",
        "pin-set",
        "sheet-printed",
        "rule-overridden",
        "rule-restored",
        "ticks-signed",
        "feedback-date-set",
        "retracted",
    }
)
"""Kinds that settle nothing two laptops could disagree on.

A PIN can't be shown, so nobody could choose between two: the last one set stands. Rules set aside
and sheets signed are each said with somebody's name, and stay in the journal beside each other.
"""

_PERSON_FIELDS = tuple(name for name in said.Amended.__struct_fields__ if name != "person")
_CARE_FIELDS = ("contacts", "allergies", "risks", "belongings", "room")
_ABOUT_FIELDS = ("missing", "seen_at", "seen_by", "where", "wearing")
_EVENT_FIELDS = ("title", "place", "facility", "languages")


def claims_of(fact: Fact) -> Iterator[Claim]:
    """Give what a fact states; nothing for one that can't be read."""
    if fact.what is None:
        return
    tell = _TELL.get(fact.kind)
    if tell is not None:
        yield from tell(fact.what, fact.holds)


def _whole(*subject: str, **value: object) -> Claim:
    return Claim(subject, "", value)


def _fields(body: Body, names: tuple[str, ...], *subject: str) -> Iterator[Claim]:
    for name in names:
        value = getattr(body, name)
        if value is not None:
            yield Claim(subject, name, {name: _plain(value)})


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _marked(body: said.Marked, _at: int) -> Iterator[Claim]:
    yield _whole("mark", body.person, body.block, status=body.status.value, minutes=body.minutes)


def _registered(body: said.Registered, _at: int) -> Iterator[Claim]:
    yield _whole("takes-part", body.person, here=True)
    yield from _fields(body, _PERSON_FIELDS, "person", body.person)


def _amended(body: said.Amended, _at: int) -> Iterator[Claim]:
    yield from _fields(body, _PERSON_FIELDS, "person", body.person)


def _withdrawn(body: said.Withdrawn, _at: int) -> Iterator[Claim]:
    yield _whole("takes-part", body.person, here=False)


def _shift(body: said.ShiftSet, _at: int) -> Iterator[Claim]:
    value: Value = {"start": body.start, "end": body.end, "awake": body.awake}
    yield Claim(("shift", body.person, body.shift), "", value)


def _no_shift(body: said.ShiftCleared, _at: int) -> Iterator[Claim]:
    yield _whole("shift", body.person, body.shift, cleared=True)


def _started(body: said.BlockStarted, at: int) -> Iterator[Claim]:
    yield _whole("block", body.block, started=at)


def _skipped(body: said.BlockSkipped, _at: int) -> Iterator[Claim]:
    yield _whole("block", body.block, skipped=True)


def _ended(body: said.BlockEnded, at: int) -> Iterator[Claim]:
    yield _whole("ended", body.block, ended=at)


def _longer(body: said.BlockExtended, _at: int) -> Iterator[Claim]:
    yield _whole("length", body.block, minutes=body.minutes)


def _shorter(body: said.BlockShortened, _at: int) -> Iterator[Claim]:
    yield _whole("length", body.block, minutes=-body.minutes)


def _inserted(body: said.BlockInserted, _at: int) -> Iterator[Claim]:
    yield _whole(
        "inserted",
        body.block,
        title=body.title,
        kind=body.block_kind,
        minutes=body.minutes,
        after=body.after,
    )


def _paused(_body: said.Paused, at: int) -> Iterator[Claim]:
    yield _whole("pause", paused=at)


def _resumed(_body: said.Resumed, at: int) -> Iterator[Claim]:
    yield _whole("pause", resumed=at)


def _gap(body: said.ResumeAnswered, _at: int) -> Iterator[Claim]:
    yield _whole("gap", str(body.start), str(body.end), answer=body.answer, minutes=body.minutes)


def _opened(_body: said.Opened, _at: int) -> Iterator[Claim]:
    yield _whole("state", open=True)


def _closed(_body: said.Closed, _at: int) -> Iterator[Claim]:
    yield _whole("state", open=False)


def _adapted(body: said.Adapted, _at: int) -> Iterator[Claim]:
    yield _whole("adapted", repair=body.repair, starts=body.starts, lengths=body.lengths)


def _event(body: said.EventAmended, _at: int) -> Iterator[Claim]:
    yield from _fields(body, _EVENT_FIELDS, "event")


def _counted(body: said.HeadcountTaken, _at: int) -> Iterator[Claim]:
    # By day people are counted as often as one likes; at night the plan asks for one count.
    if body.at is not None:
        subject = ("count", body.block, str(body.at))
        yield Claim(subject, "", {"counted": body.counted, "expected": body.expected})


def _handed(body: care.HandedOver, at: int) -> Iterator[Claim]:
    said_of_it = {
        name: getattr(body, name)
        for name in ("carer", "adult", "signed", "note", "welfare_by", "feedback_by")
    }
    yield Claim(("handed", body.person, body.direction), "", {"at": at, **said_of_it})
    yield _whole("where", body.person, to=f"handed-{body.direction}", adult="")


def _moved(body: care.Moved, _at: int) -> Iterator[Claim]:
    yield _whole("where", body.person, to=body.to, adult=body.adult)


def _care(body: care.CareNoted, _at: int) -> Iterator[Claim]:
    yield from _fields(body, _CARE_FIELDS, "care", body.person)


def _medicine(body: care.MedicationSet, _at: int) -> Iterator[Claim]:
    value: Value = {"text": body.text, "times": list(body.times)}
    yield Claim(("medicine", body.person, body.medicine), "", value)


def _no_medicine(body: care.MedicationCleared, _at: int) -> Iterator[Claim]:
    yield _whole("medicine", body.person, body.medicine, cleared=True)


def _dose(body: care.MedicationGiven, at: int) -> Iterator[Claim]:
    # The instant belongs to it: a dose noted as given on two laptops may have been given twice.
    # What is taken when needed has no one dose to speak of.
    if body.due:
        subject = ("dose", body.person, body.medicine, str(body.due))
        yield Claim(subject, "", {"outcome": body.outcome, "at": at})


def _roll(body: care.SeenAtRoll, _at: int) -> Iterator[Claim]:
    yield _whole("roll", body.person, body.roll, seen=body.seen)


def _roll_closed(body: care.RollClosed, _at: int) -> Iterator[Claim]:
    yield _whole("roll-closed", body.roll, seen=body.seen, expected=body.expected)


def _about(body: search.SearchAbout, _at: int) -> Iterator[Claim]:
    yield from _fields(body, _ABOUT_FIELDS, "about", body.person, body.search)


def _placed(body: search.SearchPlaced, _at: int) -> Iterator[Claim]:
    # That somewhere was searched is a tick; who searches it is not.
    if body.adult and not body.done:
        yield _whole("area", body.search, body.area, adult=body.adult)


def _search_closed(body: search.SearchClosed, _at: int) -> Iterator[Claim]:
    value = {n: getattr(body, n) for n in ("how", "where", "condition", "adult", "note")}
    yield Claim(("search-closed", body.search), "", value)


def _steps(body: search.FacilityStepsSet, _at: int) -> Iterator[Claim]:
    yield _whole("facility-steps", steps=list(body.steps))


def _lead_key(body: team.LeadKeySet, _at: int) -> Iterator[Claim]:
    yield _whole("lead-key", recipient=body.recipient)


def _log(body: team.LogWritten, _at: int) -> Iterator[Claim]:
    yield _whole("log", body.log, turn=body.turn, day=body.day, text=body.text)


def _clock(body: team.ClockTaken, _at: int) -> Iterator[Claim]:
    yield _whole("clock", device=body.device)


_TELL: dict[str, Callable[..., Iterator[Claim]]] = {
    "marked": _marked,
    "registered": _registered,
    "amended": _amended,
    "withdrawn": _withdrawn,
    "shift-set": _shift,
    "shift-cleared": _no_shift,
    "block-started": _started,
    "block-skipped": _skipped,
    "block-ended": _ended,
    "block-extended": _longer,
    "block-shortened": _shorter,
    "block-inserted": _inserted,
    "paused": _paused,
    "resumed": _resumed,
    "resume-answered": _gap,
    "opened": _opened,
    "closed": _closed,
    "adapted": _adapted,
    "event-amended": _event,
    "headcount-taken": _counted,
    "handed-over": _handed,
    "moved": _moved,
    "care-noted": _care,
    "medication-set": _medicine,
    "medication-cleared": _no_medicine,
    "medication-given": _dose,
    "seen-at-roll": _roll,
    "roll-closed": _roll_closed,
    "search-about": _about,
    "search-placed": _placed,
    "search-closed": _search_closed,
    "facility-steps-set": _steps,
    "lead-key-set": _lead_key,
    "log-written": _log,
    "clock-taken": _clock,
}

CLAIMING = frozenset(_TELL)
"""Kinds that settle something."""
