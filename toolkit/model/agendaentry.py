"""One row of a foreign agenda, read as a block to be, with everything that is wrong in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from toolkit.model.agendatimes import Span, read_length, read_span
from toolkit.model.agendawords import (
    KIND_WORDS,
    NOT_FIXED_WORDS,
    OUTSIDE_WORDS,
    Field,
    plain,
)
from toolkit.model.instants import DAY_MINUTES, clock_text
from toolkit.model.plan import Anchor, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.model.agendacolumns import Column, Spot

NO_VALUE, ERROR = "=?", "#?"
"""What stands for a cell whose formula was never reckoned, and for one that shows an error."""

LONGEST_TITLE = 200
LONGEST_BROKEN_TITLE = 80
"""Characters of a title over two lines; what is longer, or has more lines, tells steps below."""

LONGEST_CELL = 8_000
"""Characters; more is a whole document in a cell."""

LATE = 17 * 60
"""From when on an end before its start is taken for one after midnight."""

LONGEST_OVER_MIDNIGHT = 16 * 60
LEAST_NIGHT = 4 * 60
"""Minutes: something shorter with a word such as “sleep” in it speaks of sleep."""

_SHOWN = 40
_WORD = re.compile(r"[^\W_]+")
_LISTED = re.compile(r"\s*(?:\d{1,2}[.)]\s|[-–—•*·▪])")


class Wrong(NamedTuple):
    """Something wrong with a row; ``code`` names the sentence, ``params`` fill it."""

    code: str
    params: Mapping[str, object] = {}


class Entry(msgspec.Struct):
    """One row: what it says, and what is wrong with it.

    ``start`` and ``end`` are minutes after midnight as written, ``end`` past 1440 after midnight;
    ``texts`` what each kind of column holds; ``cells`` the whole row as it is.
    """

    spot: Spot
    cells: tuple[str, ...]
    texts: dict[Field, str]
    title: str = ""
    start: int | None = None
    end: int | None = None
    minutes: int | None = None
    date: str = ""
    kind: Kind = Kind.SESSION
    anchor: Anchor | None = None
    decided: bool = False
    """Whether the file itself says which times are fixed."""
    strand: str = ""
    wrong: list[Wrong] = msgspec.field(default_factory=list)

    def fail(self, code: str, **params: object) -> None:
        """Note something wrong."""
        self.wrong.append(Wrong(code, params))


def read_entry(spot: Spot, cells: Sequence[str], columns: Sequence[Column]) -> Entry:
    """Read one row against its columns."""
    texts: dict[Field, str] = {}
    for column in columns:
        text = cells[column.index].strip() if column.index < len(cells) else ""
        if text and column.field is not None:
            before = texts.get(column.field)
            texts[column.field] = f"{before}\n{text}" if before else text
    _read_banner(texts, cells)
    entry = Entry(spot, tuple(cells), texts)
    if any(len(cell) > LONGEST_CELL for cell in cells):
        entry.fail("cell-long", most=LONGEST_CELL)
    for mark, code in ((NO_VALUE, "cell-formula"), (ERROR, "cell-error")):
        if mark in cells:
            entry.fail(code)
    _read_title(entry)
    _read_times(entry)
    _read_length(entry)
    _read_kind(entry)
    _after_midnight(entry)
    if any(column.field is Field.FIXED for column in columns):
        entry.decided = True
        entry.anchor = _anchor(texts.get(Field.FIXED, ""))
    entry.strand = texts.get(Field.STRAND, "")
    if entry.start is None and entry.end is None and entry.minutes is None and not entry.wrong:
        entry.fail("no-time")
    return entry


def _read_banner(texts: dict[Field, str], cells: Sequence[str]) -> None:
    """Take a text that stands alone where a time should be for what happens."""
    for field in (Field.TIME, Field.START):
        text = texts.get(field, "")
        if text and len(set(filter(None, cells))) == 1 and read_span(text) is None:
            texts[Field.TITLE] = texts.pop(field)


def _read_title(entry: Entry) -> None:
    first, *others = entry.texts.get(Field.TITLE, "").split("\n")
    if _are_steps(first, others):
        known = [entry.texts[Field.STEPS]] if Field.STEPS in entry.texts else []
        entry.texts[Field.STEPS] = "\n".join([*others, *known])
        others = []
    entry.title = " ".join(" ".join([first, *others]).split())
    if not entry.title:
        entry.fail("no-title")
    elif len(entry.title) > LONGEST_TITLE:
        entry.fail("title-long", most=LONGEST_TITLE)


def _are_steps(first: str, others: Sequence[str]) -> bool:
    """Tell a list under a title from a title that goes on in the next line."""
    listed = any(_LISTED.match(line) for line in others)
    long = len(first) + sum(map(len, others)) > LONGEST_BROKEN_TITLE
    return bool(first and others) and (listed or long or len(others) > 1)


def _read_times(entry: Entry) -> None:
    for field in (Field.TIME, Field.START, Field.END):
        text = entry.texts.get(field, "")
        if not text:
            continue
        span = read_span(text)
        if span is None:
            entry.fail("time-unreadable", text=_shown(text))
        else:
            _take_span(entry, field, span)


def _take_span(entry: Entry, field: Field, span: Span) -> None:
    added = DAY_MINUTES if span.next_date else 0
    if field is Field.END:
        entry.end = None if span.start is None else span.start + added
        return
    if span.end is not None and span.start is not None:
        # Of two times the mark is said of the second; of both, where they go forward.
        added = added if span.start < span.end else 0
        entry.end = span.end + added
    if span.start is not None:
        entry.start = span.start + added
    entry.date = span.date or entry.date


def _read_length(entry: Entry) -> None:
    text = entry.texts.get(Field.MINUTES, "")
    if not text:
        return
    minutes = read_length(text)
    if minutes is None:
        entry.fail("length-unreadable", text=_shown(text))
    elif not 1 <= minutes <= DAY_MINUTES:
        entry.fail("length-range", text=_shown(text), most=DAY_MINUTES)
    else:
        entry.minutes = minutes


def _read_kind(entry: Entry) -> None:
    text = entry.texts.get(Field.KIND, "")
    if not text:
        entry.kind = guess_kind(entry.title, entry.minutes)
        return
    found = next((kind for kind, words in KIND_WORDS.items() if plain(text) in words), None)
    found = found or _named(text)
    if found is None:
        entry.fail("kind-unknown", text=_shown(text), known=tuple(Kind))
    else:
        entry.kind = found


def guess_kind(title: str, minutes: int | None) -> Kind:
    """Guess a block's kind from the words of its title; what nothing speaks of is a session."""
    found = _named(title) or Kind.SESSION
    if found is Kind.NIGHT and minutes is not None and minutes < LEAST_NIGHT:
        return Kind.SESSION
    return found


