"""What a person does on the page of a search, each by one action on the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions import searching, undoing
from toolkit.gui.eventhands import EventHands
from toolkit.gui.locking import may_retract

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.actions.desk import Changed
    from toolkit.gui.context import Context
    from toolkit.model.instants import Instant


class SearchHands(EventHands):
    """Says things about the search in view; what was said shows on the page by itself."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.search = ""
        """The search in view."""

    def open(self) -> None:
        """Open a search by hand."""
        event = self._event
        self._context.act(lambda desk: searching.somebody_missing(desk, event))

    def missing(self, code: str, *, on: bool) -> None:
        """Say that somebody is looked for, or not any more."""
        event, search = self._event, self.search
        self._context.act(lambda desk: searching.about(desk, event, search, [code], missing=on))

    def seen(
        self,
        codes: Sequence[str],
        *,
        at: Instant | None = None,
        by: str | None = None,
        where: str | None = None,
        wearing: str | None = None,
    ) -> None:
        """Say when, by whom and where they were last seen, and what they wear."""
        event, search, people = self._event, self.search, tuple(codes)
        self._context.act(
            lambda desk: searching.about(
                desk,
                event,
                search,
                people,
                seen_at=at,
                seen_by=by,
                where=where,
                wearing=wearing,
            )
        )

    def place(self, area: str, adult: str, *, done: bool = False) -> None:
        """Send an adult to a place, or say that it was searched."""
        event, search = self._event, self.search
        self._context.act(lambda desk: searching.place(desk, event, search, area, adult, done=done))

    def call(self, whom: str) -> None:
        """Record that somebody was called now."""
        event, search = self._event, self.search
        self._context.act(lambda desk: searching.call(desk, event, search, whom))

    def step(self, text: str, *, done: bool) -> None:
        """Tick a step of the facility's own, or untick it."""
        event, search = self._event, self.search
        self._context.act(lambda desk: searching.step(desk, event, search, text, done=done))

    def note(self, text: str) -> None:
        """Write down what was done."""
        event, search = self._event, self.search
        self._context.act(lambda desk: searching.note(desk, event, search, text))

    def found(
        self,
        where: str,
        condition: str,
        adult: str,
        then: Callable[[Changed], None] | None = None,
    ) -> None:
        """End the search: found."""
        event, search = self._event, self.search
        self._context.act(
            lambda desk: searching.found(desk, event, search, where, condition, adult), then=then
        )

    def to_police(self, reference: str, then: Callable[[Changed], None] | None = None) -> None:
        """End the search here: the police leads it now."""
        event, search = self._event, self.search
        self._context.act(
            lambda desk: searching.to_police(desk, event, search, reference), then=then
        )

    def undo(self) -> None:
        """Take back the last thing said."""
        event = self._event
        if may_retract(self._context, "undo"):
            self._context.act(lambda desk: undoing.undo(desk, event))
