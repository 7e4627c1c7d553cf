"""The lock files: plain pins for every system, and nothing about where packages were found."""

import re
from pathlib import Path

import pytest

PIN = re.compile(
    r"^(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)==(?P<version>[0-9][\w.]*)(?: ; [\w\s.'=!<>()]+)?$"
)
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(path: Path) -> dict[str, str]:
    """The version of every pinned package."""
    found = (PIN.match(line) for line in path.read_text("utf-8").splitlines())
    return {match["name"]: match["version"] for match in found if match}


def wanted(path: Path) -> set[str]:
    """The packages that a .in file asks for, spelt as lock files spell them."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    names = (re.split(r"[<>=!~ ]", line)[0] for line in lines if line and line[0] not in "#-")
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_holds_pins_and_no_address(root: Path, name: str) -> None:
    lines = (root / name).read_text("utf-8").splitlines()
    assert [line for line in lines if not PIN.match(line)] == []
    assert len(lines) > 20


@pytest.mark.parametrize(
    "line", ["--index" + "-url https://somewhere", "a @ https://somewhere/a.whl", "a>=1"]
)
def test_anything_else_would_be_seen(line: str) -> None:
    assert not PIN.match(line)


@pytest.mark.parametrize("name", LOCKS)
def test_everything_asked_for_is_pinned(root: Path, name: str) -> None:
    assert wanted(root / name.replace(".lock", ".in")) <= pins(root / name).keys()


def test_the_tests_run_on_the_versions_that_the_program_ships(root: Path) -> None:
    shipped, tested = (pins(root / name) for name in LOCKS)
    assert shipped.items() <= tested.items()
