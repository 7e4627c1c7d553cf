"""Each rule of people, shifts and papers where it fires and where it doesn't."""

from __future__ import annotations

import pytest

from tests.model.rules.cases import (
    adult,
    child,
    event,
    shifts,
    told,
)
from toolkit.model import facts as f
from toolkit.model import facts_care as care
from toolkit.model import facts_checks as checks
from toolkit.model.duty import Severity
from toolkit.model.rules.book import country_of
from toolkit.model.rules.ticks import TICK_IDS


def test_consents_and_assents_hold_children_by_code() -> None:
    name = "consent-and-assent"
    assert told(event(), name) == []
    at = event(child("NORD-02-B", consent=""), child("NORD-03-C", assent="no"))
    assert [found.found.people for found in told(at, "consent-and-assent")] == [
        ("NORD-02-B",),
        ("NORD-03-C",),
    ]
    assert all(found.is_error for found in told(at, "consent-and-assent"))
    assert told(event(child("NORD-02-B", consent=""), f.Withdrawn("NORD-02-B")), name) == []


@pytest.mark.parametrize("paper", ["photo", "voice", "output"])
def test_no_picture_without_the_papers_for_taking_part(paper: str) -> None:
    assert told(event(child("NORD-02-B", **{paper: "yes"})), "separate-consents") == []
    at = event(child("NORD-02-B", consent="", **{paper: "yes"}))
    (found,) = told(at, "separate-consents")
    assert found.found.people == ("NORD-02-B",)


def test_vetting() -> None:
    assert told(event(), "vetting") == []
    (found,) = told(event(adult("TEAM-04-1", "mediator", cleared="")), "vetting")
    assert found.found.people == ("TEAM-04-1",)


@pytest.mark.parametrize("name", ["safeguarding-training", "quiet-room", "own-bed"])
def test_what_somebody_confirms(name: str) -> None:
    (found,) = told(event(), name)
    assert found.found.confirm
    assert told(event(f.ItemTicked(f"check:{name}")), name) == []


def test_an_own_bed_is_law_in_france_alone() -> None:
    assert [x.severity for x in told(event(), "own-bed")] == [Severity.WARNING]
    assert [x.severity for x in told(event(), "own-bed", "FR")] == [Severity.ERROR]
    paris = event(zone="Europe/Paris")
    assert country_of(paris) == "FR"
    assert [x.severity for x in told(paris, "own-bed")] == [Severity.ERROR]


def test_girls_and_boys_sleep_apart() -> None:
    people = (child("NORD-02-B", sex="M"), care.CareNoted("NORD-01-K", room="7"))
    assert told(event(*people, care.CareNoted("NORD-02-B", room="8")), "sexes-apart") == []
    at = event(*people, care.CareNoted("NORD-02-B", room="7 "))
    assert [x.severity for x in told(at, "sexes-apart")] == [Severity.WARNING]
    assert [x.severity for x in told(at, "sexes-apart", "FR")] == [Severity.ERROR]


def test_rooms_are_looked_at_where_somebody_is_of_age() -> None:
    grown = f.Registered("NORD-02-B", "young-adult", 18, "F", "NORD", assent="yes")
    assert told(event(), "room-review") == []
    assert [x.found.confirm for x in told(event(grown), "room-review")] == [True]
    done = f.ItemTicked("check:room-review")
    assert told(event(grown, done), "room-review") == []
    rooms = [care.CareNoted(code, room="7") for code in ("NORD-01-K", "NORD-02-B")]
    (found,) = told(event(grown, done, *rooms), "room-review")
    assert set(found.found.people) == {"NORD-01-K", "NORD-02-B"}


def test_who_takes_part_never_supervises() -> None:
    assert told(event(), "participants-not-staff") == []
    minor = adult("TEAM-04-1", "facilitator", age=17)
    (found,) = told(event(minor), "participants-not-staff")
    assert found.is_error
    grown = f.Registered("NORD-02-B", "young-adult", 18, "F", "NORD", assent="yes")
    on = shifts(event(), "NORD-02-B")
    assert [x.is_error for x in told(event(grown, *on), "participants-not-staff")] == [True]


