"""Bringing the new version of a plan into an adapted copy, and telling what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from toolkit.content.log import Log
from toolkit.content.planlines import PlanLines
from toolkit.content.plans import load_bytes
from toolkit.content.planvalues import values_text
from toolkit.content.rewrite import rewrite
from toolkit.model.clashes import Clash, Merged, Side, Why
from toolkit.model.errors import InputError, UserError
from toolkit.model.plan import LeftOut
from toolkit.model.plandiff import Of, parked_keys, shift_keys, team_keys
from toolkit.model.planmerge import merge
from toolkit.store.atomic import write_atomic

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.content.plans import ReadPlan
    from toolkit.model.errors import Problem
    from toolkit.model.plan import Block, Plan


@dataclass(frozen=True, slots=True)
class Override:
    """Who answers for it that a mandatory block is left out, and why."""

    by: str
    reason: str

    @property
    def signed(self) -> bool:
        """Whether it has both a name and a reason."""
        return bool(self.by.strip() and self.reason.strip())


@dataclass(frozen=True, slots=True)
class Files:
    """The three files of a merge: the original as it was, one's own copy, the new original."""

    base: ReadPlan
    local: ReadPlan
    new: ReadPlan


def merge_files(
    files: Files, out: Path, take: Side | None = None, override: Override | None = None
) -> Merged:
    """Write the merged plan to ``out``, in the manner of one's own file.

    ``take`` decides all clashes. Raises ``InputError`` with one problem a clash, at its file and
    line, and for each mandatory block that would be lost without an ``override``; and with the
    problems of the merged file if it isn't a right plan. Then nothing was written.
    """
    if override is not None and not override.signed:
        raise UserError("override-unsigned")
    merged = merge(files.base.plan, files.local.plan, files.new.plan, take or Side.LOCAL)
    problems = [] if take else clash_problems(files, merged.clashes)
    if override is None:
        problems += _lost_problems(files, merged.lost)
    if problems:
        raise InputError(problems)
    local, new = load_bytes(files.local.path), load_bytes(files.new.path)
    write_atomic(out, rewrite(local, out, answered(merged, override), new))
    return merged


def answered(merged: Merged, override: Override | None) -> Plan:
    """Give the merged plan with who answers for what is left out written into it.

    Raises ``UserError('override-unsigned')`` where somebody has to and nobody does. Who answered
    for a block that is there again is no longer told.
    """
    plan = merged.plan
    back = {block.id for _, block in plan.all_blocks() if block.mandatory}
    left_out = tuple(one for one in plan.left_out if one.block not in back)
    if merged.lost:
        if override is None or not override.signed:
            raise UserError("override-unsigned")
        by, reason = (" ".join(text.split()) for text in (override.by, override.reason))
        left_out += tuple(LeftOut(block.id, block.title, by, reason) for block in merged.lost)
    return replace(plan, left_out=left_out)


def clash_problems(files: Files, clashes: tuple[Clash, ...]) -> list[Problem]:
    """Give each clash as a problem at its line: one's own file's, or the new one's."""
    local, new = (_Where(read) for read in (files.local, files.new))
    told = []
    for clash in clashes:
        where = new if clash.why is Why.REMOVED_LOCAL else local
        told.append(where.problem(clash))
    return sorted(told, key=lambda problem: (problem.place.rpartition(":")[0], _line(problem)))


def _line(problem: Problem) -> int:
    return int(problem.place.rpartition(":")[2])


def _lost_problems(files: Files, lost: tuple[Block, ...]) -> list[Problem]:
    where = _Where(files.new)
    log = Log(str(files.new.path))
    for block in lost:
        log.add(where.lines.block(block.id), "mandatory-lost", part=f"“{block.id}”")
    return log.problems


class _Where:
    """Finds the lines of a plan's parts in its file."""

    def __init__(self, read: ReadPlan) -> None:
        self.path = read.path
        self.known: Plan = read.plan
        self.lines = PlanLines(load_bytes(read.path), read.path)

    def problem(self, clash: Clash) -> Problem:
        log = Log(str(self.path))
        part = f"“{clash.key or self.known.id}”"
        told = values_text(clash.field, clash.base, clash.local, clash.new)
        values = dict(zip(("base", "local", "new"), told, strict=True))
        more = {"field": clash.field, **values} if clash.why is Why.FIELD else {}
        log.add(self._line(clash), f"clash-{clash.why}", part=part, **more)
        return log.problems[0]

    def _line(self, clash: Clash) -> int:
        if clash.of is Of.BLOCK:
            return self.lines.block(clash.key, clash.field)
        if clash.of is Of.PLAN:
            return self.lines.plan(clash.field)
        named: list[str]
        if clash.of is Of.DAY:
            named = [day.title for day in self.known.days]
        elif clash.of is Of.TEAM:
            named = list(team_keys(self.known.team))
        elif clash.of is Of.PARKED:
            named = list(parked_keys(self.known))
        else:
            named = list(shift_keys(self.known.rota))
        key = "days" if clash.of is Of.DAY else str(clash.of)
        return (
            self.lines.item(key, named.index(clash.key))
            if clash.key in named
            else (self.lines.plan(key))
        )
