"""Reminders of medication on the Run page: by code and time, for the desk alone, no sound."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from toolkit.actions import handing
from toolkit.gui.look.tokens import Type
from toolkit.gui.pages import run_told
from toolkit.gui.pages.run_panel import Panel
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import MINUTE
from toolkit.model.reminders import PUT_OFF_FOR, due_now, is_overdue, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.actions.handing import Outcome
    from toolkit.gui.context import Context
    from toolkit.gui.pages.run_prompts import Key, Prompts
    from toolkit.gui.pages.run_view import View
    from toolkit.model.care import Dose
    from toolkit.words import Words


class MedicinePanel(Panel):
    """A dose is due: whose and when by code; what it is only for who may read it."""

    said = Signal(str)
    """``given``, ``refused`` or ``not-needed``."""
    later = Signal()

    def __init__(self, words: Words, view: View, dose: Dose, *, may_show: bool) -> None:
        """Ask about a dose; ``may_show`` says that what it is may be read after a press."""
        time = run_told.clock(words, view, dose.at)
        super().__init__(words.say("Medication: {code}, {time}", code=dose.person, time=time))
        self._words = words
        self._dose = dose
        self._late = -1
        self.what = Label("", Type.CARD, wrap=True)
        self.show_what = Button(words.say("Show what it is"), icon="eye")
        make_roomy(self.show_what)
        self.show_what.clicked.connect(self._reveal)
        self.body.addWidget(self.what)
        self._may_show = may_show
        given = self.answer(words.say("Given"), partial(self.said.emit, "given"), "primary")
        self.answer(words.say("Refused"), partial(self.said.emit, "refused"))
        self.answer(words.say("Not needed"), partial(self.said.emit, "not-needed"))
        self.answer(words.say("In 10 minutes"), self.later.emit, "quiet")
        self.beside(self.show_what)
        self.begin_with(given)
        self._shown = False
        self.follow(view)

    def follow(self, view: View) -> None:
        """Say how late it is; show what it is while names may be read, and hide it with them."""
        words = self._words
        late = (view.now - self._dose.at) // MINUTE
        if late != self._late:
            self._late = late
            told = words.say("Due since {time}.", time=words.duration(late))
            self.tell(told if is_overdue(self._dose, view.now) else "")
        self._show(shown=view.names or self._shown, asked=not view.names)

    def hide_what(self) -> None:
        """Hide what it is: nobody may be at the desk."""
        self._may_show = self._shown = False

    def _reveal(self) -> None:
        self._shown = self._may_show
        self._show(shown=self._shown, asked=True)

    def _show(self, *, shown: bool, asked: bool) -> None:
        self.what.setText(self._dose.text if shown else "")
        self.what.setVisible(shown)
        self.show_what.setVisible(asked and self._may_show and not shown)

    def put_off(self) -> None:
        """Go away for ten minutes; a dose is never forgotten."""
        self.later.emit()
        super().put_off()


class MedicineAsks:
    """Asks about each dose that is due to a child in the house."""

    def __init__(self, context: Context, prompts: Prompts) -> None:
        """Say through ``context`` what became of doses."""
        self._context = context
        self._prompts = prompts

    def wanted(self, view: View) -> Sequence[Key]:
        """Ask about the doses due, those longest due first."""
        if view.event.state != "open":
            return []
        return [("medicine", *key_of(dose)) for dose in due_now(view.event, view.now)]

    def make(self, view: View, key: Key) -> Panel | None:
        """Make the panel that asks about a dose."""
        dose = next((d for d in due_now(view.event, view.now) if key_of(d) == key[1:]), None)
        if dose is None:
            return None
        may_show = not self._context.locked
        panel = MedicinePanel(self._context.words, view, dose, may_show=may_show)
        panel.said.connect(partial(self._say, dose))
        panel.later.connect(partial(self._prompts.later, key, PUT_OFF_FOR))
        return panel

    def follow(self, panel: Panel, view: View) -> None:
        """Hide what a dose is as soon as the window is locked."""
        if isinstance(panel, MedicinePanel):
            if self._context.locked:
                panel.hide_what()
            panel.follow(view)

    def _say(self, dose: Dose, outcome: Outcome) -> None:
        context = self._context
        watch, words = context.watch, context.words
        if watch is None:
            return
        event = watch.id
        context.act(
            lambda desk: handing.give_medication(
                desk, event, dose.person, dose.medicine, dose.at, outcome
            ),
            words.say("{code}: kept.", code=dose.person),
        )
