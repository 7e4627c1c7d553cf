from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.content.fields import tidy
from toolkit.content.plans import read_plan
from toolkit.content.write import PlanDocument, Value
from toolkit.model.errors import InputError
from toolkit.model.plan import Anchor, Origin, Plan, Step
from toolkit.store.atomic import write_atomic

FILE = Path(__file__).with_name("right.yaml")
RIGHT = FILE.read_bytes()
SMALL = """\
# first of all
format: 1
id: small
version: 1
title: Small   # its name
programme: X
language: en
group: {size: 1-2, ages: 3-4}
days:
  - title: One
    start: "09:00"
    blocks:
      # the block
      - id: long
        title: Long
        kind: free
        minutes: 5
        room:
        purpose: >-  # folded
          Some words
          and more.
        low_tech: "quoted"   # beside
        roles: [a, b]   # in brackets
        materials:
          - a
        strands:
          - - {id: inner, title: Inner, kind: free, minutes: 5, room: "", materials: [x]}
          - - {id: other, title: Other, kind: free, minutes: 5}
      - {id: short, title: Short, kind: care, minutes: 5, purpose: why not, roles: []}
# last of all
"""
BLOCKS = ["long", "inner", "short"]
TEXT_FIELDS = ["title", "room", "purpose", "safeguarding", "opt_out", "low_tech", "if_wrong"]
LIST_FIELDS = ["roles", "materials"]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=60),
    st.text("ab :#-?'\"\\{}[],&*!|>%@`~\n\u2028\u0085é", max_size=30),
    st.lists(st.text("abcdefgh,.:#", min_size=1, max_size=12), max_size=60).map(" ".join),
)


def changed(block: str, field: str, value: Value, data: bytes = RIGHT) -> PlanDocument:
    document = PlanDocument(data, FILE)
    document.set_block_field(block, field, value)
    return document


def lines_changed(document: PlanDocument) -> list[tuple[bytes, bytes]]:
    before, after = RIGHT.splitlines(), document.to_bytes().splitlines()
    assert len(before) == len(after)
    return [(old, new) for old, new in zip(before, after, strict=True) if old != new]


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_not_changed_keeps_every_byte(tmp_path: Path, ending: bytes, mark: bytes) -> None:
    path = tmp_path / "p.yaml"
    data = mark + RIGHT.replace(b"\n", ending)
    path.write_bytes(data)
    PlanDocument.load(path).save(write_atomic)
    assert path.read_bytes() == data


def test_the_plans_that_ship_keep_every_byte(root: Path) -> None:
    for file in (root / "sessions").glob("*.yaml"):
        assert PlanDocument.load(file).to_bytes() == file.read_bytes()


def test_a_title_changes_its_line_alone() -> None:
    document = PlanDocument(RIGHT, FILE)
    document.set_title('Three "days"')
    assert lines_changed(document) == [
        (b'title: "Two days"   # its name', b'title: "Three \\"days\\""   # its name')
    ]
    assert document.check().plan.title == 'Three "days"'


def test_a_number_changes_its_line_alone() -> None:
    document = changed("late-talk", "minutes", 150)
    assert lines_changed(document) == [(b"        minutes: 180", b"        minutes: 150")]


def test_a_block_in_braces_is_changed_in_its_line() -> None:
    document = changed("dinner", "start", "19:05")
    document.set_block_field("dinner", "headcount", True)
    document.set_block_field("dinner", "anchor", "outside")
    [(old, new)] = lines_changed(document)
    assert old.endswith(b'minutes: 60, start: "19:00", anchor: fixed}')
    assert new.endswith(b'minutes: 60, start: "19:05", anchor: "outside", headcount: true}')
    dinner = document.check().plan.block("dinner")
    assert dinner is not None
    assert (dinner.start, dinner.anchor, dinner.headcount) == (1145, Anchor.OUTSIDE, True)


def test_a_new_field_stands_where_the_format_has_it() -> None:
    text = changed("late-talk", "floor", 60).to_bytes().decode()
    assert "        minutes: 180\n        floor: 60\n      - id: night\n" in text


def test_a_new_field_comes_after_a_folded_text() -> None:
    text = changed("welcome", "voluntary", True).to_bytes().decode()
    assert "        floor: 45\n        voluntary: true\n        mandatory: true\n" in text
    document = changed("welcome", "purpose", None)
    document.set_block_field("welcome", "purpose", "Why")
    assert '        room: Kitchen\n        purpose: "Why"\n        # what' in (
        document.to_bytes().decode()
    )


@pytest.mark.parametrize("data", [RIGHT, RIGHT.replace(b"\n", b"\r\n")])
def test_a_field_taken_out_leaves_no_trace(data: bytes) -> None:
    document = changed("late-talk", "floor", 60, data)
    document.set_block_field("late-talk", "floor", None)
    document.set_block_field("dinner", "room", "Hall")
    document.set_block_field("dinner", "room", None)
    document.set_block_field("dinner", "opt_out", None)
    assert document.to_bytes() == data


def test_a_first_field_taken_out_leaves_the_dash() -> None:
    data = RIGHT.replace(b"      - id: late-talk\n", b"      - room: Hall\n        id: late-talk\n")
    document = changed("late-talk", "room", None, data)
    assert document.to_bytes() == RIGHT


