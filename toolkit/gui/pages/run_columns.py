"""How the Run page's parts share the window: beside each other, or one at a time where narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui.look.tokens import Space
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.pills import Chip

if TYPE_CHECKING:
    from toolkit.words import Words

AGENDA, BLOCK, GROUP = "agenda", "block", "group"
NARROW = 1214
"""The width in pixels below which the parts are shown one at a time; a scroll bar has room too."""
ROOMY = 1240
"""The width in pixels below which the agenda gives some of its own, so that all parts fit."""
AGENDA_WIDTH, SLIM_AGENDA = 250, 226
_BAR = 12
"""The height of a scroll bar."""


class Columns(QWidget):
    """Agenda, block and group; each scrolls by itself."""

    def __init__(self, words: Words, agenda: QWidget, block: QWidget, group: QWidget) -> None:
        super().__init__()
        self._parts = {AGENDA: agenda, BLOCK: block, GROUP: group}
        self._narrow = False
        self._switch = QWidget()
        line = QHBoxLayout(self._switch)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        self.chips: dict[str, Chip] = {}
        for name, title in (
            (AGENDA, words.say("Agenda")),
            (BLOCK, words.say("Block")),
            (GROUP, words.say("Group")),
        ):
            chip = Chip(title)
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(name == BLOCK)
            chip.toggled.connect(self._share)
            make_roomy(chip)
            line.addWidget(chip)
            self.chips[name] = chip
        line.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(agenda)
        row.addWidget(block, 1)
        row.addWidget(group)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._switch)
        column.addLayout(row, 1)
        self._switch.hide()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Be as high as there is room, since every part scrolls by itself."""
        return False

    def fit(self, width: int) -> None:
        """Share out a width in pixels."""
        narrow = width < NARROW
        slim = not narrow and width < ROOMY
        self._parts[AGENDA].setFixedWidth(SLIM_AGENDA if slim else AGENDA_WIDTH)
        if narrow != self._narrow:
            self._narrow = narrow
            self._switch.setVisible(narrow)
            self._share()

    def bring(self, name: str) -> None:
        """Bring a part to the front, where not all are shown."""
        self.chips[name].setChecked(True)

    def shown_chip(self) -> Chip:
        """Give the chip of the part in front."""
        return next(chip for chip in self.chips.values() if chip.isChecked())

    def _share(self) -> None:
        for name, part in self._parts.items():
            part.setVisible(not self._narrow or self.chips[name].isChecked())


class Strip(QScrollArea):
    """A bar as wide as the window, scrolled sideways where the window is narrower than it."""

    def __init__(self, bar: QWidget) -> None:
        super().__init__()
        self._bar = bar
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setWidget(bar)

    def fit(self, width: int) -> None:
        """Make room for the scroll bar where a width in pixels needs one."""
        least = self._bar.minimumSizeHint().expandedTo(self._bar.minimumSize())
        height = max(self._bar.sizeHint().height(), least.height())
        wanted = height + (_BAR if least.width() > width else 0)
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Need no width."""
        return QSize(0, self.minimumHeight())
