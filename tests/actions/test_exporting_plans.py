"""Writing a plan for a calendar: the same entries each time, the newest of them counting."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import icalendar

from toolkit.actions.exporting_plans import export_plan_calendar
from toolkit.actions.own_plans import adapt
from toolkit.content.places import Places, shipped
from toolkit.model.instants import MINUTE, Instant, load_zone, start_instant

if TYPE_CHECKING:
    from pathlib import Path

ROME = load_zone("Europe/Rome")


def at(wall: str) -> Instant:
    return start_instant(datetime.fromisoformat(wall), ROME)


def test_a_plan_changed_or_moved_later_updates_the_calendar(tmp_path: Path) -> None:
    places = Places(shipped(), tmp_path / "user")
    own = adapt(places, "online-safety-3h", "ours")
    out = tmp_path / "plan.ics"

    def written(begin: str, made: Instant) -> dict[str, Any]:
        export_plan_calendar(places, str(own), out, (at(begin), ROME), made)
        found: list[Any] = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
        return {str(event["uid"]): event for event in found}

    made = at("2026-09-01T10:00")
    first = written("2026-10-02T15:00", made)
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("title: Snack", "title: Tea"), encoding="utf-8")
    changed = written("2026-10-02T15:00", Instant(made + MINUTE))
    moved = written("2026-10-09T15:00", Instant(made + 2 * MINUTE))
    assert first.keys() == changed.keys() == moved.keys()
    for uid, before in first.items():
        assert before["sequence"] < changed[uid]["sequence"] < moved[uid]["sequence"]
        assert before["dtstamp"].dt < changed[uid]["dtstamp"].dt
    snack = next(uid for uid in first if uid.startswith("snack."))
    assert [str(one[snack]["summary"]) for one in (first, changed)] == ["Snack", "Tea"]
    assert first[snack]["dtstamp"].dt.timestamp() * 1000 == made
