"""The pack: everything that is printed for an event, by file name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.paper.agenda import agenda
from toolkit.paper.run_sheet import run_sheet
from toolkit.paper.sign_in import sign_in
from toolkit.paper.typeset import Fonts

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.event import Event
    from toolkit.model.instants import Instant
    from toolkit.model.prints import Copy
    from toolkit.words import Words

SIGN_IN = "sign-in.pdf"
SIGN_IN_KEY = "sign-in"
"""The name under which copies of the sign-in sheet are counted."""
AGENDA = "agenda.pdf"
RUN_SHEET = "run-sheet.pdf"


def write_pack(
    event: Event,
    now: Instant,
    words: Words,
    step: Callable[[int, int], None],
    copy: Copy | None = None,
) -> dict[str, bytes]:
    """Give the printables of an event as it stands at ``now``, by file name.

    The sign-in sheet is restricted; without a ``copy`` it is a preview. ``step`` hears how much
    is done of how much; what it raises stops the work. Raises ``UserError('missing-glyphs')``
    with the ``characters`` that no font here has.
    """
    fonts = Fonts.load()
    total = 2 + len(event.run.line)
    done = 0

    def tick() -> None:
        nonlocal done
        done = min(done + 1, total)
        step(done, total)

    step(done, total)
    written = {SIGN_IN: sign_in(event, words, fonts, copy)}
    tick()
    written[AGENDA] = agenda(event, words, fonts)
    tick()
    written[RUN_SHEET] = run_sheet(event, now, words, fonts, tick)
    step(total, total)
    return written
