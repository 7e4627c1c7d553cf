"""The program that runs without Python: built once, and put to work."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.doors import DOORS
from toolkit.gui.pictures import DARK_ALWAYS, LOOKS, SHOWN

pytestmark = [
    pytest.mark.package,
    # One worker builds it, for all.
    pytest.mark.xdist_group("package"),
    pytest.mark.timeout(600),
]
PAGES = [name.removeprefix("page:") for name in DOORS if name.startswith("page:")]
PICTURES = {
    *(f"{page}-{look}.png" for page in PAGES if page in SHOWN for look in LOOKS),
    *(f"{page}.png" for page in DARK_ALWAYS),
}
PAPERS = ("sign-in.pdf", "agenda.pdf", "run-sheet.pdf")


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that PyInstaller makes."""
    folder = tmp_path_factory.mktemp("package")
    folders = (f"--distpath={folder / 'dist'}", f"--workpath={folder / 'build'}")
    spec = str(root / "packaging/interact.spec")
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--log-level=ERROR", *folders, spec],
        cwd=folder,
        check=True,
    )
    return folder / "dist/interact-toolkit"


def start(program: Path, *words: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the program as on a machine that has neither Python nor this folder."""
    return subprocess.run(
        [program, *words],
        cwd=home,
        env={
            "HOME": str(home),
            "PATH": "/usr/bin:/bin",
            "LC_ALL": os.environ["LC_ALL"],
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_built_program_lists_the_plans_it_carries(built: Path, tmp_path: Path) -> None:
    done = start(built / "interact-toolkit", "plan", "list", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "consultation-72h" in done.stdout


def test_the_built_program_runs_the_sample_event(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = start(built / "interact-toolkit", "demo", "--out", str(out), home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    for name in PAPERS:
        assert (out / name).read_bytes().startswith(b"%PDF-")
    assert (out / "attendance.xlsx").read_bytes().startswith(b"PK")
    shown = {path.name for path in (out / "screens").iterdir()}
    assert shown >= PICTURES


def test_the_licences_of_what_it_carries_go_along(built: Path) -> None:
    inside = built / "_internal"
    assert "SQLCipher" in (inside / "licences/README.txt").read_text("utf-8")
    assert (inside / "licences/LGPL-3.txt").is_file()
    assert list(inside.glob("fontpkg_noto_sans-*.dist-info/licenses/*"))


# macOS has no dpkg, and a .deb isn't made there.
if shutil.which("dpkg-deb"):

    def test_the_debian_package_starts_from_where_it_is_installed(
        root: Path, built: Path, tmp_path: Path
    ) -> None:
        packed = subprocess.run(
            [root / "packaging/linux/build-deb.sh", built, tmp_path],
            # Squeezing it takes minutes and proves nothing.
            env=os.environ | {"DPKG_DEB_COMPRESSOR_TYPE": "none"},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        subprocess.run(["dpkg-deb", "-x", packed, tmp_path / "machine"], check=True)
        shared = tmp_path / "machine/usr/share"
        assert (shared / "applications/interact-toolkit.desktop").is_file()
        assert (shared / "icons/hicolor/scalable/apps/interact-toolkit.svg").is_file()
        done = start(tmp_path / "machine/usr/bin/interact-toolkit", "--help", home=tmp_path)
        assert done.returncode == 0
        assert "demo" in done.stdout
