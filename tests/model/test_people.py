from __future__ import annotations

import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import codes
from toolkit.model.facts import (
    Amended,
    Body,
    Fact,
    Marked,
    Registered,
    Status,
    Withdrawn,
    encode_body,
    kind_of,
)
from toolkit.model.instants import Instant
from toolkit.model.people import (
    TEAM,
    Person,
    Role,
    amend,
    assign_codes,
    fold_people,
    homes_of,
    in_sessions,
    is_team,
    registration,
    takes_part,
    waiting_for_paper,
    why_held,
)


def fact(number: int, what: Body | None, holds: int | None = None, kind: str = "") -> Fact:
    at = Instant(number if holds is None else holds)
    return Fact(
        event="E",
        id=number.to_bytes(16, "big"),
        device="d",
        seq=number,
        seen="{}",
        holds=at,
        recorded=at,
        desk="",
        kind=kind or (kind_of(what) if what is not None else ""),
        body=b"" if what is None else encode_body(what),
        what=what,
    )


def facts(*bodies: Body) -> list[Fact]:
    return [fact(i, body) for i, body in enumerate(bodies, start=1)]


def person(role: str, **fields: object) -> Person:
    return msgspec.structs.replace(Person("X-01-1", role), **fields)


def test_registered_amended_withdrawn_and_back() -> None:
    said: list[Body] = [
        Registered("A", "child", age=15, home="Nord", languages=("it",), consent="yes"),
        Registered("B", "lead", name="Ada"),
        Amended("A", assent="yes", languages=()),
        Withdrawn("A"),
    ]
    people = fold_people(facts(*said))
    assert list(people) == ["A", "B"]
    assert people["A"] == Person(
        "A",
        "child",
        age=15,
        home="Nord",
        consent="yes",
        assent="yes",
        since=Instant(1),
        withdrawn=True,
        withdrawn_at=Instant(4),
    )
    back = fold_people([*facts(*said), fact(9, registration(people["A"]))])["A"]
    assert not back.withdrawn
    assert back.withdrawn_at is None
    assert back.assent == "yes"
    assert back.away == ((4, 9),)
    assert [back.belongs_at(Instant(t)) for t in (0, 1, 3, 4, 8, 9, 20)] == [
        False,
        True,
        True,
        False,
        False,
        True,
        True,
    ]


def test_belongs_until_withdrawn() -> None:
    gone = fold_people(facts(Registered("A", "child"), Withdrawn("A")))["A"]
    assert gone.belongs_at(Instant(1))
    assert not gone.belongs_at(Instant(2))


def test_registering_again_states_every_field_anew() -> None:
    people = fold_people(facts(Registered("A", "child", age=15), Registered("A", "young-adult")))
    assert people["A"] == Person("A", "young-adult", since=Instant(1))


def test_withdrawing_twice_keeps_the_first_instant() -> None:
    people = fold_people(facts(Registered("A", "child"), Withdrawn("A"), Withdrawn("A")))
    assert people["A"].withdrawn_at == 2


def test_amending_or_withdrawing_a_stranger_says_nothing() -> None:
    assert fold_people(facts(Amended("A", age=3), Withdrawn("A"))) == {}


def test_erased_bodies_fold_to_nothing() -> None:
    said = [*facts(Registered("A", "child")), fact(2, None, kind="amended")]
    said.append(fact(3, None, kind="registered"))
    assert fold_people(said) == {"A": Person("A", "child", since=Instant(1))}


bodies = st.one_of(
    st.builds(
        Registered,
        person=st.sampled_from("ABC"),
        role=st.sampled_from([r.value for r in Role]),
        age=st.none() | st.integers(3, 80),
        consent=st.sampled_from(["", "yes", "no"]),
    ),
    st.builds(Amended, person=st.sampled_from("ABC"), age=st.none() | st.integers(3, 80)),
    st.builds(Withdrawn, person=st.sampled_from("ABC")),
)