def _named(text: str) -> Kind | None:
    words = _WORD.findall(plain(text))
    runs = {" ".join(words[at : at + n]) for n in (1, 2, 3) for at in range(len(words) - n + 1)}
    runs |= {run.replace(" ", "-") for run in runs}
    return next((kind for kind, known in KIND_WORDS.items() if not runs.isdisjoint(known)), None)


def _after_midnight(entry: Entry) -> None:
    """Carry an end over midnight where that explains it, and hold the length against the times."""
    start, end, minutes = entry.start, entry.end, entry.minutes
    if start is None or end is None:
        return
    length = end - start
    if length <= 0:
        over = length + DAY_MINUTES
        late = start >= LATE and over <= LONGEST_OVER_MIDNIGHT
        if not (minutes == over or late or entry.kind is Kind.NIGHT) or not over:
            entry.fail("end-before-start", start=clock_text(start), end=clock_text(end))
            return
        entry.end, length = end + DAY_MINUTES, over
    if minutes is not None and minutes != length:
        entry.fail("length-contradicts", minutes=minutes, length=length)
    elif length > DAY_MINUTES:
        entry.fail("length-range", text=str(length), most=DAY_MINUTES)
    else:
        entry.minutes = length
        if entry.kind is Kind.NIGHT and not entry.texts.get(Field.KIND):
            entry.kind = guess_kind(entry.title, length)


def _anchor(text: str) -> Anchor | None:
    if plain(text) in NOT_FIXED_WORDS:
        return None
    return Anchor.OUTSIDE if plain(text) in OUTSIDE_WORDS else Anchor.FIXED


def _shown(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
