"""Reads activities: one file, or the library of those that ship and those of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from toolkit.content.blocks import (
    SENSITIVITIES,
    read_materials,
    read_steps,
)
from toolkit.content.fields import Fields, near
from toolkit.content.log import Log, shown
from toolkit.content.plans import FORMAT, MOST_VERSIONS, load_bytes, newer_format, read_group
from toolkit.content.tree import MapNode, TextNode, decode, parse
from toolkit.model.activity import Activity, Energy, Literacy, Theme
from toolkit.model.errors import InputError
from toolkit.model.instants import DAY_MINUTES
from toolkit.model.plan import Sensitivity
from toolkit.model.textfold import folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.content.places import Places
    from toolkit.model.errors import Problem
    from toolkit.model.plan import Step

ACTIVITY_KEYS = (
    "format",
    "id",
    "version",
    "title",
    "theme",
    "language",
    "summary",
    "minutes",
    "group",
    "energy",
    "literacy",
    "sensitivity",
    "room",
    "preparation",
    "purpose",
    "materials",
    "steps",
    "debrief",
    "variations",
    "opt_out",
    "low_tech",
    "safeguarding",
    "if_wrong",
    "tips",
    "handouts",
    "follow_up",
)
"""The keys of an activity, in the order in which they stand in its file."""
THEMES = tuple(theme.value for theme in Theme)
ENERGIES = tuple(energy.value for energy in Energy)
LITERACIES = tuple(literacy.value for literacy in Literacy)
LEAST_VARIATIONS = 2
_SUFFIXES = {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class ActivityEntry:
    """One file of the library: an activity, or the problems why it can't be used.

    ``shipped`` ones came with the program, others are the person's own.
    """

    path: Path
    shipped: bool
    activity: Activity | None = None
    problems: tuple[Problem, ...] = ()


def read_activity(path: Path) -> Activity:
    """Read an activity's file; raise ``InputError`` with every problem found."""
    return activity_from_bytes(load_bytes(path), path)


@lru_cache(maxsize=1024)
def activity_from_bytes(data: bytes, path: Path) -> Activity:
    """Read an activity from a file's content; ``path`` names it. Raises ``InputError``.

    Those read are remembered by their content, so that a library is read once.
    """
    log = Log(str(path))
    root = parse(decode(data, log), log)
    if root is None or (isinstance(root, TextNode) and root.empty):
        raise log.stop(1, "activity-empty")
    if not isinstance(root, MapNode):
        raise log.stop(root.line, "not-an-activity")
    newer = newer_format(root, log)
    if newer is not None:
        raise newer
    fields = Fields(root, log, ACTIVITY_KEYS)
    fields.whole("format", 1, FORMAT, required=True)
    activity = _activity(fields)
    if activity.id and activity.id != path.stem:
        fields.problem("id", "activity-file-name", name=shown(path.name), id=activity.id)
    if log.problems:
        raise log.error()
    return activity


def _activity(fields: Fields) -> Activity:
    minutes = fields.whole("minutes", 1, DAY_MINUTES, required=True)
    sensitivity = fields.choice("sensitivity", SENSITIVITIES, required=True)
    for key in ("materials", "debrief", "steps", "variations"):
        # An empty list of the first two says that it needs none, no list that somebody forgot it.
        fields.require(key)
    return Activity(
        id=fields.ident("id") or "",
        version=fields.whole("version", 1, MOST_VERSIONS, required=True) or 1,
        title=fields.text("title", required=True),
        theme=Theme(fields.choice("theme", THEMES, required=True) or Theme.OPENER),
        language=fields.language("language"),
        summary=fields.text("summary", required=True),
        minutes=minutes or 1,
        group=read_group(fields),
        energy=Energy(fields.choice("energy", ENERGIES, required=True) or Energy.CALM),
        literacy=Literacy(fields.choice("literacy", LITERACIES, required=True) or Literacy.NONE),
        sensitivity=Sensitivity(sensitivity or Sensitivity.GREEN),
        purpose=fields.text("purpose", required=True),
        steps=_steps(fields, minutes),
        opt_out=fields.text("opt_out", required=True),
        low_tech=fields.text("low_tech", required=True),
        if_wrong=fields.text("if_wrong", required=True),
        room=fields.text("room"),
        preparation=fields.texts("preparation"),
        materials=read_materials(fields),
        debrief=fields.texts("debrief"),
        variations=_variations(fields),
        safeguarding=_safeguarding(fields, sensitivity),
        tips=fields.texts("tips"),
        handouts=fields.idents("handouts"),
        follow_up=fields.text("follow_up"),
    )


