"""What a new event will be, beside the form: how long it lasts, and the codes it gives."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.text import Label
from toolkit.model.codes import prefix_of
from toolkit.model.instants import MINUTE, load_zone, to_datetime

if TYPE_CHECKING:
    from toolkit.model.drafting import Draft, Lasting
    from toolkit.model.facts import Registered
    from toolkit.words import Words


class Preview(QWidget):
    """Told anew whenever something in the form changes."""

    def __init__(self, words: Words) -> None:
        """Begin with nothing to tell."""
        super().__init__()
        self._words = words
        self._when = Card(words.say("How long it lasts"))
        self._length = Label("", Type.TITLE, tone="accent")
        self._lasts = Label("", Type.CONTROL, tone="soft", wrap=True)
        self._change = Label("", Type.SECONDARY, tone="attention", wrap=True)
        self._when.body.addWidget(self._length)
        self._when.body.addWidget(self._lasts)
        self._when.body.addWidget(self._change)
        self._codes = Card(words.say("Person codes"))
        self._about = Label(
            words.say(
                "Everyone has a code from the start. Call names, ages and papers are filled in "
                "on the People page."
            ),
            Type.SECONDARY,
            tone="soft",
            wrap=True,
        )
        self._codes.body.addWidget(self._about)
        self._groups = QVBoxLayout()
        self._groups.setSpacing(Space.M)
        self._codes.body.addLayout(self._groups)
        self._codes.body.addStretch(1)
        self._shown: tuple[str, ...] = ("",)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        column.addWidget(self._when)
        column.addWidget(self._codes)
        column.addStretch(1)

    def show_draft(self, draft: Draft) -> None:
        """Tell what this draft comes to."""
        lasting = draft.lasting()
        minutes = 0 if lasting is None else (lasting.end - lasting.start) // MINUTE
        self._length.setText(self._words.duration(minutes))
        self._length.setVisible(lasting is not None)
        self._lasts.setText(
            self._words.say("Choose a plan, a start and a time zone.")
            if lasting is None
            else span(self._words, draft, lasting)
        )
        changes = lasting is not None and lasting.change is not None
        self._change.setText(
            self._words.say(
                "The clocks change during this event. The Prepare page explains what that means."
            )
            if changes
            else ""
        )
        self._change.setVisible(changes)
        self._show_codes(draft.people())

    def _show_codes(self, people: tuple[Registered, ...]) -> None:
        codes = tuple(person.person for person in people)
        if codes == self._shown:
            return
        self._shown = codes
        empty(self._groups)
        for prefix, group in groupby(people, key=lambda person: prefix_of(person.person)):
            self._groups.addWidget(self._group(prefix, list(group)))

    def _group(self, prefix: str, people: list[Registered]) -> QWidget:
        words = self._words
        home = people[0].home or (words.say("Team") if prefix == "TEAM" else prefix)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        heading = words.say("{home} · {n}", home=home, n=words.number(len(people)))
        column.addWidget(Label(heading, Type.CONTROL_STRONG, wrap=True))
        flow = FlowLayout(spacing=Space.S)
        for person in people:
            code = Label(person.person, Type.SECONDARY)
            code.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            flow.addWidget(code)
        column.addLayout(flow)
        return made


def span(words: Words, draft: Draft, lasting: Lasting) -> str:
    """Say from when to when it goes."""
    zone = load_zone(draft.zone)
    first, last = to_datetime(lasting.start, zone), to_datetime(lasting.end, zone)
    return words.say(
        "{first}, {begin} – {last}, {end}",
        first=words.short_date(first.date()),
        begin=words.clock(first),
        last=words.date(last.date()),
        end=words.clock(last),
    )
