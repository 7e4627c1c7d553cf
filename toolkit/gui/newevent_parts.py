"""The parts of the form for a new event: a labelled field, zones, languages, homes, the team."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui.look.tokens import Radius, Size, Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.discard import discard
from toolkit.gui.widgets.fields import Choice, NumberField
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.text import Label, set_property
from toolkit.model.drafting import MOST_CHILDREN, Home
from toolkit.words.tags import tidy
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.words import Words

_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)[^()]*$")
_FEWEST_LINES = 2

LANGUAGES = (
    *("en", "it", "bg", "ro", "fr", "nl", "el", "sv", "es", "cs", "pt"),
    *("ar", "ti", "ckb", "prs", "fa", "ps", "ur", "bn", "so", "sq", "tr", "uk", "vi", "am", "hu"),
)
"""Languages offered by name; any other can be typed as its tag."""


class Field(QWidget):
    """A field with its name above it and, below, a hint or what is wrong with it."""

    def __init__(self, name: str, inside: QWidget, *, hint: str = "") -> None:
        """Put ``inside`` under its name; a screen reader reads name and hint with it."""
        super().__init__()
        self.inside = inside
        self._hint_text = hint
        label = Label(name, Type.SECONDARY_STRONG, tone="soft", wrap=True)
        label.setBuddy(inside)
        if not inside.accessibleName():
            inside.setAccessibleName(name)
        self._below = Label(hint, Type.SECONDARY, tone="soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label)
        column.addWidget(inside)
        column.addWidget(self._below)
        self._below.setVisible(bool(hint))

    def set_hint(self, hint: str) -> None:
        """Change the line below that stands there while nothing is wrong."""
        self._hint_text = hint
        if not self.problem:
            self._tell(hint, "soft")

    @property
    def problem(self) -> str:
        """What is wrong, as shown; empty if nothing is."""
        return self._below.text() if self._below.property("tone") == "attention" else ""

    def set_problem(self, problem: str) -> None:
        """Say what is wrong; empty takes it away."""
        set_property(self.inside, "invalid", "true" if problem else "false")
        self._tell(problem or self._hint_text, "attention" if problem else "soft")

    def _tell(self, text: str, tone: str) -> None:
        self._below.setText(text)
        self._below.set_tone(tone)
        self._below.setVisible(bool(text))
        self.inside.setAccessibleDescription(text)


class SearchBox(Choice):
    """A choice among many, found by typing any part of it."""

    def __init__(self, name: str, choices: Iterable[str] = ()) -> None:
        """Offer ``choices``."""
        super().__init__(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        finder = QCompleter(self)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setMaxVisibleItems(8)
        self.setCompleter(finder)
        self.finder = finder
        """Shows what fits to the text typed so far."""
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[str]) -> None:
        """Offer other choices; what was typed stays."""
        typed = self.currentText()
        found = list(choices)
        self.blockSignals(True)
        self.clear()
        self.addItems(found)
        self.setCurrentIndex(-1)
        self.setEditText(typed)
        self.blockSignals(False)
        self.finder.setModel(QStringListModel(found, self.finder))

    def take_only_match(self) -> None:
        """Take the choice that holds what was typed, if only one does: Europe/Rome for rome."""
        typed = self.currentText().strip().casefold()
        choices = [self.itemText(at) for at in range(self.count())]
        fitting = [choice for choice in choices if typed and typed in choice.casefold()]
        if len(fitting) == 1:
            self.setEditText(fitting[0])


class LanguagesBox(QWidget):
    """Several languages: chosen ones as chips, another by its name or its tag."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        """Begin with none."""
        super().__init__()
        self._words = words
        self._tags: list[str] = []
        self._chips = FlowLayout(spacing=Space.S)
        self._add = SearchBox(words.say("Add a language"), [self._shown(t) for t in LANGUAGES])
        line = self._add.lineEdit()
        if line is not None:
            line.setPlaceholderText(words.say("Add a language: name or tag"))
            line.returnPressed.connect(self._take)
        self._add.activated.connect(self._take)
        self._add.finder.activated.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._chips)
        column.addWidget(self._add)
        self.setFocusProxy(self._add)

    @property
    def tags(self) -> tuple[str, ...]:
        """The languages chosen, as tags."""
        return tuple(self._tags)

    def set_tags(self, tags: Iterable[str]) -> None:
        """Choose these and no others."""
        while self._tags:
            self._drop(self._tags[-1])
        for tag in tags:
            self._put(tag)

    def _shown(self, tag: str) -> str:
        return f"{self._words.language_name(tag)} ({tag})"

    def _take(self, *_: object) -> None:
        text = self._add.currentText().strip()
        named = _IN_BRACKETS.search(text)
        tag = named[1] if named else text
        if not _TAG.fullmatch(tag):
            return
        self._put(tidy(tag))
        self._add.setCurrentIndex(-1)
        self._add.clearEditText()

    def _put(self, tag: str) -> None:
        if tag in self._tags:
            return
        self._tags.append(tag)
        name = self._words.language_name(tag)
        chip = Chip(
            self._shown(tag),
            "accent",
            icon="close",
            hint=self._words.say("Take {language} away", language=name),
        )
        chip.setObjectName(f"language-{tag}")
        chip.setFixedHeight(2 * Radius.PILL)
        chip.clicked.connect(partial(self._drop, tag))
        self._chips.addWidget(chip)
        self.changed.emit()

    def _drop(self, tag: str, *_: object) -> None:
        chip = self.findChild(Chip, f"language-{tag}")
        if chip is None:
            return
        self._tags.remove(tag)
        had_focus = chip.hasFocus()
        self._chips.removeWidget(chip)
        discard(chip)
        if had_focus:
            self._add.setFocus()
        self.changed.emit()


class HomesBox(QWidget):
    """Homes, each with how many come from it."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        """Begin with two empty lines."""
        super().__init__()
        self._words = words
        self._lines: list[tuple[QLineEdit, NumberField, QWidget]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self._more = Button(words.say("Add a home"), "quiet", icon="plus")
        self._more.clicked.connect(self._add_and_go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._rows)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        for _ in range(_FEWEST_LINES):
            self.add_line()
        self.setFocusProxy(self._lines[0][0])

    @property
    def homes(self) -> tuple[Home, ...]:
        """What is filled in, empty lines left out."""
        found = [Home(name.text().strip(), count.value()) for name, count, _ in self._lines]
        return tuple(home for home in found if home.name or home.count)

    def add_line(self) -> QLineEdit:
        """Add an empty line at the end; give its name's field."""
        words = self._words
        number = len(self._lines) + 1
        name = QLineEdit()
        name.setPlaceholderText(words.say("Name of the home, for instance NORD"))
        name.setAccessibleName(words.say("Home {number}: name", number=number))
        count = NumberField(
            words.say("Home {number}: how many come", number=number), high=MOST_CHILDREN
        )
        count.setMinimumWidth(84)
        gone = Button("", "quiet", icon="trash", hint=words.say("Take this line away"))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(name, 1)
        row.addWidget(count)
        row.addWidget(gone)
        self._rows.addWidget(line)
        self._lines.append((name, count, line))
        name.textChanged.connect(self.changed)
        count.valueChanged.connect(self.changed)
        gone.clicked.connect(lambda: self._remove(line))
        return name

    def _add_and_go(self) -> None:
        self.add_line().setFocus()

    def _remove(self, line: QWidget) -> None:
        self._lines = [each for each in self._lines if each[2] is not line]
        self._rows.removeWidget(line)
        discard(line)
        if not self._lines:
            self.add_line()
        self.setFocusProxy(self._lines[0][0])
        self._lines[-1][0].setFocus()
        self.changed.emit()


class TeamBox(QWidget):
    """How many there are of each role."""

    changed = Signal()

    def __init__(self, words: Words, roles: Iterable[str]) -> None:
        """List ``roles``, each with none."""
        super().__init__()
        self._counts: dict[str, NumberField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        for place, role in enumerate(roles):
            label = Label(role_name(words, role), Type.CONTROL, wrap=True)
            count = NumberField(role_name(words, role), high=60)
            count.setMinimumWidth(76)
            count.setMinimumHeight(Size.FIELD)
            label.setBuddy(count)
            count.valueChanged.connect(self.changed)
            self._counts[role] = count
            row, column = divmod(place, 2)
            grid.addWidget(label, row, 3 * column)
            grid.addWidget(count, row, 3 * column + 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, Space.L)
        grid.setColumnStretch(3, 1)

    @property
    def team(self) -> dict[str, int]:
        """How many of each role, those without any left out."""
        return {role: field.value() for role, field in self._counts.items() if field.value()}

    def set_team(self, team: dict[str, int]) -> None:
        """Fill in how many there are; roles that aren't named get none."""
        for role, field in self._counts.items():
            field.setValue(team.get(role, 0))
