"""A day's times and headcounts, to be typed in as they stand on the run sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from toolkit.gui.pages.paperentry_cells import ROW, CellTable, height_of, width_of
from toolkit.gui.pages.paperentry_marks import MINUS, PLUS
from toolkit.gui.pages.people_header import WrappingHeader
from toolkit.gui.widgets.keys import number_key
from toolkit.model.instants import DAY_MINUTES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from toolkit.gui.pages.paperentry_cells import Cell

PLANNED, WHAT, BEGAN, ENDED, COUNTED = range(5)
TIMES: Final = (BEGAN, ENDED)
_FIGURES: Final = {BEGAN: 4, ENDED: 4, COUNTED: 3}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DROPS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_LEAST_WHAT = 110


class TimeSheet(CellTable):
    """Figures make a time or a number; a further one begins in the next cell.

    ``typed`` carries row, column and minutes after midnight or a number; ``None`` drops it.
    ``planned_asked`` asks for the planned time in a cell.
    """

    typed = Signal(int, int, object)
    planned_asked = Signal(int, int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSelectionMode(CellTable.SelectionMode.NoSelection)
        self._figures = ""
        self._is_open = False
        """Whether the cell was typed into since the keyboard came here: arrows then change it."""
        self._values: dict[tuple[int, int], int] = {}
        self.selectionModel().currentChanged.connect(self._shut)

    def set_sheet(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        values: Mapping[tuple[int, int], int],
    ) -> None:
        """Show the sheet; ``values`` are the minutes or numbers by row and column."""
        self._values = dict(values)
        if self.cells.set_cells(heads, rows):
            self._shut()
        self.fit_width()
        self.keep_keyboard()

    def fit_width(self) -> None:
        """Give what was planned the width that the figures leave."""
        rows = range(self.cells.rowCount())
        header = self.horizontalHeader()
        taken = 0
        for at in (PLANNED, BEGAN, ENDED, COUNTED):
            needs = max((width_of(self.cells.cell(row, at)) for row in rows), default=0)
            head = header.least_width(at) if isinstance(header, WrappingHeader) else 0
            self.setColumnWidth(at, max(needs, head, 64))
            taken += self.columnWidth(at)
        wide = max(_LEAST_WHAT, self.viewport().width() - taken)
        self.setColumnWidth(WHAT, wide)
        for row in rows:
            self.setRowHeight(row, max(ROW, height_of(self.cells.cell(row, WHAT), wide)))
        header.updateGeometry()
        self.fit_height()

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """Share out the new width."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.fit_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take figures, Space for the planned time, and what moves."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        here = self.currentIndex()
        if held or not self.is_open_cell(here.row(), here.column()) or not self._take(event):
            super().keyPressEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        figure, row, column = number_key(event), *self._here()
        if figure is not None:
            self._figure(figure)
        elif event.key() in _ENTERS:
            self._down()
        elif event.key() in _DROPS or event.key() == Qt.Key.Key_Escape:
            self._shut()
            self.typed.emit(row, column, None)
        elif event.key() == Qt.Key.Key_Space:
            if column in TIMES:
                self.planned_asked.emit(row, column)
                self._on()
        elif self._step(event) != 0:
            self._change(self._step(event))
        else:
            return bool(event.text()) and event.text().isprintable()
        return True

    def _here(self) -> tuple[int, int]:
        return self.currentIndex().row(), self.currentIndex().column()

    def _step(self, event: QKeyEvent) -> int:
        """Give by how much a key changes the value: arrows only in a cell just typed into."""
        if event.text() and event.text() in PLUS:
            return 1
        if event.text() and event.text() in MINUS:
            return -1
        if not self._is_open:
            return 0
        return {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)

    def _change(self, by: int) -> None:
        row, column = self._here()
        value = self._values.get((row, column))
        if value is None:
            return
        self._is_open = True
        self._figures = "full"
        changed = (value + by) % DAY_MINUTES if column in TIMES else max(0, value + by)
        self.typed.emit(row, column, changed)

    def _figure(self, figure: int) -> None:
        row, column = self._here()
        if len(self._figures) >= _FIGURES[column]:
            self._on()
            row, column = self._here()
        text = self._figures + str(figure)
        if column in TIMES:
            text = _as_time(text)
        self._is_open = True
        self._figures = text
        if column in TIMES:
            hours, minutes = int(text[:2]), int(text[2:] or "0")
            # "16" means four in the afternoon until its minutes follow; a lone 1 is one o'clock.
            self.typed.emit(row, column, hours * 60 + (minutes if len(text) != 3 else minutes * 10))
        else:
            self.typed.emit(row, column, int(text))

    def _down(self) -> None:
        """Go to the next line in which this column can be written."""
        row, column = self._here()
        self._shut()
        for below in range(row + 1, self.cells.rowCount()):
            if self.is_open_cell(below, column):
                self.go(below, column)
                return

    def _on(self) -> None:
        """Go on to the next time: the end after the start, then the next line's start."""
        row, column = self._here()
        self._shut()
        if column == COUNTED:
            self._down()
            return
        if column == BEGAN and self.is_open_cell(row, ENDED):
            self.go(row, ENDED)
            return
        for below in range(row + 1, self.cells.rowCount()):
            if self.is_open_cell(below, BEGAN):
                self.go(below, BEGAN)
                return

    def _shut(self, *_: object) -> None:
        self._figures = ""
        self._is_open = False


def _as_time(text: str) -> str:
    """Make figures the beginning of a time that exists: 9 is 09, 25 is 02:5."""
    if len(text) == 1 and int(text) > 2:
        return "0" + text
    if len(text) == 2 and int(text) > 23:
        return "0" + text
    if len(text) == 3 and int(text[2]) > 5:
        return text[:2] + "0" + text[2]
    return text