def test_a_long_text_is_folded_and_comments_stay() -> None:
    long = "Everyone has been heard, and nobody was asked more than they wanted to say. " * 3
    document = changed("leave", "purpose", long)
    text = document.to_bytes().decode()
    assert "purpose: >-\n          Everyone" in text
    assert max(len(line) for line in text.splitlines()) <= 100
    leave = document.check().plan.block("leave")
    assert leave is not None
    assert leave.purpose == long.strip()
    beside_comment = changed("welcome", "purpose", long).to_bytes().decode()
    assert "# folded\n" in beside_comment
    assert "# what it is for\n" in beside_comment


def test_an_empty_field_is_filled() -> None:
    data = RIGHT.replace(b"room: Kitchen", b"room:")
    assert changed("welcome", "room", "Kitchen", data).to_bytes() == RIGHT.replace(
        b"room: Kitchen", b'room: "Kitchen"'
    )


def test_lists() -> None:
    document = PlanDocument(RIGHT, FILE)
    document.set_field("objectives", ["One: a", "Two"])
    document.set_field("outputs", ["A film"])
    document.set_field("origin", {"plan": "two-days", "version": 3})
    text = document.to_bytes().decode()
    assert 'objectives:\n  - "One: a"\n  - "Two"\noutputs: ["A film"]\n' in text
    plan = document.check().plan
    assert (plan.objectives, plan.outputs) == (("One: a", "Two"), ("A film",))
    assert plan.origin == Origin("two-days", 3)
    document.set_field("objectives", [])
    assert "objectives: []\noutputs" in document.to_bytes().decode()


def test_steps_are_replaced_whole() -> None:
    steps: Value = [{"text": "Begin", "minutes": 60, "say": ["Hello: you"]}]
    welcome = changed("welcome", "steps", steps).check().plan.block("welcome")
    assert welcome is not None
    assert welcome.steps == (Step("Begin", 60, ("Hello: you",)),)


def test_a_list_that_is_not_indented() -> None:
    data = RIGHT.replace(b'  - Know each other\n  - "Decide', b'- Know each other\n- "Decide')
    for value in (["a", "b"], []):
        document = PlanDocument(data, FILE)
        document.set_field("objectives", value)
        assert document.check().plan.objectives == tuple(value)


def test_a_wrong_change_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(RIGHT)
    document = PlanDocument.load(path)
    document.set_block_field("welcome", "floor", 90)
    with pytest.raises(InputError) as caught:
        document.save(write_atomic)
    assert [problem.code for problem in caught.value.problems] == ["floor-over-minutes"]
    assert path.read_bytes() == RIGHT
    assert list(tmp_path.iterdir()) == [path]


def test_a_character_that_files_cannot_hold_changes_nothing() -> None:
    document = PlanDocument(RIGHT, FILE)
    for wrong in ("a\x07b", "a\ud800b", "a\x7fb"):
        with pytest.raises(InputError):
            document.set_title(wrong)
    assert document.to_bytes() == RIGHT


def test_a_copy_is_saved_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    document = PlanDocument.load(FILE)
    document.set_field("version", 4)
    assert document.save(write_atomic, path).path == path
    assert read_plan(path).plan.version == 4
    assert FILE.read_bytes() == RIGHT


def test_what_is_not_there() -> None:
    document = PlanDocument(RIGHT, FILE)
    with pytest.raises(KeyError):
        document.set_block_field("nobody", "title", "x")
    with pytest.raises(KeyError):
        document.set_block_field("welcome", "colour", "x")
    with pytest.raises(KeyError):
        document.set_field("colour", "x")
    with pytest.raises(InputError):
        PlanDocument(b"id: a\n", FILE)


@given(st.sampled_from(BLOCKS), st.sampled_from(TEXT_FIELDS), TEXTS)
def test_any_text_is_read_back_and_nothing_else_changes(block: str, field: str, text: str) -> None:
    document = PlanDocument(SMALL.encode(), FILE)
    was = document.check().plan
    if field == "title":
        text = f"x{text}"
    document.set_block_field(block, field, text)
    now = document.check().plan
    found = now.block(block)
    assert found is not None
    assert getattr(found, field) == tidy(text)
    before, after = plain(was), plain(now)
    before.pop((block, field), None)
    after.pop((block, field), None)
    assert after == before
    written = document.to_bytes().decode()
    for comment in ["# first", "# its", "# the block", "# folded", "# beside", "# in", "# last"]:
        assert comment in written


@given(st.sampled_from(BLOCKS), st.sampled_from(LIST_FIELDS), st.lists(TEXTS, max_size=4))
def test_any_list_of_texts_is_read_back(block: str, field: str, texts: list[str]) -> None:
    texts = [f"x{text}" for text in texts]
    document = changed(block, field, texts, SMALL.encode())
    found = document.check().plan.block(block)
    assert found is not None
    got = found.roles if field == "roles" else tuple(item.item for item in found.materials)
    assert got == tuple(tidy(text) for text in texts)


@given(
    st.sampled_from(BLOCKS), st.lists(st.sampled_from([*TEXT_FIELDS[1:], *LIST_FIELDS]), max_size=4)
)
def test_every_field_can_be_taken_out_in_any_order(block: str, fields: list[str]) -> None:
    document = PlanDocument(SMALL.encode(), FILE)
    for field in fields:
        document.set_block_field(block, field, None)
    found = document.check().plan.block(block)
    assert found is not None
    assert not any(getattr(found, field) for field in fields)
    assert len(list(document.check().plan.all_blocks())) == 4


def plain(plan: Plan) -> dict[tuple[str, str], object]:
    """Lay a plan's blocks out field by field, strands left to the blocks in them."""
    return {
        (block.id, name): getattr(block, name)
        for _, block in plan.all_blocks()
        for name in block.__struct_fields__
        if name != "strands"
    }
