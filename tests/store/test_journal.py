import json
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.model.errors import UserError
from toolkit.model.facts import (
    Amended,
    Body,
    HeadcountTaken,
    Marked,
    Noted,
    Prepared,
    Registered,
    Retracted,
    Status,
    encode_body,
    kind_of,
)
from toolkit.model.instants import Instant
from toolkit.store.restore import restore_backup
from toolkit.store.workspace import Statement, Workspace

INSERT = "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

BODIES = st.one_of(
    st.builds(Noted, st.text(max_size=300), st.text(max_size=10)),
    st.builds(
        Marked,
        st.text(max_size=8),
        st.text(max_size=8),
        st.sampled_from(Status),
        st.none() | st.integers(0, 600),
    ),
    st.builds(HeadcountTaken, st.integers(0, 99), st.integers(0, 99)),
    st.builds(Retracted, st.tuples(st.binary(min_size=16, max_size=16).map(bytes.hex))),
)
COMMITS = st.lists(
    st.tuples(
        st.sampled_from(["E-1", "E-2", "Ω"]),
        st.lists(st.tuples(st.integers(-(2**40), 2**42), BODIES), max_size=4),
        st.integers(-(10**8), 10**8),
        st.text(max_size=5),
    ),
    max_size=8,
)


@given(COMMITS)
@settings(max_examples=40)
def test_what_is_said_is_read_back_in_order_whatever_the_clock_does(
    commits: list[tuple[str, list[tuple[int, Body]], int, str]],
) -> None:
    at = [Instant(1_774_616_400_000)]
    said: dict[str, list[tuple[int, Body, str]]] = {}
    with tempfile.TemporaryDirectory() as home:
        for part in (commits[::2], commits[1::2]):
            # The program is closed and opened again half way.
            with Workspace.open(Path(home) / "w", now=lambda: at[0]) as workspace:
                for event, statements, step, desk in part:
                    at[0] = Instant(at[0] + step)
                    workspace.append(
                        event, [Statement(Instant(h), body) for h, body in statements], desk
                    )
                    said.setdefault(event, []).extend((h, body, desk) for h, body in statements)
        with Workspace.open(Path(home) / "w", now=lambda: at[0]) as workspace:
            facts = [fact for event in said for fact in workspace.facts(event)]
            for event, expected in said.items():
                found = [(f.holds, f.what, f.desk) for f in workspace.facts(event)]
                assert found == expected
    by_seq = sorted(facts, key=lambda f: f.seq)
    assert [f.seq for f in by_seq] == list(range(1, len(facts) + 1))
    assert [f.id for f in by_seq] == sorted(f.id for f in facts)
    assert [f.recorded for f in by_seq] == sorted(f.recorded for f in facts)
    assert {f.device for f in facts} <= {facts[0].device if facts else ""}


def test_append_returns_what_is_read(workspace: Workspace) -> None:
    said = [
        Statement(Instant(7), Registered("01-02-A", "child", age=14)),
        Statement(Instant(8), Noted("ήσυχη νύχτα")),
    ]
    facts = workspace.append("E-1", said, desk="F1")
    assert workspace.facts("E-1")[1:] == facts
    assert [f.body for f in facts] == [encode_body(s.body) for s in said]
    assert {(f.device, f.recorded, f.desk, f.seen) for f in facts} == {
        (workspace.device, facts[0].recorded, "F1", "")
    }
    assert [f.seq for f in facts] == [2, 3]


def test_two_commits_in_one_millisecond_are_recorded_apart(workspace: Workspace) -> None:
    first = workspace.append("E-1", [Statement(Instant(1), Noted("a"))])
    second = workspace.append("E-2", [Statement(Instant(1), Noted("b"))])
    assert second[0].recorded == first[0].recorded + 1


def test_a_clock_put_back_does_not_put_statements_back(
    workspace: Workspace, clock: Callable[[], Instant]
) -> None:
    first = workspace.append("E-1", [Statement(Instant(1), Noted("a"))])
    clock.forward(-86_400_000)  # type: ignore[attr-defined]
    second = workspace.append("E-1", [Statement(Instant(1), Noted("b"))])
    assert second[0].recorded == first[0].recorded + 1
    assert [f.what for f in workspace.facts("E-1")[1:]] == [Noted("a"), Noted("b")]


def test_threads_take_turns(workspace: Workspace) -> None:
    def speak(name: str) -> list[bytes]:
        commits = [
            workspace.append("E-1", [Statement(Instant(1), Noted(f"{name}{number}"))] * 2)
            for number in range(20)
        ]
        return [fact.id for facts in commits for fact in facts]

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(speak, "abcd"))
    facts = workspace.facts("E-1")
    assert [f.seq for f in facts] == list(range(1, 4 * 40 + 2))
    for ids in said:
        assert ids == sorted(ids)
        assert set(ids) <= {f.id for f in facts}


def test_an_empty_commit_says_nothing(workspace: Workspace) -> None:
    assert workspace.append("E-1", []) == []
    assert len(workspace.facts("E-1")) == 1


def test_events_are_those_that_were_prepared(workspace: Workspace) -> None:
    workspace.append("E-0", [Statement(Instant(1), Prepared("{}", 1, "UTC"))])
    workspace.append("E-9", [Statement(Instant(1), Noted("of an event that never began"))])
    assert workspace.events() == ["E-0", "E-1"]
    assert workspace.facts("E-8") == []


