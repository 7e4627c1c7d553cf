"""The middle of the Run page: the block in view with its steps, questions, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.pages import run_told
from toolkit.gui.pages.run_details import Details
from toolkit.gui.pages.run_head import BlockHead
from toolkit.gui.pages.run_night import NightCard
from toolkit.gui.pages.run_top import tell
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.quote import Quote
from toolkit.gui.widgets.steps import Step, StepList
from toolkit.gui.widgets.text import Label
from toolkit.model.schedule import Phase, State

if TYPE_CHECKING:
    from toolkit.gui.pages.run_view import View
    from toolkit.model.plan import Block
    from toolkit.words import Words


class BlockView(QFrame):
    """One block, large. Its steps can be ticked while it runs; another one can only be read."""

    ticked = Signal(int, bool)
    noted = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown = ""
        self._hand = -1
        self._view: View | None = None
        self.setProperty("surface", "card")
        self.night = NightCard(words)
        self.head = BlockHead(words)
        self.steps_title = Label(words.say("Steps"), Type.SECONDARY_STRONG, tone="soft")
        self.all_questions = Chip(words.say("All questions"))
        self.all_questions.setCheckable(True)
        self.all_questions.setProperty("roomy", True)
        self.all_questions.setMinimumHeight(Size.RUN_TARGET)
        self.all_questions.clicked.connect(self._questions_again)
        self.steps = StepList()
        self.steps.ticked.connect(self.ticked)
        self.safeguarding = Label("", Type.BODY, tone="aside", wrap=True)
        self.details = Details(words)
        self.notes = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self.note = QLineEdit()
        self.note.setFont(font(Type.CONTROL))
        self.note.setPlaceholderText(words.say("Note (private) …"))
        self.note.setAccessibleName(words.say("Private note; it stays at this desk"))
        self.note.setMinimumHeight(Size.RUN_TARGET)
        self.note.returnPressed.connect(self._note_written)
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(self.night)
        column.addWidget(self.head)
        self._steps_head = QWidget()
        line = QHBoxLayout(self._steps_head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.steps_title, 1)
        line.addWidget(self.all_questions)
        column.addWidget(self._steps_head)
        column.addWidget(self.steps)
        column.addWidget(self.safeguarding)
        column.addWidget(self.details)
        column.addWidget(self.notes)
        column.addWidget(self.note)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, Space.XS, 1, Space.XS)
        outer.addWidget(self.area)

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
        tell(self.safeguarding, words.content(block.safeguarding))
        self.safeguarding.setVisible(bool(block.safeguarding))
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
        self._steps_head.setVisible(bool(steps))
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
            if note.block == view.row.id
        ]
        tell(self.notes, "\n".join(lines))
        self.notes.setVisible(bool(lines))
        may = view.phase is not Phase.PREPARED and view.row.state is not State.GAP
        self.note.setVisible(may)

    def _note_written(self) -> None:
        text = self.note.text().strip()
        if text:
            self.note.clear()
            self.noted.emit(text)
