"""What the agenda asks the desk: opening, ending, time unseen, forgotten starts, headcounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.gui.pages.run_count import CountPanel
from toolkit.gui.pages.run_gap import WhileAwayPanel, should_have_begun
from toolkit.gui.pages.run_missing import FRESH
from toolkit.gui.pages.run_questions import (
    EndPanel,
    GapPanel,
    InsertPanel,
    OpenPanel,
    SkipPanel,
    StartPanel,
)
from toolkit.model.facts import ResumeAnswered
from toolkit.model.instants import MINUTE
from toolkit.model.people import why_held
from toolkit.model.plan import Kind
from toolkit.model.prompts import counts_due, expected_people, forgotten_start
from toolkit.model.schedule import Phase
from toolkit.model.search import found_uncounted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.gui.heartbeat import Jump
    from toolkit.gui.pages.run_hands import Hands
    from toolkit.gui.pages.run_panel import Panel
    from toolkit.gui.pages.run_prompts import Key, Prompts
    from toolkit.gui.pages.run_view import View
    from toolkit.model.facts import Fact
    from toolkit.model.prompts import CountDue
    from toolkit.words import Words

_FOUND = "found"
"""The question that is asked once a child was found begins with this."""
NOT_YET = 5 * MINUTE
"""Milliseconds for which *Not yet* is left in peace."""


class EdgeAsks:
    """Opening an event, and ending it."""

    def __init__(self, words: Words, hands: Hands) -> None:
        self._words = words
        self._hands = hands

    def wanted(self, view: View) -> Sequence[Key]:
        """Ask before the event opens, and when nothing is ahead any more."""
        if view.phase is Phase.PREPARED:
            return [("open", *(hold.code for hold in why_held(view.event.people.values())))]
        if view.phase is Phase.CLOSED or view.at_end:
            return [("end", view.phase is Phase.CLOSED)]
        return []

    def make(self, view: View, key: Key) -> Panel:
        """Make the panel that opens the event, or that leads to its finish."""
        if key[0] == "open":
            panel = OpenPanel(self._words, view)
            panel.opened.connect(self._hands.open_event)
            return panel
        ending = EndPanel(self._words, closed=view.phase is Phase.CLOSED)
        ending.finish.connect(self._hands.go_to_finish)
        return ending

    def follow(self, panel: Panel, view: View) -> None:
        """Nothing on them moves."""


class GapAsks:
    """Time that passed while nobody saw the clock run."""

    def __init__(self, words: Words, hands: Hands) -> None:
        self._words = words
        self._hands = hands
        self._jump: Jump | None = None
        self._passed = False
        """Whether blocks should have begun in it."""

    def jumped(self, jump: Jump, facts: Sequence[Fact], view: View) -> bool:
        """Take in that time passed unseen; whether it is worth a question.

        It is when a block ran meanwhile, awake, or others should have begun, and the same span
        wasn't asked about before. Where another laptop runs the agenda, that one saw it.
        """
        if not view.clock_here:
            return False
        asleep = view.phase is not Phase.RUNNING
        answered = any(
            isinstance(f.what, ResumeAnswered)
            and f.what.start < jump.end
            and f.what.end > jump.start
            for f in facts
        )
        row = view.running
        if answered or jump.end <= jump.start or view.phase in (Phase.PREPARED, Phase.CLOSED):
            return False
        ran = not asleep and row is not None and row.begin < jump.end
        self._passed = bool(should_have_begun(view, jump))
        if ran or self._passed:
            self._jump = jump
        return ran or self._passed

    def wanted(self, view: View) -> Sequence[Key]:
        """Ask until it is answered or put away."""
        if self._jump is None or (view.running is None and not self._passed):
            return []
        return [("gap", self._jump.start, self._jump.end)]

    def make(self, view: View, key: Key) -> Panel | None:
        """Make the panel that asks what the span was."""
        jump, row = self._jump, view.running
        if jump is None:
            return None

        def answered(answer: str) -> None:
            self._jump = None
            self._hands.answer(answer, jump.start, jump.end)

        def laid(answer: str, minutes: int) -> None:
            self._jump = None
            first = meant[0].row.id if meant else ""
            self._hands.lay_gap(answer, jump.start, jump.end, minutes, first)

        meant = should_have_begun(view, jump)
        panel: GapPanel | WhileAwayPanel
        if meant:
            panel = WhileAwayPanel(self._words, view, jump)
            panel.laid.connect(laid)
        elif row is not None:
            panel = GapPanel(self._words, view, row, jump)
        else:
            return None
        panel.answered.connect(answered)
        panel.put_away.connect(self._forget)
        return panel

    def _forget(self) -> None:
        self._jump = None

    def follow(self, panel: Panel, view: View) -> None:
        """Nothing on it moves."""


class StartAsks:
    """Starts that seem forgotten."""

    def __init__(self, words: Words, hands: Hands, prompts: Prompts) -> None:
        self._words = words
        self._hands = hands
        self._prompts = prompts

    def wanted(self, view: View) -> Sequence[Key]:
        """Ask when a block should have begun and nothing runs."""
        if not view.clock_here:
            return []
        found = forgotten_start(view.event, view.schedule, view.now)
        return [] if found is None else [("forgotten", found.block)]

    def make(self, view: View, key: Key) -> Panel | None:
        """Make the panel that asks whether and when it began."""
        found = forgotten_start(view.event, view.schedule, view.now)
        row = None if found is None else view.schedule.row(found.block)
        if found is None or row is None:
            return None
        panel = StartPanel(self._words, view, row, found.at, forgotten=True)
        panel.start_now.connect(lambda: self._hands.start(found.block))
        panel.began.connect(lambda at: self._hands.began(found.block, at))
        panel.not_yet.connect(lambda: self._prompts.later(("forgotten", found.block), NOT_YET))
        return panel

    def follow(self, panel: Panel, view: View) -> None:
        """Let the time that is offered follow the clock."""
        if isinstance(panel, StartPanel):
            panel.follow(view)

    def ask(self, view: View) -> None:
        """Ask when what runs began."""
        row = view.running
        if row is None:
            return
        due = row.planned_begin if row.planned_begin is not None else row.begin
        panel = StartPanel(self._words, view, row, min(due, row.begin), forgotten=False)
        panel.began.connect(lambda at: self._hands.began(row.id, at))
        self._prompts.ask(panel)


class CountAsks:
    """Headcounts that are due: by the agenda, and once a child was found."""

    def __init__(self, words: Words, hands: Hands, prompts: Prompts) -> None:
        self._words = words
        self._hands = hands
        self._prompts = prompts

    def wanted(self, view: View) -> Sequence[Key]:
        """Ask for each count that should have been taken by now.

        Any count says whether all are here again after a search, so that what is due comes first.
        """
        due = counts_due(view.event, view.schedule, view.now)
        keys: list[Key] = [("count", count.block, count.night_at) for count in due]
        found = None if view.phase is Phase.CLOSED else found_uncounted(view.event)
        if found is not None and view.now - found.at < FRESH:
            keys.append((_FOUND, found.at))
        return keys

    def make(self, view: View, key: Key) -> Panel:
        """Make the panel that asks how many were counted."""
        if key[0] == _FOUND:
            return self._panel(view, None, key)
        return self._panel(view, next(iter(counts_due(view.event, view.schedule, view.now))), key)

    def follow(self, panel: Panel, view: View) -> None:
        """Let what is expected follow who is here."""
        if isinstance(panel, CountPanel):
            panel.set_expected(expected_people(view.event))

    def _panel(self, view: View, due: CountDue | None, key: Key) -> Panel:
        expected = expected_people(view.event)
        block = due.block if due is not None else ""
        at = due.night_at if due is not None else None
        panel = CountPanel(self._words, self._title(view, due, key), expected)
        panel.counted.connect(lambda n, of: self._hands.count(n, of, block, at))
        panel.missing.connect(lambda n, of: self._hands.missing(n, of, block, at))
        panel.again.connect(lambda n, of: self._again(view, due, key, (n, of, block, at)))
        panel.put_aside.connect(lambda: self._prompts.later(key, None))
        return panel

    def _title(self, view: View, due: CountDue | None, key: Key) -> str:
        words = self._words
        row = view.schedule.row(due.block) if due is not None else view.running
        if key and key[0] == _FOUND:
            return words.say("Count again now")
        if due is not None and due.night_at is not None:
            return words.say("Night headcount, {time}", time=words.time(due.night_at))
        if row is not None:
            return words.say("Headcount: {block}", block=words.content(row.block.title))
        return words.say("Headcount")

    def _again(
        self,
        view: View,
        due: CountDue | None,
        key: Key,
        counted: tuple[int, int, str, int | None],
    ) -> None:
        """What was counted stands, and the same count is asked once more."""
        self._hands.count(*counted)
        self._prompts.ask(self._panel(view, due, key), key)

    def ask(self, view: View) -> None:
        """Count now; for what is due if anything is, else for what runs."""
        standing = self._prompts.panel
        if not self._prompts.is_asked_for and isinstance(standing, CountPanel):
            standing.take_up()
            return
        due = next(iter(counts_due(view.event, view.schedule, view.now)), None)
        key: Key = () if due is None else ("count", due.block, due.night_at)
        self._prompts.ask(self._panel(view, due, key), key)


def ask_insert(words: Words, hands: Hands, prompts: Prompts, view: View) -> None:
    """Ask what to put in between."""
    panel = InsertPanel(words, view.running)
    panel.inserted.connect(hands.insert)
    prompts.ask(panel)


def ask_skip(words: Words, hands: Hands, prompts: Prompts, view: View) -> None:
    """Skip what comes next; while something runs it is asked which of the two is meant."""
    row, coming = view.running, view.schedule.next
    if row is None or row.block.kind is Kind.NIGHT:
        if coming is not None:
            hands.skip(coming.id)
        return
    panel = SkipPanel(words, row, coming)
    panel.skipped.connect(hands.skip)
    prompts.ask(panel)
