"""Reads the national helplines from ``handouts/helplines.yaml``, shipped or the person's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from toolkit.content.fields import Fields
from toolkit.content.log import Log, shown
from toolkit.content.plans import load_bytes
from toolkit.content.tree import MapNode, decode, parse
from toolkit.model.helplines import Helpline, Helplines

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.content.places import Places

HELPLINES = "helplines.yaml"
KEYS = ("checked", "by", "lines")
LINE_KEYS = ("name", "number", "country", "what", "hours")


def helplines_file(places: Places) -> Path:
    """Give the file that counts: the person's own if there is one, else the shipped."""
    if places.user is not None:
        own = places.user / "handouts" / HELPLINES
        if own.is_file():
            return own
    return places.handouts / HELPLINES


def read_helplines(places: Places) -> Helplines:
    """Read the helplines; raises ``InputError`` with one problem a line, as for a plan."""
    path = helplines_file(places)
    return helplines_from_bytes(load_bytes(path), str(path))


def helplines_from_bytes(data: bytes, name: str) -> Helplines:
    """Read the contents of a file called ``name``; an empty one has no numbers yet."""
    log = Log(name)
    root = parse(decode(data, log), log)
    if root is None:
        return Helplines()
    if not isinstance(root, MapNode):
        raise log.stop(1, "not-helplines")
    fields = Fields(root, log, KEYS)
    found = Helplines(
        lines=tuple(_line(line) for line in fields.maps("lines", LINE_KEYS)),
        checked=_date(fields, "checked"),
        by=fields.text("by"),
    )
    if log.problems:
        raise log.error()
    return found


def _line(fields: Fields) -> Helpline:
    return Helpline(
        name=fields.text("name", required=True),
        number=fields.text("number", required=True),
        country=fields.text("country"),
        what=fields.text("what"),
        hours=fields.text("hours"),
    )


def _date(fields: Fields, key: str) -> date | None:
    text = fields.text(key)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        fields.problem(key, "bad-date", value=shown(text))
        return None
