"""Keeping translations as they are written, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from toolkit.actions.translating_plans import set_translation
from toolkit.words.plantexts import State

if TYPE_CHECKING:
    from toolkit.content.places import Places
    from toolkit.gui.context import Context
    from toolkit.model.errors import UserError
    from toolkit.words.plantexts import PlanText


class _Kept(NamedTuple):
    """One thing done: a text's own translation before and after; empty for none."""

    language: str
    source: str
    key: str
    before: str
    after: str


class Keeper(QObject):
    """Writes one's own translations and remembers what was done.

    ``kept`` carries source and own translation of what stands now; ``failed`` that nothing was
    written; ``done`` changes when there is something else to take back.
    """

    kept = Signal(str, str)
    failed = Signal()
    done_changed = Signal()

    def __init__(self, context: Context, places: Places) -> None:
        super().__init__()
        self._context = context
        self._places = places
        self._done: list[_Kept] = []
        self._undone: list[_Kept] = []

    @property
    def can_undo(self) -> bool:
        """Whether something can be taken back."""
        return bool(self._done)

    def forget(self) -> None:
        """Begin anew, with another plan or language."""
        self._done, self._undone = [], []
        self.done_changed.emit()

    def keep(self, text: PlanText, translation: str, language: str) -> None:
        """Keep a translation; empty takes one's own back."""
        before = text.translation if text.state is State.OWN else ""
        done = _Kept(language, text.source, text.spot.key, before, translation)
        self._done.append(done)
        self._undone = []
        self._write(done, translation)

    def undo(self) -> bool:
        """Take the last thing back; whether there was one."""
        if not self._done:
            return False
        last = self._done.pop()
        self._undone.append(last)
        self._write(last, last.before)
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; whether there was such a thing."""
        if not self._undone:
            return False
        last = self._undone.pop()
        self._done.append(last)
        self._write(last, last.after)
        return True

    def _write(self, what: _Kept, translation: str) -> None:
        places = self._places

        def refused(error: UserError) -> None:
            self._done = [one for one in self._done if one is not what]
            self._undone = [one for one in self._undone if one is not what]
            self._context.runner.trouble.emit(error)
            self.failed.emit()
            self.done_changed.emit()

        self._context.runner.do(
            lambda _: set_translation(places, what.language, what.source, translation, what.key),
            lambda _: self.kept.emit(what.source, translation),
            refused,
        )
        self.done_changed.emit()
