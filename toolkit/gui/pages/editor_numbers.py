"""Numbers and times of day among the editor's fields: they apply when they are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Type
from toolkit.gui.widgets.fields import NumberField, TimeField
from toolkit.model.instants import DAY_MINUTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


def for_the_plan(event: QKeyEvent, *, undoes: bool, redoes: bool) -> bool:
    """Tell whether a key undoes or does again in the plan: the field has nothing of its own to.

    Qt's fields keep these keys for themselves even then, and nothing would happen.
    """
    undo = event.matches(QKeySequence.StandardKey.Undo) and not undoes
    return undo or (event.matches(QKeySequence.StandardKey.Redo) and not redoes)


class Number(NumberField):
    """A whole number that applies when it is left."""

    def __init__(
        self, name: str, apply: Callable[[int], object], *, low: int = 0, high: int = 99
    ) -> None:
        """Make a field from ``low`` to ``high``."""
        super().__init__(name, low=low, high=high)
        self.setFont(font(Type.CONTROL))
        self._apply = apply
        self._shown = self.value()
        self.setKeyboardTracking(False)
        self.editingFinished.connect(self.flush)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave undoing to the plan where nothing is being typed."""
        line = self.lineEdit()
        undoes = self.cleanText() != self.textFromValue(self._shown) and line.isUndoAvailable()
        if for_the_plan(event, undoes=undoes, redoes=line.isRedoAvailable()):
            event.ignore()
            return
        super().keyPressEvent(event)

    def show_number(self, value: int) -> None:
        """Show what the plan holds."""
        if value != self._shown:
            self._shown = value
            self.setValue(value)

    def flush(self) -> None:
        """Apply what was typed."""
        self.interpretText()
        if self.value() != self._shown:
            self._apply(self.value())
            self.setValue(self._shown)


class Clock(TimeField):
    """A time of day, in minutes after midnight, that applies when it is left."""

    def __init__(self, name: str, apply: Callable[[int], object]) -> None:
        """Make a field that shows midnight."""
        super().__init__(name)
        self.setFont(font(Type.CONTROL))
        self._apply = apply
        self._shown = 0
        self.setKeyboardTracking(False)
        self.editingFinished.connect(self.flush)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave undoing to the plan: a time is typed by parts and keeps nothing to undo."""
        if for_the_plan(event, undoes=False, redoes=False):
            event.ignore()
            return
        super().keyPressEvent(event)

    @property
    def shown(self) -> int:
        """What the plan holds, as it was shown last."""
        return self._shown

    @property
    def minutes(self) -> int:
        """What it says, in minutes after midnight."""
        return self.time().msecsSinceStartOfDay() // 60_000

    def show_minutes(self, minutes: int) -> None:
        """Show what the plan holds; a time past midnight by its clock."""
        minutes %= DAY_MINUTES
        if minutes != self._shown:
            self._shown = minutes
            self._put()

    def flush(self) -> None:
        """Apply what was typed."""
        if self.minutes != self._shown:
            self._apply(self.minutes)
            if self.minutes != self._shown:
                self._put()

    def _put(self) -> None:
        self.setTime(self.time().fromMSecsSinceStartOfDay(self._shown * 60_000))
