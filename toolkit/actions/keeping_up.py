"""Bringing the new version of a plan into an adapted copy, and telling what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.content.log import Log
from toolkit.content.planlines import PlanLines
from toolkit.content.plans import load_bytes
from toolkit.content.planvalues import value_text
from toolkit.content.rewrite import rewrite
from toolkit.model.errors import InputError, UserError
from toolkit.model.plandiff import Of, parked_keys, shift_keys, team_keys
from toolkit.model.planmerge import Clash, Merged, Side, Why, merge
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
    if override is not None and not (override.by.strip() and override.reason.strip()):
        raise UserError("override-unsigned")
    merged = merge(files.base.plan, files.local.plan, files.new.plan, take or Side.LOCAL)
    problems = [] if take else clash_problems(files, merged.clashes)
    if override is None:
        problems += _lost_problems(files, merged.lost)
    if problems:
        raise InputError(problems)
    local, new = load_bytes(files.local.path), load_bytes(files.new.path)
    data = rewrite(local, out, merged.plan, new)
    if override is not None and merged.lost:
        data = _noted(data, merged.lost, override)
    write_atomic(out, data)
    return merged


def _noted(data: bytes, lost: tuple[Block, ...], override: Override) -> bytes:
    """Put into a file, above everything, who left out what and why."""
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    end = b"\r\n" if b"\r\n" in data else b"\n"
    ids = ", ".join(block.id for block in lost)
    by, reason = (" ".join(text.split()) for text in (override.by, override.reason))
    line = f"# Without what is mandatory: {ids}. {by}: {reason}"
    return mark + line.encode() + end + data.removeprefix(mark)


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
        values = {
            name: value_text(clash.field, getattr(clash, name)) for name in ("base", "local", "new")
        }
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
