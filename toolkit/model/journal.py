"""Which facts hold, and what undo and redo mean.

Facts are read in statement order, which is the order of their ids. A retraction takes facts back;
retracting a retraction brings them back again. A commit, the facts of one intent, is known by the
device and the instant at which it was recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts import ItemTicked, Prepared, Retracted, StepTicked
from toolkit.model.facts_team import ConcernSealed, PinSet, SheetPrinted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.model.facts import Fact


def taken_back(facts: Sequence[Fact]) -> frozenset[bytes]:
    """Give the ids of facts that do not hold, retractions among them.

    A sealed concern holds whatever is said later: nobody shall make one disappear.
    """
    gone: set[bytes] = set()
    # A retraction speaks of earlier facts only, so walking back settles each before it is used.
    for fact in reversed(facts):
        if fact.kind != "retracted" or fact.id in gone:
            continue
        if isinstance(fact.what, Retracted):
            gone.update(target for target in _ids(fact.what) if target < fact.id)
    if gone:
        gone.difference_update(f.id for f in facts if f.kind == "concern-sealed")
    return frozenset(gone)


def _ids(body: Retracted) -> list[bytes]:
    found = []
    for text in body.facts:
        try:
            found.append(bytes.fromhex(text))
        except ValueError:
            continue
    return found


def effective(facts: Sequence[Fact]) -> Sequence[Fact]:
    """Give the facts that hold, in statement order, retractions left out."""
    if not any(fact.kind == "retracted" for fact in facts):
        return facts
    gone = taken_back(facts)
    return [f for f in facts if f.kind != "retracted" and f.id not in gone]


def _commits(facts: Iterable[Fact]) -> list[list[Fact]]:
    commits: list[list[Fact]] = []
    for fact in facts:
        last = commits[-1][-1] if commits else None
        if last is not None and (last.device, last.recorded) == (fact.device, fact.recorded):
            commits[-1].append(fact)
        else:
            commits.append([fact])
    return commits


def _may_undo(commit: Sequence[Fact]) -> bool:
    """An event's first fact stays, a concern, a PIN and a printed copy too; ticks are unticked."""
    kept = Prepared | StepTicked | ItemTicked | ConcernSealed | PinSet | SheetPrinted
    return not any(isinstance(f.what, kept) for f in commit)


def undo_target(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Give the facts that undo would take back: the last commit that holds; empty if none."""
    gone = taken_back(facts)
    for commit in reversed(_commits(facts)):
        standing = [f for f in commit if f.id not in gone]
        if not standing or _is_undo(standing) or not _may_undo(standing):
            continue
        return tuple(f.id.hex() for f in standing)
    return ()


def _is_undo(commit: Sequence[Fact]) -> bool:
    """A commit of retractions alone is an undo or a redo; with other facts it is a correction."""
    return all(f.kind == "retracted" for f in commit)


def redo_target(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Give the retraction that redo would take back; empty once something new was said."""
    gone = taken_back(facts)
    commits = _commits(facts)
    undos = {f.id for commit in commits if _is_undo(commit) for f in commit}
    for commit in reversed(commits):
        if not _is_undo(commit):
            if _may_undo(commit):
                return ()
            continue
        for fact in commit:
            if fact.id in gone or not isinstance(fact.what, Retracted):
                continue
            # What takes back nothing but undos is itself a redo.
            if not all(target in undos for target in _ids(fact.what)):
                return (fact.id.hex(),)
    return ()
