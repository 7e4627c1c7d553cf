"""Facts as bytes: what this program wrote and what a newer one may write."""

from __future__ import annotations

import msgspec
import pytest

from toolkit.model import facts as f

EXAMPLES: list[f.Body] = [
    f.Prepared("{}", 1, "Europe/Rome", "Title", "Rome", "House", ("it", "bg"), True),
    f.EventAmended(place="Сливен", languages=()),
    f.Adapted("move-end", {"a": 1}, {"b": 2}),
    f.Opened("L", "because"),
    f.Closed(),
    f.Registered("A-01-1", "child", 14, "F", "Home", ("ar",), consent="yes"),
    f.Amended("A-01-1", age=15),
    f.Withdrawn("A-01-1"),
    f.ShiftSet("TEAM-01-3", "s1", 1, 2, True),
    f.ShiftCleared("TEAM-01-3", "s1"),
    f.BlockStarted("a"),
    f.BlockEnded("a"),
    f.BlockExtended("a", 5),
    f.BlockShortened("a", 5),
    f.BlockSkipped("a"),
    f.BlockInserted("extra-1", "T", "free", 10, "a"),
    f.Paused(),
    f.Resumed(),
    f.ResumeAnswered("paused", 1, 2),
    f.StepTicked("a", 0, False),
    f.ItemTicked("a", False),
    f.Marked("A-01-1", "a", f.Status.LATE, 5),
    f.HeadcountTaken(12, 13, "night-1", 120),
    f.Noted("ملاحظة", "a"),
    f.Retracted(("00",)),
]


def test_every_kind_has_an_example_and_comes_back_as_it_was() -> None:
    assert {type(body) for body in EXAMPLES} == set(f.Body.__args__)
    for body in EXAMPLES:
        assert f.decode_body(f.kind_of(body), f.encode_body(body)) == body


def test_the_bytes_say_their_kind_and_what_was_said() -> None:
    data = f.encode_body(f.Marked("A-01-1", "a", f.Status.SAT_OUT))
    assert msgspec.json.decode(data) == {
        "type": "marked",
        "person": "A-01-1",
        "block": "a",
        "status": "sat-out",
        "minutes": None,
    }


def test_fields_of_a_newer_program_are_passed_over() -> None:
    data = b'{"type":"block-started","block":"a","mood":"calm"}'
    assert f.decode_body("block-started", data) == f.BlockStarted("a")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("from-tomorrow", b"{}"),
        ("", b""),
        ("marked", bytes(40)),
        ("marked", b""),
        ("marked", b'{"type":"marked","person":"A","block":"b","status":"asleep"}'),
        ("marked", b'{"type":"block-started","block":"a"}'),
        ("block-extended", b'{"type":"block-extended","block":"a","minutes":"many"}'),
        ("block-started", b"[1,2"),
        ("block-started", b'{"type":"block-started","block":"\xff"}'),
    ],
)
def test_what_cannot_be_read_is_none(kind: str, data: bytes) -> None:
    assert f.decode_body(kind, data) is None


def test_a_fact_names_the_one_person_it_concerns() -> None:
    named = {f.kind_of(body) for body in EXAMPLES if f.person_of(body) is not None}
    assert named == {
        "registered",
        "amended",
        "withdrawn",
        "shift-set",
        "shift-cleared",
        "marked",
    }
