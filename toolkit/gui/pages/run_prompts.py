"""Which question stands on the Run page: what a person asked for, else what the event asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.model.instants import Instant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.gui.pages.run_panel import Panel
    from toolkit.gui.pages.run_view import View

Key = tuple[object, ...]
"""What is asked: the same key means the same question. Empty means none."""


class Source(Protocol):
    """Something that the event may have to ask the desk."""

    def wanted(self, view: View) -> Sequence[Key]:
        """Give the questions that are open now, the most pressing first."""
        ...

    def make(self, view: View, key: Key) -> Panel | None:
        """Make the panel that asks one of them; ``None`` if it has gone meanwhile."""
        ...

    def follow(self, panel: Panel, view: View) -> None:
        """Keep a panel, of this source or another, true as time goes on."""
        ...


class Prompts(QWidget):
    """The place of questions: one at a time, what a person asked for before all others.

    ``sources`` are asked in their order; the first with a question that wasn't put off has it.
    """

    closed = Signal(bool)
    """A question is gone; true if the keyboard was on it."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[Source] = []
        self._view: View | None = None
        self._key: Key = ()
        self._asked = False
        self._put_off: dict[Key, Instant | None] = {}
        self.panel: Panel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_view(self, view: View) -> None:
        """Ask what is to be asked now; a question that is still right stays as it is."""
        self._view = view
        if self._asked:
            self._follow(view)
            return
        source, key = self._wanted(view)
        if key == self._key:
            self._follow(view)
            return
        self._key = key
        self._set(source.make(view, key) if source is not None else None)

    def _follow(self, view: View) -> None:
        if self.panel is not None:
            for source in self.sources:
                source.follow(self.panel, view)

    def _wanted(self, view: View) -> tuple[Source | None, Key]:
        for source in self.sources:
            for key in source.wanted(view):
                if self._may_ask(key, view.now):
                    return source, key
        return None, ()

    def _may_ask(self, key: Key, now: Instant) -> bool:
        if key not in self._put_off:
            return True
        until = self._put_off[key]
        return until is not None and now >= until

    def later(self, key: Key, by: int | None) -> None:
        """Leave a question in peace for ``by`` milliseconds, or for good."""
        now = self._view.now if self._view is not None else Instant(0)
        self._put_off[key] = None if by is None else Instant(now + by)

    def ask(self, panel: Panel, key: Key = ()) -> None:
        """Show what a person asked for, before all others; ``key`` if the event asks it too."""
        self._asked = True
        self._key = key
        self._set(panel)
        panel.take_up()

    @property
    def is_asked_for(self) -> bool:
        """Whether the question that stands was asked for by a person."""
        return self._asked

    def _set(self, panel: Panel | None) -> None:
        before, self.panel = self.panel, panel
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        if panel is not None:
            panel.done.connect(self._close)
            self._column.addWidget(panel)
        self.setVisible(panel is not None)
        if panel is not None:
            panel.show()

    def _close(self) -> None:
        """The question was answered or put off; its key stays, so that it isn't asked again."""
        self._asked = False
        held = self.panel is not None and self.panel.isAncestorOf(self.focusWidget() or self)
        self._set(None)
        self.closed.emit(held)
