"""The way to a translator and back: asking for files, and telling what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from toolkit.content.problems import told
from toolkit.doors import behind
from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.text import Label
from toolkit.model.errors import InputError, Problem
from toolkit.words.errors import explain
from toolkit.words.plantexts_told import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.translators import Taken
    from toolkit.content.places import Places
    from toolkit.gui.context import Context
    from toolkit.model.errors import UserError
    from toolkit.words.plantexts import PlanTexts

_MOST = 200
"""Lines shown of a file's problems."""

_TALLEST = 190


class TakenCard(Card):
    """What came back from a translator; ``partly`` asks to take the right rows of it."""

    partly = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__("", padding=Space.L)
        words = self._words = context.words
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(Space.XS)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setMaximumHeight(_TALLEST)
        self.body.addWidget(area)
        row = QHBoxLayout()
        self.rest = Button(words.say("Take the right ones"))
        self.close_it = Button(words.say_c("button", "Close"), "quiet")
        self.rest.clicked.connect(self.partly)
        self.close_it.clicked.connect(self.hide)
        row.addWidget(self.rest)
        row.addWidget(self.close_it)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def show_lines(self, title: str, lines: list[str], *, rest: bool) -> None:
        """Show what is to be told, each on a line of its own."""
        words = self._words
        self.set_title(title)
        empty(self._lines)
        more = len(lines) - _MOST
        if more > 0:
            lines = [*lines[:_MOST], words.say_n("and {n} more", "and {n} more", more)]
        for line in lines:
            self._lines.addWidget(Label(line, Type.CONTROL, wrap=True))
        self.rest.setVisible(rest)
        self.show()

    @property
    def lines(self) -> list[str]:
        """What is shown."""
        items = (self._lines.itemAt(at) for at in range(self._lines.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget.text() for widget in widgets if isinstance(widget, Label)]


class Translators:
    """Sends a plan's texts away and takes them back; ``came`` is called when some came back."""

    def __init__(self, context: Context, places: Places, page: QWidget, card: TakenCard) -> None:
        self._context = context
        self._words = context.words
        self._places = places
        self._page = page
        self._card = card
        self._last: tuple[Path, Path, str] | None = None
        self.came: Callable[[], None] | None = None
        card.partly.connect(self._take_partly)

    def ask_where(self, path: Path, texts: PlanTexts) -> None:
        """Ask for a file to write, and write it."""
        words = self._words
        dialog = QFileDialog(self._page, words.say("Send to a translator"), documents())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = [f"{words.say('Word file')} (*.docx)", f"{words.say('Workbook')} (*.xlsx)"]
        dialog.setNameFilters(kinds)
        dialog.setDefaultSuffix("docx")
        dialog.filterSelected.connect(
            lambda kind: dialog.setDefaultSuffix("xlsx" if "xlsx" in kind else "docx")
        )
        dialog.selectFile(f"{texts.plan}-{texts.language}.docx")
        dialog.fileSelected.connect(lambda out: self.send(path, texts.language, Path(out)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def send(self, path: Path, language: str, out: Path) -> None:
        """Write a plan's texts to a file."""
        words, places = self._words, self._places
        self._context.runner.do(
            lambda _: behind("send-to-translator")(places, words, str(path), language, out),
            lambda _: self._context.say(words.say("Written: {file}", file=out.name)),
            label=words.say("Writing the file for the translator"),
        )

    def ask_which(self, path: Path, language: str) -> None:
        """Ask for a file that came back, and take it over."""
        words = self._words
        dialog = QFileDialog(self._page, words.say("Take back from a translator"), documents())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{words.say('Word files and workbooks')} (*.docx *.xlsx)"])
        dialog.fileSelected.connect(lambda file: self.take(path, language, Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, path: Path, language: str, file: Path, *, partly: bool = False) -> None:
        """Take over a file that came back."""
        places = self._places
        self._last = (path, file, language)
        work = partial(
            behind("take-from-translator"),
            places,
            file,
            partly=partly,
            plan=str(path),
            language=language,
        )
        self._context.runner.do(
            lambda _: work(),
            self._taken,
            self._refused,
            label=self._words.say("Reading what came back"),
        )

    def _take_partly(self) -> None:
        if self._last is not None:
            path, file, language = self._last
            self.take(path, language, file, partly=True)

    def _taken(self, taken: Taken) -> None:
        words = self._words
        tell = Told(words)
        lines = tell.taken(taken.counts)
        lines += self._said([*taken.problems, *taken.changed])
        lines += [f"{_short(place)}: {tell.slip(slip)}" for place, slip in taken.doubts]
        self._card.show_lines(words.say("Back from the translator"), lines, rest=False)
        if self.came is not None:
            self.came()

    def _refused(self, error: UserError) -> None:
        words = self._words
        if isinstance(error, InputError):
            in_rows = all("!" in problem.place for problem in error.problems)
            title = words.say("Nothing was taken over yet")
            self._card.show_lines(title, self._said(error.problems), rest=in_rows)
        else:
            self._card.show_lines(explain(words, error), [], rest=False)

    def _said(self, problems: list[Problem]) -> list[str]:
        short = (one._replace(place=_short(one.place)) for one in problems)
        return [told(self._words, problem) for problem in short]


def _short(place: str) -> str:
    """Leave the folder of a place out: the person has just chosen the file."""
    return Path(place).name
