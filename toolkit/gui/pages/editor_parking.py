"""The parking area below the days: blocks laid aside, taken up again by drag, key or click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.text import Label, set_property

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from toolkit.model.plan import Block
    from toolkit.words import Words

HEIGHT, EMPTY_HEIGHT = 54, 40
"""Pixels, with blocks in it and with none."""

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _Parked(Chip):
    """One block laid aside; it can be drawn up onto a day."""

    drawn = Signal(str, QPoint)
    """The mouse let go of it elsewhere, at a point of the screen."""
    held = Signal(str, QPoint)
    """The mouse holds it over a point of the screen."""
    taken_up = Signal(str)
    """Enter or a double click."""
    stepped = Signal(str, int)
    """An arrow goes to the block so many places on."""

    def __init__(self, block: Block, said: str) -> None:
        super().__init__(said)
        self.block = block.id
        self.setCheckable(True)
        self._took: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mousePressEvent(event)
        self._took = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        if self._took is not None and self._far(event):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.held.emit(self.block, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        far = self._took is not None and self._far(event)
        self._took = None
        self.unsetCursor()
        super().mouseReleaseEvent(event)
        if far and not self.rect().contains(event.position().toPoint()):
            self.drawn.emit(self.block, event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        event.accept()
        self.taken_up.emit(self.block)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.taken_up.emit(self.block)
        elif plain and key in _STEPS:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.stepped.emit(self.block, -_STEPS[key] if rtl else _STEPS[key])
        else:
            super().keyPressEvent(event)

    def _far(self, event: QMouseEvent) -> bool:
        took = self._took or QPoint()
        way = (event.position().toPoint() - took).manhattanLength()
        return way >= QApplication.startDragDistance()


class Parking(QFrame):
    """A strip of blocks that have no time."""

    chosen = Signal(str)
    taken_up = Signal(str)
    """A block is wanted back in the agenda: Enter or a double click."""
    drawn = Signal(str, QPoint)
    """A block was drawn to a point of the screen."""
    held = Signal(str, QPoint)
    """A block is being drawn over a point of the screen."""
    emptied = Signal()
    """The keyboard was on a block and no block is left: it belongs elsewhere."""

    def __init__(self, words: Words, behind: QWidget) -> None:
        """Begin empty; in the order of Tab its blocks come right after ``behind``."""
        super().__init__()
        self._words = words
        self._behind = behind
        self._blocks: tuple[Block, ...] | None = None
        self.setProperty("surface", "card")
        self.setAccessibleName(words.say("Parking area"))
        self._label = Label(words.say("Parked"), Type.SECONDARY_STRONG)
        self._empty = Label(
            words.say("Draw a block here, or press Ctrl+K, to lay it aside."),
            Type.SECONDARY,
            tone="soft",
        )
        # Where there is little room the hint is cut rather than the days beside it.
        self._empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._empty.setToolTip(self._empty.text())
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.S)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._row)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area = area
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.M)
        row.addWidget(self._label)
        row.addWidget(self._empty, 1)
        row.addWidget(area, 1)
        self.chips: list[_Parked] = []

    def show_blocks(self, blocks: tuple[Block, ...], chosen: str) -> None:
        """Show what is laid aside."""
        if blocks != self._blocks:
            self._blocks = blocks
            self._fill(blocks)
            self._empty.setVisible(not blocks)
            self._area.setVisible(bool(blocks))
            self.setFixedHeight(HEIGHT if blocks else EMPTY_HEIGHT)
        for chip in self.chips:
            chip.setChecked(chip.block == chosen)

    def show_wanted(self, wanted: bool) -> None:
        """Light up while a block is held over it."""
        set_property(self, "surface", "prompt" if wanted else "card")

    def _fill(self, blocks: tuple[Block, ...]) -> None:
        held = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for at, block in enumerate(blocks):
            length = self._words.duration(block.minutes)
            said = self._words.say("{title} · {length}", title=block.title, length=length)
            chip = _Parked(block, said)
            chip.setToolTip(self._words.say("Enter puts it behind the chosen block"))
            chip.clicked.connect(lambda _=False, name=block.id: self.chosen.emit(name))
            chip.drawn.connect(self.drawn)
            chip.held.connect(self.held)
            chip.taken_up.connect(self.taken_up)
            chip.stepped.connect(self._step)
            self._row.insertWidget(at, chip)
            # The layout shows it only later, and what isn't shown can't have the keyboard.
            chip.show()
            # Later in the making than all fields, but before them in the order of Tab.
            QWidget.setTabOrder(self.chips[-1] if self.chips else self._behind, chip)
            self.chips.append(chip)
        if held is not None:
            self._keep_keyboard(held)

    def _keep_keyboard(self, at: int) -> None:
        if self.chips:
            self.chips[min(at, len(self.chips) - 1)].setFocus()
        else:
            self.emptied.emit()

    def _step(self, name: str, by: int) -> None:
        names = [chip.block for chip in self.chips]
        chip = self.chips[min(max(names.index(name) + by, 0), len(names) - 1)]
        chip.setFocus()
        self.chosen.emit(chip.block)
