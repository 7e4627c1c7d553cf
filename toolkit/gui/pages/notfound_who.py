"""Who is missing, and what is known of when they were last seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.notfound_choice import Choices
from toolkit.gui.pages.notfound_look import Tile
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import MINUTE, Instant

if TYPE_CHECKING:
    from toolkit.gui.pages.notfound_case import Case
    from toolkit.gui.pages.notfound_hands import SearchHands
    from toolkit.words import Words

STEP = 5 * MINUTE
"""Milliseconds by which one press moves the time somebody was last seen."""


class Who(Card):
    """The codes to choose from, and the last time these children were seen."""

    def __init__(self, words: Words, hands: SearchHands) -> None:
        super().__init__(words.say("Who is missing"), padding=Space.L)
        self._words = words
        self._hands = hands
        self._case: Case | None = None
        self.codes = Choices(words.say("Who is missing"), words.say("Another …"))
        self.codes.picked.connect(self._picked)
        self.body.addWidget(self.codes)
        self.seen = QWidget()
        self._build_seen()
        self.body.addWidget(self.seen)
        self.body.addStretch(1)

    def _build_seen(self) -> None:
        words = self._words
        card = Card(padding=0)
        card.setProperty("surface", "")
        column = card.body
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.earlier = Tile(words.say("−5 min"))
        self.time = Label("", Type.TITLE)
        self.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.later = Tile(words.say("+5 min"))
        self.earlier.clicked.connect(lambda: self._move(-STEP))
        self.later.clicked.connect(lambda: self._move(STEP))
        row.addWidget(Label(words.say("Last seen at"), Type.BODY))
        row.addWidget(self.earlier)
        row.addWidget(self.time)
        row.addWidget(self.later)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(Label(words.say("Seen by"), Type.SECONDARY, tone="soft"))
        self.by = Choices(words.say("Seen by"), words.say("Another …"))
        self.by.picked.connect(self._seen_by)
        column.addWidget(self.by)
        self.where = self._field(words.say("Where (may stay empty)"))
        self.wearing = self._field(words.say("Wearing what (may stay empty)"))
        self.where.editingFinished.connect(self._where_said)
        self.wearing.editingFinished.connect(self._wearing_said)
        column.addWidget(self.where)
        column.addWidget(self.wearing)
        holder = QHBoxLayout(self.seen)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(card)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        make_roomy(field)
        return field

    @property
    def _missing(self) -> list[str]:
        return [] if self._case is None else [one.person for one in self._case.search.missing]

    @property
    def _seen_at(self) -> Instant | None:
        known = [] if self._case is None else self._case.search.missing
        return next((one.seen_at for one in known if one.seen_at is not None), None)

    def show_case(self, case: Case) -> None:
        """Show who is looked for, and what is known; words being typed stay."""
        self._case = case
        missing = self._missing
        choices = [(person.code, case.who(person.code)) for person in case.children]
        # Who isn't expected here is still behind Another: a mark may be wrong.
        self.codes.show_choices(choices, missing, missing or case.first_children)
        self.codes.setEnabled(case.going_on)
        self.seen.setVisible(bool(missing))
        self.seen.setEnabled(case.going_on)
        if missing:
            self._show_seen(case)

    def _show_seen(self, case: Case) -> None:
        known = case.search.missing[0]
        at = self._seen_at
        told = self._words.say("not known") if at is None else case.clock(at)
        if told != self.time.text():
            self.time.setText(told)
        adults = [(person.code, case.who(person.code)) for person in case.adults]
        by = {one.seen_by for one in case.search.missing}
        self.by.show_choices(adults, by, case.first_adults)
        for field, text in ((self.where, known.where), (self.wearing, known.wearing)):
            shown = text if case.reading else ""
            if not field.hasFocus() and field.text() != shown:
                field.setText(shown)

    def take_up(self) -> None:
        """Bring the keyboard to the codes, or to the time once somebody was chosen."""
        if self._missing:
            self.earlier.setFocus()
        else:
            next(iter(self.codes.tiles.values()), self).setFocus()

    def _picked(self, code: str) -> None:
        self._hands.missing(code, on=code not in self._missing)

    def _move(self, by: int) -> None:
        if self._case is None:
            return
        at = self._seen_at
        # As long as nothing is known it begins at the last full five minutes before the count.
        begin = self._case.search.opened // STEP * STEP
        moved = begin + min(by, 0) if at is None else at + by
        self._hands.seen(self._missing, at=Instant(min(moved, self._case.now)))

    def _seen_by(self, code: str) -> None:
        self._hands.seen(self._missing, by=code)

    def _where_said(self) -> None:
        self._said("where", self.where.text())

    def _wearing_said(self) -> None:
        self._said("wearing", self.wearing.text())

    def _said(self, what: str, text: str) -> None:
        known = [] if self._case is None else self._case.search.missing
        if not known or getattr(known[0], what) == text.strip():
            return
        if self._case is not None and not (self._case.reading or text.strip()):
            # While locked the field is empty because it may not be read.
            return
        if what == "where":
            self._hands.seen(self._missing, where=text.strip())
        else:
            self._hands.seen(self._missing, wearing=text.strip())
