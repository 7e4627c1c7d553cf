"""What a block needs: things to have ready, and handouts by their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from toolkit.content.blocks import MOST_COUNT
from toolkit.content.fields import is_id
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Type
from toolkit.gui.pages.editor_form import Line, clean, set_read_only
from toolkit.gui.pages.editor_numbers import Number
from toolkit.gui.pages.editor_rows import Row, Rows
from toolkit.gui.widgets.fields import Choice
from toolkit.model.plan import Material

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

    from toolkit.gui.pages.editor_target import Target
    from toolkit.words import Words

_PARTS = re.compile(r"[,;،\s]+")


class MaterialRow(Row[Material]):
    """What, how many, and for whom."""

    def __init__(self, words: Words, changed: Callable[[], None]) -> None:
        """Make an empty row."""
        super().__init__(words, changed)
        self.item = Line(words.say("Thing"), self._typed)
        self.item.setPlaceholderText(words.say("What to have ready"))
        self.count = Number(words.say("How many"), self._counted, low=1, high=MOST_COUNT)
        self.per = Choice(words.say("For whom"))
        self.per.setFont(font(Type.CONTROL))
        self.per.setMinimumContentsLength(6)
        self.per.addItem(words.say_c("material", "in all"), "event")
        self.per.addItem(words.say_c("material", "for each small group"), "group")
        self.per.addItem(words.say_c("material", "for each person"), "person")
        self.per.activated.connect(lambda _: changed())
        self.grid.addWidget(self.item, 0, 0, 1, 3)
        self.grid.addWidget(self.count, 1, 0)
        self.grid.addWidget(self.per, 1, 1)
        self.grid.addWidget(self.gone_button, 1, 2)
        self.grid.setColumnStretch(1, 1)
        self.count.setFixedWidth(84)

    def _typed(self, _: str) -> str:
        self.changed()
        return ""

    def _counted(self, count: int) -> None:
        self.count.show_number(count)
        self.changed()

    def fields(self) -> Sequence[QWidget]:
        """Give the fields."""
        return self.item, self.count, self.per

    def show_value(self, value: Material | None) -> None:
        """Show a thing."""
        made = value or Material("")
        self.item.show_text(made.item)
        self.item.typing.again()
        self.item.setToolTip(made.item)
        self.count.show_number(made.count)
        at = self.per.findData(made.per)
        if at != self.per.currentIndex():
            self.per.setCurrentIndex(at)

    def value(self) -> Material | None:
        """Give the thing, if it has a name."""
        item = " ".join(clean(self.item.text()).split())
        return Material(item, self.count.value(), self.per.currentData()) if item else None

    def set_read_only(self, *, read_only: bool) -> None:
        """Let the fields be read only."""
        set_read_only(self.fields(), read_only=read_only)


class MaterialsPart(Rows[Material]):
    """The table of things."""

    def __init__(self, target: Target) -> None:
        """Begin empty."""
        words = target.words
        name = words.say("What you need")
        super().__init__(
            name,
            words.say("Add a thing"),
            lambda changed: MaterialRow(words, changed),
            lambda values: target.change(name, materials=values),
        )


class HandoutsLine(Line):
    """Names of handouts, parted by commas; names that other plans use are offered."""

    def __init__(self, target: Target, wanted: Callable[[], None]) -> None:
        """Begin empty; ``wanted`` is called once when names to offer are first wanted."""
        self._target = target
        super().__init__(target.words.say("Handouts"), self._apply)
        self._wanted: Callable[[], None] | None = wanted
        self.setPlaceholderText(target.words.say("helpline-card, group-agreement"))
        self._names = QStringListModel([], self)
        finder = _LastName(self)
        finder.setModel(self._names)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setMaxVisibleItems(8)
        self.setCompleter(finder)

    def set_known(self, names: Sequence[str]) -> None:
        """Offer these names."""
        self._names.setStringList(list(names))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Ask for the names to offer, the first time."""
        super().focusInEvent(event)
        if self._wanted is not None and not self.isReadOnly():
            wanted, self._wanted = self._wanted, None
            wanted()

    def _apply(self, text: str) -> str:
        names = [name for name in _PARTS.split(text.strip().lower()) if name]
        wrong = next((name for name in names if not is_id(name)), "")
        words = self._target.words
        if wrong:
            return words.say(
                "“{name}” can't be the name of a handout: small letters a to z, digits, hyphens.",
                name=wrong,
            )
        self._target.change(words.say("Handouts"), handouts=tuple(dict.fromkeys(names)))
        return ""


class _LastName(QCompleter):
    """Completes what is behind the last comma."""

    def splitPath(self, path: str) -> list[str]:  # noqa: N802
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802
        name = super().pathFromIndex(index)
        line = self.widget()
        before, comma, _ = line.text().rpartition(",") if isinstance(line, Line) else ("", "", "")
        return f"{before}{comma} {name}".strip()
