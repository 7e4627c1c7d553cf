"""The text at hand: what it says, what it said before, and the field for its translation."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.planwords_list import GAP, MARK, PAD, mark_of, step_field
from toolkit.gui.widgets.text import Label
from toolkit.model.worddiff import word_diff
from toolkit.words.plantexts import State
from toolkit.words.tags import is_rtl
from toolkit.words.textchecks import describe_slip, slips

if TYPE_CHECKING:
    from toolkit.model.worddiff import Pieces
    from toolkit.words import Words
    from toolkit.words.plantexts import PlanText

_LINES = (3, 14)
"""Least and most lines of the field."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TranslationField(QPlainTextEdit):
    """The field; Ctrl with the arrows goes to the neighbours, Ctrl+Return accepts."""

    stepped = Signal(int)
    accepted = Signal()
    undone = Signal()
    was_left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on to the neighbours, accept, or write."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = held == Qt.KeyboardModifier.ControlModifier
        key = Qt.Key(event.key())
        if control and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif control and key in _RETURN:
            self.accepted.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.can_undo:
            self.undone.emit()
        else:
            super().keyPressEvent(event)

    @property
    def can_undo(self) -> bool:
        """Whether something was written here that can be taken back."""
        return self.document().isUndoAvailable()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell that the field is left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.was_left.emit()


class TextRow(QFrame):
    """The row at hand; ``grew`` tells that it needs another height."""

    grew = Signal()

    def __init__(self, words: Words, text: PlanText, languages: tuple[str, str]) -> None:
        super().__init__()
        self._words = words
        self.text = text
        self.setProperty("surface", "card")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(PAD, PAD, PAD, PAD)
        row.setSpacing(GAP)
        row.addLayout(self._source(text, languages[0]), 1)
        row.addLayout(self._target(text, languages[1]), 1)
        self._tell()
        self._fit()

    def _source(self, text: PlanText, language: str) -> QVBoxLayout:
        words = self._words
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        place = step_field(words, text)
        if text.more:
            place = words.say_n(
                "{place} and {n} more place", "{place} and {n} more places", text.more, place=place
            )
        column.addWidget(Label(place, Type.SECONDARY, tone="soft", wrap=True))
        self.source = Label(text.source, Type.BODY, wrap=True)
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.before = Label("", Type.SECONDARY, tone="soft", wrap=True)
        if text.state is State.FUZZY and text.previous:
            old, new = word_diff(text.previous, text.source)
            _show_pieces(self.source, new, "u")
            _show_pieces(self.before, old, "s", words.say("Before:"))
        for label in (self.source, self.before):
            label.setLayoutDirection(_way(language))
        column.addWidget(self.source)
        column.addWidget(self.before)
        self.before.setVisible(bool(text.previous))
        column.addStretch(1)
        return column

    def _target(self, text: PlanText, language: str) -> QVBoxLayout:
        words = self._words
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        self.state = Label("", Type.SECONDARY, wrap=True)
        self.field = TranslationField()
        self.field.setFont(font(Type.BODY))
        self.field.setTabChangesFocus(True)
        self.field.setLayoutDirection(_way(language))
        option = QTextOption(self.field.document().defaultTextOption())
        option.setTextDirection(_way(language))
        side = Qt.AlignmentFlag.AlignRight if is_rtl(language) else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.field.document().setDefaultTextOption(option)
        self.field.setPlainText(text.translation)
        self.field.setAccessibleName(words.say("Translation of “{text}”", text=text.source))
        self.field.textChanged.connect(self._changed)
        self.warnings = Label("", Type.SECONDARY, tone="attention", wrap=True)
        self._shape = QLabel()
        first = QHBoxLayout()
        first.setSpacing(Space.XS)
        first.addWidget(self._shape)
        first.addWidget(self.state, 1)
        column.addLayout(first)
        column.addWidget(self.field)
        column.addWidget(self.warnings)
        column.addStretch(1)
        return column

    @property
    def said(self) -> str:
        """What stands in the field, without blanks at its ends."""
        return self.field.toPlainText().strip()

    def insert(self, words: str) -> None:
        """Write words where the cursor is."""
        self.field.insertPlainText(words)
        self.field.setFocus()

    def show_text(self, text: PlanText) -> None:
        """Show how the text stands after it was kept; what is in the field stays."""
        self.text = text
        self.before.setVisible(text.state is State.FUZZY and bool(text.previous))
        self._tell()
        self.grew.emit()

    def _changed(self) -> None:
        before = self.height_for(self.width())
        self._tell()
        self._fit()
        if self.height_for(self.width()) != before:
            self.grew.emit()

    def _tell(self) -> None:
        words, text = self._words, self.text
        shape, word = mark_of(words, text)
        if self.said != text.translation.strip():
            shape, word = "edit", words.say_c("translation", "being written")
        palette = theme.current()
        ink = palette.soft if text.done else palette.attention
        ratio = self.devicePixelRatioF()
        self._shape.setPixmap(icons.pixmap(shape, ink, MARK, ratio))
        self.state.setText(word)
        self.state.set_tone("soft" if text.done else "attention")
        wrong = slips(text.source, self.said, text.terms)
        self.warnings.setText("\n".join(describe_slip(words, slip) for slip in wrong))
        self.warnings.setVisible(bool(wrong))

    def _fit(self) -> None:
        low, high = _LINES
        lines = int(self.field.document().size().height())
        spacing = self.field.fontMetrics().lineSpacing()
        self.field.setFixedHeight(min(max(lines, low), high) * spacing + 2 * Space.M)

    def height_for(self, width: int) -> int:
        """Give the height that it needs at a width."""
        row = self._row
        return max(row.totalHeightForWidth(width), row.totalMinimumSize().height())


def _way(language: str) -> Qt.LayoutDirection:
    rtl = is_rtl(language)
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


def _show_pieces(label: Label, pieces: Pieces, tag: str, lead: str = "") -> None:
    """Show a text with what changed underlined or struck through."""
    marked = "".join(
        f"<{tag}>{html.escape(one.text)}</{tag}>" if one.changed else html.escape(one.text)
        for one in pieces
    )
    label.setTextFormat(Qt.TextFormat.RichText)
    lead = f"<b>{html.escape(lead)}</b> " if lead else ""
    label.setText(f"{lead}{marked}".replace("\n", "<br>"))
