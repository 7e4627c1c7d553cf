"""Where the program begins: the window, or the command line."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, cast

from toolkit.doors import behind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main(argv: Sequence[str]) -> int:
    """Open the window for no words or the window's own options; else do what the words say."""
    if opens_window(argv):
        # Nothing made while starting is garbage, and looking for it costs a tenth of the start;
        # the window has it looked for again once it stands.
        gc.disable()
        return int(behind("window")(list(argv)))
    return int(behind("command-line")(argv, pictures=_pictures))


def opens_window(argv: Sequence[str]) -> bool:
    """Tell whether these words open the window: none, or its own options alone."""
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        if word == "--workspace" and rest:
            rest.pop(0)
        elif word != "--sample" and not word.startswith("--workspace="):
            return False
    return True


def _pictures(folder: Path, root: Path) -> list[Path]:
    """Take a picture of every page on the sample event, on no screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return cast("list[Path]", behind("pictures")(folder, root))
