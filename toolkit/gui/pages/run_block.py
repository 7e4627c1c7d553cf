"""The middle of the Run page: the block in view with its steps, questions, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages import run_told
from toolkit.gui.pages.run_details import Details
from toolkit.gui.pages.run_head import BlockHead
from toolkit.gui.pages.run_night import NightCard
from toolkit.gui.pages.run_top import make_roomy, tell
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.quote import Quote
from toolkit.gui.widgets.steps import Step, StepList
from toolkit.gui.widgets.text import Label
from toolkit.model.schedule import Phase, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.gui.pages.run_view import View
    from toolkit.model.plan import Block
    from toolkit.words import Words


LEAST = 96
"""The least height of what scrolls beneath the head, in pixels."""
ALWAYS = 180
"""Letters up to which a word of safeguarding is short enough to stand there always."""


class BlockView(QFrame):
    """One block, large. Its steps can be ticked while it runs; another one can only be read."""

    ticked = Signal(int, bool)
    noted = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown = ""
        self._hand = -1
        self._told: tuple[object, ...] = ()
        self._view: View | None = None
        self.setProperty("surface", "card")
        self.night = NightCard(words)
        self.head = BlockHead(words)
        self.all_questions = self._chip(words.say("All questions"), self._questions_again)
        self.safety = self._chip(words.say("Safeguarding"), self._safety_toggled)
        self.safety.set_tone("aside")
        self.steps = StepList()
        self.steps.ticked.connect(self.ticked)
        self.safeguarding = Label("", Type.BODY, tone="aside", wrap=True)
        self.details = Details(words)
        self.notes = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self.note = QLineEdit()
        self.note.setFont(font(Type.CONTROL))
        self.note.setPlaceholderText(words.say("Note (private) …"))
        self.note.setAccessibleName(words.say("Private note; it stays at this desk"))
        make_roomy(self.note)
        self.note.returnPressed.connect(self._note_written)
        self._lay_out()

    def _chip(self, text: str, do: Callable[[], None]) -> Chip:
        chip = Chip(text)
        chip.setCheckable(True)
        make_roomy(chip)
        chip.clicked.connect(do)
        return chip

    def _lay_out(self) -> None:
        self._chips = QWidget()
        line = FlowLayout(self._chips, Space.S)
        line.addWidget(self.safety)
        line.addWidget(self.all_questions)
        line.addWidget(self.head.correct_button)
        top = QVBoxLayout()
        top.setContentsMargins(Space.XXL, Space.L, Space.XL, 0)
        top.setSpacing(Space.S)
        top.addWidget(self.night)
        top.addWidget(self.head)
        top.addWidget(self._chips)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.XXL, Space.XS, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.safeguarding)
        column.addWidget(self.steps)
        column.addWidget(self.details)
        column.addWidget(self.notes)
        column.addWidget(self.note)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.area.setMinimumHeight(LEAST)
        # Its own wish doesn't count, so that the head above never gives way to it.
        self.area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, Space.XS, 1, Space.XS)
        outer.setSpacing(Space.S)
        outer.addLayout(top)
        outer.addWidget(self.area, 1)

    def show_view(self, view: View) -> None:
        """Tell the block in view; another block is read from its beginning."""
        words = self._words
        self._view = view
        row = view.row
        fresh = row.id != self._shown
        self._shown = row.id
        self.night.setVisible(view.phase is Phase.NIGHT and view.live)
        self.night.show_view(view)
        self.head.show_view(view)
        block = row.block
        self._show_steps(view, block, fresh=fresh)
        self._show_safety(words.content(block.safeguarding), fresh=fresh)
        self.details.show_block(block, fresh=fresh)
        self._show_notes(view)
        if fresh:
            self.note.clear()
            self.area.verticalScrollBar().setValue(0)

    def show_ring(self, view: View) -> None:
        """Tell only how much is left."""
        self._view = view
        if self.night.isVisibleTo(self):
            self.night.show_view(view)
        self.head.show_ring(view)

    def _show_safety(self, text: str, *, fresh: bool) -> None:
        """A short word of safeguarding always stands there; a long one opens at a press."""
        long = len(text) > ALWAYS
        tell(self.safeguarding, text)
        self.safety.setVisible(long)
        if fresh:
            self.safety.setChecked(False)
        self.safeguarding.setVisible(bool(text) and (not long or self.safety.isChecked()))

    def _safety_toggled(self) -> None:
        self.safeguarding.setVisible(self.safety.isChecked())
        self.area.verticalScrollBar().setValue(0)

    def _show_steps(self, view: View, block: Block, *, fresh: bool) -> None:
        words = self._words
        done = view.event.steps.get(view.row.id, set())
        steps = [
            Step(
                words.content(step.text),
                words.say("{minutes}′", minutes=step.minutes) if step.minutes else "",
                number in done,
            )
            for number, step in enumerate(block.steps)
        ]
        told = (view.row.id, view.live, self.all_questions.isChecked(), *steps)
        if told == self._told:
            return
        self._told = told
        self.steps.set_steps(steps)
        self.steps.setEnabled(view.live)
        has_more = sum(bool(step.say) for step in block.steps) > 1
        self.all_questions.setVisible(view.live and has_more)
        at_hand = next((n for n in range(len(steps)) if n not in done), -1)
        self._show_questions(block, at_hand if view.live else None, fresh=fresh)

    def _show_questions(self, block: Block, at_hand: int | None, *, fresh: bool) -> None:
        """Show the questions of the step at hand; those of every step where none is."""
        everything = at_hand is None or self.all_questions.isChecked()
        for number, step in enumerate(block.steps):
            wanted = bool(step.say) and (everything or number == at_hand)
            said = [self._words.content(line) for line in step.say]
            self._question(
                number,
                self._words.say("“{text}”", text=said[0])
                if len(said) == 1
                else "\n".join(self._words.say("“{text}”", text=line) for line in said)
                if said
                else "",
                shown=wanted,
            )
        moved = at_hand is not None and at_hand != self._hand
        self._hand = -1 if at_hand is None else at_hand
        if moved and not fresh and at_hand is not None and at_hand >= 0:
            # The layout must have settled before it is known where the step is.
            QTimer.singleShot(0, self._reach_step)

    def _question(self, number: int, text: str, *, shown: bool) -> None:
        have = self.steps.detail(number)
        if not shown:
            if have is not None:
                self.steps.set_detail(number, None)
            return
        if isinstance(have, Quote):
            if have.text() != text:
                have.set_text(text)
            return
        self.steps.set_detail(number, Quote(text))

    def _questions_again(self) -> None:
        if self._view is not None:
            self._show_steps(self._view, self._view.row.block, fresh=True)

    def _reach_step(self) -> None:
        row = self.steps.row(self._hand)
        if row is None:
            return
        detail = self.steps.detail(self._hand)
        if detail is not None:
            self.area.ensureWidgetVisible(detail, 0, Space.M)
        self.area.ensureWidgetVisible(row, 0, Space.M)

    def _show_notes(self, view: View) -> None:
        words = self._words
        lines = [
            words.say("{time} · {text}", time=run_told.clock(words, view, note.at), text=note.text)
            for note in view.event.notes
            if note.block == view.row.id and not view.locked
        ]
        tell(self.notes, "\n".join(lines))
        # What is half written is a note as well; it is there again once somebody unlocks.
        self.notes.setVisible(bool(lines))
        may = view.phase is not Phase.PREPARED and view.row.state is not State.GAP
        self.note.setVisible(may and not view.locked)

    def _note_written(self) -> None:
        text = self.note.text().strip()
        if text:
            self.note.clear()
            self.noted.emit(text)
