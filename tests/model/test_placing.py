from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.facts import Registered
from toolkit.model.people import Person, Role
from toolkit.model.placing import free_places, place


def prepared(*people: Person) -> dict[str, Person]:
    return {person.code: person for person in people}


def child(code: str = "", home: str = "NORD", age: int | None = 15) -> Registered:
    return Registered(code, Role.CHILD, age=age, home=home)


FOUR = prepared(
    Person("NORD-01-I", Role.CHILD, home="NORD"),
    Person("NORD-02-G", Role.CHILD, home="NORD"),
    Person("SUD-01-B", Role.CHILD, home="SUD"),
    Person("TEAM-01-6", Role.FACILITATOR),
)


def test_a_list_takes_the_places_that_were_prepared() -> None:
    entries = [
        child(age=14),
        child(home=" sud "),
        Registered("", Role.FACILITATOR, cleared="yes"),
        child(age=16),
        child(age=17),
        Registered("", Role.LEAD, cleared="yes"),
    ]
    placed = place(entries, FOUR)
    codes = ["NORD-01-I", "SUD-01-B", "TEAM-01-6", "NORD-02-G", "", ""]
    assert [entry.person for entry in placed] == codes
    assert [entry.age for entry in placed] == [14, 15, None, 16, 17, None]
    assert placed[1].home == "SUD"


def test_whoever_something_is_known_of_keeps_their_place() -> None:
    known = prepared(
        Person("NORD-01-I", Role.CHILD, home="NORD", consent="no"),
        Person("NORD-02-G", Role.CHILD, home="NORD", languages=("it",)),
        Person("NORD-03-E", Role.CHILD, home="NORD", withdrawn=True),
    )
    assert free_places(known.values()) == {}
    assert place([child()], known) == [child()]


def test_a_code_in_the_list_is_not_given_to_another() -> None:
    placed = place([child(), child("NORD-01-I"), child()], FOUR)
    assert [entry.person for entry in placed] == ["NORD-02-G", "NORD-01-I", ""]


def test_a_young_adult_takes_a_childs_place_if_no_child_does() -> None:
    adult = Registered("", Role.YOUNG_ADULT, age=18, home="NORD")
    placed = place([adult, child()], FOUR)
    assert [entry.person for entry in placed] == ["NORD-02-G", "NORD-01-I"]
    assert placed[0].role == Role.YOUNG_ADULT
    assert place([adult, child(), child()], FOUR)[0].person == ""


@given(
    st.lists(
        st.builds(
            Registered,
            person=st.sampled_from(["", "", "NORD-01-I", "EST-07-X"]),
            role=st.sampled_from([Role.CHILD, Role.YOUNG_ADULT, Role.FACILITATOR, Role.LEAD]),
            home=st.sampled_from(["NORD", "nord", "SUD", ""]),
        ),
        max_size=8,
    )
)
def test_nobody_is_lost_and_no_place_is_taken_twice(entries: list[Registered]) -> None:
    placed = place(entries, FOUR)
    assert len(placed) == len(entries)
    given_anew = [p.person for e, p in zip(entries, placed, strict=True) if e.person != p.person]
    named = {entry.person for entry in entries}
    assert len(set(given_anew)) == len(given_anew)
    assert not set(given_anew) & named
    assert all(e.role == p.role for e, p in zip(entries, placed, strict=True))