def _steps(fields: Fields, minutes: int | None) -> tuple[Step, ...]:
    noted = len(fields.log.problems)
    steps = read_steps(fields, minutes, "activity-steps-sum")
    untimed = not any(step.minutes for step in steps)
    if untimed and fields.has("steps") and minutes and len(fields.log.problems) == noted:
        fields.problem("steps", "activity-steps-untimed", minutes=minutes)
    return steps


def _variations(fields: Fields) -> tuple[str, ...]:
    noted = len(fields.log.problems)
    found = fields.texts("variations")
    few = len(found) < LEAST_VARIATIONS and fields.has("variations")
    if few and len(fields.log.problems) == noted:
        fields.problem(
            "variations", "activity-variations", found=len(found), least=LEAST_VARIATIONS
        )
    return found


def _safeguarding(fields: Fields, sensitivity: str | None) -> str:
    text = fields.text("safeguarding")
    if not text and sensitivity in (Sensitivity.AMBER, Sensitivity.RED):
        fields.problem("safeguarding", "activity-safeguarding", sensitivity=sensitivity)
    return text


def list_activities(places: Places) -> list[ActivityEntry]:
    """List the activities of both folders by theme and title; files with problems come last.

    A right activity of one's own hides the shipped one with its id.
    """
    own = list(_entries(places.own_library, shipped=False))
    taken = {entry.activity.id for entry in own if entry.activity}
    shipped = [
        entry
        for entry in _entries(places.library, shipped=True)
        if entry.activity is None or entry.activity.id not in taken
    ]
    return sorted(own + shipped, key=_order)


def activities_of(entries: list[ActivityEntry]) -> list[Activity]:
    """Give the right ones of a list."""
    return [entry.activity for entry in entries if entry.activity is not None]


def find_activity(places: Places, activity_id: str) -> Activity:
    """Give the activity with this id, one's own before a shipped one; raise ``InputError``."""
    known = {activity.id: activity for activity in activities_of(list_activities(places))}
    if activity_id in known:
        return known[activity_id]
    raise Log(activity_id).stop(0, "activity-unknown", near=near(activity_id, known))


def _entries(folder: Path | None, *, shipped: bool) -> Iterator[ActivityEntry]:
    first: dict[str, Path] = {}
    for file in _files(folder):
        try:
            activity = read_activity(file)
            if activity.id in first:
                other = first[activity.id].name
                raise Log(str(file)).stop(0, "activity-twice", id=activity.id, first=other)
        except InputError as error:
            yield ActivityEntry(file, shipped, problems=tuple(error.problems))
            continue
        first[activity.id] = file
        yield ActivityEntry(file, shipped, activity)


def _files(folder: Path | None) -> list[Path]:
    if folder is None or not folder.is_dir():
        return []
    return sorted(f for f in folder.iterdir() if f.suffix.lower() in _SUFFIXES and f.is_file())


def _order(entry: ActivityEntry) -> tuple[bool, int, str, str]:
    if entry.activity is None:
        return True, 0, "", str(entry.path)
    theme = THEMES.index(entry.activity.theme.value)
    return False, theme, folded(entry.activity.title), entry.activity.id
