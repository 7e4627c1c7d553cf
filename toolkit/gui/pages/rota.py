"""The rota page: the team's shifts over each day, who is on duty, and what is left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui.eventpage import EventPage
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.people_hands import PeopleHands
from toolkit.gui.pages.rota_band import BandView
from toolkit.gui.pages.rota_form import ShiftForm
from toolkit.gui.pages.rota_rows import adult_rows, band_of
from toolkit.gui.pages.rota_side import FindingsCard, NowCard
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.tall import Tall
from toolkit.gui.widgets.text import Label
from toolkit.model.duty import findings
from toolkit.model.instants import MINUTE, Instant, to_datetime
from toolkit.model.laying import day_dates
from toolkit.model.logbook import day_number
from toolkit.model.people import is_team
from toolkit.model.rota import proposed_shifts

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from toolkit.gui.context import Context
    from toolkit.gui.pages.rota_band import Moved
    from toolkit.model.duty import Finding
    from toolkit.model.event import Event
    from toolkit.model.facts import ShiftSet

_SIDE = 344
_ANY = 16_777_215
"""Qt's word for no limit to a width."""
_WIDE = 900
"""Pixels of the page from which the side stands beside the band rather than below."""


class RotaPage(EventPage):
    """Shifts of the team of the event at hand, a day at a time."""

    name = "rota"

    def __init__(self, context: Context) -> None:
        """Make the page; it fills itself when it comes to the front."""
        super().__init__(context)
        words = self.words
        self._event_id = ""
        self._minute = -1
        self._found: list[Finding] = []
        self._filled: tuple[str, ShiftSet | None] = ("", None)
        self.hands = PeopleHands(context, self)
        self.days = QTabBar()
        self.days.setExpanding(False)
        self.days.setAccessibleName(words.say("Days"))
        self.take_button = Button(words.say("Take the plan's rota"), "primary")
        self.told = Label("", Type.BODY, tone="soft", wrap=True)
        self.band = BandView(words)
        self.now = NowCard(words)
        self.findings = FindingsCard(words)
        self.form = ShiftForm(words)
        ask = words.say("No event is at hand. Choose the one whose rota you want to see.")
        self._pile("team", ask, self._make_page())
        self._wire()
        self._follow()

    def _make_page(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(Space.L)
        head.addWidget(self.days)
        head.addWidget(self.told, 1)
        head.addWidget(self.take_button)
        listing = Card(flush=True)
        listing.body.setSpacing(0)
        listing.body.addWidget(self.band.ruler)
        listing.body.addWidget(self.band, 1)
        hint = Label(
            self.words.say(
                "← → choose a shift · Ctrl+← → its end, with Shift its beginning · Enter its "
                "fields · Delete takes it away"
            ),
            Type.SECONDARY,
            tone="soft",
            wrap=True,
        )
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(listing, 1)
        left.addWidget(hint)
        self._inside = Tall()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.now)
        column.addWidget(self.findings)
        column.addWidget(self.form)
        column.addStretch(1)
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setWidget(self._inside)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(Space.L)
        self._across.addLayout(left, 1)
        self._across.addWidget(self._side)
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.M)
        whole.setSpacing(Space.M)
        whole.addLayout(head)
        whole.addLayout(self._across, 1)
        return made

    def _wire(self) -> None:
        context, hands = self.context, self.hands
        context.names_changed.connect(self._refresh)
        context.ticker.tick.connect(self._tick)
        self.days.currentChanged.connect(self._show_day)
        self.take_button.clicked.connect(hands.take_rota)
        self.band.chosen.connect(self._chosen)
        self.band.pointed.connect(self._pointed)
        self.band.moved.connect(self._moved)
        self.band.clear_asked.connect(self.form.clear)
        self.band.edit_asked.connect(self._edit)
        self.findings.gone_to.connect(self._go_to)
        self.form.added.connect(self._add)
        self.form.changed.connect(hands.change_shift)
        self.form.cleared.connect(hands.clear_shift)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the side below the band where there is no room beside it."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._side.setMinimumWidth(_SIDE if wide else 0)
        self._side.setMaximumWidth(_SIDE if wide else _ANY)
        # Below the band the page itself scrolls, not a part of it.
        self._side.setMinimumHeight(0 if wide else self._inside.sizeHint().height())
        self._fit_days()

    def entered(self) -> None:
        """Show what is true now, the keyboard on the band."""
        self._refresh()
        (self.band if self._watch is not None else self.empty).setFocus()

    def left(self) -> None:
        """Ask for what was being moved."""
        self.band.settle()

    def _at_hand(self, *, other: bool) -> None:
        self._stack.setCurrentIndex(0 if self._watch is None else 1)
        super()._at_hand(other=other)

    def _tick(self, now: Instant) -> None:
        """Move the present along once a minute."""
        if self.isVisible() and now // MINUTE != self._minute:
            self._refresh()

    @property
    def day(self) -> int:
        """The number of the day in view."""
        return max(0, self.days.currentIndex()) + 1

    def _refresh(self) -> None:
        watch = self._watch
        if watch is None or self.context.clock is None:
            return
        event, now = watch.state, self.context.now()
        self._minute = now // MINUTE
        if event.id != self._event_id:
            self._event_id = event.id
            self._name_days(event, now)
        proposed = bool(proposed_shifts(event))
        self.take_button.setVisible(proposed)
        self.told.setText(self._summary(event, proposed=proposed))
        self.form.show_event(event)
        self.now.show_event(event, now, names=self.context.names_shown)
        self._found = findings(event, now)
        self.findings.show_findings(event, self._found)
        self._show_day()
        self._chosen(*self.band.rows.chosen)

    def _name_days(self, event: Event, now: Instant) -> None:
        self.days.blockSignals(True)
        while self.days.count():
            self.days.removeTab(0)
        for date in day_dates(event.plan, event.start, event.zone):
            self.days.setTabData(self.days.addTab(""), date)
        self.days.setCurrentIndex(day_number(event, now) - 1)
        self.days.blockSignals(False)
        self._fit_days()

    def _fit_days(self) -> None:
        """Leave the dates out where there is little room."""
        words = self.words
        for at in range(self.days.count()):
            number, date = words.number(at + 1), words.short_date(self.days.tabData(at))
            full = words.say("Day {number} · {date}", number=number, date=date)
            short = words.say("Day {number}", number=number)
            self.days.setTabText(at, full if self.width() >= _WIDE else short)
            self.days.setTabToolTip(at, full)

    def _summary(self, event: Event, *, proposed: bool) -> str:
        words = self.words
        if not any(is_team(p) and not p.withdrawn for p in event.people.values()):
            return words.say("Nobody is in the team yet. Add them on the People page first.")
        if proposed and not event.shifts:
            return words.say("Nobody has a shift yet. The plan has a rota for its roles.")
        if proposed:
            return words.say("Somebody has no shift yet whom the plan has one for.")
        return ""

    def _show_day(self) -> None:
        watch = self._watch
        if watch is None:
            return
        event, now, words = watch.state, self.context.now(), self.words
        band = band_of(words, event, self.day, now, self._found)
        rows = adult_rows(words, event, band, names=self.context.names_shown)

        def text(begin: Instant, end: Instant) -> str:
            first, last = to_datetime(begin, event.zone), to_datetime(end, event.zone)
            return words.say("{begin} – {end}", begin=words.clock(first), end=words.clock(last))

        self.band.show_day(band, rows, text)

    def _chosen(self, person: str, shift: str) -> None:
        """Fill the form from a shift; what is being typed stays while nothing else is chosen."""
        watch = self._watch
        if watch is None or not person:
            return
        wanted = (person, watch.state.shifts.get((person, shift)))
        if wanted != self._filled:
            self._filled = wanted
            self.form.show_shift(*wanted)

    def _pointed(self, person: str, at: Instant) -> None:
        self._filled = (person, None)
        self.form.show_shift(person, None)
        self.form.begin_at(at)

    def _moved(self, moved: Moved) -> None:
        watch = self._watch
        shift = watch.state.shifts.get((moved.person, moved.shift)) if watch else None
        if shift is not None:
            self.hands.change_shift(
                type(shift)(shift.person, shift.shift, moved.begin, moved.end, shift.awake)
            )

    def _add(self, shift: ShiftSet) -> None:
        self.hands.set_shift(shift)
        self.band.rows.chosen = (shift.person, shift.shift)

    def _edit(self) -> None:
        self._side.ensureWidgetVisible(self.form.begin)
        self.form.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, found: Finding) -> None:
        watch = self._watch
        if watch is None:
            return
        self.days.setCurrentIndex(day_number(watch.state, found.begin) - 1)
        person = found.params.get("person")
        if isinstance(person, str):
            self.band.choose(person, "")
