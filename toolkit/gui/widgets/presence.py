"""The group on the Run page: who is here, marked by one key or one click.

Arrows move, past the end to the beginning, Page Up and Page Down by five. Shift and arrows or
Ctrl+A take several; Ctrl+A leaves out who waits for a paper or is away. The digits 1 to 8 mark
them by the place of the key, Enter or the menu key opens the choice, a click on the mark goes to
the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QListView, QMenu, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.widgets.keys import digit_of
from toolkit.gui.widgets.presence_model import (
    SHAPES,
    STATUSES,
    PresenceModel,
    PresenceRow,
)
from toolkit.gui.widgets.presence_paint import PresenceDelegate
from toolkit.gui.widgets.rows import set_up

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROW_HEIGHT = 42
PAGE = 5
"""Rows that Page Up and Page Down move by."""


class PresenceTable(QListView):
    """The group as rows of code, call name, languages and mark."""

    marked = Signal(list, str)
    """A person marked these codes with this status."""

    def __init__(
        self, name: str = "", *, row_height: int = ROW_HEIGHT, parent: QWidget | None = None
    ) -> None:
        """Make an empty table; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self._model = PresenceModel(self)
        self._words: dict[str, str] = {}
        self._pressed = QModelIndex()
        self._delegate = PresenceDelegate(self, row_height)
        set_up(self, self._model, self._delegate, name)
        self.setUniformItemSizes(True)
        self.selectionModel().selectionChanged.connect(self._tint)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)

    def set_words(self, words: Mapping[str, str]) -> None:
        """Give the menu's word for each status."""
        self._words = dict(words)

    def set_rows(self, rows: Sequence[PresenceRow]) -> None:
        """Show these people. Where they are, who is selected and how far it is scrolled stay."""
        self._delegate.measure(rows)
        keep = self.selected_codes()
        here = self.current_code()
        self._model.set_rows(rows)
        if self.selected_codes() != keep or self.current_code() != here:
            self._select(keep, here)

    def dataChanged(  # noqa: N802
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Paint a changed row alone, where a list would paint itself whole."""
        if first == last and not QAccessible.isActive():
            self.viewport().update(self.visualRect(first))
        else:
            super().dataChanged(first, last, roles)

    def selected_codes(self) -> list[str]:
        """Name who is selected, in the order of the rows."""
        at = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._model.row(row).code for row in at]

    def current_code(self) -> str:
        """Name who the keyboard is on; empty if nobody."""
        index = self.currentIndex()
        return self._model.row(index.row()).code if index.isValid() else ""

    def choose(self, status: str) -> None:
        """Mark who is selected, or who the keyboard is on."""
        codes = self.selected_codes() or [code for code in (self.current_code(),) if code]
        if codes:
            self.marked.emit(codes, status)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Mark by digit, open the choice by Enter; the rest is a list's own."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if not held:
            digit = digit_of(event)
            if digit is not None and digit <= len(STATUSES):
                self.choose(STATUSES[digit - 1])
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open_menu(self.viewport().mapToGlobal(self._menu_point()))
                return
        if event.text().isprintable() and event.text() and not held:
            # A list would search for a row that begins with the letter; here that only misleads.
            event.ignore()
            return
        super().keyPressEvent(event)

    def selectAll(self) -> None:  # noqa: N802
        """Select all who may take part: those without papers or away are chosen one by one."""
        chosen = QItemSelection()
        for at, row in enumerate(self._model.rows()):
            if not row.waiting and not row.away:
                index = self._model.index(at)
                chosen.select(index, index)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(chosen, flag)

    def moveCursor(  # noqa: N802
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go on at the other end past the last row, and by five rows with the page keys."""
        moves = QListView.CursorAction
        steps = {moves.MoveUp: -1, moves.MoveDown: 1, moves.MovePageUp: -PAGE}
        step = steps.get(action, PAGE if action == moves.MovePageDown else 0)
        here, rows = self.currentIndex(), self._model.rowCount()
        if not step or not here.isValid():
            return super().moveCursor(action, modifiers)
        to = here.row() + step
        if abs(step) == PAGE or modifiers & Qt.KeyboardModifier.ShiftModifier:
            to = min(max(0, to), rows - 1)
        return self._model.index(to % rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember where a click on a mark began."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._pressed = self._mark_at(at) if left and plain else QModelIndex()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the next mark if the click began and ended on the same one."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, QModelIndex()
        if pressed.isValid() and pressed == self._mark_at(event.position().toPoint()):
            row = self._model.row(pressed.row())
            self.marked.emit([row.code], next_status(row.status))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show a hand over what can be clicked."""
        super().mouseMoveEvent(event)
        over = self._mark_at(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Open the choice at the pointer, or at the row if the menu key was pressed."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu(self.viewport().mapToGlobal(self._menu_point()))
        else:
            self._open_menu(event.globalPos())

    def make_menu(self) -> QMenu:
        """Make the choice of every status, with shape, word and digit."""
        menu = QMenu(self)
        palette = theme.current()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number, status in enumerate(STATUSES, 1):
            shape, tone = SHAPES[status]
            picture = icons.icon(shape, getattr(palette, tone), mirrored=mirrored)
            action = menu.addAction(picture, f"{self._words.get(status, status)}\t{number}")
            action.triggered.connect(lambda _checked=False, s=status: self.choose(s))
        return menu

    def _tint(self) -> None:
        several = len(self.selectionModel().selectedIndexes()) > 1
        if several != self._delegate.several:
            self._delegate.several = several
            self.viewport().update()

    def _open_menu(self, at: QPoint) -> None:
        if self.selected_codes() or self.current_code():
            menu = self.make_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def _menu_point(self) -> QPoint:
        area = QRectF(self.visualRect(self.currentIndex()))
        return self._delegate.mark_area(area).bottomLeft().toPoint()

    def _mark_at(self, at: QPoint) -> QModelIndex:
        index = self.indexAt(at)
        if not index.isValid():
            return QModelIndex()
        area = self._delegate.mark_area(QRectF(self.visualRect(index)))
        return index if area.contains(at.toPointF()) else QModelIndex()

    def _select(self, codes: list[str], current: str) -> None:
        places = {row.code: at for at, row in enumerate(self._model.rows())}
        chosen = self.selectionModel()
        if current in places:
            here = self._model.index(places[current])
            chosen.setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        for code in codes:
            if code in places:
                chosen.select(
                    self._model.index(places[code]), QItemSelectionModel.SelectionFlag.Select
                )


def next_status(status: str) -> str:
    """Give the status after this one in the order of the digits; the first after none."""
    if status not in STATUSES:
        return STATUSES[0]
    return STATUSES[(STATUSES.index(status) + 1) % len(STATUSES)]
