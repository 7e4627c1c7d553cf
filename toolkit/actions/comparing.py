"""What a plan can be compared with: its original as it was, the newest one, any other plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.actions.own_plans import original_file, whole_plans
from toolkit.content.library import find_plan
from toolkit.content.places import Places

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.model.plan import Plan


class Which(StrEnum):
    """What another plan is to the one at hand."""

    ORIGINAL = "original"
    NEWEST = "newest"
    OTHER = "other"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Comparable:
    """A plan to compare with: what it is to the one at hand, its file, what it is called."""

    which: Which
    path: Path
    title: str
    version: int


def comparables(places: Places, path: Path, plan: Plan) -> list[Comparable]:
    """List what a plan, whose file is ``path``, can be compared with, the likeliest first."""
    shipped = {entry.id: entry for entry in whole_plans(Places(places.root))}
    found = []
    wanted = plan.origin.plan if plan.origin else plan.id
    newest = shipped.get(wanted)
    if plan.origin is not None:
        kept = original_file(path.parent, plan.origin)
        if kept.is_file():
            title = plan.title if newest is None else newest.title
            found.append(Comparable(Which.ORIGINAL, kept, title, plan.origin.version))
    if newest is not None and newest.path != path:
        found.append(Comparable(Which.NEWEST, newest.path, newest.title, newest.version))
    known = {path, *(one.path for one in found)}
    found += [
        Comparable(Which.OTHER, entry.path, entry.title, entry.version)
        for entry in whole_plans(places)
        if entry.path not in known
    ]
    return found


def plan_in(places: Places, path: Path) -> Plan:
    """Read the plan in a file; raise ``InputError`` with its problems."""
    return find_plan(places, str(path)).plan
