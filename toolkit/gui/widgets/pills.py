"""Small rounded remarks: a pill only tells, a chip can be pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Palette, Radius, Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import set_property


class Pill(QLabel):
    """A status in a few words."""

    def __init__(self, text: str = "", tone: str = "plain", parent: QWidget | None = None) -> None:
        """Show ``text``; ``tone`` is ``plain``, ``accent``, ``attention`` or ``done``."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedHeight(2 * Radius.PILL)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setContentsMargins(Space.M, 0, Space.M, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._restyle(tone)

    def show_status(self, text: str, tone: str = "plain") -> None:
        """Change words and tone; without words the pill is gone."""
        self.setText(text)
        self._restyle(tone)
        self.setVisible(bool(text))

    def _restyle(self, tone: str) -> None:
        self.setFont(font(Type.SECONDARY if tone == "plain" else Type.CONTROL_STRONG))
        set_property(self, "pill", tone)


class Chip(Button):
    """A pill that can be pressed, or kept pressed where it is checkable."""

    def __init__(
        self,
        text: str = "",
        tone: str = "plain",
        *,
        icon: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a chip; ``tone`` is ``plain``, ``accent`` or ``attention``."""
        super().__init__(text, "chip", icon=icon, hint=hint, parent=parent)
        self.set_tone(tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: str) -> None:
        """Change the tone."""
        self.setFont(font(Type.SECONDARY if tone == "plain" else Type.CONTROL_STRONG))
        set_property(self, "tone", tone)
        self._retint()

    def ink(self, palette: Palette) -> str:
        """Give the colour of its icon: that of its words."""
        tones = {"accent": palette.accent, "attention": palette.attention}
        return tones.get(str(self.property("tone")), palette.soft)
