"""How a search ends: found (where, how the child is, who talks with them), or the police leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.notfound_choice import Choices
from toolkit.gui.pages.notfound_look import Tile
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.text import Label
from toolkit.model.search import AREAS
from toolkit.words.searching import CONDITIONS, area_name, condition_name

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from toolkit.gui.pages.notfound_case import Case
    from toolkit.gui.pages.notfound_hands import SearchHands
    from toolkit.words import Words


class _EndPanel(Card):
    """A panel that takes the place of everything else until it is answered."""

    done = Signal()

    def __init__(self, words: Words, title: str, confirm: str, back: str) -> None:
        super().__init__(title, padding=Space.XL)
        self.words = words
        self.confirm = Tile(confirm, look="strong", icon="tick", style=Type.CARD)
        self.back = Tile(back)
        self.confirm.clicked.connect(self._confirmed)
        self.back.clicked.connect(self.done)
        self.answers = QWidget()
        row = QHBoxLayout(self.answers)
        row.setContentsMargins(0, Space.M, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.confirm)
        row.addWidget(self.back)
        row.addStretch(1)

    def _confirmed(self) -> None:
        raise NotImplementedError

    def end_body(self) -> None:
        """Put the answers under what is asked."""
        self.body.addWidget(self.answers)
        self.body.addStretch(1)

    def field(self, name: str) -> QLineEdit:
        """Make a field in which something may be typed; Enter answers."""
        field = QLineEdit()
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        make_roomy(field)
        field.setMaximumWidth(560)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        field.returnPressed.connect(self._confirmed)
        self.body.addWidget(field)
        return field

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape goes back to the search."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)


class FoundPanel(_EndPanel):
    """Found: one press is enough, all else may be said as well."""

    def __init__(self, words: Words, hands: SearchHands) -> None:
        super().__init__(
            words,
            words.say("Found"),
            words.say_c("button", "Found"),
            words.say("Not yet, go on searching"),
        )
        self._hands = hands
        self._chosen = {"where": "", "condition": "", "adult": ""}
        self._choices: dict[str, list[tuple[str, str]]] = {}
        self._first: dict[str, tuple[str, ...]] = {}
        self.where = self._choice("where", words.say("Where"))
        self.elsewhere = self.field(words.say("Elsewhere (may stay empty)"))
        self.condition = self._choice("condition", words.say("How the child is"))
        self.adult = self._choice("adult", words.say("Who talks with the child"))
        self.end_body()

    def _choice(self, what: str, title: str) -> Choices:
        self.body.addWidget(Label(title, Type.SECONDARY, tone="soft"))
        choices = Choices(title, self.words.say("Another …"))
        choices.picked.connect(lambda key: self._pick(what, choices, key))
        self.body.addWidget(choices)
        return choices

    def ask(self, case: Case) -> None:
        """Begin anew: nothing said but that the lead talks with the child."""
        words = self.words
        self._chosen = {"where": "", "condition": "", "adult": case.lead}
        self.elsewhere.clear()
        own = sorted(set(case.search.areas) - set(AREAS))
        self._choices = {
            "where": [(area, area_name(words, area)) for area in (*AREAS, *own)],
            "condition": [(one, condition_name(words, one)) for one in CONDITIONS],
            "adult": [(person.code, case.who(person.code)) for person in case.adults],
        }
        self._first = {"adult": case.first_adults}
        for what, choices in self._rows():
            self._show(what, choices)
        self.confirm.setFocus()

    def _rows(self) -> tuple[tuple[str, Choices], ...]:
        return (("where", self.where), ("condition", self.condition), ("adult", self.adult))

    def _pick(self, what: str, choices: Choices, key: str) -> None:
        self._chosen[what] = "" if self._chosen[what] == key else key
        self._show(what, choices)

    def _show(self, what: str, choices: Choices) -> None:
        first = self._first.get(what, ())
        choices.show_choices(self._choices[what], {self._chosen[what]}, first)

    def _confirmed(self) -> None:
        where = self.elsewhere.text().strip() or self._chosen["where"]
        self._hands.found(where, self._chosen["condition"], self._chosen["adult"])
        self.done.emit()


class PolicePanel(_EndPanel):
    """The police leads the search from now on."""

    def __init__(self, words: Words, hands: SearchHands) -> None:
        super().__init__(
            words,
            words.say("Handed over to the police"),
            words.say("The police leads the search now"),
            words.say("Not yet, go on searching"),
        )
        self._hands = hands
        text = words.say(
            "The search ends here and is kept whole. When the child is found, say so on this page."
        )
        self.body.addWidget(Label(text, Type.BODY, wrap=True))
        self.reference = self.field(words.say("Their reference (may stay empty)"))
        self.end_body()

    def ask(self) -> None:
        """Begin anew."""
        self.reference.clear()
        self.confirm.setFocus()

    def _confirmed(self) -> None:
        self._hands.to_police(self.reference.text())
        self.done.emit()
