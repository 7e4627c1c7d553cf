"""Fields for secrets: a passphrase typed once or twice, with what it is worth by its length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import Field
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from toolkit.words import Words

LEAST: Final = 8
"""Characters of the shortest passphrase that is taken."""
GOOD: Final = 14
STRONG: Final = 20


def strength(words: Words, passphrase: str) -> tuple[str, str]:
    """Say what a passphrase is worth by its length alone, and in which tone."""
    length = len(passphrase)
    if not length:
        return words.say("Four or five words that don't belong together are easy to keep."), "soft"
    if length < LEAST:
        said = words.say_n(
            "Too short: {n} character more at least.",
            "Too short: {n} characters more at least.",
            LEAST - length,
        )
        return said, "attention"
    if length < GOOD:
        return words.say("Weak: a few more words make it much stronger."), "attention"
    if length < STRONG:
        return words.say("Good."), "done"
    return words.say("Strong."), "done"


def shrink(dialog: QWidget) -> None:
    """Make a dialog as high as what it shows now, once Qt has laid that out."""
    width = dialog.minimumWidth()

    def fit() -> None:
        layout = dialog.layout()
        if layout is None:
            return
        layout.activate()
        wide = max(width, layout.minimumSize().width())
        high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else 0
        dialog.resize(wide, max(high, layout.totalMinimumSize().height()))

    QTimer.singleShot(0, dialog, fit)


class NewPassphrase(QWidget):
    """Asks for a new passphrase twice. ``entered`` comes with Enter in the second field."""

    entered = Signal()

    def __init__(self, words: Words) -> None:
        """Begin empty, with what is typed hidden."""
        super().__init__()
        self._words = words
        self.first, self.second = QLineEdit(), QLineEdit()
        self._first = Field(words.say("Passphrase"), self.first)
        self._second = Field(words.say("The same once more"), self.second)
        self.seen = QCheckBox(words.say("Show what I type"))
        self.seen.toggled.connect(self._see)
        self.first.textChanged.connect(self._typed)
        self.second.textChanged.connect(lambda: self._second.set_problem(""))
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.entered)
        self._worth = Label("", Type.SECONDARY, tone="soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for widget in (self._first, self._worth, self._second, self.seen):
            column.addWidget(widget)
        self.setFocusProxy(self.first)
        self._see(self.seen.isChecked())
        self._typed()

    def _see(self, seen: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password
        for line in (self.first, self.second):
            line.setEchoMode(mode)

    def _typed(self) -> None:
        said, tone = strength(self._words, self.first.text())
        self._first.set_problem("")
        self._worth.show()
        self._worth.setText(said)
        self._worth.set_tone(tone)
        self.first.setAccessibleDescription(said)

    def taken(self) -> str:
        """Give the passphrase if it can be taken; else say what is wrong in place, and give ''."""
        words, first = self._words, self.first.text()
        if len(first) < LEAST or not first.strip():
            self.refuse(words.say("Choose a longer passphrase: {n} characters or more.", n=LEAST))
            self.first.setFocus()
            return ""
        if first != self.second.text():
            self._second.set_problem(words.say("The two aren't the same. Type it once more."))
            self.second.setFocus()
            self.second.selectAll()
            return ""
        return first

    def refuse(self, sentence: str) -> None:
        """Say why it wasn't taken."""
        self._worth.hide()
        self._first.set_problem(sentence)
