"""What is done to a block by clicks, each with its key told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.editor_tiles import rows_of, sheet_of
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.text import Label
from toolkit.model.editing.places import PARKED, find, laid_open
from toolkit.model.plan import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.gui.openplan import OpenPlan
    from toolkit.gui.pages.editor_hands import Hands
    from toolkit.words import Words


class MovesPart(QWidget):
    """Buttons for every gesture."""

    def __init__(self, words: Words, desk: OpenPlan, hands: Hands) -> None:
        """Make all of them."""
        super().__init__()
        self._words, self._desk, self._hands = words, desk, hands
        self._parked = False
        self.earlier = self._button(words.say("Earlier"), "Alt+↑", partial(hands.move_by, -1))
        self.later = self._button(words.say("Later"), "Alt+↓", partial(hands.move_by, 1))
        self.day_before = self._button(words.say("Day before"), "Alt+←", self._back)
        self.day_after = self._button(words.say("Day after"), "Alt+→", self._on)
        self.park = self._button(words.say("Park"), "Ctrl+K", self._park_or_take_up)
        self.double = self._button(words.say("Double"), "Ctrl+D", hands.duplicate)
        self.beside = Button(words.say("Run beside …"))
        self.menu = QMenu(self.beside)
        self.menu.aboutToShow.connect(self._fill)
        self.beside.setMenu(self.menu)
        self.remove = self._button(words.say("Remove"), words.say_c("key", "Del"), hands.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Label(words.say("Move it"), Type.SECONDARY_STRONG, tone="soft"))
        flow = FlowLayout(spacing=Space.XS)
        for button in (
            self.earlier,
            self.later,
            self.day_before,
            self.day_after,
            self.park,
            self.double,
            self.beside,
            self.remove,
        ):
            flow.addWidget(button)
        column.addLayout(flow)

    def _button(self, said: str, key: str, do: Callable[[], object]) -> Button:
        hint = self._words.say("{what} ({key} in the agenda)", what=said, key=key)
        button = Button(said, hint=hint)
        button.clicked.connect(lambda _=False: do())
        return button

    def show_block(self, *, parked: bool, days: int) -> None:
        """Offer what can be done: what is parked is taken up again."""
        if parked != self._parked:
            self._parked = parked
            words = self._words
            said = words.say("Take up") if parked else words.say("Park")
            self.park.setText(said)
            hint = words.say("{what} ({key} in the agenda)", what=said, key="Ctrl+K")
            self.park.setToolTip(hint)
            for button in (self.earlier, self.later, self.day_before, self.day_after):
                button.setEnabled(not parked)
        for button in (self.day_before, self.day_after):
            button.setEnabled(not parked and days > 1)

    def _back(self) -> None:
        self._hands.move_days(-1)

    def _on(self) -> None:
        self._hands.move_days(1)

    def _park_or_take_up(self) -> None:
        if self._parked:
            self._hands.unpark(self._desk.chosen)
        else:
            self._hands.park()

    def _fill(self) -> None:
        """Offer the blocks of the same day; to a parked one those of every day."""
        self.menu.clear()
        plan, chosen = self._desk.plan, self._desk.chosen
        place = find(plan, chosen) if plan is not None else None
        if plan is None or place is None:
            return
        # A day may have two snacks: their times part them. The size of the sheet doesn't matter.
        sheet = sheet_of(plan, rows_of(plan), [], 1, 1.0)
        lines = laid_open(plan).lines
        rows = lines if place.day == PARKED else [lines[place.day]]
        for row in rows:
            for block in row:
                if block.id in {chosen, place.owner} or block.kind is Kind.NIGHT:
                    continue
                tile = sheet.tile(block.id)
                begin = f"{self._words.time(tile.begin)}  " if tile is not None else ""
                action = self.menu.addAction(begin + block.title.replace("&", "&&"))
                action.triggered.connect(partial(self._hands.beside, block.id))
        if self.menu.isEmpty():
            none = self.menu.addAction(self._words.say("Nothing to run beside"))
            none.setEnabled(False)
