"""The form for a new event: plan, place, start, languages, homes and team. Names come later."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from toolkit.content.places import Places
from toolkit.content.problems import told
from toolkit.doors import behind
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field, HomesBox, LanguagesBox, SearchBox, TeamBox
from toolkit.gui.newevent_preview import Preview
from toolkit.gui.newevent_when import date_locale, offset_told, system_zone
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.fields import Choice, DateField, TimeField
from toolkit.gui.widgets.text import Label
from toolkit.model.drafting import Draft
from toolkit.model.errors import UserError
from toolkit.model.people import TEAM, Role
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from toolkit.actions.desk import Changed, Desk
    from toolkit.actions.planning import PlanChoice
    from toolkit.gui.context import Context
    from toolkit.gui.tasks import Progress

_FRIDAY = 4
_FIRST_HOUR = 14
_ROLES = tuple(role.value for role in Role if role in TEAM)
_PREVIEW_WIDTH = 380
_NARROW = 900
_UNLIMITED = 16_777_215
"""What Qt takes for no limit to a width."""
_WHERE = {"plan": 0, "title": 1, "start": 2, "zone": 3, "languages": 4, "homes": 5}


class NewEventForm(QWidget):
    """What is asked for when an event is prepared. ``left`` comes when it is done or put away."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        """Make the form; plans and time zones are read on the worker."""
        super().__init__()
        self.context = context
        self.words = words = context.words
        self._choices: list[PlanChoice] = []
        self._touched = False
        self._plan = Choice()
        self._plan.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._title, self._place, self._facility = QLineEdit(), QLineEdit(), QLineEdit()
        self._day = DateField(words.say("Date"))
        self._day.setLocale(date_locale(words.language))
        self._day.setDisplayFormat("ddd d MMM yyyy")
        self._time = TimeField(words.say("Time"))
        self._zone = SearchBox(words.say("Time zone"))
        self._zone.setEditText(system_zone())
        self._languages = LanguagesBox(words)
        self._homes = HomesBox(words)
        self._team = TeamBox(words, _ROLES)
        self._fields = self._make_fields()
        self._preview = Preview(words)
        self._broken = Card(words.say("Plans that can't be used"))
        self._broken.hide()
        self._next_friday()
        self._build()
        self._connect()
        self._draft_changed()
        root = context.root
        context.runner.do(
            lambda _: (
                behind("plan-choices")(Places(root, behind("own-folder")())),
                sorted(available_timezones()),
            ),
            self._have_choices,
        )
        # The page that comes next is loaded while this one is filled in.
        context.runner.do(lambda _: behind("page:prepare"))

    def _make_fields(self) -> dict[str, Field]:
        words = self.words
        when = QWidget()
        row = QHBoxLayout(when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._day, 1)
        row.addWidget(self._time)
        when.setFocusProxy(self._day)
        return {
            "plan": Field(words.say("Plan"), self._plan),
            "title": Field(words.say("Title of the event"), self._title),
            "facility": Field(words.say("House or facility"), self._facility),
            "place": Field(words.say("Town"), self._place),
            "start": Field(words.say("Start"), when),
            "zone": Field(words.say("Time zone"), self._zone),
            "languages": Field(words.say("Languages of the group"), self._languages),
            "homes": Field(words.say("Who comes from where"), self._homes),
            "team": Field(
                words.say("How many there are of each role"),
                self._team,
                hint=words.say("Filled in from the plan. Names come later."),
            ),
        }

    def _build(self) -> None:
        words, fields = self.words, self._fields
        self._back = Button(words.say("Back to the events"), "quiet", icon="back")
        self._done = Button(words.say("Prepare this event"), "primary")
        left = QVBoxLayout()
        left.setSpacing(Space.L)
        left.addWidget(_card(words.say("What"), fields["plan"], fields["title"]))
        left.addWidget(
            _card(
                words.say("Where and when"),
                _beside(fields["facility"], fields["place"]),
                _beside(fields["start"], fields["zone"]),
            )
        )
        left.addWidget(_card(words.say("Who"), fields["homes"], fields["languages"]))
        left.addWidget(_card(words.say("Team"), fields["team"]))
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(Space.L)
        right.addWidget(self._preview)
        right.addWidget(self._broken)
        right.addStretch(1)
        side = QWidget()
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        columns.setContentsMargins(Space.XXL, Space.S, Space.XXL, Space.XL)
        columns.setSpacing(Space.L)
        columns.addLayout(left, 1)
        columns.addWidget(side)
        self._columns, self._side = columns, side
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        head = QHBoxLayout()
        head.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.S)
        head.addWidget(Label(words.say("Prepare an event"), Type.TITLE, wrap=True), 1)
        head.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addWidget(self._make_foot())
        self._scroll = scroll
        self.setFocusProxy(self._plan)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put what the event will be below the form where the page is narrow."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = event.size().width() < _NARROW
        self._columns.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._side.setMinimumWidth(0 if narrow else _PREVIEW_WIDTH)
        self._side.setMaximumWidth(_UNLIMITED if narrow else _PREVIEW_WIDTH)

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        line = QFrame()
        line.setProperty("surface", "line")
        line.setFixedHeight(1)
        both = QVBoxLayout(foot)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(line)
        row = QHBoxLayout()
        row.setContentsMargins(Space.XXL, Space.M, Space.XXL, Space.M)
        both.addLayout(row)
        self._missing = Label("", Type.CONTROL, tone="attention", wrap=True)
        row.addWidget(self._missing, 1)
        row.addWidget(self._done)
        return foot

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._done.clicked.connect(self._prepare)
        self._plan.currentIndexChanged.connect(self._plan_chosen)
        self._title.textChanged.connect(self._draft_changed)
        self._day.dateChanged.connect(self._draft_changed)
        self._time.timeChanged.connect(self._draft_changed)
        self._zone.currentTextChanged.connect(self._draft_changed)
        line = self._zone.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._zone.take_only_match)
        for box in (self._languages, self._homes, self._team):
            box.changed.connect(self._draft_changed)

    def _next_friday(self) -> None:
        today = QDate.currentDate()
        ahead = (_FRIDAY - (today.dayOfWeek() - 1)) % 7 or 7
        self._day.setDate(today.addDays(ahead))
        self._time.setTime(QTime(_FIRST_HOUR, 0))

    def _have_choices(self, found: tuple[list[PlanChoice], list[str]]) -> None:
        self._choices, zones = found
        self._zone.set_choices(zones)
        usable = [choice for choice in self._choices if choice.plan is not None]
        for choice in usable:
            self._plan.addItem(self._plan_line(choice), choice)
        wanted = self.context.received_plan
        at = next((n for n, choice in enumerate(usable) if choice.entry.id == wanted), -1)
        if at >= 0:
            self._plan.setCurrentIndex(at)
        broken = [choice for choice in self._choices if choice.plan is None]
        for choice in broken:
            for problem in choice.entry.problems:
                line = Label(told(self.words, problem), Type.SECONDARY, tone="attention", wrap=True)
                self._broken.body.addWidget(line)
        self._broken.setVisible(bool(broken))
        self._draft_changed()

    def _plan_line(self, choice: PlanChoice) -> str:
        words, plan = self.words, choice.plan
        if plan is None:
            return choice.entry.title
        minutes = sum(block.minutes for _, block in plan.blocks())
        days = len(plan.days)
        # Hours would or wouldn't count nights at home: of more than a day, its days are told.
        several = words.say_n("{n} day", "{n} days", days) if days > 1 else ""
        return words.say(
            "{title} · {programme} · {length}",
            title=words.content(plan.title),
            programme=plan.programme,
            length=several or words.duration(minutes),
        )

    def _plan_chosen(self) -> None:
        plan = self.draft().plan
        if plan is None:
            return
        if not self._title.isModified():
            self._title.setText(self.words.content(plan.title))
        self._team.set_team({post.role: post.count for post in plan.team})
        if not self._languages.tags:
            self._languages.set_tags([plan.language])
        self._draft_changed()

    def draft(self) -> Draft:
        """Give what is filled in."""
        choice = self._plan.currentData()
        day, time = self._day.date(), self._time.time()
        return Draft(
            plan=None if choice is None else choice.plan,
            title=self._title.text().strip(),
            place=self._place.text().strip(),
            facility=self._facility.text().strip(),
            start=datetime(day.year(), day.month(), day.day(), time.hour(), time.minute()),  # noqa: DTZ001 — a wall time
            zone=self._zone.currentText().strip(),
            languages=self._languages.tags,
            homes=self._homes.homes,
            team=self._team.team,
        )

    def _draft_changed(self) -> None:
        draft = self.draft()
        self._show_problems(draft)
        self._fields["zone"].set_hint(offset_told(self.words, draft))
        self._fields["start"].set_hint(self._past(draft))
        self._preview.show_draft(draft)

    def _show_problems(self, draft: Draft) -> dict[str, UserError]:
        """Say what is wrong: at once what was filled in wrongly, the missing once it was tried."""
        problems = draft.problems()
        for name, field in self._fields.items():
            error = problems.get(name)
            at_once = error is not None and error.code in _AT_ONCE
            shown = error is not None and (self._touched or at_once)
            field.set_problem(self._explained(error) if error is not None and shown else "")
        count = len(problems)
        self._missing.setText(
            self.words.say_n("{n} field needs a look.", "{n} fields need a look.", count)
            if self._touched and count
            else ""
        )
        return problems

    def _explained(self, error: UserError) -> str:
        start = error.params.get("start")
        if isinstance(start, str):
            moment = datetime.fromisoformat(start)
            told = f"{self.words.date(moment.date())}, {self.words.clock(moment)}"
            error = UserError(error.code, **{**error.params, "start": told})
        return explain(self.words, error)

    def _past(self, draft: Draft) -> str:
        lasting = draft.lasting()
        if lasting is None or self.context.clock is None or lasting.start >= self.context.now():
            return ""
        return self.words.say("This start has passed already.")

    def _prepare(self) -> None:
        self._touched = True
        draft = self.draft()
        problems = self._show_problems(draft)
        if problems:
            first = min(problems, key=lambda name: _WHERE[name])
            self._fields[first].inside.setFocus()
            self._scroll.ensureWidgetVisible(self._fields[first])
            return
        self._done.setEnabled(False)
        self.context.runner.do(
            _preparing(self.context.at_desk, draft),
            self._prepared,
            self._failed,
            label=self.words.say("Preparing the event …"),
        )

    def _prepared(self, changed: Changed) -> None:
        context = self.context
        context.say(self.words.say("The event is prepared. Its checklist is here."))
        context.watch_event(changed.event, lambda: context.go.emit("prepare"))
        # The list of events is read after it: nobody waits for that one.
        context.events_changed.emit()
        self.left.emit()

    def _failed(self, error: UserError) -> None:
        self._done.setEnabled(True)
        self.context.complain(explain(self.words, error))


_AT_ONCE = {"start-does-not-exist", "unknown-zone", "draft-home-twice"}
"""Problems of what was filled in; the others only tell that something isn't yet."""


def _preparing(desk: Callable[[], Desk], draft: Draft) -> Callable[[Progress], Changed]:
    def work(_: Progress) -> Changed:
        changed: Changed = behind("prepare-draft")(desk(), draft)
        return changed

    return work


def _card(title: str, *inside: QWidget) -> Card:
    card = Card(title)
    card.body.setSpacing(Space.L)
    for widget in inside:
        card.body.addWidget(widget)
    return card


def _beside(*fields: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.L)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return made
