"""What to do, in its order: who, last seen, search, calls; each call is recorded by one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.notfound_look import Tile
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.text import Label
from toolkit.model.search import AREAS, CALLS, Task, next_todo, todos
from toolkit.words.searching import task_text

if TYPE_CHECKING:
    from toolkit.gui.pages.notfound_case import Case
    from toolkit.model.search import Todo
    from toolkit.words import Words

_SIGNS = {"done": "tick", "next": "next", "late": "warning", "plain": "ring"}


class Tasks(Card):
    """One tile a task. ``called`` says whom was called; ``asked`` what a person wants to see to."""

    called = Signal(str)
    asked = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__(words.say("What to do, in this order"), padding=Space.L)
        self._words = words
        self.body.setSpacing(Space.XS + 2)
        hint = words.say("Press a call when you have made it.")
        self.body.addWidget(Label(hint, Type.SECONDARY, tone="soft", wrap=True))
        self.tiles: dict[Task, Tile] = {}
        for task in Task:
            tile = Tile("", wide=True)
            tile.clicked.connect(lambda _=False, t=task: self._pressed(t))
            self.tiles[task] = tile
            self.body.addWidget(tile)
        self.body.addStretch(1)

    def _pressed(self, task: Task) -> None:
        (self.called if task.value in CALLS else self.asked).emit(task.value)

    def show_case(self, case: Case) -> None:
        """Show what is done, what is next, what is overdue."""
        now = case.now
        coming = next_todo(case.event, case.search, now) if case.going_on else None
        known = {todo.task: todo for todo in todos(case.event, case.search)}
        for task, tile in self.tiles.items():
            todo = known.get(task)
            tile.setVisible(todo is not None)
            if todo is None:
                continue
            look = self._look(case, todo, coming)
            # Also afterwards somebody is called: that the child was found.
            tile.setEnabled(case.going_on or task.value in CALLS)
            tile.show_state(
                look,
                _SIGNS[look],
                self._told(case, todo),
                task_text(self._words, task, case.steps.minutes),
            )

    def _look(self, case: Case, todo: Todo, coming: Todo | None) -> str:
        if todo.done is not None:
            return "done"
        if coming is not None and todo.task is coming.task:
            return "next"
        overdue = todo.due > case.search.opened and todo.pressing(case.now)
        return "late" if overdue and case.going_on else "plain"

    def _told(self, case: Case, todo: Todo) -> str:
        if todo.task.value in CALLS:
            return self._told_call(case, todo)
        return {
            Task.WHO: self._told_who,
            Task.SEEN: self._told_seen,
            Task.SEARCH: self._told_search,
            Task.FACILITY: self._told_steps,
        }[todo.task](case)

    def _told_call(self, case: Case, todo: Todo) -> str:
        words = self._words
        calls = [call for call in case.search.calls if call.about == todo.task.value]
        if calls:
            times = words.join(case.by(call.at, call.by) for call in calls)
            return words.say("Called: {times}", times=times)
        if not case.going_on:
            return ""
        if todo.task is Task.LEAD:
            return words.say("now")
        time = case.clock(todo.due)
        if todo.pressing(case.now):
            return words.say("now, due since {time}", time=time)
        if todo.task is Task.POLICE:
            return words.say(
                "at any worry at once, at the latest {time}; no waiting period", time=time
            )
        return words.say("at the latest {time}", time=time)

    def _told_who(self, case: Case) -> str:
        return self._words.join(case.who(one.person) for one in case.search.missing)

    def _told_seen(self, case: Case) -> str:
        seen = [one for one in case.search.missing if one.seen_at is not None]
        return self._words.join(
            case.by(one.seen_at, one.seen_by) for one in seen if one.seen_at is not None
        )

    def _told_search(self, case: Case) -> str:
        areas = case.search.areas
        every = {*AREAS, *areas}
        done = sum(area.done_at is not None for area in areas.values())
        looking = len(areas) - done
        return self._words.say(
            "{done} of {all} places searched, in {looking} somebody looks now",
            done=done,
            all=len(every),
            looking=looking,
        )

    def _told_steps(self, case: Case) -> str:
        done = sum(step in case.search.steps for step in case.steps.steps)
        return self._words.say("{done} of {all} done", done=done, all=len(case.steps.steps))
