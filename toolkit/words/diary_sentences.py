"""The sentences of the diary, one for each kind of fact.

People are named by their code only. A note says that it was written and not what it says, and who
opened an event that was held is not named: a diary may leave the house, names may not.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from toolkit.model import facts as said
from toolkit.model.clockchange import KEEP_WALL, MOVE_END, WAKE_LATER
from toolkit.model.instants import DAY_MINUTES, Instant, to_datetime
from toolkit.words.statuses import answer_name, status_name
from toolkit.words.terms import paper_name, role_name

if TYPE_CHECKING:
    from datetime import tzinfo

    from toolkit.model.facts import Body, Status
    from toolkit.words.speech import Words

_PAPERS = ("consent", "assent", "cleared", "photo", "voice", "output")


class Telling:
    """What sentences need: the words, the wall clock, and the titles of blocks by their ids."""

    def __init__(self, words: Words, zone: tzinfo, titles: dict[str, str]) -> None:
        self.words = words
        self._zone = zone
        self._titles = titles
        self._statuses = {status: status_name(words, status) for status in said.Status}

    def block(self, block: str) -> str:
        """Give a block's title; its id where no title is known."""
        return self._titles.get(block, block)

    def status(self, status: Status) -> str:
        """Name a mark."""
        return self._statuses[status]

    def moment(self, instant: int) -> str:
        """Give an instant's date and time on the wall."""
        there = to_datetime(Instant(instant), self._zone)
        date, time = self.words.short_date(there.date()), self.words.clock(there)
        return self.words.say("{date} {time}", date=date, time=time)


def _field_name(words: Words, field: str) -> str:
    names = {
        "title": words.say_c("field", "title"),
        "place": words.say_c("field", "place"),
        "facility": words.say_c("field", "facility"),
        "languages": words.say_c("field", "languages"),
        "role": words.say_c("field", "role"),
        "age": words.say_c("field", "age"),
        "sex": words.say_c("field", "sex"),
        "home": words.say_c("field", "home"),
        "call_name": words.say_c("field", "call name"),
        "name": words.say_c("field", "name"),
        "organisation": words.say_c("field", "organisation"),
    }
    return names[field]


@singledispatch
def tell(what: Body, diary: Telling) -> str:
    """Say what one fact says; retractions, which speak of other facts, are said by the diary."""
    raise TypeError(type(what))


@tell.register(said.Prepared)
def _prepared(_what: said.Prepared, diary: Telling) -> str:
    return diary.words.say("The event was prepared.")


@tell.register(said.EventAmended)
def _event_amended(what: said.EventAmended, diary: Telling) -> str:
    words = diary.words
    fields = [f for f in what.__struct_fields__ if getattr(what, f) is not None]
    names = words.join(_field_name(words, field) for field in fields)
    return words.say("What the event says of itself was put right: {fields}.", fields=names)


@tell.register(said.Adapted)
def _adapted(what: said.Adapted, diary: Telling) -> str:
    words = diary.words
    repairs = {
        KEEP_WALL: words.say("The clocks change: all times on the wall are kept."),
        MOVE_END: words.say("The clocks change: the end was moved, so that no hour is lost."),
        WAKE_LATER: words.say("The clocks change: everyone is woken later that morning."),
    }
    return repairs.get(what.repair, words.say("The plan was adapted for this event."))


@tell.register(said.Opened)
def _opened(what: said.Opened, diary: Telling) -> str:
    words = diary.words
    if what.override_by:
        return words.say("The event was opened on the word of a named person, with a reason.")
    return words.say("The event was opened.")


@tell.register(said.Closed)
def _closed(_what: said.Closed, diary: Telling) -> str:
    return diary.words.say("The event was closed.")


@tell.register(said.Registered)
def _registered(what: said.Registered, diary: Telling) -> str:
    words = diary.words
    role = role_name(words, what.role)
    return words.say("{code} was registered: {role}.", code=what.person, role=role)


@tell.register(said.Amended)
def _amended(what: said.Amended, diary: Telling) -> str:
    words = diary.words
    parts = []
    for field in what.__struct_fields__:
        value = getattr(what, field)
        if value is None or field == "person":
            continue
        if field in _PAPERS:
            paper, answer = paper_name(words, field), answer_name(words, value)
            parts.append(words.say("{paper} ({answer})", paper=paper, answer=answer))
        else:
            parts.append(_field_name(words, field))
    what_of_them = words.join(parts)
    return words.say(
        "What is known of {code} was put right: {fields}.", code=what.person, fields=what_of_them
    )


@tell.register(said.Withdrawn)
def _withdrawn(what: said.Withdrawn, diary: Telling) -> str:
    return diary.words.say("{code} left the event.", code=what.person)


@tell.register(said.ShiftSet)
def _shift_set(what: said.ShiftSet, diary: Telling) -> str:
    words = diary.words
    start, end = diary.moment(what.start), diary.moment(what.end)
    if what.awake:
        return words.say(
            "{code} is on duty and awake from {start} to {end}.",
            code=what.person,
            start=start,
            end=end,
        )
    return words.say(
        "{code} is on duty from {start} to {end}.", code=what.person, start=start, end=end
    )


