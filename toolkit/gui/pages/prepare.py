"""The Prepare page: everything that must be ready before the event, gathered and ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from toolkit.actions import events, marking, people
from toolkit.gui.eventpage import EventPage
from toolkit.gui.look.tokens import Space
from toolkit.gui.pages.duty_told import grouped
from toolkit.gui.pages.prepare_checks import ChecksPanel
from toolkit.gui.pages.prepare_checks_told import checks_told, look
from toolkit.gui.pages.prepare_clock import change_of, repair_title
from toolkit.gui.pages.prepare_head import Head
from toolkit.gui.pages.prepare_part import PartCard
from toolkit.gui.pages.prepare_sections import Sections
from toolkit.gui.pages.printing_jobs import FALLBACK
from toolkit.gui.pages.search_steps import SearchSteps
from toolkit.gui.widgets.empty import EmptyState
from toolkit.model.checklist import checklist, counted, progress
from toolkit.model.duty import Severity, findings
from toolkit.model.facts import Amended
from toolkit.model.people import why_held
from toolkit.model.search import facility_steps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.gui.context import Context
    from toolkit.model.checklist import Checklist, Entry
    from toolkit.model.clockchange import Repair
    from toolkit.model.event import Event

_SIDE = 268


class PreparePage(EventPage):
    """Parts of the checklist at one side, the lines of the current one at the other."""

    name = "prepare"

    def __init__(self, context: Context) -> None:
        """Make the page."""
        super().__init__(context)
        words = self.words
        self._current = "papers"
        self._event_id = ""
        self._none = EmptyState(
            "prepare", words.say("No event is at hand."), words.say("Choose an event")
        )
        self._head = Head(words)
        self._sections = Sections(words.say("Parts of the checklist"))
        self._part = PartCard(words, SearchSteps(context), ChecksPanel(context))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._make_page())
        self._none.pressed.connect(lambda: context.go.emit("events"))
        self._head.pressed.connect(self._go_on)
        self._sections.chosen.connect(self._go_to)
        self._part.ticked.connect(self._tick)
        self._part.repair_chosen.connect(self._choose_repair)
        self._part.opened.connect(self._open)
        self._part.page_asked.connect(context.go)
        self._part.fallback_asked.connect(self._print_fallback)
        self._follow()

    def _make_page(self) -> QWidget:
        words = self.words
        for name, icon, title in (
            ("clock", "clock", words.say("Change of the clocks")),
            ("papers", "file", words.say("Papers")),
            ("team", "people", words.say("Team")),
            ("rota", "team", words.say("Shifts")),
            ("things", "parcel", words.say("Materials")),
            ("handouts", "note", words.say("Handouts")),
            ("tasks", "prepare", words.say("Before the event")),
            ("prints", "print", words.say("To print")),
            ("search", "search", words.say("If a child can't be found")),
            ("checks", "sheet", words.say("Checks")),
            ("opening", "run", words.say("Opening")),
        ):
            self._sections.add(name, icon, title)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sections)
        column.addStretch(1)
        side = QScrollArea()
        side.setWidgetResizable(True)
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setWidget(holder)
        side.setFixedWidth(_SIDE)
        below = QHBoxLayout()
        below.setSpacing(Space.L)
        below.addWidget(side)
        below.addWidget(self._part, 1)
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        whole.setSpacing(Space.L)
        whole.addWidget(self._head)
        whole.addLayout(below, 1)
        return made

    def entered(self) -> None:
        """Show how it stands, the keyboard on the parts."""
        self._refresh()
        (self._sections if self.context.watch is not None else self._none).setFocus()

    def _at_hand(self, *, other: bool) -> None:
        self._refresh()

    def _refresh(self) -> None:
        watch = self.context.watch
        self._stack.setCurrentIndex(0 if watch is None else 1)
        if watch is None:
            self._event_id = ""
            return
        event = watch.state
        found = checklist(event)
        changes = change_of(event) is not None
        self._sections.button("clock").setVisible(changes)
        self._head.show_event(event, found, self.context.now())
        self._show_sections(event, found)
        if event.id != self._event_id:
            self._event_id = event.id
            undecided = changes and event.adapted is None and event.state == "prepared"
            self._current = "clock" if undecided else "papers"
        self._sections.go_to(self._current)
        title = self._sections.button(self._current).text()
        self._part.show_part(event, found, self._current, title, self.context.now())

    def _show_sections(self, event: Event, found: Checklist) -> None:
        words = self.words
        parts: dict[str, Iterable[Entry]] = {
            "papers": counted(found.papers),
            "team": [*found.team, *counted(found.clearances), *found.lead_key],
            "things": found.things,
            "handouts": found.handouts,
            "tasks": found.tasks,
            "prints": found.prints,
        }
        for name, entries in parts.items():
            ready, whole = progress(entries)
            told = words.say("{ready} of {all}", ready=words.number(ready), all=words.number(whole))
            missing = "attention" if name in ("papers", "team") else ""
            self._sections.button(name).show_state(told, "done" if ready == whole else missing)
        self._show_rota(event)
        state = checks_told(words, look(event, self.context.now()))
        self._sections.button("checks").show_state(*state)
        held = event.state == "prepared" and bool(why_held(event.people.values()))
        opening = words.say("Can't open yet") if held else words.say("Nothing holds it")
        if event.state != "prepared":
            opening = words.say("Opened")
        self._sections.button("opening").show_state(opening, "attention" if held else "done")
        steps = len(facility_steps(event).steps)
        kept = words.say_n("{n} step", "{n} steps", steps) if steps else words.say("No steps yet")
        self._sections.button("search").show_state(kept, "done" if steps else "")
        settled = event.adapted is not None or event.state != "prepared"
        clock = words.say("Settled") if settled else words.say("To be decided")
        self._sections.button("clock").show_state(clock, "done" if settled else "attention")

    def _show_rota(self, event: Event) -> None:
        """Say beside the rota's name whether it leaves anything open; gone where none is needed."""
        words = self.words
        found = grouped(words, findings(event, self.context.now()))
        button = self._sections.button("rota")
        button.setVisible(bool(found or event.shifts))
        errors = sum(group[0].severity is Severity.ERROR for group in found)
        told = words.say("Nothing is left open")
        if errors:
            told = words.say_n("{n} to put right", "{n} to put right", errors)
        elif found:
            told = words.say("Worth a look")
        button.show_state(told, "attention" if found else "done")

    def _go_to(self, part: str) -> None:
        if part != self._current:
            self._current = part
            self._refresh()

    def _tick(self, key: str, done: bool) -> None:
        context = self.context
        if context.watch is None:
            return
        event = context.watch.id
        kind, _, rest = key.partition(":")
        if kind != "paper":
            context.act(lambda desk: marking.tick_items(desk, event, [key], done=done))
            return
        person, _, paper = rest.partition(":")
        said = "yes" if done else ""
        change = {
            "consent": Amended(person, consent=said),
            "assent": Amended(person, assent=said),
            "cleared": Amended(person, cleared=said),
        }[paper]
        words = self.words
        told = (
            words.say("Recorded for {code}.", code=person)
            if done
            else words.say("Taken back for {code}.", code=person)
        )
        context.act(lambda desk: people.amend(desk, event, [change]), told)

    def _print_fallback(self) -> None:
        self.context.look_at = FALLBACK
        self.context.go.emit("print")

    def _choose_repair(self, repair: Repair) -> None:
        context, words = self.context, self.words
        if context.watch is None:
            return
        event = context.watch.id
        told = words.say("Chosen: {way}.", way=repair_title(words, repair.code))
        context.act(lambda desk: events.choose_repair(desk, event, repair), told)

    def _go_on(self) -> None:
        watch = self.context.watch
        if watch is None:
            return
        event = watch.state
        if event.state != "prepared":
            self.context.go.emit("run" if event.state == "open" else "finish")
        elif why_held(event.people.values()):
            self._sections.go_to("opening")
            self._sections.setFocus()
        else:
            self._open("", "")

    def _open(self, by: str, why: str) -> None:
        context = self.context
        if context.watch is None:
            return
        event = context.watch.id
        context.act(
            lambda desk: events.open_event(desk, event, override_by=by, override_reason=why),
            self.words.say("The event is open."),
            then=lambda _: context.go.emit("run"),
        )
