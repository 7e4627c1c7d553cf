"""The sample event that ships: who, where and when, to be watched without preparing anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from toolkit.content.fields import Fields
from toolkit.content.log import Log
from toolkit.content.plans import load_bytes
from toolkit.content.tree import MapNode, decode, parse

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.content.places import Places

SAMPLE = "sample-event.yaml"
_KEYS = ("plan", "title", "place", "facility", "zone", "start", "languages", "people")
_LEAD = ("lead-key", "lead-passphrase", "lead-recipient")


@dataclass(frozen=True, slots=True)
class Sample:
    """What is written down of the sample event; ``people`` is its people file.

    ``lead_key`` is the file of its safeguarding lead's key, ``lead_passphrase`` what opens that
    file and ``lead_recipient`` the public key: nothing in a sample is anybody's secret.
    """

    plan: str
    title: str
    place: str
    facility: str
    zone: str
    start: datetime
    languages: tuple[str, ...]
    people: Path
    lead_key: Path
    lead_passphrase: str
    lead_recipient: str


def read_sample(places: Places) -> Sample:
    """Read the sample event; raises ``InputError`` like any other file."""
    path = places.samples / SAMPLE
    log = Log(str(path))
    root = parse(decode(load_bytes(path), log), log)
    if not isinstance(root, MapNode):
        raise log.stop(1, "not-a-plan")
    fields = Fields(root, log, (*_KEYS, *_LEAD))
    sample = Sample(
        plan=fields.ident("plan") or "",
        title=fields.text("title", required=True),
        place=fields.text("place", required=True),
        facility=fields.text("facility", required=True),
        zone=fields.text("zone", required=True),
        start=datetime.fromisoformat(fields.text("start", required=True)),
        languages=fields.texts("languages"),
        people=places.samples / fields.text("people", required=True),
        lead_key=places.samples / fields.text("lead-key", required=True),
        lead_passphrase=fields.text("lead-passphrase", required=True),
        lead_recipient=fields.text("lead-recipient", required=True),
    )
    if log.problems:
        raise log.error()
    return sample
