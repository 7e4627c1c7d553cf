"""The activity library beside a plan: search it, read in it, insert from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from toolkit.gui.look import icons, theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.librarypanel_details import ActivityText
from toolkit.gui.widgets.librarypanel_filters import FilterFields
from toolkit.gui.widgets.librarypanel_list import ActivityList, ActivityRow
from toolkit.gui.widgets.tall import Tall
from toolkit.gui.widgets.text import Label
from toolkit.model.activityfilters import Filters
from toolkit.model.activitysearch import Found, Index, line_found
from toolkit.model.plan import Sensitivity
from toolkit.words.activities import sensitivity_name, theme_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.activity import Activity
    from toolkit.words import Words

_LEAST, _MOST, _LIKED = 320, 420, 360
_PAGE: Final = 4
"""Lines that Page Up and Page Down go."""
_DIAMONDS: Final = {Sensitivity.GREEN: 0, Sensitivity.AMBER: 1, Sensitivity.RED: 2}
_WAYS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_PageDown: _PAGE,
}


class LibraryPanel(QWidget):
    """Search field, filters, what was found, and the chosen activity whole.

    It holds what it was given by :meth:`set_activities` and reads nothing itself.
    """

    chosen = Signal(object)
    """This :class:`~toolkit.model.activity.Activity` is to be inserted."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        """Make a panel without activities."""
        super().__init__(parent)
        self._words = words
        self._themes = theme_names(words)
        self._index = Index((), self._themes)
        self._found: list[Found] = []
        self.search = _SearchField(words.say("Empty the search"))
        """Where is typed; arrows and Enter in it go to what was found."""
        self.search.setPlaceholderText(words.say("Search activities"))
        self.search.setAccessibleName(words.say("Search activities"))
        self.search.setToolTip(words.say("Words of title, steps, materials … (Ctrl+F)"))
        self.filters = FilterFields(words)
        self.count = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self.list = ActivityList(words.say("Activities that fit"))
        self.nothing = _Nothing()
        self.text = ActivityText(words)
        self.insert_button = Button(
            words.say("Insert after the chosen block"), "primary", icon="plus"
        )
        self._may_insert = True
        self._told = False
        self._lay()
        self._connect()
        self._show()

    def _lay(self) -> None:
        middle = Tall()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        line = QFrame()
        line.setProperty("surface", "line")
        line.setFixedHeight(1)
        self.text.setMinimumHeight(160)
        for part in (self.filters, self.count):
            column.addWidget(part)
        column.addWidget(self.list, 5)
        column.addWidget(self.nothing, 5)
        column.addWidget(line)
        column.addWidget(self.text, 6)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.M)
        outer.addWidget(self.search)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self.insert_button)
        self.setMaximumWidth(_MOST)
        self.setFocusProxy(self.search)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.search.moved.connect(self.list.move_by)
        self.search.returnPressed.connect(self._insert)
        self.filters.changed.connect(self._show)
        self.list.shown.connect(lambda _: self._tell())
        self.list.taken.connect(self._insert)
        self.insert_button.clicked.connect(self._insert)
        self.nothing.pressed.connect(self._widen)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.look)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never so narrow that the words of the button are cut."""
        least = super().minimumSizeHint()
        return QSize(max(_LEAST, least.width()), least.height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Like the width that the editor's side has on a small screen."""
        return QSize(max(_LIKED, self.minimumSizeHint().width()), super().sizeHint().height())

    def set_activities(self, activities: Sequence[Activity]) -> None:
        """Take in the library; what is typed and asked for stays."""
        self._told = True
        self._index = Index(activities, self._themes)
        self.filters.set_languages(sorted({activity.language for activity in activities}))
        self._show()

    def set_may_insert(self, may: bool) -> None:
        """Say whether an activity can be inserted now; searching and reading always can."""
        self._may_insert = may
        self.insert_button.setEnabled(may and bool(self._found))

    def look(self) -> None:
        """Put the keyboard on the search field, what is in it selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @property
    def activity(self) -> Activity | None:
        """The chosen activity, if one was found."""
        at = self.list.currentIndex().row()
        return self._found[at].activity if 0 <= at < len(self._found) else None

    def _show(self) -> None:
        """Search anew and show what was found."""
        typed = self.search.text()
        self._found = self._index.search(typed, self.filters.filters())
        # The text follows once, when the list has its new lines.
        self.list.blockSignals(True)
        self.list.set_rows([self._row(found, typed) for found in self._found])
        self.list.blockSignals(False)
        some = bool(self._found)
        self.list.setVisible(some)
        self.text.setVisible(some)
        self.count.setVisible(some)
        self.nothing.setVisible(not some)
        self.count.setText(self._words.say_n("{n} activity", "{n} activities", len(self._found)))
        if not some:
            self.nothing.say(*self._why_nothing())
        self.insert_button.setEnabled(some and self._may_insert)
        self._tell()

    def _row(self, found: Found, typed: str) -> ActivityRow:
        activity = found.activity
        marks = _DIAMONDS[activity.sensitivity]
        return ActivityRow(
            key=activity.id,
            title=activity.title,
            about=f"{self._words.duration(activity.minutes)} · {self._themes[activity.theme]}",
            marks=marks,
            word=sensitivity_name(self._words, activity.sensitivity) if marks else "",
            line=(line_found(found, typed) or activity.summary).replace("\n", " "),
        )

    def _why_nothing(self) -> tuple[str, str]:
        """Say why nothing was found, and what the button does about it."""
        say = self._words.say
        if not self._told:
            # They are being read, which is over before a sentence about it could be.
            return "", ""
        if not self._index.activities:
            return say("There are no activities here yet."), ""
        if self.filters.filters() != Filters():
            return say("No activity fits. Take a filter away."), say("Take all filters away")
        return say("No activity has these words."), say("Empty the search")

    def _widen(self) -> None:
        if self.filters.filters() != Filters():
            self.filters.clear()
        else:
            self.search.clear()
        self.look()

    def _tell(self) -> None:
        self.text.show_activity(self.activity)

    def _insert(self) -> None:
        if self.activity is not None and self._may_insert:
            self.chosen.emit(self.activity)


class _SearchField(QLineEdit):
    """A line to type in; the keys that move in a list are passed on."""

    moved = Signal(int)

    def __init__(self, empty: str) -> None:
        super().__init__()
        self.setFont(font(Type.CONTROL))
        # What a style sheet says of buttons in general would push this one out of its place.
        self.setStyleSheet("QToolButton { border: none; padding: 0; min-height: 0; }")
        cross = icons.icon("close", theme.current().soft)
        self._empty = self.addAction(cross, QLineEdit.ActionPosition.TrailingPosition)
        self._empty.setText(empty)
        self._empty.setToolTip(empty)
        self._empty.setVisible(False)
        self._empty.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._empty.setVisible(bool(text)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move in the list with the arrows, empty the line with Escape."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(way)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Nothing(QWidget):
    """What stands in place of the list while nothing was found: a sentence and a button."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = Label("", Type.BODY, tone="soft", wrap=True)
        self.button = Button()
        self.button.clicked.connect(self.pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.XXL, Space.M, Space.XXL)
        column.setSpacing(Space.L)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def say(self, sentence: str, button: str) -> None:
        """Say why there is nothing; without a word for it there is no button."""
        self.sentence.setText(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))
