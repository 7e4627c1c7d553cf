"""Soft sounds: one when a block comes to its close, one when its time is over, one for a search.

The tones are made here, as small WAV files in a folder of the program's own, and played by what
the system brings along. Each has a twin that is seen, so nobody depends on hearing it, and they
are silent at night, when children sleep; only that a child can't be found is told at any hour.
"""

from __future__ import annotations

import math
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import wave
import weakref
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from toolkit.model.instants import MINUTE, Instant, to_datetime
from toolkit.model.schedule import Phase

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from toolkit.model.schedule import Timeline

QUIET_FROM, QUIET_TO = 21, 8
"""Hours of the event's wall clock between which nothing sounds."""

AGAIN = MINUTE
"""Milliseconds after which a search that nobody attends to is told again."""

WARNING = 5 * MINUTE
"""Milliseconds before a block's end at which it is told."""

_RATE = 22_050
_LOUD = 0.22
_PLAYERS = {
    "darwin": (("afplay",),),
    "linux": (("pw-play",), ("paplay",), ("aplay", "-q")),
}
_LONGEST_S = 10


class Tone(StrEnum):
    """What sounds."""

    WARNING = "warning"
    END = "end"
    MISSING = "missing"


_NOTES: dict[Tone, tuple[tuple[float, float], ...]] = {
    Tone.WARNING: ((659.3, 0.5),),
    Tone.END: ((659.3, 0.35), (523.3, 0.7)),
    Tone.MISSING: ((587.3, 0.22), (880.0, 0.34), (587.3, 0.22), (880.0, 0.6)),
}
"""Hertz and seconds, one note after the other."""


def wave_of(tone: Tone) -> bytes:
    """Make the samples of a tone: 16 bit, one channel, each note swelling and dying away."""
    samples: list[int] = []
    for hertz, seconds in _NOTES[tone]:
        count = int(seconds * _RATE)
        for number in range(count):
            moment = number / _RATE
            swell = min(1.0, moment / 0.03) * math.exp(-4.5 * moment / seconds)
            swell *= min(1.0, (count - number) / (0.02 * _RATE))
            value = math.sin(2 * math.pi * hertz * moment)
            value += 0.25 * math.sin(4 * math.pi * hertz * moment)
            samples.append(int(32_767 * _LOUD * swell * value))
    return struct.pack(f"<{len(samples)}h", *samples)


def write_wave(path: Path, tone: Tone) -> None:
    """Write a tone as a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(wave_of(tone))


def is_quiet(now: Instant, zone: ZoneInfo) -> bool:
    """Whether the event's wall clock shows a time at which nothing may sound."""
    hour = to_datetime(now, zone).hour
    return hour >= QUIET_FROM or hour < QUIET_TO


def player() -> list[str] | None:
    """Give the command that plays a WAV file on this computer; ``None`` if there is none."""
    for command in _PLAYERS.get(sys.platform, ()):
        found = shutil.which(command[0])
        if found is not None:
            return [found, *command[1:]]
    return None


class Sounds:
    """Plays tones without keeping anyone waiting."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def play(self, tone: Tone) -> threading.Thread | None:
        """Play a tone; give the thread that waits for its player, none where Qt beeps."""
        command = player()
        if command is None and sys.platform != "win32":
            QApplication.beep()
            return None
        thread = threading.Thread(
            target=self._play, args=(command, self._file(tone)), name="sound", daemon=True
        )
        thread.start()
        return thread

    def _file(self, tone: Tone) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="interact-sound-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        path = self._folder / f"{tone.value}.wav"
        if not path.exists():
            write_wave(path, tone)
        return path

    @staticmethod
    def _play(command: list[str] | None, path: Path) -> None:
        if command is None:
            _play_on_windows(path)
            return
        try:
            subprocess.run(
                [*command, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_LONGEST_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            # No sound card, no server: what is seen tells the same.
            return


def _play_on_windows(path: Path) -> None:
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415  # late: there is no such module elsewhere

        winsound.PlaySound(str(path), winsound.SND_FILENAME)


@dataclass(slots=True)
class _Heard:
    """The block that was seen last and how much of it was left then, in milliseconds."""

    block: str
    left: int


class Chimes:
    """Says when a tone is due: once as the warning is passed, once as the end is.

    Only a passing sounds: a program opened in the last minutes is silent, a block that is
    lengthened again may warn again.
    """

    def __init__(self, play: Callable[[Tone], object]) -> None:
        self._play = play
        self._last: _Heard | None = None

    def listen(self, schedule: Timeline, left: int, now: Instant, zone: ZoneInfo) -> Tone | None:
        """Take in what is left of what runs, in milliseconds; give and play what is due."""
        row = schedule.running
        if row is None or schedule.phase is not Phase.RUNNING:
            # A pause keeps what was heard, so that going on doesn't tell everything again.
            if schedule.phase is not Phase.PAUSED:
                self._last = None
            return None
        before, self._last = self._last, _Heard(row.id, left)
        if before is None or before.block != row.id or is_quiet(now, zone):
            return None
        tone = _passed(before.left, left)
        if tone is not None:
            self._play(tone)
        return tone


class Alarm:
    """Tells by sound that a child can't be found, at any hour, until somebody attends to it.

    It knows of each search by its name, so that a second one is told anew.
    """

    def __init__(self, play: Callable[[Tone], object]) -> None:
        self._play = play
        self._told: dict[str, Instant] = {}
        self._attended: set[str] = set()

    def listen(self, search: str, now: Instant) -> bool:
        """Take in the search that goes on, empty for none; whether it was told just now."""
        if not search or search in self._attended:
            return False
        last = self._told.get(search)
        # A clock that was set back must not silence it.
        if last is not None and last <= now < last + AGAIN:
            return False
        self._told[search] = now
        self._play(Tone.MISSING)
        return True

    def is_attended(self, search: str) -> bool:
        """Whether it stays silent about a search."""
        return search in self._attended

    def attend(self, search: str) -> None:
        """Be silent about a search from now on: somebody looks after it, or wants it quiet."""
        if search:
            self._attended.add(search)


def _passed(before: int, left: int) -> Tone | None:
    if before > 0 >= left:
        return Tone.END
    if before > WARNING >= left:
        return Tone.WARNING
    return None
