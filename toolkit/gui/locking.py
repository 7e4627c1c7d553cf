"""Locking: nobody is at the laptop, so names hide and reading closes while the event goes on.

Nothing stops mid-block. Clock, next block, headcount, marks, who is out, a search, a concern, the
neutral screen and undo of what was done since go on by code; everything else asks for a PIN first.
A lock is of this window only: it ends with the program, and a protected workspace then asks for
its passphrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from toolkit.gui.context import DeskAsk
from toolkit.gui.idle import Idle
from toolkit.gui.nightfall import Nightfall
from toolkit.gui.signing import Signing, signers
from toolkit.model.instants import MINUTE, Instant
from toolkit.model.journal import redo_target, undo_target
from toolkit.store.settings import LOCK_AFTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.gui.context import Context
    from toolkit.gui.window import MainWindow

BY_CODE: Final = frozenset({"run", "night", "notfound", "rollcall", "concern", "help"})
"""The pages that stay open while locked. A page that isn't named here asks for a PIN first."""


def may_lock(context: Context) -> bool:
    """Whether there is something to lock, an open event, and a way back: a PIN or a passphrase."""
    watch, desk = context.watch, context.desk
    if watch is None or desk is None or watch.state.state != "open":
        return False
    # Whether there is a passphrase is a word in memory; nothing is read from disk for it.
    return bool(signers(watch.state)) or desk.workspace.protected


def may_retract(context: Context, which: str) -> bool:
    """Whether *undo* or *redo* (``which``) is open now; if not, it is said why.

    While locked only what was done since is taken back: not what somebody did before they left.
    """
    watch, since = context.watch, context.locked_since
    if watch is None or since is None:
        return True
    target = set((undo_target if which == "undo" else redo_target)(watch.facts))
    if any(f.recorded < since for f in watch.facts if f.id.hex() in target):
        words = context.words
        context.say(words.say("That was done before it was locked. Unlock first."))
        return False
    return True


class Locking(QObject):
    """Locks the window and opens it again: by hand, and when nobody has been there for a while."""

    def __init__(self, window: MainWindow) -> None:
        """Watch over a window."""
        super().__init__(window)
        self._window = window
        self._context = context = window.context
        self.idle = Idle(context, self)
        self.signing = Signing(window)
        self._nightfall = Nightfall(window)
        self._event = ""
        self._before = ""
        self._wanted = ""
        self._names = context.names_shown
        self._dialogs: list[QWidget] = []
        context.names_changed.connect(self._names_were)
        context.locked_changed.connect(self._turn)
        context.desk_asked.connect(self._ask)
        context.retold.connect(self._told_anew)
        context.ticker.tick.connect(self._look)
        shortcut = QShortcut(QKeySequence("Ctrl+L"), window)
        shortcut.activated.connect(self.lock_by_hand)

    def stop(self) -> None:
        """Watch no more: the window is closed."""
        self.idle.stop()

    def lets(self, page: str) -> bool:
        """Whether a page may come to the front; one that may not asks for a PIN first."""
        if not self._context.locked or page in BY_CODE:
            return True
        self._wanted = page
        self.signing.unlock()
        return False

    def lock_by_hand(self) -> None:
        """Lock now, or say why that can't be."""
        context, words = self._context, self._context.words
        if context.locked or context.lock():
            return
        watch = context.watch
        if watch is None or watch.state.state != "open":
            context.say(words.say("There is nothing to lock: no event is open."))
        else:
            context.say(
                words.say("Choose a PIN first, at “Who is at the desk?”: it is the way back.")
            )

    def _look(self, now: Instant) -> None:
        """See whether somebody was here lately."""
        chosen = self._context.settings.get(LOCK_AFTER)
        lasts = self.idle.lasts(now)
        if chosen != "off" and lasts >= int(chosen) * MINUTE:
            self._context.lock()
        self._nightfall.look(now, lasts)

    def _names_were(self, shown: bool) -> None:
        if not self._context.locked:
            self._names = shown

    def at_hand(self) -> None:
        """Let nobody sit at another event's desk; without an event there is no way back in."""
        context, watch = self._context, self._context.watch
        event = "" if watch is None else watch.id
        if event == self._event:
            return
        self._event = event
        if watch is None:
            context.unlock("")
        elif context.desk is not None and context.desk.person:
            context.sit("")

    def _turn(self, locked: bool) -> None:
        if locked:
            self._close()
        else:
            self._open()
        self._guard()

    def _close(self) -> None:
        window = self._window
        self.signing.close()
        self._wanted = ""
        self._before = window.page_name
        while popup := QApplication.activePopupWidget():
            popup.close()
        self._dialogs = [d for d in window.findChildren(QDialog) if d.isVisible()]
        for dialog in self._dialogs:
            dialog.hide()
        window.hush()
        if self._before not in BY_CODE:
            window.open_page("run")

    def _open(self) -> None:
        """Let everything be as it was, or go where somebody wanted to."""
        window = self._window
        self.signing.close()
        self._context.show_names(self._names)
        page = self._wanted
        if not page and self._before not in BY_CODE and window.page_name == "run":
            page = self._before
        self._wanted = self._before = ""
        if page:
            window.open_page(page)
        for dialog in filter(isValid, self._dialogs):
            dialog.show()
        self._dialogs = []

    def _told_anew(self) -> None:
        """All pages were made anew: what was asked on one of them is gone with it."""
        self.signing.close()
        self._guard()

    def _guard(self) -> None:
        """Show on the rail which pages ask first."""
        self._window.rail.set_guarded(BY_CODE if self._context.locked else None)

    def _ask_to_unlock(self) -> None:
        # Where somebody wanted to go before they put it off is forgotten.
        self._wanted = ""
        self.signing.unlock()

    def _ask(self, what: str, person: str) -> None:
        signing = self.signing
        doing: dict[DeskAsk, Callable[[], None]] = {
            DeskAsk.SIT: lambda: signing.sit(person),
            DeskAsk.LOCK: self.lock_by_hand,
            DeskAsk.UNLOCK: self._ask_to_unlock,
            DeskAsk.CHOOSE_PIN: lambda: signing.choose(person),
            DeskAsk.CHANGE_PIN: lambda: signing.change(person),
            DeskAsk.FORGET_PIN: lambda: signing.forget(person),
        }
        doing[DeskAsk(what)]()
