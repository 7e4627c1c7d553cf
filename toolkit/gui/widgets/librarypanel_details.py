"""One activity told whole, to read before it is inserted."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser

from toolkit.gui.look import theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, TextStyle, Type
from toolkit.gui.widgets.text import reading
from toolkit.words.activities import Style, facts_of, sections_of, theme_name

if TYPE_CHECKING:
    from toolkit.model.activity import Activity
    from toolkit.words import Words
    from toolkit.words.activities import Line

_SHEET: Final = Template(
    "QTextBrowser { background: transparent; border: 2px solid transparent; padding: 2px; }"
    "QTextBrowser:focus { border-color: $accent; }"
)
_INDENT: Final = 20


class ActivityText(QTextBrowser):
    """The text of one activity; arrows scroll it, and it can be selected."""

    def __init__(self, words: Words) -> None:
        """Make an empty one."""
        super().__init__()
        self._words = words
        self._activity: Activity | None = None
        self._sheet = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(words.say("The chosen activity"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(Space.S)
        self.document().setUndoRedoEnabled(False)
        self._dress()

    def show_activity(self, activity: Activity | None) -> None:
        """Tell this activity, or nothing."""
        if activity is not self._activity:
            self._activity = activity
            self._write()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow a change of theme or of the line of reading."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange):
            self._dress()
            self._write()

    def _dress(self) -> None:
        made = _SHEET.substitute(accent=theme.current().accent)
        if made != self._sheet:
            self._sheet = made
            self.setStyleSheet(made)

    def _write(self) -> None:
        self.clear()
        if self._activity is None:
            return
        palette = theme.current()
        words, activity = self._words, self._activity
        writer = _Writer(self)
        writer.block(activity.title, Type.CARD, palette.ink)
        facts = [theme_name(words, activity.theme), *facts_of(words, activity)]
        writer.block(" · ".join(facts), Type.SECONDARY, palette.soft, above=Space.XS)
        writer.block(activity.summary, Type.CONTROL, palette.ink, above=Space.S)
        for part in sections_of(words, activity):
            writer.block(part.title, Type.CONTROL_STRONG, palette.ink, above=Space.L, heading=2)
            steps = 0
            for line in part.lines:
                steps += line.style is Style.STEP
                writer.line(line, steps)
        writer.cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)


class _Writer:
    """Writes paragraphs from the side where the window's lines begin, each read its own way."""

    def __init__(self, text: QTextBrowser) -> None:
        self.cursor = QTextCursor(text.document())
        self.cursor.beginEditBlock()
        self._mirrored = text.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._first = True

    def block(
        self,
        text: str,
        style: TextStyle,
        ink: str,
        *,
        above: int = 0,
        indent: int = 0,
        heading: int = 0,
    ) -> None:
        """Write a paragraph."""
        made = QTextBlockFormat()
        rtl = reading(text) == int(Qt.TextFlag.TextForceRightToLeft)
        way = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        made.setLayoutDirection(way)
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        made.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        (made.setRightMargin if self._mirrored else made.setLeftMargin)(indent)
        made.setTopMargin(above)
        made.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setHeadingLevel(heading)
        if self._first:
            self.cursor.setBlockFormat(made)
            self._first = False
        else:
            self.cursor.insertBlock(made)
        self.cursor.insertText(text, _typed(style, ink))

    def line(self, line: Line, number: int) -> None:
        """Write a line of a part: a step with its number and minutes, what is said further in."""
        palette = theme.current()
        if line.style is Style.STEP:
            self.block(f"{number}. {line.text}", Type.CONTROL, palette.ink, above=Space.S)
            self.cursor.insertText(f"  {line.aside}", _typed(Type.SECONDARY, palette.soft))
        elif line.style is Style.SAY:
            self.block(
                f"– {line.text}", Type.CONTROL, palette.accent, above=Space.XS, indent=_INDENT
            )
        elif line.style is Style.ITEM:
            self.block(f"• {line.text}", Type.CONTROL, palette.ink, above=Space.XS)
        else:
            self.block(line.text, Type.CONTROL, palette.ink, above=Space.XS)


def _typed(style: TextStyle, ink: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(style))
    made.setForeground(theme.colour(ink))
    return made
