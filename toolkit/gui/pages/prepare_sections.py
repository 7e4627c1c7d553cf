"""The parts of the checklist beside each other's names: which, how far, and is it in order."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Radius, Size, Space, Type
from toolkit.gui.widgets.keys import keeps_space
from toolkit.gui.widgets.text import aligned, reading

_HEIGHT = 52
_ICON = 22
_STATE = 20
_STATES = {"done": ("tick", "done"), "attention": ("late", "attention")}
_WRAP = int(Qt.TextFlag.TextWordWrap)


class SectionButton(QAbstractButton):
    """One part of the checklist; arrows go from one to the next."""

    def __init__(self, name: str, icon: str, title: str) -> None:
        """Make a button for the part ``name``."""
        super().__init__()
        self.name = name
        self._icon = icon
        self._count = ""
        self._state = ""
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)

    @property
    def count(self) -> str:
        """How far this part is, in words."""
        return self._count

    def show_state(self, count: str, state: str = "") -> None:
        """Show how far it is; ``state`` is ``done``, ``attention`` or empty."""
        if (count, state) == (self._count, self._state):
            return
        self._count, self._state = count, state
        self.setAccessibleDescription(count)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the width of the column."""
        return QSize(240, self.heightForWidth(240))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Grow where the title takes two lines."""
        room = QRect(0, 0, int(self._title_area(width).width()), 1000)
        text = QFontMetrics(font(Type.CONTROL_STRONG)).boundingRect(room, _WRAP, self.text())
        count = QFontMetrics(font(Type.SECONDARY)).height() if self._count else 0
        return max(_HEIGHT, text.height() + count + Space.L)

    def event(self, event: object) -> bool:
        """Keep Space while the keyboard is here."""
        return keeps_space(event) or super().event(event)  # type: ignore[arg-type]

    def _title_area(self, width: int) -> QRectF:
        start = Space.M + _ICON + Space.M
        return QRectF(start, 0, max(60, width - start - _STATE - Space.L), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint icon, title, how far, and whether it is in order."""
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        current = self.isChecked()
        if current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(palette.accent_tint if current else palette.hover))
            painter.drawRoundedRect(whole, Radius.CONTROL, Radius.CONTROL)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour(palette.accent), Size.FOCUS))
            painter.drawRoundedRect(whole, Radius.CONTROL, Radius.CONTROL)
        self._paint_inside(painter, mirrored=mirrored)

    def _paint_inside(self, painter: QPainter, *, mirrored: bool) -> None:
        palette = theme.current()
        height = self.height()
        text = self._title_area(self.width())
        count_height = QFontMetrics(font(Type.SECONDARY)).height() if self._count else 0
        title = QRectF(text.left(), Space.XS, text.width(), height - count_height - 2 * Space.XS)
        count = QRectF(text.left(), title.bottom() - 2, text.width(), count_height)
        icon = QRectF(Space.M, (height - _ICON) / 2, _ICON, _ICON)
        state = QRectF(self.width() - _STATE - Space.S, (height - _STATE) / 2, _STATE, _STATE)
        if mirrored:
            for part in (title, count, icon, state):
                part.moveRight(self.width() - part.left())
        ink = palette.accent if self.isChecked() else palette.ink
        icons.paint(painter, self._icon, icon, theme.colour(ink), mirrored=mirrored)
        start = aligned(mirrored=mirrored) | _WRAP
        painter.setFont(font(Type.CONTROL_STRONG))
        painter.setPen(theme.colour(ink))
        painter.drawText(title, start | reading(self.text()), self.text())
        painter.setFont(font(Type.SECONDARY))
        painter.setPen(theme.colour(palette.soft))
        painter.drawText(count, aligned(mirrored=mirrored) | reading(self._count), self._count)
        if self._state in _STATES:
            name, tone = _STATES[self._state]
            icons.paint(
                painter, name, state, theme.colour(getattr(palette, tone)), mirrored=mirrored
            )


class Sections(QWidget):
    """The column of parts; one of them is current."""

    chosen = Signal(str)
    """A person went to the part of this name."""

    def __init__(self, name: str) -> None:
        """Make an empty column; ``name`` is what a screen reader calls it."""
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: dict[str, SectionButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)

    def add(self, name: str, icon: str, title: str) -> SectionButton:
        """Add a part at the end; give its button."""
        button = SectionButton(name, icon, title)
        button.toggled.connect(lambda on: self.chosen.emit(name) if on else None)
        self._buttons[name] = button
        self._column.addWidget(button)
        return button

    def button(self, name: str) -> SectionButton:
        """Give a part's button."""
        return self._buttons[name]

    def go_to(self, name: str) -> None:
        """Make a part current."""
        button = self._buttons[name]
        button.setChecked(True)
        self.setFocusProxy(button)
