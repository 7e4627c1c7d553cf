"""The plan as a list: one line a block under the heading of its day, strands set in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Radius, Size, Space, TextStyle, Type
from toolkit.gui.pages.editor_canvas import Menu
from toolkit.gui.pages.editor_paint import Dress, marks_of
from toolkit.gui.widgets.rows import ROW_ROLE, Index, RowModel, set_up
from toolkit.gui.widgets.text import aligned, reading
from toolkit.words.isolates import with_ranges
from toolkit.words.statuses import kind_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QContextMenuEvent

    from toolkit.gui.pages.editor_tiles import Sheet
    from toolkit.model.plan import Plan
    from toolkit.words import Words

_TIME = 132
"""Pixels for two times, the later one past midnight: ``22:30–07:30 (+1)``."""
_LENGTH = 92
_MARK = 16
_HEAD = 40


class Line(NamedTuple):
    """One line: a block or the heading of a day (then without ``length``)."""

    id: str
    time: str
    length: str
    title: str
    kind: str = ""
    level: int = 0
    heading: bool = False
    gap: bool = False
    over: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    chosen: bool = False


def lines_of(
    words: Words, plan: Plan, sheet: Sheet, grave: Mapping[str, int], chosen: str
) -> list[Line]:
    """Say a plan line by line, from where its blocks are drawn."""
    lines = []
    day = -1
    for tile in sheet.tiles:
        if tile.day != day:
            day = tile.day
            told = words.say(
                "Day {n}, from {time}", n=day + 1, time=words.time(plan.days[day].start)
            )
            lines.append(Line(f"day {day}", "", told, plan.days[day].title, heading=True))
        begin, end = words.time(tile.begin), words.time(tile.end)
        time = with_ranges(words.say("{a}–{b}", a=begin, b=end))
        length = words.duration(tile.end - tile.begin if tile.gap else tile.block.minutes)
        if tile.gap:
            said = words.say("Nothing planned")
            lines.append(Line(f"gap {tile.id}", time, length, said, gap=True))
            continue
        over = words.say_n("{n} minute too long", "{n} minutes too long", tile.over)
        lines.append(
            Line(
                tile.id,
                time,
                length,
                tile.block.title,
                kind_name(words, tile.block.kind),
                tile.level,
                over=over if tile.over else "",
                marks=tuple(marks_of(tile, Dress(grave=grave.get(tile.id, 0)))),
                chosen=tile.id == chosen,
            )
        )
    return lines


class _Lines(RowModel[Line]):
    def _shown(self, row: Line) -> str:
        return row.title

    def _aloud(self, row: Line) -> Iterable[str]:
        return row.title, row.time, row.length, row.kind, row.over


class PlanList(QListView):
    """The list; arrows choose, Enter opens the fields, digits begin a length."""

    chosen = Signal(str)
    opened = Signal(str)
    gap_pressed = Signal(str)
    menu = Signal(object)
    typed = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lines = _Lines(self)
        self._telling = False
        set_up(self, self._lines, _Delegate(self), words.say("Blocks of the plan"))
        self.setProperty("surface", "ground")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_lines(self, lines: list[Line], chosen: str) -> None:
        """Show lines, with the chosen one current."""
        self._telling = True
        self._lines.set_rows(lines)
        at = self._lines.find(chosen)
        if at >= 0:
            self.setCurrentIndex(self._lines.index(at))
            self.scrollTo(self._lines.index(at))
        self._telling = False

    def lines(self) -> list[Line]:
        """Give what is shown."""
        return self._lines.rows()

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._telling and now.isValid():
            line = self._lines.row(now.row())
            if not line.heading and not line.gap:
                self.chosen.emit(line.id)

    def _clicked(self, index: QModelIndex) -> None:
        line = self._lines.row(index.row())
        if line.gap:
            self.gap_pressed.emit(line.id.removeprefix("gap "))
        elif line.over and not line.heading:
            self.chosen.emit(line.id)
            self.gap_pressed.emit(line.id)

    def _double_clicked(self, index: QModelIndex) -> None:
        line = self._lines.row(index.row())
        if not line.heading and not line.gap:
            self.opened.emit(line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open with Enter, begin a length with a digit, choose nothing with Escape."""
        text = event.text()
        index = self.currentIndex()
        line = self._lines.row(index.row()) if index.isValid() else None
        if line is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if line.gap:
                self.gap_pressed.emit(line.id.removeprefix("gap "))
            elif not line.heading:
                self.opened.emit(line.id)
            return
        if line is not None and len(text) == 1 and (text.isdecimal() or text in "+-"):
            self.typed.emit(text)
            return
        if event.key() == Qt.Key.Key_Escape and line is not None:
            self.setCurrentIndex(QModelIndex())
            self.chosen.emit("")
            return
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of a block."""
        index = self.indexAt(event.pos()) if event.reason().value == 0 else self.currentIndex()
        line = self._lines.row(index.row()) if index.isValid() else None
        block = line.id if line is not None and not line.heading and not line.gap else ""
        if block:
            self.chosen.emit(block)
        at: QPoint = self.viewport().mapToGlobal(event.pos())
        self.menu.emit(Menu(block, QPointF(at)))


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: PlanList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        row: Line = index.data(ROW_ROLE)
        return QSize(self._view.viewport().width(), _HEAD if row.heading else Size.ROW - 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Line = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = theme.current()
        area = QRectF(option.rect)
        rtl = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if row.heading:
            self._words(
                painter, area.adjusted(8, 8, -8, 0), row.title, Type.BODY_STRONG, "ink", rtl
            )
            box = area.adjusted(8, 8, -8, 0)
            self._words(painter, box, row.length, Type.SECONDARY, "soft", rtl, end=True)
            painter.restore()
            return
        inside = area.adjusted(4, 1, -4, -1)
        if row.chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(palette.accent_tint))
            painter.drawRoundedRect(inside, Radius.BOX, Radius.BOX)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour(palette.accent), Size.FOCUS))
            painter.drawRoundedRect(inside.adjusted(1, 1, -1, -1), Radius.BOX, Radius.BOX)
        self._block(painter, inside.adjusted(8, 0, -8, 0), row, rtl)
        painter.restore()

    def _block(self, painter: QPainter, area: QRectF, row: Line, rtl: bool) -> None:
        palette = theme.current()
        tone = "attention" if row.gap else "ink"
        cells = _cells(area, row.level)
        for mark, colour in row.marks:
            spot = QRectF(cells.marks.right() - _MARK, area.center().y() - _MARK / 2, _MARK, _MARK)
            cells.marks.setRight(spot.left() - 4)
            if rtl:
                spot = _flipped(spot, area)
            icons.paint(painter, mark, spot, theme.colour(getattr(palette, colour)))
        for box, said, style, shade in (
            (cells.time, row.time, Type.SECONDARY, "soft"),
            (cells.length, row.length, Type.SECONDARY_STRONG, "ink"),
            (cells.title, row.over or row.title, Type.CONTROL, "attention" if row.over else tone),
            (cells.kind, row.kind, Type.SECONDARY, "soft"),
        ):
            text = f"{row.title} · {row.over}" if row.over and box is cells.title else said
            self._words(painter, _flipped(box, area) if rtl else box, text, style, shade, rtl)

    def _words(
        self,
        painter: QPainter,
        area: QRectF,
        text: str,
        style: TextStyle,
        tone: str,
        rtl: bool,
        *,
        end: bool = False,
    ) -> None:
        painter.setFont(font(style))
        painter.setPen(theme.colour(getattr(theme.current(), tone)))
        said = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(area.width())
        )
        painter.drawText(area, aligned(mirrored=rtl, end=end) | reading(said), said)


class _Cells(NamedTuple):
    time: QRectF
    length: QRectF
    title: QRectF
    kind: QRectF
    marks: QRectF


def _cells(area: QRectF, level: int) -> _Cells:
    """Divide a line: time, length, title, kind, marks."""
    y, height = area.top(), area.height()
    indent = level * Space.XL
    left = area.left() + indent
    kind = min(130.0, area.width() / 6)
    marks = 3 * (_MARK + 4)
    title = area.right() - kind - marks - (left + _TIME + _LENGTH)
    return _Cells(
        QRectF(left, y, _TIME - 8, height),
        QRectF(left + _TIME, y, _LENGTH - 8, height),
        QRectF(left + _TIME + _LENGTH, y, max(20.0, title - 8), height),
        QRectF(area.right() - kind - marks, y, kind - 8, height),
        QRectF(area.right() - marks, y, marks, height),
    )


def _flipped(box: QRectF, area: QRectF) -> QRectF:
    return QRectF(area.left() + area.right() - box.right(), box.top(), box.width(), box.height())
