"""The small panel for a PIN: digits by mouse and by key, over the page and never in its way.

It lies on the page as a part of it, so that the keys that run the event go on working beneath.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.keys import number_key
from toolkit.gui.widgets.text import Label
from toolkit.model.pins import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.gui.page import Page
    from toolkit.words import Words

_SIDE: Final = 296
"""The width of the words beside the pad, in pixels."""
_KEY: Final = QSize(60, Size.RUN_TARGET)
_PLAIN: Final = ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier


class SignIn(QFrame):
    """Asks for a PIN or a passphrase. ``entered`` carries it; ``put_off`` comes with Escape."""

    entered = Signal(str)
    chosen = Signal(str)
    """Another person was chosen, by code."""
    put_off = Signal()

    def __init__(self, words: Words, page: Page) -> None:
        """Lie on a page, at the end of its top line."""
        super().__init__(page)
        self._words = words
        self._page = page
        self._typed = ""
        self._asked = ""
        self._refused = False
        self._by_pad = True
        self.setProperty("surface", "prompt")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = Label("", Type.CARD, wrap=True)
        self.text = Label("", Type.CONTROL, wrap=True)
        self.dots = Label("", Type.TITLE)
        self.dots.setMinimumHeight(Size.FIELD)
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setMinimumHeight(Size.RUN_TARGET)
        self.secret.setAccessibleName(words.say("Passphrase"))
        self.secret.textEdited.connect(self._begin_again)
        self.confirm = self._button("", "primary", self._enter)
        self._people = QWidget()
        self._people_line = FlowLayout(self._people, Space.XS)
        self._group = QButtonGroup(self)
        self._others = QWidget()
        self._other_line = FlowLayout(self._others, Space.XS)
        self.pad = self._make_pad()
        self._lay_out()
        page.installEventFilter(self)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(Space.S)
        for widget in (self.title, self._people, self.text, self.dots, self.secret):
            side.addWidget(widget)
        side.addStretch(1)
        side.addWidget(self._others)
        holder = QWidget()
        holder.setFixedWidth(_SIDE)
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        self._keys = keys = QVBoxLayout()
        keys.setSpacing(Space.XS)
        keys.addStretch(1)
        keys.addWidget(self.pad)
        keys.addWidget(self.confirm)
        keys.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        row.setSpacing(Space.L)
        row.addWidget(holder)
        row.addLayout(keys)

    def _make_pad(self) -> QWidget:
        words = self._words
        pad = QWidget()
        # Digits stand on a pad as on every telephone, whichever way the window reads.
        pad.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.XS)
        for place, digit in enumerate("123456789"):
            grid.addWidget(self._digit(digit), place // 3, place % 3)
        grid.addWidget(self._digit("0"), 3, 1)
        back = self._button("", "quiet", self._rub_out, icon="back", hint=words.say("Rub out"))
        away = self._button("", "quiet", self.put_off.emit, icon="close", hint=words.say("Not now"))
        grid.addWidget(away, 3, 0)
        grid.addWidget(back, 3, 2)
        for key in (back, away):
            key.setProperty("pad", True)
        return pad

    def _digit(self, digit: str) -> Button:
        key = self._button(digit, "plain", lambda: self._type(digit))
        key.setProperty("pad", True)
        return key

    def _button(
        self, text: str, kind: str, do: Callable[[], object], *, icon: str = "", hint: str = ""
    ) -> Button:
        button = Button(text, kind, icon=icon, hint=hint)
        button.setProperty("roomy", True)
        button.setMinimumSize(_KEY)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Whether it is checked is nobody's business.
        button.clicked.connect(lambda _=False: do())
        return button

    # --- what is asked

    def ask(self, title: str, text: str, confirm: str, *, by_pad: bool = True) -> None:
        """Ask for a PIN on the pad, or for a passphrase; what was typed is gone."""
        self._by_pad = by_pad
        self.setAccessibleName(title)
        self.title.setText(title)
        self.confirm.setText(confirm)
        self.pad.setVisible(by_pad)
        self.dots.setVisible(by_pad)
        self.secret.setVisible(not by_pad)
        # Without the pad its button stands beside the field, at the foot.
        self._keys.setStretch(0, 0 if by_pad else 1)
        self._keys.setStretch(3, 1 if by_pad else 0)
        self._asked = text
        self.tell(text)
        self.take_up()

    def refuse(self, text: str) -> None:
        """Say in one calm line what was wrong; it stands until typing begins again."""
        self.tell(text)
        self._refused = True

    def _begin_again(self) -> None:
        """Take back what was wrong; nothing moves, since a finger may be on the pad."""
        if self._refused:
            self._refused = False
            self.text.setText(self._asked)

    def tell(self, text: str) -> None:
        """Say one calm line, and begin anew with what is typed."""
        self._refused = False
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self._typed = ""
        self.secret.clear()
        self._show_dots()
        self.fit()

    def offer_people(self, people: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show whom the PIN may be of: code and words of each; none to choose among is no row."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._people_line.removeWidget(button)
            button.deleteLater()
        for code, words in people:
            button = self._button(words, "plain", partial(self.chosen.emit, code))
            button.setCheckable(True)
            button.setChecked(code == chosen)
            button.setProperty("bare", True)
            self._group.addButton(button)
            self._people_line.addWidget(button)
        self._people.setVisible(bool(people))

    def offer(self, *others: tuple[str, Callable[[], object]]) -> None:
        """Show what else may be answered."""
        while item := self._other_line.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for text, do in others:
            self._other_line.addWidget(self._button(text, "quiet", do))
        self._others.setVisible(bool(others))
        self.fit()

    def take_up(self) -> None:
        """Bring the keyboard here."""
        self.show()
        self.raise_()
        self.fit()
        (self if self._by_pad else self.secret).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- typing

    def _type(self, digit: str) -> None:
        self._begin_again()
        if self._by_pad and len(self._typed) < LONGEST:
            self._typed += digit
            self._show_dots()

    def _rub_out(self) -> None:
        self._typed = self._typed[:-1]
        self._show_dots()

    def _show_dots(self) -> None:
        count = len(self._typed)
        self.dots.setText("●" * count + "○" * max(0, 4 - count))
        told = self._words.say_n("{n} digit typed", "{n} digits typed", count)
        self.dots.setAccessibleName(told)

    def _enter(self) -> None:
        typed = self._typed if self._by_pad else self.secret.text()
        if typed:
            self.entered.emit(typed)

    def event(self, event: QEvent) -> bool:
        """Take its own keys before any shortcut does."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._wants(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _wants(self, event: QKeyEvent) -> bool:
        if event.modifiers() & _PLAIN:
            return False
        return event.key() in _KEYS or (self._by_pad and number_key(event) is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits type, Enter gives, Escape puts off; any other key is the page's."""
        if not self._wants(event):
            super().keyPressEvent(event)
            return
        key, digit = event.key(), number_key(event)
        if key == Qt.Key.Key_Escape:
            self.put_off.emit()
        elif key == Qt.Key.Key_Backspace:
            self._rub_out()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._enter()
        elif digit is not None:
            self._type(str(digit))

    # --- its place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep its place when the page changes."""
        if watched is self._page and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.fit()
        return False

    def fit(self) -> None:
        """Lie at the end of the page's top line, below its bar, as large as its words need."""
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        wide = layout.sizeHint().width()
        high = max(layout.totalHeightForWidth(wide), layout.totalMinimumSize().height())
        seen: QRect = self._page.visibleRegion().boundingRect()
        if seen.isEmpty():
            seen = self._page.rect()
        top = seen.top() + min(Size.TOP_BAR + Space.S, max(Space.XS, seen.height() - high))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = seen.left() + Space.S if mirrored else seen.right() - wide - Space.S
        self.setGeometry(QRect(QPoint(max(0, left), top), QSize(wide, high)))


_KEYS: Final = frozenset(
    {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Backspace}
)
