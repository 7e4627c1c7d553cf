"""What goes on while a block runs whether or not anyone looks: sounds, and staying awake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from toolkit.gui.awake import KeepAwake
from toolkit.gui.sound import Chimes, Sounds, Tone
from toolkit.model.schedule import Phase
from toolkit.store.settings import SOUND

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.gui.pages.run_view import View


class RunCare(QObject):
    """Plays what is due and keeps the laptop awake; both as the settings and the system allow."""

    def __init__(self, context: Context, parent: QObject) -> None:
        """Care as long as ``parent``, the page, is there."""
        super().__init__(parent)
        self._context = context
        self.sounds = Sounds()
        self.chimes = Chimes(self._play)
        self.awake = KeepAwake()
        awake = self.awake
        self.destroyed.connect(lambda _: awake.close())

    def attend(self, view: View | None) -> None:
        """Take in how the event stands; ``None`` without one at hand."""
        running = view is not None and view.phase is Phase.RUNNING
        self.awake.hold(running)
        if view is not None:
            self.chimes.listen(view.schedule, view.left, view.now, view.event.zone)

    def _play(self, tone: Tone) -> None:
        if self._context.settings.get(SOUND):
            self.sounds.play(tone)
