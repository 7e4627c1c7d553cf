"""The night screen: the time in large dim digits, and the headcount in one key press.

It is dark whatever the theme, moves nothing and shows no name, so it is the same locked and
unlocked. Escape leads back to the Run page; so does the morning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout

from toolkit.actions import marking, searching
from toolkit.gui.eventpage import EventPage
from toolkit.gui.look import theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Night, Radius, Space, TextStyle, Type
from toolkit.gui.pages import run_told
from toolkit.gui.pages.night_count import NightCount, NightKey
from toolkit.gui.pages.run_hands import Hands
from toolkit.gui.pages.run_live import Live
from toolkit.gui.pages.run_top import tell
from toolkit.gui.widgets.keys import number_key
from toolkit.gui.widgets.text import Label
from toolkit.model.prompts import counts_due, expected_people, is_counted, night_counts
from toolkit.model.reminders import due_now
from toolkit.model.schedule import Phase
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.desk import Changed, Desk
    from toolkit.gui.context import Context
    from toolkit.gui.pages.run_view import View
    from toolkit.model.errors import UserError
    from toolkit.model.instants import Instant
    from toolkit.model.prompts import CountDue

TIME: Final = TextStyle(144, strong=True)
TIME_SMALL: Final = TextStyle(96, strong=True)
_SMALL: Final = 900
"""A page narrower than so many pixels has the smaller time."""
_LOW: Final = 480
"""In a page lower than so many pixels what is least needed gives way to the pad."""
_LARGE: Final = TextStyle(24)
_PAD: Final = 360

_SHEET: Final = f"""
QLabel {{ color: {Night.INK}; }}
QLabel[tone="soft"] {{ color: {Night.SOFT}; }}
QPushButton {{ background: {Night.KEY}; color: {Night.INK}; border: 1px solid {Night.EDGE};
    border-radius: {Radius.CONTROL}px; padding: 7px 15px; min-height: 48px; min-width: 32px; }}
