"""The lines of a checklist: a box to tick, what it is, and how many at the end of the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Palette, Radius, Size, Space, TextStyle, Type
from toolkit.gui.widgets.rows import ROW_ROLE, Index, RowModel, set_up
from toolkit.gui.widgets.text import aligned, reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

TICK: Final = "tick"
DONE: Final = "done"
OPEN: Final = "open"
ERROR: Final = "error"
INFO: Final = "info"
HEADING: Final = "heading"

_MARKS: Final = {
    DONE: ("tick", "done"),
    OPEN: ("late", "attention"),
    ERROR: ("warning", "attention"),
    INFO: ("clock", "soft"),
}
"""What stands in place of a box: the icon and the colour of a line that can't be ticked."""

_HEADING_HEIGHT = 44
_BOX = 22
_EDGE = 12
_ROOM_BELOW = 10_000
_WRAP = int(Qt.TextFlag.TextWordWrap)


class CheckRow(NamedTuple):
    """One line.

    ``kind`` is ``tick`` for a line that can be ticked, ``done`` or ``open`` for one that is
    settled elsewhere, ``error`` for one that must be put right, ``info`` for one that only tells,
    ``heading`` for the name of a group. ``spoken`` says aloud what the mark shows.
    """

    key: str
    title: str
    detail: str = ""
    aside: str = ""
    kind: str = TICK
    ticked: bool = False
    spoken: str = ""


