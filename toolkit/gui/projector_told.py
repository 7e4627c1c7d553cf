"""What the projector tells the group: an activity, how much of it is left, the next break.

Everyone in the room reads it, so it is made from the plan alone: no person, no code, no note, no
lateness. A title that somebody typed in during the event is shown only if it names nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model.calm import calm_since
from toolkit.model.instants import to_datetime
from toolkit.model.plan import Kind
from toolkit.model.schedule import Phase, State
from toolkit.words.isolates import has_rtl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.schedule import Row, Timeline
    from toolkit.words import Words

TONGUES = 3
"""How many languages fit on the wall."""

_PAUSES = (Kind.MEAL, Kind.SNACK, Kind.BREAK)
_CODE = re.compile(r"(?<!\w)[A-Z0-9]{2,6}-\d{2,}-[0-9A-Z](?!\w)", re.IGNORECASE)
_LEAST_NAME = 2
"""Letters; a call name of one letter would forbid half of all words."""


@dataclass(frozen=True, slots=True)
class Line:
    """One text on the wall and whether it is read from right to left."""

    text: str
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Show:
    """Everything that is on the wall.

    ``left`` is the share of the activity that is left, 1 to 0, or ``None`` where no time runs.
    ``foot`` is the next break or meal, ``foot_time`` its wall time and ``foot_kind`` its kind;
    empty where none is ahead.
    """

    kind: str
    titles: tuple[Line, ...]
    left: float | None = None
    paused: bool = False
    foot: str = ""
    foot_time: str = ""
    foot_kind: str = ""


def told(event: Event, now: Instant, tongues: Sequence[Words]) -> Show:
    """Say what belongs on the wall at ``now``, in the group's languages."""
    if calm_since(event) is not None:
        return _calm(tongues)
    schedule = event.timeline(now)
    row = schedule.running
    if row is None and schedule.phase is Phase.WAITING:
        row = schedule.next
    if row is None:
        return _without(schedule.phase, tongues)
    runs = schedule.phase in (Phase.RUNNING, Phase.PAUSED)
    pause = _pause(schedule, row)
    return Show(
        kind=row.block.kind.value,
        titles=_titles(event, row, tongues),
        left=_left(event, row, now) if runs else None,
        paused=schedule.phase is Phase.PAUSED,
        foot="" if pause is None else " · ".join(t.text for t in _titles(event, pause, tongues)),
        foot_time="" if pause is None else _time(event, pause),
        foot_kind="" if pause is None else pause.block.kind.value,
    )


def _without(phase: Phase, tongues: Sequence[Words]) -> Show:
    """Greet before the event, and thank after it."""
    if phase is Phase.PREPARED:
        return Show("handover", _lines(tongues, lambda words: words.say("Welcome")))
    return Show("care", _lines(tongues, lambda words: words.say("Thank you")))


def _calm(tongues: Sequence[Words]) -> Show:
    """Say nothing but that there is a pause: no activity, no time, nothing that was before."""
    return Show("break", _lines(tongues, lambda words: words.say_c("projector", "A short pause")))


def _left(event: Event, row: Row, now: Instant) -> float:
    """Give the share that is left; a pause neither fills nor empties it."""
    paused = sum(
        max(0, min(now if end is None else end, now) - max(start, row.begin))
        for start, end in event.run.pauses
    )
    whole = row.end - row.begin - paused
    return 0.0 if whole <= 0 else min(1.0, max(0.0, (row.end - now) / whole))


def _pause(schedule: Timeline, row: Row) -> Row | None:
    """Find the next break or meal after what is shown."""
    place = next((n for n, other in enumerate(schedule.rows) if other.id == row.id), -1)
    return next(
        (
            later
            for later in schedule.rows[place + 1 :]
            if later.state is State.AHEAD and later.block.kind in _PAUSES
        ),
        None,
    )


def _time(event: Event, row: Row) -> str:
    moment = to_datetime(row.begin, event.zone)
    return f"{moment.hour:02d}:{moment.minute:02d}"


def _titles(event: Event, row: Row, tongues: Sequence[Words]) -> tuple[Line, ...]:
    block = row.block
    typed = block.id in event.run.inserted
    if typed and not is_harmless(event, block.title):
        return _lines(tongues, lambda words: kind_word(words, block.kind))
    if not block.title:
        return _lines(tongues, lambda words: kind_word(words, block.kind))
    return _lines(tongues, lambda words: words.content(block.title))


def _lines(tongues: Sequence[Words], say: Callable[[Words], str]) -> tuple[Line, ...]:
    """Say something in each language, what comes out alike only once."""
    found: dict[str, Line] = {}
    for words in tongues:
        text = say(words)
        found.setdefault(text, Line(text, has_rtl(text)))
    return tuple(found.values())[:TONGUES]


def kind_word(words: Words, kind: Kind) -> str:
    """Name a kind of block for the group."""
    named: dict[Kind, Callable[[], str]] = {
        Kind.SESSION: lambda: words.say_c("projector", "Together"),
        Kind.MEAL: lambda: words.say_c("projector", "Meal"),
        Kind.SNACK: lambda: words.say_c("projector", "Snack"),
        Kind.BREAK: lambda: words.say_c("projector", "Break"),
        Kind.FREE: lambda: words.say_c("projector", "Free time"),
        Kind.CARE: lambda: words.say_c("projector", "Time for us"),
        Kind.HANDOVER: lambda: words.say_c("projector", "Arriving and leaving"),
        Kind.NIGHT: lambda: words.say_c("projector", "Good night"),
        Kind.SLACK: lambda: words.say_c("projector", "Free time"),
    }
    return named[kind]()


def group_languages(event: Event) -> tuple[str, ...]:
    """Give the languages of the wall: the event's, else those most of the group speak."""
    if event.details.languages:
        return event.details.languages[:TONGUES]
    spoken: dict[str, int] = {}
    for person in event.participants():
        for tag in person.languages:
            spoken[tag] = spoken.get(tag, 0) + 1
    return tuple(sorted(spoken, key=lambda tag: -spoken[tag])[:TONGUES])


def is_harmless(event: Event, text: str) -> bool:
    """Tell whether a text that somebody typed names nobody of this event, by name or by code."""
    if _CODE.search(text):
        return False
    return not any(_stands_in(word, text) for word in _naming(event))


def _naming(event: Event) -> Iterable[str]:
    for person in event.people.values():
        yield person.code
        yield person.call_name
        yield person.name
        yield from person.name.split()


def _stands_in(word: str, text: str) -> bool:
    word = word.strip()
    if len(word) < _LEAST_NAME:
        return False
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
