"""The desk: the workspace at hand, the clock, and who is at the laptop now.

Every action is handed one. It keeps the events it has folded, so that a mark costs a commit and
little else; what it keeps is always what the journal says, since one process holds a workspace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.errors import UserError
from toolkit.model.event import Folding
from toolkit.store.workspace import Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.model.event import Event
    from toolkit.model.facts import Body, Fact
    from toolkit.model.instants import Instant
    from toolkit.store.workspace import Workspace


class Changed(NamedTuple):
    """What an action did: the event and the facts that were appended, on disk by now."""

    event: str
    facts: tuple[Fact, ...]


class Desk:
    """Who does things, where and when. ``now`` is the clock; ``person`` a person code or empty."""

    def __init__(self, workspace: Workspace, now: Callable[[], Instant], person: str = "") -> None:
        self.workspace = workspace
        self.now = now
        self.person = person
        self._held: dict[str, Folding] = {}

    def events(self) -> list[str]:
        """Give the identifiers of all events, in the order in which they were prepared."""
        return self.workspace.events()

    def facts(self, event: str) -> list[Fact]:
        """Give all facts of an event; raise ``UserError('no-such-event')`` without any."""
        return self._hold(event).facts

    def event(self, event: str) -> Event:
        """Give the folded state of an event; raise ``UserError('no-such-event')``."""
        return self._hold(event).event

    def say(
        self,
        event: str,
        bodies: Sequence[Body],
        at: Instant | None = None,
        *,
        by_nobody: bool = False,
    ) -> Changed:
        """Append facts in one commit, holding ``at`` (default: now), and return once on disk."""
        holds = self.now() if at is None else at
        return self.state(event, [Statement(holds, body) for body in bodies], by_nobody=by_nobody)

    def state(
        self, event: str, statements: Sequence[Statement], *, by_nobody: bool = False
    ) -> Changed:
        """Append facts that hold at instants of their own, in one commit.

        ``by_nobody`` leaves out who is at the desk.
        """
        appended = self.workspace.append(event, statements, "" if by_nobody else self.person)
        held = self._held.get(event)
        if held is not None:
            held.take(appended)
        return Changed(event, tuple(appended))

    def forget(self) -> None:
        """Drop what is kept of events, after the workspace was changed by other means."""
        self._held.clear()

    def _hold(self, event: str) -> Folding:
        held = self._held.get(event)
        if held is None:
            facts = self.workspace.facts(event)
            if not facts:
                raise UserError("no-such-event", event=event)
            held = self._held[event] = Folding(facts)
        return held
