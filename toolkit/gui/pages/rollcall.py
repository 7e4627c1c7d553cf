"""The Roll-call page: everybody out of the house, ticked one by one, by code, in one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toolkit.actions import roll_calling, searching
from toolkit.gui.eventpage import EventPage
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.handover_told import clock, where_text
from toolkit.gui.pages.rollcall_list import RollList, Tile
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.pages.sheet_lender import SheetLender
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.text import Label
from toolkit.model.roll import Roll, fold_rolls, missing, open_roll, roll_name, who_is_called
from toolkit.model.whereabouts import Where, off_site_with_children, where_at
from toolkit.words.terms import role_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.actions.desk import Changed
    from toolkit.gui.context import Context
    from toolkit.model.errors import UserError
    from toolkit.model.event import Event
    from toolkit.model.roll import Called


_NAMED = 10
"""So many who are missing are named; more than that nobody has looked for yet."""


class RollCallPage(EventPage):
    """Calls the roll of the event at hand; what is ticked is kept at once."""

    name = "rollcall"

    def __init__(self, context: Context) -> None:
        """Make the page; it fills itself when it comes to the front."""
        super().__init__(context)
        words = self.words
        self._roll = ""
        self._ticks: dict[str, bool] = {}
        self.number = Label("", Type.MINUTES)
        self.told = Label("", Type.CARD, wrap=True)
        self.lacking = Label("", Type.CARD, tone="attention", wrap=True)
        self.expected = RollList(words, words.say("Who should be here"))
        self.others = RollList(words, words.say("Who may be in the house too"))
        self.end = Button(words.say("All out – end"), "primary", icon="tick")
        self.lost = Button(words.say("Somebody is missing"), "danger", icon="search")
        self.printed = Button(words.say("Print the list"), icon="print")
        self.lender = SheetLender(context, self)
        self.anew = Button(words.say("Begin anew"), "quiet", icon="undo")
        ask = words.say("No event is at hand. Choose the one whose roll you call.")
        self._pile("count", ask, self._make_page())
        self._wire()
        self._follow()

    def _make_page(self) -> QWidget:
        words = self.words
        made = QWidget()
        head = Card(padding=Space.L)
        line = QHBoxLayout()
        line.setSpacing(Space.L)
        line.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        told = QVBoxLayout()
        told.setSpacing(Space.XS)
        told.addWidget(self.told)
        told.addWidget(self.lacking)
        line.addLayout(told, 1)
        head.body.addLayout(line)
        doing = QWidget()
        self._doing = FlowLayout(doing, Space.S)
        for button in (self.end, self.lost, self.printed, self.anew):
            make_roomy(button)
            self._doing.addWidget(button)
        head.body.addWidget(doing)
        self._others_title = Label(
            words.say("May be in the house too, not counted"), Type.CARD, tone="soft", wrap=True
        )
        column = QVBoxLayout(made)
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(head)
        column.addWidget(self.expected)
        column.addWidget(self._others_title)
        column.addWidget(self.others)
        column.addStretch(1)
        return made

    def _wire(self) -> None:
        context = self.context
        context.names_changed.connect(self._refresh)
        for view in (self.expected, self.others):
            view.pressed_on.connect(self._turn)
        self.end.clicked.connect(self._end)
        self.lost.clicked.connect(self._search)
        self.printed.clicked.connect(self._print)
        self.anew.clicked.connect(self._begin_anew)

    def entered(self) -> None:
        """Take up the roll that is being called, or begin one."""
        watch = self._watch
        if watch is not None and self.context.clock is not None:
            now = self.context.now()
            going = open_roll(watch.state, now)
            self._roll = going.name if going is not None else roll_name(now)
            self._ticks.clear()
        self._refresh()
        (self.expected if watch is not None else self.empty).setFocus()

    def _at_hand(self, *, other: bool) -> None:
        if self.isVisible() and other:
            self.entered()

    # what is shown

    @property
    def _kept(self) -> Roll | None:
        watch = self._watch
        return None if watch is None else watch.state.folded(fold_rolls).get(self._roll)

    def _refresh(self) -> None:
        watch, context = self._watch, self.context
        if watch is None or watch is not context.watch or context.clock is None:
            self._stack.setCurrentIndex(0)
            return
        self._stack.setCurrentIndex(1)
        event, now = watch.state, context.now()
        called = who_is_called(event, now)
        roll = self._kept
        seen = set() if roll is None else set(roll.seen)
        for code, ticked in self._ticks.items():
            (seen.add if ticked else seen.discard)(code)
        lacking = [one.code for one in called if one.expected and one.code not in seen]
        self.expected.set_tiles(self._tiles(event, called, seen, expected=True))
        others = self._tiles(event, called, seen, expected=False)
        self.others.set_tiles(others)
        self.others.setVisible(bool(others))
        self._others_title.setVisible(bool(others))
        self._show_head(event, roll, lacking, sum(one.expected for one in called))

    def _show_head(self, event: Event, roll: Roll | None, lacking: list[str], of: int) -> None:
        words, now = self.words, self.context.now()
        over = roll is not None and roll.closed is not None
        tone = "done" if over or not lacking else "attention"
        self.number.set_tone(tone)
        few = 0 < len(lacking) <= _NAMED
        self.lacking.setText(words.join(lacking) if few else words.say("Tick all whom you see."))
        self.lacking.set_tone("attention" if few else "soft")
        self.lacking.setVisible(bool(lacking) and not over)
        if over and roll is not None and roll.closed is not None:
            seen, expected = roll.result
            self.number.setText(words.number(seen))
            self.told.setText(
                words.say(
                    "of {expected} seen. The roll-call ended at {time}.",
                    expected=expected,
                    time=clock(words, event, roll.closed, now),
                )
            )
        else:
            self.number.setText(words.number(len(lacking)))
            begun = "" if roll is None else clock(words, event, roll.begun, now)
            said = words.say_n("missing of {n}", "missing of {n}", of)
            since = words.say("called since {time}", time=begun) if begun else ""
            self.told.setText(" · ".join(part for part in (said, since) if part))
        self.end.setVisible(not over)
        self.lost.setVisible(not over and bool(lacking))
        # Red only once somebody was seen and others weren't: before that nobody is missing yet.
        self.lost.set_kind("danger" if few and len(lacking) < of else "plain")
        self.anew.setVisible(roll is not None)
        count = len(lacking)
        self.end.setText(
            words.say_n("End with {n} missing", "End with {n} missing", count)
            if count
            else words.say("All out – end")
        )
        self.end.set_kind("plain" if count else "primary")
        for view in (self.expected, self.others):
            view.setEnabled(not over)

    def _tiles(
        self,
        event: Event,
        called: Sequence[Called],
        seen: set[str],
        *,
        expected: bool,
    ) -> list[Tile]:
        names, now = self.context.names_shown, self.context.now()
        there = {**where_at(event), **off_site_with_children(event)}
        found = []
        for one in called:
            if one.expected is not expected:
                continue
            person = event.people[one.code]
            stay = there.get(one.code)
            if one.group in ("child", "away"):
                inside = stay is None or stay.where is Where.ROOM
                about = (
                    ""
                    if inside or stay is None
                    else where_text(self.words, event, stay, now, names=names)
                )
            else:
                about = role_name(self.words, person.role)
            name = (person.call_name or person.name) if names else ""
            found.append(Tile(one.code, name, about, one.code in seen))
        return found

    # what somebody does

    def _turn(self, code: str) -> None:
        watch = self._watch
        if watch is None or (self._kept is not None and self._kept.closed is not None):
            return
        roll = self._kept
        before = self._ticks.get(code, roll is not None and code in roll.seen)
        self._ticks[code] = not before
        event, name = watch.id, self._roll

        def kept(_: Changed) -> None:
            if self._ticks.get(code) is not before:
                self._ticks.pop(code, None)
            self._refresh()

        def failed(error: UserError) -> None:
            self._ticks.pop(code, None)
            self._refresh()
            self.context.runner.trouble.emit(error)

        # Shown at once; the disk follows in a moment, and nobody waits for it between two ticks.
        self._refresh()
        self.context.act(
            lambda desk: roll_calling.see(desk, event, name, code, seen=not before),
            then=kept,
            failed=failed,
        )

    def _end(self) -> None:
        watch = self._watch
        if watch is not None:
            event, name = watch.id, self._roll
            self.context.act(
                lambda desk: roll_calling.end_roll(desk, event, name),
                self.words.say("The roll-call has ended."),
            )

    def _begin_anew(self) -> None:
        watch, roll = self._watch, self._kept
        if watch is None:
            return
        event, name = watch.id, self._roll
        if roll is not None and roll.closed is None:
            self.context.act(lambda desk: roll_calling.end_roll(desk, event, name))
        self._roll = roll_name(self.context.now())
        self._ticks.clear()
        self._refresh()
        self.expected.setFocus()

    def _print(self) -> None:
        if self.context.locked:
            # The list has names: somebody unlocks first.
            self.context.show_names(True)
            return
        self.lender.show("roll-call")

    def _search(self) -> None:
        watch = self._watch
        if watch is None:
            return
        event, called = watch.id, who_is_called(watch.state, self.context.now())
        lacking = missing(called, self._kept)
        self.context.act(
            lambda desk: searching.somebody_missing(desk, event, lacking),
            then=lambda _: self.context.go.emit("notfound"),
            failed=lambda _: self.context.go.emit("notfound"),
        )
