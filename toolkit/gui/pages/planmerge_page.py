"""Bringing the new version of an original into one's own plan: clash by clash, then all at once.

Nothing is written before *Bring it in*; what was there before comes back with *Undo*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QStackedLayout,
)

from toolkit.actions.bringing_in import bring_in, look_ahead, make_ready, take_back
from toolkit.actions.keeping_up import Override
from toolkit.doors import behind
from toolkit.gui.page import Page
from toolkit.gui.pages.planmerge_told import told
from toolkit.gui.pages.planmerge_view import MergeView
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.empty import EmptyState
from toolkit.gui.widgets.keys import digit_of
from toolkit.model.clashes import Side

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from toolkit.actions.bringing_in import Brought, Outcome, Ready
    from toolkit.gui.context import Context
    from toolkit.model.clashes import Clash, Spot
    from toolkit.model.errors import UserError

_SIDES = {1: Side.LOCAL, 2: Side.NEW}
"""What the keys 1 and 2 choose."""


class PlanMergePage(Page):
    """The summary, the clashes one by one, what comes of it, and *Bring it in*."""

    name = "plan-merge"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._path: Path | None = None
        self._ready: Ready | None = None
        self._outcome: Outcome | None = None
        self._brought: Brought | None = None
        self._decisions: dict[Spot, Side] = {}
        self._ending = False
        """Whether the keyboard goes on to the end of the page once nothing is left to decide."""
        self._clashes: list[Clash] = []
        self._at = 0
        words = self.words
        self.empty = EmptyState("plans", " ", words.say("Go to the plans"))
        self.empty.pressed.connect(lambda: context.go.emit("plans"))
        self.done = EmptyState("saved", " ", words.say("See the differences"))
        self.done.pressed.connect(lambda: context.go.emit("differences"))
        self.undo_it = Button(words.say_c("button", "Undo"), icon="undo")
        self.undo_it.clicked.connect(self.undo)
        self.view = MergeView(words)
        self.view.clash.decided.connect(self.decide)
        self.view.clash.all_decided.connect(self._decide_all)
        self.view.clash.turned.connect(lambda by: self._turn(self._at + by))
        self.view.lost.changed.connect(lambda: self.view.allow(self._outcome, len(self.open)))
        self.view.bring.clicked.connect(self._bring_in)
        self.view.cancel.clicked.connect(self._leave)
        self.done.add_below(self.undo_it)
        self._stack = QStackedLayout(self)
        for widget in (self.empty, self.view, self.done):
            self._stack.addWidget(widget)

    # --- coming to the front

    def entered(self) -> None:
        """Come to the front: read the three plans of the one at hand; nothing is decided yet."""
        open_plan = self.context.open_plan
        open_plan.save()
        self._path, self._ready, self._outcome = open_plan.path, None, None
        self._brought, self._decisions, self._clashes, self._at = None, {}, [], 0
        self._ending = False
        self.view.lost.by.clear()
        self.view.lost.reason.clear()
        path, places = self._path, open_plan.places
        if path is None:
            words = self.words
            self._say_instead(words.say("No plan is at hand. Choose the one to bring up to date."))
            return
        self._say_instead(self.words.say("The three plans are being read …"))

        def ready(made: tuple[Ready, Outcome]) -> None:
            if path == self._path and self._brought is None:
                self._ready = made[0]
                self._show(made[1])
                self._stack.setCurrentWidget(self.view)
                self._take_keyboard()

        def work(_: object) -> tuple[Ready, Outcome]:
            made = make_ready(places, path)
            return made, look_ahead(made, {})

        self.context.runner.do(work, ready, self._refused)

    def _refused(self, error: UserError) -> None:
        self._say_instead(behind("explain")(self.words, error))

    def _say_instead(self, text: str) -> None:
        self.empty.set_text(text, self.words.say("Go to the plans"))
        self._stack.setCurrentWidget(self.empty)

    # --- deciding

    @property
    def open(self) -> list[Clash]:
        """The clashes that nobody has decided yet."""
        return [clash for clash in self._clashes if clash.spot not in self._decisions]

    def decide(self, side: Side) -> None:
        """Decide the clash that is shown, and go on to the next that is open."""
        if not self._clashes:
            return
        self._ending = self._ending or bool(self.open)
        spot = self._clashes[self._at].spot
        # Put last again, so that undoing takes back what was decided last.
        self._decisions.pop(spot, None)
        self._decisions[spot] = side
        after = [*range(self._at + 1, len(self._clashes)), *range(self._at)]
        self._at = next(
            (at for at in after if self._clashes[at].spot not in self._decisions), self._at
        )
        self._look()

    def _decide_all(self, side: Side) -> None:
        """Decide what is open, also what comes up by these decisions."""
        self._ending = True
        for clash in self.open:
            self._decisions[clash.spot] = side
        self._look(then_all=side)

    def _turn(self, at: int) -> None:
        self._at = max(0, min(at, len(self._clashes) - 1))
        self._show_clash()

    def _look(self, then_all: Side | None = None) -> None:
        """Work out anew what comes of it."""
        ready, decisions = self._ready, dict(self._decisions)
        if ready is None:
            return
        self._show_clash()
        self._outcome = None
        self.view.allow(None, len(self.open))

        def have(outcome: Outcome) -> None:
            if ready is not self._ready or decisions != self._decisions:
                return
            self._show(outcome)
            if then_all is not None and self.open:
                self._decide_all(then_all)

        self.context.runner.do(lambda _: look_ahead(ready, decisions), have)

    def _show(self, outcome: Outcome) -> None:
        ready = self._ready
        if ready is None:
            return
        self._outcome = outcome
        shown = self._clashes[self._at].spot if self._clashes else None
        self._clashes = list(outcome.merged.clashes)
        spots = [clash.spot for clash in self._clashes]
        self._at = spots.index(shown) if shown in spots else 0
        self.view.show_plans(ready)
        self.view.show_counts(outcome, len(self._clashes), len(self.open))
        self._show_clash()
        self.view.lost.show_lost(outcome.merged.lost)
        self.view.outcome.show_outcome(outcome)
        self.view.allow(outcome, len(self.open))
        if self._ending and not self.open:
            self._ending = False
            self.view.take_end()

    def _show_clash(self) -> None:
        ready, card = self._ready, self.view.clash
        card.setVisible(bool(self._clashes))
        if ready is None or not self._clashes:
            return
        clash = self._clashes[self._at]
        side = self._decisions.get(clash.spot)
        card.show_clash(told(self.words, ready, clash), self._at, len(self._clashes), side)
        left = len(self.open)
        for button in (card.all_mine, card.all_theirs):
            button.setVisible(left > 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let 1 keep mine and 2 take theirs, and the arrows turn, by the place of the key."""
        side = _SIDES.get(digit_of(event) or 0)
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QAbstractSpinBox)
        if side is not None and not typing and self._stack.currentWidget() is self.view:
            if not event.isAutoRepeat():
                self.decide(side)
            return
        super().keyPressEvent(event)

    def _take_keyboard(self) -> None:
        view = self.view
        first = view.clash.mine if self._clashes else view.bring
        (first if first.isEnabled() else view.cancel).setFocus()

    # --- the end

    def _bring_in(self) -> None:
        ready, decisions = self._ready, dict(self._decisions)
        if ready is None or not self.view.bring.isEnabled():
            return
        self.view.bring.setEnabled(False)
        override = Override(self.view.lost.by.text(), self.view.lost.reason.text())

        def failed(error: UserError) -> None:
            self.view.allow(self._outcome, 0)
            self.context.runner.trouble.emit(error)

        self.context.runner.do(
            lambda _: bring_in(ready, decisions, override), self._have_brought, failed
        )

    def _have_brought(self, brought: Brought) -> None:
        self._brought = brought
        words = self.words
        version = brought.plan.origin.version if brought.plan.origin is not None else 0
        text = words.say("Version {version} is in your plan.", version=version)
        self.done.set_text(text, words.say("See the differences"))
        self._stack.setCurrentWidget(self.done)
        self.done.setFocus()
        # The page has an Undo of its own; one in a message would outlive it.
        self.context.acted.emit()
        self._reopen(brought.path)

    def _reopen(self, path: Path) -> None:
        open_plan = self.context.open_plan
        if open_plan.path == path:
            open_plan.open(str(path))

    def undo(self) -> bool:
        """Bring the plan back as it was before; earlier take the last decision back."""
        brought = self._brought
        if brought is None:
            return self._undecide()
        self._brought = None

        def back(_: None) -> None:
            self.context.say(self.words.say("Your plan is as it was before."))
            self._reopen(brought.path)
            if self.isVisible():
                self.entered()

        self.context.runner.do(lambda _: take_back(brought), back)
        return True

    def _undecide(self) -> bool:
        if self._ready is None:
            return False
        if self._decisions:
            spot, _ = self._decisions.popitem()
            spots = [clash.spot for clash in self._clashes]
            self._at = spots.index(spot) if spot in spots else self._at
            self._look()
        return True

    def _leave(self) -> None:
        self._ready, self._outcome = None, None
        self.context.go.emit("plans")
