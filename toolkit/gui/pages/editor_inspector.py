"""The fields at the side of the editor: those of the chosen block, or else of the plan itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from toolkit.gui.pages.editor_blockform import BlockForm
from toolkit.gui.pages.editor_form import flush_all, go_to
from toolkit.gui.pages.editor_planform import PlanForm

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from toolkit.gui.context import Context
    from toolkit.gui.openplan import OpenPlan
    from toolkit.gui.pages.editor_hands import Hands

WIDTH = 344
"""Least width in which no field is cut."""


class Inspector(QWidget):
    """Shows and changes fields. What is typed applies when the field is left, or on Enter."""

    leave = Signal()
    """The keyboard goes back to the agenda."""
    changed_day = Signal(int)
    """A day's fields (0 is the first) were gone to or changed: it may be brought into view."""

    def __init__(self, context: Context, desk: OpenPlan, hands: Hands) -> None:
        """Make both forms."""
        super().__init__()
        words = context.words
        self._desk, self._hands = desk, hands
        self._shown = ""
        self._turn = 0
        self._path = desk.path
        self._own: bool | None = None
        self.block_form = BlockForm(context, desk, hands)
        self.plan_form = PlanForm(words, desk, hands)
        self.block_form.leave.connect(self.leave)
        self.plan_form.changed_day.connect(self.changed_day)
        self._stack = QStackedWidget()
        self._areas = [
            self._area(self.plan_form, words.say("Fields of the plan")),
            self._area(self.block_form, words.say("Fields of the block")),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setMinimumWidth(WIDTH)

    def _area(self, form: QWidget, name: str) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        area.setWidget(form)
        area.setAccessibleName(name)
        self._stack.addWidget(area)
        return area

    def show_now(self, begin: int | None, end: int | None) -> None:
        """Show what is chosen, with when it begins and ends as reckoned.

        Times are minutes after its day's midnight, ``None`` for a block that has no time of its
        own. What was typed for another block is applied to that one first.
        """
        self._turn += 1
        turn = self._turn
        chosen = self._desk.chosen
        if self._desk.path != self._path:
            # What was typed belongs to the plan that was at hand before.
            self._path, self._shown = self._desk.path, chosen
            self.block_form.reset()
            self.plan_form.reset()
        if chosen != self._shown:
            flush_all(self)
            if turn != self._turn:
                # Applying it has shown everything anew, with newer times.
                return
            self.block_form.keep()
        plan = self._desk.plan
        if plan is None:
            return
        if self._desk.own != self._own:
            self._own = self._desk.own
            self.block_form.set_read_only(read_only=not self._own)
            self.plan_form.set_read_only(read_only=not self._own)
        block = self._hands.block
        other = chosen != self._shown
        self._shown = chosen
        if block is None:
            self.plan_form.show_plan(plan)
        else:
            self.block_form.show_block(plan, block, begin, end)
        area = self._areas[0 if block is None else 1]
        if self._stack.currentWidget() is not area:
            self._stack.setCurrentWidget(area)
        if other:
            area.verticalScrollBar().setValue(0)

    def flush(self) -> None:
        """Apply what is being typed."""
        flush_all(self)

    def focus_title(self) -> None:
        """Take the keyboard to the title of what is shown."""
        line = self.plan_form.title if self._hands.block is None else self.block_form.title
        go_to(line)
        line.selectAll()

    def focus_length(self, text: str) -> None:
        """Take the keyboard to the length of the chosen block, with ``text`` typed already."""
        if self._hands.block is not None:
            self.block_form.times.begin_length(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back to the agenda on Escape; undo what a field has left to the plan."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.flush()
            self._desk.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._desk.redo()
        else:
            super().keyPressEvent(event)
            return
        event.accept()
