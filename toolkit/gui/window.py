"""The main window: the rail, the page in front, messages at its foot. It docks, nothing else."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from toolkit.doors import behind
from toolkit.gui import families
from toolkit.gui.look import glyphs, theme
from toolkit.gui.session import Session
from toolkit.gui.widgets.rail import Rail
from toolkit.model.errors import InputError
from toolkit.store.settings import GEOMETRY, LAST_PAGE

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from toolkit.gui.context import Context, Message
    from toolkit.gui.locking import Locking
    from toolkit.gui.page import Page
    from toolkit.gui.projector import Projector
    from toolkit.gui.search_watch import SearchWatch
    from toolkit.gui.tasks import Busy
    from toolkit.gui.widgets.busy import BusyStrip
    from toolkit.gui.widgets.toast import MessageBar
    from toolkit.model.errors import UserError

PAGES = (
    "start",
    "events",
    "prepare",
    "people",
    "handover",
    "run",
    "team",
    "print",
    "finish",
    "plans",
)
"""Pages of the rail from top to bottom; settings and help stand at its foot."""
FIRST_SIZE = (1280, 720)
BUSY_AFTER = 400
"""Milliseconds after which it is shown that something is being done."""


def set_reading(*, rtl: bool) -> None:
    """Let the whole application read from one side.

    A window's own direction would place its parts, but buttons and tabs order the words of a
    sentence by the application's.
    """
    sides = Qt.LayoutDirection
    QApplication.setLayoutDirection(sides.RightToLeft if rtl else sides.LeftToRight)


class MainWindow(QMainWindow):
    """One window on one workspace. ``painted`` comes after its first paint."""

    painted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.session = Session(context)
        self._pages: dict[str, Page] = {}
        self._holders: dict[str, _Holder] = {}
        self._is_painted = False
        self._busy: Busy | None = None
        self._wall: Projector | None = None
        self._locking: Locking | None = None
        self._searches: SearchWatch | None = None
        self.setObjectName("window")
        self.resize(*FIRST_SIZE)
        self._build()
        self._shortcuts()
        context.go.connect(self.open_page)
        context.message.connect(self._show_message)
        context.acted.connect(self._forget_undo)
        context.runner.busy.connect(self._show_busy)
        context.runner.trouble.connect(self._trouble)
        context.runner.bug.connect(self._bug)
        context.retold.connect(self._tell_anew)
        self.session.locked.connect(self._ask_to_unlock)
        context.projector_asked.connect(self._toggle_projector)
        context.watching.connect(self._watch_over)
        self._watch_over()
        context.watching.connect(self._watch_searches)
        geometry = context.settings.get(GEOMETRY)
        if geometry:
            self.restoreGeometry(geometry)

    def _build(self) -> None:
        words = self.context.words
        self.setWindowTitle(words.say("Interact Toolkit"))
        set_reading(rtl=words.rtl)
        self._rail = Rail(words.say("Pages"))
        for name in PAGES:
            self._rail.add_page(name, name, self._label(name))
        for name in ("help", "settings"):
            self._rail.add_page(name, name, self._label(name), bottom=True)
        self._rail.chosen.connect(self.open_page)
        self._stack = QStackedWidget()
        self._made_strip: BusyStrip | None = None
        self._made_bar: MessageBar | None = None
        self._busy_timer = QTimer(self)
        self._busy_timer.setSingleShot(True)
        self._busy_timer.setInterval(BUSY_AFTER)
        self._busy_timer.timeout.connect(self._busy_shown)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack, 1)
        self._column = column
        self._foot = QVBoxLayout()
        column.addLayout(self._foot)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self._middle = QWidget()
        self._middle.setLayout(row)
        self.setCentralWidget(self._middle)

    @property
    def _strip(self) -> BusyStrip:
        """What shows long work, made when there is some."""
        if self._made_strip is None:
            self._made_strip = behind("busy-strip")(self.context.words.say("Cancel"))
            self._made_strip.cancelled.connect(self.context.runner.cancel)
            self._foot.insertWidget(0, self._made_strip)
        return self._made_strip

    @property
    def _bar(self) -> MessageBar:
        """What shows a message, made when there is one."""
        if self._made_bar is None:
            self._made_bar = behind("message-bar")(self.context.words.say("Close this message"))
            self._foot.addWidget(self._made_bar)
        return self._made_bar

    def _label(self, name: str) -> str:
        words = self.context.words
        return {
            "start": lambda: words.say_c("page", "Start"),
            "events": lambda: words.say_c("page", "Events"),
            "plans": lambda: words.say_c("page", "Plans"),
            "prepare": lambda: words.say_c("page", "Prepare"),
            "people": lambda: words.say_c("page", "People"),
            "handover": lambda: words.say_c("page", "Hand-over"),
            "run": lambda: words.say_c("page", "Run"),
            "team": lambda: words.say_c("page", "Team"),
            "print": lambda: words.say_c("page", "Print"),
            "finish": lambda: words.say_c("page", "Finish"),
            "help": lambda: words.say_c("page", "Help"),
            "settings": lambda: words.say_c("page", "Settings"),
        }[name]()

    def _shortcuts(self) -> None:
        for keys, do in (
            (QKeySequence.StandardKey.HelpContents, self._help),
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence("Ctrl+Shift+Z"), self._redo),
            (QKeySequence("Ctrl+Y"), self._redo),
            (QKeySequence("F11"), self.context.projector_asked.emit),
            (QKeySequence("F9"), self.context.neutral_asked.emit),
            (QKeySequence("F8"), partial(self._ask_for, "concern")),
            (QKeySequence("F6"), partial(self._ask_for, "rollcall")),
            (QKeySequence("Ctrl+Q"), self._quit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(do)

    def _undo(self) -> None:
        if self.page is None or not self.page.undo():
            self.session.undo()

    def _redo(self) -> None:
        if self.page is None or not self.page.redo():
            self.session.redo()

    def _ask_for(self, page: str) -> None:
        """Go where a key leads from any page; before everyone's eyes it leads nowhere."""
        if not self._is_wall and self.context.watch is not None:
            self.open_page(page)

    @property
    def page(self) -> Page | None:
        """The page in front."""
        holder = self._stack.currentWidget()
        return holder.page if isinstance(holder, _Holder) else None

    @property
    def page_name(self) -> str:
        """The name of the page in front; empty before there is one."""
        return self.page.name if self.page is not None else ""

    def open_page(self, name: str) -> None:
        """Bring a page to the front, making it when it is first visited."""
        name = families.first_of(name)
        before = self.page
        if self._locking is not None and not self._locking.lets(name):
            self._rail.set_current(families.head_of(self.page_name))
            return
        if before is not None and before.name != name:
            self.context.came_from = before.name
            before.left()
        if name not in self._pages:
            # The start leaves them out; pages are the first to show any.
            glyphs.register(theme.current())
            made: Page = behind(f"page:{name}")(self.context)
            self._pages[name] = made
            self._holders[name] = _Holder(made, families.switch(self.context, name))
            self._stack.addWidget(self._holders[name])
        self._stack.setCurrentWidget(self._holders[name])
        self._rail.set_current(families.head_of(name))
        # The night screen is dark from edge to edge.
        self._rail.setVisible(name != "night")
        self._pages[name].entered()
        self._watch_searches()
        if name in PAGES and not self.context.is_sample:
            self._remember(LAST_PAGE, name)

    def _remember(self, setting: object, value: object) -> None:
        settings = self.context.settings
        self.context.runner.do(lambda _: settings.set(setting, value))  # type: ignore[arg-type]

    @property
    def rail(self) -> Rail:
        """The rail at its edge."""
        return self._rail

    @property
    def locking(self) -> Locking:
        """What locks the window, loaded when the first event is at hand."""
        if self._locking is None:
            self._locking = behind("locking")(self)
        return self._locking

    def _watch_over(self) -> None:
        """Let an event at hand be locked; nothing else needs to be."""
        if self.context.watch is not None or self._locking is not None:
            self.locking.at_hand()

    def _watch_searches(self) -> None:
        """Keep in sight that a child can't be found, from the first event at hand on."""
        if self._searches is None and self.context.watch is not None:
            self._searches = behind("search-watch")(self)

    def hush(self) -> None:
        """Take away what was said last."""
        if self._made_bar is not None:
            self._made_bar.close_message()

    @property
    def projector(self) -> Projector:
        """The projector, loaded when it is first asked for."""
        if self._wall is None:
            self._wall = behind("projector")(self.context, self)
        return self._wall

    @property
    def _is_wall(self) -> bool:
        """Whether the window itself is the projector now, before everyone's eyes."""
        return self._wall is not None and self._wall.covering

    def _toggle_projector(self) -> None:
        self.projector.toggle()

    def dock(self, widget: QWidget) -> None:
        """Put a strip below the page, above what is being done and said."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def dock_above(self, widget: QWidget) -> None:
        """Put a strip above the page, for what must be seen from all of them."""
        self._column.insertWidget(0, widget)

    def show_middle(self, *, shown: bool) -> None:
        """Show everything in the window, or hide it behind what covers it."""
        self._middle.setVisible(shown)

    def _quit(self) -> None:
        if not self._is_wall:
            self.close()

    def _help(self) -> None:
        if self._is_wall:
            return
        self.context.help_on = self.page_name
        self.open_page("help")

    def _tell_anew(self) -> None:
        """Make everything anew in another language or look, with the same page in front."""
        front = self.page_name
        for page in self._pages.values():
            page.left()
        for holder in self._holders.values():
            self._stack.removeWidget(holder)
            holder.deleteLater()
        self._pages.clear()
        self._holders.clear()
        self._build()
        if front:
            self.open_page(front)

    def _show_message(self, message: Message) -> None:
        words = self.context.words
        if message.undo:
            self._bar.show_message(message.text, words.say_c("button", "Undo"), self._undo)
        else:
            self._bar.show_message(message.text, problem=message.error)

    def _forget_undo(self) -> None:
        """Take a message's *Undo* away: it would now take back something else than it tells of."""
        if self._made_bar is not None and self._made_bar.offers:
            self._made_bar.close_message()

    def _show_busy(self, busy: Busy | None) -> None:
        was, self._busy = self._busy, busy
        if busy is None:
            self._busy_timer.stop()
            if self._made_strip is not None:
                self._made_strip.stop()
        elif was is None:
            self._busy_timer.start()
        elif self._made_strip is not None and self._made_strip.isVisible():
            self._made_strip.advance(busy.done)

    def _busy_shown(self) -> None:
        if self._busy is not None:
            self._strip.start(self._busy.label, self._busy.total)
            self._strip.advance(self._busy.done)

    def _trouble(self, error: UserError) -> None:
        words = self.context.words
        said = behind("explain")(words, error)
        if isinstance(error, InputError) and error.problems:
            said = f"{said}\n{self._first_problem(error)}".rstrip()
        self.context.complain(said)

    def _first_problem(self, error: InputError) -> str:
        """Say the first problem of a file with its place; the folder is left out."""
        first = error.problems[0]
        first = first._replace(place=Path(first.place).name)
        try:
            return str(behind("plan-problem")(self.context.words, first))
        except KeyError:
            # Lists of people have sentences of their own, shown where such a list is read.
            return ""

    def _ask_to_unlock(self) -> None:
        behind("unlock")(self.context, self.session, self)

    def _bug(self, _error: Exception) -> None:
        self.context.complain(
            self.context.words.say(
                "That didn't work, and it is the program's fault. Everything said before is safe "
                "on disk. Try again, or start the program anew."
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint, and tell when it was for the first time."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember how the window stood, finish what was asked for, let go of the workspace."""
        if self._wall is not None:
            self._wall.stop()
        if self._locking is not None:
            self._locking.stop()
        geometry = bytes(self.saveGeometry().data())
        self._remember(GEOMETRY, geometry)
        for page in self._pages.values():
            page.left()
        self.context.put_plan_away()
        self.session.close()
        super().closeEvent(event)


class _Holder(QWidget):
    """Lets a page scroll that needs more room than a small screen has, as at 200 % scale.

    Above a page that has sisters stands the switch between them.
    """

    def __init__(self, page: Page, switch: QWidget | None) -> None:
        super().__init__()
        self.page = page
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if switch is not None:
            column.addWidget(switch)
        column.addWidget(area, 1)
