"""The library beside a plan, used by typing and clicking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from toolkit.content.activities import activities_of, list_activities
from toolkit.content.places import Places, shipped
from toolkit.gui.look import theme
from toolkit.gui.look.tokens import DARK
from toolkit.gui.widgets.librarypanel import LibraryPanel
from toolkit.model.activity import Activity, Energy, Literacy, Theme
from toolkit.model.plan import Sensitivity
from toolkit.words import load

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LIBRARY = activities_of(list_activities(Places(shipped())))
WORDS = load("en", shipped() / "i18n")

Make = Callable[..., LibraryPanel]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """A panel in a window, with the shipped library, ready to type in."""
    hosts: list[QWidget] = []

    def made(language: str = "en", width: int = 360, height: int = 680) -> LibraryPanel:
        words = load(language, shipped() / "i18n")
        host = QWidget()
        hosts.append(host)
        host.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if words.rtl else Qt.LayoutDirection.LeftToRight
        )
        panel = LibraryPanel(words)
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        panel.set_activities(LIBRARY)
        qtbot.addWidget(host)
        host.resize(width, height)
        with qtbot.waitExposed(host):
            host.show()
        host.activateWindow()
        panel.search.setFocus()
        qtbot.waitUntil(panel.search.hasFocus)
        return panel

    return made


def titles(panel: LibraryPanel) -> list[str]:
    return [row.title for row in panel.list.rows()]


def pick(panel: LibraryPanel, name: str, text: str) -> None:
    """Choose an entry of a filter by keyboard."""
    field = getattr(panel.filters, name)
    field.setFocus()
    at = field.findText(text)
    assert at >= 0, text
    for _ in range(abs(at - field.currentIndex())):
        QTest.keyClick(field, Qt.Key.Key_Down if at > field.currentIndex() else Qt.Key.Key_Up)
    assert field.currentText() == text


def test_results_come_as_one_types_and_the_first_is_told(make: Make) -> None:
    panel = make()
    assert len(titles(panel)) == len(LIBRARY)
    counts = []
    for letter in "picture":
        QTest.keyClicks(panel.search, letter)
        counts.append(len(titles(panel)))
    assert counts == sorted(counts, reverse=True)
    assert titles(panel)[0] == "What a picture tells"
    assert panel.count.text() == f"{counts[-1]} activities"
    told = panel.text.toPlainText()
    assert told.startswith("What a picture tells")
    activity = panel.activity
    assert activity is not None
    for text in (
        activity.summary,
        activity.opt_out,
        activity.low_tech,
        *activity.variations,
        *activity.tips,
        *(step.text for step in activity.steps),
    ):
        assert text in told


def test_arrows_in_the_field_move_in_the_list_and_enter_inserts(make: Make, qtbot: QtBot) -> None:
    panel = make()
    QTest.keyClicks(panel.search, "picture")
    second = titles(panel)[1]
    QTest.keyClick(panel.search, Qt.Key.Key_Up)
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.text.toPlainText().startswith(second)
    assert panel.search.hasFocus()
    with qtbot.waitSignal(panel.chosen) as caught:
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
    (activity,) = caught.args
    assert isinstance(activity, Activity)
    assert activity.title == second
    QTest.keyClick(panel.search, Qt.Key.Key_PageDown)
    QTest.keyClick(panel.search, Qt.Key.Key_PageDown)
    for _ in range(60):
        QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.list.currentIndex().row() == len(titles(panel)) - 1


def test_a_click_chooses_a_double_click_and_the_button_insert(make: Make, qtbot: QtBot) -> None:
    panel = make()
    index = panel.list.model().index(1, 0)
    place = panel.list.visualRect(index).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.activity is not None
    assert panel.activity.title == titles(panel)[1]
    assert panel.text.toPlainText().startswith(titles(panel)[1])
    with qtbot.waitSignal(panel.chosen) as caught:
        QTest.mouseClick(panel.insert_button, Qt.MouseButton.LeftButton)
    assert caught.args == [panel.activity]
    with qtbot.waitSignal(panel.chosen) as again:
        QTest.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert again.args == [panel.activity]
    panel.list.setFocus()
    with qtbot.waitSignal(panel.chosen):
        QTest.keyClick(panel.list, Qt.Key.Key_Enter)


def test_what_a_page_has_turned_off_isnt_inserted(make: Make, qtbot: QtBot) -> None:
    panel = make()
    panel.set_may_insert(False)
    with qtbot.assertNotEmitted(panel.chosen):
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
        QTest.keyClicks(panel.search, "p")
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert not panel.insert_button.isEnabled()
    panel.set_may_insert(True)
    with qtbot.waitSignal(panel.chosen):
        QTest.keyClick(panel.search, Qt.Key.Key_Return)


def test_ctrl_f_goes_to_the_field_and_escape_empties_it(make: Make, qtbot: QtBot) -> None:
    panel = make()
    QTest.keyClicks(panel.search, "tea")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(panel.search.hasFocus)
    assert panel.search.selectedText() == "tea"
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""
    assert len(titles(panel)) == len(LIBRARY)


@pytest.mark.parametrize(
    ("name", "text", "holds"),
    [
        ("theme", "Closings", lambda a: a.theme is Theme.CLOSING),
        ("energy", "lively", lambda a: a.energy is Energy.LIVELY),
        ("literacy", "a little reading", lambda a: a.literacy is not Literacy.FULL),
        ("sensitivity", "not sensitive", lambda a: a.sensitivity is Sensitivity.GREEN),
    ],
)
def test_a_choice_narrows(
    make: Make, name: str, text: str, holds: Callable[[Activity], bool]
) -> None:
    panel = make()
    QTest.mouseClick(panel.filters.more, Qt.MouseButton.LeftButton)
    pick(panel, name, text)
    assert sorted(titles(panel)) == sorted(a.title for a in LIBRARY if holds(a))


def test_numbers_words_and_the_tick_narrow_together(make: Make) -> None:
    panel = make()
    filters = panel.filters
    assert not filters.people.isVisible()
    QTest.mouseClick(filters.more, Qt.MouseButton.LeftButton)
    assert filters.people.isVisible()
    for field, typed in ((filters.longest, "45"), (filters.people, "9"), (filters.age, "14")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
    filters.without.setFocus()
    QTest.keyClicks(filters.without, "cup, tape")
    QTest.mouseClick(
        filters.low_tech, Qt.MouseButton.LeftButton, pos=QPoint(12, filters.low_tech.height() // 2)
    )
    assert filters.low_tech.isChecked()
    expected = [
        a.title
        for a in LIBRARY
        if a.minutes <= 45
        and a.group.least <= 9 <= a.group.most
        and a.group.youngest <= 14 <= a.group.oldest
        and not any(word in m.item.lower() for m in a.materials for word in ("cup", "tape"))
    ]
    assert 0 < len(expected) < len(LIBRARY)
    assert sorted(titles(panel)) == sorted(expected)
    QTest.mouseClick(filters.more, Qt.MouseButton.LeftButton)
    assert not filters.people.isVisible()
    assert filters.more.text() == "More filters (4)"


def test_when_nothing_fits_one_button_takes_the_filters_away(make: Make, qtbot: QtBot) -> None:
    panel = make()
    panel.filters.longest.setFocus()
    panel.filters.longest.selectAll()
    QTest.keyClicks(panel.filters.longest, "2")
    assert not panel.list.isVisible()
    assert panel.nothing.sentence.text() == "No activity fits. Take a filter away."
    assert not panel.insert_button.isEnabled()
    with qtbot.assertNotEmitted(panel.chosen):
        panel.search.setFocus()
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
    QTest.mouseClick(panel.nothing.button, Qt.MouseButton.LeftButton)
    assert len(titles(panel)) == len(LIBRARY)
    assert panel.list.isVisible()
    assert not panel.nothing.isVisible()
    QTest.keyClicks(panel.search, "qqqq")
    assert panel.nothing.sentence.text() == "No activity has these words."
    QTest.mouseClick(panel.nothing.button, Qt.MouseButton.LeftButton)
    assert panel.search.text() == ""
    assert panel.list.isVisible()


def test_an_empty_library_says_so_without_a_button(make: Make) -> None:
    panel = make()
    panel.set_activities([])
    assert panel.nothing.sentence.text() == "There are no activities here yet."
    assert not panel.nothing.button.isVisible()
    assert panel.text.toPlainText() == ""


def test_before_it_was_given_any_it_doesnt_say_that_there_are_none(qtbot: QtBot) -> None:
    panel = LibraryPanel(WORDS)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.nothing.sentence.text() == ""
    assert not panel.nothing.button.isVisible()
    assert not panel.insert_button.isEnabled()


def test_a_language_is_asked_for_only_where_there_are_several(make: Make) -> None:
    panel = make()
    QTest.mouseClick(panel.filters.more, Qt.MouseButton.LeftButton)
    assert not panel.filters.language.isVisible()
    italian = replace(LIBRARY[0], id="barche", title="Barche", language="it")
    panel.set_activities([*LIBRARY, italian])
    assert panel.filters.language.isVisible()
    pick(panel, "language", WORDS.language_name("it"))
    assert titles(panel) == ["Barche"]
    panel.set_activities(LIBRARY)
    assert not panel.filters.language.isVisible()
    assert len(titles(panel)) == len(LIBRARY)


def test_how_sensitive_is_told_by_shape_and_by_word(make: Make) -> None:
    panel = make()
    for row, found in zip(panel.list.rows(), range(len(LIBRARY)), strict=True):
        index = panel.list.model().index(found, 0)
        aloud = index.data(Qt.ItemDataRole.AccessibleTextRole)
        activity = next(a for a in LIBRARY if a.id == row.key)
        assert (row.marks, row.word) == {
            Sensitivity.GREEN: (0, ""),
            Sensitivity.AMBER: (1, "sensitive"),
            Sensitivity.RED: (2, "very sensitive"),
        }[activity.sensitivity]
        assert row.title in aloud
        assert row.word in aloud
    assert {row.marks for row in panel.list.rows()} == {0, 1, 2}


@pytest.mark.parametrize("language", ["en", "en-XA", "ar-XB"])
@pytest.mark.parametrize("width", [320, 420])
def test_no_word_is_cut_off(make: Make, language: str, width: int) -> None:
    panel = make(language, width, 760)
    panel.filters.more.setChecked(True)
    QApplication.processEvents()
    for button in panel.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    for label in panel.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            words = label.fontMetrics()
            widest = max(words.horizontalAdvance(word) for word in label.text().split())
            assert label.width() >= widest, label.text()


def test_every_field_has_a_name_for_those_who_listen(make: Make) -> None:
    panel = make()
    filters = panel.filters
    fields = [panel.search, panel.list, panel.text, filters.without, filters.low_tech]
    fields += [filters.theme, filters.longest, filters.people, filters.age, filters.energy]
    fields += [filters.literacy, filters.sensitivity, filters.language]
    names = [field.accessibleName() for field in fields]
    assert all(names)
    assert len(set(names)) == len(names)


def test_the_text_follows_a_change_of_theme(make: Make, qapp: QApplication) -> None:
    panel = make()
    theme.apply(qapp, DARK)
    panel.text.moveCursor(panel.text.textCursor().MoveOperation.NextWord)
    ink = panel.text.textCursor().charFormat().foreground().color()
    assert ink == QColor(DARK.ink)
