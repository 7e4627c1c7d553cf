"""A quiet row on the Run page: the files of what runs, to be shown on the projector by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.discard import empty
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.text import Label
from toolkit.model.calm import calm_since
from toolkit.model.ownfiles import files_of, sort_of
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.gui.fileshow import FileShow
    from toolkit.gui.pages.run_view import View

WIDEST = 220
"""Pixels of a file's name on its button; a longer one is told by its tip."""
_ICONS = {"pdf": "file", "picture": "eye", "film": "run"}


class FilesRow(QWidget):
    """A button for each file of the block that runs; with a PDF shown also those for its pages.

    While something is shown its keys are those of the whole ``page``.
    """

    def __init__(self, context: Context, page: QWidget) -> None:
        """Begin hidden."""
        super().__init__()
        words = context.words
        self._context = context
        self._block = ""
        self._files: tuple[str, ...] = ()
        self._show: FileShow | None = None
        self.chips: dict[str, Chip] = {}
        title = words.say("Show on the projector")
        self.setAccessibleName(title)
        self._line = QWidget()
        self._flow = FlowLayout(self._line, Space.S)
        self.back = Button("", "quiet", icon="back", hint=words.say("Page before"))
        self.forth = Button("", "quiet", icon="next", hint=words.say("Page after"))
        self.place = Label("", Type.CONTROL)
        self.away = Button(words.say("Take it away"), "quiet", icon="close", hint=words.say("Esc"))
        self.told = Label("", Type.CONTROL, wrap=True)
        for button, do in (
            (self.back, lambda: self._turn(-1)),
            (self.forth, lambda: self._turn(1)),
            (self.away, self._away),
        ):
            make_roomy(button)
            button.clicked.connect(do)
        self._pages = QWidget()
        row = QHBoxLayout(self._pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for part in (self.back, self.place, self.forth):
            row.addWidget(part)
        self._shown = QWidget()
        below = FlowLayout(self._shown, Space.M)
        below.addWidget(self._pages)
        below.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, 0, Space.XL, 0)
        column.setSpacing(Space.XS)
        column.addWidget(Label(title, Type.SECONDARY_STRONG, tone="soft", wrap=True))
        for widget in (self._line, self._shown, self.told):
            column.addWidget(widget)
        self._keys = [
            self._bind(page, keys, by)
            for keys, by in (("Left", -1), ("Right", 1), ("PgUp", -1), ("PgDown", 1), ("Esc", 0))
        ]
        self.hide()

    def _bind(self, page: QWidget, keys: str, by: int) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setEnabled(False)
        level = keys in ("Left", "Right")
        shortcut.activated.connect(partial(self._key, by, level))
        return shortcut

    def _key(self, by: int, level: bool) -> None:
        if not by:
            self._away()
            return
        mirrored = level and self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._turn(-by if mirrored else by)

    def show_view(self, view: View) -> None:
        """Offer the files of what runs; in a calm moment none."""
        row = view.running
        calm = calm_since(view.event) is not None
        files = () if row is None or calm else files_of(row.block)
        block = "" if row is None else row.id
        if (block, files) != (self._block, self._files):
            self._block, self._files = block, files
            self._fill()
        self.setVisible(bool(files))

    def _fill(self) -> None:
        empty(self._flow)
        self.chips = {}
        for name in self._files:
            chip = self._chip(name)
            self.chips[name] = chip
            self._flow.addWidget(chip)
        if self._files and self._show is None:
            self._show = self._context.file_show
            self._show.changed.connect(self._tell)
        self._tell()

    def _chip(self, name: str) -> Chip:
        sort = sort_of(name)
        chip = Chip(icon=_ICONS[sort], hint=name)
        chip.setAccessibleName(name)
        chip.setCheckable(sort != "film")
        make_roomy(chip)
        metrics = QFontMetrics(chip.font())
        # An ampersand would underline what follows it.
        elided = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, WIDEST)
        chip.setText(elided.replace("&", "&&"))
        chip.clicked.connect(partial(self._press, name))
        return chip

    def _press(self, name: str, *_: object) -> None:
        if self._show is not None:
            self._show.press(self._block, name)
            self._tell()

    def _turn(self, by: int) -> None:
        if self._show is not None:
            self._show.turn(by)

    def _away(self) -> None:
        if self._show is not None:
            self._show.stop()

    def _tell(self) -> None:
        """Tell what is on the projector now."""
        show, words = self._show, self._context.words
        name = "" if show is None else show.name
        for file, chip in self.chips.items():
            chip.setChecked(file == name)
        turns = show is not None and bool(name) and sort_of(name) == "pdf" and show.pages > 0
        self._shown.setVisible(bool(name))
        self._pages.setVisible(turns)
        for key in self._keys[:-1]:
            key.setEnabled(turns)
        self._keys[-1].setEnabled(bool(name))
        if show is None:
            self.told.hide()
            return
        self.place.setText(words.say("page {n} of {m}", n=show.page + 1, m=show.pages))
        self.back.setEnabled(show.page > 0)
        self.forth.setEnabled(show.page < show.pages - 1)
        text = self._word(show)
        self.told.setText(text)
        self.told.set_tone("attention" if show.trouble is not None else "soft")
        self.told.setVisible(bool(text))

    def _word(self, show: FileShow) -> str:
        words = self._context.words
        if show.trouble is not None:
            return explain(words, show.trouble)
        if show.played:
            return words.say(
                "“{name}” opens in the player of this laptop. Move its window to the projector's "
                "screen, and close it at the end.",
                name=show.played,
            )
        return ""
