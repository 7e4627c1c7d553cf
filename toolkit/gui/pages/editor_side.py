"""The side of the editor: the fields of what is chosen, the activity library, the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from toolkit.doors import behind
from toolkit.gui.look.tokens import Space
from toolkit.gui.pages.editor_findings import Findings
from toolkit.gui.pages.editor_inspector import Inspector
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip
from toolkit.model.activity import as_block
from toolkit.model.editing.places import laid_open
from toolkit.words import load
from toolkit.words.activities import questions_step

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from toolkit.gui.context import Context
    from toolkit.gui.openplan import OpenPlan
    from toolkit.gui.pages.editor_findings import Look
    from toolkit.gui.pages.editor_hands import Hands
    from toolkit.gui.widgets.librarypanel import LibraryPanel
    from toolkit.model.activity import Activity
    from toolkit.model.plan import Plan

WIDTH = 350


class Side(QWidget):
    """Three panels under three chips; the library is read when it is first wanted."""

    go = Signal(str)
    """A block is to be shown in the agenda."""
    left = Signal()
    """The keyboard goes back to the agenda."""

    def __init__(self, context: Context, desk: OpenPlan, hands: Hands) -> None:
        super().__init__()
        self._context = context
        self._desk = desk
        self._hands = hands
        words = context.words
        self.setMinimumWidth(WIDTH)
        self.inspector = Inspector(context, desk, hands)
        self.inspector.leave.connect(self.left)
        self.findings = Findings(words)
        self.findings.go.connect(self.go)
        self.findings.repair.connect(hands.repair)
        self.findings.emptied.connect(self.left)
        self.library: LibraryPanel | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.inspector)
        self._stack.addWidget(self.findings)
        self.fields_chip = self._chip(words.say_c("tab", "Fields"), self.show_fields)
        self.plan_chip = self._chip(words.say_c("tab", "Plan"), self.show_plan_fields)
        self.plan_chip.setToolTip(words.say("Fields of the plan"))
        self.library_chip = self._chip(words.say_c("tab", "Library"), self.show_library)
        self.checks_chip = self._chip(words.say_c("tab", "Checks"), self.show_checks)
        chips = FlowLayout(spacing=Space.S)
        for chip in (self.fields_chip, self.plan_chip, self.library_chip, self.checks_chip):
            chips.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(chips)
        column.addWidget(self._stack, 1)
        self._mark()

    def _chip(self, said: str, do: object) -> Chip:
        chip = Chip(said)
        chip.setCheckable(True)
        if callable(do):
            chip.clicked.connect(lambda _checked=False: do())
        return chip

    def _front(self, panel: QWidget) -> None:
        self._stack.setCurrentWidget(panel)
        self._mark()

    def _mark(self) -> None:
        now = self._stack.currentWidget()
        plan = not self._desk.chosen
        self.fields_chip.setChecked(now is self.inspector and not plan)
        self.plan_chip.setChecked(now is self.inspector and plan)
        self.checks_chip.setChecked(now is self.findings)
        self.library_chip.setChecked(self.library is not None and now is self.library)

    def show_now(self, begin: int | None, end: int | None) -> None:
        """Tell of what is chosen, with the times of the chosen block."""
        self.inspector.show_now(begin, end)
        self._mark()
        if self.library is not None:
            self.library.set_may_insert(self._desk.own)

    def show_look(self, plan: Plan, look: Look) -> None:
        """Tell what checks say of the plan as it stands."""
        words = self._context.words
        self.findings.show_look(plan, look)
        said = words.say_c("tab", "Checks")
        if look.total:
            said = words.say("{tab} ({n})", tab=said, n=words.number(look.total))
        self.checks_chip.setText(said)
        self.checks_chip.set_tone("attention" if look.total else "plain")

    def show_fields(self) -> None:
        """Bring the fields to the front."""
        self._front(self.inspector)

    def show_plan_fields(self) -> None:
        """Bring the plan's own fields to the front: no block is chosen then."""
        self._desk.choose("")
        self.show_fields()

    def show_checks(self) -> None:
        """Bring what checks say to the front."""
        self._front(self.findings)

    def reveal(self, block: str) -> None:
        """Bring the repairs of what is wrong at a block into view."""
        self.findings.reveal(block)

    def focus_title(self) -> None:
        """Bring the fields to the front, with the keyboard on the title."""
        self.show_fields()
        self.inspector.focus_title()

    def begin_length(self, text: str) -> None:
        """Begin to type a length."""
        self.show_fields()
        self.inspector.focus_length(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back to the agenda on Escape, from every panel."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def leave_fields(self) -> None:
        """Apply what is being typed."""
        self.inspector.flush()

    def show_library(self) -> None:
        """Bring the library to the front; its files are read on the worker the first time."""
        if self.library is None:
            self.library = behind("library-panel")(self._context.words)
            self.library.chosen.connect(self._insert)
            self._stack.addWidget(self.library)
            places = self._desk.places
            read, whole = behind("list-activities"), behind("activities-of")
            self._context.runner.do(lambda _: whole(read(places)), self._have_activities)
        self._front(self.library)
        self.library.search.setFocus()

    def _have_activities(self, activities: list[Activity]) -> None:
        if self.library is not None:
            self.library.set_activities(activities)

    def _insert(self, activity: Activity) -> None:
        plan = self._desk.plan
        if plan is not None:
            questions = questions_step(load(plan.language, self._desk.places.i18n))
            self._hands.insert(as_block(activity, laid_open(plan).ids(), questions))
