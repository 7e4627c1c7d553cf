"""Fields of a child's sheet: each says by itself when what stands in it was changed.

What somebody is writing in is never overwritten by what comes in meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.fields import Choice, DateField
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NOTE_LINES = 3


class TextLine(QLineEdit):
    """One line of text. ``settled`` comes with a new text when it is left or Enter is pressed."""

    settled = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._known = ""
        self.editingFinished.connect(self._finish)

    def show_text(self, text: str) -> None:
        """Show what is known now, unless somebody is writing."""
        writing = self.hasFocus() and self.text() != self._known
        self._known = text
        if not writing and self.text() != text:
            self.setText(text)

    def leave(self) -> None:
        """Say what was written and not yet said; call it before something else is shown here."""
        self._finish()

    def _finish(self) -> None:
        text = self.text().strip()
        if text != self._known:
            self._known = text
            self.settled.emit(text)


class NoteBox(QPlainTextEdit):
    """Some lines of text. ``settled`` comes with a new text when it is left."""

    settled = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        line = QFontMetrics(font(Type.CONTROL)).lineSpacing()
        self.setFixedHeight(NOTE_LINES * line + 2 * Space.L)
        self._known = ""

    def show_text(self, text: str) -> None:
        """Show what is known now, unless somebody is writing."""
        writing = self.hasFocus() and self.toPlainText() != self._known
        self._known = text
        if not writing and self.toPlainText() != text:
            self.setPlainText(text)

    def leave(self) -> None:
        """Say what was written and not yet said; call it before something else is shown here."""
        text = self.toPlainText().strip()
        if text != self._known:
            self._known = text
            self.settled.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Say what was written."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave Ctrl+Enter to the page."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            event.ignore()
            return
        super().keyPressEvent(event)


class OneOf(Choice):
    """One of several. ``settled`` comes only when a person chose another."""

    settled = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._choices: list[tuple[str, str]] = []
        self.activated.connect(self._picked)
        self._known = ""

    def show_choices(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer choices (key and word) with one chosen; one that isn't offered is added."""
        offered = list(choices)
        if chosen not in [key for key, _ in offered]:
            offered.append((chosen, chosen))
        if offered != self._choices:
            self._choices = offered
            self.clear()
            for key, word in offered:
                self.addItem(word, key)
        self._known = chosen
        self.setCurrentIndex(self.findData(chosen))

    def _picked(self) -> None:
        key = str(self.currentData())
        if key != self._known:
            self._known = key
            self.settled.emit(key)


class Tick(QCheckBox):
    """A box to tick. ``settled`` comes only when a person ticked or unticked it."""

    settled = Signal(bool)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.clicked.connect(self.settled)

    def show_ticked(self, *, ticked: bool) -> None:
        """Show whether it is ticked."""
        self.setChecked(ticked)


class DayField(DateField):
    """A date. ``settled`` comes with it (ISO) when a person chose another."""

    settled = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._known = ""
        self.editingFinished.connect(self._finish)
        self.calendarWidget().clicked.connect(lambda _: self._finish())

    def show_day(self, day: str, fallback: date) -> None:
        """Show a date (ISO); ``fallback`` where there is none yet."""
        if self.hasFocus() and self._text() != self._known:
            return
        shown = QDate.fromString(day, Qt.DateFormat.ISODate)
        if not shown.isValid():
            shown = QDate(fallback.year, fallback.month, fallback.day)
        self.setDate(shown)
        self._known = self._text()

    def _text(self) -> str:
        return str(self.date().toString(Qt.DateFormat.ISODate))

    def _finish(self) -> None:
        if self._text() != self._known:
            self._known = self._text()
            self.settled.emit(self._known)


class Named(QWidget):
    """A field under its name."""

    def __init__(self, name: str, inside: QWidget) -> None:
        super().__init__()
        self.inside = inside
        label = Label(name, Type.SECONDARY_STRONG, tone="soft", wrap=True)
        label.setBuddy(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label)
        column.addWidget(inside)
        column.addStretch(1)
