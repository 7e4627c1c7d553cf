"""The text at hand: going from one to the next, keeping what is written, taking it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from toolkit.gui.models.plantexts import translated
from toolkit.gui.pages.planwords_row import TextRow
from toolkit.words.plantexts import Found, State, Where

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from toolkit.gui.pages.planwords_list import TextsList
    from toolkit.gui.pages.planwords_save import Keeper
    from toolkit.gui.pages.planwords_side import WordsSide
    from toolkit.words import Words
    from toolkit.words.plantexts import PlanText

_NOTHING = Found("", State.MISSING, Where.NOWHERE)


class AtHand(QObject):
    """What is done with the one text that is a field.

    ``told`` comes when a text has another translation, ``stale`` when all should be read anew.
    """

    told = Signal()
    stale = Signal()

    def __init__(self, words: Words, view: TextsList, side: WordsSide, keeper: Keeper) -> None:
        super().__init__(view)
        self._words = words
        self._list = view
        self._model = view.texts
        self._side = side
        self._keeper = keeper
        self._back_to = 0
        self.row: TextRow | None = None
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.timeout.connect(view.lay_out_at_hand)
        keeper.kept.connect(self._kept)
        keeper.failed.connect(self.stale)
        side.chosen.connect(self._insert)
        view.clicked.connect(self._clicked)
        view.activated.connect(self._clicked)

    def _clicked(self, index: QModelIndex) -> None:
        text = self._model.text_at(index.row())
        if text is not None and (self.row is None or self.row.text.number != text.number):
            self.open(text.number)

    def open(self, number: int, *, write: bool = True) -> None:
        """Make a field of a text, and put the keyboard there."""
        self.leave()
        at = self._model.row_of(number)
        text = self._model.text_at(at)
        if text is None:
            return
        row = self.row = TextRow(self._words, text, self._list.delegate.languages)
        self._list.delegate.height_at_hand = row.height_for
        row.grew.connect(lambda: self._growing.start(0))
        # The field goes with the text: not before it is done with the key that was pressed.
        later = Qt.ConnectionType.QueuedConnection
        row.field.stepped.connect(self._step, later)
        row.field.accepted.connect(self.accept, later)
        row.field.undone.connect(self._undo, later)
        row.field.was_left.connect(self.keep)
        self._list.place(at, number, row)
        self._side.show_terms(text)
        # Only once it is in its place does the row know how high its labels are.
        self._growing.start(0)
        if write:
            row.field.setFocus()

    def leave(self) -> tuple[int, bool]:
        """Keep what is in the field and close it: the text's number, and whether it was written."""
        row = self.row
        if row is None:
            return 0, False
        writing = row.field.hasFocus()
        self.keep()
        self._close(row)
        return row.text.number, writing

    def _close(self, row: TextRow) -> None:
        self.row = None
        self._list.clear_place(self._model.row_of(row.text.number))

    def come_back(self, number: int, *, writing: bool) -> None:
        """Make a field again of the text that was one, if it is still shown."""
        if not number:
            number, writing = self._back_to, True
        self._back_to = 0
        if number and self._model.row_of(number) >= 0:
            self.open(number, write=writing)
        else:
            self._side.show_terms(None)

    def _step(self, step: int) -> None:
        if self.row is not None:
            self._go(self._model.beside(self._model.row_of(self.row.text.number), step))

    def _go(self, at: int) -> None:
        text = self._model.text_at(at)
        if text is not None:
            self.open(text.number)

    def accept(self) -> None:
        """Take the translation as it stands, and go on to the next text that is open."""
        row = self.row
        if row is None:
            return
        if row.said and row.text.state is State.FUZZY:
            self._set(row.text, row.said)
        else:
            self.keep()
        at = self._model.row_of(row.text.number)
        following = self._model.beside(at, 1, still_open=True)
        self._go(following if following >= 0 else self._model.beside(at, 1))

    def keep(self) -> None:
        """Keep what is in the field, if it is something else than before."""
        row = self.row
        if row is None or row.said == row.text.translation.strip():
            return
        if row.said or row.text.state is State.OWN:
            self._set(row.text, row.said)

    def _set(self, text: PlanText, translation: str) -> None:
        self._keeper.keep(text, translation, self._list.delegate.languages[1])
        # What ships for a text whose own translation is taken back comes when all is read anew.
        now = replace(text, found=_NOTHING, slips=())
        self._put(translated(text, translation) if translation else now)

    def _put(self, text: PlanText) -> None:
        self._model.put(text)
        if self.row is not None and self.row.text.number == text.number:
            self.row.show_text(text)
        self.told.emit()

    def _kept(self, source: str, translation: str) -> None:
        """See that what is shown is what was kept; after undoing it may be something else."""
        text = next((one for one in self._model.texts if one.source == source), None)
        if text is None or not translation:
            self.stale.emit()
        elif (text.state, text.translation) != (State.OWN, translation):
            self._put(translated(text, translation))

    def _insert(self, words: str) -> None:
        if self.row is not None:
            self.row.insert(words)

    def _undo(self) -> None:
        self.turn(back=True)

    def turn(self, *, back: bool) -> bool:
        """Take the last translation back, or set it again; whether there was one.

        The text at hand is shown anew with what then stands.
        """
        self.keep()
        turned = self._keeper.undo() if back else self._keeper.redo()
        if turned:
            row = self.row
            if row is not None:
                self._back_to = row.text.number
                self._close(row)
            self.stale.emit()
        return turned
