"""A plan made of what an agenda file says, rows with problems laid aside in it if asked for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from toolkit.model.agendaentry import guess_kind
from toolkit.model.agendawords import Field
from toolkit.model.instants import DAY_MINUTES
from toolkit.model.plan import Block, Day, Group, Kind, Material, Plan, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.model.agendaentry import Entry
    from toolkit.model.agendalay import DraftLine
    from toolkit.model.agendarows import Agenda

PROGRAMME = "Own"
GROUP = Group(1, 30, 0, 99)
"""An agenda doesn't say whom it is for; youngest 0 keeps every check for children on."""

PARKED_MINUTES = 15
"""Minutes of a row laid aside whose length can't be read."""

LONGEST_ID = 48
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_BULLET = re.compile(r"^\s*(?:\d{1,2}[.)]|[-–—•*·▪])\s+")
_COUNT = re.compile(r"(\d{1,4})\s*[x×]\s+(.+)")
_LIST = re.compile(r"[\n;]")


class About(msgspec.Struct, frozen=True):
    """What the plan is called and its language; ``free`` is the title of free minutes.

    ``day`` gives the title of a day by its number where the file names none.
    """

    id: str
    title: str
    language: str
    free: str
    day: Callable[[int], str]


def slug(text: str, spare: str) -> str:
    """Make an id of a text; ``spare`` where none of its letters can be in one."""
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _NOT_IN_IDS.sub("-", letters).strip("-")[:LONGEST_ID].strip("-") or spare


class _Ids:
    def __init__(self) -> None:
        self.taken: set[str] = set()

    def make(self, title: str) -> str:
        stem = slug(title, "block")
        number, made = 1, stem
        while made in self.taken:
            number += 1
            made = f"{stem}-{number}"
        self.taken.add(made)
        return made


def make_plan(agenda: Agenda, about: About, *, park: bool = False) -> Plan | None:
    """Make the plan; ``None`` where no row is left for its days.

    Without ``park`` rows with problems aren't in it, so a caller refuses them before.
    """
    ids = _Ids()
    days = tuple(
        Day(
            title=day.title if day.title and not day.title.isdecimal() else about.day(number),
            start=day.start,
            blocks=tuple(_block(line, ids, about) for line in day.lines),
        )
        for number, day in enumerate(agenda.days, start=1)
    )
    if not days:
        return None
    return Plan(
        id=about.id,
        version=1,
        title=about.title,
        programme=PROGRAMME,
        language=about.language,
        group=GROUP,
        days=days,
        parked=tuple(_parked(entry, ids, about) for entry in agenda.bad) if park else (),
    )


def _block(line: DraftLine, ids: _Ids, about: About) -> Block:
    entry = line.entry
    if entry is None:
        return Block(ids.make(about.free), about.free, Kind.SLACK, line.minutes)
    made = _told(entry, ids, line.minutes)
    strands = tuple(
        tuple(_told(inner, ids, inner.minutes or 1) for inner in row) for row in line.strands
    )
    start = line.start if line.anchor else None
    return msgspec.structs.replace(made, start=start, anchor=line.anchor, strands=strands)


def _told(entry: Entry, ids: _Ids, minutes: int) -> Block:
    texts = entry.texts
    return Block(
        id=ids.make(entry.title),
        title=entry.title,
        kind=entry.kind,
        minutes=minutes,
        room=_one_line(texts.get(Field.ROOM, "")),
        purpose=texts.get(Field.PURPOSE, ""),
        steps=tuple(Step(text) for text in _steps(texts.get(Field.STEPS, ""))),
        materials=tuple(_material(text) for text in _items(texts.get(Field.MATERIALS, ""))),
        roles=tuple(_items(texts.get(Field.WHO, ""))),
    )


def _parked(entry: Entry, ids: _Ids, about: About) -> Block:
    """Keep a whole row that has problems: what it is called, how long if that can be read."""
    texts = list(dict.fromkeys(cell for cell in entry.cells if cell.strip()))
    title = _one_line(entry.title or _first_words(texts) or about.free)[:80].strip()
    minutes = entry.minutes or PARKED_MINUTES
    return Block(
        id=ids.make(title),
        title=title,
        kind=guess_kind(entry.title, entry.minutes),
        minutes=min(max(minutes, 1), DAY_MINUTES),
        purpose="" if texts == [title] else "\n".join(texts),
    )


def _first_words(texts: Sequence[str]) -> str:
    """Give the first text with a letter, else the first: a number says little."""
    return next((text for text in texts if any(map(str.isalpha, text))), next(iter(texts), ""))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _items(text: str) -> list[str]:
    return [item for part in _LIST.split(text) if (item := _one_line(_BULLET.sub("", part)))]


def _steps(text: str) -> Sequence[str]:
    return [item for part in text.split("\n") if (item := _one_line(_BULLET.sub("", part)))]


def _material(text: str) -> Material:
    found = _COUNT.fullmatch(text)
    if found and int(found[1]):
        return Material(found[2], int(found[1]))
    return Material(text)
