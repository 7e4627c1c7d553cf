"""A gap or an overlap at a fixed time: how many minutes, and three ways to put it right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from toolkit.doors import behind
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label
from toolkit.model.editing.repairs import Repair, Way, repairs, stretch_of

if TYPE_CHECKING:
    from toolkit.model.plan import Plan
    from toolkit.model.plancheck import TimeProblem
    from toolkit.words import Words


class RepairCard(QFrame):
    """One problem of time. Nothing changes until somebody chooses."""

    go = Signal(str)
    repair = Signal(object)

    def __init__(self, words: Words, plan: Plan, problem: TimeProblem) -> None:
        super().__init__()
        self.problem = problem
        self._words = words
        self.setProperty("surface", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column.setSpacing(Space.XS)
        heading = Label(self._heading(), Type.CONTROL_STRONG, tone="attention", wrap=True)
        column.addWidget(heading)
        column.addWidget(Label(self._where(plan), Type.SECONDARY, tone="soft", wrap=True))
        self.buttons: list[Button] = []
        found = repairs(plan, problem)
        lengths = [one for one in found if one.way is Way.LENGTH]
        for one in [one for one in found if one.way is not Way.LENGTH] + lengths[:1]:
            self._offer(column, one)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        if len(lengths) > 1:
            row.addWidget(self._others(lengths[1:]))
        self.show_button = Button(words.say_c("button", "Show"), "quiet")
        self.show_button.clicked.connect(partial(self.go.emit, problem.block))
        row.addWidget(self.show_button)
        row.addStretch(1)
        column.addLayout(row)
        self.setAccessibleName(heading.text())

    def take_focus(self) -> None:
        """Take the keyboard to the first repair that can be done."""
        able = next((one for one in self.buttons if one.isEnabled()), self.show_button)
        able.setFocus()

    def _heading(self) -> str:
        words, minutes = self._words, self.problem.minutes
        if self.problem.code == "gap":
            return words.say_n("{n} minute without a plan", "{n} minutes without a plan", minutes)
        return words.say_n("{n} minute too many", "{n} minutes too many", minutes)

    def _where(self, plan: Plan) -> str:
        words = self._words
        found = stretch_of(plan, self.problem)
        if found is None:
            block = plan.block(self.problem.block)
            return words.say("At “{title}”.", title=block.title if block else "")
        return words.say(
            "Day {day}: between “{before}” at {from_time} and “{fixed}” at {time}.",
            day=found.day,
            before=found.before.title,
            from_time=words.time(found.before.start or 0),
            fixed=found.fixed.title,
            time=words.time(found.fixed.start or 0),
        )

    def _offer(self, column: QVBoxLayout, one: Repair) -> None:
        """Show a repair: what it does, what comes of it, and the button that does it."""
        words = self._words
        what, effect = self._what(one), self._effect(one)
        button = Button(words.say_c("button", "Do this"))
        button.setEnabled(one.plan is not None)
        button.setAccessibleName(what)
        button.setAccessibleDescription(effect)
        button.clicked.connect(partial(self.repair.emit, one))
        self.buttons.append(button)
        tone = "done" if one.plan is not None and not one.leaves else "soft"
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(Label(what, Type.CONTROL, wrap=True))
        told.addWidget(Label(effect, Type.SECONDARY, tone=tone, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addLayout(told, 1)
        row.addWidget(button)
        column.addLayout(row)

    def _what(self, one: Repair) -> str:
        words = self._words
        if one.way is not Way.LENGTH:
            return words.say(
                "Move “{title}”: {before} → {after}",
                title=one.title,
                before=words.time(one.before),
                after=words.time(one.after),
            )
        told = {
            "title": one.title,
            "before": words.duration(one.before),
            "after": words.duration(one.after),
        }
        if one.after < one.before:
            return words.say("Shorten “{title}”: {before} → {after}", **told)
        return words.say("Stretch “{title}”: {before} → {after}", **told)

    def _effect(self, one: Repair) -> str:
        words = self._words
        if one.refused is not None:
            return str(behind("explain")(words, one.refused))
        if not one.leaves:
            return words.say("Then all times fit here.")
        told = []
        for problem in one.leaves:
            block = one.plan.block(problem.block) if one.plan is not None else None
            title = block.title if block is not None else ""
            told.append(
                words.say("{n} min free before “{title}”", n=problem.minutes, title=title)
                if problem.code == "gap"
                else words.say("{n} min too many at “{title}”", n=problem.minutes, title=title)
            )
        return words.say("Leaves open: {what}", what=words.join(told))

    def _others(self, lengths: list[Repair]) -> Button:
        button = Button(self._words.say("Another block …"), "quiet")
        menu = QMenu(button)
        for one in lengths:
            action = menu.addAction(self._what(one))
            action.setEnabled(one.plan is not None)
            action.triggered.connect(partial(self.repair.emit, one))
        button.setMenu(menu)
        return button