def test_facts_of_some_kinds(workspace: Workspace) -> None:
    workspace.append("E-1", [Statement(Instant(1), Noted("a")), Statement(Instant(1), Noted("b"))])
    assert [f.kind for f in workspace.facts("E-1", ("noted",))] == ["noted", "noted"]
    assert [f.kind for f in workspace.facts("E-1", ("noted", "prepared"))] == [
        "prepared",
        "noted",
        "noted",
    ]
    assert workspace.facts("E-1", ("marked",)) == []


def test_what_a_newer_program_said_survives_byte_for_byte(
    workspace: Workspace, folder: Path, clock: Callable[[], Instant]
) -> None:
    bodies = {
        b"\x01" * 16: ("dreamt", b'{"of":  "ships", "n":1.0}'),
        b"\x02" * 16: ("noted", b'{ "text":"a","colour" : "green","type":"noted"}'),
        b"\x03" * 16: ("noted", b"\xff\x00 not json"),
    }
    database = workspace._vault.database
    for seq, (fact_id, (kind, body)) in enumerate(bodies.items(), start=1):
        row = ("E-7", fact_id, "other", seq, '{"x":3}', 5, 6, "F9", kind, body)
        with database.transaction():
            database.change(INSERT, row)
    backup = workspace.backup(folder.parent)
    workspace.close()
    from_backup = folder.parent / "restored"
    restore_backup(backup, from_backup, now=clock)
    for place in (folder, from_backup):
        with Workspace.open(place, now=clock) as again:
            facts = again.facts("E-7")
            assert {f.id: (f.kind, f.body) for f in facts} == bodies
            assert [f.what for f in facts] == [None, Noted("a"), None]
            assert [f.seen for f in facts] == ['{"x":3}'] * 3


def test_a_fact_says_what_its_device_had_of_the_others(
    folder: Path, clock: Callable[[], Instant]
) -> None:
    with Workspace.open(folder, now=clock) as workspace:
        database = workspace._vault.database
        for number, (device, seq) in enumerate((("b", 4), ("a", 2), ("b", 5))):
            row = ("E-1", bytes([number] * 16), device, seq, "", 0, 0, "", "noted", b"{}")
            with database.transaction():
                database.change(INSERT, row)
        others = [("a", "", 0, 2), ("b", "", 0, 5)]
        with database.transaction():
            for number, other in enumerate(others):
                add = "INSERT INTO device (number, id, name, since, seq) VALUES (?, ?, ?, ?, ?)"
                database.change(add, (-number, *other))
    with Workspace.open(folder, now=clock) as workspace:
        (fact,) = workspace.append("E-1", [Statement(Instant(1), Noted("a"))])
        assert json.loads(fact.seen) == {"a": 2, "b": 5}
        assert fact.seq == 1


def test_a_statement_comes_after_all_that_is_known_of_other_devices(
    folder: Path, clock: Callable[[], Instant]
) -> None:
    ahead = clock() + 300_000
    fact_id = ahead.to_bytes(6) + b"\x70" + b"\x00" * 9
    with Workspace.open(folder, now=clock) as workspace:
        database = workspace._vault.database
        with database.transaction():
            database.change(
                INSERT, ("E-1", fact_id, "b", 1, "", ahead, ahead, "", "noted", b'{"text":"b"}')
            )
    with Workspace.open(folder, now=clock) as workspace:
        workspace.append("E-1", [Statement(Instant(1), Noted("a correction"))])
        assert workspace.facts("E-1")[-1].what == Noted("a correction")


@pytest.mark.parametrize(
    "body",
    [
        Registered("P", "lead", name="Ana"),
        Registered("P", "child", call_name="Nini"),
        Amended("P", name="Ana"),
        Amended("P", call_name="Nini"),
    ],
)
def test_a_name_needs_a_passphrase_first(workspace: Workspace, body: Body) -> None:
    said = [Statement(Instant(1), Noted("with it")), Statement(Instant(1), body)]
    with pytest.raises(UserError, match="passphrase-needed"):
        workspace.append("E-1", said)
    assert len(workspace.facts("E-1")) == 1


@pytest.mark.parametrize(
    "body",
    [
        Registered("P", "child", age=13, sex="F", home="01", languages=("ro",)),
        Amended("P", name="", call_name=""),
        Amended("P", home="02"),
    ],
)
def test_all_but_a_name_needs_none(workspace: Workspace, body: Body) -> None:
    (fact,) = workspace.append("E-1", [Statement(Instant(1), body)])
    assert fact.kind == kind_of(body)


def test_an_interrupted_commit_that_is_on_the_disk_is_counted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = workspace._facts()
    real = journal._database.insert

    def interrupted(sql: str, rows: list[tuple[object, ...]]) -> None:
        real(sql, rows)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(journal._database, "insert", interrupted)
        with pytest.raises(KeyboardInterrupt):
            workspace.append("E-1", [Statement(Instant(1), Noted("a"))])
    workspace.append("E-1", [Statement(Instant(1), Noted("b"))])
    assert [f.what for f in workspace.facts("E-1")[1:]] == [Noted("a"), Noted("b")]
    assert [f.seq for f in workspace.facts("E-1")] == [1, 2, 3]
