"""The checks of an event on the command line: told, set aside, confirmed, signed, promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Line, Outcome


def rules(told: Outcome, *, aside: bool = False) -> list[str]:
    return [row["rule"] for row in told.data if row["overridden"] is aside]


def test_an_event_is_put_in_order_rule_by_rule(line: Line) -> None:
    event = line.event()
    first = line("event", "checks", event, "--json")
    assert first.status == 1
    assert {"consent-and-assent", "quiet-room", "nine-requirements"} <= set(rules(first))
    assert "error\tquiet-room\tNobody has confirmed" in line("event", "checks", event).out
    for rule in ("safeguarding-training", "quiet-room", "room-review", "own-bed"):
        assert line("event", "confirm", event, rule).status == 0
    assert line("event", "sign", event, "--by", "Irina B.").status == 0
    assert line("event", "answer", event, "2026-11-13").status == 0
    left = line("event", "checks", event, "--json")
    assert (left.status, rules(left)) == (1, ["consent-and-assent", "two-adults"])
    given = ("--by", "Irina B.", "--reason", "The court decides on Monday")
    assert line("event", "override", event, "consent-and-assent", *given).status == 0
    last = line("event", "checks", event, "--json")
    assert last.status == 0
    assert rules(last, aside=True) == ["consent-and-assent"]
    assert "Irina" not in last.out
    assert "set aside\tconsent-and-assent" in line("event", "checks", event).out
    assert line("event", "override", event, "consent-and-assent", "--lift").status == 0
    assert line("event", "checks", event, "--json").status == 1


def test_what_is_missing_or_wrong_is_said_in_one_line(line: Line) -> None:
    event = line.event()
    for words in (
        ("override", event, "quiet-room"),
        ("override", event, "quiet-rum", "--by", "I", "--reason", "x"),
        ("override", event, "quiet-room", "--lift"),
        ("confirm", event, "sleep"),
        ("sign", event, "kind", "--by", "Irina B."),
        ("answer", event, "next summer"),
    ):
        told = line("event", *words)
        assert told.status == 1, words
        assert len(told.err.splitlines()) == 1


def test_an_event_in_france_is_held_against_french_rules(line: Line) -> None:
    event = line.event(zone="Europe/Paris")
    rows = line("event", "checks", event, "--json").data
    assert [row["severity"] for row in rows if row["rule"] == "own-bed"] == ["error"]
    rows = line("event", "checks", event, "--json", "--country", "IT").data
    assert [row["severity"] for row in rows if row["rule"] == "own-bed"] == ["warning"]


def test_a_plan_is_checked_by_its_id_too_and_told_with_its_file(line: Line) -> None:
    told = line("plan", "check", "online-safety-3h")
    assert told.status == 0
    assert "sessions/online-safety-3h.yaml:" in told.err
    unknown = line("plan", "check", "online-safety-4h")
    assert unknown.status == 1
    assert "Did you mean “online-safety-3h”?" in unknown.err
