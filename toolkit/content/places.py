"""Where the program's data lies: beside the source in a checkout, inside the built program else."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple


class Places(NamedTuple):
    """The folders that plans, handouts and translations are read from.

    ``root`` holds what is shipped and is never written to; ``user`` is the person's own folder,
    whose plans take the place of shipped ones with the same id, or ``None`` for none.
    """

    root: Path
    user: Path | None = None

    @property
    def sessions(self) -> Path:
        """The shipped plans."""
        return self.root / "sessions"

    @property
    def samples(self) -> Path:
        """The sample event and its people."""
        return self.sessions / "samples"

    @property
    def handouts(self) -> Path:
        """The shipped handouts."""
        return self.root / "handouts"

    @property
    def i18n(self) -> Path:
        """The translations, one folder a language."""
        return self.root / "i18n"

    @property
    def own_i18n(self) -> Path | None:
        """The person's own translations of plans, which come before the program's."""
        return None if self.user is None else self.user / "i18n"

    @property
    def own_sessions(self) -> Path | None:
        """The person's own plans, if there is a folder for them."""
        return None if self.user is None else self.user / "sessions"

    @property
    def library(self) -> Path:
        """The shipped activities."""
        return self.sessions / "library"

    @property
    def own_library(self) -> Path | None:
        """The person's own activities, if there is a folder for them."""
        return None if self.user is None else self.user / "sessions" / "library"

    @property
    def own_files(self) -> Path | None:
        """The person's own PDFs, pictures and films that blocks name, if there is a folder."""
        return None if self.user is None else self.user / "sessions" / "files"


def shipped() -> Path:
    """Give the folder of shipped data: PyInstaller's when frozen, else the checkout's root."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(__file__).resolve().parents[2] if bundle is None else Path(bundle)
