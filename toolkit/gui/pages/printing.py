"""The Print page: the papers of the event at hand, as they will come out of the printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from toolkit.doors import behind
from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.page import Page
from toolkit.gui.pages.printing_card import PaperCard
from toolkit.gui.tasks import CancelledError
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.empty import EmptyState
from toolkit.gui.widgets.fields import Choice
from toolkit.gui.widgets.text import Label
from toolkit.words import available

if TYPE_CHECKING:
    from toolkit.actions.printing import Paper, Press
    from toolkit.gui.context import Context
    from toolkit.gui.tasks import Progress

_DPI = 84
"""Dots an inch of a page on a plain screen: a little more than is shown, so that it stays sharp."""


class PrintPage(Page):
    """Shows sign-in sheet, agenda and run sheet; composes them anew when the event has changed."""

    name = "print"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._press: Press | None = None
        self._composed: tuple[object, ...] = ()
        self._progress: Progress | None = None
        self._in_front = False
        self._build()
        context.watching.connect(self._maybe)
        context.names_changed.connect(lambda _: self._show_pages())

    def _build(self) -> None:
        words = self.words
        self.cards = {
            "sign-in.pdf": PaperCard(
                words,
                words.say("Sign-in sheet"),
                words.say(
                    "For the door: adults sign for each half-day, young people are ticked by code."
                ),
                words.say("RESTRICTED: names"),
            ),
            "agenda.pdf": PaperCard(
                words,
                words.say("Agenda"),
                words.say("For the wall: one page a day, to be read from two metres. No names."),
            ),
            "run-sheet.pdf": PaperCard(
                words,
                words.say("Run sheet"),
                words.say(
                    "For the team: the whole plan with steps, questions and room to write; "
                    "what you hold if the laptop fails."
                ),
            ),
        }
        self.empty = EmptyState(
            "print",
            words.say("No event is at hand. Choose the one whose papers you want to print."),
            words.say("Go to the events"),
        )
        self.empty.pressed.connect(lambda: self.context.go.emit("events"))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._make_papers())
        for name, card in self.cards.items():
            card.saved.connect(lambda n=name: self._ask_file(n))
            card.opened.connect(lambda n=name: self._open(n))
            card.turned.connect(lambda page, n=name: self._turn(n, page))
            card.names_asked.connect(lambda: self.context.show_names(True))

    def _make_papers(self) -> QWidget:
        words = self.words
        self.tongue = Choice(words.say("Language of the papers"))
        for state in available(self.context.root / "i18n"):
            self.tongue.addItem(state.name, state.language)
        at = self.tongue.findData(words.language)
        if at < 0:
            self.tongue.insertItem(0, words.language_name(words.language), words.language)
            at = 0
        self.tongue.setCurrentIndex(at)
        self.tongue.currentIndexChanged.connect(self._maybe)
        self.draft = Label("", Type.SECONDARY, tone="attention", wrap=True)
        self.save_all = Button(words.say("Save all …"), "primary", icon="save")
        self.save_all.clicked.connect(self._ask_folder)
        self.again = Button(words.say("Compose them again"), icon="redo")
        self.again.clicked.connect(self._compose)
        self.again.hide()
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(Label(words.say_c("page", "Print"), Type.TITLE), 1)
        label = Label(words.say("Language of the papers"), Type.CONTROL, tone="soft", wrap=True)
        label.setBuddy(self.tongue)
        for widget in (label, self.tongue, self.again, self.save_all):
            head.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        for card in self.cards.values():
            row.addWidget(card, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self.draft)
        column.addLayout(row, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(inside)
        return area

    def entered(self) -> None:
        """Come to the front: compose what has changed since."""
        self._in_front = True
        self._maybe()

    def left(self) -> None:
        """Go to the back: nothing is composed for nobody."""
        self._in_front = False
        if self._progress is not None:
            self._progress.cancel()

    # --- composing

    def _key(self) -> tuple[object, ...]:
        watch = self.context.watch
        return () if watch is None else (watch.id, len(watch.facts), self.tongue.currentData())

    def _maybe(self) -> None:
        watch = self.context.watch
        self._stack.setCurrentIndex(0 if watch is None else 1)
        if self._in_front and watch is not None and self._key() != self._composed:
            self._compose()

    def _compose(self) -> None:
        watch, context = self.context.watch, self.context
        if watch is None:
            return
        key, tag, event = self._key(), self.tongue.currentData(), watch.id
        self._composed = key
        self.again.hide()
        self.save_all.setEnabled(False)
        for card in self.cards.values():
            card.wait()

        def work(progress: Progress) -> Any:  # noqa: ANN401 — the class behind the door
            press = behind("press")(context.at_desk(), event, tag, context.root / "i18n")
            try:
                return press, press.compose(progress.step)
            except CancelledError:
                return press, []

        def ready(made: tuple[Press, list[Paper]]) -> None:
            if key == self._composed:
                self._have(*made)

        self._progress = context.runner.do(
            work, ready, label=self.words.say("Composing the papers …")
        )

    def _have(self, press: Press, papers: list[Paper]) -> None:
        self._press, self._progress = press, None
        if not papers:
            self._composed = ()
            for card in self.cards.values():
                card.wait(self.words.say("Stopped before it was composed."))
        for paper in papers:
            self.cards[paper.name].show_paper(paper)
        draft = press.words.draft
        self.draft.setText(
            self.words.say("No native speaker has checked this language yet; the papers say so.")
            if draft
            else ""
        )
        self.draft.setVisible(draft)
        self.again.setVisible(not papers)
        self.save_all.setEnabled(any(paper.pdf for paper in papers))
        self._show_pages()

    def _show_pages(self) -> None:
        for name, card in self.cards.items():
            if card.paper is None or card.paper.trouble is not None:
                continue
            if card.paper.names and not self.context.names_shown:
                card.hide_names()
            else:
                self._turn(name, card.page)

    def _turn(self, name: str, page: int) -> None:
        card, press = self.cards[name], self._press
        paper = card.paper
        if paper is None or press is None or not 0 <= page < paper.pages:
            return
        dpi = _DPI * self.devicePixelRatioF()

        def ready(png: bytes) -> None:
            hidden = paper.names and not self.context.names_shown
            if card.paper is paper and not hidden:
                card.show_page(page, png)

        self.context.runner.do(lambda _: press.picture(paper, page, dpi), ready)

    # --- handing over

    def _ask_file(self, name: str) -> None:
        paper, watch = self.cards[name].paper, self.context.watch
        if paper is None or watch is None:
            return
        chooser = QFileDialog(self, self.words.say("Save this paper"), documents())
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(self.words.say("PDF files") + " (*.pdf)")
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile(f"{watch.id} {name}")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda path: self._save(paper, Path(path)))
        chooser.open()

    def _save(self, paper: Paper, path: Path) -> None:
        press, words = self._press, self.words
        if press is not None:
            self.context.runner.do(
                lambda _: press.save_as(paper, path),
                lambda at: self._left_as(press, words.say("Saved as {file}.", file=at.name)),
            )

    def _ask_folder(self) -> None:
        chooser = QFileDialog(self, self.words.say("Save all papers"), documents())
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(lambda path: self._save_all(Path(path)))
        chooser.open()

    def _save_all(self, folder: Path) -> None:
        press, words = self._press, self.words
        papers = [card.paper for card in self.cards.values() if card.paper is not None]
        if press is not None:
            self.context.runner.do(
                lambda _: press.save(papers, folder),
                lambda at: self._left_as(
                    press, words.say("Saved in the folder {folder}.", folder=at.name)
                ),
            )

    def _open(self, name: str) -> None:
        paper, press = self.cards[name].paper, self._press
        if paper is not None and press is not None:
            self.context.runner.do(
                lambda _: press.lend(paper), lambda path: self._show_file(press, path)
            )

    def _left_as(self, press: Press, told: str) -> None:
        """Say where papers went; that a numbered copy left is a fact to be taken in."""
        self._take(press)
        self.context.say(told)

    def _take(self, press: Press) -> None:
        facts, watch = press.take_facts(), self.context.watch
        if facts and watch is not None and watch.id == facts[0].event:
            watch.take(facts)

    def _show_file(self, press: Press, path: Path) -> None:
        self._take(press)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.context.complain(
                self.words.say("No program here opens PDF files. Save the paper instead.")
            )
