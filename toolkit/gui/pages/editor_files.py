"""A block's own PDFs, pictures and films: added by a dialog or by dropping, opened, taken out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from toolkit.actions import own_files
from toolkit.content.blocks import OWN_KINDS
from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from toolkit.content.places import Places
    from toolkit.gui.context import Context
    from toolkit.gui.openplan import OpenPlan
    from toolkit.gui.pages.editor_target import Target
    from toolkit.gui.tasks import Progress
    from toolkit.model.plan import Block


class FilesPart(QWidget):
    """The files of a block; they are copied into the person's folder on the worker."""

    def __init__(self, context: Context, desk: OpenPlan, target: Target) -> None:
        """Begin empty."""
        super().__init__()
        words = context.words
        self._context, self._desk, self._target = context, desk, target
        self._files: tuple[str, ...] = ()
        self._missing: frozenset[str] = frozenset()
        self._read_only = False
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        name = words.say("Your own files")
        self.add_button = Button(words.say("Add a PDF, picture or film …"), "quiet", icon="plus")
        self.add_button.clicked.connect(self.ask)
        self._hint = Label(
            words.say("Or drop it here. It goes into the pack and onto the projector."),
            Type.SECONDARY,
            tone="soft",
            wrap=True,
        )
        self._none = Label(words.say("None."), Type.CONTROL, tone="soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Label(name, Type.SECONDARY_STRONG, tone="soft", wrap=True))
        column.addWidget(self._none)
        column.addLayout(self._lines)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._hint)
        self.setAccessibleName(name)
        self.setAcceptDrops(True)
        self._none.hide()

    def show_block(self, block: Block) -> None:
        """Show a block's files."""
        if block.files == self._files:
            return
        self._files = block.files
        self._missing = frozenset()
        self._fill()
        if self._files:
            places, names = self._desk.places, self._files
            self._context.runner.do(
                lambda _: own_files.missing_files(places, names),
                lambda found: self._have_missing(names, found),
                lambda _: None,
            )

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the files only be opened."""
        self._read_only = read_only
        self.setAcceptDrops(not read_only)
        self.add_button.setVisible(not read_only)
        self._hint.setVisible(not read_only)
        self._fill()

    def _have_missing(self, names: tuple[str, ...], missing: frozenset[str]) -> None:
        if names == self._files and missing != self._missing:
            self._missing = missing
            self._fill()

    def _fill(self) -> None:
        empty(self._lines)
        for name in self._files:
            self._lines.addWidget(self._line(name))
        self._none.setVisible(self._read_only and not self._files)

    def _line(self, name: str) -> QWidget:
        words = self._context.words
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        gone = name in self._missing
        said = words.say("{name} (not in your folder)", name=name) if gone else name
        row.addWidget(Label(said, Type.CONTROL, tone="attention" if gone else "", wrap=True), 1)
        show = Button("", "quiet", icon="eye", hint=words.say("Open {name}", name=name))
        show.setEnabled(not gone)
        show.clicked.connect(partial(self._open, name))
        out = Button("", "quiet", icon="trash", hint=words.say("Take {name} out", name=name))
        out.clicked.connect(partial(self.remove, name))
        out.setVisible(not self._read_only)
        for button in (show, out):
            button.setProperty("bare", "true")
            row.addWidget(button)
        return line

    def ask(self) -> None:
        """Ask for the files."""
        words = self._context.words
        dialog = QFileDialog(self, words.say("Add a PDF, picture or film"), documents())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        kinds = " ".join(f"*.{kind}" for kind in OWN_KINDS)
        dialog.setNameFilter(f"{words.say('PDFs, pictures, films')} ({kinds})")
        dialog.filesSelected.connect(lambda paths: self.take([Path(path) for path in paths]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, paths: list[Path]) -> None:
        """Copy files into the person's folder, then name them in the block."""
        words, places = self._context.words, self._desk.places
        block = self._target.block
        if block is None or self._read_only:
            return
        for path in paths:
            self._context.runner.do(
                partial(_take, places, path),
                partial(self._have, block.id),
                label=words.say("Copying {name} …", name=path.name),
            )

    def _have(self, block_id: str, name: str) -> None:
        plan = self._desk.plan
        block = plan.block(block_id) if plan is not None else None
        if plan is not None and block is None:
            block = next((one for one in plan.parked if one.id == block_id), None)
        if block is None or name in block.files:
            return
        words = self._context.words
        done = words.say("“{title}”: {field}", title=block.title, field=name)
        self._target.hands.change(done, of=block_id, files=(*block.files, name))

    def remove(self, name: str, *_: object) -> None:
        """Take a file out of the block; it stays in the person's folder."""
        files = tuple(one for one in self._files if one != name)
        self._target.change(name, files=files)
        self.add_button.setFocus()

    def _open(self, name: str, *_: object) -> None:
        folder = self._desk.places.own_files
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder / name)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files that lie on this computer."""
        if _files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take what is dropped."""
        paths = _files_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.take(paths)


def _files_in(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _take(places: Places, path: Path, _: Progress) -> str:
    return own_files.take_file(places, path)
