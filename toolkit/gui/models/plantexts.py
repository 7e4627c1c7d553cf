"""The texts of a plan with their translations, as a list with headings, filtered and searched."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from toolkit.words.planplaces import place_name, section_name
from toolkit.words.plantexts import Found, State, Where
from toolkit.words.plantexts_told import state_name
from toolkit.words.textchecks import slips

if TYPE_CHECKING:
    from toolkit.words import Words
    from toolkit.words.plantexts import PlanText, PlanTexts

ENTRY = Qt.ItemDataRole.UserRole
"""The role of what a row holds: a :class:`PlanText` or a :class:`Heading`."""

_ROOT = QModelIndex()


class Show(StrEnum):
    """Which texts are shown."""

    ALL = "all"
    MISSING = "missing"
    FUZZY = "fuzzy"
    PROBLEM = "problem"


class Heading(NamedTuple):
    """What the texts below it belong to."""

    text: str


def heading_of(words: Words, text: PlanText) -> str:
    """Name the day and block of a text."""
    section = section_name(words, text.spot)
    if not text.spot.day or text.spot.owner == "day":
        return section
    day = words.say("Day {day}", day=text.spot.day)
    return words.say("{day} · {part}", day=day, part=section)


def belongs(text: PlanText, show: Show) -> bool:
    """Tell whether a text is among those shown."""
    match show:
        case Show.MISSING:
            return text.state is State.MISSING
        case Show.FUZZY:
            return text.state is State.FUZZY
        case Show.PROBLEM:
            return text.done and bool(text.slips)
        case _:
            return True


def translated(text: PlanText, translation: str) -> PlanText:
    """Give a text with one's own translation."""
    found = Found(translation, State.OWN, Where.OWN)
    return replace(text, found=found, slips=slips(text.source, translation, text.terms))


class TextsModel(QAbstractListModel):
    """Rows of texts, each group below its heading."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.texts: list[PlanText] = []
        self.rows: list[PlanText | Heading] = []
        self.show = Show.ALL
        self.search = ""

    def take(self, texts: PlanTexts | None) -> None:
        """Show the texts of another plan or language, or none."""
        self.texts = list(texts.texts) if texts is not None else []
        self.refresh()

    def filter(self, show: Show, search: str) -> None:
        """Show only some."""
        self.show, self.search = show, search
        self.refresh()

    def refresh(self) -> None:
        """Look anew which texts are shown."""
        self.beginResetModel()
        self.rows = []
        heading = ""
        for text in self.texts:
            if not (belongs(text, self.show) and self._is_found(text)):
                continue
            above = heading_of(self._words, text)
            if above != heading:
                heading = above
                self.rows.append(Heading(heading))
            self.rows.append(text)
        self.endResetModel()

    def _is_found(self, text: PlanText) -> bool:
        wanted = self.search.casefold().split()
        if not wanted:
            return True
        place = heading_of(self._words, text)
        inside = f"{text.source}\n{text.translation}\n{place}".casefold()
        return all(word in inside for word in wanted)

    def count(self, show: Show) -> int:
        """Count the texts of one filter."""
        return sum(belongs(text, show) for text in self.texts)

    @property
    def done(self) -> int:
        """How many are translated."""
        return sum(text.done for text in self.texts)

    def put(self, text: PlanText) -> None:
        """Show one text anew, wherever it stands; which are shown stays as it is."""
        self.texts = [text if one.number == text.number else one for one in self.texts]
        row = self.row_of(text.number)
        if row >= 0:
            self.rows[row] = text
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, number: int) -> int:
        """Give the row of a text; -1 if it isn't shown."""
        for row, entry in enumerate(self.rows):
            if not isinstance(entry, Heading) and entry.number == number:
                return row
        return -1

    def text_at(self, row: int) -> PlanText | None:
        """Give the text in a row; none for a heading."""
        entry = self.rows[row] if 0 <= row < len(self.rows) else None
        return None if isinstance(entry, Heading) else entry

    def heading_at(self, row: int) -> str:
        """Give the heading that a row stands under."""
        for entry in reversed(self.rows[: row + 1]):
            if isinstance(entry, Heading):
                return entry.text
        return ""

    def beside(self, row: int, step: int, *, still_open: bool = False) -> int:
        """Give the next row of a text, downwards or upwards; -1 if there is none."""
        row += step
        while 0 <= row < len(self.rows):
            text = self.text_at(row)
            if text is not None and not (still_open and text.done):
                return row
            row += step
        return -1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give what a row holds, and its words for who hears the screen."""
        entry = self.rows[index.row()]
        if role == ENTRY:
            return entry
        spoken = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if not spoken:
            return None
        if isinstance(entry, Heading):
            return entry.text
        words = self._words
        state = state_name(words, entry.state)
        return f"{place_name(words, entry.spot)}. {entry.source}. {state}. {entry.translation}"

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let texts be chosen and headings only be read."""
        if self.text_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
