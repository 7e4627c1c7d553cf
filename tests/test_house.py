"""The house keeps its plan: which room imports which, and what no file may hold."""

import ast
import re
import subprocess
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 450

# The only place that loads our own modules late, by their names.
LATE_DOOR = "toolkit/doors.py"

# Written in pieces, so that this file does not hold what it looks for.
NOT_IN_ANY_FILE = {
    "a folder of one machine": r"(?<![\w.])/(?:work|root|Users)/\w|C:\\+Users|"
    + re.escape(f"{ROOT}/"),
    "a registry's address": "|".join(
        ("py" + r"pi\.", "python" + "hosted", "index" + "-url", "find" + "-links", "trusted" + "-h")
    ),
    "a private note": "|".join((r"\bshared" + "/", "design" + r"\.md", "domain" + r"\.md")),
}


def tracked() -> list[Path]:
    """Every file that is, or is about to be, part of the project."""
    # The home folder of the tests has no git settings, so the owner is vouched for here.
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def modules() -> list[Path]:
    return sorted((ROOT / "toolkit").rglob("*.py"))


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def names(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names]


def imports(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node


def late_imports(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from imports(node)


def imports_by_name(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that import what a text names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)
            if name in {"import_module", "__import__"}:
                yield node


def cycle(graph: dict[str, set[str]]) -> list[str]:
    """One ring of modules that import each other, or nothing."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_a_ring_of_imports_would_be_seen() -> None:
    assert set(cycle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == {"a", "b", "c"}
    assert cycle({"a": {"b"}, "b": {"c"}}) == []


def test_no_module_imports_itself_in_a_ring_late_imports_counted() -> None:
    graph = grimp.build_graph("toolkit", exclude_type_checking_imports=True, cache_dir=None)
    assert (
        cycle({name: graph.find_modules_directly_imported_by(name) for name in graph.modules}) == []
    )


def test_qt_is_imported_in_the_window_only() -> None:
    strangers = [
        place(path, node.lineno)
        for path in modules()
        if not path.is_relative_to(ROOT / "toolkit/gui")
        for node in imports(ast.parse(path.read_text("utf-8")))
        if any(re.match(r"(PySide6|shiboken6)\b", name) for name in names(node))
    ]
    assert strangers == []


def test_our_own_modules_are_imported_at_the_top_or_through_the_one_door() -> None:
    late = []
    for path in modules():
        if path == ROOT / LATE_DOOR:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        ours = (n for n in late_imports(tree) if any(m.startswith("toolkit") for m in names(n)))
        late += [place(path, node.lineno) for node in ours]
        late += [place(path, call.lineno) for call in imports_by_name(tree)]
    assert late == []


def test_a_late_import_says_why() -> None:
    silent = []
    for path in modules():
        text = path.read_text("utf-8")
        # So that lines[n] is line n, and a reason may stand on the line above.
        lines = ["", *text.splitlines()]
        silent += [
            place(path, node.lineno)
            for node in late_imports(ast.parse(text))
            if "# late:" not in "\n".join(lines[node.lineno - 1 : (node.end_lineno or 0) + 1])
        ]
    assert silent == []


def test_every_module_can_be_read_at_one_sitting_and_says_what_it_is() -> None:
    flawed = []
    for path in modules():
        text = path.read_text("utf-8")
        tree = ast.parse(text)
        if len(text.splitlines()) > LONGEST:
            flawed.append(f"{place(path, LONGEST)}: longer than {LONGEST} lines")
        if not ast.get_docstring(tree):
            flawed.append(f"{place(path, 1)}: no docstring")
        flawed += [
            f"{place(path, number)}: print"
            for number, line in enumerate(text.splitlines(), 1)
            if re.search(r"(?<![\w.])print\(", line)
        ]
    assert flawed == []


@pytest.mark.parametrize("what", NOT_IN_ANY_FILE)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(NOT_IN_ANY_FILE[what])
    held = []
    for path in tracked():
        content = path.read_bytes()
        if b"\0" in content:
            continue
        held += [
            f"{place(path, number)}: {line.strip()[:80]}"
            for number, line in enumerate(content.decode("utf-8").splitlines(), 1)
            if pattern.search(line)
        ]
    assert held == []


def test_tests_and_packaging_are_no_packages() -> None:
    # An installed folder named tests or packaging would otherwise be shadowed, or shadow ours.
    assert [p for room in ("tests", "packaging") for p in (ROOT / room).rglob("__init__.py")] == []
