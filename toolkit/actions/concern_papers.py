"""The papers that go with concerns: the sheet to write one on, and the lead's key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions.printing import Paper, Press
from toolkit.paper.concern_form import concern_form
from toolkit.paper.lead_key import lead_key_sheet
from toolkit.paper.typeset import Fonts
from toolkit.store.atomic import write_atomic

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from toolkit.actions.desk import Desk
    from toolkit.store.sealing import SealingKey
    from toolkit.words import Words

FORM = "concern-form.pdf"


def key_sheet(desk: Desk, event: str, key: SealingKey, day: date, words: Words, path: Path) -> Path:
    """Write the lead's key as a page to print; readable for this person alone."""
    page = lead_key_sheet(desk.event(event), key.identity, key.recipient, day, words, Fonts.load())
    write_atomic(path, page, private=True)
    return path


def lend_form(desk: Desk, event: str, words: Words, i18n: Path) -> tuple[Press, Path]:
    """Write the blank sheet for another program to show, and print.

    The file is there as long as the press that is given with it.
    """
    press = Press(desk, event, words.language, i18n)
    pdf = concern_form(desk.event(event), words, Fonts.load())
    return press, press.lend(Paper(FORM, pdf))
