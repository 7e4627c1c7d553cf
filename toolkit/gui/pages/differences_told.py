"""What differs between two plans, gathered by the part it is about, for the page to show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.model.plandiff import Of, What, diff
from toolkit.words.planchanges import (
    Topic,
    block_told,
    field_name,
    part_name,
    place_told,
    topic_of,
    value_told,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.model.plan import Plan
    from toolkit.model.plandiff import Change
    from toolkit.words import Words

_SILENT = frozenset({"id", "origin", "version"})
"""What says which copy a plan is; between a plan and its original it always differs."""


@dataclass(frozen=True, slots=True)
class Row:
    """One difference of a part: what happened, in which field, before and after."""

    what: What
    topic: Topic
    name: str
    before: str
    after: str


@dataclass(slots=True)
class Entry:
    """A part of a plan with its differences. ``block`` is its id if the second plan has it."""

    day: int
    title: str
    mandatory: bool = False
    block: str = ""
    rows: list[Row] = field(default_factory=list)


def entries(words: Words, before: Plan, after: Plan) -> list[Entry]:
    """Gather the differences by part, in the order of the agenda; the plan's own come first."""
    found: dict[tuple[Of, str, bool], Entry] = {}
    for change in diff(before, after):
        if change.of is Of.PLAN and change.field in _SILENT:
            continue
        gone = change.what is What.REMOVED
        # A day's number is another one in each plan: what is gone is a part by itself.
        key = (change.of, change.key, gone)
        if key not in found:
            title = part_name(words, change.of, change.key, change.title)
            there = change.of is Of.BLOCK and not gone
            found[key] = Entry(change.day, title, change.mandatory, change.key if there else "")
        found[key].rows.append(_row(words, before, after, change))
    return sorted(found.values(), key=lambda entry: entry.day)


def _row(words: Words, before: Plan, after: Plan, change: Change) -> Row:
    topic = topic_of(change.what, change.field)
    if change.what is What.CHANGED:
        was, now = (
            value_told(words, change.field, value) for value in (change.before, change.after)
        )
        return Row(change.what, topic, field_name(words, change.field), was, now)
    if change.what is What.MOVED:
        if change.of is Of.BLOCK:
            was, now = (place_told(words, plan, change.key) for plan in (before, after))
        else:
            was, now = (value_told(words, "", value) for value in (change.before, change.after))
        return Row(change.what, topic, "", was, now)
    plan = after if change.what is What.ADDED else before
    block = plan.block(change.key) if change.of is Of.BLOCK else None
    told = "" if block is None else block_told(words, block)
    was, now = ("", told) if change.what is What.ADDED else (told, "")
    return Row(change.what, topic, "", was, now)


def of_topic(found: Iterable[Entry], topic: Topic | None) -> list[Entry]:
    """Keep what is about a topic, or all for ``None``."""
    if topic is None:
        return list(found)
    kept = []
    for entry in found:
        rows = [row for row in entry.rows if row.topic is topic]
        if rows:
            kept.append(Entry(entry.day, entry.title, entry.mandatory, entry.block, rows))
    return kept
