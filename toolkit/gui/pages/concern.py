"""The page that F8 brings from everywhere: a concern, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space
from toolkit.gui.page import Page
from toolkit.gui.pages.run_concern import ConcernPanel, attend
from toolkit.gui.pages.run_view import View
from toolkit.gui.widgets.discard import discard
from toolkit.gui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from toolkit.gui.context import Context

_WIDTH = 640


class ConcernPage(Page):
    """Holds one panel, made anew each time; closing it leads back to where F8 was pressed."""

    name = "concern"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self.panel: ConcernPanel | None = None
        self._event = ""
        self.empty = EmptyState(
            "concern",
            words.say(
                "Danger now: 112. Tell the safeguarding lead in person or by phone. To write a "
                "concern down here, choose the event first."
            ),
            words.say("Choose an event"),
        )
        self.empty.pressed.connect(lambda: context.go.emit("events"))
        holder = QWidget()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        row = QHBoxLayout(holder)
        row.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        row.addStretch(1)
        row.addLayout(self._column, 8)
        row.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(holder)
        context.watching.connect(self._other_event)
        context.locked_changed.connect(self._cover)

    def entered(self) -> None:
        """Come to the front: ask, or go on with what was being written or shown."""
        watch = self.context.watch
        if watch is None:
            self._stack.setCurrentWidget(self.empty)
            self.empty.setFocus()
            return
        self._stack.setCurrentIndex(1)
        if self.panel is None or not self.panel.keeps:
            self._drop()
            self._make()
        if self.panel is not None:
            self.panel.take_up()

    def _make(self) -> None:
        watch, context = self.context.watch, self.context
        if watch is None:
            return
        now = context.now()
        event = watch.state
        view = View(
            event=event,
            schedule=event.timeline(now),
            now=now,
            saved=watch.facts[-1].recorded,
            person=context.desk.person if context.desk is not None else "",
            names=context.names_shown,
        )
        self._event = watch.id
        self.panel = panel = ConcernPanel(self.words, view)
        panel.setMinimumWidth(_WIDTH // 2)
        panel.done.connect(self._done, Qt.ConnectionType.QueuedConnection)
        attend(context, panel)
        self._column.insertWidget(0, panel)
        panel.show()

    def _other_event(self) -> None:
        """What was written for one event is never sealed into another."""
        watch = self.context.watch
        if watch is None or watch.id != self._event:
            self._drop()

    def _cover(self, locked: bool) -> None:
        if self.panel is not None:
            self.panel.cover(covered=locked)

    def _done(self) -> None:
        self._drop()
        self.context.go.emit(self.context.came_from or "run")

    def _drop(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            self._column.removeWidget(panel)
            discard(panel)
