"""Undo of anything, also live, and redo: retractions are facts too.

What another laptop said is not taken back by an undo here; nobody here saw it happen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions.laptops import mine
from toolkit.model.errors import UserError
from toolkit.model.facts import Retracted
from toolkit.model.journal import redo_target, undo_target

if TYPE_CHECKING:
    from toolkit.actions.desk import Changed, Desk
    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant


def undo(desk: Desk, event: str, at: Instant | None = None) -> Changed:
    """Take back the last thing that was done; raise ``UserError('nothing-to-undo')``."""
    target = undo_target(_own(desk, event))
    if not target:
        raise UserError("nothing-to-undo")
    return desk.say(event, [Retracted(target)], at)


def redo(desk: Desk, event: str, at: Instant | None = None) -> Changed:
    """Take back the last undo; raise ``UserError('nothing-to-redo')``."""
    target = redo_target(_own(desk, event))
    if not target:
        raise UserError("nothing-to-redo")
    return desk.say(event, [Retracted(target)], at)


def undoable(desk: Desk, event: str) -> list[Fact]:
    """Give the facts that undo would take back, to say what it does."""
    wanted = set(undo_target(_own(desk, event)))
    return [fact for fact in desk.facts(event) if fact.id.hex() in wanted]


def redoable(desk: Desk, event: str) -> bool:
    """Whether there is something to redo."""
    return bool(redo_target(_own(desk, event)))


def _own(desk: Desk, event: str) -> list[Fact]:
    """Give what this laptop said, and what others took back."""
    facts, own = desk.facts(event), mine(desk)
    if all(fact.device in own for fact in facts):
        return facts
    return [fact for fact in facts if fact.device in own or fact.kind == "retracted"]
