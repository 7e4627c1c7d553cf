import sys
from pathlib import Path

import pytest

from toolkit.content.library import find_plan, list_plans
from toolkit.content.places import Places, shipped
from toolkit.content.problems import describe
from toolkit.model.errors import InputError
from toolkit.words import Words

RIGHT = Path(__file__).with_name("right.yaml").read_text(encoding="utf-8")


def put(folder: Path, name: str, **fields: str) -> Path:
    """Write the right plan with other values for some of its first lines."""
    folder.mkdir(parents=True, exist_ok=True)
    text = RIGHT
    for key, value in fields.items():
        line = next(line for line in RIGHT.splitlines() if line.startswith(f"{key}:"))
        text = text.replace(line, f"{key}: {value}")
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Two plans that ship, one of them also in the person's own folder, and one only there."""
    ship, own = tmp_path / "root" / "sessions", tmp_path / "user" / "sessions"
    put(ship, "alpha.yaml", id="alpha", title="Alpha", version="1")
    put(ship, "beta.yaml", id="beta", title="Beta", version="1")
    put(own, "my-beta.yaml", id="beta", title="Beta, ours", version="2")
    put(own, "gamma.yml", id="gamma", title="A gamma", version="1")
    return Places(tmp_path / "root", tmp_path / "user")


def test_ones_own_plans_take_the_place_of_those_that_ship(places: Places) -> None:
    assert [(e.id, e.title, e.version, e.shipped) for e in list_plans(places)] == [
        ("gamma", "A gamma", 1, False),
        ("alpha", "Alpha", 1, True),
        ("beta", "Beta, ours", 2, False),
    ]
    assert all(e.programme == "INTERACT" for e in list_plans(places))


def test_subfolders_and_other_files_are_no_plans(places: Places) -> None:
    put(places.samples, "sample-event.yaml", id="sample")
    (places.sessions / "README.md").write_text("x", encoding="utf-8")
    (places.sessions / "folder.yaml").mkdir()
    assert {e.id for e in list_plans(places)} == {"alpha", "beta", "gamma"}


def test_a_broken_plan_is_listed_with_its_problems_and_hides_nothing(places: Places) -> None:
    path = put(places.root.parent / "user" / "sessions", "alpha.yaml", id="alpha", version="zero")
    entries = list_plans(places)
    assert [(e.id, e.shipped) for e in entries if not e.problems] == [
        ("gamma", False),
        ("alpha", True),
        ("beta", False),
    ]
    broken = entries[-1]
    assert (broken.title, broken.path, broken.shipped) == ("alpha.yaml", path, False)
    assert [problem.code for problem in broken.problems] == ["not-whole"]


def test_two_files_with_one_id(places: Places) -> None:
    put(places.sessions, "zz.yaml", id="alpha")
    [entry] = [e for e in list_plans(places) if e.problems]
    assert entry.id == "zz"
    assert "taken by the plan in alpha.yaml" in describe(Words(), entry.problems[0])


def test_no_folders_no_plans(tmp_path: Path) -> None:
    assert list_plans(Places(tmp_path)) == []
    assert list_plans(Places(tmp_path, tmp_path / "none")) == []


def test_a_plan_is_found_by_its_id(places: Places) -> None:
    assert find_plan(places, "alpha").path == places.sessions / "alpha.yaml"
    assert find_plan(places, "beta").plan.version == 2
    assert find_plan(places, "gamma").plan.title == "A gamma"


def test_a_plan_is_found_by_its_file(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "other.yaml", id="other")
    assert find_plan(places, str(path)).plan.id == "other"
    monkeypatch.chdir(tmp_path)
    assert find_plan(places, "other.yaml").path == Path("other.yaml")


def test_a_plan_that_is_not_there_is_told_with_those_that_are(places: Places) -> None:
    with pytest.raises(InputError) as caught:
        find_plan(places, "alfa")
    [problem] = caught.value.problems
    assert problem.place == "alfa"
    sentence = describe(Words(), problem)
    assert "alpha, beta, gamma" in sentence
    assert "Did you mean “alpha”?" in sentence
    with pytest.raises(InputError, match="problems"):
        find_plan(places, "none.yaml")


def test_a_broken_plan_is_found_and_told(places: Places) -> None:
    put(places.sessions, "delta.yaml", id="delta", version="0")
    with pytest.raises(InputError) as caught:
        find_plan(places, "delta")
    assert caught.value.problems[0].place == f"{places.sessions / 'delta.yaml'}:4"


def test_places(tmp_path: Path) -> None:
    places = Places(tmp_path)
    assert places.own_sessions is None
    assert places.handouts == tmp_path / "handouts"
    assert places.i18n == tmp_path / "i18n"
    assert places.samples == tmp_path / "sessions" / "samples"


def test_the_data_lies_beside_the_source_or_inside_the_built_program(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shipped() == root
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert shipped() == tmp_path
