"""One child's sheet on the Hand-over page: papers, coming, what must be known, going home."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from toolkit.actions.handing import Detail
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.handover_fields import DayField, Named, NoteBox, OneOf, TextLine, Tick
from toolkit.gui.pages.handover_medicine import MedicineBox
from toolkit.gui.pages.handover_told import clock as told_at
from toolkit.gui.pages.handover_told import place_of
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.fields import TimeField
from toolkit.gui.widgets.text import Label
from toolkit.model.care import care_of, proposed_dates
from toolkit.model.facts import Amended
from toolkit.model.facts_care import CareNoted
from toolkit.model.instants import at_wall, to_datetime
from toolkit.model.people import is_team, needed_papers
from toolkit.words.statuses import answer_name
from toolkit.words.terms import paper_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from toolkit.actions.handing import Direction
    from toolkit.model.care import Care, Handing
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.people import Person
    from toolkit.words import Words

_OWN: Final = ("photo", "voice", "output")
_ANSWERS: Final = ("", "yes", "no")
_NOTED: Final = ("contacts", "allergies", "risks", "belongings", "room")


class ChildSheet(Card):
    """Shows one child. What somebody writes comes as signals, each with the child's code."""

    amended = Signal(object)
    """An :class:`Amended` with one consent."""
    noted = Signal(object)
    """A :class:`CareNoted` with one field."""
    restated = Signal(str, str, object, object)
    """Whose hand-over, ``in`` or ``out``, a :class:`Detail`, and its right time or ``None``."""
    medicine_written = Signal(str, str, str, object)
    medicine_cleared = Signal(str, str)
    medicine_given = Signal(str, str)
    names_asked = Signal()
    wrong_time = Signal()
    too_late = Signal()

    def __init__(self, words: Words, clock: Callable[[], Instant]) -> None:
        super().__init__(padding=Space.XL)
        self._words = words
        self._code = ""
        self.code = Label("", Type.TITLE)
        self.where = Label("", Type.BODY, tone="soft", wrap=True)
        self.papers = {paper: OneOf(paper_name(words, paper)) for paper in ("consent", "assent")}
        self.papers |= {paper: OneOf(paper_name(words, paper)) for paper in _OWN}
        self.coming = HandingPart(words, "in", clock)
        self.going = HandingPart(words, "out", clock)
        self.notes: dict[str, NoteBox | TextLine] = {
            name: TextLine(told) if name == "room" else NoteBox(told)
            for name, told in _note_names(words).items()
        }
        self.medicines = MedicineBox(words)
        self.show_names = Button(words.say("Show names"), icon="eye")
        self._build()
        self._wire()

    def _build(self) -> None:
        words = self._words
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.M, 0)
        column.setSpacing(Space.L)
        column.addWidget(_heading(words.say_c("hand-over", "Coming")))
        column.addWidget(self.coming)
        column.addWidget(_heading(words.say("Papers, each can be taken back")))
        column.addLayout(self._make_papers())
        column.addWidget(_heading(words.say("What must be known")))
        column.addWidget(self._make_hidden())
        column.addWidget(self._make_known())
        column.addWidget(_heading(words.say("Going home")))
        column.addWidget(self.going)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self.body.addWidget(self.code)
        self.body.addWidget(self.where)
        self.body.addWidget(self._area, 1)

    def _make_papers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        self._paper_fields = {
            paper: Named(paper_name(self._words, paper), choice)
            for paper, choice in self.papers.items()
        }
        for place, field in enumerate(self._paper_fields.values()):
            grid.addWidget(field, place // 3, place % 3)
        for at in range(3):
            grid.setColumnStretch(at, 1)
        return grid

    def _make_hidden(self) -> QWidget:
        self._hidden = QWidget()
        column = QVBoxLayout(self._hidden)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        told = self._words.say(
            "Carers, contacts, health and medication are hidden. Show names to read or write them."
        )
        column.addWidget(Label(told, Type.BODY, tone="soft", wrap=True))
        column.addWidget(self.show_names, 0, Qt.AlignmentFlag.AlignLeading)
        return self._hidden

    def _make_known(self) -> QWidget:
        self._known = QWidget()
        grid = QGridLayout(self._known)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        names = _note_names(self._words)
        for place, (name, field) in enumerate(self.notes.items()):
            grid.addWidget(Named(names[name], field), place // 2, place % 2)
        row = (len(self.notes) + 1) // 2
        medication = Named(self._words.say("Medication"), self.medicines)
        grid.addWidget(medication, row, 0, 1, 2)
        for at in range(2):
            grid.setColumnStretch(at, 1)
        return self._known

    def _wire(self) -> None:
        self.show_names.clicked.connect(self.names_asked)
        for paper, choice in self.papers.items():
            choice.settled.connect(partial(self._paper_said, paper))
        for name, field in self.notes.items():
            field.settled.connect(partial(self._note_said, name))
        for part, direction in ((self.coming, "in"), (self.going, "out")):
            part.said.connect(partial(self._handing_said, direction))
            part.too_late.connect(self.too_late)
        box = self.medicines
        box.written.connect(
            lambda name, text, times: self.medicine_written.emit(self._code, name, text, times)
        )
        box.cleared.connect(lambda name: self.medicine_cleared.emit(self._code, name))
        box.given.connect(lambda name: self.medicine_given.emit(self._code, name))
        box.wrong.connect(self.wrong_time)

    def _paper_said(self, paper: str, answer: str) -> None:
        self.amended.emit(Amended(self._code, **{paper: answer}))  # type: ignore[arg-type]

    def _note_said(self, name: str, text: str) -> None:
        self.noted.emit(CareNoted(self._code, **{name: text}))

    def _handing_said(self, direction: str, detail: Detail, at: Instant | None) -> None:
        self.restated.emit(self._code, direction, detail, at)

    # what is shown

    def show_child(self, event: Event, code: str, now: Instant, *, names: bool) -> None:
        """Show a child as they stand; what was written of another one is said first."""
        if code != self._code:
            self.leave()
            self.medicines.clear()
            self._code = code
            self._area.verticalScrollBar().setValue(0)
        person = event.people.get(code)
        self.setVisible(person is not None)
        if person is None:
            return
        care = care_of(event, code)
        named = f"{code} · {person.call_name}" if names and person.call_name else code
        self.code.setText(named)
        self.setAccessibleName(named)
        self.where.setText(place_of(self._words, event, code, now, names=names)[1])
        self._show_papers(person)
        self._show_notes(event, care, now, names=names)
        self.coming.show_handing(event, care.came, now, names=names)
        self.going.show_handing(event, care.went, now, names=names)

    def _show_papers(self, person: Person) -> None:
        answers = [(answer, answer_name(self._words, answer)) for answer in _ANSWERS]
        asked = (*needed_papers(person), *_OWN)
        for paper, choice in self.papers.items():
            choice.show_choices(answers, getattr(person, paper))
            self._paper_fields[paper].setVisible(paper in asked)

    def _show_notes(self, event: Event, care: Care, now: Instant, *, names: bool) -> None:
        self._hidden.setVisible(not names)
        self._known.setVisible(names)
        for name, field in self.notes.items():
            field.show_text(getattr(care, name) if names else "")
        if names:
            self.medicines.show_care(event, care, now, names=names)
        else:
            self.medicines.clear()

    def leave(self) -> None:
        """Say what was written and not yet said."""
        if not self._code:
            return
        for field in self.notes.values():
            field.leave()
        self.coming.leave()
        self.going.leave()

    def take_focus(self) -> None:
        """Bring the keyboard to the first field."""
        self.papers["assent"].setFocus(Qt.FocusReason.OtherFocusReason)


class HandingPart(QWidget):
    """One hand-over: when, who of the team, which carer, signed; for going home, what follows."""

    said = Signal(object, object)
    """A :class:`Detail`, and the right time or ``None``."""
    too_late = Signal()
    """A time was written that is still to come."""

    def __init__(self, words: Words, direction: Direction, clock: Callable[[], Instant]) -> None:
        super().__init__()
        self._words = words
        self._clock = clock
        self._out = direction == "out"
        self._event: Event | None = None
        self._wall = QTime()
        self._day: date | None = None
        self.none = Label("", Type.BODY, tone="soft", wrap=True)
        time = words.say("Left at") if self._out else words.say("Came at")
        adult = words.say("Handed over by") if self._out else words.say("Received by")
        carer = words.say("Carer who takes the child home") if self._out else words.say("Carer")
        self.time = TimeField(time)
        self.adult = OneOf(adult)
        self.carer = TextLine(carer)
        self.signed = Tick(words.say("Signed on paper"))
        self.returned = Tick(words.say("Belongings and medication given back"))
        self.welfare = DayField(words.say("Call to hear how the child is, by"))
        self.feedback = DayField(words.say("Say what became of its ideas, by"))
        self._fields = QWidget()
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        self._carer = Named(carer, self.carer)
        grid.addWidget(Named(time, self.time), 0, 0)
        grid.addWidget(Named(adult, self.adult), 0, 1)
        grid.addWidget(self._carer, 1, 0, 1, 2)
        grid.addWidget(self.signed, 2, 0, 1, 2)
        if self._out:
            grid.addWidget(self.returned, 3, 0, 1, 2)
            grid.addWidget(
                Named(words.say("Call to hear how the child is, by"), self.welfare), 4, 0
            )
            grid.addWidget(
                Named(words.say("Say what became of its ideas, by"), self.feedback), 4, 1
            )
        for at in range(2):
            grid.setColumnStretch(at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none)
        column.addWidget(self._fields)
        self._wire()

    def _wire(self) -> None:
        self.time.editingFinished.connect(self._time_said)
        self.adult.settled.connect(lambda code: self._say(Detail(adult=code)))
        self.carer.settled.connect(lambda name: self._say(Detail(carer=name)))
        self.signed.settled.connect(lambda on: self._say(Detail(signed=on)))
        self.returned.settled.connect(lambda on: self._say(Detail(returned=on)))
        self.welfare.settled.connect(lambda day: self._say(Detail(welfare_by=day)))
        self.feedback.settled.connect(lambda day: self._say(Detail(feedback_by=day)))

    def _say(self, detail: Detail) -> None:
        self.said.emit(detail, None)

    def _time_said(self) -> None:
        """The time of the same day is put right; one that is still to come is none."""
        event, day = self._event, self._day
        if event is None or day is None or self.time.time() == self._wall:
            return
        chosen = self.time.time()
        at = at_wall(day, chosen.hour() * 60 + chosen.minute(), event.zone)
        if at > self._clock():
            self.time.setTime(self._wall)
            self.too_late.emit()
            return
        self._wall = chosen
        self.said.emit(Detail(), at)

    def show_handing(
        self, event: Event, handing: Handing | None, now: Instant, *, names: bool
    ) -> None:
        """Show what is known of it."""
        self._event = event
        self._fields.setVisible(handing is not None)
        self.none.setVisible(handing is None)
        welfare, feedback = proposed_dates(event)
        if handing is None:
            self.none.setText(self._not_yet(event))
            return
        moment = to_datetime(handing.at, event.zone)
        self._day = moment.date()
        if not self.time.hasFocus():
            self._wall = QTime(moment.hour, moment.minute)
            self.time.setTime(self._wall)
            self.time.setToolTip(told_at(self._words, event, handing.at, now))
        what = handing.what
        team = [
            (person.code, _told(person, names=names))
            for person in event.people.values()
            if is_team(person) and not person.withdrawn
        ]
        self.adult.show_choices([("", self._words.say("nobody named")), *team], what.adult)
        self._carer.setVisible(names)
        self.carer.show_text(what.carer if names else "")
        self.signed.show_ticked(ticked=what.signed)
        self.returned.show_ticked(ticked=what.returned)
        self.welfare.show_day(what.welfare_by, welfare)
        self.feedback.show_day(what.feedback_by, feedback)

    def _not_yet(self, event: Event) -> str:
        words = self._words
        if not self._out:
            return words.say("Nobody wrote down yet that this child came.")
        welfare, feedback = proposed_dates(event)
        return words.say(
            "Not handed out yet. Then: a call by {welfare} to hear how the child is, "
            "and word by {feedback} of what became of its ideas.",
            welfare=words.short_date(welfare),
            feedback=words.short_date(feedback),
        )

    def leave(self) -> None:
        """Say what was written and not yet said."""
        if self._carer.isVisible():
            self.carer.leave()


def _heading(text: str) -> Label:
    return Label(text, Type.CARD, wrap=True)


def _told(person: Person, *, names: bool) -> str:
    name = (person.call_name or person.name) if names else ""
    return f"{person.code} · {name}" if name else person.code


def _note_names(words: Words) -> dict[str, str]:
    return {
        "contacts": words.say("Contacts"),
        "allergies": words.say("Allergies"),
        "risks": words.say("Risks, and what helps"),
        "belongings": words.say("Belongings"),
        "room": words.say("Room"),
    }
