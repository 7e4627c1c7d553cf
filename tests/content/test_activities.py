from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

import pytest

from toolkit.content import activities
from toolkit.content.activities import (
    ACTIVITY_KEYS,
    activities_of,
    find_activity,
    list_activities,
    read_activity,
)
from toolkit.content.places import Places, shipped
from toolkit.content.problems import describe, told
from toolkit.content.problems_activity import ACTIVITY
from toolkit.model.activity import Theme
from toolkit.model.errors import InputError
from toolkit.model.plan import Sensitivity
from toolkit.words import load

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.model.activity import Activity

SHIPPED = Places(shipped())
ENTRIES = list_activities(SHIPPED)
LIBRARY = activities_of(ENTRIES)
WORDS = load("en", SHIPPED.i18n)

RIGHT = """\
format: 1
id: my-walk
version: 1
title: A walk
theme: rest-time
language: en
summary: Once around the house.
minutes: 30
group: {size: 2-10, ages: 13-99}
energy: calm
literacy: none
sensitivity: green
purpose: Air.
materials: []
steps:
  - {text: Go., minutes: 20}
  - {text: Come back., minutes: 10}
debrief: []
variations: [In the rain., By night.]
opt_out: Stay.
low_tech: Nothing is needed.
if_wrong: Turn round.
"""


def write(folder: Path, text: str, name: str = "my-walk.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def problems(folder: Path, text: str, name: str = "my-walk.yaml") -> list[tuple[int, str]]:
    """Give line and code of each problem of a file with this text."""
    file = write(folder, text, name)
    with pytest.raises(InputError) as caught:
        read_activity(file)
    found = []
    for problem in caught.value.problems:
        assert problem.place.startswith(str(file))
        assert describe(WORDS, problem)
        found.append((int(problem.place.rpartition(":")[2] or 0), problem.code))
    return found


def test_every_shipped_activity_is_right_and_there_are_enough_of_each_theme() -> None:
    assert [told(WORDS, p) for entry in ENTRIES for p in entry.problems] == []
    assert len(LIBRARY) >= 30
    assert {activity.theme for activity in LIBRARY} == set(Theme)
    assert all(entry.shipped for entry in ENTRIES)


@pytest.mark.parametrize("activity", LIBRARY, ids=lambda a: a.id)
def test_the_minutes_of_the_steps_add_up(activity: Activity) -> None:
    assert sum(step.minutes for step in activity.steps) == activity.minutes
    assert all(step.minutes > 0 for step in activity.steps)
    assert len(activity.variations) >= 2
    assert activity.safeguarding or activity.sensitivity is Sensitivity.GREEN


def test_a_right_file_is_read_with_all_it_says(tmp_path: Path) -> None:
    walk = read_activity(write(tmp_path, RIGHT))
    assert (walk.id, walk.theme, walk.minutes) == ("my-walk", Theme.REST_TIME, 30)
    assert (walk.group.least, walk.group.oldest) == (2, 99)
    assert [step.minutes for step in walk.steps] == [20, 10]
    assert (walk.materials, walk.debrief) == ((), ())
    full = find_activity(SHIPPED, "first-ninety-seconds")
    assert full.follow_up.startswith("After eight weeks")
    assert full.handouts == ("observer-sheet", "incident-form", "helpline-card")
    assert len(full.preparation) == 3
    assert full.tips


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("minutes: 30\n", "minutes: 31\n", (15, "activity-steps-sum")),
        (", minutes: 20}", "}", (15, "activity-steps-sum")),
        ("theme: rest-time", "theme: rest", (5, "not-one-of")),
        ("energy: calm", "energy: wild", (10, "not-one-of")),
        ("literacy: none\n", "", (1, "missing")),
        ("sensitivity: green", "sensitivity: amber", (1, "activity-safeguarding")),
        ("sensitivity: green", "sensitivity: red\nsafeguarding:", (13, "activity-safeguarding")),
        ("variations: [In the rain., By night.]", "variations: [No]", (19, "activity-variations")),
        ("variations: [In the rain., By night.]", "variations: []", (19, "activity-variations")),
        ("variations: [In the rain., By night.]\n", "", (1, "missing")),
        ("materials: []\n", "", (1, "missing")),
        ("debrief: []\n", "debrief:\n", (18, "missing")),
        ("materials: []", "materials: [{item: rope, per: pair}]", (14, "not-one-of")),
        ("opt_out: Stay.", "opt_out:", (20, "missing")),
        ("group: {size: 2-10,", "group: {size: 10-2,", (9, "span-reversed")),
        ("id: my-walk", "id: my-way", (2, "activity-file-name")),
        ("format: 1", "format: 9", (1, "newer-format")),
        ("title: A walk", "title: A walk\ntitel: Ein Gang", (5, "unknown-key")),
        ("purpose: Air.", "purpose: Air: fresh", (13, "yaml-colon")),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, expected: tuple[int, str]
) -> None:
    assert old in RIGHT
    assert problems(tmp_path, RIGHT.replace(old, new)) == [expected]


