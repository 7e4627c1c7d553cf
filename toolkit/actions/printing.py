"""The papers of an event, one by one: composed, looked at, saved, handed to another program."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.actions import packing
from toolkit.actions.packing_files import file_papers
from toolkit.actions.papers import Paper, hand_out, made, made_restricted
from toolkit.content.helplines import read_helplines
from toolkit.content.places import Places
from toolkit.paper.agenda import agenda
from toolkit.paper.pack import AGENDA, RUN_SHEET, SIGN_IN, SIGN_IN_KEY
from toolkit.paper.pictures import page_as_picture
from toolkit.paper.run_sheet import run_sheet
from toolkit.paper.sign_in import sign_in
from toolkit.paper.typeset import Fonts
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained
from toolkit.words import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.actions.desk import Desk
    from toolkit.actions.packing import Step
    from toolkit.actions.restricted import Way
    from toolkit.model.facts import Fact
    from toolkit.model.instants import Instant
    from toolkit.words import Words

__all__ = ["Paper", "Press", "compose"]


def compose(
    desk: Desk,
    event: str,
    words: Words,
    step: Callable[[int, int], None] = lambda done, total: None,
) -> list[Paper]:
    """Compose the papers of every event as it stands now; one that can't be says why.

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
    found = [
        made_restricted(
            state,
            SIGN_IN,
            SIGN_IN_KEY,
            lambda copy: sign_in(state, words, fonts, copy),
            names=any(person.name and not person.withdrawn for person in state.people.values()),
        )
    ]
    tick()
    found.append(made(AGENDA, lambda: agenda(state, words, fonts)))
    tick()
    found.append(made(RUN_SHEET, lambda: run_sheet(state, now, words, fonts, tick)))
    step(total, total)
    return found


class Press:
    """Composes, shows, saves and lends the papers of one event, in one language.

    What leaves as a numbered copy is written down in the journal: :meth:`take_facts` gives these
    facts to who keeps the event in sight elsewhere.
    """

    def __init__(
        self, desk: Desk, event: str, tag: str, i18n: Path, own: Path | None = None
    ) -> None:
        self._desk = desk
        self._event = event
        self._places = Places(i18n.parent, own)
        self.words = load(tag, i18n, self._places.own_i18n)
        self._lent: Path | None = None
        self._facts: list[Fact] = []

    def compose(self, step: Step) -> list[Paper]:
        """Compose sign-in sheet, agenda and run sheet as the event stands now."""
        return compose(self._desk, self._event, self.words, step)

    def fallback(self, step: Step) -> list[Paper]:
        """Compose the full paper fallback: a part without names, and a restricted one."""
        known = read_helplines(self._places)
        return packing.fallback_papers(self._desk, self._event, self.words, known, step)

    def day(self, day: int, step: Step) -> list[Paper]:
        """Compose the sheets of one day (from 1), those with names apart if it needs any."""
        return packing.day_papers(self._desk, self._event, day, self.words, step)

    def from_now(self, at: Instant, step: Step) -> list[Paper]:
        """Compose agenda and run sheet from an instant on, as the times stand now."""
        return packing.from_papers(self._desk, self._event, at, self.words, step)

    def checks(self) -> list[Paper]:
        """Compose what was checked, and the nine requirements."""
        return packing.check_papers(self._desk, self._event, self.words)

    def files(self, step: Step) -> list[Paper]:
        """Compose the PDFs and pictures that the blocks name."""
        return file_papers(self._desk, self._event, self.words, self._places.own_files, step)

    def one(self, name: str, about: packing.About = packing.ALL) -> Paper:
        """Compose one sheet by its name (see ``toolkit.actions.packing.SHEETS``)."""
        known = read_helplines(self._places) if name == "helplines" else None
        return packing.one_paper(self._desk, self._event, name, self.words, about, known)

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
                self._write(paper, target / paper.name, "saved")
        return target

    def save_as(self, paper: Paper, path: Path) -> Path:
        """Write one paper to a file; without an ending it becomes ``.pdf``."""
        return self._write(paper, path if path.suffix else path.with_suffix(".pdf"), "saved")

    def lend(self, paper: Paper) -> Path:
        """Write a copy for another program to show, readable for this person alone.

        It may well be printed there: a restricted paper is lent as a numbered copy.
        """
        if self._lent is None:
            self._lent = Path(tempfile.mkdtemp(prefix="interact-papers-"))
            weakref.finalize(self, shutil.rmtree, self._lent, ignore_errors=True)
        return self._write(paper, self._lent / paper.name, "shown")

    def print_out(self, paper: Paper, send: Callable[[bytes], None]) -> None:
        """Send a paper to a printer; ``send`` raises if the printer doesn't take it."""
        _, changed = hand_out(self._desk, self._event, paper, send, "printed")
        self._facts += changed.facts if changed else ()

    def take_facts(self) -> list[Fact]:
        """Give the facts that were appended since this was last asked."""
        taken, self._facts = self._facts, []
        return taken

    def _write(self, paper: Paper, path: Path, way: Way) -> Path:
        def deliver(pdf: bytes) -> Path:
            write_atomic(path, pdf)
            return path

        written, changed = hand_out(self._desk, self._event, paper, deliver, way)
        self._facts += changed.facts if changed else ()
        return written
