"""What an activity has to fit: two choices in sight, the others folded away."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.fields import Choice, NumberField
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.text import Label
from toolkit.model.activity import Energy, Literacy, Theme
from toolkit.model.activityfilters import Filters, asked
from toolkit.model.plan import Sensitivity
from toolkit.words.activities import (
    energy_name,
    literacy_name,
    sensitivity_name,
    theme_names,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from toolkit.words import Words

_Level = TypeVar("_Level", bound=StrEnum)
_MOST_MINUTES: Final = 240
_MOST_PEOPLE: Final = 300
_OLDEST: Final = 99
_IN_SIGHT: Final = frozenset({"theme", "longest"})
_SPLIT: Final = ",;،"
"""What people put between materials."""


class FilterFields(QWidget):
    """The filters of the library; ``changed`` comes at each change of any of them."""

    changed = Signal()
    folded = Signal(bool)
    """The others were folded away or shown."""

    def __init__(self, words: Words) -> None:
        """Make the fields, asking for nothing."""
        super().__init__()
        self._words = words
        say = words.say
        self.theme = self._choice(say("Theme"), theme_names(words).items())
        self.longest = self._number(say("Minutes, at most"), _MOST_MINUTES, step=5)
        self.people = self._number(say("How many people"), _MOST_PEOPLE)
        self.age = self._number(say("Age"), _OLDEST)
        self.energy = self._choice(say("Energy"), ((e, energy_name(words, e)) for e in Energy))
        self.literacy = self._choice(
            say("Reading, at most"), ((level, literacy_name(words, level)) for level in Literacy)
        )
        self.sensitivity = self._choice(
            say("Sensitivity, at most"),
            ((level, sensitivity_name(words, level)) for level in Sensitivity),
        )
        self.language = self._choice(say("Language"), ())
        self.without = QLineEdit()
        self.without.setFont(font(Type.CONTROL))
        self.without.setAccessibleName(say("Not at hand"))
        self.without.setPlaceholderText(say("printer, scissors"))
        self.without.textChanged.connect(self._tell)
        self.low_tech = QCheckBox(say("Low-tech"))
        self.low_tech.setAccessibleName(say("Goes without power, printer or a shared language"))
        self.low_tech.setToolTip(self.low_tech.accessibleName())
        self.low_tech.toggled.connect(self._tell)
        self.more = Chip("", hint="", icon="chevron-down")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._fold)
        self._lay()
        self._name_more()

    def _lay(self) -> None:
        self._first = _Cells([self.theme, self.longest])
        self._others = _Cells(
            [
                self.people,
                self.age,
                self.energy,
                self.literacy,
                self.sensitivity,
                self.language,
                self.without,
            ],
            self.low_tech,
        )
        self._others.hide()
        self._others.show_cell(self.language, shown=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._first)
        column.addWidget(self.more)
        column.addWidget(self._others)

    def _choice(self, name: str, named: Iterable[tuple[StrEnum, str]]) -> Choice:
        field = Choice(name)
        field.setFont(font(Type.CONTROL))
        field.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(6)
        field.addItem(self._words.say_c("filter", "any"), None)
        for value, text in named:
            field.addItem(text, value)
        field.currentIndexChanged.connect(self._tell)
        return field

    def _number(self, name: str, most: int, step: int = 1) -> NumberField:
        field = NumberField(name, high=most)
        field.setFont(font(Type.CONTROL))
        field.setSpecialValueText(self._words.say_c("filter", "any"))
        field.setSingleStep(step)
        field.valueChanged.connect(self._tell)
        return field

    def set_languages(self, tags: Sequence[str]) -> None:
        """Offer the languages that there are, if they are more than one."""
        held = self.language.currentData()
        self.language.blockSignals(True)
        while self.language.count() > 1:
            self.language.removeItem(1)
        for tag in tags:
            self.language.addItem(self._words.language_name(tag), tag)
        self.language.setCurrentIndex(max(0, self.language.findData(held)))
        self.language.blockSignals(False)
        self._others.show_cell(self.language, shown=len(tags) > 1)

    def filters(self) -> Filters:
        """Give what is asked for."""
        age = self.age.value() or None
        things = self.without.text()
        for mark in _SPLIT:
            things = things.replace(mark, "\n")
        return Filters(
            theme=_chosen(self.theme, Theme),
            longest=self.longest.value() or None,
            people=self.people.value() or None,
            youngest=age,
            oldest=age,
            energy=_chosen(self.energy, Energy),
            literacy=_chosen(self.literacy, Literacy),
            sensitivity=_chosen(self.sensitivity, Sensitivity),
            without=tuple(thing.strip() for thing in things.split("\n") if thing.strip()),
            low_tech=self.low_tech.isChecked(),
            language=self.language.currentData() or "",
        )

    def clear(self) -> None:
        """Ask for nothing any more; ``changed`` comes once."""
        self.blockSignals(True)
        for choice in (self.theme, self.energy, self.literacy, self.sensitivity, self.language):
            choice.setCurrentIndex(0)
        for number in (self.longest, self.people, self.age):
            number.setValue(0)
        self.without.clear()
        self.low_tech.setChecked(False)
        self.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        self._name_more()
        self.changed.emit()

    def _fold(self, shown: bool) -> None:
        self._others.setVisible(shown)
        self._name_more()
        self.folded.emit(shown)

    def _name_more(self) -> None:
        """Say on the button what it does, and how many of those behind it are in force."""
        hidden = set(asked(self.filters())) - _IN_SIGHT
        # An age is asked for by its two ends.
        count = len(hidden) - (1 if "oldest" in hidden else 0)
        shown = self.more.isChecked()
        if shown:
            text = self._words.say("Fewer filters")
        elif count:
            text = self._words.say("More filters ({n})", n=count)
        else:
            text = self._words.say("More filters")
        self.more.setText(text)
        self.more.set_icon("chevron-up" if shown else "chevron-down")
        self.more.set_tone("accent" if count else "plain")


class _Cells(QWidget):
    """Fields under their names, two beside each other where they fit."""

    def __init__(self, fields: Sequence[QWidget], last: QWidget | None = None) -> None:
        super().__init__()
        self._of = {field: _cell(field, self) for field in fields}
        self._cells = list(self._of.values())
        self._hidden: set[QWidget] = set()
        self._last = last
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        self._columns = 0
        self._place(2)

    def show_cell(self, field: QWidget, *, shown: bool) -> None:
        """Show a field with its name, or leave it out."""
        cell = self._of[field]
        (self._hidden.discard if shown else self._hidden.add)(cell)
        self._columns = 0
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set as many beside each other as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widest = max(cell.minimumSizeHint().width() for cell in self._cells)
        fits = 2 * widest + Space.M <= self.width()
        self._place(2 if fits else 1)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        parts = [cell for cell in self._cells if cell not in self._hidden]
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.setVisible(cell not in self._hidden)
        for at, cell in enumerate(parts):
            self._grid.addWidget(cell, at // columns, at % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        if self._last is not None:
            self._grid.removeWidget(self._last)
            row = (len(parts) + columns - 1) // columns
            self._grid.addWidget(self._last, row, 0, 1, columns)


def _chosen(field: Choice, kind: type[_Level]) -> _Level | None:
    """Give what is chosen; Qt keeps the word and not which kind of word it is."""
    word = field.currentData()
    return None if word is None else kind(word)


def _cell(field: QWidget, parent: QWidget) -> QWidget:
    """Set a field under its name."""
    cell = QWidget(parent)
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.XS)
    name = Label(field.accessibleName(), Type.SECONDARY, tone="soft", wrap=True)
    name.setBuddy(field)
    column.addWidget(name)
    column.addWidget(field)
    column.addStretch(1)
    return cell
