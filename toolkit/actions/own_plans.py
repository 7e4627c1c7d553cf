"""A person's own plans: taking one over, and making one of a plan that ships."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from toolkit.content.fields import is_id
from toolkit.content.library import find_plan, list_plans
from toolkit.content.places import Places
from toolkit.content.plans import load_bytes, plan_from_bytes, read_plan
from toolkit.content.rewrite import rewrite
from toolkit.model.errors import UserError
from toolkit.model.ids import free_id
from toolkit.model.plan import Origin
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.content.library import PlanEntry
    from toolkit.model.plan import Plan

ORIGINALS = "originals"
"""Folder beside own plans that keeps what they were adapted from; not listed as plans."""


@dataclass(frozen=True, slots=True)
class ReceivedPlan:
    """A plan that is now among one's own.

    ``kept`` is the file in which an earlier plan of one's own with the same id was put aside;
    ``hides_shipped`` tells that it takes the place of a plan that came with the program.
    """

    plan: Plan
    path: Path
    kept: Path | None = None
    hides_shipped: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """A newer version of what an own plan was adapted from; ``base`` is the version then.

    ``base`` is ``None`` where that one wasn't kept: it is needed for bringing the new one in.
    ``id`` and ``title`` are the own plan's; ``origin`` is what it was made of, ``version`` what
    has come out.
    """

    own: Path
    new: Path
    base: Path | None
    id: str
    title: str
    origin: Origin
    version: int


def adapt(
    places: Places, id_or_file: str, plan_id: str | None = None, folder: Path | None = None
) -> Path:
    """Copy a plan into ``folder``, one's own plans if none is given, and give the copy's path.

    The copy knows its origin and version, and what it was made from is kept beside it, so that a
    later version can be merged in. Without ``plan_id`` it gets a free id made of the original's;
    with the original's own it takes its place. Raises ``InputError`` where there is no such plan,
    ``UserError`` ``plan-id-wrong`` or ``plan-id-taken``.
    """
    found = find_plan(places, id_or_file)
    folder = folder or places.own_sessions or found.path.parent
    taken = _taken(places, folder)
    chosen = plan_id or _free(found.plan.id, taken | {found.plan.id})
    if not is_id(chosen):
        raise UserError("plan-id-wrong", id=chosen)
    target = folder / f"{chosen}.yaml"
    if target.exists() or chosen in taken:
        raise UserError("plan-id-taken", id=chosen)
    data = load_bytes(found.path)
    origin = Origin(found.plan.id, found.plan.version)
    copy = rewrite(data, target, replace(found.plan, id=chosen, origin=origin))
    with explained(folder):
        (folder / ORIGINALS).mkdir(parents=True, exist_ok=True)
    kept = original_file(folder, origin)
    if not kept.exists():
        write_atomic(kept, data)
    write_atomic(target, copy)
    return target


def original_file(folder: Path, origin: Origin) -> Path:
    """Give where a folder of plans keeps the original of an adapted one."""
    return folder / ORIGINALS / f"{origin.plan}-{origin.version}.yaml"


def updates(places: Places) -> list[Update]:
    """Find own plans whose original has come out in a newer version."""
    shipped = {entry.id: entry for entry in whole_plans(Places(places.root))}
    found = []
    for entry in whole_plans(places):
        origin = None if entry.shipped else read_plan(entry.path).plan.origin
        new = shipped.get(origin.plan) if origin else None
        if origin and new and new.version > origin.version:
            base = original_file(entry.path.parent, origin)
            found.append(
                Update(
                    own=entry.path,
                    new=new.path,
                    base=base if base.is_file() else None,
                    id=entry.id,
                    title=entry.title,
                    origin=origin,
                    version=new.version,
                )
            )
    return found


def _taken(places: Places, folder: Path) -> set[str]:
    """Give the ids that a copy in ``folder`` can't have."""
    own = {entry.id for entry in whole_plans(places) if not entry.shipped}
    return own if folder == places.own_sessions else {path.stem for path in folder.glob("*.yaml")}


def _free(plan_id: str, taken: set[str]) -> str:
    return free_id(f"{plan_id[:48].rstrip('-')}-adapted", taken)


def take_plan(places: Places, path: Path, data: bytes, folder: Path) -> ReceivedPlan:
    """Put a plan file's content among one's own plans in ``folder``; ``path`` names it.

    An own plan with the same id is put aside beside it, never lost; one that is here already, word
    for word, is left where it is. Raises ``InputError`` with every problem of the plan, and then
    nothing was written.
    """
    plan = plan_from_bytes(data, path).plan
    target = folder / f"{plan.id}.yaml"
    own = next((e.path for e in whole_plans(places) if e.id == plan.id and not e.shipped), None)
    shipped = next((e.path for e in whole_plans(Places(places.root)) if e.id == plan.id), None)
    hides = shipped is not None
    if own is not None and load_bytes(own) == data:
        return ReceivedPlan(plan, own, hides_shipped=hides)
    if own is None and shipped is not None and load_bytes(shipped) == data:
        return ReceivedPlan(plan, shipped)
    moved: dict[Path, Path] = {}
    try:
        with explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
            for path_before in dict.fromkeys(one for one in (own, target) if one is not None):
                if path_before.exists():
                    moved[path_before] = put_aside(path_before)
            write_atomic(target, data)
    except UserError:
        for path_before, aside in moved.items():
            aside.rename(path_before)
        raise
    return ReceivedPlan(plan, target, None if own is None else moved[own], hides)


def whole_plans(places: Places) -> list[PlanEntry]:
    """List the plans whose files are right."""
    return [entry for entry in list_plans(places) if not entry.problems]


def put_aside(path: Path) -> Path:
    """Rename a file so that it is no longer listed; give its new name."""
    number = 1
    while (aside := path.with_name(f"{path.name}.replaced-{number}")).exists():
        number += 1
    return path.rename(aside)
