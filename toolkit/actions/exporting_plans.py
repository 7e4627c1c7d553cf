"""Writing a plan for others: as a workbook, a Word file, Markdown or a calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.content.library import find_plan
from toolkit.content.translate import translate_block, translate_plan
from toolkit.model.errors import UserError
from toolkit.model.instants import to_datetime
from toolkit.model.timeline import planned
from toolkit.sheets.plan_book import write_plan_book
from toolkit.sheets.plan_docx import write_plan_docx
from toolkit.sheets.plan_ics import FIRST_STAMP, CalendarOf, Entry, entry_of, write_calendar
from toolkit.sheets.plan_markdown import write_plan_markdown
from toolkit.store.atomic import write_atomic
from toolkit.words import load
from toolkit.words.statuses import kind_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from toolkit.actions.desk import Desk
    from toolkit.content.places import Places
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.plan import Block, Plan
    from toolkit.words import Words

KINDS = ("xlsx", "docx", "md")
"""What a plan can be written as, by the end of the file's name."""

_LEAST_NAME = 2


def words_for(places: Places, plan: Plan, language: str | None) -> Words:
    """Load the words a plan is written in: those of ``language``, else of the plan itself."""
    return load(language or plan.language, places.i18n, places.own_i18n)


def export_plan(
    places: Places,
    id_or_file: str,
    out: Path,
    made: tuple[Instant, tzinfo],
    *,
    kind: str = "",
    language: str | None = None,
) -> Path:
    """Write a plan to ``out`` as ``kind``, else as the file's name ends; give its path.

    ``made`` is the present instant and the zone to write it in. Raises ``InputError`` where there
    is no such plan, ``UserError('export-kind')``.
    """
    kind = kind or out.suffix.lstrip(".").lower()
    if kind not in KINDS:
        raise UserError("export-kind", kind=kind)
    plan = find_plan(places, id_or_file).plan
    words = words_for(places, plan, language)
    plan = translate_plan(plan, words)
    if kind == "xlsx":
        instant, zone = made
        wall = to_datetime(instant, zone).replace(tzinfo=None, microsecond=0)
        data = write_plan_book(plan, words, wall)
    elif kind == "docx":
        data = write_plan_docx(plan, words)
    else:
        data = write_plan_markdown(plan, words).encode()
    write_atomic(out, data)
    return out


def export_plan_calendar(
    places: Places,
    id_or_file: str,
    out: Path,
    when: tuple[Instant, ZoneInfo],
    made: Instant,
    language: str | None = None,
) -> Path:
    """Write a plan that starts at an instant in a zone as a calendar file; give its path.

    ``made`` is the present instant: what is written later takes the place of what was before,
    whether the plan was changed meanwhile or only its beginning.
    """
    plan = find_plan(places, id_or_file).plan
    words = words_for(places, plan, language)
    plan = translate_plan(plan, words)
    start, zone = when
    sequence = max(0, round(made / 1000 - FIRST_STAMP.timestamp()))
    of = CalendarOf(plan.id, plan.title, planned(plan, start, zone), zone, sequence)
    write_atomic(out, write_calendar(of, words))
    return out


def export_event_calendar(desk: Desk, event_id: str, out: Path, words: Words) -> Path:
    """Write an event's schedule as it stands as a calendar file; give its path.

    Nothing in it names a participant: of a block that does only its kind is told.
    """
    event = desk.event(event_id)
    of = CalendarOf(
        event.id,
        words.content(event.plan.title),
        event.timeline(desk.now()),
        event.zone,
        event.plan.version + len(desk.facts(event_id)),
    )
    write_atomic(out, write_calendar(of, words, _nameless(event, words)))
    return out


def _nameless(event: Event, words: Words) -> Callable[[Block], Entry]:
    """Give what may be told of a block: nothing in which a name of somebody registered stands."""
    people = event.people.values()
    names = {name for p in people for name in (p.call_name, p.name)}
    parts = {part for name in names for part in (name, *name.split()) if len(part) >= _LEAST_NAME}
    named = re.compile(
        "|".join(rf"\b{re.escape(part)}\b" for part in sorted(parts, key=len, reverse=True))
        or r"(?!)",
        re.IGNORECASE,
    )

    def told(block: Block) -> Entry:
        entry = entry_of(translate_block(block, words))
        if not named.search("\n".join(entry)):
            return entry
        return Entry(kind_name(words, block.kind), "")

    return told
