"""The measuring itself: order, medians and the table."""

import pytest

from tests.bench.measure import Row, interleave
from tests.bench.run import found, table


def test_both_sides_run_in_turn_and_warming_up_is_not_counted() -> None:
    order: list[str] = []
    medians = interleave(lambda: order.append("ours"), lambda: order.append("bare"), rounds=3)
    assert order == ["ours", "bare"] * 4
    assert medians.ours_ms >= 0
    assert medians.baseline_ms >= 0


def test_a_row_is_held_against_its_baseline_or_in_milliseconds() -> None:
    assert Row("start", 150, 100, 1.6).measured == pytest.approx(1.5)
    assert Row("start", 150, 100, 1.6).holds
    assert not Row("start", 170, 100, 1.6).holds
    assert Row("ring", 3.9, None, 4).holds
    assert not Row("ring", 4.1, None, 4).holds


def test_the_table_shows_ratios_beside_goals_and_what_was_missed() -> None:
    lines = table([Row("start", 170, 100, 1.6, "of 3"), Row("ring", 3, None, 4)]).splitlines()
    assert lines[1].split() == [
        "start",
        "170.00",
        "ms",
        "100.00",
        "ms",
        "1.70",
        "×",
        "≤",
        "1.6",
        "×",
        "MISSED",
        "·",
        "of",
        "3",
    ]
    assert lines[2].split() == ["ring", "3.00", "ms", "3.00", "ms", "≤", "4", "ms"]


def test_the_benches_are_found_by_a_part_of_their_names() -> None:
    assert "bench_cold_start" in found([])
    assert found(["cold"]) == ["bench_cold_start"]
