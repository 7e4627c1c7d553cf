"""On the Settings page: after how long nobody's laptop locks, and what locking means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Type
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.text import Label
from toolkit.store.settings import LOCK_AFTER

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.store.settings import LockAfter


class LockCard(Card):
    """Chooses after how many minutes without a key or a touch an open event locks."""

    def __init__(self, context: Context) -> None:
        words, settings = context.words, context.settings
        super().__init__(words.say("Locking"))
        self._context = context
        self.choices: dict[LockAfter, QRadioButton] = {}
        group = QButtonGroup(self)
        chosen = settings.get(LOCK_AFTER)
        named: tuple[tuple[LockAfter, str], ...] = (
            ("off", words.say("Only by hand, with Ctrl+L")),
            ("2", self._after(2)),
            ("5", self._after(5)),
            ("10", self._after(10)),
        )
        for after, text in named:
            button = QRadioButton(text)
            button.setFont(font(Type.BODY))
            button.setChecked(after == chosen)
            button.clicked.connect(lambda _=False, wanted=after: self._choose(wanted))
            group.addButton(button)
            self.choices[after] = button
            self.body.addWidget(button)
        told = words.say(
            "While an event is open and somebody of the team has a PIN, or there is a passphrase: "
            "names and notes hide, and the event goes on by code."
        )
        self.body.addWidget(Label(told, Type.CONTROL, tone="soft", wrap=True))

    def _after(self, minutes: int) -> str:
        return self._context.words.say_n(
            "When nobody was here for {n} minute",
            "When nobody was here for {n} minutes",
            minutes,
        )

    def _choose(self, after: LockAfter) -> None:
        settings = self._context.settings
        self._context.runner.do(lambda _: settings.set(LOCK_AFTER, after))
