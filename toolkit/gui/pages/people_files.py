"""Lists of people that come from outside: a file, a paste, a drop; and the one to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from toolkit.doors import behind
from toolkit.gui.folders import documents
from toolkit.store.disk import explained

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from toolkit.gui.context import Context
    from toolkit.gui.tasks import Progress
    from toolkit.sheets.people_file import PeopleFile


class PeopleFiles(QObject):
    """Reads lists on the worker. ``have`` carries a name (empty for a paste) and the list."""

    have = Signal(str, object)

    def __init__(self, context: Context, page: QWidget) -> None:
        """Ask for files in front of ``page``."""
        super().__init__(page)
        self._context = context
        self._page = page
        self._last: Path | None = None

    def read(self, path: Path) -> None:
        """Read a file."""
        self._last = path
        words = self._context.words

        def work(_: Progress) -> PeopleFile:
            found: PeopleFile = behind("read-people")(path)
            return found

        self._context.runner.do(
            work,
            lambda found: self.have.emit(path.name, found),
            label=words.say("Reading {name} …", name=path.name),
        )

    def read_again(self) -> None:
        """Read the last file once more, after it was put right."""
        if self._last is not None:
            self.read(self._last)

    def read_text(self, text: str) -> None:
        """Read rows that were copied from a spreadsheet."""

        def work(_: Progress) -> PeopleFile:
            found: PeopleFile = behind("read-people-text")(text)
            return found

        self._context.runner.do(work, lambda found: self.have.emit("", found))

    def ask_list(self) -> None:
        """Ask for the file to read."""
        words = self._context.words
        dialog = QFileDialog(self._page, words.say("Import a list of people"), documents())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        tables = words.say("Lists of people")
        dialog.setNameFilters([f"{tables} (*.xlsx *.csv *.tsv)", f"{words.say('All files')} (*)"])
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        _open(dialog)

    def ask_template(self) -> None:
        """Ask where the empty list shall go."""
        words = self._context.words
        dialog = QFileDialog(self._page, words.say("Save an empty list to fill in"), documents())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setNameFilter(f"{words.say('Workbook')} (*.xlsx)")
        dialog.selectFile(f"{words.say('people')}.xlsx")
        dialog.fileSelected.connect(lambda path: self.write_template(Path(path)))
        _open(dialog)

    def write_template(self, path: Path) -> None:
        """Write the empty list."""
        words = self._context.words

        def work(_: Progress) -> None:
            with explained(path):
                behind("people-template")(path, words)

        said = words.say("The empty list is in {path}.", path=path)
        self._context.runner.do(
            work,
            lambda _: self._context.say(said),
            label=words.say("Writing {name} …", name=path.name),
        )


def _open(dialog: QFileDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def file_in(mime: QMimeData) -> Path | None:
    """Give the one local file that is being dropped, if it is one."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
