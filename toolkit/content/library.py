"""The plans at hand: those that ship, with a person's own in place of those they were made from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.content.fields import near
from toolkit.content.log import Log
from toolkit.content.plans import load_bytes, read_plan
from toolkit.model.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.content.places import Places
    from toolkit.content.plans import ReadPlan
    from toolkit.model.errors import Problem

_SUFFIXES = {".yaml", ".yml"}
_ID_LINE = re.compile(rb"""^id:[ \t]*["']?([a-z0-9-]+)""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One plan in the list.

    A file with ``problems`` can't be used; its id and title are then the file's name. ``shipped``
    ones came with the program, others are the person's own.
    """

    id: str
    title: str
    programme: str
    version: int
    path: Path
    shipped: bool
    problems: tuple[Problem, ...] = ()


def list_plans(places: Places) -> list[PlanEntry]:
    """List the plans of both folders by title, subfolders left out.

    A right plan of one's own hides the shipped one with its id. Files with problems come last.
    """
    own = list(_entries(places.own_sessions, shipped=False))
    taken = {entry.id for entry in own if not entry.problems}
    shipped = [e for e in _entries(places.sessions, shipped=True) if e.id not in taken]
    return sorted(own + shipped, key=lambda e: (bool(e.problems), e.title.casefold(), e.path))


def find_plan(places: Places, id_or_file: str) -> ReadPlan:
    """Read a plan by its id, one's own before a shipped one, or by the path of its file.

    What ends in ``.yaml`` or has a folder in it is a path. Raises ``InputError``, for an id that
    no plan has too.
    """
    path = Path(id_or_file)
    if path.suffix.lower() in _SUFFIXES or len(path.parts) > 1:
        return read_plan(path)
    known = []
    for folder in (places.own_sessions, places.sessions):
        for file in _files(folder):
            known.append(_declared_id(file))
            if known[-1] == id_or_file:
                return read_plan(file)
    hint = near(id_or_file, sorted(set(known)))
    raise Log(id_or_file).stop(0, "plan-unknown", known=tuple(sorted(set(known))), near=hint)


def _files(folder: Path | None) -> list[Path]:
    if folder is None or not folder.is_dir():
        return []
    return sorted(f for f in folder.iterdir() if f.suffix.lower() in _SUFFIXES and f.is_file())


def _declared_id(file: Path) -> str:
    """Give the id that a file says it has, without reading it whole; else the file's name."""
    try:
        found = _ID_LINE.search(load_bytes(file))
    except InputError:
        return file.stem
    return found[1].decode() if found else file.stem


def _entries(folder: Path | None, *, shipped: bool) -> Iterator[PlanEntry]:
    first: dict[str, Path] = {}
    for file in _files(folder):
        try:
            read = read_plan(file)
            plan = read.plan
            if plan.id in first:
                raise Log(str(file)).stop(0, "plan-twice", id=plan.id, first=first[plan.id].name)
        except InputError as error:
            yield PlanEntry(file.stem, file.name, "", 0, file, shipped, tuple(error.problems))
            continue
        first[plan.id] = file
        yield PlanEntry(plan.id, plan.title, plan.programme, plan.version, file, shipped)
