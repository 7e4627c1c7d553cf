"""Soft sounds: made well, played by what is there, due once, never at night."""

from __future__ import annotations

import struct
import wave
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from toolkit.gui.sound import WARNING, Chimes, Sounds, Tone, is_quiet, player, wave_of, write_wave
from toolkit.model.instants import MINUTE, Instant, load_zone
from toolkit.model.plan import Block, Kind
from toolkit.model.schedule import Phase, Row, State, Timeline

if TYPE_CHECKING:
    from pathlib import Path

ROME = load_zone("Europe/Rome")
MORNING = Instant(1_791_017_400_000)
"""3 October 2026, 10:50 in Rome."""


def schedule(phase: Phase = Phase.RUNNING, block: str = "story") -> Timeline:
    row = Row(block, 2, Block(block, "", Kind.SESSION, 75), MORNING, Instant(0), State.RUNNING)
    return Timeline("plan", MORNING, MORNING, (row,), phase, frozenset({block}), None)


@pytest.fixture
def chimes() -> tuple[Chimes, list[Tone]]:
    played: list[Tone] = []
    return Chimes(played.append), played


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_soft_and_begins_and_ends_in_silence(tone: Tone, tmp_path: Path) -> None:
    path = tmp_path / "tone.wav"
    write_wave(path, tone)
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        seconds = file.getnframes() / file.getframerate()
    samples = struct.unpack(f"<{len(wave_of(tone)) // 2}h", wave_of(tone))
    assert 0.3 < seconds < 1.5
    assert 2_000 < max(map(abs, samples)) < 10_000
    assert max(map(abs, samples[:5])) < 100
    assert max(map(abs, samples[-5:])) < 100


def test_the_tones_differ() -> None:
    assert wave_of(Tone.WARNING) != wave_of(Tone.END)


def test_it_is_played_by_the_first_player_there(played: Path) -> None:
    sounds = Sounds()
    for tone in (Tone.WARNING, Tone.END, Tone.END):
        thread = sounds.play(tone)
        assert thread is not None
        thread.join(10)
    lines = played.read_text(encoding="ascii").split()
    assert [name.rsplit("/", 1)[1] for name in lines] == ["warning.wav", "end.wav", "end.wav"]


def test_without_a_player_qt_beeps(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beeps: list[int] = []
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    assert player() is None
    assert Sounds().play(Tone.END) is None
    assert beeps == [1]


def test_a_player_that_fails_is_borne(played: Path, tmp_path: Path) -> None:
    script = tmp_path / "bin" / "pw-play"
    script.write_text("#!/nowhere\n", encoding="ascii")
    thread = Sounds().play(Tone.END)
    assert thread is not None
    thread.join(10)
    assert not thread.is_alive()
    assert not played.exists()


def test_warning_and_end_sound_once_each(chimes: tuple[Chimes, list[Tone]]) -> None:
    listening, played = chimes
    for left in (6 * MINUTE, WARNING, WARNING - 1000, 2 * MINUTE, 500, -500, -MINUTE):
        listening.listen(schedule(), left, MORNING, ROME)
    assert played == [Tone.WARNING, Tone.END]


def test_five_minutes_more_warn_again(chimes: tuple[Chimes, list[Tone]]) -> None:
    listening, played = chimes
    for left in (6 * MINUTE, 4 * MINUTE, 9 * MINUTE, 4 * MINUTE):
        listening.listen(schedule(), left, MORNING, ROME)
    assert played == [Tone.WARNING, Tone.WARNING]


def test_opened_in_the_last_minutes_it_is_silent_until_the_end(
    chimes: tuple[Chimes, list[Tone]],
) -> None:
    listening, played = chimes
    listening.listen(schedule(), 3 * MINUTE, MORNING, ROME)
    listening.listen(schedule(), 2 * MINUTE, MORNING, ROME)
    assert played == []
    listening.listen(schedule(), -1, MORNING, ROME)
    assert played == [Tone.END]


def test_another_block_begins_anew(chimes: tuple[Chimes, list[Tone]]) -> None:
    listening, played = chimes
    listening.listen(schedule(block="one"), 20 * MINUTE, MORNING, ROME)
    listening.listen(schedule(block="two"), 4 * MINUTE, MORNING, ROME)
    assert played == []


def test_a_pause_is_silent_and_keeps_what_was_heard(chimes: tuple[Chimes, list[Tone]]) -> None:
    listening, played = chimes
    listening.listen(schedule(), 6 * MINUTE, MORNING, ROME)
    listening.listen(schedule(Phase.PAUSED), 4 * MINUTE, MORNING, ROME)
    assert played == []
    listening.listen(schedule(), 4 * MINUTE, MORNING, ROME)
    assert played == [Tone.WARNING]
    listening.listen(schedule(Phase.NIGHT), -1, MORNING, ROME)
    listening.listen(schedule(), -1, MORNING, ROME)
    assert played == [Tone.WARNING]


@pytest.mark.parametrize(
    ("hour", "quiet"), [(7, True), (8, False), (12, False), (20, False), (21, True), (2, True)]
)
def test_nothing_sounds_while_children_sleep(
    chimes: tuple[Chimes, list[Tone]], hour: int, quiet: bool
) -> None:
    listening, played = chimes
    then = Instant(MORNING + (hour * 60 - 650) * MINUTE)
    assert is_quiet(then, ROME) is quiet
    listening.listen(schedule(), MINUTE, then, ROME)
    listening.listen(schedule(), -1, then, ROME)
    assert played == ([] if quiet else [Tone.END])