class CheckModel(RowModel[CheckRow]):
    """The lines, fed with plain rows."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give beside what every list gives whether a line is ticked."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return super().data(index, role)
        row = super().data(index, ROW_ROLE)
        if not isinstance(row, CheckRow) or row.kind != TICK:
            return None
        return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked

    def _shown(self, row: CheckRow) -> str:
        return row.title

    def _aloud(self, row: CheckRow) -> Iterable[str]:
        return row.title, row.aside, row.spoken, row.detail

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be reached and ticked, and headings not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        leaf = Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsEnabled
        row = self._rows[index.row()]
        if row.kind == HEADING:
            return Qt.ItemFlag.ItemNeverHasChildren
        reached = leaf | Qt.ItemFlag.ItemIsSelectable
        return reached | Qt.ItemFlag.ItemIsUserCheckable if row.kind == TICK else reached


class CheckList(QListView):
    """Lines under each other; arrows move, Space, Enter or a click ticks."""

    ticked = Signal(str, bool)
    """A person ticked or unticked the line of this key."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """Make an empty list; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.rows = CheckModel(self)
        set_up(self, self.rows, _CheckDelegate(self), name)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._toggle)

    def set_rows(self, rows: Sequence[CheckRow]) -> None:
        """Show these lines; the keyboard stays on its line where that is still there."""
        before = self.currentIndex().row()
        kept = self.rows.row(before).key if before >= 0 else ""
        height = self.verticalScrollBar().value()
        self.rows.set_rows(rows)
        if self.currentIndex().isValid():
            return
        at = self.rows.find(kept)
        if at < 0:
            at = next((n for n, row in enumerate(rows) if row.kind != HEADING), -1)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(min(at, len(rows) - 1)))
        self.verticalScrollBar().setValue(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tick by Space or Enter."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break lines anew when the width changes."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _toggle(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.rows.row(index.row())
        if row.kind == TICK:
            self.ticked.emit(row.key, not row.ticked)


class _CheckDelegate(QStyledItemDelegate):
    def __init__(self, view: CheckList) -> None:
        super().__init__(view)
        self._view = view

    def editorEvent(  # noqa: N802
        self,
        _event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        _index: Index,
    ) -> bool:
        """Leave clicks and keys to the list: a tick is on disk before it shows."""
        return False

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        row: CheckRow = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        if row.kind == HEADING:
            return QSize(width, _HEADING_HEIGHT)
        room = int(self._text_area(QRectF(0, 0, width, 0), row).width())
        height = _height(row.title, Type.BODY, room)
        if row.detail:
            height += _height(row.detail, Type.SECONDARY, room) + 2
        return QSize(width, max(Size.RUN_ROW, height + 2 * Space.S + Space.XS))

    def _text_area(self, area: QRectF, row: CheckRow) -> QRectF:
        start = area.left() + _EDGE + _BOX + Space.M
        end = area.right() - _EDGE - _width(row.aside) - (Space.L if row.aside else 0)
        return QRectF(start, area.top(), max(80.0, end - start), area.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CheckRow = index.data(ROW_ROLE)
        palette = theme.current()
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == HEADING:
            inside = area.adjusted(_EDGE, Space.S, -_EDGE, 0)
            painter.setFont(font(Type.CONTROL_STRONG))
            painter.setPen(theme.colour(palette.soft))
            painter.drawText(inside, aligned(mirrored=mirrored) | reading(row.title), row.title)
        else:
            self._paint_focus(painter, area, palette, index)
            self._paint_line(painter, area, row, palette, mirrored=mirrored)
        painter.restore()

    def _paint_focus(self, painter: QPainter, area: QRectF, palette: Palette, index: Index) -> None:
        if not self._view.hasFocus() or self._view.currentIndex() != index:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(palette.accent), Size.FOCUS))
        painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), Radius.FIELD, Radius.FIELD)

    def _paint_line(
        self, painter: QPainter, area: QRectF, row: CheckRow, palette: Palette, *, mirrored: bool
    ) -> None:
        text = self._text_area(area, row)
        title_height = _height(row.title, Type.BODY, int(text.width()))
        detail_height = _height(row.detail, Type.SECONDARY, int(text.width())) if row.detail else 0
        top = area.center().y() - (title_height + (detail_height + 2 if row.detail else 0)) / 2
        title = QRectF(text.left(), top, text.width(), title_height)
        detail = QRectF(text.left(), title.bottom() + 2, text.width(), detail_height)
        box = QRectF(area.left() + _EDGE, title.top() + (21 - _BOX) / 2, _BOX, _BOX)
        width = _width(row.aside)
        aside = QRectF(area.right() - _EDGE - width, title.top(), width, 21)
        if mirrored:
            for part in (title, detail, box, aside):
                part.moveRight(area.left() + area.right() - part.left())
        if row.kind == TICK:
            self._paint_box(painter, box, palette, ticked=row.ticked)
        else:
            icon, tone = _MARKS[row.kind]
            icons.paint(painter, icon, box, theme.colour(getattr(palette, tone)), mirrored=mirrored)
        settled = row.kind == DONE or row.ticked
        start = aligned(mirrored=mirrored) | _WRAP
        painter.setFont(font(Type.BODY))
        painter.setPen(theme.colour(palette.soft if settled else palette.ink))
        painter.drawText(title, start | reading(row.title), row.title)
        painter.setFont(font(Type.SECONDARY))
        painter.setPen(theme.colour(palette.soft))
        painter.drawText(detail, start | reading(row.detail), row.detail)
        painter.setFont(font(Type.SECONDARY_STRONG))
        if row.kind == OPEN:
            painter.setPen(theme.colour(palette.attention))
        flags = aligned(mirrored=mirrored, end=True) | reading(row.aside)
        painter.drawText(aside, flags, row.aside)

    def _paint_box(self, painter: QPainter, box: QRectF, palette: Palette, *, ticked: bool) -> None:
        painter.setPen(QPen(theme.colour(palette.done if ticked else palette.edge), 1.5))
        painter.setBrush(theme.colour(palette.done if ticked else palette.card))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), Radius.BOX, Radius.BOX)
        if ticked:
            icons.paint(painter, "tick", box.adjusted(2, 2, -2, -2), theme.colour(palette.on_done))


def _height(text: str, style: TextStyle, width: int) -> int:
    metrics = QFontMetrics(font(style))
    return metrics.boundingRect(QRect(0, 0, max(1, width), _ROOM_BELOW), _WRAP, text).height()


def _width(aside: str) -> int:
    return QFontMetrics(font(Type.SECONDARY_STRONG)).horizontalAdvance(aside) + 1 if aside else 0
