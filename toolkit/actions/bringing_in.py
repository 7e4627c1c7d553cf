"""Bringing the new version of an original into an own plan, clash by clash, so it can be undone.

Nothing is written before :func:`bring_in`; the file as it was is kept aside until it is taken back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.actions.keeping_up import Files, Override, answered, clash_problems
from toolkit.actions.own_plans import ORIGINALS, original_file
from toolkit.content.emit import emit_plan
from toolkit.content.library import find_plan
from toolkit.content.places import Places
from toolkit.content.plans import load_bytes, plan_from_bytes, read_plan
from toolkit.content.rewrite import rewrite
from toolkit.model.errors import InputError, UserError
from toolkit.model.plan import Origin
from toolkit.model.plancheck import check_times
from toolkit.model.plandiff import Of, diff
from toolkit.model.planmerge import merge
from toolkit.model.rules.book import check_plan
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.clashes import Clash, Merged, Side, Spot
    from toolkit.model.errors import Problem
    from toolkit.model.plan import Plan
    from toolkit.model.plancheck import TimeProblem
    from toolkit.model.rules.base import Finding

_ID = re.compile(r"\s+- id: \"?([^\s\"]+)")
_OWN = frozenset({"id", "version", "origin"})
"""What of a plan says which copy it is; neither side brings it in."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The three plans of a merge with their files' content as it was read."""

    files: Files
    local: bytes
    new: bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a merged plan can't be written; ``title`` is that of the block it is about, if one."""

    title: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a merge would make, with what was decided so far.

    ``taken`` counts what the new version changes in one's own plan, ``kept`` what stays one's own.
    ``times`` and ``findings`` are those that one's own plan didn't have; with ``problems`` the
    result can't be written at all.
    """

    merged: Merged
    open: tuple[Clash, ...]
    taken: int
    kept: int
    times: tuple[TimeProblem, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What was written: the own plan's file, where it was kept aside, and the original kept."""

    path: Path
    plan: Plan
    data: bytes
    aside: Path
    original: Path | None


def make_ready(places: Places, own: Path) -> Ready:
    """Read an own plan, the original as it was then, and the newest one.

    Raises ``UserError`` with ``no-newer-original``, or ``original-not-kept`` with its ``version``;
    ``InputError`` with the problems of a file.
    """
    local = load_bytes(own)
    origin = plan_from_bytes(local, own).plan.origin
    if origin is None:
        raise UserError("no-newer-original")
    newest = find_plan(Places(places.root), origin.plan)
    if newest.plan.version <= origin.version:
        raise UserError("no-newer-original")
    base = original_file(own.parent, origin)
    if not base.is_file():
        raise UserError("original-not-kept", version=origin.version)
    files = Files(read_plan(base), read_plan(own), newest)
    return Ready(files, local, load_bytes(newest.path))


def look_ahead(ready: Ready, decisions: Mapping[Spot, Side]) -> Outcome:
    """Say what would come of it with these decisions; nothing is written."""
    base, local, new = (
        read.plan for read in (ready.files.base, ready.files.local, ready.files.new)
    )
    merged = merge(base, local, new, decisions=decisions)
    plan = merged.plan
    had_times, had_findings = check_times(local), check_plan(local)
    return Outcome(
        merged,
        merged.undecided(decisions),
        _count(local, plan),
        _count(new, plan),
        tuple(found for found in check_times(plan) if found not in had_times),
        tuple(found for found in check_plan(plan) if found not in had_findings),
        tuple(_faults(plan, _written(ready, plan)[1])),
    )


def bring_in(
    ready: Ready, decisions: Mapping[Spot, Side], override: Override | None = None
) -> Brought:
    """Write the merged plan over the own one, which is kept aside, and keep the new original.

    Raises ``InputError`` with what is still open, or with the problems of the result;
    ``UserError`` ``override-unsigned`` where a mandatory block would be lost and nobody answers
    for it, ``plan-changed-outside`` where the own plan is another one by now.
    """
    files = ready.files
    merged = merge(files.base.plan, files.local.plan, files.new.plan, decisions=decisions)
    if open_ := merged.undecided(decisions):
        raise InputError(clash_problems(files, open_))
    plan = answered(merged, override)
    data, problems = _written(ready, plan)
    if problems:
        raise InputError(problems)
    path = files.local.path
    if load_bytes(path) != ready.local:
        raise UserError("plan-changed-outside", path=path.name)
    original = _keep_original(ready)
    aside = _aside(path)
    write_atomic(aside, ready.local)
    write_atomic(path, data)
    return Brought(path, plan, data, aside, original)


def take_back(brought: Brought) -> None:
    """Bring the own plan's file back as it was before, if nothing was changed since.

    Raises ``UserError('plan-changed-outside')``.
    """
    if load_bytes(brought.path) != brought.data:
        raise UserError("plan-changed-outside", path=brought.path.name)
    with explained(brought.path):
        brought.aside.replace(brought.path)
        if brought.original is not None:
            brought.original.unlink(missing_ok=True)


def _count(one: Plan, other: Plan) -> int:
    found = diff(one, other)
    return sum(change.of is not Of.PLAN or change.field not in _OWN for change in found)


def _written(ready: Ready, plan: Plan) -> tuple[bytes, list[Problem]]:
    try:
        return rewrite(ready.local, ready.files.local.path, plan, ready.new), []
    except InputError as error:
        return b"", error.problems


def _faults(plan: Plan, problems: list[Problem]) -> list[Fault]:
    """Name the blocks of what is wrong with a plan: each stands above the line of its problem."""
    text = emit_plan(plan) if problems else ""
    if not text:
        return []
    try:
        plan_from_bytes(text.encode(), Path(plan.id))
    except InputError as error:
        titles = {block.id: block.title for _, block in plan.all_blocks()}
        lines = text.splitlines()
        found = []
        for problem in error.problems:
            above = lines[: int(problem.place.rpartition(":")[2])]
            ids = (_ID.match(line) for line in reversed(above))
            block = next((match[1] for match in ids if match), "")
            found.append(Fault(titles.get(block, ""), problem))
        return found
    return [Fault("", problem) for problem in problems]


def _keep_original(ready: Ready) -> Path | None:
    """Keep the new version beside one's own plans, for the next time; the file if it is new."""
    folder, new = ready.files.local.path.parent, ready.files.new.plan
    with explained(folder):
        (folder / ORIGINALS).mkdir(parents=True, exist_ok=True)
    kept = original_file(folder, Origin(new.id, new.version))
    if kept.exists():
        return None
    write_atomic(kept, ready.new)
    return kept


def _aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.replaced-{number}")).exists():
        number += 1
    return aside
