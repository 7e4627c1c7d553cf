"""The Hand-over page: who has come, who is where, who goes home, and one child's sheet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from toolkit.doors import behind
from toolkit.gui.eventpage import EventPage
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.handover_hands import HandoverHands
from toolkit.gui.pages.handover_sheet import ChildSheet
from toolkit.gui.pages.handover_side import ListSide
from toolkit.gui.pages.handover_told import children, counted
from toolkit.gui.pages.names_chip import NamesChip
from toolkit.gui.pages.sheet_lender import SheetLender
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.empty import EmptyState
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Pill
from toolkit.gui.widgets.text import Label
from toolkit.model.errors import UserError
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from toolkit.actions.handing import Direction
    from toolkit.gui.context import Context
    from toolkit.model.instants import Instant

NARROW = 980
"""The width in pixels below which the sheet stands under the list."""
LIST_WIDTH = 590
_LEAST_LIST, _LEAST_SHEET = 460, 480
"""Least heights in pixels; where the window has less, the page scrolls."""


class HandoverPage(EventPage):
    """Hands children of the event at hand in and out."""

    name = "handover"

    def __init__(self, context: Context) -> None:
        """Make the page; it fills itself when it comes to the front."""
        super().__init__(context)
        words = self.words
        self.hands = HandoverHands(context, self)
        self.side = ListSide(words, context.now)
        self.sheet = ChildSheet(words, context.now)
        self.names = NamesChip(words)
        self.lender = SheetLender(context, self)
        self.printed = Button(words.say("Print"), icon="print")
        self.nobody = EmptyState(
            "people",
            words.say("Nobody takes part in this event yet."),
            words.say("Go to the people"),
        )
        self._main = self._make_page()
        self._pile(
            "handover",
            words.say("No event is at hand. Choose the one whose children you receive."),
            self.nobody,
            self._main,
        )
        self._wire()
        self._follow()

    def _make_page(self) -> QWidget:
        words = self.words
        made = QWidget()
        self._pills = QWidget()
        self._flow = FlowLayout(self._pills, Space.S)
        head = self._head = QHBoxLayout()
        head.setSpacing(Space.L)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(Label(words.say_c("page", "Hand-over"), Type.TITLE), 0, top)
        head.addWidget(self._pills, 1)
        head.addStretch(0)
        head.addWidget(self._make_menu(), 0, top)
        head.addWidget(self.names, 0, top)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(Space.L)
        self._across.addWidget(self.side)
        self._across.addWidget(self.sheet, 1)
        self.side.setMinimumHeight(_LEAST_LIST)
        self.sheet.setMinimumHeight(_LEAST_SHEET)
        column = self._column = QVBoxLayout(made)
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.M)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addLayout(self._across, 1)
        return made

    def _make_menu(self) -> Button:
        words = self.words
        menu = QMenu(self.printed)
        kinds: tuple[tuple[str, bool, tuple[Direction, ...]], ...] = (
            (words.say("This child, coming and going home"), True, ("in", "out")),
            (words.say("All children, coming"), False, ("in",)),
            (words.say("All children, going home"), False, ("out",)),
        )
        for text, mine, ways in kinds:
            menu.addAction(text).triggered.connect(partial(self._print, mine, ways))
        self.printed.setMenu(menu)
        return self.printed

    def _print(self, mine: bool, ways: tuple[Direction, ...], *_: object) -> None:
        codes = (self.side.list.code,) if mine else None
        self.sheet.leave()
        self.lender.show("hand-over", behind("about-sheet")(codes=codes, ways=ways))

    def _wire(self) -> None:
        context, words = self.context, self.words
        side, sheet, hands = self.side, self.sheet, self.hands
        context.names_changed.connect(self._refresh)
        self.nobody.pressed.connect(lambda: context.go.emit("people"))
        self.names.clicked.connect(lambda: context.show_names(not context.names_shown))
        sheet.names_asked.connect(lambda: context.show_names(True))
        side.list.shown.connect(self._show_sheet)
        side.list.opened.connect(sheet.take_focus)
        side.arrived.connect(self._arrive)
        side.left.connect(self._leave)
        side.unlisted.connect(self._arrive_unlisted)
        sheet.amended.connect(hands.amend)
        sheet.noted.connect(hands.note)
        sheet.restated.connect(hands.restate)
        sheet.medicine_written.connect(hands.write_medicine)
        sheet.medicine_cleared.connect(hands.clear_medicine)
        sheet.medicine_given.connect(hands.give_medicine)
        sheet.wrong_time.connect(self._tell_wrong_time)
        sheet.too_late.connect(lambda: context.complain(explain(words, UserError("in-the-future"))))
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+N"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.names.click)

    def entered(self) -> None:
        """Show what is true now."""
        self._refresh()
        current = self._stack.currentWidget()
        (current if isinstance(current, EmptyState) else self.side.list).setFocus()

    def left(self) -> None:
        """Keep what was written and not yet said."""
        self.sheet.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the sheet under the list where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        edge = Space.M if narrow else Space.XXL
        self._column.setContentsMargins(edge, Space.L, edge, Space.M)
        if narrow and self._head.indexOf(self._pills) >= 0:
            self._column.insertWidget(1, self._pills)
        elif not narrow and self._head.indexOf(self._pills) < 0:
            self._head.insertWidget(1, self._pills, 1)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._across.setDirection(down if narrow else across)
        self.side.setMinimumWidth(0 if narrow else LIST_WIDTH)
        self.side.setMaximumWidth(self.width() if narrow else LIST_WIDTH)

    def _at_hand(self, *, other: bool) -> None:
        if self.isVisible() or self._watch is None:
            self._refresh()

    def _refresh(self) -> None:
        context, watch = self.context, self._watch
        words, names = self.words, context.names_shown
        self.names.tell(shown=names)
        if watch is None or watch is not context.watch or context.clock is None:
            self._stack.setCurrentIndex(0)
            return
        event, now = watch.state, context.now()
        if children(event):
            self._turn_up(self._main, self.side.list)
        else:
            self._turn_up(self.nobody, self.nobody)
        self._show_counts(counted(words, event))
        self.side.show_event(event, now, names=names)
        self._show_sheet(self.side.list.code)

    def _show_counts(self, told: Sequence[tuple[str, str]]) -> None:
        if [(pill.text(), pill.property("pill")) for pill in self.findChildren(Pill)] == told:
            return
        empty(self._flow)
        for text, tone in told:
            self._flow.addWidget(Pill(text, tone))

    def _show_sheet(self, code: str) -> None:
        watch, context = self._watch, self.context
        if watch is not None and context.clock is not None:
            self.sheet.show_child(watch.state, code, context.now(), names=context.names_shown)

    # what somebody does

    def _arrive(self, codes: list[str], at: Instant | None) -> None:
        self.hands.arrive(codes, at, self.side.untick)

    def _leave(self, codes: list[str], at: Instant | None) -> None:
        self.hands.leave(codes, at, self.side.untick)

    def _arrive_unlisted(self, home: str, at: Instant | None) -> None:
        def there(code: str) -> None:
            self.side.untick()
            self.side.list.go_to(code)

        self.hands.arrive_unlisted(home, at, there)

    def _tell_wrong_time(self) -> None:
        self.context.complain(
            self.words.say("That isn't a time of day. Write it as 08:00, several with a space.")
        )
