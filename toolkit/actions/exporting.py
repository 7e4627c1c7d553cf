"""Writing what leaves the laptop: workbook, pack, backup; each file whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.facts_team import SheetPrinted
from toolkit.model.prints import next_copy
from toolkit.paper.pack import SIGN_IN_KEY, write_pack
from toolkit.sheets.attendance import write_attendance
from toolkit.store.atomic import write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.actions.desk import Desk
    from toolkit.words import Words


def export_workbook(desk: Desk, event: str, path: Path, words: Words) -> Path:
    """Write the attendance workbook of an event to ``path``."""
    book = write_attendance(desk.event(event), desk.facts(event), desk.now(), words)
    write_atomic(path, book)
    return path


def export_pack(
    desk: Desk,
    event: str,
    folder: Path,
    words: Words,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> list[Path]:
    """Write the printables of an event into ``folder``; ``step`` hears how far it is.

    The sign-in sheet is restricted: its copy is numbered and written down.
    """
    state = desk.event(event)
    copy = next_copy(state, SIGN_IN_KEY)
    pages = write_pack(state, desk.now(), words, step, copy)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in pages.items():
        write_atomic(folder / name, content)
        written.append(folder / name)
    last_day = copy.destroy_by.isoformat()
    desk.say(event, [SheetPrinted(SIGN_IN_KEY, copy.number, last_day, "saved")])
    return written
