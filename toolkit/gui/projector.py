"""The projector: a second window on the second screen, or, with one screen, the window itself.

When a screen goes, the wall goes with it and comes back with it; it never falls onto the laptop's
own screen, where it would cover the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from toolkit.doors import behind
from toolkit.gui.fileshow import Wall
from toolkit.gui.projector_bar import ProjectorBar
from toolkit.gui.projector_cover import Cover
from toolkit.gui.projector_told import Show, group_languages, is_harmless, told
from toolkit.gui.projector_view import ProjectorView
from toolkit.gui.watch import listen
from toolkit.store.settings import PROJECTOR_SCREEN
from toolkit.words import Words, load

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.gui.context import Context
    from toolkit.gui.watch import Watch
    from toolkit.gui.window import MainWindow


class Projector(QObject):
    """Shows the wall where it belongs, and follows the event at hand."""

    def __init__(
        self,
        context: Context,
        window: MainWindow,
        screens: Callable[[], list[QScreen]] = QGuiApplication.screens,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._screens = screens
        self._tongues: tuple[Words, ...] = (context.words,)
        self._spoken: tuple[str, ...] = ()
        self._watched: Watch | None = None
        self._before: tuple[Qt.WindowState, QRect] = (Qt.WindowState.WindowNoState, QRect())
        self.cover: Cover | None = None
        """The wall over the window, while it is there."""
        self.wall: ProjectorView | None = None
        """The window on the second screen, while it is there."""
        self.bar: ProjectorBar | None = None
        self._wanted = False
        self._others: list[ProjectorView] = []
        self._handle: QWindow | None = None
        context.ticker.tick.connect(self._tick)
        context.watching.connect(self._watching)
        context.retold.connect(self._retold)
        self._files = context.file_show
        self._files.changed.connect(self._file_changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._screens_changed)
            application.screenRemoved.connect(self._screen_removed)
        self._watching()

    @property
    def covering(self) -> bool:
        """Whether the window itself is the wall now."""
        return self.cover is not None

    def toggle(self) -> None:
        """Show the wall; on a second screen the same key takes it away."""
        if self.cover is not None:
            self.cover.tell_way_back()
        elif self._wanted:
            self.stop()
        else:
            self._wanted = True
            self._place()

    def stop(self) -> None:
        """Take the wall away, wherever it is, and with it the file that it showed."""
        self._wanted = False
        self._uncover()
        self._close_wall()
        self._close_bar()
        self._files.stop()
        self._files.wall = Wall.OFF

    # --- where it is shown

    def _second(self, without: QScreen | None = None) -> QScreen | None:
        """Find the screen for the wall: another than the window's, and not a mirror of it."""
        own = self._window.screen()
        others = [
            screen
            for screen in self._screens()
            if screen not in (own, without) and screen.geometry() != own.geometry()
        ]
        kept = self._context.settings.get(PROJECTOR_SCREEN)
        first = others[0] if others else None
        return next((screen for screen in others if screen.name() == kept), first)

    def _place(self) -> None:
        screen = self._second()
        if screen is not None:
            # Only what somebody asked for: a screen that stands in while that one is gone is not
            # the one to come back to.
            self._remember(screen.name())
            self._show_on(screen)
        else:
            self._cover()

    def _show_on(self, screen: QScreen) -> None:
        self._uncover()
        self._open_bar()
        if self.wall is None:
            self.wall = ProjectorView(self._context.words)
            self.wall.setWindowTitle(self._context.words.say("Interact Toolkit"))
            self.wall.setWindowFlags(
                Qt.WindowType.Window
                | Qt.WindowType.FramelessWindowHint
                | Qt.WindowType.WindowDoesNotAcceptFocus
            )
            self.wall.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._have_room(screen)
        self.wall.setScreen(screen)
        self.wall.setGeometry(screen.geometry())
        # Not showFullScreen, which takes the keyboard along.
        self.wall.setWindowState(Qt.WindowState.WindowFullScreen)
        self.wall.show()
        self._watch_window()
        self._take_up_bar()
        self.refresh()

    def _take_up_bar(self) -> None:
        """Let a wall that came back be blank, or show the message, as it did before."""
        if self.bar is not None and self.wall is not None:
            self.wall.set_blank(self.bar.blank.isChecked())
            self.wall.show_message(self.bar.shown_message)

    def _have_room(self, screen: QScreen) -> None:
        """Let files be read in the size of a screen."""
        self._files.wall = Wall.ON
        self._files.room = screen.size() * screen.devicePixelRatio()

    def _watch_window(self) -> None:
        """Notice when the window itself is moved to another screen."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            handle.screenChanged.connect(self._screens_changed)
            self._handle = handle

    def _remember(self, name: str) -> None:
        settings = self._context.settings
        self._context.runner.do(lambda _: settings.set(PROJECTOR_SCREEN, name))

    def _cover(self) -> None:
        window = self._window
        self._context.show_names(False)
        self._before = (window.windowState(), window.geometry())
        self.cover = Cover(self._context, window)
        self.cover.left.connect(self.stop)
        window.installEventFilter(self)
        window.show_middle(shown=False)
        window.showFullScreen()
        self.cover.setGeometry(window.rect())
        self.cover.show()
        self._have_room(window.screen())
        self.cover.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cover.tell_way_back()
        self.refresh()

    def _uncover(self) -> None:
        """Give the window back, names hidden, as it stood before."""
        cover, self.cover = self.cover, None
        if cover is None:
            return
        window = self._window
        window.removeEventFilter(self)
        self._context.show_names(False)
        cover.hide()
        cover.deleteLater()
        window.show_middle(shown=True)
        state, place = self._before
        window.setWindowState(state)
        if state == Qt.WindowState.WindowNoState:
            window.setGeometry(place)
        page = window.page
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_wall(self) -> None:
        wall, self.wall = self.wall, None
        if wall is not None:
            wall.hide()
            wall.deleteLater()

    def _open_bar(self) -> None:
        if self.bar is not None:
            return
        self.bar = ProjectorBar(self._context.words)
        self.bar.blanked.connect(self._blank)
        self.bar.messaged.connect(self._message)
        self.bar.stopped.connect(self.stop)
        self._window.dock(self.bar)

    def _close_bar(self) -> None:
        bar, self.bar = self.bar, None
        if bar is not None:
            bar.hide()
            bar.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep the wall as large as the window."""
        if self.cover is not None and event.type() == QEvent.Type.Resize:
            self.cover.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def _screens_changed(self) -> None:
        """Follow screens that came; what else changes with them is only settled a little later."""
        self._arrange()
        QTimer.singleShot(0, self._arrange)

    def _screen_removed(self, gone: QScreen) -> None:
        self._arrange(gone)
        QTimer.singleShot(0, self._arrange)

    def _arrange(self, without: QScreen | None = None) -> None:
        """Have the wall where it belongs: never on the screen that the work is on."""
        if not self._wanted:
            return
        screen = self._second(without)
        if screen is None:
            # Left alone, the window system would put the wall over the laptop's own screen.
            if self.wall is not None:
                # Back with its screen a file would be shown without anybody having asked.
                self._files.stop()
                self._files.wall = Wall.GONE
            self._close_wall()
            self.refresh()
        elif self.wall is None or self.wall.screen() != screen:
            self._show_on(screen)

    # --- what is shown

    @property
    def views(self) -> list[ProjectorView]:
        """The walls that are there now."""
        own = [view for view in (self.cover, self.wall) if view is not None]
        return [*own, *self._others]

    def add(self, view: ProjectorView) -> None:
        """Show the same on another view, as for its picture."""
        self._others.append(view)

    def remove(self, view: ProjectorView) -> None:
        """Leave a view that was added alone."""
        self._others.remove(view)

    def _watching(self) -> None:
        self._watched = listen(self._watched, self._context.watch, self._changed)
        self._changed()

    def _changed(self) -> None:
        self._learn()
        self.refresh()

    def _learn(self) -> None:
        """Read the group's languages, off the window's thread."""
        watch = self._context.watch
        spoken = () if watch is None else group_languages(watch.state)
        if spoken == self._spoken:
            return
        self._spoken = spoken
        root, probe = self._context.root / "i18n", "" if watch is None else watch.state.plan.title

        def read() -> tuple[Words, ...]:
            own = behind("own-folder")() / "i18n"
            found = tuple(load(tag, root, own) for tag in spoken)
            for words in found:
                words.content(probe)
            return found

        self._context.runner.do(lambda _: read(), self._have_tongues)

    def _have_tongues(self, tongues: tuple[Words, ...]) -> None:
        self._tongues = tongues or (self._context.words,)
        self.refresh()

    def _tick(self, _now: object) -> None:
        if self.views:
            self.refresh()

    def refresh(self) -> None:
        """Put on the wall what is true now."""
        watch = self._context.watch
        if watch is None or self._context.clock is None:
            self._files.check(None, None)
            show = Show("handover", ())
        else:
            show = told(watch.state, self._context.now(), self._tongues)
            self._files.check(watch.state, self._context.now())
        for view in self.views:
            view.show_now(show)
            view.show_picture(self._files.image)
        if self.bar is not None:
            self.bar.tell(self._told_bar(show))

    def _told_bar(self, show: Show) -> str:
        words = self._context.words
        if self.wall is None:
            return words.say(
                "The second screen is gone. It shows again as soon as it is plugged in."
            )
        if self.wall.blank:
            return words.say("The second screen is blank.")
        if self.wall.message:
            return words.say("The second screen shows your message.")
        if self._files.name:
            return words.say("The second screen shows a file of yours.")
        if not show.titles:
            return words.say("The second screen waits for an event.")
        # The wall speaks the group's languages; the facilitator reads the window's.
        watch = self._context.watch
        mine = show if watch is None else told(watch.state, self._context.now(), (words,))
        return words.say("On the second screen: {what}", what=mine.titles[0].text)

    def _file_changed(self) -> None:
        self.refresh()
        if self.cover is not None and not self._files.image.isNull():
            self.cover.tell(self._context.words.say("Esc takes this away."))

    def _blank(self, blank: bool) -> None:
        if self.wall is not None:
            self.wall.set_blank(blank)
        self.refresh()

    def _message(self, text: str) -> None:
        watch = self._context.watch
        if text and watch is not None and not is_harmless(watch.state, text):
            if self.bar is not None:
                self.bar.refuse()
            return
        if self.wall is not None:
            self.wall.show_message(text)
        self.refresh()

    def _retold(self) -> None:
        """Speak another language, or wear another look: make everything anew."""
        if not self._wanted:
            return
        covering = self.covering
        self.stop()
        self._wanted = True
        if covering:
            self._cover()
        else:
            self._place()
