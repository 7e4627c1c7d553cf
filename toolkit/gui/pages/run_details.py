"""What else a plan says of a block: opened by a press, so that the steps keep the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.run_top import make_roomy
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.pills import Chip
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from toolkit.model.plan import Block, Material
    from toolkit.words import Words

WRONG, SIMPLE, OUT, THINGS, ROLES, STRANDS = "wrong", "simple", "out", "things", "roles", "strands"


class Details(QWidget):
    """A row of chips; each opens and closes one text beneath."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.chips: dict[str, Chip] = {}
        self.texts: dict[str, Label] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self._row = QWidget()
        flow = FlowLayout(self._row, Space.S)
        column.addWidget(self._row)
        for name, title in (
            (WRONG, words.say("If it goes wrong")),
            (OUT, words.say("If someone sits out")),
            (THINGS, words.say("Materials")),
            (ROLES, words.say("Who does what")),
            (SIMPLE, words.say("With next to nothing")),
            (STRANDS, words.say("Side by side")),
        ):
            chip = Chip(title, icon="chevron-down")
            chip.setCheckable(True)
            make_roomy(chip)
            chip.toggled.connect(lambda on, n=name: self._toggled(n, on=on))
            flow.addWidget(chip)
            text = Label("", Type.BODY, wrap=True)
            text.hide()
            column.addWidget(text)
            self.chips[name], self.texts[name] = chip, text

    def _toggled(self, name: str, *, on: bool) -> None:
        self.chips[name].set_icon("chevron-up" if on else "chevron-down")
        self.texts[name].setVisible(on)

    def show_block(self, block: Block, *, fresh: bool) -> None:
        """Tell what the plan says of a block; of another one everything begins closed."""
        words = self._words
        told = {
            WRONG: words.content(block.if_wrong),
            OUT: words.content(block.opt_out),
            THINGS: materials(words, block),
            ROLES: "\n".join(words.content(role) for role in block.roles),
            SIMPLE: words.content(block.low_tech),
            STRANDS: "\n".join(
                " · ".join(words.content(inner.title) for inner in strand)
                for strand in block.strands
            ),
        }
        for name, text in told.items():
            if fresh:
                self.chips[name].setChecked(False)
            if self.texts[name].text() != text:
                self.texts[name].setText(text)
            self.chips[name].setVisible(bool(text))
        self._row.setVisible(any(told.values()))


def materials(words: Words, block: Block) -> str:
    """Say what a block needs, a line each."""
    return "\n".join(_material(words, material) for material in block.materials)


def _material(words: Words, material: Material) -> str:
    item = words.content(material.item)
    count = words.number(material.count)
    if material.per == "person":
        return words.say("{item}: {count} for each person", item=item, count=count)
    if material.per == "group":
        return words.say("{item}: {count} for each group", item=item, count=count)
    return words.say("{item}: {count}", item=item, count=count) if material.count > 1 else item
