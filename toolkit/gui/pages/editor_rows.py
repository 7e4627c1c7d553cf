"""A short table in the editor's fields: rows of fields that are added and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.editor_form import go_to
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.words import Words

Value = TypeVar("Value")


class Row(QFrame, Generic[Value]):
    """One row. A kind of row lays its fields out in ``grid`` and says what they hold."""

    def __init__(self, words: Words, changed: Callable[[], None]) -> None:
        """Make an empty row; ``changed`` is to be called when a field was left changed."""
        super().__init__()
        self.words = words
        self.changed = changed
        self.gone_button = Button("", "quiet", icon="trash", hint=words.say("Take this line away"))
        self.gone_button.setProperty("bare", "true")
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, Space.S)
        self.grid.setHorizontalSpacing(Space.S)
        self.grid.setVerticalSpacing(Space.XS)

    def fields(self) -> Sequence[QWidget]:
        """Give the fields, the first of them to be filled in first."""
        raise NotImplementedError

    def show_value(self, value: Value | None) -> None:
        """Show a value; ``None`` is one not filled in yet."""
        raise NotImplementedError

    def value(self) -> Value | None:
        """Give what the fields hold; ``None`` if the row isn't filled in."""
        raise NotImplementedError

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the fields be read only."""
        raise NotImplementedError


class Rows(QWidget, Generic[Value]):
    """The rows under their name, and a button for one more."""

    def __init__(
        self,
        name: str,
        more: str,
        make: Callable[[Callable[[], None]], Row[Value]],
        apply: Callable[[tuple[Value, ...]], object],
    ) -> None:
        """Make an empty table; ``apply`` gets all rows when one of them was changed."""
        super().__init__()
        self._make, self._apply = make, apply
        self._values: tuple[Value, ...] | None = None
        self._draft = False
        self._read_only = False
        self.rows: list[Row[Value]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.more_button = Button(more, "quiet", icon="plus")
        self.more_button.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Label(name, Type.SECONDARY_STRONG, tone="soft", wrap=True))
        column.addLayout(self._lines)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.setAccessibleName(name)

    @property
    def shown(self) -> list[Row[Value]]:
        """The rows in sight."""
        count = len(self._values or ()) + self._draft
        return self.rows[:count]

    def show_values(self, values: tuple[Value, ...], *, other: bool = False) -> None:
        """Show these; for ``other`` ones than before a row that isn't filled in goes."""
        if other:
            self._draft = False
        if values == self._values and not other:
            return
        before = self._values
        self._values = values
        for at, value in enumerate(values):
            row = self._row(at)
            if before is None or at >= len(before) or before[at] != value or other:
                row.show_value(value)
        self._show_rows()

    def _row(self, at: int) -> Row[Value]:
        while at >= len(self.rows):
            row = self._make(self._changed)
            row.gone_button.clicked.connect(lambda _=False, row=row: self._remove(row))
            self._set_row(row)
            self.rows.append(row)
            self._lines.addWidget(row)
        return self.rows[at]

    def _show_rows(self) -> None:
        count = len(self._values or ()) + self._draft
        for at, row in enumerate(self.rows):
            row.setVisible(at < count)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let all rows be read only."""
        self._read_only = read_only
        self.more_button.setVisible(not read_only)
        for row in self.rows:
            self._set_row(row)

    def _set_row(self, row: Row[Value]) -> None:
        row.gone_button.setVisible(not self._read_only)
        row.set_read_only(read_only=self._read_only)

    def _add(self) -> None:
        """Put an empty row at the end, with the keyboard in it."""
        at = len(self._values or ())
        row = self._row(at)
        if not self._draft:
            self._draft = True
            row.show_value(None)
            self._show_rows()
        go_to(row.fields()[0])

    def _changed(self) -> None:
        found = [row.value() for row in self.shown]
        values = tuple(value for value in found if value is not None)
        if self._draft and found and found[-1] is not None:
            self._draft = False
        if values != self._values:
            self._apply(values)
            self._show_rows()

    def _remove(self, row: Row[Value]) -> None:
        at = self.rows.index(row)
        values = self._values or ()
        if at >= len(values):
            self._draft = False
            self._show_rows()
        else:
            self._apply((*values[:at], *values[at + 1 :]))
        self.more_button.setFocus()
