"""The activities that were found, a card's worth of lines each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Radius, Size, Space, TextStyle, Type
from toolkit.gui.widgets.rows import ROW_ROLE, Index, RowModel, set_up
from toolkit.gui.widgets.text import aligned, reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EDGE: Final = 12
_MARK: Final = 16
_LINES: Final = (22, 20, 20)
"""Heights of title, what it is about, and sentence."""
_AIR: Final = 7


class ActivityRow(NamedTuple):
    """One activity: ``marks`` diamonds and their word say how sensitive it is.

    ``about`` says how long it takes and what it is for.
    """

    key: str
    title: str
    about: str
    marks: int
    word: str
    line: str


class _Rows(RowModel[ActivityRow]):
    """The activities, fed with plain rows."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the title whole as a hint as well, for where it is cut."""
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            return self._rows[index.row()].title
        return super().data(index, role)

    def _shown(self, row: ActivityRow) -> str:
        return row.title

    def _aloud(self, row: ActivityRow) -> Iterable[str]:
        return row.title, row.about, row.word, row.line


class ActivityList(QListView):
    """Activities under each other; arrows choose, Enter or a double click takes one."""

    shown = Signal(str)
    """This activity is the chosen one now; empty for none."""
    taken = Signal()

    def __init__(self, name: str) -> None:
        """Make an empty list; ``name`` is what a screen reader calls it."""
        super().__init__()
        self._rows = _Rows(self)
        self._delegate = _Painter(self)
        set_up(self, self._rows, self._delegate, name)
        self.setUniformItemSizes(True)
        self.setProperty("surface", "ground")
        self.setMinimumHeight(2 * self._delegate.height + 4)
        self.selectionModel().currentChanged.connect(lambda *_: self.shown.emit(self.key))
        self.doubleClicked.connect(lambda _: self.taken.emit())

    @property
    def key(self) -> str:
        """Which activity is chosen; empty for none."""
        index = self.currentIndex()
        return self._rows.row(index.row()).key if index.isValid() else ""

    def rows(self) -> list[ActivityRow]:
        """Give the lines that are shown."""
        return self._rows.rows()

    def set_rows(self, rows: Sequence[ActivityRow]) -> None:
        """Show these; the first, which fits best, becomes the chosen one."""
        self._delegate.measure(rows)
        self._rows.set_rows(rows)
        if rows:
            self.setCurrentIndex(self._rows.index(0))
        self.scrollToTop()

    def move_by(self, lines: int) -> None:
        """Choose another one, so many lines below or above."""
        count = self._rows.rowCount()
        if count:
            at = min(max(self.currentIndex().row() + lines, 0), count - 1)
            self.setCurrentIndex(self._rows.index(at))
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the chosen one with Enter; the rest is a list's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Look anew whether theme and mark fit on one line."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._delegate.measure(self.rows())
            self.scheduleDelayedItemsLayout()


class _Painter(QStyledItemDelegate):
    """Paints an activity; all are as high as the one that needs most lines."""

    def __init__(self, view: ActivityList) -> None:
        super().__init__(view)
        self._view = view
        self._apart = False

    @property
    def height(self) -> int:
        """How high a line is: with theme and mark under each other where they don't fit."""
        return sum(_LINES) + 2 * _AIR + (_LINES[1] if self._apart else 0)

    def measure(self, rows: Sequence[ActivityRow]) -> None:
        """Look whether theme and mark fit beside each other on every line."""
        room = self._view.viewport().width() - 2 * _EDGE
        metrics = QFontMetrics(font(Type.SECONDARY))
        widest = max(
            (
                metrics.horizontalAdvance(row.about + row.word) + row.marks * _MARK + 3 * Space.S
                for row in rows
                if row.marks
            ),
            default=0,
        )
        self._apart = widest > room

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        """Give the size of a line."""
        return QSize(280, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the title, what it is about with its mark, the sentence."""
        row: ActivityRow = index.data(ROW_ROLE)
        palette = theme.current()
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view.currentIndex() == index:
            self._ground(painter, area)
        inside = area.adjusted(_EDGE, _AIR, -_EDGE, -_AIR)
        line = QRectF(inside.left(), inside.top(), inside.width(), _LINES[0])
        self._write(painter, area, line, row.title, Type.CONTROL_STRONG, palette.ink)
        line = QRectF(inside.left(), line.bottom(), inside.width(), _LINES[1])
        self._write(painter, area, line, row.about, Type.SECONDARY, palette.soft)
        if row.marks:
            line = self._mark(painter, area, line, row)
        elif self._apart:
            line.translate(0, _LINES[1])
        line = QRectF(inside.left(), line.bottom(), inside.width(), _LINES[2])
        self._write(painter, area, line, row.line, Type.SECONDARY, palette.ink)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRectF) -> None:
        palette = theme.current()
        inside = area.adjusted(2, 1, -2, -1)
        focused = self._view.hasFocus()
        edge = QPen(theme.colour(palette.accent), Size.FOCUS) if focused else Qt.PenStyle.NoPen
        painter.setPen(edge)
        painter.setBrush(theme.colour(palette.accent_tint))
        painter.drawRoundedRect(inside, Radius.FIELD, Radius.FIELD)

    def _mark(self, painter: QPainter, area: QRectF, line: QRectF, row: ActivityRow) -> QRectF:
        """Paint diamonds and word, at the end of the theme's line or on the next."""
        palette = theme.current()
        width = QFontMetrics(font(Type.SECONDARY)).horizontalAdvance(row.word) + 2
        if self._apart:
            line = line.translated(0, _LINES[1])
            left = line.left()
        else:
            left = line.right() - width - row.marks * _MARK - Space.XS
        for _ in range(row.marks):
            square = QRectF(left, line.center().y() - _MARK / 2, _MARK, _MARK)
            ink = theme.colour(palette.aside)
            icons.paint(painter, "diamond", self._mirror(area, square), ink)
            left += _MARK
        word = QRectF(left + Space.XS, line.top(), width, line.height())
        self._write(painter, area, word, row.word, Type.SECONDARY, palette.aside)
        return line

    def _write(
        self,
        painter: QPainter,
        area: QRectF,
        part: QRectF,
        text: str,
        style: TextStyle,
        ink: str,
    ) -> None:
        painter.setFont(font(style))
        painter.setPen(theme.colour(ink))
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text, elide, int(part.width()) + 1)
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        flags = aligned(mirrored=mirrored) | reading(text)
        painter.drawText(self._mirror(area, QRectF(part)), flags, shown)

    def _mirror(self, area: QRectF, part: QRectF) -> QRectF:
        if self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            part.moveRight(area.left() + area.right() - part.left())
        return part
