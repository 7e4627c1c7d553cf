"""The recovery key as a page to print."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument, QTextOption

from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Type

if TYPE_CHECKING:
    from datetime import date

    from toolkit.words import Words

_DPI = 96
_MARGIN = 72
"""Points: an inch on every side."""


def recovery_sheet(words: Words, key: str, day: date) -> bytes:
    """Make one A4 page (PDF) with a recovery key, what it is for, and when it was made."""
    direction = "rtl" if words.rtl else "ltr"
    said = (
        words.say(
            "It opens the events on the laptop it was made on when the passphrase is forgotten. "
            "Whoever has this sheet and the laptop can read every name."
        ),
        words.say("Keep it in a closed envelope, away from the laptop."),
        words.say("Made on {day}.", day=words.date(day)),
    )
    paragraphs = "".join(f"<p>{escape(sentence)}</p>" for sentence in said)
    title = escape(words.say("Recovery key"))
    groups = key.split("-")
    lines = "<br>".join("-".join(part) for part in (groups[:4], groups[4:]))
    document = QTextDocument()
    document.setDefaultFont(font(Type.BODY))
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if words.rtl else Qt.LayoutDirection.LeftToRight
    )
    document.setDefaultTextOption(option)
    document.setHtml(
        f'<div dir="{direction}"><h1>{title}</h1>'
        f'<p dir="ltr" style="font-size: 26px; font-weight: 600">{lines}</p>{paragraphs}</div>'
    )
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(words.say("Recovery key"))
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Point,
        )
    )
    document.print_(writer)
    del writer
    buffer.close()
    return bytes(data.data())
