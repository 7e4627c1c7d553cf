"""Writing what leaves the laptop: workbook, pack, backup; each file whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.paper.pack import write_pack
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
    """Write the printables of an event into ``folder``; ``step`` hears how far it is."""
    pages = write_pack(desk.event(event), desk.now(), words, step)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in pages.items():
        write_atomic(folder / name, content)
        written.append(folder / name)
    return written
