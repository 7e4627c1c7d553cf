"""How the Print page lies: what can be printed above, the papers of it below in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.pages import printing_jobs as jobs
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.fields import Choice
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from toolkit.gui.pages.printing_card import PaperCard
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.words import Words

COLUMN = 300
"""The least width of a paper's card, in pixels; where fewer fit they lie below each other."""


class Columns(QWidget):
    """Cards in as many columns as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.L)
        self._cards: list[QWidget] = []
        self._across = 0

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards in place of those before, which are put away."""
        for card in self._cards:
            self._grid.removeWidget(card)
            if card not in cards:
                card.hide()
        self._cards = list(cards)
        self._across = 0
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the cards out in the new width."""
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        fit = (self.width() + Space.L) // (COLUMN + Space.L)
        across = max(1, min(len(self._cards), fit))
        if across == self._across:
            return
        self._across = across
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // across, at % across)
            card.show()
        for at in range(max(self._grid.columnCount(), across)):
            self._grid.setColumnStretch(at, 1 if at < across else 0)


class PrintView(QWidget):
    """The jobs, the language, and the papers of the job that was chosen."""

    chosen = Signal(str)
    """Another job was asked for."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.tongue = Choice(words.say("Language of the papers"))
        self.draft = Label("", Type.SECONDARY, tone="attention", wrap=True)
        self.hint = Label("", Type.CONTROL, tone="attention", wrap=True)
        self.save_all = Button(words.say("Save all …"), "primary", icon="save")
        self.with_names = QCheckBox()
        self.with_names.setFont(font(Type.BODY))
        self.with_names.setMinimumHeight(Size.FIELD)
        self.with_names.hide()
        self.again = Button(words.say("Compose them again"), icon="redo")
        self.again.hide()
        self.chips: dict[str, Chip] = {}
        self.columns = Columns()
        self._lay()

    def _lay(self) -> None:
        words = self._words
        choosing = QWidget()
        flow = FlowLayout(choosing, Space.S)
        for job in jobs.JOBS:
            chip = Chip()
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _=False, j=job: self.chosen.emit(j))
            self.chips[job] = chip
            flow.addWidget(chip)
        tools = QWidget()
        beside = FlowLayout(tools, Space.M)
        label = Label(words.say("Language of the papers"), Type.CONTROL, tone="soft")
        label.setBuddy(self.tongue)
        label.setFixedHeight(Size.FIELD)
        for widget in (label, self.tongue, self.save_all, self.with_names, self.again):
            beside.addWidget(widget)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        for part in (choosing, self.hint, tools, self.draft):
            column.addWidget(part)
        column.addWidget(self.columns, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_jobs(self, event: Event, now: Instant, chosen: str) -> None:
        """Name what can be printed, and what is pressing now."""
        words = self._words
        pressing = jobs.due(event, now)
        for job, chip in self.chips.items():
            chip.setText(jobs.label(words, event, job, now))
            chip.setEnabled(jobs.is_possible(event, job, now))
            chip.set_tone("attention" if job == pressing and job != chosen else "plain")
            chip.setChecked(job == chosen)
        self.hint.setText(jobs.hint(words, event, pressing, now) if pressing else "")
        self.hint.setVisible(bool(pressing) and pressing != chosen)

    def offer_names(self, sheets: int) -> None:
        """Offer to save so many sheets with names too; not until somebody asks for them."""
        self.with_names.setChecked(False)
        self.with_names.setText(
            self._words.say_n(
                "Also the sheets with names, {n} sheet",
                "Also the sheets with names, {n} sheets",
                sheets,
            )
        )
        self.with_names.setVisible(sheets > 0)

    def show_cards(self, cards: Mapping[str, PaperCard]) -> None:
        """Show the papers of a job."""
        self.columns.set_cards(list(cards.values()))
