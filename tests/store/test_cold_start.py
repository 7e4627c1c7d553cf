"""What opening a workspace makes the window wait for."""

import subprocess
import sys
from pathlib import Path

HEAVY = ("cryptography", "reportlab", "openpyxl", "zipfile", "sqlalchemy", "hashlib")


def _imported(code: str, root: Path) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    return set(told.stdout.split())


def test_the_store_by_itself_imports_nothing(root: Path) -> None:
    code = "import toolkit.store, toolkit.store.settings, toolkit.store.atomic"
    assert not _imported(code, root) & {*HEAVY, "sqlcipher3"}


def test_an_unprotected_workspace_opens_without_heavy_imports(root: Path, folder: Path) -> None:
    code = (
        "from pathlib import Path\n"
        "from toolkit.store.workspace import Workspace\n"
        f"Workspace.open(Path({str(folder)!r}), now=lambda: 1).close()\n"
    )
    imported = _imported(code, root)
    assert "sqlcipher3" in imported
    assert not imported & set(HEAVY)
