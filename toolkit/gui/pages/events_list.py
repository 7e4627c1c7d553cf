"""The list of events: what runs, what comes, what is finished, two lines each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Palette, Radius, Size, Space, Type
from toolkit.gui.widgets.text import aligned, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem

_ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_ROW_HEIGHT = 64
_GROUP_HEIGHT = 44
_GAP = 8
_PILL_HEIGHT = 28
_ICON = 20
_Index = QModelIndex | QPersistentModelIndex


class EventRow(NamedTuple):
    """One event, or the heading of a group, which has no ``id``.

    ``second`` is the line under the title, ``people`` how many take part; ``tone`` is that of the
    pill: ``accent``, ``attention``, ``plain`` or ``done``. ``at_hand`` marks the event that the
    other pages show.
    """

    id: str
    title: str
    second: str = ""
    people: str = ""
    pill: str = ""
    tone: str = "plain"
    at_hand: bool = False


class EventsModel(QAbstractListModel):
    """The lines of the list, fed with plain rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._rows: list[EventRow] = []
        self.pill_room = 0
        """How wide the widest pill's words are, so that all pills begin under each other."""

    def set_rows(self, rows: Sequence[EventRow]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._rows = list(rows)
        metrics = QFontMetrics(font(Type.SECONDARY_STRONG))
        self.pill_room = max((metrics.horizontalAdvance(row.pill) for row in rows), default=0)
        self.endResetModel()

    def row(self, at: int) -> EventRow:
        """Give one line."""
        return self._rows[at]

    def find(self, event: str) -> int:
        """Give an event's place, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.id and row.id == event), -1)

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802
        """Count the lines."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a line's title, its row, or what is read aloud."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) and row.id:
            return ", ".join(part for part in (row.title, row.pill, row.second, row.people) if part)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let events be chosen, and headings not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        leaf = Qt.ItemFlag.ItemNeverHasChildren
        if not self._rows[index.row()].id:
            return leaf
        return leaf | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class EventsList(QListView):
    """The events; arrows move, Enter or a click chooses one."""

    keeps_choice = False
    """Whether the one that the keyboard was on stays marked while it is elsewhere."""
    chosen = Signal(str)
    """A person chose the event of this identifier."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty list; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.rows = EventsModel(self)
        self.setModel(self.rows)
        # To hand over a widget that Qt made, Python first makes every kind of widget there is: a
        # tenth of the start, for a viewport.
        self.setViewport(QWidget())
        self.setItemDelegate(_EventDelegate(self))
        self.setAccessibleName(name)
        self.setProperty("surface", "ground")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def set_rows(self, rows: Sequence[EventRow]) -> None:
        """Show these lines; the keyboard stays on its event, or goes to the first."""
        before = self.currentIndex().row()
        kept = self.rows.row(before).id if before >= 0 else ""
        self.rows.set_rows(rows)
        at = self.rows.find(kept)
        if at < 0:
            at = next((n for n, row in enumerate(rows) if row.id), -1)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the lines out anew when the width changes."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row.id:
            self.chosen.emit(row.id)


class _EventDelegate(QStyledItemDelegate):
    def __init__(self, view: EventsList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        row: EventRow = index.data(_ROW_ROLE)
        height = _ROW_HEIGHT + _GAP if row.id else _GROUP_HEIGHT
        return QSize(self._view.viewport().width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: EventRow = index.data(_ROW_ROLE)
        palette = theme.current()
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.id:
            painter.setFont(font(Type.CARD))
            painter.setPen(theme.colour(palette.ink))
            painter.drawText(
                area.adjusted(Space.XS, 0, -Space.XS, -Space.XS),
                aligned(mirrored=mirrored) | reading(row.title),
                row.title,
            )
        else:
            card = area.adjusted(1, 1, -1, -_GAP)
            self._paint_card(painter, card, row, palette, index)
            self._paint_row(painter, card, row, palette, mirrored=mirrored)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, card: QRectF, row: EventRow, palette: Palette, index: _Index
    ) -> None:
        view = self._view
        under = view.viewport().underMouse() and view.indexAt(
            view.viewport().mapFromGlobal(view.cursor().pos())
        )
        fill = palette.hover if under == index else palette.card
        if view.keeps_choice and view.currentIndex() == index:
            fill = palette.accent_tint
        painter.setPen(QPen(theme.colour(palette.line), 1))
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(card, Radius.CONTROL, Radius.CONTROL)
        if view.hasFocus() and view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour(palette.accent), Size.FOCUS))
            painter.drawRoundedRect(card, Radius.CONTROL, Radius.CONTROL)
        if row.at_hand:
            bar = QRectF(card.left() + 6, card.top() + 14, 4, card.height() - 28)
            if view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                bar.moveRight(card.right() - 6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(palette.accent))
            painter.drawRoundedRect(bar, 2, 2)

    def _paint_row(
        self, painter: QPainter, card: QRectF, row: EventRow, palette: Palette, *, mirrored: bool
    ) -> None:
        people_style = font(Type.SECONDARY)
        pill_width = self._view.rows.pill_room + 2 * Space.M
        people_width = QFontMetrics(people_style).horizontalAdvance(row.people)
        end = card.right() - Space.L
        middle = card.center().y()
        arrow = QRectF(end - _ICON, middle - _ICON / 2, _ICON, _ICON)
        pill = QRectF(
            arrow.left() - Space.M - pill_width, middle - _PILL_HEIGHT / 2, pill_width, _PILL_HEIGHT
        )
        people = QRectF(
            pill.left() - Space.XL - people_width, card.top(), people_width, card.height()
        )
        start = card.left() + Space.XL
        room = people.left() - Space.XL - start
        title = QRectF(start, card.top() + 10, room, 24)
        second = QRectF(start, title.bottom(), room, 20)
        if mirrored:
            for part in (arrow, pill, people, title, second):
                part.moveRight(card.left() + card.right() - part.left())
        ink = palette.soft if row.tone == "done" else palette.ink
        _write(painter, title, row.title, font(Type.BODY_STRONG), ink, mirrored=mirrored)
        _write(painter, second, row.second, people_style, palette.soft, mirrored=mirrored)
        _write(painter, people, row.people, people_style, palette.soft, mirrored=mirrored)
        if row.pill:
            self._paint_pill(painter, pill, row, palette)
        icons.paint(painter, "chevron-next", arrow, theme.colour(palette.soft), mirrored=mirrored)

    def _paint_pill(self, painter: QPainter, pill: QRectF, row: EventRow, palette: Palette) -> None:
        backs = {"accent": palette.accent_tint, "attention": palette.attention_tint}
        inks = {"accent": palette.accent, "attention": palette.attention, "done": palette.done}
        painter.setPen(
            Qt.PenStyle.NoPen if row.tone in backs else QPen(theme.colour(palette.line), 1)
        )
        painter.setBrush(theme.colour(backs.get(row.tone, palette.card)))
        painter.drawRoundedRect(pill, _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
        painter.setFont(font(Type.SECONDARY_STRONG))
        painter.setPen(theme.colour(inks.get(row.tone, palette.soft)))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter) | reading(row.pill), row.pill)


def _write(
    painter: QPainter, area: QRectF, text: str, style: object, ink: str, *, mirrored: bool
) -> None:
    """Write one line; what is too long for it ends in an ellipsis, the tooltip has it whole."""
    painter.setFont(style)  # type: ignore[arg-type]
    painter.setPen(theme.colour(ink))
    shown = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, int(area.width()) + 1
    )
    painter.drawText(area, aligned(mirrored=mirrored) | reading(text), shown)
