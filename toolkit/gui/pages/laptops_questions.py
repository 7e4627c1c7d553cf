"""The questions between laptops: what was changed on both, and one click to say what holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import to_datetime
from toolkit.words.asked import Asked
from toolkit.words.laptops import laptop_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.gui.context import Context
    from toolkit.model.questions import Choice, Question

_MOST = 40
"""So many questions are shown at once; the others come as these are answered."""


class QuestionsCard(Card):
    """Each question with its values. ``answered`` carries a question's id and a value's place."""

    answered = Signal(str, int)

    def __init__(self, context: Context) -> None:
        super().__init__(context.words.say("Changed on both laptops"))
        self._context = context
        self._shown: tuple[Sequence[Question], Mapping[str, str], str] = ((), {}, "")
        self.buttons: list[list[Button]] = []
        """The buttons of each question, one for each of its values."""
        context.names_changed.connect(lambda _: self._show())

    def show_questions(
        self, questions: Sequence[Question], names: Mapping[str, str], here: str
    ) -> None:
        """Show what is open; ``names`` are what laptops are called, ``here`` is this one's id."""
        self._shown = (questions, names, here)
        self._show()

    def _show(self) -> None:
        words, watch = self._context.words, self._context.watch
        questions, names, _ = self._shown
        had_focus = any(b.hasFocus() for row in self.buttons for b in row)
        empty(self.body)
        self.buttons = []
        self.setVisible(bool(questions) and watch is not None)
        if watch is None:
            return
        told = words.say(
            "Neither laptop knew of the other's change. Say which holds; it then holds on both "
            "once they have exchanged files. Until then the one marked below is shown."
        )
        self.body.addWidget(Label(told, Type.CONTROL, tone="soft", wrap=True))
        asked = Asked(words, watch.state, names)
        for question in questions[:_MOST]:
            self.body.addWidget(self._question(asked, question))
        if len(questions) > _MOST:
            more = words.say_n("and {n} more", "and {n} more", len(questions) - _MOST)
            self.body.addWidget(Label(more, Type.CONTROL, tone="soft"))
        if had_focus and self.buttons:
            self.buttons[0][0].setFocus()

    def _question(self, asked: Asked, question: Question) -> QWidget:
        words = self._context.words
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, Space.M, 0, Space.S)
        column.setSpacing(Space.S)
        subject = asked.subject(question)
        column.addWidget(Label(subject, Type.BODY_STRONG, wrap=True))
        made.setAccessibleName(subject)
        hidden = question.restricted and not self._context.names_shown
        if hidden:
            row = QHBoxLayout()
            told = words.say("What was written is shown together with names.")
            row.setSpacing(Space.L)
            button = Button(words.say("Show names"), icon="eye")
            button.clicked.connect(lambda: self._context.show_names(True))
            row.addWidget(button)
            row.addWidget(Label(told, Type.CONTROL, tone="soft", wrap=True), 1)
            column.addLayout(row)
            self.buttons.append([button])
            return made
        row_of = [self._choice(asked, question, n) for n in range(len(question.choices))]
        for widget, _ in row_of:
            column.addWidget(widget)
        self.buttons.append([button for _, button in row_of])
        return made

    def _choice(self, asked: Asked, question: Question, number: int) -> tuple[QWidget, Button]:
        words = self._context.words
        choice = question.choices[number]
        value = asked.value(question, choice.value)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(Label(value, Type.BODY, wrap=True))
        last = number == len(question.choices) - 1
        source = self._source(asked, choice)
        if "apart" in choice.value:
            source = words.say("What was marked stays with the first")
        elif last and question.topic != "length":
            source = words.say("{source} · shown meanwhile", source=source)
        text.addWidget(Label(source, Type.SECONDARY, tone="soft", wrap=True))
        button = Button(words.say("This holds"))
        button.setAccessibleName(words.say("This holds: {value}", value=value))
        button.setAccessibleDescription(source)
        button.clicked.connect(lambda: self.answered.emit(question.id, number))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(text, 1)
        return made, button

    def _source(self, asked: Asked, choice: Choice) -> str:
        """Say on which laptop, by whom and when it was written."""
        words, fact = self._context.words, choice.fact
        _, names, here = self._shown
        laptop = (
            words.say("this laptop")
            if fact.device == here
            else laptop_name(words, names.get(fact.device, ""), fact.device)
        )
        moment = to_datetime(fact.recorded, asked.event.zone)
        when = words.say(
            "{date} {time}", date=words.short_date(moment.date()), time=words.clock(moment)
        )
        return " · ".join(part for part in (laptop, fact.desk, when) if part)
