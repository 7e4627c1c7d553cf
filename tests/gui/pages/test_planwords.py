"""Translating a plan in the window, as a trainer does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from tests.gui.opened import cut_off, open_window
from toolkit.actions.own_plans import adapt
from toolkit.actions.places import own_folder
from toolkit.actions.translating_plans import set_translation, texts_of
from toolkit.content.places import Places, shipped
from toolkit.gui.models.plantexts import Heading, Show
from toolkit.gui.pages.planwords import PlanWordsPage
from toolkit.words.planentries import read_entries
from toolkit.words.plantexts import State

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.gui.pages.planwords_row import TextRow

PLAN = """\
format: 1
id: evening
version: 1
title: An evening
programme: X
language: en
group: {size: 6-10, ages: 13-17}
days:
  - title: First day
    start: "18:00"
    blocks:
      - id: welcome
        title: Welcome
        kind: session
        minutes: 30
        steps:
          - text: Sit in a circle and give each a card, please.
            say: ["Ring 116 000.", "Who would like to begin the headcount?"]
      - {id: dinner, title: Dinner for all, kind: meal, minutes: 60}
"""
CIRCLE = "Sit in a circle and give each a card, please."


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = Places(shipped(), own_folder())
    folder = made.own_sessions
    assert folder is not None
    folder.mkdir(parents=True)
    (folder / "evening.yaml").write_text(PLAN, encoding="utf-8")
    return made


@pytest.fixture
def page(stage: Stage, places: Places) -> PlanWordsPage:
    assert places.user is not None
    return opened(stage, "evening", "sq")


def opened(stage: Stage, plan: str, language: str) -> PlanWordsPage:
    page = PlanWordsPage(stage.context)
    page.language = language
    stage.qtbot.addWidget(page)
    page.resize(1290, 720)
    page.show()
    stage.context.open_plan.open(plan)
    stage.settle()
    page.entered()
    stage.settle()
    return page


def own(places: Places, language: str = "sq") -> dict[str, str]:
    return dict(read_entries(places.own_i18n, language).done)


def row(page: PlanWordsPage) -> TextRow:
    assert page.hand.row is not None
    return page.hand.row


def shown(page: PlanWordsPage) -> list[str]:
    return [one.text if isinstance(one, Heading) else one.source for one in page.model.rows]


def click(page: PlanWordsPage, source: str) -> None:
    at = shown(page).index(source)
    where = page.list.visualRect(page.model.index(at)).topLeft() + QPoint(30, 20)
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)


def press(page: PlanWordsPage, key: Qt.Key) -> None:
    QTest.keyClick(row(page).field, key, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def write(page: PlanWordsPage, text: str) -> None:
    row(page).field.setPlainText(text)


def test_without_a_plan_it_says_what_to_do(stage: Stage, places: Places) -> None:
    assert places.user is not None
    page = PlanWordsPage(stage.context)
    stage.qtbot.addWidget(page)
    page.show()
    page.entered()
    assert page.empty.isVisible()
    with stage.qtbot.waitSignal(stage.context.go) as gone:
        page.empty.pressed.emit()
    assert gone.args == ["plans"]


def test_the_keyboard_comes_to_the_texts_and_each_language_is_offered_once(
    stage: Stage, places: Places
) -> None:
    assert places.user is not None
    window = open_window(stage)
    stage.context.open_plan.open("evening")
    stage.settle()
    for name in ("differences", "plan-words"):
        window.open_page(name)
        stage.settle()
    page = window.page
    assert isinstance(page, PlanWordsPage)
    assert page.list.hasFocus()
    choice = page.head.language
    names = [choice.itemText(at) for at in range(choice.count())]
    assert len(names) == len(set(names))
    assert "دری" in names


def test_texts_stand_below_their_day_and_block(page: PlanWordsPage) -> None:
    assert shown(page) == [
        "The plan",
        "An evening",
        "Day 1",
        "First day",
        "Day 1 · Welcome",
        "Welcome",
        CIRCLE,
        "Ring 116 000.",
        "Who would like to begin the headcount?",
        "Day 1 · Dinner for all",
        "Dinner for all",
    ]
    assert page.head.title.text() == "Translation of “An evening”"
    assert page.head.language.currentText() == "Shqip"
    assert page.head.done.text() == "0 of 7"
    assert not page.head.draft.isVisible()


def test_what_is_written_is_kept_when_the_field_is_left(
    stage: Stage, page: PlanWordsPage, places: Places
) -> None:
    click(page, "Welcome")
    assert row(page).field.hasFocus()
    QTest.keyClicks(row(page).field, "Miresevini")
    assert row(page).state.text() == "being written"
    press(page, Qt.Key.Key_Down)
    assert row(page).text.source == CIRCLE
    stage.settle()
    assert own(places) == {"Welcome": "Miresevini"}
    assert page.head.done.text() == "1 of 7"
    press(page, Qt.Key.Key_Up)
    assert row(page).said == "Miresevini"
    assert row(page).state.text() == "yours"


def test_leaving_the_page_keeps_it_too(stage: Stage, page: PlanWordsPage, places: Places) -> None:
    click(page, "Welcome")
    write(page, "Mirë se vini")
    page.left()
    stage.settle()
    assert own(places) == {"Welcome": "Mirë se vini"}


def test_ctrl_return_goes_on_to_the_next_that_is_open(
    stage: Stage, page: PlanWordsPage, places: Places
) -> None:
    set_translation(places, "sq", CIRCLE, "Uluni në rreth.")
    page.load()
    stage.settle()
    click(page, "Welcome")
    write(page, "Mirë se vini")
    press(page, Qt.Key.Key_Return)
    assert row(page).text.source == "Ring 116 000."
    press(page, Qt.Key.Key_Up)
    assert row(page).text.source == CIRCLE
    stage.settle()
    assert len(own(places)) == 2


def test_what_was_done_can_be_taken_back_and_done_again(
    stage: Stage, page: PlanWordsPage, places: Places
) -> None:
    assert not page.head.undo.isEnabled()
    assert not page.undo()
    click(page, "Welcome")
    for said in ("Mirë se vini", "Mirësevini"):
        write(page, said)
        page.hand.keep()
    stage.settle()
    assert own(places) == {"Welcome": "Mirësevini"}
    assert page.undo()
    stage.settle()
    assert own(places) == {"Welcome": "Mirë se vini"}
    assert row(page).said == "Mirë se vini", "the field shows what stands now"
    QTest.mouseClick(page.head.undo, Qt.MouseButton.LeftButton)
    stage.settle()
    assert own(places) == {}
    assert row(page).said == ""
    assert page.redo()
    stage.settle()
    assert own(places) == {"Welcome": "Mirë se vini"}


def test_emptying_ones_own_takes_it_back(stage: Stage, page: PlanWordsPage, places: Places) -> None:
    set_translation(places, "sq", "Welcome", "Mirë se vini")
    page.load()
    stage.settle()
    click(page, "Welcome")
    write(page, " ")
    page.hand.keep()
    page.hand.keep()
    stage.settle()
    assert own(places) == {}
    assert page.head.done.text() == "0 of 7"


def test_chips_and_search_choose_what_is_shown(
    stage: Stage, page: PlanWordsPage, places: Places
) -> None:
    set_translation(places, "sq", "Ring 116 000.", "Telefono.")
    set_translation(places, "sq", "Welcome", "Mirë se vini")
    page.load()
    stage.settle()
    assert page.head.chips[Show.PROBLEM].text() == "With a problem 1"
    page.head.chips[Show.PROBLEM].click()
    assert shown(page) == ["Day 1 · Welcome", "Ring 116 000."]
    page.head.chips[Show.MISSING].click()
    assert "Welcome" not in shown(page)
    assert len(shown(page)) == 5 + 4
    QTest.keyClicks(page.head.search, "circle card")
    assert shown(page) == ["Day 1 · Welcome", CIRCLE]
    page.head.search.setText("nothing like this")
    assert page.nothing.isVisible()
    page.head.search.clear()
    page.head.chips[Show.ALL].click()
    page.head.search.setText("vini")
    assert shown(page) == ["Day 1 · Welcome", "Welcome"]


def test_a_text_at_hand_stays_at_hand_while_filtering(page: PlanWordsPage) -> None:
    click(page, CIRCLE)
    page.head.search.setText("circle")
    assert row(page).text.source == CIRCLE
    page.head.search.setText("Dinner")
    assert page.hand.row is None


def test_warnings_stand_below_the_field_while_writing(page: PlanWordsPage) -> None:
    click(page, "Ring 116 000.")
    QTest.keyClicks(row(page).field, "Telefono [")
    said = row(page).warnings.text().splitlines()
    assert said == ["The phone number 116 000 is missing.", "The brackets [] don't fit."]
    write(page, "Telefono 116 000.")
    assert not row(page).warnings.isVisible()


def test_words_of_the_glossary_are_offered_and_written(stage: Stage, places: Places) -> None:
    assert places.user is not None
    page = opened(stage, "evening", "it")
    click(page, "Who would like to begin the headcount?")
    [button] = page.side.buttons
    assert button.text() == "conta dei presenti"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert row(page).said == "conta dei presenti"
    click(page, "First day")
    assert page.side.buttons == []
    assert "No word" in page.side.none.text()


def test_a_changed_sentence_shows_what_changed_and_can_be_accepted(
    stage: Stage, places: Places
) -> None:
    mine = adapt(places, "evening", "my-evening")
    set_translation(places, "sq", CIRCLE, "Uluni në rreth.")
    text = mine.read_text(encoding="utf-8")
    mine.write_text(text.replace("each a card", "each two cards"), encoding="utf-8")
    page = opened(stage, "my-evening", "sq")
    page.head.chips[Show.FUZZY].click()
    changed = CIRCLE.replace("each a card", "each two cards")
    assert shown(page) == ["Day 1 · Welcome", changed]
    click(page, changed)
    assert "<s>a card</s>" in row(page).before.text()
    assert "<u>two cards</u>" in row(page).source.text()
    assert row(page).said == "Uluni në rreth."
    assert row(page).state.text() == "to check"
    page.hand.leave()
    stage.settle()
    assert changed not in own(places), "only looking at it accepts nothing"
    click(page, changed)
    press(page, Qt.Key.Key_Return)
    stage.settle()
    assert own(places)[changed] == "Uluni në rreth."
    assert page.head.chips[Show.FUZZY].text() == "To check 0"


def test_a_right_to_left_language_is_written_from_the_right(stage: Stage, places: Places) -> None:
    assert places.user is not None
    page = opened(stage, "evening", "ar")
    click(page, "Welcome")
    option = row(page).field.document().defaultTextOption()
    assert option.textDirection() == Qt.LayoutDirection.RightToLeft
    assert row(page).source.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_another_language_is_another_translation(
    stage: Stage, page: PlanWordsPage, places: Places
) -> None:
    click(page, "Welcome")
    write(page, "Mirë se vini")
    page.head.show_language("tr")
    page.head.language.activated.emit(page.head.language.currentIndex())
    stage.settle()
    assert own(places) == {"Welcome": "Mirë se vini"}
    assert page.head.done.text() == "0 of 7"
    assert not page.undo(), "what was done in the other language isn't taken back here"


def test_a_draft_says_so(stage: Stage, places: Places) -> None:
    set_translation(places, "it", "Welcome", "Benvenuti")
    page = opened(stage, "evening", "it")
    assert page.head.draft.isVisible()
    assert page.head.draft.text() == "Draft: nobody has checked it yet"


def test_what_cant_be_written_is_told_and_not_shown_as_kept(
    stage: Stage, page: PlanWordsPage, tmp_path: Path
) -> None:
    (tmp_path / "data" / "interact-toolkit" / "i18n").write_text("", encoding="utf-8")
    click(page, "Welcome")
    write(page, "Mirë se vini")
    with stage.qtbot.waitSignal(stage.context.runner.trouble):
        page.hand.keep()
    assert not page.keeper.can_undo


def test_to_a_translator_and_back(
    stage: Stage, page: PlanWordsPage, places: Places, tmp_path: Path
) -> None:
    path = stage.context.open_plan.path
    assert path is not None
    out = tmp_path / "out.docx"
    with stage.qtbot.waitSignal(stage.context.message) as told:
        page.files.send(path, "sq", out)
    assert told.args is not None
    assert told.args[0].text == "Written: out.docx"
    document = Document(str(out))
    cells = {line.cells[2].text: line.cells[3] for line in document.tables[0].rows[3:]}
    cells["Ring 116 000."].text = "Telefono."
    cells["Dinner for all"].text = "Darkë"
    document.save(str(out))
    page.files.take(path, "sq", out)
    stage.settle()
    assert page.card.isVisible()
    [line] = page.card.lines
    assert line.startswith("out.docx!")
    assert "116 000" in line
    assert own(places) == {}
    QTest.mouseClick(page.card.rest, Qt.MouseButton.LeftButton)
    stage.settle()
    assert own(places) == {"Dinner for all": "Darkë"}
    assert page.card.lines[0] == "1 translation taken over."
    assert not page.card.rest.isVisible()
    assert page.head.done.text() == "1 of 7"
    (tmp_path / "letter.docx").write_bytes(b"hello")
    page.files.take(path, "sq", tmp_path / "letter.docx")
    stage.settle()
    assert not page.card.rest.isVisible()
    assert len(page.card.lines) == 1
    QTest.mouseClick(page.card.close_it, Qt.MouseButton.LeftButton)
    assert not page.card.isVisible()


def test_a_change_of_the_plan_is_followed(stage: Stage, page: PlanWordsPage) -> None:
    click(page, CIRCLE)
    plan = stage.context.open_plan.plan
    assert plan is not None
    stage.context.open_plan.do(lambda now: replace(now, title="Our day"), "x")
    stage.settle()
    assert "Our day" in shown(page)
    assert row(page).text.source == CIRCLE


def test_every_text_of_a_long_plan_is_reached_and_spoken(stage: Stage, places: Places) -> None:
    page = opened(stage, "consultation-72h", "it")
    total = len(texts_of(places, "consultation-72h", "it").texts)
    assert len(page.model.texts) == total > 1100
    page.hand.open(total)
    stage.settle()
    area = page.list.visualRect(page.model.index(page.model.row_of(total)))
    assert page.list.viewport().rect().contains(area.center())
    assert page.sticky.text().startswith("Day 4 · ")
    index = page.model.index(page.model.row_of(total))
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    text = page.model.texts[-1]
    assert text.source in spoken
    assert text.state is not State.DONE
    assert row(page).height() == page.list.visualRect(index).height()


@pytest.mark.parametrize(
    ("language", "size"),
    [
        ("en", (683, 384)),
        ("en-XA", (683, 384)),
        ("ar-XB", (1366, 768)),
        ("en-XA", (1366, 768)),
    ],
)
def test_it_is_whole_in_every_window(stage: Stage, places: Places, size: tuple[int, int]) -> None:
    assert places.user is not None
    stage.context.open_plan.open("evening")
    window = open_window(stage, "plan-words")
    window.resize(*size)
    stage.settle()
    page = window.page
    assert isinstance(page, PlanWordsPage)
    click(page, "Welcome")
    write(page, "Telefonate [")
    stage.settle()
    stage.qtbot.waitUntil(lambda: cut_off(page) == [], timeout=2000)
    areas = window.findChildren(QScrollArea)
    assert all(area.horizontalScrollBar().maximum() == 0 for area in areas)
