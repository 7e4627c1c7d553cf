"""The fields beside the agenda, on a real copy of a plan that ships, as a trainer uses them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from toolkit.content.activities import find_activity
from toolkit.content.places import shipped
from toolkit.gui.newevent_parts import Field
from toolkit.gui.pages.editor_hands import Hands
from toolkit.gui.pages.editor_inspector import Inspector
from toolkit.gui.pages.editor_leaveout import LeaveOut
from toolkit.gui.pages.editor_materials import MaterialRow
from toolkit.gui.pages.editor_teamform import ShiftRow
from toolkit.gui.pages.editor_tiles import rows_of, sheet_of
from toolkit.model.activity import as_block
from toolkit.model.plan import Anchor, Kind, Material, Step

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.gui.conftest import Stage
    from toolkit.gui.openplan import OpenPlan
    from toolkit.gui.pages.editor_blockform import BlockForm
    from toolkit.model.errors import UserError
    from toolkit.model.plan import Block, Plan


class Bench:
    """The inspector on a plan, told the times as the page tells them."""

    def __init__(self, stage: Stage, plan: str, *, own: bool = True) -> None:
        self.stage = stage
        self.desk: OpenPlan = stage.context.open_plan
        self.hands = Hands(stage.context.words, self.desk)
        self.inspector = Inspector(stage.context, self.desk, self.hands)
        self.refused: list[str] = []
        self.desk.refused.connect(self._refused)
        self.desk.changed.connect(self.show)
        self.desk.chosen_changed.connect(self.show)
        self.desk.open(plan)
        stage.settle()
        if own:
            self.desk.copy()
            stage.settle()
        self.inspector.resize(380, 800)
        self.inspector.show()
        stage.qtbot.addWidget(self.inspector)
        stage.qtbot.waitExposed(self.inspector)
        self.inspector.activateWindow()

    def _refused(self, error: UserError) -> None:
        self.refused.append(error.code)

    def close(self) -> None:
        """Put the plan away: its clock, which looks at the file, stops."""
        self.inspector.close()
        self.desk.close()
        self.stage.settle()

    def show(self) -> None:
        plan = self.desk.plan
        if plan is None:
            return
        tile = sheet_of(plan, rows_of(plan), [], 800, 1.0).tile(self.desk.chosen)
        self.inspector.show_now(*((tile.begin, tile.end) if tile else (None, None)))

    @property
    def plan(self) -> Plan:
        assert self.desk.plan is not None
        return self.desk.plan

    @property
    def block(self) -> Block:
        assert self.hands.block is not None
        return self.hands.block

    @property
    def form(self) -> BlockForm:
        return self.inspector.block_form

    def choose(self, which: str) -> None:
        self.desk.choose(which)

    def flowing(self) -> Block:
        """A block in the middle of a day, without a fixed time, with steps that have minutes."""
        return next(
            block
            for _, block in self.plan.blocks()
            if block.start is None
            and any(s.minutes for s in block.steps)
            and not block.strands
            and not block.mandatory
        )

    def type_into(self, field: QLineEdit, text: str) -> None:
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def enter(self, field: QLineEdit) -> None:
        QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.fixture
def bench(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = Bench(stage, "consultation-72h")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("typed", "minutes"), [("1h30", 90), ("45", 45), ("+10m", 70), ("until 16:50", 50)]
)
def test_a_typed_length_is_taken(bench: Bench, typed: str, minutes: int) -> None:
    bench.choose("who-is-here" if bench.plan.block("who-is-here") else bench.flowing().id)
    bench.hands.change("x", steps=(), minutes=60)
    bench.hands.fix(16 * 60)
    bench.type_into(bench.form.times.length, typed)
    bench.enter(bench.form.times.length)
    assert bench.block.minutes == minutes
    assert "16:00–" in bench.form.times.times.text()


def test_a_length_that_cannot_be_read_is_told_and_stays(bench: Bench) -> None:
    bench.choose(bench.flowing().id)
    before = bench.block.minutes
    bench.type_into(bench.form.times.length, "soon")
    bench.enter(bench.form.times.length)
    assert bench.block.minutes == before
    assert bench.form.times.length.text() == "soon"
    assert "“soon” is no length" in bench.form.times._length.problem
    bench.type_into(bench.form.times.length, "35")
    bench.enter(bench.form.times.length)
    assert bench.block.minutes == 35
    assert not bench.form.times._length.problem


def test_a_length_begun_in_the_agenda_goes_back_there_on_enter(bench: Bench) -> None:
    bench.choose(bench.flowing().id)
    bench.inspector.focus_length("4")
    assert QApplication.focusWidget() is bench.form.times.length
    QTest.keyClicks(bench.form.times.length, "5")
    with bench.stage.qtbot.waitSignal(bench.inspector.leave):
        bench.enter(bench.form.times.length)
    assert bench.block.minutes == 45


def test_five_minutes_more_by_a_click_and_escape_leaves(bench: Bench) -> None:
    bench.choose(bench.flowing().id)
    before = bench.block.minutes
    QTest.mouseClick(bench.form.times.longer, Qt.MouseButton.LeftButton)
    assert bench.block.minutes == before + 5
    bench.form.title.setFocus()
    with bench.stage.qtbot.waitSignal(bench.inspector.leave):
        QTest.keyClick(bench.form.title, Qt.Key.Key_Escape)


def test_showing_another_block_first_applies_what_was_typed(bench: Bench) -> None:
    first = bench.flowing()
    other = bench.plan.days[1].blocks[0]
    bench.choose(first.id)
    bench.type_into(bench.form.title, "Quite another title")
    bench.choose(other.id)
    changed = bench.plan.block(first.id)
    assert changed is not None
    assert changed.title == "Quite another title"
    assert bench.desk.chosen == other.id
    assert bench.form.title.text() == other.title


def test_a_change_from_elsewhere_refreshes_without_taking_the_keyboard(bench: Bench) -> None:
    bench.choose(bench.flowing().id)
    bench.form.room.setFocus()
    QTest.keyClicks(bench.form.room, "!")
    typed = bench.form.room.text()
    bench.hands.change("x", title="Renamed by undoing")
    assert bench.form.title.text() == "Renamed by undoing"
    assert QApplication.focusWidget() is bench.form.room
    assert bench.form.room.text() == typed
    bench.desk.undo()
    assert bench.form.title.text() != "Renamed by undoing"


def test_typing_in_one_field_is_undone_in_one_step(bench: Bench) -> None:
    bench.choose(bench.flowing().id)
    before = bench.plan
    prose = bench.form.prose["purpose"]
    prose.setFocus()
    prose.selectAll()
    QTest.keyClicks(prose, "That  all know why. ")
    QTest.keyClick(prose, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert bench.block.purpose == "That all know why."
    assert prose.toPlainText() == "That all know why."
    assert "Purpose" in bench.desk.undoes
    bench.desk.undo()
    assert bench.plan == before


def test_an_empty_title_is_told(bench: Bench) -> None:
    block = bench.flowing()
    bench.choose(block.id)
    bench.type_into(bench.form.title, " ")
    bench.enter(bench.form.title)
    assert bench.block.title == block.title
    told = bench.form.title.parentWidget()
    assert isinstance(told, Field)
    assert told.problem == "A block needs a title."


def test_a_time_is_fixed_where_it_is_and_can_be_moved(bench: Bench) -> None:
    bench.choose(bench.flowing().id)
    begin = bench.form.target.begin
    QTest.mouseClick(bench.form.times.fixed.box, Qt.MouseButton.LeftButton)
    assert bench.block.start == begin
    assert bench.block.anchor is Anchor.FIXED
    assert not bench.form.times.start.isHidden()
    assert begin is not None
    bench.form.times.start.setTime(bench.form.times.start.time().addSecs(600))
    bench.form.times.start.flush()
    assert bench.block.start == begin + 10
    bench.form.times.anchor.setCurrentIndex(1)
    bench.form.times.anchor.activated.emit(1)
    assert str(bench.block.anchor) == "outside"
    QTest.mouseClick(bench.form.times.fixed.box, Qt.MouseButton.LeftButton)
    assert bench.block.start is None


def test_the_first_of_a_day_opens_it_and_cannot_flow(bench: Bench) -> None:
    first = bench.plan.days[1].blocks[0]
    bench.choose(first.id)
    assert bench.form.times.fixed.on
    assert not bench.form.times.fixed.isEnabled() or not bench.form.times.fixed.box.isEnabled()


def test_a_floor_is_set_and_taken_away(bench: Bench) -> None:
    bench.choose(bench.flowing().id)
    bench.hands.change("x", floor=None)
    QTest.mouseClick(bench.form.times.cut.box, Qt.MouseButton.LeftButton)
    assert bench.block.floor is not None
    bench.form.times.floor.setValue(7)
    bench.form.times.floor.flush()
    assert bench.block.floor == 7
    QTest.mouseClick(bench.form.times.cut.box, Qt.MouseButton.LeftButton)
    assert bench.block.floor is None


def test_headcounts_of_a_night_are_read_and_those_outside_told(bench: Bench) -> None:
    night = next(block for _, block in bench.plan.blocks() if block.kind is Kind.NIGHT)
    bench.choose(night.id)
    field = bench.form.times.counts
    bench.type_into(field, "3:00, 23:45")
    bench.enter(field)
    assert bench.block.counts == (23 * 60 + 45, 3 * 60)
    bench.type_into(field, "12:00")
    bench.enter(field)
    assert bench.block.counts == (23 * 60 + 45, 3 * 60)
    assert "12:00 isn't in the night" in bench.form.times._counts.problem


STEPS = "1. Stand up (10 min)\n   > Hello all\n2. Go round (15 min)"


def test_steps_that_fit_are_applied_when_left(bench: Bench) -> None:
    bench.choose(bench.flowing().id)
    bench.hands.change("x", steps=(), minutes=25)
    text = bench.form.steps.text
    text.setFocus()
    text.setPlainText(STEPS)
    bench.form.title.setFocus()
    assert bench.block.steps == (Step("Stand up", 10, ("Hello all",)), Step("Go round", 15))
    assert not bench.form.steps.sum_told


@pytest.mark.parametrize(
    ("button", "minutes", "lengths"),
    [("length_button", 25, [10, 15]), ("rest_button", 50, [10, 40])],
)
def test_steps_that_do_not_add_up_wait_for_a_choice(
    bench: Bench, button: str, minutes: int, lengths: list[int]
) -> None:
    bench.choose(bench.flowing().id)
    bench.hands.change("x", steps=(), minutes=50)
    before = bench.plan
    text = bench.form.steps.text
    text.setFocus()
    text.setPlainText(STEPS)
    bench.form.title.setFocus()
    assert bench.plan == before
    assert "25 min" in bench.form.steps.sum_told
    assert "50 min" in bench.form.steps.sum_told
    pressed: QPushButton = getattr(bench.form.steps, button)
    pressed.click()
    assert bench.block.minutes == minutes
    assert [step.minutes for step in bench.block.steps] == lengths
    assert not bench.form.steps.sum_told
    bench.desk.undo()
    assert bench.plan == before


def test_steps_not_taken_over_are_there_again_when_one_comes_back(bench: Bench) -> None:
    block = bench.flowing()
    bench.choose(block.id)
    text = bench.form.steps.text
    text.setFocus()
    text.setPlainText("> Said to nobody\n1. Go")
    bench.choose(bench.plan.days[1].blocks[0].id)
    assert "Said to nobody" not in text.toPlainText()
    bench.choose(block.id)
    assert text.toPlainText() == "> Said to nobody\n1. Go"
    assert "Line 1" in bench.form.steps.field.problem
    assert bench.plan.block(block.id) == block


def test_a_thing_is_added_and_taken_away(bench: Bench) -> None:
    bench.choose(bench.flowing().id)
    bench.hands.change("x", materials=())
    table = bench.form.materials
    QTest.mouseClick(table.more_button, Qt.MouseButton.LeftButton)
    row = table.shown[0]
    assert isinstance(row, MaterialRow)
    item = row.fields()[0]
    assert isinstance(item, QLineEdit)
    QTest.keyClicks(item, "red string")
    bench.enter(item)
    assert bench.block.materials == (Material("red string"),)
    row.count.setValue(3)
    row.count.flush()
    assert bench.block.materials == (Material("red string", 3),)
    QTest.mouseClick(row.gone_button, Qt.MouseButton.LeftButton)
    assert not bench.block.materials
    assert not table.shown


def test_handouts_are_names_and_known_ones_are_offered(bench: Bench) -> None:
    bench.choose(bench.flowing().id)
    line = bench.form.handouts
    bench.type_into(line, "Helpline-Card, mine")
    bench.stage.settle()
    assert "group-agreement" in line._names.stringList()
    bench.enter(line)
    assert bench.block.handouts == ("helpline-card", "mine")
    bench.type_into(line, "not/a name!")
    bench.enter(line)
    assert bench.block.handouts == ("helpline-card", "mine")


def test_own_files_are_copied_under_a_free_name(bench: Bench, tmp_path: Path) -> None:
    bench.choose(bench.flowing().id)
    folder = bench.desk.places.own_files
    assert folder is not None
    for number, where in enumerate(("one", "two")):
        (tmp_path / where).mkdir()
        (tmp_path / where / "Map?.pdf").write_bytes(b"%PDF-1.4 " + str(number).encode())
        bench.form.files.take([tmp_path / where / "Map?.pdf"])
        bench.stage.settle()
    assert bench.block.files == ("Map-.pdf", "Map--2.pdf")
    assert (folder / "Map--2.pdf").read_bytes() == b"%PDF-1.4 1"
    bench.form.files.remove("Map-.pdf")
    assert list(bench.block.files) == ["Map--2.pdf"]
    bench.desk.save()
    bench.stage.settle()
    assert bench.desk.is_saved


def test_what_is_no_picture_is_told(bench: Bench, tmp_path: Path) -> None:
    bench.choose(bench.flowing().id)
    told: list[str] = []
    bench.stage.context.runner.trouble.connect(lambda error: told.append(error.code))
    (tmp_path / "notes.docx").write_bytes(b"PK")
    (tmp_path / "film.mp4").write_bytes(b"this is no film")
    bench.form.files.take([tmp_path / "notes.docx", tmp_path / "film.mp4"])
    bench.stage.settle()
    assert told == ["own-file-kind", "own-file-wrong"]
    assert bench.block.files == ()


def test_gestures_by_clicks(bench: Bench) -> None:
    block = bench.flowing()
    bench.choose(block.id)
    day = next(day for day, one in bench.plan.blocks() if one.id == block.id)
    moves = bench.form.moves
    QTest.mouseClick(moves.double, Qt.MouseButton.LeftButton)
    copy = bench.desk.chosen
    assert copy != block.id
    QTest.mouseClick(moves.day_after, Qt.MouseButton.LeftButton)
    assert next(d for d, one in bench.plan.blocks() if one.id == copy) == day + 1
    QTest.mouseClick(moves.park, Qt.MouseButton.LeftButton)
    assert [one.id for one in bench.plan.parked] == [copy]
    assert moves.park.text() == "Take up"
    assert not moves.earlier.isEnabled()
    QTest.mouseClick(moves.park, Qt.MouseButton.LeftButton)
    assert not bench.plan.parked
    bench.choose(block.id)
    moves.menu.aboutToShow.emit()
    titles = [action.text() for action in moves.menu.actions()]
    assert titles
    moves.menu.actions()[-1].trigger()
    assert any(
        block.id in {i.id for row in one.strands for i in row} for _, one in bench.plan.blocks()
    )


def test_the_plans_own_fields_and_days(bench: Bench) -> None:
    form = bench.inspector.plan_form
    bench.type_into(form.title, "Our days")
    bench.enter(form.title)
    assert bench.plan.title == "Our days"
    form.group["least"].setValue(20)
    form.group["least"].flush()
    assert (bench.plan.group.least, bench.plan.group.most) == (20, 20)
    days = len(bench.plan.days)
    form.lists["objectives"].setFocus()
    form.lists["objectives"].setPlainText("One\n\n Two ")
    form.title.setFocus()
    assert bench.plan.objectives == ("One", "Two")
    with bench.stage.qtbot.waitSignal(bench.inspector.changed_day):
        QTest.mouseClick(form.days.add_button, Qt.MouseButton.LeftButton)
    assert len(bench.plan.days) == days + 1
    bench.choose("")
    QTest.mouseClick(form.days.rows[days].gone, Qt.MouseButton.LeftButton)
    assert len(bench.plan.days) == days
    bench.type_into(form.days.rows[0].title, "Arriving")
    bench.enter(form.days.rows[0].title)
    assert bench.plan.days[0].title == "Arriving"


def test_a_shift_is_put_right(bench: Bench) -> None:
    form = bench.inspector.plan_form
    QTest.mouseClick(form.rota_button, Qt.MouseButton.LeftButton)
    assert len(form.rota.shown) == len(bench.plan.rota)
    row = form.rota.shown[0]
    assert isinstance(row, ShiftRow)
    bench.type_into(row.name, "Dawn")
    bench.enter(row.name)
    assert bench.plan.rota[0].name == "Dawn"
    row.end.setTime(row.begin.time().addSecs(-3600))
    row.end.flush()
    assert bench.plan.rota[0].end == bench.plan.rota[0].start + 23 * 60
    QTest.mouseClick(row.gone_button, Qt.MouseButton.LeftButton)
    assert "Dawn" not in {shift.name for shift in bench.plan.rota}


def test_what_came_with_the_program_can_only_be_read(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    bench = Bench(stage, "consultation-72h", own=False)
    before = bench.plan
    bench.choose(bench.flowing().id)
    bench.type_into(bench.form.title, "Mine")
    bench.enter(bench.form.title)
    QTest.keyClicks(bench.form.prose["purpose"], "mine")
    assert bench.form.moves.isHidden()
    assert bench.form.materials.more_button.isHidden()
    assert bench.plan == before
    assert not bench.refused
    assert bench.form.title.text() == bench.block.title
    bench.close()


def test_leaving_out_needs_a_name_and_a_reason(stage: Stage, bench: Bench) -> None:
    block = next(block for _, block in bench.plan.blocks() if block.mandatory)
    asked = LeaveOut(stage.context.words, block)
    stage.qtbot.addWidget(asked)
    asked.show()
    answers: list[tuple[str, str, bool]] = []
    asked.answered.connect(lambda by, why, park: answers.append((by, why, park)))
    QTest.mouseClick(asked.leave_button, Qt.MouseButton.LeftButton)
    assert not answers
    assert asked._name.problem
    assert asked._reason.problem
    QTest.keyClicks(asked.name, "Ana")
    QTest.keyClicks(asked.reason, "The lead does it the day before")
    QTest.mouseClick(asked.leave_button, Qt.MouseButton.LeftButton)
    assert answers == [("Ana", "The lead does it the day before", True)]
    bench.choose(block.id)
    bench.hands.leave_out("Ana", "why", park=True)
    assert bench.plan.left_out[0].by == "Ana"


def test_all_fields_have_names(bench: Bench) -> None:
    bench.choose(bench.flowing().id)
    for form in (bench.inspector.block_form, bench.inspector.plan_form):
        fields: list[QWidget] = [*form.findChildren(QLineEdit), *form.findChildren(QPushButton)]
        fields += [*form.findChildren(QPlainTextEdit), *form.findChildren(QCheckBox)]
        for field in fields:
            said = field.accessibleName()
            said = said or (field.text() if isinstance(field, QPushButton) else "")
            inside = field.parentWidget()
            if isinstance(inside, QAbstractSpinBox):
                said = inside.accessibleName()
            assert said or not field.isVisibleTo(form), field


def test_every_shipped_plan_is_shown_without_changing_it(bench: Bench) -> None:
    for file in sorted((shipped() / "sessions").glob("*.yaml"))[:4]:
        bench.desk.open(file.stem)
        bench.stage.settle()
        before = bench.plan
        for _, block in before.all_blocks():
            bench.choose(block.id)
        bench.choose("")
        assert bench.plan is before


def test_what_was_typed_never_reaches_another_plan(bench: Bench) -> None:
    block = bench.flowing()
    bench.choose(block.id)
    bench.type_into(bench.form.title, "Half a ti")
    bench.desk.copy()
    bench.stage.settle()
    bench.choose(block.id)
    assert bench.block.title == block.title
    assert bench.form.title.text() == block.title


def test_a_field_is_refreshed_in_a_moment(bench: Bench) -> None:
    """Choosing another block, or the same one a little longer, stays far below a frame."""
    names = [block.id for _, block in bench.plan.all_blocks()]
    for name in names:
        bench.choose(name)
    took = []
    for name in names:
        begin = time.thread_time()
        bench.choose(name)
        took.append(time.thread_time() - begin)
    bench.choose(bench.flowing().id)
    begin = time.thread_time()
    for _ in range(50):
        bench.inspector.show_now(bench.form.target.begin, bench.form.target.end)
    again = (time.thread_time() - begin) / 50
    assert sorted(took)[len(took) // 2] < 0.016
    assert again < 0.001


def test_what_must_stay_cannot_be_made_to_go_by_a_tick(bench: Bench) -> None:
    block = next(block for _, block in bench.plan.blocks() if block.mandatory)
    bench.choose(block.id)
    for key in ("mandatory", "optional"):
        QTest.mouseClick(bench.form.ticks[key].box, Qt.MouseButton.LeftButton)
        assert bench.plan.block(block.id) == block
    QTest.mouseClick(bench.form.moves.remove, Qt.MouseButton.LeftButton)
    assert bench.refused == ["edit-mandatory"]
    bench.choose(bench.flowing().id)
    QTest.mouseClick(bench.form.ticks["mandatory"].box, Qt.MouseButton.LeftButton)
    assert bench.block.mandatory
    QTest.mouseClick(bench.form.ticks["mandatory"].box, Qt.MouseButton.LeftButton)
    assert not bench.block.mandatory


def test_what_a_library_activity_adds_is_told_when_asked_for(bench: Bench) -> None:
    activity = find_activity(bench.desk.places, "advice-fast")
    bench.hands.insert(as_block(activity, (), "Talk about it."))
    part = bench.form.activity
    assert part.isVisibleTo(bench.form)
    QTest.mouseClick(part.more_button, Qt.MouseButton.LeftButton)
    bench.stage.settle()
    assert activity.variations[0] in part.told.text()
    bench.choose(bench.flowing().id)
    assert not part.isVisibleTo(bench.form)


def test_a_field_that_is_gone_to_comes_into_sight(bench: Bench) -> None:
    bench.choose(bench.flowing().id)
    area = bench.inspector._areas[1]
    bar = area.verticalScrollBar()
    bench.stage.qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    bench.inspector.focus_length("3")
    bench.stage.qtbot.waitUntil(lambda: bar.value() < bar.maximum())
    assert not bench.form.times.length.visibleRegion().isEmpty()
