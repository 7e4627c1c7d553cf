"""What can be done about a finding: a rule set aside by name, the nine signed, an answer dated."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from toolkit.actions import overriding
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.newevent_when import date_locale
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.fields import DateField
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import to_datetime
from toolkit.model.rules.heard import fold_feedback_date
from toolkit.model.rules.overrides import fold_overrides
from toolkit.model.rules.ticks import TICKS, Signed, fold_ticks

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.model.event import Event

_ANSWER_DAYS = 42
"""Six weeks after the event: when the young people hear at the latest, if nothing else is said."""


class OverrideForm(QWidget):
    """Sets a rule aside with name and reason, or lets it hold again."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        words = context.words
        self._shown = ("", "")
        self._aside = False
        self.told = Label("", Type.CONTROL, tone="soft", wrap=True)
        self.by = QLineEdit()
        self.reason = QLineEdit()
        self._fields = (
            Field(words.say("Who decides"), self.by),
            Field(words.say("Why"), self.reason),
        )
        self.button = Button("")
        self.button.clicked.connect(self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.told)
        beside = QHBoxLayout()
        beside.setSpacing(Space.M)
        column.addLayout(beside)
        for field, edit, share in zip(self._fields, (self.by, self.reason), (1, 2), strict=True):
            beside.addWidget(field, share)
            edit.textChanged.connect(self._may)
            edit.returnPressed.connect(self.button.click)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)

    def show_rule(self, event: Event, rule: str) -> None:
        """Offer what can be done with a rule; words being typed stay while it is the same one."""
        words = self._context.words
        if self._shown != (event.id, rule):
            self._shown = (event.id, rule)
            self.by.clear()
            self.reason.clear()
        override = event.folded(fold_overrides).get(rule)
        self._aside = override is not None
        if override is not None:
            moment = to_datetime(override.at, event.zone)
            self.told.setText(
                words.say(
                    "Set aside by {name} on {date}: {reason}",
                    name=override.by,
                    date=words.date(moment.date()),
                    reason=override.reason,
                )
            )
            self.button.setText(words.say("Let the rule hold again"))
        else:
            self.told.setText(
                words.say(
                    "Someone who answers for it may set this rule aside for this event. Name and "
                    "reason are kept."
                )
            )
            self.button.setText(words.say("Set the rule aside"))
        for field in self._fields:
            field.setVisible(not self._aside)
        self._may()

    def _may(self) -> None:
        given = bool(self.by.text().strip() and self.reason.text().strip())
        self.button.setEnabled(self._aside or given)

    def _do(self) -> None:
        context = self._context
        event, rule = self._shown
        if self._aside:
            told = context.words.say("The rule holds again.")
            context.act(lambda desk: overriding.restore_rule(desk, event, rule), told)
            return
        by, reason = self.by.text(), self.reason.text()
        told = context.words.say("The rule is set aside for this event.")
        context.act(lambda desk: overriding.override_rule(desk, event, rule, by, reason), told)


class NineSheet(QWidget):
    """The nine requirements of General Comment 12, ticked one by one and signed together."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        words = context.words
        self._event = ""
        self._known: Signed | None = None
        self.boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        for tick in TICKS:
            box = self.boxes[tick.id] = QCheckBox(words.say(tick.title))
            box.setFont(font(Type.CONTROL_STRONG))
            box.setAccessibleDescription(words.say(tick.asks))
            column.addWidget(box)
            column.addWidget(Label(words.say(tick.asks), Type.CONTROL, tone="soft", wrap=True))
        self.told = Label("", Type.CONTROL, wrap=True)
        self.by = QLineEdit()
        self.sign = Button(words.say("Sign the sheet"), "primary")
        self.by.textChanged.connect(self._may)
        self.sign.clicked.connect(self._sign)
        column.addWidget(self.told)
        column.addWidget(Field(words.say("Who went through it"), self.by))
        column.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignLeading)
        self._may()

    def show_event(self, event: Event) -> None:
        """Show the sheet as it was last signed; ticks not yet signed stay."""
        signed = event.folded(fold_ticks)
        if (event.id, signed) == (self._event, self._known):
            return
        self._event, self._known = event.id, signed
        for name, box in self.boxes.items():
            box.setChecked(name in signed.ticks)
        words = self._context.words
        self.told.setVisible(bool(signed.by))
        if signed.at is not None:
            day = to_datetime(signed.at, event.zone).date()
            told = words.say("Signed by {name} on {date}.", name=signed.by, date=words.date(day))
            self.told.setText(told)

    def _may(self) -> None:
        self.sign.setEnabled(bool(self.by.text().strip()))

    def _sign(self) -> None:
        context, event, by = self._context, self._event, self.by.text()
        ticks = [name for name, box in self.boxes.items() if box.isChecked()]
        context.act(
            lambda desk: overriding.sign_ticks(desk, event, ticks, by),
            context.words.say("The sheet is signed."),
        )


class Answer(QWidget):
    """The date on which the young people hear what came of their ideas."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        words = context.words
        self._event = ""
        self._known: str | None = None
        self.day = DateField()
        self.day.setLocale(date_locale(words.language))
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.keep = Button(words.say("Keep the date"), "primary")
        self.keep.clicked.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(Field(words.say("The young people hear by"), self.day))
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeading)

    def show_event(self, event: Event) -> None:
        """Show the date that was set, else six weeks after the end; one being chosen stays."""
        known = event.folded(fold_feedback_date)
        if (event.id, known) == (self._event, self._known):
            return
        self._event, self._known = event.id, known
        end = to_datetime(event.as_planned().end, event.zone).date()
        try:
            day = date.fromisoformat(known)
        except ValueError:  # none, or one that this program can't read
            day = end + timedelta(days=_ANSWER_DAYS)
        self.day.setDate(QDate(day.year, day.month, day.day))

    def _keep(self) -> None:
        context, event = self._context, self._event
        day = self.day.date()
        when = date(day.year(), day.month(), day.day())
        context.act(
            lambda desk: overriding.set_feedback_date(desk, event, when),
            context.words.say("The date is kept."),
        )
