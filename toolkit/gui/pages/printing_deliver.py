"""How papers leave the Print page: to a printer, a stick, a file, another program."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from toolkit.gui.folders import documents
from toolkit.gui.pages.printing_out import printers, send
from toolkit.gui.tasks import CancelledError
from toolkit.model.facts_team import SheetPrinted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.actions.printing import Paper, Press
    from toolkit.gui.context import Context
    from toolkit.gui.sticks import Stick
    from toolkit.gui.tasks import Progress


class Delivery(QObject):
    """Asks where to and brings papers there, one numbered copy at a time."""

    delivered = Signal()
    """Something left; copies may be numbered anew."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._words = context.words
        self._page = page
        self.printers = printers
        """Names the printers that are set up here."""

    # --- to a printer

    def ask_printer(self, press: Press, paper: Paper) -> None:
        """Ask which printer; where there is none say so, and ask for a file instead."""
        if not self.printers():
            self._context.complain(
                self._words.say(
                    "No printer is set up on this laptop. Save the paper on a stick or in a "
                    "folder, and print it elsewhere."
                )
            )
            self.ask_file(press, paper)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self.print_on, press, paper, printer))
        QDialog.open(dialog)

    def print_on(self, press: Press, paper: Paper, printer: QPrinter) -> None:
        """Print a paper; it can be cancelled between two pages."""
        words = self._words

        def work(progress: Progress) -> bool:
            try:
                press.print_out(paper, lambda pdf: send(pdf, paper.pages, printer, progress))
            except CancelledError:
                return False
            return True

        def ready(done: bool) -> None:
            sheets = words.say_n("{n} sheet", "{n} sheets", paper.pages)
            self._left(
                press,
                words.say("Sent to the printer: {sheets}.", sheets=sheets)
                if done
                else words.say("Stopped before it was printed."),
            )

        self._context.runner.do(work, ready, label=words.say("Printing …"))

    # --- to a file

    def put_on(self, press: Press, paper: Paper, stick: Stick, event: str) -> None:
        """Save a paper on a stick as one file."""
        path = stick.folder / f"{event} {paper.name}"
        told = self._words.say("On {stick}: {file}.", stick=stick.name, file=path.name)
        self._context.runner.do(
            lambda _: press.save_as(paper, path), lambda _: self._left(press, told)
        )

    def ask_file(self, press: Press, paper: Paper) -> None:
        """Ask for a file, and save a paper there."""
        words, watch = self._words, self._context.watch
        event = "" if watch is None else f"{watch.id} "
        chooser = QFileDialog(self._page, words.say("Save this paper"), documents())
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(words.say("PDF files") + " (*.pdf)")
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile(f"{event}{paper.name}")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(
            lambda path: self._context.runner.do(
                lambda _: press.save_as(paper, Path(path)),
                lambda at: self._left(press, words.say("Saved as {file}.", file=at.name)),
            )
        )
        chooser.open()

    def ask_folder(self, press: Press, papers: Sequence[Paper]) -> None:
        """Ask for a folder, and save papers in one of the event's own within it."""
        words = self._words
        chooser = QFileDialog(self._page, words.say("Save all papers"), documents())
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(
            lambda path: self._context.runner.do(
                lambda _: press.save(papers, Path(path)),
                lambda at: self._left(
                    press, words.say("Saved in the folder {folder}.", folder=at.name)
                ),
            )
        )
        chooser.open()

    # --- to another program

    def open_elsewhere(self, press: Press, paper: Paper) -> None:
        """Lend a paper to the program that shows PDF files."""
        self._context.runner.do(
            lambda _: press.lend(paper), lambda path: self._show_file(press, path)
        )

    def _show_file(self, press: Press, path: Path) -> None:
        self._take(press)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._context.complain(
                self._words.say("No program here opens PDF files. Save the paper instead.")
            )

    # --- what left

    def _left(self, press: Press, told: str) -> None:
        """Say where a paper went, and of a numbered copy by when it has to be destroyed."""
        copies = self._take(press)
        words = self._words
        for copy in copies:
            told += " " + words.say(
                "Copy {number}, to be destroyed by {date}.",
                number=copy.copy_number,
                date=words.date(date.fromisoformat(copy.destroy_by)),
            )
        self._context.say(told)

    def _take(self, press: Press) -> list[SheetPrinted]:
        """Take in that numbered copies left, which are facts."""
        facts, watch = press.take_facts(), self._context.watch
        if facts and watch is not None and watch.id == facts[0].event:
            watch.take(facts)
        self.delivered.emit()
        return [fact.what for fact in facts if isinstance(fact.what, SheetPrinted)]
