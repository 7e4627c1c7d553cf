"""A text in which words are marked: underlined or struck through, and in a colour besides."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from toolkit.gui.look import theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import TextStyle, Type
from toolkit.gui.widgets.text import aligned, reading

if TYPE_CHECKING:
    from toolkit.model.worddiff import Pieces


class MarkedText(QLabel):
    """Pieces of text; the changed ones are struck through where they went, else underlined."""

    def __init__(
        self,
        pieces: Pieces = (),
        *,
        gone: bool = False,
        style: TextStyle = Type.CONTROL,
        parent: QWidget | None = None,
    ) -> None:
        """Show ``pieces``; with ``gone`` the changed ones are those that are there no more."""
        super().__init__(parent)
        self._pieces = pieces
        self._gone = gone
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFont(font(style))
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._show()

    @property
    def plain(self) -> str:
        """The text without marks."""
        return "".join(piece.text for piece in self._pieces)

    @property
    def marked(self) -> list[str]:
        """The pieces that are marked."""
        return [piece.text for piece in self._pieces if piece.changed]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow a change of theme, and of the line of reading."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._show()

    def _show(self) -> None:
        palette = theme.current()
        colour, line = (
            (palette.attention, "line-through") if self._gone else (palette.done, "underline")
        )
        parts = [
            f'<span style="color:{colour};text-decoration:{line}">{_html(text)}</span>'
            if changed
            else _html(text)
            for text, changed in self._pieces
        ]
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setAlignment(
            Qt.AlignmentFlag(aligned(mirrored=mirrored) & ~int(Qt.AlignmentFlag.AlignVCenter))
            | Qt.AlignmentFlag.AlignTop
        )
        # A text in another direction keeps its own order, and begins where the window's lines do.
        own = "ltr" if reading(self.plain) == Qt.TextFlag.TextForceLeftToRight else "rtl"
        side = "right" if mirrored else "left"
        told = f'<div dir="{own}" align="{side}">{"".join(parts)}</div>'
        if self.text() != told:
            self.setText(told)
        self.setAccessibleName(self.plain)


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>").replace("  ", "&nbsp;&nbsp;")
