"""Push buttons: plain, primary, quiet, danger; their icons follow the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Palette, Radius, Size, Space, Type
from toolkit.gui.widgets.keys import keeps_space
from toolkit.gui.widgets.text import set_property

_FILLED = ("primary", "danger")
_GAP = Space.XS


class Button(QPushButton):
    """A button with words, and an icon before them if one is named."""

    def __init__(
        self,
        text: str = "",
        kind: str = "plain",
        *,
        icon: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        ``kind`` is ``plain``, ``primary``, ``quiet`` or ``danger`` (only for a child not found);
        ``hint`` is its tooltip. A button without words needs a hint: it is its name as well.
        """
        super().__init__(text, parent)
        self._icon_name = icon
        self.setProperty("kind", kind)
        self.setFont(font(Type.CONTROL_STRONG if kind in _FILLED else Type.CONTROL))
        self.setIconSize(QSize(Size.ICON + _GAP, Size.ICON))
        self.setToolTip(hint)
        if not text:
            self.setAccessibleName(hint)
        self._retint()

    @property
    def kind(self) -> str:
        """What kind of button it is."""
        return str(self.property("kind"))

    def set_kind(self, kind: str) -> None:
        """Change what kind of button it is."""
        set_property(self, "kind", kind)
        self.setFont(font(Type.CONTROL_STRONG if kind in _FILLED else Type.CONTROL))
        self._retint()

    def set_icon(self, name: str) -> None:
        """Change its icon; empty for none."""
        self._icon_name = name
        self._retint()

    def event(self, event: QEvent) -> bool:
        """Keep Space while the keyboard is on the button."""
        return keeps_space(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses the button as Space does; Qt has that in dialogs only."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow a change of theme or of the line of reading."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._retint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint as the style sheet says; a filled button shows focus by a line inside it."""
        super().paintEvent(event)
        if not self.hasFocus() or self.kind not in _FILLED:
            return
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = palette.on_accent if self.kind == "primary" else palette.on_alarm
        painter.setPen(QPen(theme.colour(line), Size.FOCUS))
        inside = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.drawRoundedRect(inside, Radius.CONTROL - 4, Radius.CONTROL - 4)

    def _retint(self) -> None:
        if not self._icon_name:
            if not self.icon().isNull():
                self.setIcon(QIcon())
            return
        palette = theme.current()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        made = icons.icon(
            self._icon_name,
            self.ink(palette),
            faded=palette.soft,
            gap=_GAP if self.text() else 0,
            mirrored=mirrored,
        )
        self.setIcon(made)

    def ink(self, palette: Palette) -> str:
        """Give the colour of its icon in a theme."""
        inks = {
            "primary": palette.on_accent,
            "danger": palette.on_alarm,
            "quiet": palette.accent,
            "chip": palette.soft,
        }
        return inks.get(self.kind, palette.ink)
