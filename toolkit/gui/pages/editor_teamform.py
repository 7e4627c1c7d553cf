"""The team that a plan needs, and its shifts, in short tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from toolkit.content.plans import MOST_PEOPLE, ROLES
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Type
from toolkit.gui.pages.editor_form import Line, Prose, clean, set_read_only
from toolkit.gui.pages.editor_numbers import Clock, Number
from toolkit.gui.pages.editor_rows import Row
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.fields import Choice
from toolkit.model.instants import DAY_MINUTES
from toolkit.model.people import Role
from toolkit.model.plan import Shift, TeamRole
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from toolkit.words import Words

_MORNING, _AFTERNOON = 8 * 60, 16 * 60


class TeamRow(Row[TeamRole]):
    """A role, how many of it, and what they do."""

    def __init__(self, words: Words, changed: Callable[[], None]) -> None:
        """Make an empty row."""
        super().__init__(words, changed)
        self.role = Choice(words.say("Role"))
        self.role.setFont(font(Type.CONTROL))
        self.role.setMinimumContentsLength(6)
        self.role.addItem(words.say("Choose a role"), "")
        for role in ROLES:
            self.role.addItem(role_name(words, role), role)
        self.role.activated.connect(lambda _: changed())
        self.count = Number(words.say("How many"), self._counted, low=1, high=MOST_PEOPLE)
        self.note = Prose(words.say("What they do"), self._typed)
        self.note.setPlaceholderText(words.say("What they do"))
        self.count.setFixedWidth(84)
        self.grid.addWidget(self.role, 0, 0, 1, 2)
        self.grid.addWidget(self.gone_button, 0, 2)
        self.grid.addWidget(self.count, 1, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(self.note, 1, 1, 1, 2)
        self.grid.setColumnStretch(1, 1)

    def _counted(self, count: int) -> None:
        self.count.show_number(count)
        self.changed()

    def _typed(self, text: str) -> str:
        if self.value() is None:
            # Not one of the plan's yet: what is typed waits for its role.
            self.note.typing.shown = text
        self.changed()
        return ""

    def fields(self) -> Sequence[QWidget]:
        """Give the fields."""
        return self.role, self.count, self.note

    def show_value(self, value: TeamRole | None) -> None:
        """Show a role."""
        made = value or TeamRole("", 1)
        self.role.setCurrentIndex(max(0, self.role.findData(made.role)))
        self.count.show_number(made.count)
        self.note.show_text(made.note)
        self.note.typing.again()

    def value(self) -> TeamRole | None:
        """Give the role, if one is chosen."""
        role = self.role.currentData()
        note = " ".join(clean(self.note.toPlainText()).split())
        return TeamRole(str(role), self.count.value(), note) if role else None

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the fields be read only."""
        set_read_only(self.fields(), read_only=read_only)


class ShiftRow(Row[Shift]):
    """Who is on duty on which day, from when to when."""

    def __init__(self, words: Words, changed: Callable[[], None], days: Callable[[], int]) -> None:
        """Make an empty row; ``days`` tells how many days the plan has."""
        super().__init__(words, changed)
        self._days = days
        self._note = ""
        self._given = False
        self.name = Line(words.say("Name of the shift"), self._named)
        self.name.setPlaceholderText(words.say("Name of the shift"))
        self.roles_button = Button(words.say("Roles"))
        self._menu = QMenu(self.roles_button)
        for role in ROLES:
            action = self._menu.addAction(role_name(words, role))
            action.setCheckable(True)
            action.setData(role)
        self._menu.triggered.connect(self._chose)
        self.roles_button.setMenu(self._menu)
        self.day = Choice(words.say("Day"))
        self.day.setFont(font(Type.CONTROL))
        self.day.setMinimumContentsLength(4)
        self.day.activated.connect(lambda _: changed())
        self.begin = Clock(words.say("From"), lambda at: self._timed(self.begin, at))
        self.end = Clock(words.say("To"), lambda at: self._timed(self.end, at))
        self.grid.addWidget(self.name, 0, 0, 1, 3)
        self.grid.addWidget(self.gone_button, 0, 3)
        self.grid.addWidget(self.roles_button, 1, 0, 1, 4)
        self.grid.addWidget(self.day, 2, 0)
        self.grid.addWidget(self.begin, 2, 1)
        self.grid.addWidget(self.end, 2, 2, 1, 2)
        self.grid.setColumnStretch(0, 1)
        for field in (self.begin, self.end):
            field.setMinimumWidth(92)

    def _named(self, text: str) -> str:
        if not clean(text) and self._given:
            return ""
        if self.value() is None:
            self.name.typing.shown = text
        self.changed()
        return ""

    def _timed(self, field: Clock, at: int) -> None:
        before = field.shown
        field.show_minutes(at)
        if self.begin.minutes == self.end.minutes:
            # A shift that ends when it begins is none; one around the clock is two.
            field.show_minutes(before)
        self.changed()

    def _chose(self) -> None:
        self._tell_roles()
        self.changed()

    @property
    def _roles(self) -> tuple[str, ...]:
        return tuple(str(a.data()) for a in self._menu.actions() if a.isChecked())

    def _tell_roles(self) -> None:
        words = self.words
        names = [role_name(words, role) for role in self._roles]
        said = ", ".join(names) if names else words.say("Choose the roles")
        self.roles_button.setAccessibleName(words.say("Roles: {roles}", roles=said))
        self.roles_button.setToolTip(said)
        more = words.say("{role} and {n} more", role=names[0], n=len(names) - 1) if names else said
        self.roles_button.setText(more if len(names) > 1 else said)

    def fields(self) -> Sequence[QWidget]:
        """Give the fields."""
        return self.name, self.roles_button, self.day, self.begin, self.end

    def show_value(self, value: Shift | None) -> None:
        """Show a shift."""
        words = self.words
        made = value or Shift("", (Role.FACILITATOR,), 1, _MORNING, _AFTERNOON)
        self._given = value is not None
        self._note = made.note
        self.name.show_text(made.name)
        self.name.typing.again()
        for action in self._menu.actions():
            action.setChecked(action.data() in made.roles)
        self._tell_roles()
        while self.day.count() < max(self._days(), made.day):
            number = self.day.count() + 1
            self.day.addItem(words.say("Day {number}", number=words.number(number)), number)
        while self.day.count() > max(self._days(), made.day):
            self.day.removeItem(self.day.count() - 1)
        self.day.setCurrentIndex(made.day - 1)
        self.begin.show_minutes(made.start)
        self.end.show_minutes(made.end)

    def value(self) -> Shift | None:
        """Give the shift, if it has a name and a role."""
        name = " ".join(clean(self.name.text()).split())
        roles, begin, end = self._roles, self.begin.minutes, self.end.minutes
        if not name or not roles:
            return None
        day = int(self.day.currentData() or 1)
        late = end + DAY_MINUTES if end < begin else end
        return Shift(name, roles, day, begin, late, self._note)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the fields be read only."""
        set_read_only(self.fields(), read_only=read_only)
