"""The page of a search in its window: by mouse, by keys, in the dark, mirrored, locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.gui.opened import colours, cut_off, open_window, picture, rgb, seen
from toolkit.actions import events, handing, marking, searching
from toolkit.gui.look import theme
from toolkit.gui.look.tokens import DARK, LIGHT, Size, contrast
from toolkit.gui.pages import printing_deliver
from toolkit.gui.pages.notfound import NotFoundPage
from toolkit.gui.pages.notfound_choice import MORE
from toolkit.gui.pages.notfound_look import LOOKS, Tile
from toolkit.model.facts import Registered, Withdrawn
from toolkit.model.facts_team import SheetPrinted
from toolkit.model.search import AREAS, Task, open_search, searches
from toolkit.words.tags import LONG_PSEUDO, MIRRORED_PSEUDO

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.gui.window import MainWindow
    from toolkit.model.search import Search

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """Somebody at the page; ``presses`` counts clicks and keys."""

    def __init__(self, stage: Stage, *, short: bool = True) -> None:
        self.stage = stage
        stage.prepare_event()
        events.open_event(stage.desk, stage.state.id)
        stage.at("2026-10-04T02:00")
        if short:
            searching.short_count(stage.desk, stage.state.id, 12, 13, "night-2", 120)
            stage.watch(stage.state.id)
        self.window: MainWindow = open_window(stage, "notfound")
        page = self.window.page
        assert isinstance(page, NotFoundPage)
        self.page = page
        self.presses = 0

    @property
    def search(self) -> Search:
        return searches(self.stage.state)[-1]

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.presses += 1
        self.page.area.ensureWidgetVisible(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.stage.settle()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.presses += 1
        QTest.keyClick(QApplication.focusWidget() or self.page, key, held)
        self.stage.settle()

    def type(self, text: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)


def test_it_says_that_it_is_real_and_since_when(stage: Stage) -> None:
    desk = Desk(stage)
    texts = " ".join(seen(desk.page))
    assert "A child can't be found. This is real, not an exercise." in texts
    assert "Since 02:00 · 12 of 13 at the night headcount of 02:00" in texts
    stage.clock.set(stage.clock.now() + 452_000)  # type: ignore[arg-type]
    stage.context.ticker.beat()
    assert desk.page.head.timer.text() == "7:32"


def test_everything_by_mouse_without_typing(stage: Stage) -> None:
    desk = Desk(stage)
    page, code = desk.page, stage.state.participants()[3].code
    desk.click(page.who.codes.tiles[code])
    desk.click(page.who.earlier)
    desk.click(page.who.earlier)
    desk.click(page.who.later)
    seen_by, *_, more = page.who.by.tiles
    assert more == MORE
    desk.click(page.who.by.tiles[seen_by])
    first, second = list(page.places.adults.tiles)[:2]
    desk.click(page.places.tiles["cellar"])
    desk.click(page.places.tiles["attic"])
    desk.click(page.tasks.tiles[Task.LEAD])
    stage.later(3)
    desk.click(page.tasks.tiles[Task.POLICE])
    desk.click(page.places.tiles["cellar"])
    search = desk.search
    known = search.missing[0]
    assert (known.person, known.seen_by) == (code, seen_by)
    assert known.seen_at == search.opened - 5 * 60_000
    assert {name: area.adult for name, area in search.areas.items()} == {
        "cellar": first,
        "attic": second,
    }
    assert search.areas["cellar"].done_at == stage.clock.now()
    assert search.areas["attic"].done_at is None
    assert [call.about for call in search.calls] == ["lead", "police"]
    assert page.tasks.tiles[Task.POLICE].detail == "Called: 02:03"
    assert page.tasks.tiles[Task.POLICE].look == "done"
    desk.click(page.to_found)
    desk.click(page.found.where.tiles["attic"])
    desk.click(page.found.condition.tiles["well"])
    desk.click(page.found.confirm)
    ending = desk.search.ending
    assert ending is not None
    lead = next(p.code for p in stage.state.people.values() if p.role == "lead")
    assert (ending.how, ending.where, ending.condition) == ("found", "attic", "well")
    assert ending.adult == lead
    assert "Found at 02:03." in seen(page)
    assert desk.presses == 14


def test_those_are_offered_first_who_should_be_in_the_house(stage: Stage) -> None:
    stage.prepare_event()
    event, codes = stage.state.id, sorted(p.code for p in stage.state.participants())
    stage.at("2026-10-02T14:10")
    handing.hand_in(stage.desk, event, codes[:4])
    stage.at("2026-10-02T15:00")
    handing.hand_out(stage.desk, event, codes[:1])
    stage.desk.say(event, [Withdrawn(codes[3])])
    searching.somebody_missing(stage.desk, event)
    stage.watch(event)
    page = open_window(stage, "notfound").page
    assert isinstance(page, NotFoundPage)
    assert list(page.who.codes.tiles) == [*codes[1:4], MORE]
    QTest.mouseClick(page.who.codes.tiles[MORE], Qt.MouseButton.LeftButton)
    assert list(page.who.codes.tiles) == codes


def test_everything_by_keys(stage: Stage) -> None:
    desk = Desk(stage)
    first = next(iter(desk.page.who.codes.tiles.values()))
    assert first.hasFocus()
    desk.key(K.Key_Return)
    assert [one.person for one in desk.search.missing] == [stage.state.participants()[0].code]
    desk.page.tasks.tiles[Task.LEAD].setFocus()
    desk.key(K.Key_Space)
    assert desk.search.called("lead") is not None
    desk.key(K.Key_Tab)
    assert desk.page.tasks.tiles[Task.POLICE].hasFocus()
    desk.key(K.Key_Enter)
    assert desk.search.called("police") is not None
    desk.key(K.Key_Return, CTRL)
    assert desk.page.found.confirm.hasFocus()
    desk.key(K.Key_Escape)
    assert open_search(stage.state) is not None
    desk.key(K.Key_Return, CTRL)
    desk.key(K.Key_Return)
    assert open_search(stage.state) is None
    desk.key(K.Key_Z, CTRL)
    assert open_search(stage.state) is not None
    desk.key(K.Key_Escape)
    assert desk.window.page_name == "run"


def test_what_is_due_is_told_in_words_and_shape(stage: Stage) -> None:
    desk = Desk(stage)
    tiles = desk.page.tasks.tiles
    assert tiles[Task.WHO].look == "next"
    assert tiles[Task.POLICE].look == "plain"
    assert "at any worry at once, at the latest 02:10" in tiles[Task.POLICE].detail
    stage.later(10)
    assert tiles[Task.POLICE].look == "late"
    assert tiles[Task.POLICE].detail == "now, due since 02:10"
    assert not tiles[Task.FACILITY].isVisible()


def test_typed_words_are_kept_and_need_no_passphrase(stage: Stage) -> None:
    desk = Desk(stage)
    code = stage.state.participants()[0].code
    desk.click(desk.page.who.codes.tiles[code])
    desk.page.who.where.setFocus()
    desk.type("by the stairs")
    desk.key(K.Key_Return)
    desk.page.who.wearing.setFocus()
    desk.type("red jumper")
    desk.key(K.Key_Tab)
    desk.page.notes.field.setFocus()
    desk.type("window open")
    desk.key(K.Key_Return)
    desk.page.places.other.setFocus()
    desk.type("boathouse")
    desk.key(K.Key_Return)
    known = desk.search.missing[0]
    assert (known.where, known.wearing) == ("by the stairs", "red jumper")
    assert desk.search.notes[0].text == "window open"
    assert "boathouse" in desk.search.areas
    assert desk.page.places.tiles["boathouse"].isVisible()
    assert "02:00: window open" in seen(desk.page)


def test_another_may_be_missing_too_and_one_may_be_taken_off(stage: Stage) -> None:
    desk = Desk(stage)
    one, two = (person.code for person in stage.state.participants()[:2])
    desk.click(desk.page.who.codes.tiles[one])
    assert list(desk.page.who.codes.tiles) == [one, MORE]
    desk.click(desk.page.who.codes.tiles[MORE])
    desk.click(desk.page.who.codes.tiles[two])
    assert [known.person for known in desk.search.missing] == sorted([one, two])
    desk.click(desk.page.who.codes.tiles[one])
    assert [known.person for known in desk.search.missing] == [two]


def test_the_facilitys_steps_are_ticks(stage: Stage) -> None:
    desk = Desk(stage)
    assert not desk.page.steps.isVisible()
    event = stage.state.id
    stage.context.act(
        lambda at: searching.set_facility_steps(at, event, ["Ring the director", "Lock the gate"])
    )
    stage.settle()
    desk.click(desk.page.steps.tiles["Lock the gate"])
    assert set(desk.search.steps) == {"Lock the gate"}
    assert desk.page.tasks.tiles[Task.FACILITY].detail == "1 of 2 done"
    desk.click(desk.page.steps.tiles["Lock the gate"])
    assert desk.search.steps == {}


def test_a_whole_count_asks_whether_it_is_over(stage: Stage) -> None:
    desk = Desk(stage)
    event = stage.state.id

    def count(number: int) -> None:
        stage.later(1)
        stage.context.act(lambda at: marking.headcount(at, event, number, expected=13))
        stage.settle()

    count(13)
    assert "13 of 13 were counted at 02:01. Is the child found?" in seen(desk.page)
    desk.click(desk.page.whole.no)
    assert not desk.page.whole.isVisible()
    count(13)
    desk.click(desk.page.whole.yes)
    desk.click(desk.page.found.confirm)
    assert open_search(stage.state) is None


def test_the_police_takes_over_and_the_child_is_found_later(stage: Stage) -> None:
    desk = Desk(stage)
    desk.click(desk.page.to_police)
    desk.page.police.reference.setFocus()
    desk.type("4711")
    desk.click(desk.page.police.confirm)
    ending = desk.search.ending
    assert ending is not None
    assert (ending.how, ending.note) == ("police", "4711")
    assert "Handed over to the police at 02:00." in seen(desk.page)
    assert not desk.page.to_police.isEnabled()
    stage.later(90)
    desk.click(desk.page.to_found)
    desk.click(desk.page.found.confirm)
    assert desk.search.ending is not None
    assert desk.search.ending.how == "found"
    assert not desk.page.to_found.isEnabled()
    desk.click(desk.page.tasks.tiles[Task.GUARDIAN])
    assert desk.search.called("guardian") is not None


def test_without_a_search_one_is_opened_by_hand(stage: Stage) -> None:
    desk = Desk(stage, short=False)
    assert desk.page.open.hasFocus()
    desk.key(K.Key_Return)
    assert open_search(stage.state) is not None
    assert "Since 02:00" in seen(desk.page)
    desk.click(desk.page.to_undo)
    assert searches(stage.state) == []
    assert desk.page.open.isVisible()


def test_names_only_while_they_are_shown(stage: Stage) -> None:
    stage.workspace.set_passphrase("correct horse")
    desk = Desk(stage)
    stage.add(Registered("NORD-99-Z", "child", call_name="Nini"))
    assert not any("Nini" in text for text in seen(desk.page))
    assert "NORD-99-Z" in seen(desk.page)
    stage.context.show_names(True)
    assert "NORD-99-Z · Nini" in seen(desk.page)


def test_everything_pressed_is_large_and_has_a_name(stage: Stage) -> None:
    desk = Desk(stage)
    desk.click(next(iter(desk.page.who.codes.tiles.values())))
    tiles = [tile for tile in desk.page.findChildren(Tile) if tile.isVisible()]
    assert len(tiles) > 30
    for tile in tiles:
        assert min(tile.width(), tile.height()) >= Size.RUN_TARGET, tile.text()
        assert tile.text()


@pytest.mark.parametrize("language", [LONG_PSEUDO, MIRRORED_PSEUDO])
@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_no_word_is_cut_off(stage: Stage, size: tuple[int, int]) -> None:
    desk = Desk(stage)
    desk.click(next(iter(desk.page.who.codes.tiles.values())))
    desk.click(desk.page.places.tiles["cellar"])
    desk.window.resize(*size)
    stage.settle()
    assert cut_off(desk.page) == []
    desk.click(desk.page.to_found)
    assert cut_off(desk.page) == []


@pytest.mark.parametrize("dark", [False, True])
def test_it_is_dark_and_framed_whatever_the_theme(stage: Stage) -> None:
    desk = Desk(stage)
    image = picture(desk.page)
    red = rgb(theme.colour(LIGHT.alarm))
    assert rgb(image.pixelColor(2, image.height() // 2)) == red
    assert rgb(image.pixelColor(image.width() - 2, image.height() - 2)) == red
    assert rgb(image.pixelColor(12, image.height() - 12)) == rgb(theme.colour(DARK.ground))
    desk.click(desk.page.to_found)
    desk.click(desk.page.found.confirm)
    assert red not in colours(picture(desk.page.head))


def test_every_look_can_be_read(stage: Stage) -> None:
    for name, ink in LOOKS.items():
        assert contrast(ink.text, ink.fill) >= 4.5, name
        assert contrast(ink.soft, ink.fill) >= 4.5, name


def test_the_places_cover_house_and_grounds(stage: Stage) -> None:
    desk = Desk(stage)
    for area in AREAS:
        desk.click(desk.page.places.tiles[area])
        desk.click(desk.page.places.tiles[area])
    assert desk.page.tasks.tiles[Task.SEARCH].look == "done"
    assert len({area.adult for area in desk.search.areas.values()}) > 1


def test_the_sheet_is_printed_at_any_moment_as_a_numbered_copy(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(stage)
    desk.click(next(iter(desk.page.who.codes.tiles.values())))
    # On a laptop without a printer a file is asked for.
    monkeypatch.setattr(printing_deliver, "printers", list)
    desk.click(desk.page.to_print)
    chooser = desk.page.findChild(QFileDialog)
    assert chooser is not None
    target = tmp_path / "search.pdf"
    chooser.fileSelected.emit(str(target))
    chooser.reject()
    stage.settle()
    assert target.read_bytes().startswith(b"%PDF")
    copies = [fact.what for fact in stage.desk.facts(stage.state.id)]
    printed = [what for what in copies if isinstance(what, SheetPrinted)]
    assert [(one.sheet, one.copy_number) for one in printed] == [("not-found", 1)]
