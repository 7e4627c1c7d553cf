"""Facts as bytes: what this program wrote and what a newer one may write."""

from __future__ import annotations

import msgspec
import pytest

from toolkit.model import facts as f
from toolkit.model import facts_care as care
from toolkit.model import facts_checks as checks
from toolkit.model import facts_search as search
from toolkit.model import facts_team as team

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
    f.BlockInserted("extra-2", "T", "session", 40, "a", "b"),
    f.Paused(),
    f.Resumed(),
    f.ResumeAnswered("paused", 1, 2),
    f.StepTicked("a", 0, False),
    f.ItemTicked("a", False),
    f.Marked("A-01-1", "a", f.Status.LATE, 5),
    f.HeadcountTaken(12, 13, "night-1", 120),
    f.Noted("ملاحظة", "a"),
    f.Retracted(("00",)),
    care.HandedOver("N-01", "in", "Rosa", "TEAM-01-3", signed=True, note="tired"),
    care.HandedOver("N-01", "out", welfare_by="2026-10-12", returned=True),
    care.CareNoted("N-01", allergies="nuts"),
    care.MedicationSet("N-01", "m1", "cetirizine 10 mg", (480,)),
    care.MedicationCleared("N-01", "m1"),
    care.MedicationGiven("N-01", "m1", 5, "refused"),
    care.Moved("N-01", "out", "TEAM-01-3"),
    care.SeenAtRoll("N-01", "r1", seen=False),
    care.RollClosed("r1", 13, 14),
    search.SearchOpened("s1", 12, 13, "night-2", 120),
    search.SearchAbout("N-01", "s1", seen_at=5, seen_by="TEAM-01-3", where="stairs", wearing="red"),
    search.SearchPlaced("s1", "garden", "TEAM-01-3"),
    search.SearchCalled("s1", "police", "number 4711"),
    search.SearchStepped("s1", "Call the director", done=False),
    search.SearchNoted("s1", "light in the cellar"),
    search.SearchClosed("s1", "found", "attic", "well", "TEAM-02-1"),
    search.FacilityStepsSet(("Call the director",)),
    team.NeutralBegun(),
    team.NeutralEnded(),
    team.LeadKeySet("age1xyz"),
    team.ConcernSealed("K7P-2QX", "-----BEGIN AGE", "age1xyz"),
    team.LogWritten("l1", "day-night", 2, "quiet"),
    team.LogSigned("TEAM-01-3", "l1", "00"),
    team.PinSet("TEAM-01-3", "check"),
    team.SheetPrinted("hand-over", 1, "2026-11-01", "saved"),
    team.ClockTaken("d2"),
    checks.RuleOverridden("sleep", "Irina B.", "the clocks change"),
    checks.RuleRestored("sleep"),
    checks.TicksSigned(("voluntary", "safe"), "Irina B."),
    checks.FeedbackDateSet("2026-11-13"),
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
        "handed-over",
        "care-noted",
        "medication-set",
        "medication-cleared",
        "medication-given",
        "moved",
        "seen-at-roll",
        "search-about",
        "log-signed",
        "pin-set",
    }