def test_the_rota_of_an_event_is_looked_at() -> None:
    assert [x.severity for x in told(event(), "two-adults")] == [Severity.WARNING]
    one = event(*shifts(event(), "TEAM-01-3"))
    assert {x.severity for x in told(one, "two-adults")} == {Severity.ERROR}
    pair = event(*shifts(event(), "TEAM-01-3", "TEAM-02-1"))
    assert told(pair, "two-adults") == []
    assert told(pair, "night-cover") == []
    assert told(pair, "staff-rest") != []
    asleep = event(*shifts(event(), "TEAM-01-3", "TEAM-02-1", awake=False))
    assert {x.is_error for x in told(asleep, "night-cover")} == {True}


def test_mixed_groups_have_mixed_cover() -> None:
    pair = shifts(event(), "TEAM-01-3", "TEAM-02-1")
    assert told(event(*pair), "mixed-cover") == []
    found = told(event(child("NORD-02-B", sex="M"), *pair), "mixed-cover")
    assert {x.severity for x in found} == {Severity.ERROR, Severity.WARNING}


def test_the_ratio_of_an_event() -> None:
    assert told(event(), "ratio") == []
    many = [child(f"NORD-{n:02d}-K") for n in range(2, 34)]
    assert {x.is_error for x in told(event(*many), "ratio")} == {True}
    pair = shifts(event(), "TEAM-01-3", "TEAM-02-1")
    few = [child(f"NORD-{n:02d}-K") for n in range(2, 19)]
    assert {x.severity for x in told(event(*few, *pair), "ratio-night")} == {Severity.WARNING}
    assert told(event(*few[:15], *pair), "ratio-night") == []


def test_a_lead_who_is_cleared() -> None:
    assert told(event(), "lead-on-site") == []
    at = event(f.Amended("TEAM-02-1", cleared=""))
    assert [x.is_error for x in told(at, "lead-on-site")] == [True]


def test_a_mediator_for_each_language_that_is_not_shared() -> None:
    assert told(event(), "mediator") == []
    bengali = child("NORD-02-B", languages=("bn",))
    (found,) = told(event(bengali), "mediator")
    assert found.found.people == ("NORD-02-B",)
    mediated = adult("TEAM-04-1", "mediator", languages=("bn", "it"))
    assert told(event(bengali, mediated), "mediator") == []
    educator = adult("TEAM-04-1", "educator", languages=("bn",))
    assert len(told(event(bengali, educator), "mediator")) == 1


def test_nobody_is_left_without_a_hand_over() -> None:
    came = care.HandedOver("NORD-01-K", "in", "", "TEAM-02-1")
    left = care.HandedOver("NORD-01-K", "out", "", "TEAM-02-1")
    assert told(event(came), "signed-in-and-out") == []
    (found,) = told(event(came, f.Closed()), "signed-in-and-out")
    assert found.found.people == ("NORD-01-K",)
    assert told(event(came, left, f.Closed()), "signed-in-and-out") == []


def test_a_date_for_the_answer() -> None:
    assert [x.is_error for x in told(event(), "feedback-date")] == [True]
    assert told(event(checks.FeedbackDateSet("2026-11-13")), "feedback-date") == []
    out = care.HandedOver("NORD-01-K", "out", feedback_by="2026-11-13")
    assert told(event(out), "feedback-date") == []
    taken_back = (checks.FeedbackDateSet("2026-11-13"), checks.FeedbackDateSet(""))
    assert len(told(event(*taken_back), "feedback-date")) == 1


def test_the_nine_are_ticked_and_signed() -> None:
    assert len(told(event(), "nine-requirements")) == 1
    assert len(told(event(checks.TicksSigned(TICK_IDS[1:], "I. B.")), "nine-requirements")) == 1
    assert told(event(checks.TicksSigned(TICK_IDS, "I. B.")), "nine-requirements") == []
    assert len(TICK_IDS) == 9


def test_the_french_ratio_of_an_event() -> None:
    assert told(event(), "france-adults", "FR") == []
    many = [child(f"NORD-{n:02d}-K") for n in range(2, 38)]
    assert len(told(event(*many), "france-adults", "FR")) == 1
    assert told(event(*many[:-1]), "france-adults", "FR") == []
    assert told(event(*many), "france-adults", "IT") == []
