"""The form at the side for adding one person: what is asked follows their role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.models.people_cells import ANSWERS, heading
from toolkit.gui.models.people_edit import check_entry
from toolkit.gui.newevent_parts import Field, LanguagesBox, SearchBox
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.fields import Choice
from toolkit.gui.widgets.text import Label
from toolkit.model.people import TEAM, YOUNG, Role
from toolkit.words.statuses import answer_name
from toolkit.words.terms import role_name, sex_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from toolkit.model.facts import Registered
    from toolkit.words import Words

WIDTH = 380

_YOUNG: Final = frozenset({"home", "age", "consent", "assent", "photo", "voice", "output"})
_TEAM: Final = frozenset({"name", "organisation", "cleared", "photo"})
_OTHERS: Final = frozenset({"name", "organisation", "home", "age", "photo", "voice", "output"})
_ALWAYS: Final = frozenset({"role", "sex", "languages", "call_name"})
_PAPERS: Final = ("consent", "assent", "cleared", "photo", "voice", "output")
_KEPT: Final = frozenset({"role", "home", "organisation"})
"""What the next person often shares with the last one."""


class PersonForm(Card):
    """Asks for one person after the other. ``added`` carries each; ``left`` puts the form away."""

    added = Signal(object)
    left = Signal()

    def __init__(self, words: Words) -> None:
        """Make an empty form for a child."""
        super().__init__(words.say("Add someone"), padding=Space.L)
        self._words = words
        self.setFixedWidth(WIDTH)
        self.role = Choice()
        for role in Role:
            self.role.addItem(role_name(words, role), role.value)
        self.sex = Choice()
        for sex in ("", "F", "M", "X"):
            self.sex.addItem(sex_name(words, sex), sex)
        self.home = SearchBox(heading(words, "home"))
        self.languages = LanguagesBox(words)
        self.lines = {name: QLineEdit() for name in ("age", "call_name", "name", "organisation")}
        self.papers = {paper: self._paper(paper) for paper in _PAPERS}
        self._labels: dict[str, Label] = {}
        self._fields = self._make_fields()
        self._build()
        self.role.currentIndexChanged.connect(self._role_chosen)
        self._role_chosen()
        self.setFocusProxy(self.role)

    def _paper(self, paper: str) -> Choice:
        choice = Choice(heading(self._words, paper))
        for answer in ANSWERS:
            choice.addItem(answer_name(self._words, answer), answer)
        return choice

    def _make_fields(self) -> dict[str, Field]:
        words = self._words
        protected = words.say("They choose it, or give none. Names are kept behind a passphrase.")
        return {
            "role": Field(heading(words, "role"), self.role),
            "name": Field(
                heading(words, "name"),
                self.lines["name"],
                hint=words.say("For the sign-in sheet. Names are kept behind a passphrase."),
            ),
            "home": Field(heading(words, "home"), self.home),
            "age": Field(
                heading(words, "age"),
                self.lines["age"],
                hint=words.say("In whole years."),
            ),
            "sex": Field(heading(words, "sex"), self.sex),
            "languages": Field(heading(words, "languages"), self.languages),
            "call_name": Field(
                heading(words, "call_name"), self.lines["call_name"], hint=protected
            ),
            "organisation": Field(heading(words, "organisation"), self.lines["organisation"]),
        }

    def _build(self) -> None:
        words = self._words
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.M, 0)
        column.setSpacing(Space.M)
        for name, field in self._fields.items():
            if name not in ("age", "sex"):
                column.addWidget(field)
            elif name == "age":
                column.addLayout(_beside(field, self._fields["sex"]))
        self._heading = Label(words.say("Papers"), Type.SECONDARY_STRONG, tone="soft")
        column.addWidget(self._heading)
        grid = QGridLayout()
        grid.setSpacing(Space.S)
        grid.setColumnStretch(0, 1)
        for row, (paper, choice) in enumerate(self.papers.items()):
            label = self._labels[paper] = Label(heading(words, paper), Type.CONTROL, wrap=True)
            label.setBuddy(choice)
            choice.setMinimumHeight(Size.FIELD)
            grid.addWidget(label, row, 0)
            grid.addWidget(choice, row, 1)
        column.addLayout(grid)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._scroll = scroll
        self.add_button = Button(words.say_c("button", "Add"), "primary")
        self.add_button.clicked.connect(self._add)
        self.close_button = Button(words.say_c("button", "Close"))
        self.close_button.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.add_button, 1)
        foot.addWidget(self.close_button)
        self.body.addWidget(scroll, 1)
        self.body.addLayout(foot)

    def start(self, role: str, homes: Iterable[str]) -> None:
        """Begin with a role; ``homes`` are offered as those already known."""
        typed = self.home.currentText()
        self.home.set_choices(homes)
        self.home.setEditText(typed)
        at = self.role.findData(role)
        if at >= 0:
            self.role.setCurrentIndex(at)
        self.role.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked(self) -> frozenset[str]:
        role = self.role.currentData()
        if role in YOUNG:
            more = _YOUNG if role == Role.CHILD else _YOUNG - {"consent"}
        else:
            more = _TEAM if role in TEAM else _OTHERS
        return _ALWAYS | more

    def _role_chosen(self) -> None:
        asked = self._asked()
        for name, field in self._fields.items():
            field.setVisible(name in asked)
        for paper, choice in self.papers.items():
            self._labels[paper].setVisible(paper in asked)
            choice.setVisible(paper in asked)

    def values(self) -> dict[str, str]:
        """Give what is filled in, by column; what isn't asked of the role is left out."""
        found = {
            "role": str(self.role.currentData()),
            "sex": str(self.sex.currentData()),
            "home": self.home.currentText(),
            "languages": ";".join(self.languages.tags),
            **{name: line.text() for name, line in self.lines.items()},
            **{paper: str(choice.currentData()) for paper, choice in self.papers.items()},
        }
        asked = self._asked()
        return {name: value if name in asked else "" for name, value in found.items()}

    def _add(self) -> None:
        entry, wrong = check_entry(self._words, self.values())
        for name, field in self._fields.items():
            field.set_problem(wrong.get(name, ""))
        if entry is None:
            first = next((name for name in self._fields if name in wrong), "")
            if first:
                self._fields[first].inside.setFocus()
                self._scroll.ensureWidgetVisible(self._fields[first])
            return
        self.added.emit(entry)

    def taken(self, entry: Registered) -> None:
        """Make ready for the next one: whoever was asked for is on disk now."""
        for name, line in self.lines.items():
            if name not in _KEPT:
                line.clear()
        self.sex.setCurrentIndex(0)
        self.languages.set_tags(())
        for choice in self.papers.values():
            choice.setCurrentIndex(0)
        self._scroll.verticalScrollBar().setValue(0)
        first = self.lines["age" if entry.role in YOUNG else "name"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Add with Enter, leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Among the languages, Enter has just taken one.
            if not self.languages.isAncestorOf(self.focusWidget()):
                self._add()
        else:
            super().keyPressEvent(event)


def _beside(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.M)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
