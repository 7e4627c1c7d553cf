"""A stage for the window's tests: a context on a real workspace, with a clock that can be set."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from toolkit.actions import events, story
from toolkit.actions.desk import Desk
from toolkit.actions.people import register
from toolkit.actions.sample import SetClock, sample_event
from toolkit.content.places import Places, shipped
from toolkit.gui.context import Context
from toolkit.gui.look import fonts, theme
from toolkit.gui.look.tokens import DARK, LIGHT
from toolkit.gui.tasks import Runner
from toolkit.gui.window import set_reading
from toolkit.model.instants import MINUTE, Instant, load_zone, start_instant
from toolkit.store.settings import Settings
from toolkit.store.workspace import Workspace
from toolkit.words import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from toolkit.model.event import Event
    from toolkit.model.facts import Registered
    from toolkit.words import Words


class StageClock(SetClock):
    """The only thing that isn't real here."""

    speed = 1


@dataclass
class Stage:
    """What a test has in hand: the context, its clock, and the event it watches."""

    context: Context
    clock: StageClock
    workspace: Workspace
    qtbot: QtBot

    @property
    def desk(self) -> Desk:
        return self.context.at_desk()

    @property
    def state(self) -> Event:
        assert self.context.watch is not None
        return self.context.watch.state

    def settle(self) -> None:
        """Wait until the worker has nothing to do and its answers have arrived."""
        self.qtbot.waitUntil(lambda: self.context.runner.idle, timeout=20_000)
        QApplication.processEvents()

    def at(self, wall: str) -> None:
        """Set the clock to a wall time of the event's zone: ``2026-10-03T11:23``; beat once."""
        zone = self.state.zone
        self.clock.set(start_instant(datetime.fromisoformat(wall), zone))
        self.context.ticker.beat()

    def later(self, minutes: int) -> None:
        """Let minutes pass; beat once."""
        self.clock.set(Instant(self.clock.now() + minutes * MINUTE))
        self.context.ticker.beat()

    def prepare_event(
        self,
        people: int = 13,
        start: str = "2026-10-02T14:00",
        zone: str = "Europe/Rome",
        change: Callable[[events.NewEvent], events.NewEvent] = lambda new: new,
    ) -> str:
        """Prepare the sample's event with its first ``people`` participants, and watch it."""
        new = sample_event(Places(shipped()))
        young = [p for p in new.people if p.role in ("child", "young-adult")][:people]
        team = [p for p in new.people if p.role not in ("child", "young-adult")]
        new = change(
            events.NewEvent(
                plan=new.plan,
                start=datetime.fromisoformat(start),
                zone=zone,
                title=new.title,
                place=new.place,
                facility=new.facility,
                languages=new.languages,
                people=(*young, *team),
            )
        )
        begin = start_instant(new.start, load_zone(new.zone))
        self.clock.set(Instant(begin - 60 * MINUTE))
        event = events.prepare(self.desk, new).event
        self.watch(event)
        return event

    def play(self, until: str) -> None:
        """Play the sample's story on the watched event up to a wall time, and watch it anew."""
        event = self.state.id
        moment = start_instant(datetime.fromisoformat(until), self.state.zone)
        story.tell(self.desk, event, self.clock, moment)
        self.clock.set(moment)
        self.watch(event)

    def watch(self, event: str) -> None:
        """Take an event at hand and wait until it is."""
        with self.qtbot.waitSignal(self.context.watching, timeout=20_000):
            self.context.watch_event(event)

    def add(self, *people: Registered) -> None:
        """Register people on the watched event and watch it anew."""
        register(self.desk, self.state.id, people)
        self.watch(self.state.id)


@pytest.fixture
def language() -> str:
    """The window's language; a test overrides it by parametrising."""
    return "en"


@pytest.fixture
def dark() -> bool:
    """Whether the dark look is on."""
    return False


@pytest.fixture
def stage(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, language: str, dark: bool
) -> Iterator[Stage]:
    """A context on a new workspace in a folder of its own."""
    root = shipped()
    words = load(language, root / "i18n")
    theme.apply(qapp, DARK if dark else LIGHT)
    fonts.install(qapp, language)
    set_reading(rtl=words.rtl)
    clock = StageClock(Instant(1_790_000_000_000))
    with laptop(words, clock, tmp_path / "workspace", tmp_path / "settings.json", qtbot) as made:
        yield made
    set_reading(rtl=False)


@contextmanager
def laptop(
    words: Words, clock: StageClock, folder: Path, kept: Path, qtbot: QtBot
) -> Iterator[Stage]:
    """A context on the workspace in ``folder``, with the settings in the file ``kept``."""
    runner = Runner()
    context = Context(
        words=words,
        settings=Settings.load(kept),
        runner=runner,
        root=shipped(),
        folder=folder,
    )
    with Workspace.open(context.folder, now=clock.now) as workspace:
        context.clock = clock
        context.desk = Desk(workspace, clock.now)
        yield Stage(context, clock, workspace, qtbot)
        context.ticker.stop()
        runner.stop()


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a pw-play of our own was asked to play, a line each."""
    folder = tmp_path / "bin"
    folder.mkdir()
    log = tmp_path / "played"
    script = folder / "pw-play"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{log}"\n', encoding="ascii")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr(sys, "platform", "linux")
    return log


@pytest.fixture(autouse=True)
def _no_key_held(qapp: QApplication) -> Iterator[None]:
    """Let go of Ctrl and Shift, which Qt takes for held until a key comes without them."""
    QTest.keyClick(QWidget(), Qt.Key.Key_F35)
    yield
    QTest.keyClick(QWidget(), Qt.Key.Key_F35)
