"""The papers of an event, one by one: composed, looked at, saved, handed to another program."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.model.errors import UserError
from toolkit.paper.agenda import agenda
from toolkit.paper.pack import AGENDA, RUN_SHEET, SIGN_IN
from toolkit.paper.pictures import page_as_picture, page_count
from toolkit.paper.run_sheet import run_sheet
from toolkit.paper.sign_in import sign_in
from toolkit.paper.typeset import Fonts
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained
from toolkit.words import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.actions.desk import Desk
    from toolkit.model.event import Event
    from toolkit.words import Words


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as composed: the document and its pages, or the ``trouble`` that prevented it.

    ``names`` tells that somebody's name is printed on it.
    """

    name: str
    pdf: bytes = b""
    pages: int = 0
    names: bool = False
    trouble: UserError | None = None


def compose(
    desk: Desk,
    event: str,
    words: Words,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> list[Paper]:
    """Compose all papers of an event as it stands now; one that can't be says why.

    ``step`` hears how far it is of how much, and may raise to stop.
    """
    state, now = desk.event(event), desk.now()
    fonts = Fonts.load()
    blocks = len(state.run.line)
    total = blocks + 2
    done = 0

    def tick() -> None:
        nonlocal done
        done = min(done + 1, total)
        step(done, total)

    step(0, total)
    found = [_made(SIGN_IN, lambda: sign_in(state, words, fonts), names=_names_known(state))]
    tick()
    found.append(_made(AGENDA, lambda: agenda(state, words, fonts)))
    tick()
    found.append(_made(RUN_SHEET, lambda: run_sheet(state, now, words, fonts, tick)))
    step(total, total)
    return found


def _made(name: str, make: Callable[[], bytes], *, names: bool = False) -> Paper:
    try:
        pdf = make()
    except UserError as error:
        return Paper(name, names=names, trouble=error)
    return Paper(name, pdf, page_count(pdf), names)


def _names_known(event: Event) -> bool:
    return any(person.name and not person.withdrawn for person in event.people.values())


class Press:
    """Composes, shows, saves and lends the papers of one event, in one language."""

    def __init__(self, desk: Desk, event: str, tag: str, i18n: Path) -> None:
        self._desk = desk
        self._event = event
        self.words = load(tag, i18n)
        self._lent: Path | None = None

    def compose(self, step: Callable[[int, int], None]) -> list[Paper]:
        """Compose all papers as the event stands now."""
        return compose(self._desk, self._event, self.words, step)

    def picture(self, paper: Paper, page: int, dpi: float) -> bytes:
        """Give one page (from 0) of a paper as a PNG picture."""
        return page_as_picture(paper.pdf, page, dpi)

    def save(self, papers: Sequence[Paper], folder: Path) -> Path:
        """Write papers into a folder of the event's own within ``folder``; give that folder."""
        target = folder / self._event
        with explained(folder):
            target.mkdir(exist_ok=True)
        for paper in papers:
            if paper.pdf:
                write_atomic(target / paper.name, paper.pdf)
        return target

    def save_as(self, paper: Paper, path: Path) -> Path:
        """Write one paper to a file; without an ending it becomes ``.pdf``."""
        target = path if path.suffix else path.with_suffix(".pdf")
        write_atomic(target, paper.pdf)
        return target

    def lend(self, paper: Paper) -> Path:
        """Write a copy for another program to show, readable for this person alone."""
        if self._lent is None:
            self._lent = Path(tempfile.mkdtemp(prefix="interact-papers-"))
            weakref.finalize(self, shutil.rmtree, self._lent, ignore_errors=True)
        return self.save_as(paper, self._lent / paper.name)