def test_steps_without_minutes_are_told_once(tmp_path: Path) -> None:
    text = RIGHT.replace(", minutes: 20}", "}").replace(", minutes: 10}", "}")
    assert problems(tmp_path, text) == [(15, "activity-steps-untimed")]
    none = RIGHT.partition("steps:")[0] + RIGHT.partition("minutes: 10}\n")[2]
    assert problems(tmp_path, none) == [(1, "missing")]


def test_all_problems_are_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    text = RIGHT.replace("theme: rest-time", "theme: fun").replace("minutes: 30\n", "minutes: 40\n")
    text = text.replace("if_wrong: Turn round.\n", "")
    assert problems(tmp_path, text) == [
        (1, "missing"),
        (5, "not-one-of"),
        (15, "activity-steps-sum"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (1, "activity-empty")),
        ("# nothing\n", (1, "activity-empty")),
        ("- a\n- b\n", (1, "not-an-activity")),
        ("just words\n", (1, "not-an-activity")),
    ],
)
def test_what_is_no_activity_says_so(tmp_path: Path, text: str, expected: tuple[int, str]) -> None:
    assert problems(tmp_path, text) == [expected]


def test_every_code_of_activities_has_a_sentence() -> None:
    asked = {
        "total": 1, "minutes": 2, "key": "steps", "found": 1, "least": 2, "name": "a.yaml",
        "sensitivity": "red", "id": "b", "first": "c.yaml",
    }  # fmt: skip
    for code, say in ACTIVITY.items():
        sentence = say(WORDS, dict(asked))
        assert sentence.endswith("."), code
        assert "{" not in sentence


def test_one_of_ones_own_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    places = Places(shipped(), tmp_path)
    own = places.own_library
    assert own is not None
    assert list_activities(places) == ENTRIES
    write(own, RIGHT.replace("my-walk", "house-radio"), "house-radio.yaml")
    write(own, RIGHT)
    listed = list_activities(places)
    assert len(listed) == len(ENTRIES) + 1
    assert [e.shipped for e in listed if e.activity and e.activity.id == "house-radio"] == [False]
    assert find_activity(places, "house-radio").title == "A walk"


def test_a_broken_one_hides_nothing_and_comes_last(tmp_path: Path) -> None:
    places = Places(shipped(), tmp_path)
    own = places.own_library
    assert own is not None
    file = write(own, RIGHT.replace("my-walk", "house-radio").replace("theme:", "them:"))
    listed = list_activities(places)
    assert listed[-1].path == file
    assert listed[-1].activity is None
    assert {p.code for p in listed[-1].problems} >= {"unknown-key", "activity-file-name"}
    assert find_activity(places, "house-radio").title != "A walk"


def test_of_two_with_one_id_the_second_is_told(tmp_path: Path) -> None:
    places = Places(shipped(), tmp_path)
    own = places.own_library
    assert own is not None
    write(own, RIGHT)
    write(own, RIGHT, "my-walk.yml")
    last = list_activities(places)[-1]
    assert [(p.code, p.place) for p in last.problems] == [
        ("activity-twice", str(own / "my-walk.yml"))
    ]


def test_an_unknown_id_says_where_to_look_and_what_is_near() -> None:
    with pytest.raises(InputError) as caught:
        find_activity(SHIPPED, "house-radyo")
    (problem,) = caught.value.problems
    assert "house-radio" in describe(WORDS, problem)


def test_the_guide_names_every_key_theme_and_title_there_is() -> None:
    guide = (SHIPPED.library / "README.md").read_text(encoding="utf-8")
    for key in ACTIVITY_KEYS:
        assert f"`{key}`" in guide, key
    for theme in Theme:
        assert f"| `{theme.value}` |" in guide
    for activity in LIBRARY:
        assert f"{activity.title} ({activity.minutes}′" in guide, activity.title


def test_the_worked_example_of_the_guide_is_right(tmp_path: Path) -> None:
    guide = (SHIPPED.library / "README.md").read_text(encoding="utf-8")
    example = guide.partition("```yaml\n")[2].partition("```")[0]
    activity = read_activity(write(tmp_path, example, "four-windows.yaml"))
    assert activity.minutes == 10


def test_a_library_is_read_in_no_time_and_a_second_time_from_memory(tmp_path: Path) -> None:
    folder = tmp_path / "sessions" / "library"
    shutil.copytree(SHIPPED.library, folder)
    places = Places(tmp_path)
    activities.activity_from_bytes.cache_clear()
    begin = time.perf_counter()
    first = list_activities(places)
    cold = time.perf_counter() - begin
    begin = time.perf_counter()
    assert list_activities(places) == first
    warm = time.perf_counter() - begin
    assert cold < 1.0
    assert warm < cold / 2
