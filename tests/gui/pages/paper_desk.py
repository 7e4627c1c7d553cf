"""A person with a sheet of paper in one hand: keys pressed where the keyboard is, and counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.opened import open_window
from toolkit.gui.pages.paperentry import PaperPage
from toolkit.gui.pages.paperentry_times import BEGAN

if TYPE_CHECKING:
    from tests.gui.conftest import Stage
    from toolkit.gui.pages.paperentry_cells import CellTable
    from toolkit.gui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@dataclass
class PaperDesk:
    """``presses`` counts keys and clicks; a chord counts as one."""

    stage: Stage
    window: MainWindow
    presses: int = 0

    @property
    def page(self) -> PaperPage:
        page = self.window.page
        assert isinstance(page, PaperPage)
        return page

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key wherever the keyboard is."""
        self.presses += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Press the keys of some figures."""
        for letter in text:
            self.presses += 1
            target = QApplication.focusWidget()
            assert target is not None
            QTest.keyClicks(target, letter)

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.presses += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.stage.settle()

    def column(self, block: str) -> int:
        """The column of a session, counted from the first."""
        grid = self.page._grid
        assert grid is not None
        return [row.id for row in grid.columns].index(block)

    def at_mark(self, block: str, row: int = 0) -> None:
        """Put the keyboard on a session's cell by the pointer."""
        self._click_cell(self.page.view.marks, row, self.column(block) + 1)

    def at_time(self, block: str, column: int = BEGAN) -> None:
        """Put the keyboard on a block's time by the pointer."""
        ids = [line.row.id for line in self.page._lines]
        self._click_cell(self.page.view.times, ids.index(block), column)

    def _click_cell(self, table: CellTable, row: int, column: int) -> None:
        self.presses += 1
        index = table.cells.index(row, column)
        table.scrollTo(index)
        place = table.visualRect(index).center()
        QTest.mouseClick(
            table.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            place,
        )

    def texts(self, block: str) -> list[str]:
        """What stands in a session's column."""
        cells = self.page.view.marks.cells
        return [cells.cell(row, self.column(block) + 1).text for row in range(cells.rowCount())]

    def line(self, block: str) -> list[str]:
        """What stands in a block's line of times, from its title on."""
        ids = [line.row.id for line in self.page._lines]
        cells = self.page.view.times.cells
        return [cells.cell(ids.index(block), column).text for column in range(1, 5)]


def open_paper(stage: Stage) -> PaperDesk:
    """Open the window on the page, with the keyboard on it."""
    window = open_window(stage, "paper")
    window.activateWindow()
    stage.qtbot.waitUntil(window.isActiveWindow)
    return PaperDesk(stage, window)
