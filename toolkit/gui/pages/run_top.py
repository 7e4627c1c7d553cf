"""The line at the top of the Run page: time, how late, saved, who is at the desk, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMenu, QWidget

from toolkit.gui.context import DeskAsk
from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.pages import run_told
from toolkit.gui.widgets.pills import Chip, Pill
from toolkit.gui.widgets.text import Label
from toolkit.model.people import is_team
from toolkit.model.pins import fold_pins

if TYPE_CHECKING:
    from toolkit.gui.pages.run_view import View
    from toolkit.model.people import Person
    from toolkit.words import Words

SPEEDS = (1, 60)
TOLD = 124
"""The least width of how far the event is, in pixels; longer words take a second line."""


class TopBar(QFrame):
    """Tells the time and everything that belongs to it."""

    desk_asked = Signal(str, str)
    """What is wanted of the desk, a :class:`DeskAsk`, and by whom: their code, or empty."""
    names_asked = Signal(bool)
    speed_chosen = Signal(int)
    catch_up_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setProperty("surface", "bar")
        self.setMinimumHeight(Size.TOP_BAR)
        self.clock = Label("", Type.CLOCK)
        self.clock.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.hours = Label("", Type.BODY, tone="soft", wrap=True)
        self.hours.setMinimumWidth(TOLD)
        self.slip = Pill()
        self.slip.hide()
        self.late = Chip("", "attention", hint=words.say("Show what could give (F7)"))
        """In the place of the pill when it is late."""
        self.late.clicked.connect(self.catch_up_asked)
        self.late.hide()
        self.saved = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self.saved.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.sample = Label(words.say("Sample"), Type.SECONDARY, tone="soft")
        self.desk = Chip("", "accent", icon="people")
        self._menu = QMenu(self.desk)
        self.desk.setMenu(self._menu)
        self.desk.clicked.connect(self._desk_pressed)
        self.eye = Chip("", icon="eye-off")
        self.eye.setCheckable(True)
        self.eye.clicked.connect(self._eye_pressed)
        self.speeds = {speed: self._speed_chip(speed) for speed in SPEEDS}
        for chip in (self.late, self.desk, self.eye, *self.speeds.values()):
            make_roomy(chip)
        self._lay_out()
        self._menu_of: tuple[object, ...] = ()
        self._names_of: tuple[bool, bool] | None = None
        self._locked = False

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, 0, Space.L, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.clock)
        row.addSpacing(Space.M)
        row.addWidget(self.hours, 3)
        row.addWidget(self.slip)
        row.addWidget(self.late)
        row.addStretch(4)
        row.addWidget(self.sample)
        for chip in self.speeds.values():
            row.addWidget(chip)
        row.addWidget(self.saved, 2)
        row.addWidget(self.desk)
        row.addWidget(self.eye)

    def _speed_chip(self, speed: int) -> Chip:
        words = self._words
        chip = Chip(
            words.say("×{speed}", speed=speed),
            hint=words.say("Let the sample's time run {speed} times as fast", speed=speed),
        )
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        chip.clicked.connect(lambda: self.speed_chosen.emit(speed))
        return chip

    def show_speed(self, speed: int | None) -> None:
        """Show how fast the sample's time runs; ``None`` where it isn't the sample."""
        self.sample.setVisible(speed is not None)
        for own, chip in self.speeds.items():
            chip.setVisible(speed is not None)
            chip.setChecked(own == speed)

    def show_view(self, view: View) -> None:
        """Tell what is true now; what is told already isn't touched."""
        words = self._words
        tell(self.clock, run_told.clock(words, view, view.now))
        tell(self.hours, run_told.hours(words, view))
        text, tone = run_told.slip(words, view)
        late = tone == "attention"
        if (text, tone) != (self.slip.text(), self.slip.property("pill")):
            self.slip.show_status(text, tone)
            self.late.setText(text)
            self.slip.setVisible(bool(text) and not late)
            self.late.setVisible(late)
        saved = words.say("Saved {time}", time=run_told.clock(words, view, view.saved))
        tell(self.saved, saved)
        self._show_desk(view)
        self._show_names(view)

    def _show_desk(self, view: View) -> None:
        words = self._words
        team = sorted(
            (p for p in view.event.people.values() if is_team(p) and not p.withdrawn),
            key=lambda person: person.code,
        )
        choices = [("", words.say("Nobody in particular"))]
        choices += [(person.code, called(person, names=view.names)) for person in team]
        at = view.person if view.person in view.event.people else ""
        has_pin = at in view.event.folded(fold_pins)
        if (at, has_pin, view.locked, *choices) == self._menu_of:
            return
        self._menu_of = (at, has_pin, view.locked, *choices)
        self._locked = view.locked
        self.desk.setMenu(None if view.locked else self._menu)  # type: ignore[arg-type]
        self.desk.set_icon("lock" if view.locked else "people")
        if view.locked:
            self.desk.setText(words.say("Locked · unlock"))
        elif at:
            person = called(view.event.people[at], names=view.names)
            self.desk.setText(words.say("Desk: {person}", person=person))
        else:
            self.desk.setText(words.say("Who is at the desk?"))
        self._fill_menu(choices, at, has_pin=has_pin)

    def _fill_menu(self, choices: list[tuple[str, str]], at: str, *, has_pin: bool) -> None:
        words, menu = self._words, self._menu
        menu.clear()
        group = QActionGroup(menu)
        for code, text in choices:
            action = QAction(text, group)
            action.setCheckable(True)
            action.setChecked(code == at)
            action.triggered.connect(lambda _=False, c=code: self.desk_asked.emit(DeskAsk.SIT, c))
            menu.addAction(action)
        menu.addSeparator()
        if at and has_pin:
            self._entry(words.say("Change my PIN …"), DeskAsk.CHANGE_PIN, at)
            self._entry(words.say("Go on without a PIN …"), DeskAsk.FORGET_PIN, at)
        elif at:
            self._entry(words.say("Choose a PIN …"), DeskAsk.CHOOSE_PIN, at)
        self._entry(words.say("Lock now (Ctrl+L)"), DeskAsk.LOCK, "")

    def _entry(self, text: str, ask: DeskAsk, person: str) -> None:
        action = self._menu.addAction(text)
        action.triggered.connect(lambda: self.desk_asked.emit(ask, person))

    def _desk_pressed(self) -> None:
        """Without its menu the chip is the way back in."""
        if self._locked:
            self.desk_asked.emit(DeskAsk.UNLOCK, "")

    def _eye_pressed(self, shown: bool) -> None:
        if self._locked:
            self.eye.setChecked(False)
        self.names_asked.emit(shown)

    def _show_names(self, view: View) -> None:
        known = any(p.call_name or p.name for p in view.event.people.values())
        told = (known, view.names and known)
        if told == self._names_of:
            return
        self._names_of = told
        words = self._words
        shown = view.names and known
        self.eye.setEnabled(known)
        self.eye.setChecked(shown)
        self.eye.set_icon("eye" if shown else "eye-off")
        self.eye.setText(words.say("Names shown") if shown else words.say("Names hidden"))
        if known:
            self.eye.setToolTip(words.say("Show or hide names on this screen"))
        else:
            self.eye.setToolTip(words.say("No names are kept in this event"))


def called(person: Person, *, names: bool) -> str:
    """Give a person's code, with their name while names are shown."""
    name = (person.call_name or person.name) if names else ""
    return f"{person.code} · {name}" if name else person.code


def make_roomy(widget: QWidget) -> None:
    """Give a button or a field the height that this page promises to what is pressed.

    A click on a button leaves the keyboard where it was, mostly on the group, so that digits go on
    marking; Tab still reaches it.
    """
    widget.setProperty("roomy", True)
    widget.setMinimumHeight(Size.RUN_TARGET)
    if isinstance(widget, QAbstractButton):
        widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def tell(label: Label, text: str) -> None:
    """Change a label's words, if they are others."""
    if label.text() != text:
        label.setText(text)
