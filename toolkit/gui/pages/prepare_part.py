"""One part of the checklist in full: its lines, or the panel that decides something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages import prepare_lines as lines
from toolkit.gui.pages.duty_told import finding_rows, grouped
from toolkit.gui.pages.prepare_clock import ClockPanel
from toolkit.gui.pages.prepare_list import CheckList
from toolkit.gui.pages.prepare_opening import OpeningPanel
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.text import Label
from toolkit.model.duty import findings
from toolkit.model.instants import Instant
from toolkit.model.people import waiting_for_paper, why_held
from toolkit.words.errors import explain_hold

if TYPE_CHECKING:
    from toolkit.gui.pages.prepare_checks import ChecksPanel
    from toolkit.gui.pages.prepare_list import CheckRow
    from toolkit.gui.pages.search_steps import SearchSteps
    from toolkit.model.checklist import Checklist
    from toolkit.model.event import Event
    from toolkit.words import Words

_OTHER_PAGES = {"papers": "people", "team": "people", "rota": "rota", "prints": "print"}
"""Parts that another page has more about."""
_PANELS = {"clock": 1, "opening": 2, "search": 3, "checks": 4}


class PartCard(Card):
    """Shows the part that was gone to.

    ``ticked`` carries a line's key; ``repair_chosen`` a way to live with a change of the clocks;
    ``opened`` by whom and why the event is opened; ``page_asked`` the page with more about it;
    ``fallback_asked`` the papers with which the event goes on without a laptop.
    """

    ticked = Signal(str, bool)
    repair_chosen = Signal(object)
    opened = Signal(str, str)
    page_asked = Signal(str)
    fallback_asked = Signal()

    def __init__(self, words: Words, search: SearchSteps, checks: ChecksPanel) -> None:
        """Begin empty; ``search`` holds the facility's steps, ``checks`` what the rules find."""
        super().__init__(flush=True)
        self._search = search
        self._checks = checks
        self._words = words
        self._shown: tuple[Event, Checklist, str] | None = None
        self._now = Instant(0)
        self._list = CheckList()
        self._clock = ClockPanel(words)
        self._opening = OpeningPanel(words)
        self._missing = Chip(words.say("Only what is missing"))
        self._missing.setCheckable(True)
        self._more = Button("", icon="next")
        self._fallback = Button(words.say("Full paper fallback"), icon="print")
        self._about = Label("", Type.CONTROL, tone="soft", wrap=True)
        self._warned = Label("", Type.CONTROL, tone="attention", wrap=True)
        for action in (self._missing, self._fallback, self._more):
            self.add_action(action)
        for label in (self._about, self._warned):
            label.setContentsMargins(Space.M, 0, Space.M, Space.XS)
            self.body.addWidget(label)
        self._inside = QStackedWidget()
        self._inside.addWidget(self._list)
        for panel in (self._clock, self._opening, search):
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(panel)
            self._inside.addWidget(scroll)
        self._inside.addWidget(checks)
        self.body.addWidget(self._inside, 1)
        self._list.ticked.connect(self.ticked)
        checks.ticked.connect(self.ticked)
        self._clock.chosen.connect(self.repair_chosen)
        self._opening.opened.connect(self.opened)
        self._missing.toggled.connect(self._again)
        self._more.clicked.connect(self._ask_page)
        self._fallback.clicked.connect(self.fallback_asked)

    def show_part(
        self, event: Event, found: Checklist, part: str, title: str, now: Instant
    ) -> None:
        """Show a part of an event's checklist under its title, as it stands now."""
        self._now = now
        went = self._shown is None or self._shown[2] != part
        self._shown = (event, found, part)
        words = self._words
        self.set_title(title)
        self._inside.setCurrentIndex(_PANELS.get(part, 0))
        self._missing.setVisible(part not in _PANELS and part != "rota")
        page = _OTHER_PAGES.get(part)
        self._more.setVisible(page is not None)
        self._fallback.setVisible(part == "prints")
        self._more.setText(
            {"print": words.say("To the print page"), "rota": words.say("To the shifts")}.get(
                page or "", words.say("To the people page")
            )
        )
        about, warned = self._told(event, part)
        for label, text in ((self._about, about), (self._warned, warned)):
            label.setText(text)
            label.setVisible(bool(text))
        if part == "clock":
            self._clock.show_event(event)
        elif part == "opening":
            self._opening.show_event(event)
        elif part == "search":
            self._search.show_event(event)
        elif part == "checks":
            self._checks.show_event(event, now)
        else:
            self._list.setAccessibleName(title)
            rows = self._rows(event, found, part)
            only = self._missing.isChecked() and part != "rota"
            self._list.set_rows(lines.only_missing(rows) if only else rows)
            if went:
                self._list.scrollToTop()

    def _again(self) -> None:
        if self._shown is not None:
            self.show_part(*self._shown, self.accessibleName(), self._now)

    def _ask_page(self) -> None:
        if self._shown is not None:
            self.page_asked.emit(_OTHER_PAGES[self._shown[2]])

    def _rows(self, event: Event, found: Checklist, part: str) -> list[CheckRow]:
        words = self._words
        return {
            "papers": lambda: lines.paper_rows(words, found.papers, event),
            "team": lambda: lines.team_rows(words, found, event),
            "rota": lambda: finding_rows(words, event, grouped(words, findings(event, self._now))),
            "things": lambda: lines.thing_rows(words, found.things, event),
            "handouts": lambda: lines.handout_rows(words, found, event),
            "tasks": lambda: lines.task_rows(words, found),
            "prints": lambda: lines.print_rows(words, found.prints),
        }[part]()

    def _told(self, event: Event, part: str) -> tuple[str, str]:
        """Say what the part is about, and what needs a look in it."""
        words = self._words
        about = {
            "papers": words.say("Tick a paper when it is in your hand; it is then recorded."),
            "team": words.say("A role is filled when enough cleared people are registered for it."),
            "rota": words.say("What the shifts of the team leave open, over the whole event."),
            "things": words.say("Gathered from all blocks of the plan, each thing once."),
            "handouts": words.say("What the blocks of the plan hand out or fill in."),
            "prints": words.say("Tick a paper when it is printed."),
            "checks": words.say(
                "What the rules find in agenda, team and papers. None of it is legal advice."
            ),
        }.get(part, "")
        if part == "papers":
            return about, self._waiting(event)
        if part == "team" and event.state == "prepared":
            holds = why_held(event.people.values())
            return about, " ".join(explain_hold(words, hold) for hold in holds)
        return about, ""

    def _waiting(self, event: Event) -> str:
        words = self._words
        codes = [person.code for person in event.participants() if waiting_for_paper(person)]
        if not codes:
            return ""
        return words.say(
            "Waiting for paper: {codes}. Cared for and counted, not in sessions.",
            codes=words.join(codes),
        )
