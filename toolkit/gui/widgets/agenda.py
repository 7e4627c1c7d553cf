"""The day's agenda: one line a block, the running one set out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Palette, Radius, Size, Space, TextStyle, Type
from toolkit.gui.widgets.keys import digit_of
from toolkit.gui.widgets.rows import ROW_ROLE, Index, RowModel, set_up
from toolkit.gui.widgets.text import aligned, reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DAY: Final = "day"
PAST: Final = "past"
NOW: Final = "now"
COMING: Final = "coming"
SKIPPED: Final = "skipped"

MARKS: Final = {"done": "tick", "fixed": "pin", "outside": "outside", "night": "moon"}
"""What stands at the end of a line, and its icon."""

_DAY_HEIGHT = 36
_BAR = 4
_INDENT = 12
_MARK = 20


class AgendaRow(NamedTuple):
    """One line: a block, or the heading of a day.

    ``state`` is ``day``, ``past``, ``now``, ``coming`` or ``skipped``; ``mark`` one of
    :data:`MARKS` or empty; ``spoken`` what a screen reader adds to time and title, such as the
    words for state and mark.
    """

    id: str
    time: str
    title: str
    state: str = COMING
    mark: str = ""
    spoken: str = ""


class AgendaModel(RowModel[AgendaRow]):
    """The lines of the agenda, fed with plain rows."""

    def _shown(self, row: AgendaRow) -> str:
        return row.title

    def _aloud(self, row: AgendaRow) -> Iterable[str]:
        return row.time, row.title, row.spoken

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let blocks be chosen, and headings not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].state == DAY:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )


class AgendaList(QListView):
    """The agenda as a list; arrows move, Enter or a click chooses a block."""

    chosen = Signal(str)
    """A person chose the block of this identifier."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """Make an empty list; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self._model = AgendaModel(self)
        set_up(self, self._model, _AgendaDelegate(self), name)
        self.setProperty("surface", "ground")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self._last = ("", 0)

    def set_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Show these lines, and bring the running block into view when it has changed."""
        self._model.set_rows(rows)
        running = next((row.id for row in rows if row.state == NOW), "")
        if running and running != self._last[0]:
            self.show_block(running)
        self._last = (running, len(rows))

    def show_block(self, block: str) -> None:
        """Scroll so that a block is in the middle."""
        at = self._model.find(block)
        if at >= 0:
            self.scrollTo(self._model.index(at), QListView.ScrollHint.PositionAtCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break titles anew when the width changes."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave digits and Ctrl+A to the page: they are for the group, and do nothing here."""
        if event.matches(QKeySequence.StandardKey.SelectAll) or digit_of(event) is not None:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.row(index.row())
        if row.state != DAY:
            self.chosen.emit(row.id)


class _AgendaDelegate(QStyledItemDelegate):
    def __init__(self, view: AgendaList) -> None:
        super().__init__(view)
        self._view = view
        self._time_room = QFontMetrics(font(Type.SECONDARY_STRONG)).horizontalAdvance("00:00")

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        row: AgendaRow = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        if row.state == DAY:
            return QSize(width, _DAY_HEIGHT)
        room = self._title_area(QRectF(0, 0, width, 0)).width()
        metrics = QFontMetrics(font(_title_style(row)))
        lines = metrics.boundingRect(
            QRect(0, 0, int(room), 10_000), int(Qt.TextFlag.TextWordWrap), row.title
        )
        return QSize(width, max(Size.RUN_ROW, lines.height() + Space.M))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: AgendaRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        palette = theme.current()
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if row.state == DAY:
            self._paint_day(painter, area, row, palette, mirrored=mirrored)
        else:
            self._paint_back(painter, area, row, palette, index, mirrored=mirrored)
            self._paint_row(painter, area, row, palette, mirrored=mirrored)
        painter.restore()

    def _title_area(self, area: QRectF) -> QRectF:
        start = area.left() + _INDENT + self._time_room + Space.M
        return QRectF(
            start, area.top(), area.right() - start - _MARK - Space.L - Space.XS, area.height()
        )

    def _paint_day(
        self, painter: QPainter, area: QRectF, row: AgendaRow, palette: Palette, *, mirrored: bool
    ) -> None:
        painter.setFont(font(Type.BODY_STRONG))
        painter.setPen(theme.colour(palette.ink))
        inside = area.adjusted(Space.S, 0, -Space.S, 0)
        painter.drawText(inside, aligned(mirrored=mirrored) | reading(row.title), row.title)

    def _paint_back(
        self,
        painter: QPainter,
        area: QRectF,
        row: AgendaRow,
        palette: Palette,
        index: Index,
        *,
        mirrored: bool,
    ) -> None:
        inside = area.adjusted(_BAR - 2, 2, -_BAR + 2, -2)
        if row.state == NOW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(palette.accent_tint))
            painter.drawRoundedRect(inside, Radius.BOX, Radius.BOX)
            bar = QRectF(inside.left() - 2, inside.top(), _BAR, inside.height())
            if mirrored:
                bar.moveRight(inside.right() + 2)
            painter.setBrush(theme.colour(palette.accent))
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour(palette.accent), Size.FOCUS))
            painter.drawRoundedRect(inside.adjusted(1, 1, -1, -1), Radius.BOX, Radius.BOX)

    def _paint_row(
        self, painter: QPainter, area: QRectF, row: AgendaRow, palette: Palette, *, mirrored: bool
    ) -> None:
        faded = row.state in {PAST, SKIPPED}
        time = QRectF(area.left() + _INDENT, area.top(), self._time_room, area.height())
        title = self._title_area(area)
        top = area.center().y() - _MARK / 2
        mark = QRectF(area.right() - Space.L - _MARK + 4, top, _MARK, _MARK)
        if mirrored:
            for part in (time, title, mark):
                part.moveRight(area.left() + area.right() - part.left())
        running = row.state == NOW
        painter.setFont(font(Type.SECONDARY_STRONG if running else Type.SECONDARY))
        painter.setPen(theme.colour(palette.accent if running else palette.soft))
        painter.drawText(time, aligned(mirrored=mirrored) | reading(row.time), row.time)
        style = font(_title_style(row))
        if row.state == SKIPPED:
            style = type(style)(style)
            style.setStrikeOut(True)
        painter.setFont(style)
        painter.setPen(theme.colour(palette.soft if faded else palette.ink))
        flags = aligned(mirrored=mirrored) | reading(row.title) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(title, flags, row.title)
        if row.mark in MARKS:
            ink = palette.done if row.mark == "done" else palette.soft
            icons.paint(painter, MARKS[row.mark], mark, theme.colour(ink), mirrored=mirrored)


def _title_style(row: AgendaRow) -> TextStyle:
    return Type.CONTROL_STRONG if row.state == NOW else Type.CONTROL
