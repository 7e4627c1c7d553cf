"""What is wrong with the plan as it stands: times that don't fit, with repairs, and the rules."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.editor_repairs import RepairCard
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.fields import Choice
from toolkit.gui.widgets.text import Label
from toolkit.model.duty import Severity
from toolkit.model.rules.book import COUNTRIES, rule
from toolkit.words.rules import basis_name, country_name, finding_text, severity_name

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from toolkit.model.plan import Plan
    from toolkit.model.plancheck import TimeProblem
    from toolkit.model.rules.base import Finding
    from toolkit.words import Words


REST = 120
"""Milliseconds of rest after a change before the cards are made anew."""


class Look(NamedTuple):
    """All that checks say of a plan."""

    problems: tuple[TimeProblem, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def grave(self) -> dict[str, int]:
        """How grave it is at each block: 2 an error, 1 a warning."""
        found: dict[str, int] = {}
        for one in self.findings:
            for block in one.found.blocks[:1]:
                found[block] = max(found.get(block, 0), 2 if one.is_error else 1)
        return found

    @property
    def total(self) -> int:
        """How many there are to look at."""
        return len(self.problems) + len(self.findings)


class Findings(QWidget):
    """A list of cards: each leads to its block; those of times offer their repairs."""

    go = Signal(str)
    """A block is to be shown."""
    repair = Signal(object)
    """A :class:`~toolkit.model.editing.repairs.Repair` is to be done."""
    emptied = Signal()
    """The card with the keyboard is gone and no other can be mended: it belongs elsewhere."""
    country_changed = Signal(str)
    """Rules of this country (two letters, empty for none) count from now on."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.country = Choice(words.say("Rules that count"))
        self.country.addItem(words.say("Rules that count everywhere"), "")
        for country in COUNTRIES:
            name = country_name(words, country)
            self.country.addItem(words.say("Also those of {country}", country=name), country)
        self.country.activated.connect(
            lambda _: self.country_changed.emit(self.country.currentData())
        )
        self._shown: object = None
        self._latest: tuple[Plan, Look] | None = None
        # Cards cost more than a frame: they are made once keys and mouse rest.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.fill)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        inside = QWidget()
        inside.setLayout(self._column)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.S)
        outer.addWidget(self.country)
        outer.addWidget(self._area)
        self.cards: list[FindingCard | RepairCard] = []

    def show_country(self, country: str) -> None:
        """Show which country's rules count."""
        self.country.setCurrentIndex(max(0, self.country.findData(country)))

    def show_look(self, plan: Plan, look: Look) -> None:
        """Show what checks say, once it is in view; nothing is made anew that is the same."""
        self._latest = (plan, look)
        if self.isVisible():
            self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Come into view: say what is true now."""
        super().showEvent(event)
        self.fill()

    def fill(self) -> None:
        """Make the cards of what was shown last."""
        self._rest.stop()
        if self._latest is None:
            return
        plan, look = self._latest
        shown = (look, plan if look.problems else None)
        if shown == self._shown:
            return
        self._shown = shown
        focus = QApplication.focusWidget()
        held = focus is not None and self._area.isAncestorOf(focus)
        self._clear()
        words = self._words
        if not look.total:
            self._column.addWidget(
                Label(words.say("Nothing to put right."), Type.BODY, tone="soft", wrap=True)
            )
        for problem in look.problems:
            card = RepairCard(words, plan, problem)
            card.go.connect(self.go)
            card.repair.connect(self.repair)
            self._add(card)
        for finding in look.findings:
            made = FindingCard(words, plan, finding)
            made.go.connect(self.go)
            self._add(made)
        self._column.addStretch(1)
        if held:
            self._give_keyboard()

    def _give_keyboard(self) -> None:
        """Take the keyboard to the next repair: it was on a card that is gone."""
        card = next((one for one in self.cards if isinstance(one, RepairCard)), None)
        if card is None:
            self.emptied.emit()
            return
        self._area.ensureWidgetVisible(card)
        card.take_focus()

    def _add(self, card: FindingCard | RepairCard) -> None:
        self.cards.append(card)
        self._column.addWidget(card)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.cards = []

    def reveal(self, block: str) -> None:
        """Bring the repairs of what is wrong at a block into view, with the keyboard on them."""
        self.fill()
        for card in self.cards:
            if isinstance(card, RepairCard) and card.problem.block == block:
                self._area.ensureWidgetVisible(card)
                card.take_focus()
                return


class FindingCard(QFrame):
    """One finding of a rule: how grave, what, why and by whom."""

    go = Signal(str)

    def __init__(self, words: Words, plan: Plan, finding: Finding) -> None:
        super().__init__()
        self.finding = finding
        self.setProperty("surface", "card")
        found_by = rule(finding.rule)
        error = finding.severity is Severity.ERROR
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        grave = severity_name(words, finding.severity)
        head.addWidget(Label(grave, Type.SECONDARY_STRONG, tone="attention" if error else "soft"))
        head.addWidget(Label(words.say(found_by.title), Type.SECONDARY, tone="soft", wrap=True), 1)
        said = finding_text(words, finding)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(Label(said, Type.CONTROL, wrap=True))
        self._why = Label(
            words.say(
                "{why} Source: {source} ({basis}).",
                why=words.say(found_by.why),
                source=words.say(found_by.source),
                basis=basis_name(words, found_by.basis),
            ),
            Type.SECONDARY,
            tone="soft",
            wrap=True,
        )
        self._why.hide()
        column.addWidget(self._why)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        block = plan.block(finding.block) if finding.block else None
        self.show_button = Button(words.say_c("button", "Show"), "quiet")
        self.show_button.setAccessibleName(words.say("Show where: {what}", what=said))
        self.show_button.setVisible(block is not None)
        self.show_button.clicked.connect(partial(self.go.emit, finding.block))
        self.why_button = Button(words.say_c("button", "Why?"), "quiet")
        self.why_button.setAccessibleName(words.say("Why: {what}", what=said))
        self.why_button.setCheckable(True)
        self.why_button.toggled.connect(self._why.setVisible)
        row.addWidget(self.show_button)
        row.addWidget(self.why_button)
        row.addStretch(1)
        column.addLayout(row)
        self.setAccessibleName(f"{grave}: {said}")
