"""Taking over what stands on paper: a whole entry in one commit, or nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from toolkit.actions.events import opening
from toolkit.model.errors import UserError
from toolkit.model.facts import BlockStarted
from toolkit.model.journal import effective
from toolkit.model.paperentry import Entry, problems
from toolkit.model.paperfacts import statements
from toolkit.store.workspace import Statement

if TYPE_CHECKING:
    from toolkit.actions.desk import Changed, Desk

_KEPT = "paper-entry:{event}"


def take_over(desk: Desk, event: str, entry: Entry) -> Changed:
    """Say what was typed from paper, each at its own time; who has a start first opens the event.

    Raises ``UserError`` with ``paper-problems`` while something in it can't be,
    ``nothing-new`` where all of it is known, or ``held``.
    """
    state, now = desk.event(event), desk.now()
    schedule = state.timeline(now)
    found = problems(state, schedule, entry, now)
    if found:
        raise UserError("paper-problems", count=len(found))
    said = statements(state, effective(desk.facts(event)), schedule, entry, now)
    if not said:
        raise UserError("nothing-new")
    starts = [at for at, body in said if isinstance(body, BlockStarted)]
    if state.state == "prepared" and starts:
        said.insert(0, (min(starts), opening(desk, event)))
    return desk.state(event, [Statement(at, body) for at, body in said])


def keep(desk: Desk, event: str, entry: Entry) -> None:
    """Keep an unfinished entry with the workspace, so that it outlasts window and power."""
    text = "" if entry.is_empty else msgspec.json.encode(entry).decode()
    desk.workspace.set_setting(_KEPT.format(event=event), text)


def kept(desk: Desk, event: str) -> Entry:
    """Give the entry that was left unfinished; an empty one without any."""
    text = desk.workspace.setting(_KEPT.format(event=event))
    if not text:
        return Entry()
    try:
        return msgspec.json.decode(text, type=Entry)
    except msgspec.MsgspecError:
        # One that a newer program kept in another form is typed again.
        return Entry()
