"""Which question stands on the Run page: what a person asked for, else what the event asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.gui.pages.run_count import CountPanel
from toolkit.gui.pages.run_questions import (
    EndPanel,
    GapPanel,
    InsertPanel,
    OpenPanel,
    SkipPanel,
    StartPanel,
)
from toolkit.model.facts import ResumeAnswered
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.people import why_held
from toolkit.model.plan import Kind
from toolkit.model.prompts import counts_due, expected_people, forgotten_start
from toolkit.model.schedule import Phase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.gui.heartbeat import Jump
    from toolkit.gui.pages.run_hands import Hands
    from toolkit.gui.pages.run_panel import Panel
    from toolkit.gui.pages.run_view import View
    from toolkit.model.facts import Fact
    from toolkit.model.prompts import CountDue
    from toolkit.words import Words

Key = tuple[object, ...]

NOT_YET = 5 * MINUTE
"""Milliseconds for which *Not yet* is left in peace."""


class Prompts(QWidget):
    """The place of questions: one at a time, what a person asked for before all others."""

    closed = Signal(bool)
    """A question is gone; true if the keyboard was on it."""

    def __init__(self, words: Words, hands: Hands) -> None:
        super().__init__()
        self._words = words
        self._hands = hands
        self._view: View | None = None
        self._key: Key = ()
        self._asked = False
        self._jump: Jump | None = None
        self._put_off: dict[Key, Instant | None] = {}
        self.panel: Panel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def jumped(self, jump: Jump, facts: Sequence[Fact], view: View) -> bool:
        """Take in that time passed unseen; whether it is worth a question.

        It is when a block ran meanwhile, awake, and the same span wasn't asked about before.
        """
        asleep = view.phase is not Phase.RUNNING
        answered = any(
            isinstance(f.what, ResumeAnswered)
            and f.what.start < jump.end
            and f.what.end > jump.start
            for f in facts
        )
        row = view.running
        if asleep or answered or jump.end <= jump.start or row is None or row.begin >= jump.end:
            return False
        self._jump = jump
        return True

    def show_view(self, view: View) -> None:
        """Ask what is to be asked now; a question that is still right stays as it is."""
        self._view = view
        if self._asked:
            self._refresh(view)
            return
        key = self._wanted(view)
        if key == self._key:
            self._refresh(view)
            return
        self._key = key
        self._set(self._make(view, key))

    def _refresh(self, view: View) -> None:
        if isinstance(self.panel, CountPanel):
            self.panel.set_expected(expected_people(view.event))
        elif isinstance(self.panel, StartPanel):
            self.panel.follow(view)

    def _wanted(self, view: View) -> Key:
        if view.phase is Phase.PREPARED:
            return ("open", *(hold.code for hold in why_held(view.event.people.values())))
        if view.phase is Phase.CLOSED or view.at_end:
            return ("end", view.phase is Phase.CLOSED)
        if self._jump is not None and view.running is not None:
            return ("gap", self._jump.start, self._jump.end)
        forgotten = forgotten_start(view.event, view.schedule, view.now)
        if forgotten is not None and self._may_ask(("forgotten", forgotten.block), view.now):
            return ("forgotten", forgotten.block, forgotten.at)
        for due in counts_due(view.event, view.schedule, view.now):
            if self._may_ask(("count", due.block, due.night_at), view.now):
                return ("count", due.block, due.night_at)
        return ()

    def _may_ask(self, key: Key, now: Instant) -> bool:
        if key not in self._put_off:
            return True
        until = self._put_off[key]
        return until is not None and now >= until

    def _make(self, view: View, key: Key) -> Panel | None:
        if not key:
            return None
        if key[0] == "open":
            panel = OpenPanel(self._words, view)
            panel.opened.connect(self._hands.open_event)
            return panel
        if key[0] == "end":
            ending = EndPanel(self._words, closed=view.phase is Phase.CLOSED)
            ending.finish.connect(self._hands.go_to_finish)
            return ending
        if key[0] == "gap":
            return self._gap(view)
        if key[0] == "forgotten":
            return self._forgotten(view)
        due = next(iter(counts_due(view.event, view.schedule, view.now)))
        return self._count(view, due)

    def _gap(self, view: View) -> Panel | None:
        jump, row = self._jump, view.running
        if jump is None or row is None:
            return None
        panel = GapPanel(self._words, view, row, jump)

        def answered(answer: str) -> None:
            self._jump = None
            self._hands.answer(answer, jump.start, jump.end)

        panel.answered.connect(answered)
        panel.put_away.connect(self._forget_jump)
        return panel

    def _forget_jump(self) -> None:
        self._jump = None

    def _forgotten(self, view: View) -> Panel | None:
        found = forgotten_start(view.event, view.schedule, view.now)
        row = None if found is None else view.schedule.row(found.block)
        if found is None or row is None:
            return None
        panel = StartPanel(self._words, view, row, found.at, forgotten=True)
        panel.start_now.connect(lambda: self._hands.start(found.block))
        panel.began.connect(lambda at: self._hands.began(found.block, at))
        panel.not_yet.connect(lambda: self._later(("forgotten", found.block), NOT_YET))
        return panel

    def _later(self, key: Key, by: int | None) -> None:
        """Leave something in peace for ``by`` milliseconds, or for good."""
        now = self._view.now if self._view is not None else Instant(0)
        self._put_off[key] = None if by is None else Instant(now + by)

    def _count(self, view: View, due: CountDue | None) -> Panel:
        words = self._words
        expected = expected_people(view.event)
        block = due.block if due is not None else ""
        at = due.night_at if due is not None else None
        row = view.schedule.row(block) if block else view.running
        if at is not None:
            title = words.say("Night headcount, {time}", time=words.time(at))
        elif row is not None:
            title = words.say("Headcount: {block}", block=words.content(row.block.title))
        else:
            title = words.say("Headcount")
        panel = CountPanel(words, title, expected)
        panel.counted.connect(lambda n, of: self._hands.count(n, of, block, at))
        panel.put_aside.connect(lambda: self._later(("count", block, at), None))
        return panel

    def ask_count(self, view: View) -> None:
        """Count now; for what is due if anything is, else for what runs."""
        self._view = view
        if not self._asked and isinstance(self.panel, CountPanel):
            self.panel.take_up()
            return
        due = next(iter(counts_due(view.event, view.schedule, view.now)), None)
        key = () if due is None else ("count", due.block, due.night_at)
        self._ask(self._count(view, due), key)

    def ask_insert(self, view: View) -> None:
        """Ask what to put in between."""
        after = view.running
        panel = InsertPanel(self._words, after)
        panel.inserted.connect(self._hands.insert)
        self._ask(panel)

    def ask_skip(self, view: View) -> None:
        """Skip what comes next; while something runs it is asked which of the two is meant."""
        row, coming = view.running, view.schedule.next
        if row is None or row.block.kind is Kind.NIGHT:
            if coming is not None:
                self._hands.skip(coming.id)
            return
        panel = SkipPanel(self._words, row, coming)
        panel.skipped.connect(self._hands.skip)
        self._ask(panel)

    def ask_start(self, view: View) -> None:
        """Ask when what runs began."""
        row = view.running
        if row is None:
            return
        due = row.planned_begin if row.planned_begin is not None else row.begin
        panel = StartPanel(self._words, view, row, min(due, row.begin), forgotten=False)
        panel.began.connect(lambda at: self._hands.began(row.id, at))
        self._ask(panel)

    def _ask(self, panel: Panel, key: Key = ()) -> None:
        self._asked = True
        self._key = key
        self._set(panel)
        panel.take_up()

    def _set(self, panel: Panel | None) -> None:
        before, self.panel = self.panel, panel
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        if panel is not None:
            panel.done.connect(self._close)
            self._column.addWidget(panel)
        self.setVisible(panel is not None)
        if panel is not None:
            panel.show()

    def _close(self) -> None:
        """The question was answered or put off; its key stays, so that it isn't asked again."""
        self._asked = False
        held = self.panel is not None and self.panel.isAncestorOf(self.focusWidget() or self)
        self._set(None)
        self.closed.emit(held)
