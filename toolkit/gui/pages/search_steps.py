"""The facility's own steps for a child who can't be found, written down before they are needed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from toolkit.actions.searching import MOST_MINUTES, kept_facility_steps, set_facility_steps
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.fields import NumberField
from toolkit.gui.widgets.text import Label
from toolkit.model.search import SEARCH_MINUTES, FacilitySteps, facility_steps
from toolkit.words.searching import HOTLINE, POLICE

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.model.event import Event

_LINES = 180
"""The least height of the field in pixels: some seven steps."""


class SearchSteps(QWidget):
    """One step a line, and the minutes for which house and grounds are searched.

    Steps that were kept for the facility stand there already in its next event; keeping them
    brings them into this one, so that the second laptop has them too.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._event = ""
        self._known: FacilitySteps | None = None
        words = context.words
        about = words.say(
            "What does this house do when a child can't be found? Who is told, who stays with the "
            "group, which door is watched? One step a line. In a search they stand on the screen "
            "as ticks and on its sheet; {police} and {hotline}, lead, carer and guardian are there "
            "anyway.",
            police=POLICE,
            hotline=HOTLINE,
        )
        self.steps = QPlainTextEdit()
        self.steps.setFont(font(Type.BODY))
        self.steps.setMinimumHeight(_LINES)
        self.steps.setTabChangesFocus(True)
        self.minutes = NumberField(words.say("Minutes of searching"), low=1, high=MOST_MINUTES)
        self.keep = Button(words.say("Keep the steps"), "primary")
        self.keep.clicked.connect(self._keep)
        self.told = Label("", Type.CONTROL, tone="soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, 0, Space.M, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(Label(about, Type.BODY, wrap=True))
        column.addWidget(Field(words.say("The facility's own steps"), self.steps))
        column.addWidget(
            Field(words.say("Police at the latest after so many minutes"), self.minutes)
        )
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.told)
        column.addStretch(1)

    def show_event(self, event: Event) -> None:
        """Show an event's steps; words being typed stay, unless the steps became others."""
        known = facility_steps(event)
        if event.id == self._event and known == self._known:
            return
        other = event.id != self._event
        self._event, self._known = event.id, known
        self._fill(known)
        if other and not known.steps:
            wanted = event.id
            context = self._context
            context.runner.do(
                lambda _: kept_facility_steps(context.at_desk(), wanted),
                partial(self._offer, wanted),
            )

    def _offer(self, event: str, kept: FacilitySteps) -> None:
        """Put down what the facility had before; it is kept in this event only when asked to."""
        if event != self._event or not kept.steps or self.steps.toPlainText().strip():
            return
        self._fill(kept)
        self.told.setText(
            self._context.words.say(
                "These were kept for this facility before. Read them and keep them for this event."
            )
        )

    def _fill(self, steps: FacilitySteps) -> None:
        self.steps.setPlainText("\n".join(steps.steps))
        self.minutes.setValue(steps.minutes or SEARCH_MINUTES)
        self.told.clear()

    def _keep(self) -> None:
        context, event = self._context, self._event
        steps, minutes = self.steps.toPlainText().splitlines(), self.minutes.value()
        context.act(
            lambda desk: set_facility_steps(desk, event, steps, minutes),
            context.words.say("The steps are kept, for this facility's further events too."),
        )