@given(st.lists(bodies, max_size=30))
def test_a_fact_concerns_its_person_only(said: list[Body]) -> None:
    whole = fold_people(facts(*said))
    for code in "ABC":
        alone = [f for f in facts(*said) if getattr(f.what, "person", "") == code]
        assert fold_people(alone).get(code) == whole.get(code)


@given(st.lists(bodies, max_size=30))
def test_spans_away_are_in_order_and_apart(said: list[Body]) -> None:
    for who in fold_people(facts(*said)).values():
        marks = [who.since]
        for gone, back in who.away:
            assert marks[-1] <= gone < back
            marks.append(back)
        assert who.withdrawn == (who.withdrawn_at is not None)
        assert registration(who).person == who.code


@given(st.lists(bodies, max_size=20), st.lists(bodies, max_size=20))
def test_the_fold_goes_on_where_it_stopped(first: list[Body], then: list[Body]) -> None:
    before = fold_people(facts(*first))
    for body in then:
        if isinstance(body, Amended) and body.person in before:
            before[body.person] = amend(before[body.person], body)
    amendments = [b for b in then if isinstance(b, Amended)]
    assert fold_people(facts(*first, *amendments)) == before


def test_amending_nothing_changes_nothing() -> None:
    who = person("child", age=15)
    assert amend(who, Amended(who.code)) == who


def test_ten_thousand_facts_fold_faster_than_they_decode() -> None:
    said = facts(*(Registered(f"P{i}", "child") for i in range(60)))
    said += [fact(i, Marked(f"P{i % 60}", "b", Status.PRESENT)) for i in range(100, 10_040)]
    decoder = msgspec.json.Decoder()
    started = time.perf_counter()
    for each in said:
        decoder.decode(each.body)
    decoded = time.perf_counter() - started
    started = time.perf_counter()
    people = fold_people(said)
    folded = time.perf_counter() - started
    assert len(people) == 60
    assert folded < decoded


@pytest.mark.parametrize(
    ("who", "papers"),
    [
        (person("child"), ("consent", "assent")),
        (person("child", consent="yes"), ("assent",)),
        (person("child", assent="yes"), ("consent",)),
        (person("child", consent="no", assent="yes"), ("consent",)),
        (person("child", consent="yes", assent="yes"), ()),
        (person("young-adult", consent="yes"), ("assent",)),
        (person("young-adult", assent="yes"), ()),
        (person("facilitator"), ("cleared",)),
        (person("lead", cleared="no"), ("cleared",)),
        (person("night-staff", cleared="yes"), ()),
        (person("carer"), ()),
        (person("observer"), ()),
        (person("professional"), ()),
        (person("child", withdrawn=True), ()),
        (person("a role of a newer program"), ()),
    ],
)
def test_papers(who: Person, papers: tuple[str, ...]) -> None:
    assert waiting_for_paper(who) == papers
    assert in_sessions(who) == (not papers and not who.withdrawn)


def test_who_takes_part_and_who_works() -> None:
    assert {r for r in Role if takes_part(person(r))} == {Role.CHILD, Role.YOUNG_ADULT}
    assert {r for r in Role if takes_part(person(r), training=True)} == {
        Role.CHILD,
        Role.YOUNG_ADULT,
        Role.PROFESSIONAL,
    }
    assert {r for r in Role if is_team(person(r))} == TEAM


def crew(children: int = 13, **change: object) -> list[Person]:
    lead = person("lead", cleared="yes", age=40)
    helper = person("educator", cleared="yes")
    group = [person("child") for _ in range(children)]
    return [msgspec.structs.replace(lead, **change), helper, *group]


def held(people: list[Person], ratio: int = 10) -> list[str]:
    return [hold.code for hold in why_held(people, ratio)]


def test_an_event_with_its_team_is_not_held_though_every_child_waits_for_paper() -> None:
    assert why_held(crew()) == []


