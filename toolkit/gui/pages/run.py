"""The Run page: what runs now, how long, who is here, what comes next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui.clock import SampleClock
from toolkit.gui.eventpage import EventPage
from toolkit.gui.look.tokens import Space
from toolkit.gui.pages import run_bar
from toolkit.gui.pages.run_agenda import AgendaSide
from toolkit.gui.pages.run_asks import (
    CountAsks,
    EdgeAsks,
    GapAsks,
    StartAsks,
    ask_insert,
    ask_skip,
)
from toolkit.gui.pages.run_bar import BottomBar
from toolkit.gui.pages.run_block import BlockView
from toolkit.gui.pages.run_care import RunCare
from toolkit.gui.pages.run_catchup import CatchUpAsks
from toolkit.gui.pages.run_columns import BLOCK, GROUP, Columns, Strip
from toolkit.gui.pages.run_duty import DutyLine
from toolkit.gui.pages.run_files import FilesRow
from toolkit.gui.pages.run_group import GroupSide
from toolkit.gui.pages.run_hands import Hands
from toolkit.gui.pages.run_live import Live
from toolkit.gui.pages.run_medicine import MedicineAsks
from toolkit.gui.pages.run_missing import MissingAsks
from toolkit.gui.pages.run_out import CalmAsks, OutAsks
from toolkit.gui.pages.run_prompts import Prompts
from toolkit.gui.pages.run_top import TopBar
from toolkit.gui.pages.run_undo import what_redo, what_undo
from toolkit.gui.widgets.keys import digit_of
from toolkit.gui.widgets.tall import Tall
from toolkit.model.schedule import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from toolkit.gui.context import Context
    from toolkit.gui.pages.run_view import View
    from toolkit.model.instants import Instant

MIDDLE = 480
"""The least width of the block, in pixels; in a narrower window the page scrolls."""
LEAST_HEIGHT = 360
"""The least height of the columns, in pixels."""

_KEYS: Final = {
    "Ctrl+Return": run_bar.NEXT,
    "Ctrl+Enter": run_bar.NEXT,
    "Ctrl+Down": run_bar.LESS,
    "Ctrl+Up": run_bar.MORE,
    "Space": run_bar.PAUSE,
    "Ins": run_bar.INSERT,
    "F3": run_bar.COUNT,
    "F4": run_bar.OUT,
}


class RunPage(EventPage):
    """Runs the event at hand, by key and by button. Nothing on it needs typing."""

    name = "run"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._chosen = ""
        self._live = Live(context)
        self.view: View | None = None
        self.hands = Hands(context)
        self.care = RunCare(context, self)
        self._build()
        self._wire()
        self._bind()
        self._follow()

    def _build(self) -> None:
        words = self.words
        self.top = TopBar(words)
        self.agenda = AgendaSide(words)
        self.block = BlockView(words)
        self.prompts = Prompts()
        self._ask_questions()
        self.group = GroupSide(words)
        self.bar = BottomBar(words)
        self.block.setMinimumWidth(MIDDLE)
        middle = Tall()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.prompts)
        self.duty = DutyLine(words)
        self.duty.page_asked.connect(self.context.go)
        self.files = FilesRow(self.context, self)
        column.addWidget(self.block, 1)
        column.addWidget(self.files)
        column.addWidget(self.duty)
        # A long question scrolls the block beneath it, and leaves agenda and group where they are.
        scrolled = QScrollArea()
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setMinimumWidth(MIDDLE)
        scrolled.setWidget(middle)
        self.columns = Columns(words, self.agenda, scrolled, self.group)
        self.columns.setMinimumHeight(LEAST_HEIGHT)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.columns)
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._strips = (Strip(self.top), Strip(self.bar))
        self._main = QWidget()
        whole = QVBoxLayout(self._main)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._strips[0])
        whole.addWidget(self.area, 1)
        whole.addWidget(self._strips[1])
        ask = words.say("No event is at hand. Choose the one that you want to run.")
        self._pile("run", ask, self._main)
        self._aim()

    def _ask_questions(self) -> None:
        """Say what may be asked, in the order of what presses most."""
        words, hands, prompts = self.words, self.hands, self.prompts
        self.gaps = GapAsks(words, hands)
        self.starts = StartAsks(words, hands, prompts)
        self.counts = CountAsks(words, hands, prompts)
        self.outs = OutAsks(words, hands, prompts)
        self.catching_up = CatchUpAsks(words, hands, prompts)
        prompts.sources = [
            EdgeAsks(words, hands),
            CalmAsks(words, hands),
            MissingAsks(words, hands, prompts),
            self.gaps,
            self.outs,
            MedicineAsks(self.context, prompts),
            self.starts,
            self.counts,
            self.catching_up,
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share out the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.columns.fit(self.width())
        self._aim()
        for strip in self._strips:
            strip.fit(self.width())

    def _aim(self) -> None:
        """Whoever gives the keyboard back to the page, as the projector does, means the group.

        While the group is folded away, it goes to the chip of what is shown instead.
        """
        folded = self.group.isHidden()
        self.setFocusProxy(self.columns.shown_chip() if folded else self.group.table)

    def _bring_group(self) -> bool:
        """Bring the group forward where it is folded away; whether it was."""
        if not self.group.isHidden():
            return False
        self.columns.bring(GROUP)
        self.group.table.scrollTo(self.group.table.currentIndex())
        return True

    def _group_brought(self, forward: bool) -> None:
        if forward:
            self.group.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Bring a folded group forward for its own keys; whom a digit marks is seen first."""
        every = event.matches(QKeySequence.StandardKey.SelectAll)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        marks = not held and digit_of(event) is not None
        if self.view is None or not (every or marks) or not self._bring_group():
            super().keyPressEvent(event)
        elif every:
            self.group.table.selectAll()

    def _wire(self) -> None:
        context, hands = self.context, self.hands
        for chip in self.columns.chips.values():
            chip.toggled.connect(lambda _on: self._aim())
        self.columns.chips[GROUP].toggled.connect(self._group_brought)
        context.names_changed.connect(self._anew)
        context.locked_changed.connect(self._anew)
        context.ticker.tick.connect(self._look)
        self.top.desk_asked.connect(context.desk_asked)
        self.top.names_asked.connect(context.show_names)
        self.top.speed_chosen.connect(self._speed)
        self.top.catch_up_asked.connect(self._catch_up)
        self.agenda.chosen.connect(self._look_at)
        self.block.night.dark_asked.connect(lambda: context.go.emit("night"))
        self.block.head.back.connect(self._back)
        self.block.head.start.connect(self._next)
        self.block.head.correct.connect(lambda: self._with_view(self.starts.ask))
        self.block.ticked.connect(lambda n, on: hands.tick(self._in_view(), n, done=on))
        self.block.noted.connect(lambda text: hands.note(self._in_view(), text))
        self.group.marked.connect(lambda codes, st: hands.mark(self._in_view(), codes, st))
        self.group.minutes_set.connect(
            lambda codes, st, n: hands.mark(self._in_view(), codes, st, n)
        )
        self.bar.pressed.connect(self.press)
        self.prompts.closed.connect(self._question_closed)

    def _bind(self) -> None:
        for keys, name in _KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            # A key that is held down is one press, except where each counts five minutes.
            shortcut.setAutoRepeat(name in (run_bar.LESS, run_bar.MORE))
            shortcut.activated.connect(lambda n=name: self._pressed_key(n))
        catch_up = QShortcut(QKeySequence("F7"), self)
        catch_up.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        catch_up.activated.connect(self._catch_up)

    def _pressed_key(self, name: str) -> None:
        """A key does what its button does; while that is grey it says why if it can't be seen."""
        view = self.view
        if self.bar.keys[name].isEnabled():
            self.press(name)
        elif view is not None and name in run_bar.OF_THE_AGENDA and not view.clock_here:
            self.context.say(run_bar.elsewhere(self.words))

    def entered(self) -> None:
        """Come to the front: now, with the keyboard on the group."""
        wanted = self.context.look_at
        self.context.look_at = ""
        self._chosen = wanted
        self.agenda.follow()
        self._anew()
        if self.view is None:
            self.empty.setFocus()
        else:
            self.setFocus()

    def press(self, name: str) -> None:
        """Do what a key of the bottom bar does."""
        view = self.view
        if view is None:
            return
        row = view.running
        if name == run_bar.NEXT:
            self._next()
        elif name in (run_bar.LESS, run_bar.MORE) and row is not None:
            by = run_bar.MINUTES if name == run_bar.MORE else -run_bar.MINUTES
            self.hands.extend(row.id, by)
        elif name == run_bar.PAUSE:
            self.hands.pause(paused=view.phase is Phase.PAUSED)
        elif name == run_bar.PROJECTOR:
            self.context.projector_asked.emit()
        elif name == run_bar.NEUTRAL:
            self.context.neutral_asked.emit()
        elif name == run_bar.CONCERN:
            self.context.go.emit("concern")
        elif name in (run_bar.UNDO, run_bar.REDO):
            (self.hands.undo if name == run_bar.UNDO else self.hands.redo)()
        else:
            self._ask(name, view)

    def _ask(self, name: str, view: View) -> None:
        asks: dict[str, Callable[[View], None]] = {
            run_bar.COUNT: self.counts.ask,
            run_bar.INSERT: partial(ask_insert, self.words, self.hands, self.prompts),
            run_bar.SKIP: self._skip,
            run_bar.OUT: self._out,
        }
        if name in asks:
            # Whoever goes out is seen before anything is asked or said of them.
            if name == run_bar.OUT and self._bring_group():
                return
            self.columns.bring(BLOCK)
            asks[name](view)

    def _out(self, view: View) -> None:
        self.outs.ask(view, self.group.table.selected_codes() or [self.group.table.current_code()])

    def _catch_up(self) -> None:
        self.columns.bring(BLOCK)
        self._with_view(self.catching_up.ask)

    def _skip(self, view: View) -> None:
        if view.elsewhere:
            self.hands.skip(view.row.id)
            self._back()
        else:
            ask_skip(self.words, self.hands, self.prompts, view)

    def _next(self) -> None:
        view = self.view
        if view is None:
            return
        if view.phase is Phase.CLOSED or view.at_end:
            self.hands.go_to_finish()
        elif view.phase is Phase.PREPARED:
            self.hands.open_event("", "")
        else:
            self._chosen = ""
            self.hands.next()

    def _in_view(self) -> str:
        return self.view.row.id if self.view is not None else ""

    def _look_at(self, block: str) -> None:
        self._chosen = block
        self.columns.bring(BLOCK)
        self._refresh()

    def _back(self) -> None:
        self._chosen = ""
        self.agenda.follow()
        self._refresh()
        self.setFocus()

    def _with_view(self, do: object) -> None:
        if self.view is not None and callable(do):
            do(self.view)

    def _question_closed(self, had_keyboard: bool) -> None:
        if had_keyboard:
            self.setFocus()

    def _speed(self, speed: int) -> None:
        clock = self.context.clock
        if isinstance(clock, SampleClock):
            clock.set_speed(speed)
            self._show_speed()

    def _show_speed(self) -> None:
        clock = self.context.clock
        sample = self.context.is_sample and clock is not None
        self.top.show_speed(clock.speed if sample and clock is not None else None)

    def _at_hand(self, *, other: bool) -> None:
        if other:
            self._chosen = ""
            self.agenda.follow()
        self._anew()

    def _changed(self) -> None:
        self._anew()

    def _anew(self) -> None:
        """Facts came, or names are shown or hidden: lay everything out anew."""
        self._live.forget()
        self._refresh()

    def _take_jump(self, view: View) -> None:
        """Take up that time passed unseen, also before this page was there or an event at hand."""
        ticker, watch = self.context.ticker, self.context.watch
        jump, ticker.unasked = ticker.unasked, None
        if jump is None or watch is None:
            return
        if self.gaps.jumped(jump, watch.facts, view):
            self.prompts.show_view(view)

    def _refresh(self) -> None:
        if self.context.clock is None or self.context.watch is None:
            self.view = None
            self._stack.setCurrentWidget(self.empty)
            self.care.attend(None)
            return
        self._look(self.context.now())

    def _look(self, now: Instant) -> None:
        """See what is true now; a page that nobody sees only keeps listening."""
        seen = self._live.look(now, self._chosen)
        if seen is None:
            return
        view, changed = seen
        self.view = view
        self.care.attend(view)
        self._take_jump(view)
        if not changed:
            self.block.show_ring(view)
            return
        self._turn_up(self._main, self)
        self._show_speed()
        self.top.show_view(view)
        self.agenda.show_view(view)
        self.block.show_view(view)
        self.group.show_view(view)
        self.files.show_view(view)
        self.duty.show_view(view)
        self.bar.show_view(view)
        self.prompts.show_view(view)
        facts = self.context.watch.facts if self.context.watch is not None else []
        self._fit()
        self.bar.show_undo(what_undo(self.words, view, facts), what_redo(self.words, facts))
