"""Tiles beside each other of which one, or several, are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from toolkit.gui.look.tokens import Size, Space
from toolkit.gui.pages.notfound_look import Tile
from toolkit.gui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


MORE = "…"
"""The key of the tile that shows the rest."""


class Choices(QWidget):
    """Tiles in lines. ``picked`` carries the key of the one that was pressed.

    A chosen one has a tick as well as a colour. Of many only some stand there, until somebody
    asks for the others.
    """

    picked = Signal(str)

    def __init__(self, name: str, more: str) -> None:
        """Make an empty set; ``name`` is what a screen reader calls it, ``more`` asks for all."""
        super().__init__()
        self.setAccessibleName(name)
        self._more = more
        self._folded = True
        self._last: tuple[Sequence[tuple[str, str]], Collection[str], Collection[str]] = (
            (),
            (),
            (),
        )
        self._flow = FlowLayout(self, Space.XS + 2)
        self.tiles: dict[str, Tile] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for one line; in a width that is known the lines make the height."""
        return QSize(self._flow.minimumSize().width(), Size.RUN_TARGET)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for as little as needed: the widest tile."""
        return self.minimumSizeHint()

    def show_choices(
        self,
        choices: Sequence[tuple[str, str]],
        chosen: Collection[str],
        first: Collection[str] = (),
    ) -> None:
        """Show keys with their words, and which are chosen; ``first`` are those not folded away."""
        self._last = (choices, chosen, first)
        shown = list(choices)
        if first and self._folded:
            shown = [choice for choice in choices if choice[0] in first or choice[0] in chosen]
            if len(shown) < len(choices):
                shown.append((MORE, self._more))
        wanted = dict(shown)
        if list(wanted) != list(self.tiles):
            self._lay_out(wanted)
        for key, text in shown:
            look, icon = ("chosen", "tick") if key in chosen else ("plain", "")
            self.tiles[key].show_state(look, icon, "", text)

    def _lay_out(self, wanted: dict[str, str]) -> None:
        """Make what is new, drop what is gone, and set them in their order; the keyboard stays."""
        for key in [key for key in self.tiles if key not in wanted]:
            tile = self.tiles.pop(key)
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        before = self.tiles
        self.tiles = {key: before.get(key) or self._make(key, wanted[key]) for key in wanted}
        for tile in self.tiles.values():
            self._flow.removeWidget(tile)
            self._flow.addWidget(tile)
            tile.show()
        self._flow.invalidate()

    def _make(self, key: str, text: str) -> Tile:
        tile = Tile(text)
        tile.clicked.connect(lambda: self._pressed(key))
        return tile

    def _pressed(self, key: str) -> None:
        self._folded = key != MORE
        if key == MORE:
            self.show_choices(*self._last)
            next(iter(self.tiles.values())).setFocus()
        else:
            self.picked.emit(key)
