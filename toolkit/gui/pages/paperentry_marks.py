"""The sheet of who took part, to be typed in: codes by sessions, a digit for each mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu

from toolkit.gui.look import icons, theme
from toolkit.gui.pages.paperentry_cells import CellTable, width_of
from toolkit.gui.pages.people_header import WrappingHeader
from toolkit.gui.widgets.keys import number_key
from toolkit.gui.widgets.presence_model import SHAPES
from toolkit.model.paperentry import Keyed
from toolkit.model.register import WITH_MINUTES
from toolkit.model.sheetgrid import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.gui.pages.paperentry_cells import Cell
    from toolkit.model.facts import Status

_STATUSES = {digit: status for status, digit in DIGITS.items()}
_MOST_FIGURES = 3
_LEAST = 84
PLUS, MINUS = frozenset("+="), frozenset("-−_")
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DROPS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class MarkSheet(CellTable):
    """A digit marks and goes on to the next; after one with minutes their figures follow.

    ``typed`` carries (row, column) cells and the :class:`Keyed` for them, ``None`` to drop it;
    columns are counted from the first session.
    """

    typed = Signal(list, object)

    def __init__(self, name: str, words: Mapping[str, str]) -> None:
        super().__init__(name)
        self._words = words
        self._status: Status | None = None
        """The mark whose minutes may be typed now."""
        self._figures = ""
        self._minutes: dict[tuple[int, int], Keyed] = {}
        self._leave_out: frozenset[int] = frozenset()
        self.selectionModel().currentChanged.connect(self._shut)

    def set_sheet(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        minutes: Mapping[tuple[int, int], Keyed],
        leave_out: frozenset[int],
    ) -> None:
        """Show the sheet; ``minutes`` are the marks that have some, by row and session.

        ``leave_out`` are the rows that Ctrl+A passes by.
        """
        self._minutes = dict(minutes)
        self._leave_out = leave_out
        if self.cells.set_cells(heads, rows):
            self._status = None
            self.fit_height()
        self.fit_width()
        self.keep_keyboard()

    def fit_width(self) -> None:
        """Give each column what it needs, and share out evenly what is left among the sessions."""
        count = self.cells.columnCount()
        if count == 0:
            return
        rows = range(self.cells.rowCount())
        header = self.horizontalHeader()
        needs = []
        for at in range(count):
            cells = max((width_of(self.cells.cell(row, at)) for row in rows), default=0)
            head = header.least_width(at) if isinstance(header, WrappingHeader) else 0
            needs.append(max(cells, head, _LEAST))
        left = max(0, self.viewport().width() - sum(needs))
        for at, need in enumerate(needs):
            self.setColumnWidth(at, need + (left // max(1, count - 1) if at else 0))
        header.updateGeometry()

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """Share out the new width."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.fit_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take digits, minutes and what moves; the rest is a table's own."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_column(self.currentIndex().column())
            return
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if held or not self._take(event):
            super().keyPressEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        """Take a key that means something here."""
        figure = number_key(event)
        if figure is not None:
            self._figure(figure)
        elif event.key() in _ENTERS:
            self._on()
        elif event.key() in _DROPS:
            self._drop()
        elif event.key() == Qt.Key.Key_Escape:
            self._status = None
            self.typed.emit(self._chosen(), None)
        elif event.text() and event.text() in PLUS | MINUS:
            self._adjust(1 if event.text() in PLUS else -1)
        else:
            # Letters mean nothing here, and a table would search for them.
            return bool(event.text()) and event.text().isprintable()
        return True

    def _figure(self, figure: int) -> None:
        if self._status is not None:
            if len(self._figures) < _MOST_FIGURES:
                self._figures += str(figure)
                self.typed.emit(self._chosen(), Keyed(self._status, int(self._figures)))
            return
        status = _STATUSES.get(figure)
        if status is not None:
            self.choose(status)

    def choose(self, status: Status) -> None:
        """Mark what is chosen; unless minutes may follow, go on to the next."""
        cells = self._chosen()
        if not cells:
            return
        self.typed.emit(cells, Keyed(status))
        if status in WITH_MINUTES:
            self._status, self._figures = status, ""
        elif len(cells) == 1:
            self._on()
        else:
            self.clearSelection()

    def _drop(self) -> None:
        if self._status is not None and self._figures:
            self._figures = self._figures[:-1]
            minutes = int(self._figures) if self._figures else None
            self.typed.emit(self._chosen(), Keyed(self._status, minutes))
            return
        self._status = None
        self.typed.emit(self._chosen(), None)

    def _adjust(self, by: int) -> None:
        for cell in self._chosen():
            keyed = self._minutes.get(cell)
            if keyed is not None:
                minutes = max(0, (keyed.minutes or 0) + by)
                self.typed.emit([cell], Keyed(keyed.status, minutes))

    def _on(self) -> None:
        """Go to the next child; after the last one to the first of the next session."""
        self._status = None
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self.clearSelection()
        if row + 1 < self.cells.rowCount():
            self.go(row + 1, column)
            return
        for following in range(column + 1, self.cells.columnCount()):
            if self.is_open_cell(0, following):
                self.go(0, following)
                return

    def _shut(self, *_: object) -> None:
        self._status = None

    def _chosen(self) -> list[tuple[int, int]]:
        """Give the cells that a key is for: what is selected, or where the keyboard is."""
        several = [(i.row(), i.column()) for i in self.selectionModel().selectedIndexes()]
        here = self.currentIndex()
        cells = several or [(here.row(), here.column())]
        return sorted((row, column - 1) for row, column in cells if self.is_open_cell(row, column))

    def select_column(self, column: int) -> None:
        """Choose a whole session; who waits for a paper is left out, as on the Run page."""
        chosen = QItemSelection()
        for row in range(self.cells.rowCount()):
            if row not in self._leave_out and self.is_open_cell(row, column):
                index = self.cells.index(row, column)
                chosen.select(index, index)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Open the choice at the pointer, or at the cell if the menu key was pressed."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        self._open_menu(self._menu_point() if keyboard else event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the choice for whoever has no digits at hand."""
        super().mouseDoubleClickEvent(event)
        self._open_menu(self._menu_point())

    def _menu_point(self) -> QPoint:
        area = self.visualRect(self.currentIndex())
        return self.viewport().mapToGlobal(area.bottomLeft())

    def make_menu(self) -> QMenu:
        """Make the choice of every mark, with shape, word and digit."""
        menu = QMenu(self)
        palette = theme.current()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for digit, status in _STATUSES.items():
            shape, tone = SHAPES[status.value]
            picture = icons.icon(shape, getattr(palette, tone), mirrored=mirrored)
            action = menu.addAction(picture, f"{self._words[status.value]}\t{digit}")
            action.triggered.connect(lambda _checked=False, s=status: self.choose(s))
        return menu

    def _open_menu(self, at: QPoint) -> None:
        if self._chosen():
            menu = self.make_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def column_left(self, column: int) -> int:
        """Give where a session's column begins in the table, mirrored as the table is."""
        rect = self.visualRect(self.cells.index(0, column)) if self.cells.rowCount() else None
        return 0 if rect is None else rect.left() + self.viewport().x()