def test_an_empty_event_is_held() -> None:
    assert held([]) == ["too-few-adults", "no-safeguarding"]


@pytest.mark.parametrize(
    "change",
    [
        {"cleared": ""},
        {"cleared": "no"},
        {"withdrawn": True},
        {"age": 17},
        {"role": "young-adult"},
        {"role": "professional"},
    ],
)
def test_who_does_not_count_as_an_adult_of_the_team(change: dict[str, object]) -> None:
    assert held(crew(13, **change)) == ["too-few-adults", "ratio-broken", "no-safeguarding"]


def test_a_deputy_is_enough_and_a_first_aider_is_not() -> None:
    assert held(crew(role="deputy")) == []
    assert held(crew(role="first-aider")) == ["no-safeguarding"]


def test_the_ratio_holds_at_ten_and_breaks_above() -> None:
    assert held(crew(children=20)) == []
    (hold,) = why_held(crew(children=21))
    assert (hold.code, hold.params) == ("ratio-broken", {"children": 21, "adults": 2, "ratio": 10})
    assert held(crew(children=17), ratio=8) == ["ratio-broken"]


def test_withdrawn_children_do_not_count() -> None:
    people = [*crew(children=20), person("child", withdrawn=True)]
    assert held(people) == []


def test_a_training_of_professionals_is_not_held() -> None:
    trained = [person("professional"), person("facilitator")]
    assert held(trained) == []
    assert "too-few-adults" in held([*trained, person("child")])


def test_codes_are_assigned_where_they_are_missing() -> None:
    given_code = codes.make_code("NORTH", 4)
    entries = [
        Registered("", "child", home="Casa Nord"),
        Registered(given_code, "child", home="Casa Sud"),
        Registered("", "child", home="casa sud"),
        Registered("", "lead"),
        Registered("", "educator", home="Casa Nord"),
        Registered("", "young-adult"),
    ]
    made = [e.person for e in assign_codes(entries, [codes.make_code("TEAM", 2)])]
    assert made == [
        codes.make_code("CASANO", 1),
        given_code,
        codes.make_code("NORTH", 5),
        codes.make_code("TEAM", 3),
        codes.make_code("CASANO", 2),
        codes.make_code("H1", 1),
    ]


def test_homes_that_the_event_knows_keep_their_prefix() -> None:
    known = homes_of([Person(codes.make_code("CN", 3), "child", home="Casa Nord")])
    assert known == {"Casa Nord": "CN"}
    entries = [Registered("", "child", home="Casa Nord"), Registered("", "child", home="Cn")]
    made = assign_codes(entries, [codes.make_code("CN", 3)], known)
    assert [e.person for e in made] == [codes.make_code("CN", 4), codes.make_code("CN2", 1)]


def test_an_adult_of_a_home_with_a_team_code_does_not_name_the_home() -> None:
    assert homes_of([Person(codes.make_code("TEAM", 1), "educator", home="Nord")]) == {}


@given(
    st.lists(
        st.builds(
            Registered,
            person=st.sampled_from(["", "", codes.make_code("NORD", 1), codes.make_code("H1", 2)]),
            role=st.sampled_from([r.value for r in Role]),
            home=st.sampled_from(["", "Nord", "nord", "Nordest", "Дом", "Norden"]),
        ),
        max_size=30,
    ),
    st.lists(st.sampled_from([codes.make_code("NORD", n) for n in range(1, 20)])),
)
def test_assigned_codes_are_new_and_nothing_else_changes(
    entries: list[Registered], existing: list[str]
) -> None:
    made = assign_codes(entries, existing)
    fresh = [m.person for e, m in zip(entries, made, strict=True) if not e.person]
    assert len(fresh) == len(set(fresh))
    assert all(codes.is_code(code) for code in fresh)
    assert not set(fresh) & {*existing, *(e.person for e in entries)}
    pairs = zip(entries, made, strict=True)
    assert [msgspec.structs.replace(m, person=e.person) for e, m in pairs] == entries
