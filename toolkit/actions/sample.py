"""The sample event: what is needed to prepare it, and a clock to play it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions.events import NewEvent
from toolkit.content.library import find_plan
from toolkit.content.samples import read_sample
from toolkit.model.errors import InputError
from toolkit.model.instants import DAY_MINUTES, MINUTE, Instant, load_zone, start_instant
from toolkit.sheets.people_file import read_people

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.content.places import Places


class SetClock:
    """A clock that shows what it was set to."""

    def __init__(self, instant: Instant) -> None:
        self._instant = instant

    def now(self) -> Instant:
        """Give the present instant."""
        return self._instant

    def set(self, instant: Instant) -> None:
        """Let it be ``instant``."""
        self._instant = instant


def sample_event(places: Places) -> NewEvent:
    """Read the sample event with its plan and people; raises ``InputError`` for a broken file."""
    sample = read_sample(places)
    found = read_people(sample.people)
    if found.problems:
        raise InputError(found.problems)
    return NewEvent(
        plan=find_plan(places, sample.plan).plan,
        start=sample.start,
        zone=sample.zone,
        title=sample.title,
        place=sample.place,
        facility=sample.facility,
        languages=sample.languages,
        people=tuple(found.entries()),
        sample=True,
        lead_key=sample.lead_recipient,
    )


def sample_lead_key(places: Places) -> tuple[Path, str]:
    """Give the file of the sample's lead key and the passphrase that opens it."""
    sample = read_sample(places)
    return sample.lead_key, sample.lead_passphrase


def day_before(new: NewEvent) -> Instant:
    """Give an instant at which the event is still being prepared."""
    start = start_instant(new.start, load_zone(new.zone))
    return Instant(start - DAY_MINUTES * MINUTE)
