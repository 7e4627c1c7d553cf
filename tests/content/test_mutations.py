"""Whatever becomes of a file, reading it ends with a plan or with problems that can be told."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from toolkit.content.plans import ReadPlan, plan_from_bytes
from toolkit.content.problems import told
from toolkit.model.errors import InputError, Problem
from toolkit.model.plancheck import check_times
from toolkit.words import Words

RIGHT = Path(__file__).with_name("right.yaml").read_bytes()
LINES = RIGHT.splitlines(keepends=True)
SCRAPS = st.one_of(
    st.binary(max_size=4),
    st.text(max_size=6).map(lambda text: text.encode("utf-8", "replace")),
    st.text("-?:,[]{}#&*!|>'\"%@`~\\ \n\t0129aekn+", max_size=8).map(str.encode),
    st.sampled_from(LINES),
    st.sampled_from(
        [b"null", b"true", b"999999999", b"-1", b"1.5", b"00:00", b"&a", b"*a", b"<<: "]
    ),
)


def check(data: bytes) -> None:
    """Read ``data``: nothing but ``InputError`` may come, and each problem has its sentence."""
    read = attempt(data)
    if isinstance(read, ReadPlan):
        assert set(read.lines) == {block.id for _, block in read.plan.all_blocks()}
        check_times(read.plan)
        return
    assert read
    for problem in read:
        name, _, line = problem.place.partition(":")
        assert name == "p.yaml"
        assert not line or 1 <= int(line) <= data.count(b"\n") + data.count(b"\r") + 2
        assert told(Words(), problem).startswith(problem.place)


def attempt(data: bytes) -> ReadPlan | list[Problem]:
    try:
        return plan_from_bytes(data, Path("p.yaml"))
    except InputError as error:
        return error.problems


@given(st.lists(st.tuples(st.integers(0, len(RIGHT)), st.integers(0, 12), SCRAPS), max_size=4))
def test_characters_taken_out_and_put_in(changes: list[tuple[int, int, bytes]]) -> None:
    data = RIGHT
    for at, cut, scrap in changes:
        data = data[:at] + scrap + data[at + cut :]
    check(data)


@given(st.lists(st.integers(0, len(LINES) - 1), max_size=8), st.integers(0, 3))
def test_lines_lost_and_moved(picks: list[int], indent: int) -> None:
    lines = list(LINES)
    for pick in picks:
        line = lines.pop(pick % len(lines))
        if pick % 3:
            lines.insert((pick * 7) % len(lines), b" " * indent + line)
    check(b"".join(lines))


@given(st.sampled_from(range(len(LINES))), SCRAPS)
def test_a_value_replaced(pick: int, scrap: bytes) -> None:
    lines = list(LINES)
    key, colon, _ = lines[pick].partition(b":")
    lines[pick] = key + colon + b" " + scrap + b"\n"
    check(b"".join(lines))


@given(st.binary(max_size=200))
def test_bytes_of_any_kind(data: bytes) -> None:
    check(data)


@given(st.text("-?:,[]{}#&*!|>'\"%@`~\\ \n\tab1", max_size=80))
def test_signs_of_yaml_in_any_order(text: str) -> None:
    check(text.encode())
