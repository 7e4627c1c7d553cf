"""Every gesture of the editor as a key and as a line of a block's menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from toolkit.gui.pages.editor_hands import STEP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from toolkit.gui.pages.editor_hands import Hands
    from toolkit.words import Words


class Gesture(NamedTuple):
    """What can be done by a key; ``said`` is its line in a block's menu, empty for none."""

    keys: str
    do: Callable[[], object]
    said: str = ""


def block_gestures(
    words: Words,
    hands: Hands,
    across: Callable[[int], None],
    toggle_fixed: Callable[[], None],
    park: Callable[[], None],
) -> list[Gesture]:
    """List what is done to the chosen block, in the order of its menu."""
    say = words.say
    block = hands.block
    fixed = block is not None and block.start is not None
    return [
        Gesture("Alt+Up", partial(hands.move_by, -1), say("Earlier")),
        Gesture("Alt+Down", partial(hands.move_by, 1), say("Later")),
        Gesture("Alt+Left", partial(across, -1), say("To the day before")),
        Gesture("Alt+Right", partial(across, 1), say("To the day after")),
        Gesture("Shift+Up", partial(hands.longer, -STEP), say("5 minutes shorter")),
        Gesture("Shift+Down", partial(hands.longer, STEP), say("5 minutes longer")),
        Gesture("Ctrl+Shift+Up", partial(hands.longer, -1)),
        Gesture("Ctrl+Shift+Down", partial(hands.longer, 1)),
        Gesture("Ctrl+T", toggle_fixed, say("Let its time flow") if fixed else say("Fix its time")),
        Gesture("Ctrl+K", park, say("Park it")),
        Gesture("Ctrl+D", hands.duplicate, say("Double it")),
        Gesture("Delete", hands.remove, say("Remove it")),
    ]


def bind(gestures: Iterable[Gesture], views: Sequence[QWidget]) -> None:
    """Let keys do it while the keyboard is on one of the views."""
    for gesture in gestures:
        for view in views:
            shortcut = QShortcut(QKeySequence(gesture.keys), view)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(gesture.do)


def menu_of(parent: QWidget, parts: Sequence[Sequence[Gesture]], *, able: bool) -> QMenu:
    """Make a menu of gestures, a line between its parts, their keys told beside them."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for number, part in enumerate(parts):
        if number:
            menu.addSeparator()
        for gesture in part:
            if not gesture.said:
                continue
            action = menu.addAction(gesture.said)
            action.setShortcut(QKeySequence(gesture.keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setEnabled(able)
            action.triggered.connect(partial(_do, gesture.do))
    return menu


def _do(gesture: Callable[[], object], _checked: bool = False) -> None:
    gesture()
