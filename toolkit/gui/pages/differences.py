"""Differences: the plan at hand beside its original, or any other plan, block by block."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from toolkit.actions.comparing import Which, comparables, plan_in
from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.page import Page
from toolkit.gui.pages.differences_cards import EntryCard
from toolkit.gui.pages.differences_told import entries, of_topic
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.empty import EmptyState
from toolkit.gui.widgets.fields import Choice
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.text import Label
from toolkit.words.planchanges import Topic

if TYPE_CHECKING:
    from toolkit.actions.comparing import Comparable
    from toolkit.gui.context import Context
    from toolkit.gui.pages.differences_told import Entry
    from toolkit.model.plan import Plan

_CHOICE = 380
"""Pixels for the name of the other plan; a longer one is read in the list that opens."""
_MOST = 40
"""So many parts are shown at once; more on asking."""


class _Other(NamedTuple):
    """What the plan at hand is compared with: which of those that can be, its file, its name."""

    which: Which
    path: Path
    name: str


class DifferencesPage(Page):
    """A calm list of what differs, by day and block."""

    name = "differences"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self._others: list[_Other] = []
        self._of: Path | None = None
        self._plans: tuple[Plan, Plan] | None = None
        self._heads = ("", "")
        self._entries: list[Entry] = []
        self._topic: Topic | None = None
        self._most = _MOST
        self.cards: list[EntryCard] = []
        self.empty = EmptyState(
            "note",
            words.say("No plan is at hand. Choose the one whose changes you want to see."),
            words.say("Go to the plans"),
        )
        self.empty.pressed.connect(lambda: context.go.emit("plans"))
        self.same = EmptyState("saved", words.say("Nothing differs from the original."))
        self._build()
        context.open_plan.opened.connect(self._plan_changed)
        context.open_plan.changed.connect(self._plan_changed)

    def _build(self) -> None:
        words = self.words
        self.title = Label(words.say_c("page", "Differences"), Type.TITLE, wrap=True)
        self.told = Label("", Type.CONTROL, tone="soft", wrap=True)
        self.other = Choice(words.say("Compare with"))
        self.other.setMinimumWidth(_CHOICE)
        self.other.activated.connect(self._chosen)
        label = Label(words.say("Compare with"), Type.CONTROL, tone="soft")
        label.setFixedHeight(Size.FIELD)
        label.setBuddy(self.other)
        self.file = Button(words.say("Choose a file …"), icon="folder")
        self.file.clicked.connect(self._ask_file)
        choosing = QWidget()
        flow = FlowLayout(choosing, Space.M)
        for widget in (label, self.other, self.file):
            flow.addWidget(widget)
        chips = QWidget()
        beside = FlowLayout(chips, Space.S)
        self.chips: dict[Topic | None, Chip] = {}
        for topic, text in (
            (None, words.say_c("differences", "All")),
            (Topic.TIMES, words.say_c("differences", "Times")),
            (Topic.TEXTS, words.say_c("differences", "Texts and the rest")),
            (Topic.ORDER, words.say_c("differences", "Order, added, taken out")),
        ):
            chip = self.chips[topic] = Chip(text)
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(topic is None)
            chip.clicked.connect(partial(self._filter, topic))
            beside.addWidget(chip)
        self._filters = chips
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.M)
        self.more = Button(words.say("Show more"))
        self.more.clicked.connect(self._show_more)
        for part in (self.title, choosing, chips, self.told):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.same, 1)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setWidget(inside)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._area)
        self.setFocusProxy(self.other)

    def entered(self) -> None:
        """Come to the front: look what the plan at hand can be compared with."""
        self._of = None
        self._plan_changed()
        self.setFocus()

    def _plan_changed(self) -> None:
        if not self.isVisible():
            return
        open_plan, context = self.context.open_plan, self.context
        path, plan = open_plan.path, open_plan.plan
        self._stack.setCurrentIndex(0 if plan is None else 1)
        if path is None or plan is None:
            self._of = None
            return
        if path == self._of:
            if self._plans is not None:
                self.show_plans(self._plans[0], plan)
            return
        self._of, self._plans = path, None
        self._show([])
        self.told.setText("")
        self.same.hide()
        places = open_plan.places
        context.runner.do(
            lambda _: comparables(places, path, plan), partial(self._have_others, path)
        )

    def _have_others(self, path: Path, found: list[Comparable]) -> None:
        if path != self._of:
            return
        self._others = [_Other(one.which, one.path, self._called(one)) for one in found]
        self._fill()
        if self._others:
            self._compare(self._others[0])
        else:
            self.told.setText(self.words.say("There is nothing to compare with yet."))

    def _fill(self) -> None:
        self.other.clear()
        for other in self._others:
            self.other.addItem(other.name, other.path)

    def _called(self, one: Comparable) -> str:
        words = self.words
        if one.which is Which.ORIGINAL:
            return words.say("The original as it was: version {version}", version=one.version)
        if one.which is Which.NEWEST:
            return words.say("The original as it is now: version {version}", version=one.version)
        title = words.content(one.title)
        return words.say("{plan}, version {version}", plan=title, version=one.version)

    def _chosen(self, place: int) -> None:
        if 0 <= place < len(self._others):
            self._compare(self._others[place])

    def _ask_file(self) -> None:
        words = self.words
        dialog = QFileDialog(self, words.say("Compare with a plan"), documents())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{words.say('Plans')} (*.yaml *.yml)"])
        dialog.fileSelected.connect(lambda path: self.compare_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def compare_file(self, path: Path) -> None:
        """Compare with the plan in a file, and offer it with the others from now on."""
        other = next((one for one in self._others if one.path == path), None)
        if other is None:
            other = _Other(Which.FILE, path, path.name)
        self._compare(other)

    def _compare(self, other: _Other) -> None:
        path, places = self._of, self.context.open_plan.places

        def ready(before: Plan) -> None:
            after = self.context.open_plan.plan
            if after is None or path != self._of:
                return
            if other not in self._others:
                self._others.append(other)
                self.other.addItem(other.name, other.path)
            self.other.setCurrentIndex(self._others.index(other))
            self._heads = (other.name, self.words.say("This plan"))
            self._most = _MOST
            self.show_plans(before, after)

        self.context.runner.do(lambda _: plan_in(places, other.path), ready)

    def show_plans(self, before: Plan, after: Plan) -> None:
        """Show what has to change in ``before`` to make ``after`` of it."""
        self._plans = (before, after)
        self._entries = entries(self.words, before, after)
        name = self.words.content(after.title)
        self.title.setText(self.words.say("Differences in “{plan}”", plan=name))
        for topic, chip in self.chips.items():
            chip.setEnabled(topic is None or bool(of_topic(self._entries, topic)))
        if not self.chips[self._topic].isEnabled():
            self._topic = None
            self.chips[None].setChecked(True)
        self._refresh()

    def undo(self) -> bool:
        """Take back what was changed last in the plan at hand, if there is one."""
        return self.context.open_plan.undo() or self.context.open_plan.plan is not None

    def redo(self) -> bool:
        """Do again what was taken back last in the plan at hand, if there is one."""
        return self.context.open_plan.redo() or self.context.open_plan.plan is not None

    def _filter(self, topic: Topic | None) -> None:
        self._topic, self._most = topic, _MOST
        self._refresh()

    def _show_more(self) -> None:
        at = len(self.cards)
        self._most += _MOST
        self._refresh()
        if at < len(self.cards):
            self.cards[at].go.setFocus()

    def _refresh(self) -> None:
        words = self.words
        found = of_topic(self._entries, self._topic)
        count = sum(len(entry.rows) for entry in found)
        self.same.setVisible(not self._entries)
        self._filters.setVisible(bool(self._entries))
        self.told.setVisible(bool(found))
        parts = words.say_n("{n} part of the plan", "{n} parts of the plan", len(found))
        self.told.setText(
            words.say_n(
                "{n} difference in {parts}.", "{n} differences in {parts}.", count, parts=parts
            )
        )
        self._show(found)

    def _show(self, found: list[Entry]) -> None:
        empty(self._list)
        self.cards = []
        day = -1
        for entry in found[: self._most]:
            if entry.day != day:
                day = entry.day
                self._list.addWidget(Label(self._heading(day), Type.CARD, wrap=True))
            card = EntryCard(self.words, entry, self._heads)
            card.wanted.connect(self._go)
            self._list.addWidget(card)
            self.cards.append(card)
        self.more.setVisible(len(found) > self._most)

    def _heading(self, day: int) -> str:
        words = self.words
        if not day:
            return words.say("The plan as a whole")
        plan = self._plans[1] if self._plans is not None else None
        title = plan.days[day - 1].title if plan is not None and day <= len(plan.days) else ""
        if not title:
            return words.say("Day {day}", day=day)
        return words.say("Day {day}: {title}", day=day, title=title)

    def _go(self, block: str) -> None:
        self.context.open_plan.choose(block)
        self.context.go.emit("editor")
