"""The table of people: cells painted by sign and word, written in by keyboard or mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Radius, Size, Space, Type
from toolkit.gui.models.people import PERSON_ROLE, SHOWN_ROLE, PeopleFilter, PeopleModel
from toolkit.gui.models.people_cells import ANSWERS, PAPERS, Shown, heading
from toolkit.gui.pages.people_header import INSET, WrappingHeader
from toolkit.gui.widgets.fields import Choice
from toolkit.gui.widgets.table import Table
from toolkit.gui.widgets.text import aligned, reading
from toolkit.model.people import Person, Role
from toolkit.words.statuses import answer_name
from toolkit.words.terms import role_name, sex_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.words import Words

_Index = QModelIndex | QPersistentModelIndex

SEXES: Final = ("", "F", "M", "X")
_ICON = 18
_WIDEST: Final = {"name": 220, "organisation": 200, "home": 160, "call_name": 160}
_WIDE = 280
_LEAST_LINE = 130
_CHOSEN: Final = PAPERS | {"role", "sex"}


class PeopleTable(Table):
    """People in rows. Arrows go from cell to cell, Enter or F2 writes, Space answers a paper."""

    person_changed = Signal(str)
    """The keyboard is on the row of this code now; empty for none."""
    hidden_asked = Signal()
    """Somebody wanted to write in a name that is hidden."""

    def __init__(
        self,
        words: Words,
        name: str,
        columns: Sequence[str],
        parent: QWidget | None = None,
        *,
        fixed: bool = False,
    ) -> None:
        """Make an empty table; ``name`` is what a screen reader calls it."""
        super().__init__(name, parent)
        self.people = PeopleModel(words, columns, self, fixed=fixed)
        self.filter = PeopleFilter(self.people, self)
        self._place = ("", 0)
        self._fitted: list[Person] = []
        header = WrappingHeader(self)
        self.setHorizontalHeader(header)
        header.setStretchLastSection(True)
        self.setModel(self.filter)
        self.setItemDelegate(_CellDelegate(words, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setMouseTracking(True)
        self.filter.modelAboutToBeReset.connect(self._leave)
        self.filter.modelReset.connect(self._return)
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(self._hinted)

    def set_people(self, people: Sequence[Person], *, training: bool = False) -> None:
        """Show these people; the keyboard stays on its cell."""
        self.people.set_people(people, training=training)
        if self.people.people() != self._fitted:
            self.fit()

    def show_names(self, *, shown: bool) -> None:
        """Show or hide names."""
        if self.people.show_names(shown=shown):
            self.fit()

    @property
    def code(self) -> str:
        """The code of the row the keyboard is on; empty without one."""
        person = self.currentIndex().data(PERSON_ROLE)
        return person.code if isinstance(person, Person) else ""

    def go_to(self, code: str, column: str = "code") -> None:
        """Put the keyboard on a person's cell."""
        row = self.people.row_of(code)
        if row < 0:
            return
        cell = self.filter.mapFromSource(self.people.index(row, self.people.columns.index(column)))
        if cell.isValid():
            self.setCurrentIndex(cell)
            self.scrollTo(cell)

    def fit(self) -> None:
        """Make the columns as wide as what stands in them."""
        self._fitted = self.people.people()
        header = self.horizontalHeader()
        shown = QFontMetrics(font(Type.CONTROL))
        for at, column in enumerate(self.people.columns):
            wide = 0
            for row in range(self.people.rowCount()):
                cell: Shown = self.people.index(row, at).data(SHOWN_ROLE)
                sign = _ICON + Space.S if cell.icon else 0
                wide = max(wide, shown.horizontalAdvance(cell.text) + sign)
            head = header.least_width(at) if isinstance(header, WrappingHeader) else 0
            most = _WIDEST.get(column, _WIDE)
            self.setColumnWidth(at, max(head, min(wide, most) + 2 * INSET))
        header.updateGeometry()
        self.updateGeometries()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Write with Enter, answer a paper with Space; Qt knows the rest."""
        index = self.currentIndex()
        key = event.key()
        if self.state() == QAbstractItemView.State.EditingState:
            # What the editor leaves over, such as the Enter that closes it, is not for the table.
            event.accept()
            return
        if index.isValid() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._hinted(index)
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            return
        if key == Qt.Key.Key_Space and self.people.turn(self.filter.mapToSource(index)):
            return
        super().keyPressEvent(event)

    def _hinted(self, index: QModelIndex) -> None:
        person, column = index.data(PERSON_ROLE), self.people.columns[index.column()]
        if isinstance(person, Person) and self.people.is_hidden(person, column):
            self.hidden_asked.emit()

    def _leave(self) -> None:
        self._place = (self.code, max(0, self.currentIndex().column()))

    def _return(self) -> None:
        code, column = self._place
        if code:
            self.go_to(code, self.people.columns[column])
        if not self.currentIndex().isValid() and self.filter.rowCount():
            self.setCurrentIndex(self.filter.index(0, 0))
        self.person_changed.emit(self.code)

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        # Only the two rows are outlined differently; Qt looks at the two cells by itself.
        for index in (now, before):
            if index.isValid():
                row = self.visualRect(index)
                self.viewport().update(0, row.top(), self.viewport().width(), row.height())
        self.person_changed.emit(self.code)


class _CellDelegate(QStyledItemDelegate):
    """Paints a cell and gives it something to write in."""

    def __init__(self, words: Words, view: PeopleTable) -> None:
        super().__init__(view)
        self._words = words
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        return QSize(_WIDE, Size.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown: Shown = index.data(SHOWN_ROLE)
        person: Person = index.data(PERSON_ROLE)
        palette = theme.current()
        view = self._view
        mirrored = view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if view.currentIndex() == index and view.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(palette.accent_tint))
            painter.drawRoundedRect(area.adjusted(2, 4, -2, -4), Radius.BOX, Radius.BOX)
        inside = area.adjusted(INSET, 0, -INSET, 0)
        if shown.icon:
            square = QRectF(inside.left(), area.center().y() - _ICON / 2, _ICON, _ICON)
            if mirrored:
                square.moveRight(inside.right())
                inside.setRight(square.left() - Space.S)
            else:
                inside.setLeft(square.right() + Space.S)
            ink = theme.colour(getattr(palette, shown.tone or "soft"))
            icons.paint(painter, shown.icon, square, ink, mirrored=mirrored)
        # Done is told by its tick; words in colour are kept for what needs a look.
        tone = shown.tone if shown.tone == "attention" else "soft" if shown.icon else "ink"
        if person.withdrawn or shown.tone == "soft":
            tone = "soft"
        painter.setFont(font(Type.CONTROL))
        painter.setPen(theme.colour(getattr(palette, tone)))
        text = painter.fontMetrics().elidedText(
            shown.text, Qt.TextElideMode.ElideRight, int(inside.width()) + 1
        )
        painter.drawText(inside, aligned(mirrored=mirrored) | reading(shown.text), text)
        painter.restore()

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        column = self._view.people.columns[index.column()]
        name = heading(self._words, column)
        if column not in _CHOSEN:
            line = QLineEdit(parent)
            line.setAccessibleName(name)
            return line
        choice = Choice(name, parent)
        for value, said in self._choices(column):
            choice.addItem(said, value)
        choice.setMaxVisibleItems(choice.count())
        choice.activated.connect(lambda: self._done_with(choice))
        QTimer.singleShot(0, choice, choice.showPopup)
        return choice

    def _choices(self, column: str) -> list[tuple[str, str]]:
        words = self._words
        if column == "role":
            return [(role.value, role_name(words, role)) for role in Role]
        if column == "sex":
            return [(sex, sex_name(words, sex)) for sex in SEXES]
        return [(answer, answer_name(words, answer)) for answer in ANSWERS]

    def _done_with(self, choice: QComboBox) -> None:
        self.commitData.emit(choice)
        self.closeEditor.emit(choice)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:  # noqa: N802
        written = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(written)))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(written))

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: _Index
    ) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        area = QRect(option.rect)
        wide = editor.sizeHint().width() if isinstance(editor, QComboBox) else _LEAST_LINE
        if wide > area.width():
            mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
            if mirrored:
                area.setLeft(area.right() - wide)
            else:
                area.setWidth(wide)
        editor.setGeometry(area.adjusted(0, 2, 0, -2))
