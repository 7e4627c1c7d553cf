"""What the commands share: the workspace, the clock, words, and how problems are told."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.actions.desk import Desk
from toolkit.actions.places import default_workspace, own_folder
from toolkit.content.places import Places, shipped
from toolkit.model.errors import UserError
from toolkit.model.instants import Instant, from_datetime, start_instant
from toolkit.store.workspace import Workspace
from toolkit.words import load

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from toolkit.words import Words


@dataclass(frozen=True, slots=True)
class Shell:
    """One call of the command line: its arguments, places and words."""

    args: argparse.Namespace
    places: Places
    words: Words

    def option(self, name: str) -> str | None:
        """Give a common option, or ``None`` where it wasn't given."""
        value = getattr(self.args, name, None)
        return None if value is None else str(value)

    def out(self, text: str) -> None:
        """Print one line of result."""
        sys.stdout.write(text + "\n")

    def err(self, text: str) -> None:
        """Print one line that isn't a result."""
        sys.stderr.write(text + "\n")

    @contextmanager
    def desk(self, *, may_protect: bool = False) -> Iterator[Desk]:
        """Open the workspace for a command.

        A protected one needs ``--passphrase-file``. With ``may_protect`` a passphrase given to
        one that isn't protected yet protects it, and its recovery key is printed once.
        """
        option = self.option("workspace")
        folder = Path(option) if option else default_workspace()
        passphrase = self.passphrase()
        with Workspace.open(folder, now=laptop_now, passphrase=passphrase) as workspace:
            if workspace.needs_passphrase:
                raise UserError("workspace-locked")
            if may_protect and passphrase is not None and not workspace.protected:
                key = workspace.set_passphrase(passphrase)
                self.err(
                    self.words.say(
                        "Recovery key, to be kept on paper: {key}. "
                        "Without it a forgotten passphrase loses everything.",
                        key=key,
                    )
                )
            # A backup that can't be made must not keep anyone from marking; it is due again soon.
            with suppress(UserError):
                workspace.backup_if_due()
            yield Desk(workspace, laptop_now, self.option("desk") or "")

    def passphrase(self) -> str | None:
        """Read the passphrase from the file that was given, if one was."""
        file = self.option("passphrase_file")
        return None if file is None else passphrase_in(file)


def passphrase_in(file: str) -> str:
    """Read the passphrase in a file: its first line. Raise ``UserError('passphrase-file')``."""
    try:
        first = Path(file).read_text(encoding="utf-8-sig").splitlines()[:1]
    except (OSError, UnicodeDecodeError):
        raise UserError("passphrase-file", path=file) from None
    if not first or not first[0].strip():
        raise UserError("passphrase-file", path=file)
    return first[0].strip()


def make_shell(args: argparse.Namespace) -> Shell:
    """Gather what every command needs."""
    root = shipped()
    language = getattr(args, "language", None) or "en"
    places = Places(root, own_folder())
    return Shell(args, places, load(language, places.i18n, places.own_i18n))


def laptop_now() -> Instant:
    """Give the present instant."""
    return Instant(time.time_ns() // 1_000_000)


def parse_wall(text: str) -> datetime:
    """Read an ISO date and time; raise ``UserError('bad-time')``."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UserError("bad-time", text=text) from None
    if "T" not in text and " " not in text.strip():
        raise UserError("bad-time", text=text)
    return moment


def parse_at(desk: Desk, event: str, text: str | None) -> Instant | None:
    """Read ``--at``: an instant, without an offset in the event's zone."""
    if text is None:
        return None
    moment = parse_wall(text)
    if moment.tzinfo is not None:
        return from_datetime(moment)
    return start_instant(moment, desk.event(event).zone)
