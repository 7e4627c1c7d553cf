"""Labels in the type scale, and the tones they may have."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import TextStyle, Type


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have it looked at again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def reading(text: str) -> int:
    """Give the text flag that makes a painter read ``text`` in its own direction.

    Its first strong letter decides, and without one it reads left to right: a key's name, a time
    or *−5′* stays as it is in a mirrored window.
    """
    for letter in text:
        kind = bidirectional(letter)
        if kind == "L":
            break
        if kind in {"R", "AL"}:
            return int(Qt.TextFlag.TextForceRightToLeft)
    return int(Qt.TextFlag.TextForceLeftToRight)


def aligned(*, mirrored: bool, end: bool = False) -> int:
    """Give the painter's flags for text in the middle of the line, at its start or its end."""
    side = Qt.AlignmentFlag.AlignRight if mirrored != end else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)


class Label(QLabel):
    """A plain text in one style of the type scale; markup in it is shown as it stands."""

    def __init__(
        self,
        text: str = "",
        style: TextStyle = Type.BODY,
        *,
        tone: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show ``text``; ``tone`` is one of the style sheet's tones, empty for plain ink."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(style))
        self.setWordWrap(wrap)
        self._align()
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if tone:
            self.setProperty("tone", tone)

    def set_tone(self, tone: str) -> None:
        """Change the tone; empty for plain ink."""
        set_property(self, "tone", tone)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Begin every text at the side where the window's lines begin."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        across = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        if across & Qt.AlignmentFlag.AlignHCenter:
            return
        # Left to itself, Qt begins a text by its own letters: ragged where languages are mixed.
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setAlignment(Qt.AlignmentFlag(aligned(mirrored=mirrored)))

    def set_style(self, style: TextStyle) -> None:
        """Change the style of the type scale."""
        self.setFont(font(style))
