"""Every error a person can meet has a sentence that its raiser gives what it needs."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from toolkit.model.errors import InputError, Problem, UserError
from toolkit.model.people import Hold
from toolkit.words import Words, load, pseudo
from toolkit.words.errors import TEXTS, explain, explain_hold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def raised(package: Path) -> Iterator[tuple[str, str, set[str]]]:
    """Give place, code and parameters of every ``UserError("code", …)`` in the source."""
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="UserError"), args=[ast.Constant(value=str(code)), *_]
                ):
                    names = {word.arg for word in node.keywords if word.arg}
                    yield f"{path.relative_to(package)}:{node.lineno}", code, names


def test_every_code_raised_has_a_sentence(root: Path) -> None:
    found = list(raised(root / "toolkit"))
    assert len(found) > 20
    assert [(place, code) for place, code, _ in found if code not in TEXTS] == []


def test_every_sentence_gets_its_values(root: Path) -> None:
    starved = []
    for place, code, names in raised(root / "toolkit"):
        try:
            TEXTS[code](Words(), dict.fromkeys(names, "x"))
        except KeyError as missing:
            starved.append((place, code, str(missing)))
    assert starved == []


def test_an_error_is_explained_in_the_readers_language() -> None:
    error = UserError("workspace-held", by="desk-2 (4711)", host="desk-2", pid=4711, since=0)
    assert "on desk-2 (4711)." in explain(Words(), error)
    long = explain(Words("en-XA", change=pseudo.lengthen), error)
    assert long.startswith("[")
    assert "desk-2 (4711)" in long


@pytest.mark.parametrize("code", ["disk-full", "read-only", "not-found", "damaged"])
def test_what_concerns_a_file_names_it(code: str) -> None:
    said = explain(Words(), UserError(code, path="/home/a/events"))
    assert "/home/a/events" in said
    assert said.count(".") >= 2, "says what happened and what to do next"


def test_an_unknown_code_or_value_never_breaks() -> None:
    assert "no-such-code" in explain(Words(), UserError("no-such-code"))
    assert "disk-full" in explain(Words(), UserError("disk-full"))


def test_problems_are_counted() -> None:
    one = InputError([Problem("a:1", "x")])
    three = InputError([Problem("a:1", "x")] * 3)
    assert explain(Words(), one).startswith("There is 1 problem ")
    assert explain(Words(), three).startswith("There are 3 problems ")


def test_a_held_event_gives_its_reasons() -> None:
    holds = [
        Hold("too-few-adults", {"cleared": 1, "needed": 2}),
        Hold("ratio-broken", {"children": 25, "adults": 2, "ratio": 10}),
        Hold("no-safeguarding"),
    ]
    said = explain(Words(), UserError("held", holds=holds))
    for hold in holds:
        assert explain_hold(Words(), hold) in said
    assert "At least 2 are needed" in said
    assert "One adult is needed for every 10" in said


def test_every_hold_has_a_sentence(root: Path) -> None:
    source = (root / "toolkit" / "model" / "people.py").read_text(encoding="utf-8")
    codes = [
        node.args[0].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Hold"
        and isinstance(node.args[0], ast.Constant)
    ]
    assert len(codes) >= 3
    values = {"cleared": 1, "needed": 2, "children": 3, "adults": 4, "ratio": 5}
    for code in codes:
        assert explain_hold(Words(), Hold(str(code), dict(values)))


def test_right_to_left_keeps_a_path_whole(tmp_path: Path) -> None:
    said = explain(load("ar", tmp_path), UserError("disk-full", path="/media/stick"))
    assert "\u2068/media/stick\u2069" in said
