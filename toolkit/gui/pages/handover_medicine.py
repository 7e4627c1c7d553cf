"""The medication of one child: lines of what and when, put right in place, and what was given."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.handover_fields import TextLine
from toolkit.gui.pages.handover_told import clock
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.discard import discard
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import clock_text, parse_clock

if TYPE_CHECKING:
    from toolkit.model.care import Care, Given
    from toolkit.model.event import Event
    from toolkit.model.facts_care import MedicationSet
    from toolkit.model.instants import Instant
    from toolkit.words import Words

_SHOWN = 6
"""So many doses are listed, the last ones."""
_SEPARATORS = re.compile(r"[\s,;·]+")


def read_times(text: str) -> tuple[int, ...]:
    """Read times of day as people write them (``8:00, 20:00``); ValueError for anything else."""
    parts = [part for part in _SEPARATORS.split(text.strip()) if part]
    return tuple(parse_clock(_tidy(part)) for part in parts)


def _tidy(part: str) -> str:
    hours, _, minutes = part.replace(".", ":").partition(":")
    return f"{hours.zfill(2)}:{minutes or '00'}"


class MedicineBox(QWidget):
    """Lines of medication with their times; an empty one at the end takes another."""

    written = Signal(str, str, object)
    """A line (empty for a new one), what is taken, and its times in minutes after midnight."""
    cleared = Signal(str)
    given = Signal(str)
    """This line was given now because it was needed."""
    wrong = Signal()
    """Times were written that are none."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lines: dict[str, MedicineLine] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self._log = Label("", Type.SECONDARY, tone="soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(self._rows)
        column.addWidget(self._log)

    @property
    def lines(self) -> list[MedicineLine]:
        """The lines that are shown, the empty one last."""
        return [line for name, line in self._lines.items() if name] + [
            line for name, line in self._lines.items() if not name
        ]

    def show_care(self, event: Event, care: Care, now: Instant, *, names: bool) -> None:
        """Show what a child takes, and what became of the last doses."""
        wanted = [*care.medicines, ""]
        for name in [name for name in self._lines if name not in wanted]:
            line = self._lines.pop(name)
            self._rows.removeWidget(line)
            discard(line)
        for at, name in enumerate(wanted):
            found = self._lines.get(name)
            if found is None:
                found = self._lines[name] = self._make(name)
                self._rows.insertWidget(at, found)
            found.show_line(care.medicines.get(name))
        told = [self._given(event, care, one, now) for one in care.log[-_SHOWN:]]
        self._log.setText("\n".join(told))
        self._log.setVisible(bool(told) and names)

    def clear(self) -> None:
        """Show another child from here on: say what was written, take the lines away."""
        for line in self._lines.values():
            line.leave()
            self._rows.removeWidget(line)
            discard(line)
        self._lines.clear()

    def _make(self, name: str) -> MedicineLine:
        line = MedicineLine(self._words, name)
        line.written.connect(partial(self.written.emit, name))
        line.wrong.connect(self.wrong)
        line.cleared.connect(partial(self.cleared.emit, name))
        line.given.connect(partial(self.given.emit, name))
        return line

    def _given(self, event: Event, care: Care, one: Given, now: Instant) -> str:
        words = self._words
        line = care.medicines.get(one.what.medicine)
        outcome = {
            "given": words.say("given"),
            "refused": words.say("refused"),
            "not-needed": words.say_c("dose", "not needed"),
        }[one.what.outcome]
        return words.say(
            "{time}: {medicine}, {outcome}",
            time=clock(words, event, one.at, now),
            medicine=line.text if line is not None else words.say("a line taken away"),
            outcome=outcome,
        )


class MedicineLine(QWidget):
    """What is taken and when; without times it is taken when needed."""

    written = Signal(str, object)
    cleared = Signal()
    given = Signal()
    wrong = Signal()

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._words = words
        self._new = not name
        self.text = TextLine(words.say("What is taken, and how much"))
        self.text.setPlaceholderText(words.say("What is taken, and how much"))
        self.times = TextLine(words.say("When: times of day"))
        self.times.setPlaceholderText(words.say("08:00 20:00, or empty"))
        self.now = Button(words.say("Given now"), icon="tick")
        self.add = Button(words.say_c("button", "Add"), icon="plus")
        self.gone = Button("", "quiet", icon="trash", hint=words.say("Take this line away"))
        for field in (self.text, self.times):
            if self._new:
                # A new line is whole only when somebody says so: text first, then the times.
                field.returnPressed.connect(self._write)
            else:
                field.settled.connect(self._write)
        self.add.clicked.connect(self._write)
        self.now.clicked.connect(self.given)
        self.gone.clicked.connect(self.cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.text, 3)
        row.addWidget(self.times, 2)
        row.addWidget(self.add)
        row.addWidget(self.now)
        row.addWidget(self.gone)

    def show_line(self, line: MedicationSet | None) -> None:
        """Show what stands; what is being written in the empty line at the end is left alone."""
        self.add.setVisible(self._new)
        if line is None:
            self.now.hide()
            self.gone.hide()
            return
        self.text.show_text(line.text)
        self.times.show_text(" ".join(clock_text(minute) for minute in line.times))
        self.now.setVisible(not line.times)
        self.gone.show()

    def leave(self) -> None:
        """Say what was written and not yet said."""
        if self._new:
            self._write()
            return
        self.text.leave()
        self.times.leave()

    def _write(self, _: object = None) -> None:
        text = self.text.text().strip()
        if not text:
            return
        try:
            times = read_times(self.times.text())
        except ValueError:
            self.wrong.emit()
            return
        if self._new:
            # The line gets a name of its own now; this one is for the next.
            self.text.clear()
            self.times.clear()
        self.written.emit(text, times)
