"""The trainer's own files of an event's blocks as one paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions.papers import Paper
from toolkit.model.errors import UserError
from toolkit.paper.own_files import count_files, own_files
from toolkit.paper.pictures import page_count
from toolkit.paper.typeset import Fonts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.actions.desk import Desk
    from toolkit.words import Words

FILES = "block-files.pdf"


def file_papers(
    desk: Desk,
    event: str,
    words: Words,
    folder: Path | None,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> list[Paper]:
    """Compose the files that the blocks name, from ``folder``; one that can't be printed is told.

    ``step`` hears how many files are done of how many, and may raise to stop.
    """
    state = desk.event(event)
    total, done = count_files(state) + 1, 0

    def tick() -> None:
        nonlocal done
        done += 1
        step(done, total)

    step(0, total)
    try:
        pdf, left = own_files(state, words, Fonts.load(), folder, tick)
    except UserError as error:
        return [Paper(FILES, trouble=error)]
    step(total, total)
    return [Paper(FILES, pdf, page_count(pdf), left_out=left)]
