"""The table of people: what a cell says, what may be written in it, what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, Qt

from toolkit.gui.models.people import SHOWN_ROLE, PeopleFilter, PeopleModel
from toolkit.gui.models.people_cells import ADULTS, DOTS, PARTICIPANTS
from toolkit.gui.models.people_edit import Wrong, change_of, check_entry
from toolkit.model.facts import Amended
from toolkit.model.people import Person
from toolkit.words import Words

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

WORDS = Words()
CHILD = Person(
    "NORD-01-I",
    "child",
    age=15,
    sex="F",
    home="NORD",
    languages=("ar", "it"),
    call_name="Amina",
    consent="yes",
    assent="yes",
    photo="no",
)
WAITING = Person("NORD-02-G", "child", age=14, home="NORD", assent="yes")
GROWN = Person("SUD-01-B", "young-adult", age=18, home="SUD", assent="yes")
GONE = Person("SUD-02-9", "child", age=17, home="SUD", withdrawn=True)
LEAD = Person("TEAM-01-6", "lead", name="Mara Bianchi", cleared="yes")
NEW_STAFF = Person("TEAM-02-4", "educator")
CARER = Person("NORD-03-E", "carer")
YOUNG = [CHILD, WAITING, GROWN, GONE]


@pytest.fixture
def model(qtbot: QtBot) -> PeopleModel:
    made = PeopleModel(WORDS, PARTICIPANTS)
    made.set_people(YOUNG)
    return made


@pytest.fixture
def adults(qtbot: QtBot) -> PeopleModel:
    made = PeopleModel(WORDS, ADULTS)
    made.set_people([LEAD, NEW_STAFF, CARER])
    return made


def cell(model: PeopleModel, code: str, column: str) -> QModelIndex:
    return model.index(model.row_of(code), model.columns.index(column))


def text(model: PeopleModel, code: str, column: str) -> str:
    return str(cell(model, code, column).data())


def test_the_model_is_one_that_qt_can_trust(model: PeopleModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    qtmodeltester.check(PeopleFilter(model))  # type: ignore[no-untyped-call]


def test_each_stands_in_words_and_by_a_sign(model: PeopleModel, adults: PeopleModel) -> None:
    signs = {
        code: cell(table, code, "state").data(SHOWN_ROLE)[:3]
        for table, codes in ((model, YOUNG), (adults, [LEAD, NEW_STAFF, CARER]))
        for code in (person.code for person in codes)
    }
    assert signs == {
        CHILD.code: ("in sessions", "tick", "done"),
        WAITING.code: ("waiting for paper", "late", "attention"),
        GROWN.code: ("in sessions", "tick", "done"),
        GONE.code: ("withdrawn", "exit", "soft"),
        LEAD.code: ("ready", "tick", "done"),
        NEW_STAFF.code: ("waiting for clearance", "late", "attention"),
        CARER.code: ("visits", "ring", "soft"),
    }


def test_who_waits_is_said_to_be_cared_for_and_for_which_paper(model: PeopleModel) -> None:
    said = cell(model, WAITING.code, "state").data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Guardian's consent" in said
    assert "cared for and counted, not in sessions" in said


def test_papers_say_yes_no_not_yet_and_which_are_not_needed(model: PeopleModel) -> None:
    said = {
        (person.code, paper): cell(model, person.code, paper).data(SHOWN_ROLE)[:3]
        for person in (CHILD, WAITING, GROWN)
        for paper in ("consent", "photo")
    }
    assert said == {
        (CHILD.code, "consent"): ("yes", "tick", "done"),
        (CHILD.code, "photo"): ("no", "excused", "soft"),
        (WAITING.code, "consent"): ("not yet", "late", "attention"),
        (WAITING.code, "photo"): ("not yet", "ring", "soft"),
        (GROWN.code, "consent"): ("–", "", ""),
        (GROWN.code, "photo"): ("not yet", "ring", "soft"),
    }


def test_names_are_hidden_until_asked_for_and_then_not_written_in(model: PeopleModel) -> None:
    hidden = cell(model, CHILD.code, "call_name")
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        SHOWN_ROLE,
    )
    assert text(model, CHILD.code, "call_name") == DOTS
    assert not any("Amina" in str(hidden.data(role)) for role in roles)
    assert not model.flags(hidden) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(hidden, "Someone")
    empty = cell(model, WAITING.code, "call_name")
    assert model.flags(empty) & Qt.ItemFlag.ItemIsEditable
    model.show_names(shown=True)
    assert text(model, CHILD.code, "call_name") == "Amina"
    assert model.flags(hidden) & Qt.ItemFlag.ItemIsEditable


def test_codes_and_states_are_not_written_in(model: PeopleModel) -> None:
    for column in ("code", "state"):
        index = cell(model, CHILD.code, column)
        assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
        assert not model.setData(index, "X")


@pytest.mark.parametrize(
    ("column", "typed", "field"),
    [
        ("age", "16", 16),
        ("home", " Casa   Sud ", "Casa Sud"),
        ("languages", "bn, it fr", ("bn", "it", "fr")),
        ("languages", "", ()),
        ("sex", "X", "X"),
        ("call_name", "Ami", "Ami"),
        ("voice", "yes", "yes"),
        ("role", "observer", "observer"),
    ],
)
def test_what_can_stand_becomes_a_change(column: str, typed: str, field: object) -> None:
    wanted = msgspec.structs.replace(Amended(CHILD.code), **{column: field})
    assert change_of(WORDS, CHILD, column, typed) == wanted


@pytest.mark.parametrize(
    ("column", "typed", "told"),
    [
        ("age", "fifteen", "isn't an age in whole years"),
        ("age", "12.05.2009", "never a birth date"),
        ("age", "19", "isn't a child here"),
        ("age", "", "not taken away"),
        ("role", "young-adult", "isn't a young adult here"),
        ("role", "teacher", "isn't a role"),
        ("home", "", "needs a home"),
        ("languages", "arabic!", "isn't a language code"),
        ("call_name", "x" * 200, "longer than 120"),
    ],
)
def test_what_can_not_stand_says_why(column: str, typed: str, told: str) -> None:
    with pytest.raises(Wrong, match=told):
        change_of(WORDS, CHILD, column, typed)


def test_who_has_no_age_yet_can_be_put_right_all_the_same() -> None:
    early = Person("NORD-01-I", "child", home="NORD")
    assert change_of(WORDS, early, "consent", "yes") == Amended(early.code, consent="yes")
    assert change_of(WORDS, early, "age", "15") == Amended(early.code, age=15)


def test_what_is_written_shows_at_once_until_the_event_says_what_is_true(
    model: PeopleModel, qtbot: QtBot
) -> None:
    index = cell(model, WAITING.code, "consent")
    with qtbot.waitSignal(model.amended) as told:
        model.turn(index)
    change = told.args[0]
    assert change == Amended(WAITING.code, consent="yes")
    assert text(model, WAITING.code, "state") == "in sessions"
    model.turn(index)
    assert text(model, WAITING.code, "consent") == "no"
    model.settled(change)
    assert text(model, WAITING.code, "consent") == "no", "the second press still counts"
    model.settled(Amended(WAITING.code, consent="no"))
    assert text(model, WAITING.code, "consent") == "not yet", "nothing came on disk"


def test_space_goes_round_and_only_among_papers(model: PeopleModel) -> None:
    index = cell(model, CHILD.code, "output")
    said = []
    for _ in range(3):
        model.turn(index)
        said.append(text(model, CHILD.code, "output"))
    assert said == ["yes", "no", "not yet"]
    assert not model.turn(cell(model, CHILD.code, "home"))


def test_what_stays_is_not_told_anew(model: PeopleModel, qtbot: QtBot) -> None:
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    changed = Person("NORD-02-G", "child", age=14, home="NORD", assent="yes", consent="yes")
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_people([CHILD, changed, GROWN, GONE])
    assert told == [1]


def test_search_finds_what_is_shown_and_never_a_hidden_name(model: PeopleModel) -> None:
    found = PeopleFilter(model)

    def codes() -> list[str]:
        return [str(found.index(row, 0).data()) for row in range(found.rowCount())]

    found.search("nord")
    assert codes() == [CHILD.code, WAITING.code]
    found.search("NORD italiano")
    assert codes() == [CHILD.code]
    found.search("amina")
    assert codes() == []
    model.show_names(shown=True)
    found.search("amina")
    assert codes() == [CHILD.code]
    found.search("")
    found.show_waiting(only=True)
    assert codes() == [WAITING.code]


def test_somebody_new_is_read_by_the_rules_of_a_list() -> None:
    entry, wrong = check_entry(
        WORDS, {"role": "child", "age": "15", "home": "EST", "languages": "it ar"}
    )
    assert entry is not None
    assert (entry.age, entry.home, entry.languages) == (15, "EST", ("it", "ar"))
    assert wrong == {}
    entry, wrong = check_entry(WORDS, {"role": "child", "age": "", "home": ""})
    assert entry is None
    assert wrong.keys() == {"age", "home"}
