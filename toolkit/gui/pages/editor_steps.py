"""A block's steps as Markdown in one field, with their minutes held against the block's length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.gui.look import theme
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.editor_form import Prose, labelled
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label
from toolkit.model.editing.settling import fitted
from toolkit.model.editing.stepstext import read_steps, steps_text

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from toolkit.gui.pages.editor_target import Target
    from toolkit.model.editing.stepstext import ReadSteps
    from toolkit.model.plan import Block, Step

_NUMBER = re.compile(r"^ {0,3}(?:\d{1,3}[.)]|[-*+])(?=\s)")
_MINUTES = re.compile(r"[(\[]\s*\d{1,4}[^()\[\]\d]*[)\]]\s*$")
_QUOTE = re.compile(r"^\s*>.*$")


class _Colours(QSyntaxHighlighter):
    """Numbers and minutes in the accent, what is said word for word in a softer hand."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._number, self._minutes, self._quote = (QTextCharFormat() for _ in range(3))
        self.dress()

    def dress(self) -> None:
        palette = theme.current()
        self._number.setForeground(theme.colour(palette.accent))
        self._number.setFontWeight(QFont.Weight.DemiBold)
        self._minutes.setForeground(theme.colour(palette.accent))
        self._quote.setForeground(theme.colour(palette.aside))

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        if _QUOTE.match(text):
            self.setFormat(0, len(text), self._quote)
            return
        for pattern, made in ((_NUMBER, self._number), (_MINUTES, self._minutes)):
            if found := pattern.search(text):
                self.setFormat(found.start(), len(found[0]), made)


class StepsPart(QWidget):
    """The field, what makes no sense in it, and the choice where minutes don't add up.

    What is typed and not applied yet is kept for its block while others are looked at.
    """

    def __init__(self, target: Target) -> None:
        """Begin empty."""
        super().__init__()
        words = target.words
        self._target = target
        self._words = words
        self._drafts: dict[str, tuple[str, str]] = {}
        """By block: what it held, and what was typed over it."""
        self._waiting: ReadSteps | None = None
        self.text = Prose(words.say("Steps"), self._apply, least=3)
        self._colours = _Colours(self.text.document())
        hint = words.say(
            "One step a line: “1. What you do (10 min)”. Below it, with >, the words to say."
        )
        self.field = labelled(words.say("Steps"), self.text, hint)
        self._sum = Label("", Type.SECONDARY_STRONG, tone="attention", wrap=True)
        self.length_button = Button()
        self.rest_button = Button()
        self.length_button.clicked.connect(self._take_length)
        self.rest_button.clicked.connect(self._take_rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for part in (self.field, self._sum, self.length_button, self.rest_button):
            column.addWidget(part)
        self._show_sum(None)

    @property
    def sum_told(self) -> str:
        """What is said of minutes that don't add up; empty where they do."""
        return self._sum.text() if not self._sum.isHidden() else ""

    def show_block(self, block: Block, *, other: bool) -> None:
        """Show a block's steps; of one seen before, what was typed there and not applied."""
        shown = steps_text(block.steps)
        changed = shown != self.text.typing.shown
        self.text.show_text(shown)
        if other or changed:
            self._show_sum(None)
        if other:
            self.text.typing.again()
            held, typed = self._drafts.pop(block.id, ("", ""))
            if typed and held == shown:
                self.text.setPlainText(typed)
                self.text.typing.flush()

    def keep(self, block_id: str) -> None:
        """Keep what couldn't be applied for when the block is looked at again."""
        if self.text.typing.pending:
            self._drafts[block_id] = (self.text.typing.shown, self.text.toPlainText())
        else:
            self._drafts.pop(block_id, None)

    def forget(self) -> None:
        """Forget everything that couldn't be applied."""
        self._drafts.clear()
        self.text.typing.again()
        self._show_sum(None)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let it be read only."""
        self.text.setReadOnly(read_only)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colours.dress()
            self._colours.rehighlight()

    def _apply(self, text: str) -> str:
        """Apply the steps, if each line can be read and their minutes add up."""
        block = self._target.block
        self._show_sum(None)
        if block is None:
            return ""
        read = read_steps(text)
        if read.problems:
            return "\n".join(self._problem(one.line, one.code) for one in read.problems)
        if read.minutes and read.minutes != block.minutes:
            self._show_sum(read)
            # Said below with its two ways out, and nothing is applied until one is chosen.
            return self._words.say("Not taken over yet: choose below.")
        self._set(read.steps)
        return ""

    def _problem(self, line: int, code: str) -> str:
        words = self._words
        if code == "say-without-step":
            return words.say("Line {line}: words to say stand below a step.", line=line)
        return words.say("Line {line}: this step has no words.", line=line)

    def _show_sum(self, read: ReadSteps | None) -> None:
        self._waiting = read
        block, words = self._target.block, self._words
        there = read is not None and block is not None
        if read is not None and block is not None:
            total, length = words.duration(read.minutes), words.duration(block.minutes)
            self._sum.setText(
                words.say("The steps take {total}, the block {length}.", total=total, length=length)
            )
            self.length_button.setText(words.say("Make the block {total}", total=total))
            less = read.minutes > block.minutes
            self.rest_button.setText(
                words.say("Take it from the longest step")
                if less
                else words.say("Give the rest to the longest step")
            )
        for part in (self._sum, self.rest_button):
            part.setVisible(there)
        # One that holds others is as long as they are.
        self.length_button.setVisible(there and block is not None and not block.strands)

    def _take_length(self) -> None:
        if self._waiting is not None:
            self._set(self._waiting.steps, minutes=self._waiting.minutes)

    def _take_rest(self) -> None:
        block = self._target.block
        if self._waiting is not None and block is not None:
            self._set(fitted(self._waiting.steps, block.minutes))

    def _set(self, steps: tuple[Step, ...], **more: object) -> None:
        block = self._target.block
        if block is None:
            return
        self._show_sum(None)
        self._target.change(self._words.say("Steps"), steps=_kept(steps, block.steps), **more)
        self.text.typing.again()


def _kept(steps: tuple[Step, ...], before: tuple[Step, ...]) -> tuple[Step, ...]:
    """Give steps that say the same as before as they were, with their own line breaks."""
    known: dict[Step, Step] = {}
    for step in before:
        known.update((read, step) for read in read_steps(steps_text([step])).steps)
    return tuple(known.get(step, step) for step in steps)