@tell.register(said.ShiftCleared)
def _shift_cleared(what: said.ShiftCleared, diary: Telling) -> str:
    return diary.words.say("A time on duty of {code} was taken off the rota.", code=what.person)


@tell.register(said.BlockStarted)
def _started(what: said.BlockStarted, diary: Telling) -> str:
    return diary.words.say("“{block}” began.", block=diary.block(what.block))


@tell.register(said.BlockEnded)
def _ended(what: said.BlockEnded, diary: Telling) -> str:
    return diary.words.say("“{block}” ended.", block=diary.block(what.block))


@tell.register(said.BlockExtended)
def _extended(what: said.BlockExtended, diary: Telling) -> str:
    length = diary.words.duration(what.minutes)
    return diary.words.say(
        "“{block}” was given {length} more.", block=diary.block(what.block), length=length
    )


@tell.register(said.BlockShortened)
def _shortened(what: said.BlockShortened, diary: Telling) -> str:
    length = diary.words.duration(what.minutes)
    return diary.words.say(
        "“{block}” was cut by {length}.", block=diary.block(what.block), length=length
    )


@tell.register(said.BlockSkipped)
def _skipped(what: said.BlockSkipped, diary: Telling) -> str:
    return diary.words.say("“{block}” was left out.", block=diary.block(what.block))


@tell.register(said.BlockInserted)
def _inserted(what: said.BlockInserted, diary: Telling) -> str:
    words = diary.words
    return words.say(
        "“{block}” was added after “{before}”, for {length}.",
        block=diary.block(what.block),
        before=diary.block(what.after),
        length=words.duration(what.minutes),
    )


@tell.register(said.Paused)
def _paused(_what: said.Paused, diary: Telling) -> str:
    return diary.words.say("What was running was paused.")


@tell.register(said.Resumed)
def _resumed(_what: said.Resumed, diary: Telling) -> str:
    return diary.words.say("What was paused went on.")


@tell.register(said.ResumeAnswered)
def _answered(what: said.ResumeAnswered, diary: Telling) -> str:
    words, start, end = diary.words, diary.moment(what.start), diary.moment(what.end)
    answers = {
        "counted": words.say(
            "The laptop slept from {start} to {end}; the block went on.", start=start, end=end
        ),
        "paused": words.say(
            "The laptop slept from {start} to {end}; the block was paused.", start=start, end=end
        ),
        "ended": words.say(
            "The laptop slept from {start} to {end}; the block was over.", start=start, end=end
        ),
        "planned": words.say(
            "Nobody saw the clock from {start} to {end}; all went as planned.", start=start, end=end
        ),
        "shifted": words.say(
            "Nobody saw the clock from {start} to {end}; all went as planned, moved by {minutes}.",
            start=start,
            end=end,
            minutes=words.duration(what.minutes),
        ),
        "entered": words.say(
            "Nobody saw the clock from {start} to {end}; it is entered from paper.",
            start=start,
            end=end,
        ),
    }
    return answers[what.answer]


@tell.register(said.StepTicked)
def _step(what: said.StepTicked, diary: Telling) -> str:
    words, block, step = diary.words, diary.block(what.block), what.step + 1
    if what.done:
        return words.say("“{block}”: step {step} was ticked.", block=block, step=step)
    return words.say("“{block}”: the tick of step {step} was removed.", block=block, step=step)


@tell.register(said.ItemTicked)
def _item(what: said.ItemTicked, diary: Telling) -> str:
    words = diary.words
    if what.done:
        return words.say("A line of the checklist was ticked.")
    return words.say("A tick on the checklist was removed.")


@tell.register(said.Marked)
def _marked(what: said.Marked, diary: Telling) -> str:
    words = diary.words
    if what.minutes:
        return words.say(
            "{code} in “{block}”: {status}, {length} missed.",
            code=what.person,
            block=diary.block(what.block),
            status=diary.status(what.status),
            length=words.duration(what.minutes),
        )
    return words.say(
        "{code} in “{block}”: {status}.",
        code=what.person,
        block=diary.block(what.block),
        status=diary.status(what.status),
    )


@tell.register(said.HeadcountTaken)
def _headcount(what: said.HeadcountTaken, diary: Telling) -> str:
    words, counted, expected = diary.words, what.counted, what.expected
    if what.at is not None:
        return words.say(
            "Night headcount of {time}: {counted} of {expected}.",
            time=words.time(what.at % DAY_MINUTES),
            counted=counted,
            expected=expected,
        )
    if not what.block:
        return words.say("Headcount: {counted} of {expected}.", counted=counted, expected=expected)
    return words.say(
        "Headcount in “{block}”: {counted} of {expected}.",
        block=diary.block(what.block),
        counted=counted,
        expected=expected,
    )


@tell.register(said.Noted)
def _noted(what: said.Noted, diary: Telling) -> str:
    words = diary.words
    if what.block:
        return words.say("A note was written on “{block}”.", block=diary.block(what.block))
    return words.say("A note was written.")
