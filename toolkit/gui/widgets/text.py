"""Labels in the type scale, and the tones they may have."""

from __future__ import annotations

from PySide6.QtCore import Qt
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
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if tone:
            self.setProperty("tone", tone)

    def set_tone(self, tone: str) -> None:
        """Change the tone; empty for plain ink."""
        set_property(self, "tone", tone)

    def set_style(self, style: TextStyle) -> None:
        """Change the style of the type scale."""
        self.setFont(font(style))
