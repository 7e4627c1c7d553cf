"""Fields of the editor that apply when they are left or Enter is pressed, and refresh quietly.

A field shows a value and takes a text back through ``apply``, which tells what is wrong with it or
gives nothing. What can't be read stays as it was typed, to be mended.
"""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from toolkit.content.fields import tidy
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.pages.editor_numbers import Clock, Number, for_the_plan
from toolkit.gui.widgets.fields import NumberField, TimeField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent

_EDGES = 18
"""Pixels above and below the lines of a field together: padding and frame."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def clean(text: str) -> str:
    """Give a text as a plan's file would give it back: no control signs, no surplus spaces."""
    kept = (c for c in text if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})
    return tidy("".join(" " if c == "\u00a0" else c for c in kept))


class Typing:
    """What a field shows, what somebody has typed over it, and applying that once."""

    def __init__(
        self, read: Callable[[], str], write: Callable[[str], None], apply: Callable[[str], str]
    ) -> None:
        self._read, self._write, self._apply = read, write, apply
        self._tried: str | None = None
        self.shown = ""
        """What the plan holds, as it was shown last."""
        self.tell: Callable[[str], None] | None = None
        """Where it is said what is wrong."""

    @property
    def pending(self) -> bool:
        """Whether something was typed that the plan doesn't hold."""
        return self._read() != self.shown

    def show(self, text: str) -> None:
        """Show what the plan holds now; what is being typed stays where that is the same."""
        if text != self.shown:
            self.shown = text
            self.again()

    def again(self) -> None:
        """Put the plan's own text back."""
        if self._read() != self.shown:
            self._write(self.shown)
        self.touched()
        if self.tell is not None:
            self.tell("")

    def touched(self) -> None:
        """Note that something is typed: it may be tried again."""
        self._tried = None

    def flush(self) -> None:
        """Apply what was typed, unless it was tried already."""
        text = self._read()
        if text in (self.shown, self._tried):
            return
        self._tried = text
        problem = self._apply(text)
        if problem:
            if self.tell is not None and self._read() == text:
                self.tell(problem)
        elif self._read() == text:
            # As the plan holds it by now: tidied, or unchanged where it was refused.
            self.again()


class Line(QLineEdit):
    """One line of text."""

    def __init__(self, name: str, apply: Callable[[str], str]) -> None:
        """Make a field; ``apply`` gives what is wrong with a text, or nothing."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(font(Type.CONTROL))
        self.typing = Typing(self.text, self._put, apply)
        self.textEdited.connect(self.typing.touched)
        self.editingFinished.connect(self.typing.flush)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave undoing to the plan where nothing is being typed."""
        undoes = self.typing.pending and self.isUndoAvailable()
        if for_the_plan(event, undoes=undoes, redoes=self.isRedoAvailable()):
            event.ignore()
            return
        super().keyPressEvent(event)

    def show_text(self, text: str) -> None:
        """Show what the plan holds."""
        self.typing.show(text)

    def _put(self, text: str) -> None:
        at = min(self.cursorPosition(), len(text)) if self.hasFocus() else 0
        self.setText(text)
        self.setCursorPosition(at)


class Prose(QPlainTextEdit):
    """Several lines of text, as high as they need: what is around it scrolls, not the field."""

    def __init__(self, name: str, apply: Callable[[str], str], *, least: int = 1) -> None:
        """Make a field of at least so many lines; Ctrl+Enter applies it too."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(font(Type.CONTROL))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._least = least
        self._line = QFontMetrics(self.font()).lineSpacing()
        self._muted = False
        self._width = 0
        self.typing = Typing(self.toPlainText, self._put, apply)
        self.textChanged.connect(self._edited)
        self.cursorPositionChanged.connect(self._follow)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show what the plan holds."""
        self.typing.show(text)

    def _put(self, text: str) -> None:
        cursor = self.textCursor()
        at = min(cursor.position(), len(text)) if self.hasFocus() else 0
        self._muted = True
        self.setPlainText(text)
        self._muted = False
        self._fit()
        if at:
            cursor = self.textCursor()
            cursor.setPosition(at)
            self.setTextCursor(cursor)

    def _edited(self) -> None:
        if not self._muted:
            self.typing.touched()
            self._fit()

    def _fit(self) -> None:
        height = 0.0
        # Qt breaks only those paragraphs into lines that are in sight or asked for.
        layout, block = self.document().documentLayout(), self.document().firstBlock()
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        pixels = math.ceil(max(height, self._least * self._line)) + _EDGES
        if pixels != self.minimumHeight():
            self.setFixedHeight(pixels)

    def _follow(self) -> None:
        """Keep the line that is typed in sight."""
        if not self.hasFocus():
            return
        around = _around(self)
        inside = around.widget() if around is not None else None
        if around is not None and inside is not None:
            at = self.viewport().mapTo(inside, self.cursorRect().center())
            around.ensureVisible(at.x(), at.y(), 0, 2 * self._line)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != self._width:
            self._width = event.size().width()
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Apply what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.typing.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Apply on Ctrl+Enter; leave undoing to the plan where nothing is being typed."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in _ENTER:
            self.typing.flush()
            return
        written = self.document()
        undoes = self.typing.pending and written.isUndoAvailable()
        if for_the_plan(event, undoes=undoes, redoes=written.isRedoAvailable()):
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to what scrolls."""
        event.ignore()


def _around(field: QWidget) -> QScrollArea | None:
    around: QObject | None = field.parent()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parent()
    return around if isinstance(around, QScrollArea) else None


def go_to(field: QWidget) -> None:
    """Take the keyboard to a field and bring it into sight, once it has its place."""
    field.setFocus()

    def reveal() -> None:
        around = _around(field)
        if around is not None and field.hasFocus():
            around.ensureWidgetVisible(field)

    QTimer.singleShot(0, field, reveal)


def labelled(name: str, inside: Line | Prose, hint: str = "") -> Field:
    """Put a field under its name, with room for what is wrong below."""
    field = Field(name, inside, hint=hint)

    def tell(problem: str) -> None:
        if problem != field.problem:
            field.set_problem(problem)

    inside.typing.tell = tell
    return field


def flush_all(inside: QWidget) -> None:
    """Apply whatever is being typed in one of the fields."""
    field = inside.focusWidget()
    if isinstance(field, (Line, Prose)):
        field.typing.flush()
    elif isinstance(field, (Number, Clock)):
        field.flush()


def set_read_only(fields: Iterable[QWidget], *, read_only: bool) -> None:
    """Let fields be read only; what can't be made so is switched off."""
    for field in fields:
        if isinstance(field, (QLineEdit, QPlainTextEdit, NumberField, TimeField)):
            field.setReadOnly(read_only)
        else:
            field.setEnabled(not read_only)


def lines_text(items: Iterable[str]) -> str:
    """Write texts one to a line."""
    return "\n".join(" ".join(item.split()) for item in items)


def read_lines(text: str, before: Iterable[str]) -> tuple[str, ...]:
    """Read texts one to a line; those that are as before keep their own line breaks."""
    known = {" ".join(item.split()): item for item in before}
    found = (" ".join(clean(line).split()) for line in text.split("\n"))
    return tuple(known.get(line, line) for line in found if line)
