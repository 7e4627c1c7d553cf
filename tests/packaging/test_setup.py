"""Setting up a machine: what `make run` decides, and which system packages are installed how."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ALL_PRESENT = (
    "installed\\tlibgl1, \\ninstalled\\tlibglib2.0-0t64, libglib2.0-0 (= 2.80.0), other\\n"
)
ONE_REMOVED = "installed\\tlibgl1, \\nconfig-files\\tlibglib2.0-0, \\n"


@pytest.fixture
def tools(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a stand-in for a command; the answer is the folder to put on PATH."""
    folder = tmp_path / "tools"
    folder.mkdir()

    def write(name: str, body: str) -> Path:
        tool = folder / name
        tool.write_text(f"#!/bin/sh\n{body}\n")
        tool.chmod(0o755)
        return folder

    return write


def install(root: Path, folder: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Have libgl1 and libglib2.0-0 installed, with the stand-ins first on PATH."""
    wanted = tmp_path / "wanted.txt"
    wanted.write_text("# Qt\nlibgl1\n\nlibglib2.0-0\n")
    return subprocess.run(
        [root / "packaging/setup/system-packages.sh", wanted],
        env=os.environ | {"PATH": f"{folder}:{os.environ['PATH']}", "LOG": str(tmp_path / "log")},
        capture_output=True,
        text=True,
        check=False,
    )


def debian(tools: Callable[[str, str], Path], installed: str, user: int, apt: str) -> Path:
    """A Debian machine of stand-ins."""
    tools("uname", "echo Linux")
    tools("dpkg-query", f"printf '{installed}'")
    tools("id", f"echo {user}")
    tools("sudo", "exit 1")
    return tools("apt-get", f'echo "$@" >>"$LOG"; {apt}')


def test_nothing_is_asked_of_apt_when_all_is_there_even_under_a_new_name(
    root: Path, tools: Callable[[str, str], Path], tmp_path: Path
) -> None:
    done = install(root, debian(tools, ALL_PRESENT, 0, "true"), tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (tmp_path / "log").exists()


def test_root_installs_what_is_missing_and_nothing_else(
    root: Path, tools: Callable[[str, str], Path], tmp_path: Path
) -> None:
    done = install(root, debian(tools, ONE_REMOVED, 0, "true"), tmp_path)
    assert done.returncode == 0
    update, installation = (tmp_path / "log").read_text().splitlines()
    assert update.endswith("update")
    assert installation.endswith("install libglib2.0-0")


def test_without_rights_one_line_names_the_packages_and_the_set_up_goes_on(
    root: Path, tools: Callable[[str, str], Path], tmp_path: Path
) -> None:
    done = install(root, debian(tools, ONE_REMOVED, 1000, "true"), tmp_path)
    assert done.returncode == 0
    assert done.stderr.count("\n") == 1
    assert "sudo apt-get install libglib2.0-0" in done.stderr
    assert not (tmp_path / "log").exists()


def test_when_apt_fails_one_line_says_so_and_the_set_up_goes_on(
    root: Path, tools: Callable[[str, str], Path], tmp_path: Path
) -> None:
    done = install(root, debian(tools, ONE_REMOVED, 0, "exit 100"), tmp_path)
    assert done.returncode == 0
    assert "could not be installed; going on without them: libglib2.0-0" in done.stderr


def test_a_mac_needs_nothing(root: Path, tools: Callable[[str, str], Path], tmp_path: Path) -> None:
    done = install(root, tools("uname", "echo Darwin"), tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("Linux", {}, "offscreen main.py demo --out out"),
        (
            "Linux",
            {"DISPLAY": ":9", "QT_QPA_PLATFORM": "offscreen"},
            "offscreen main.py demo --out out",
        ),
        ("Linux", {"DISPLAY": ":9"}, " main.py --sample"),
        ("Linux", {"WAYLAND_DISPLAY": "wayland-0"}, " main.py --sample"),
        ("Darwin", {}, " main.py --sample"),
        ("Darwin", {"QT_QPA_PLATFORM": "offscreen"}, "offscreen main.py demo --out out"),
    ],
)
def test_without_a_display_the_sample_runs_without_a_window(
    root: Path,
    tools: Callable[[str, str], Path],
    system: str,
    variables: dict[str, str],
    expected: str,
) -> None:
    folder = tools("uname", f"echo {system}")
    python = tools("python", 'echo "$QT_QPA_PLATFORM $*"') / "python"
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in screens}
    make = shutil.which("make")
    assert make is not None
    said = subprocess.run(
        [make, "--silent", "--no-print-directory", "launch", f"PY={python}"],
        cwd=root,
        env=kept | variables | {"PATH": f"{folder}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert said[-1] == expected
    assert ("No display: " in said[0]) == expected.startswith("offscreen")
