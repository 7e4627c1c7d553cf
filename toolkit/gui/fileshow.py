"""The trainer's own file that the projector shows: chosen by hand, read on the worker, taken away.

Nothing is ever shown by itself. What is shown goes with its block, with the neutral screen, with
the projector, and with the screen that it was on; it doesn't come back with any of them.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QImageIOHandler, QImageReader

from toolkit.content.places import Places
from toolkit.doors import behind
from toolkit.model.calm import calm_since
from toolkit.model.errors import UserError
from toolkit.model.ownfiles import sort_of

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.gui.tasks import Progress
    from toolkit.model.event import Event
    from toolkit.model.instants import Instant

MOST_DOTS = 250_000_000
"""Most dots of a picture: more than any telephone takes."""
_USUAL = QSize(1366, 768)


class Wall(Enum):
    """Whether the projector shows; *gone* while its screen is not plugged in."""

    OFF = "off"
    ON = "on"
    GONE = "gone"


class Shown(NamedTuple):
    """A picture for the wall, and how many pages there are; none for what isn't wanted any more."""

    image: QImage
    pages: int


class FileShow(QObject):
    """Which file is on the wall, and which of its pages. ``changed`` comes with every change.

    ``trouble`` is why the file that was asked for last can't be shown; ``played`` the name of a
    film that another program shows.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._asked = 0
        self.wall = Wall.OFF
        self.room = _USUAL
        """The wall's size in dots, as told by who places it."""
        self.block = ""
        self.name = ""
        self.page = 0
        self.pages = 0
        self.image = QImage()
        self.trouble: UserError | None = None
        self.played = ""

    @property
    def folder(self) -> Path | None:
        """Where own files lie."""
        return Places(self._context.root, behind("own-folder")()).own_files

    def press(self, block: str, name: str) -> None:
        """Show a file while a block runs; the one that is shown is taken away."""
        if name == self.name:
            self.stop()
            return
        self._clear()
        if sort_of(name) == "film":
            self._play(name)
        elif self._ready():
            self.block, self.name = block, name
            self._load()
        self.changed.emit()

    def turn(self, by: int) -> None:
        """Go so many pages on or back; before the first and after the last there is nothing."""
        page = max(0, min(self.page + by, self.pages - 1))
        if self.name and page != self.page:
            self.page = page
            self._load()
            self.changed.emit()

    def stop(self) -> None:
        """Take the file away."""
        if self.name or self.trouble is not None or self.played:
            self._clear()
            self.changed.emit()

    def check(self, event: Event | None, now: Instant | None) -> None:
        """Take the file away if its block has ended, or the screens are calm."""
        if not self.name:
            return
        if event is None or now is None or calm_since(event) is not None:
            self.stop()
            return
        running = event.timeline(now).running
        if running is None or running.id != self.block:
            self.stop()

    def _clear(self) -> None:
        self._asked += 1
        self.block = self.name = self.played = ""
        self.page = self.pages = 0
        self.image = QImage()
        self.trouble = None

    def _ready(self) -> bool:
        """Have the projector there; one whose screen is gone would show it later by itself."""
        if self.wall is Wall.OFF:
            self._context.projector_asked.emit()
        if self.wall is Wall.GONE:
            self.trouble = UserError("projector-gone")
        return self.wall is Wall.ON

    def _load(self) -> None:
        self._asked += 1
        number, name, page, room = self._asked, self.name, self.page, self.room

        def work(_: Progress) -> Shown | None:
            # Who turns pages fast is only interested in the last of them.
            if number != self._asked:
                return None
            return _read(self.folder, name, page, room)

        self._context.runner.do(
            work,
            lambda shown: self._have(number, shown),
            lambda error: self._failed(number, error),
            label=self._context.words.say("Opening {name} …", name=name),
        )

    def _have(self, number: int, shown: Shown | None) -> None:
        if number == self._asked and shown is not None:
            self.image, self.pages = shown
            self.page = min(self.page, self.pages - 1)
            self.changed.emit()

    def _failed(self, number: int, error: UserError) -> None:
        if number == self._asked:
            self._clear()
            self.trouble = error
            self.changed.emit()

    def _play(self, name: str) -> None:
        number = self._asked
        self._context.runner.do(
            lambda _: _there(self.folder, name),
            lambda path: self._open(number, name, path),
            lambda error: self._failed(number, error),
        )

    def _open(self, number: int, name: str, path: Path) -> None:
        if number != self._asked:
            return
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.played = name
        else:
            self.trouble = UserError("no-player", name=name)
        self.changed.emit()


def _there(folder: Path | None, name: str) -> Path:
    path = Path(name) if folder is None else folder / name
    if folder is None or not path.is_file():
        raise UserError("own-file-missing", name=name)
    return path


def _read(folder: Path | None, name: str, page: int, room: QSize) -> Shown:
    """Read a page or a picture in the size of the wall; called by the worker."""
    path = _there(folder, name)
    if sort_of(name) == "picture":
        return Shown(_picture(path, room), 1)
    dots, pages = behind("page-within")(path, page, room.width(), room.height())
    image = QImage(dots.data, dots.width, dots.height, dots.stride, QImage.Format.Format_RGB32)
    return Shown(image.copy(), pages)


def _picture(path: Path, room: QSize) -> QImage:
    """Read a picture upright and no larger than there is room."""
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > MOST_DOTS:
        raise UserError("own-file-fine", name=path.name)
    lies = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    within = room.transposed() if lies else room
    if size.width() > within.width() or size.height() > within.height():
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise UserError("own-file-broken", name=path.name)
    return image