QPushButton:hover, QPushButton:pressed {{ background: {Night.HELD}; border-color: {Night.INK}; }}
QPushButton:focus {{ border: 2px solid {Night.INK}; padding: 6px 14px; }}
QPushButton[night="next"] {{ border: 2px solid {Night.INK}; padding: 6px 14px; }}
QPushButton[night="next"]:focus {{ border: 4px solid {Night.INK}; padding: 4px 12px; }}
QPushButton[night="strong"] {{ background: {Night.INK}; color: {Night.GROUND}; }}
QPushButton[night="strong"]:focus {{ border: 3px solid {Night.GROUND}; padding: 5px 13px; }}
"""

_AROUND: Final = f"""
QScrollBar {{ background: {Night.GROUND}; }}
QScrollBar::handle {{ background: {Night.EDGE}; }}
"""


class NightPage(EventPage):
    """Time, the next count, and the count that is due."""

    name = "night"
    even_unseen = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self._live = Live(context)
        self._hands = Hands(context)
        self._view: View | None = None
        self._due: CountDue | None = None
        self._kept: CountDue | None = None
        """What is counted again, as long as it is."""
        self._by_hand = False
        self._dark = False
        self._front = False
        self.setStyleSheet(_SHEET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.say("Night screen"))
        self.time = Label("", TIME)
        self.until = Label("", _LARGE, wrap=True)
        self.coming = Label("", _LARGE, wrap=True)
        self.last = Label("", Type.QUOTE, tone="soft", wrap=True)
        self.medicine = Label("", _LARGE, wrap=True)
        self.trouble = Label("", Type.QUOTE, wrap=True)
        self.count_now = NightKey(words.say("Count now (F3)"), self.count_by_hand)
        self.back = NightKey(words.say("Back (Esc)"), self.leave)
        self.count = NightCount(words)
        self.count.setFixedWidth(_PAD)
        self.count.counted.connect(self._counted)
        self.count.missing.connect(self._missing)
        self.count.again.connect(self._again)
        self._lay_out()
        context.ticker.tick.connect(self._look)
        context.locked_changed.connect(self._refresh)
        self._follow()

    def _lay_out(self) -> None:
        self.medicine.hide()
        told_of = (self.time, self.medicine, self.coming, self.until, self.last, self.trouble)
        for label in told_of:
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for key in (self.count_now, self.back):
            key.setFont(font(Type.QUOTE))
        keys = QHBoxLayout()
        keys.setSpacing(Space.M)
        keys.addStretch(1)
        keys.addWidget(self.count_now)
        keys.addWidget(self.back)
        keys.addStretch(1)
        told = QVBoxLayout()
        told.setSpacing(Space.S)
        told.addStretch(1)
        for label in told_of:
            told.addWidget(label)
        told.addSpacing(Space.L)
        told.addLayout(keys)
        told.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        row.setSpacing(Space.M)
        row.addStretch(1)
        row.addLayout(told, 4)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)

    # --- coming and going

    def entered(self) -> None:
        """Come to the front: the time, and what is due."""
        self._front = True
        self._dark = False
        self._darken()
        self._refresh()
        self.setFocus()

    def _darken(self) -> None:
        """Let what scrolls the page in a very small window be dark as well."""
        parent = self.parentWidget()
        area = None if parent is None else parent.parentWidget()
        if isinstance(area, QScrollArea) and not area.styleSheet():
            area.setStyleSheet(_AROUND)

    def left(self) -> None:
        """Go to the back; a short count that nobody decided about stands as it was counted."""
        self._front = False
        if self.count.is_short:
            self._again(self.count.value, self._expected())
        self._by_hand = False
        self._kept = None

    def leave(self) -> None:
        """Go back to the Run page."""
        self.context.go.emit("run")

    def _refresh(self, *_: object) -> None:
        self._live.forget()
        if self.context.clock is not None:
            self._look(self.context.now())

    def _look(self, now: Instant) -> None:
        """See what is true now; only while it is seen."""
        if not self._front:
            return
        found = self._live.look(now, "")
        if found is None:
            self._tell_nothing()
            return
        self._view = view = found[0]
        if self._dark and view.phase is not Phase.NIGHT:
            self.leave()
            return
        self._dark = view.phase is Phase.NIGHT
        tell(self.time, self.words.clock(view.wall(now)))
        self._tell_night(view, now)
        self._tell_medicine(view, now)
        self._ask(view, now)
        self._make_room()

    def _tell_nothing(self) -> None:
        """Without an event there is nothing to tell the time of, and nobody to count."""
        self._view, self._dark = None, False
        for label in (self.time, self.medicine, self.coming, self.last):
            tell(label, "")
        tell(self.until, self.words.say("No event is at hand."))
        self.count.hide()
        self.count_now.hide()
        self._make_room()

    def _make_room(self) -> None:
        lower = self.window().height() < _LOW
        self.count.be_low(low=lower)
        low = lower and not self.count.isHidden()
        self.trouble.setVisible(bool(self.trouble.text()))
        for label in (self.until, self.last):
            label.setVisible(bool(label.text()) and not low)

    # --- what it tells

    def _tell_night(self, view: View, now: Instant) -> None:
        words, row = self.words, view.running
        until = words.say("It isn't night.")
        coming = ""
        if row is not None and view.phase is Phase.NIGHT:
            until = words.say("Night until {time}", time=run_told.clock(words, view, row.end))
            ahead = (
                count
                for count in night_counts(view.event, row)
                if count.at > now and not is_counted(view.event, count)
            )
            count = next(ahead, None)
            coming = (
                words.say("No more counts tonight.")
                if count is None
                else words.say(
                    "Next headcount at {time}", time=run_told.clock(words, view, count.at)
                )
            )
        if self.context.locked:
            until = words.say("{a} · {b}", a=until, b=words.say("Locked"))
        tell(self.until, until)
        tell(self.coming, coming)
        counts = view.event.register.headcounts
        last = ""
        if counts:
            last = words.say(
                "{counted} of {expected} · {time}",
                counted=counts[-1].counted,
                expected=counts[-1].expected,
                time=run_told.clock(words, view, counts[-1].at),
            )
        tell(self.last, last)

    def _tell_medicine(self, view: View, now: Instant) -> None:
        """Say whose dose has been due longest; the Run page asks what became of it."""
        words = self.words
        dose = next(iter(due_now(view.event, now)), None)
        due = (
            ""
            if dose is None
            else words.say(
                "Medication: {code}, {time}",
                code=dose.person,
                time=run_told.clock(words, view, dose.at),
            )
        )
        tell(self.medicine, due)
        self.medicine.setVisible(bool(due))

    # --- counting

    def _expected(self) -> int:
        return expected_people(self._view.event) if self._view is not None else 0

    def _ask(self, view: View, now: Instant) -> None:
        """Let the pad be there while a count is due, or asked for."""
        due = next(iter(counts_due(view.event, view.schedule, now)), self._kept)
        wanted = self.count.is_short or self._by_hand or due is not None
        if wanted and not self.count.is_short:
            title = self._title(view, due)
            if self.count.isHidden() or due != self._due:
                self.count.ask(title, self._expected())
            else:
                self.count.follow(title, self._expected())
            self._due = due
        self.count.setVisible(wanted)
        self.count_now.setVisible(not wanted and view.phase not in (Phase.PREPARED, Phase.CLOSED))

    def _title(self, view: View, due: CountDue | None) -> str:
        words, expected = self.words, self._expected()
        if due is None or due.night_at is None:
            return words.say_n("Count: {n} should be here", "Count: {n} should be here", expected)
        return words.say_n(
            "Count now ({time}): {n} should be here",
            "Count now ({time}): {n} should be here",
            expected,
            time=run_told.clock(words, view, due.at),
        )

    def count_by_hand(self) -> None:
        """Bring the pad although no count is due."""
        self._by_hand = True
        self._refresh()

    def _counted(self, counted: int, expected: int) -> None:
        block, at = self._what()
        self._do(lambda desk, event: marking.headcount(desk, event, counted, block, at, expected))

    def _missing(self, counted: int, expected: int) -> None:
        block, at = self._what()
        self._do(
            lambda desk, event: searching.short_count(desk, event, counted, expected, block, at),
            lambda: self.context.go.emit("notfound"),
        )

    def _again(self, counted: int, expected: int) -> None:
        """What was counted stands, and the same count is asked once more."""
        due = self._due
        self._counted(counted, expected)
        self.count.ask(self.count.title.text(), expected)
        self._kept, self._by_hand = due, True

    def _what(self) -> tuple[str, int | None]:
        due = self._due
        return ("", None) if due is None else (due.block, due.night_at)

    def _do(
        self, action: Callable[[Desk, str], Changed], then: Callable[[], None] | None = None
    ) -> None:
        context, watch = self.context, self.context.watch
        if watch is None:
            return
        event = watch.id
        tell(self.trouble, "")

        def done(_: Changed) -> None:
            self._refresh()
            if then is not None:
                then()

        def failed(error: UserError) -> None:
            tell(self.trouble, explain(self.words, error))
            self._make_room()

        self._kept, self._by_hand = None, False
        context.act(lambda desk: action(desk, event), then=done, failed=failed)

    # --- keys

    def event(self, event: QEvent) -> bool:
        """Take the keys of a count, and undo, before any shortcut does."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self._plain(event) is not None or _is_undo(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits, plus and minus make the number, Enter gives it, Escape leads back."""
        do = self._hands.undo if _is_undo(event) else self._plain(event)
        if do is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            do()

    def _plain(self, event: QKeyEvent) -> Callable[[], None] | None:
        """Give what a key does here; ``None`` for one that isn't of a count."""
        held = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.modifiers() & held:
            return None
        if event.key() == Qt.Key.Key_Escape:
            return self.leave
        if event.key() == Qt.Key.Key_F3:
            return self.count_by_hand
        if self.count.isHidden():
            return None
        return self._of_count(event)

    def _of_count(self, event: QKeyEvent) -> Callable[[], None] | None:
        count, digit = self.count, number_key(event)
        if digit is not None:
            return lambda: count.type(str(digit))
        return {
            Qt.Key.Key_Return: count.give,
            Qt.Key.Key_Enter: count.give,
            Qt.Key.Key_Backspace: count.rub_out,
            Qt.Key.Key_Plus: lambda: count.adjust(1),
            Qt.Key.Key_Up: lambda: count.adjust(1),
            Qt.Key.Key_Minus: lambda: count.adjust(-1),
            Qt.Key.Key_Down: lambda: count.adjust(-1),
        }.get(Qt.Key(event.key()))

    # --- its look

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the time be as large as there is room for."""
        super().resizeEvent(event)
        self.time.setFont(font(TIME if self.width() >= _SMALL else TIME_SMALL))
        self._make_room()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dark, whatever the theme."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Night.GROUND))
        painter.drawRect(self.rect())


def _is_undo(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() == Qt.Key.Key_Z and held == Qt.KeyboardModifier.ControlModifier
