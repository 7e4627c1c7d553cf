"""The navigation rail at the window's edge: one button a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Radius, Size, Space, Type
from toolkit.gui.widgets.keys import digit_of

if TYPE_CHECKING:
    from collections.abc import Collection

_INSET = 6
_ICON = 24
_HEIGHT = 57
_TOP = 8
_TIGHT = 47
"""The least height of a button with its words, on one line."""
_SECOND_LINE = 15
_LOW = 28
"""The height of a button in a window too low for words: the icon alone, its words as a tooltip."""
_EDGE = 3
"""What stays free above and below all buttons in a window too low for words."""


class Rail(QWidget):
    """Icons over words; the current page filled with the accent; Ctrl+1 to Ctrl+9.

    In a window too low for all of them the words give way before the icons do.
    """

    chosen = Signal(str)
    """A page was asked for, by its name in code."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """Make an empty rail; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, _RailButton] = {}
        self._watched: QWidget | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_INSET, Space.M, _INSET, Space.M)
        self._column.setSpacing(Space.XS)
        self._column.addStretch(1)
        self._above = 0
        self.setFixedWidth(Size.RAIL)

    def add_page(
        self, page: str, icon: str, label: str, *, hint: str = "", bottom: bool = False
    ) -> None:
        """Add a page's button; ``hint`` is its tooltip, ``bottom`` sets it apart at the foot.

        The first nine pages added answer to Ctrl and their number, in order.
        """
        button = _RailButton(icon, label, hint)
        button.clicked.connect(lambda: self.chosen.emit(page))
        self._group.addButton(button)
        self._buttons[page] = button
        if bottom:
            self._column.addWidget(button)
        else:
            self._column.insertWidget(self._above, button)
            self._above += 1
        self._fit()

    def pages(self) -> list[str]:
        """Name the pages in the order of their numbers."""
        return list(self._buttons)

    def current(self) -> str:
        """Name the current page; empty before there is one."""
        return next((page for page, b in self._buttons.items() if b.isChecked()), "")

    def set_current(self, page: str) -> None:
        """Show a page as the current one, without asking for it. KeyError for an unknown one."""
        self._buttons[page].setChecked(True)

    def set_label(self, page: str, label: str, hint: str = "") -> None:
        """Change a page's words, as when the language changes."""
        self._buttons[page].set_words(label, hint)
        self._fit()

    def set_page_enabled(self, page: str, *, enabled: bool) -> None:
        """Let a page be chosen or not."""
        self._buttons[page].setEnabled(enabled)

    def set_guarded(self, pages: Collection[str] | None) -> None:
        """Show that every page but ``pages`` asks for something first; none does for ``None``."""
        for page, button in self._buttons.items():
            button.set_guarded(guarded=pages is not None and page not in pages)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for all icons, one right under the other."""
        return QSize(self.width(), len(self._buttons) * _LOW + 2 * _EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give up what is free between and around the buttons before words give way."""
        super().resizeEvent(event)
        self._space()

    def _space(self) -> None:
        worded = sum(button.least_worded for button in self._buttons.values())
        free = self.height() - worded
        # A gap above each button, and the one of the stretch between the two groups.
        roomy = free >= 2 * Space.M + len(self._buttons) * Space.XS
        edge = Space.M if roomy else _EDGE
        self._column.setContentsMargins(_INSET, edge, _INSET, edge)
        self._column.setSpacing(Space.XS if roomy else 0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Begin to listen for the keys of the window it is shown in."""
        super().showEvent(event)
        window = self.window()
        if window is not self._watched:
            if self._watched is not None:
                self._watched.removeEventFilter(self)
            window.installEventFilter(self)
            self._watched = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take Ctrl and a digit, by the place of the key, when nothing else wanted it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if held == Qt.KeyboardModifier.ControlModifier:
                return self._choose_by_number(digit_of(event))
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rail's ground."""
        painter = QPainter(self)
        # Not fillRect: to tell its ways of being called apart, Python first makes every gradient.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.current().rail))
        painter.drawRect(self.rect())

    def _choose_by_number(self, number: int | None) -> bool:
        buttons = list(self._buttons.values())
        if number is None or not 1 <= number <= len(buttons) or not buttons[number - 1].isEnabled():
            return False
        buttons[number - 1].click()
        return True

    def _fit(self) -> None:
        """Grow as far as the longest word wants, then let words break into two lines."""
        widest = max(button.word_width for button in self._buttons.values())
        room = min(max(widest + 2 * _INSET + Space.XS, Size.RAIL), Size.RAIL_MAX)
        self.setFixedWidth(room)
        for button in self._buttons.values():
            button.fit(room - 2 * _INSET)
        self._space()


class _RailButton(QAbstractButton):
    def __init__(self, icon: str, label: str, hint: str) -> None:
        super().__init__()
        self._icon = icon
        self._full = _HEIGHT
        self._guarded = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_words(label, hint)

    def set_words(self, label: str, hint: str) -> None:
        self.setText(label)
        self.setToolTip(hint or label)
        self.setAccessibleName(label)
        metrics = QFontMetrics(font(Type.HINT_STRONG))
        self.label_width = metrics.horizontalAdvance(label)
        words = label.split() if " " in label else ()
        self.word_width = max(map(metrics.horizontalAdvance, words), default=self.label_width)
        self.update()

    def set_guarded(self, *, guarded: bool) -> None:
        self._guarded = guarded
        self.update()

    @property
    def least_worded(self) -> int:
        """The least height in which the words are shown."""
        return self._full - _HEIGHT + _TIGHT

    def fit(self, width: int) -> None:
        two_lines = self.label_width > width
        self._full = _HEIGHT + (_SECOND_LINE if two_lines else 0)
        self.setFixedWidth(width)
        self.setMinimumHeight(_LOW)
        self.setMaximumHeight(self._full)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.width(), self._full)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        ink = theme.colour(palette.on_accent if self.isChecked() else palette.rail_ink)
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            fill = palette.accent if self.isChecked() else palette.rail_hover
            painter.setBrush(theme.colour(fill))
            painter.drawRoundedRect(area, Radius.CONTROL, Radius.CONTROL)
        if self._guarded or not self.isEnabled():
            painter.setOpacity(0.45)
        spare = self.height() - self.least_worded
        worded = spare >= 0
        top = min(_TOP, 3 + spare / 2) if worded else (area.height() - _ICON) / 2
        square = QRectF((area.width() - _ICON) / 2, top, _ICON, _ICON)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icons.paint(painter, self._icon, square, ink, mirrored=mirrored)
        if worded:
            self._paint_words(painter, ink, top + _ICON + 4)
        if self.hasFocus():
            self._paint_focus(painter, area, palette.rail_ink)

    def _paint_words(self, painter: QPainter, ink: QColor, top: float) -> None:
        painter.setFont(font(Type.HINT_STRONG if self.isChecked() else Type.HINT))
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(0, top, self.width(), self.height() - top), int(flags), self.text())

    def _paint_focus(self, painter: QPainter, area: QRectF, ink: str) -> None:
        painter.setPen(QPen(theme.colour(ink), Size.FOCUS))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = area.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inside, Radius.CONTROL - 1, Radius.CONTROL - 1)
