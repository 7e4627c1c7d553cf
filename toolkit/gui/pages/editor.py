"""The editor: a plan's days to scale or as a list, what is parked, fields, library and checks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from toolkit.doors import behind
from toolkit.gui.look.tokens import Space
from toolkit.gui.page import Page
from toolkit.gui.pages.editor_canvas import Canvas, Menu
from toolkit.gui.pages.editor_findings import Look
from toolkit.gui.pages.editor_hands import Hands
from toolkit.gui.pages.editor_head import Head
from toolkit.gui.pages.editor_keys import Gesture, bind, block_gestures, menu_of
from toolkit.gui.pages.editor_leaveout import LeaveOut
from toolkit.gui.pages.editor_list import PlanList, lines_of
from toolkit.gui.pages.editor_notices import Notices
from toolkit.gui.pages.editor_parking import Parking
from toolkit.gui.pages.editor_side import Side
from toolkit.gui.pages.editor_tiles import drop_at
from toolkit.gui.widgets.empty import EmptyState
from toolkit.model.editing.places import Place
from toolkit.model.plancheck import check_times
from toolkit.model.rules.book import check_plan
from toolkit.store.settings import PLAN_COUNTRY, PLAN_VIEW

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.model.errors import UserError
    from toolkit.model.plan import Plan


CHECK_AFTER = 20
"""Milliseconds after a change before it is held against the rules."""


_LEAST_HEIGHT = 260


class EditorPage(Page):
    """Changes the plan at hand; every gesture works by mouse, by keys and by clicks."""

    name = "editor"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self.desk = context.open_plan
        self.hands = Hands(words, self.desk)
        self.look = Look()
        self._timed: Plan | None = None
        # The rules come after the paint, so that a key is answered within a frame.
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.setInterval(CHECK_AFTER)
        self._check_timer.timeout.connect(self._check)
        self.head = Head(words)
        self.notices = Notices(words, self.desk)
        self.canvas = Canvas(words)
        self.list = PlanList(words)
        self.parking = Parking(words, self.list)
        self.side = Side(context, self.desk, self.hands)
        self._none = EmptyState(
            "plans",
            words.say("No plan is open. Choose one to look at, or make a copy of your own."),
            words.say("Choose a plan"),
        )
        self._none.pressed.connect(partial(context.go.emit, "plans"))
        self._build()
        self._connect()
        self._keys()
        self._set_view(context.settings.get(PLAN_VIEW))
        self._country = context.settings.get(PLAN_COUNTRY)
        self.side.findings.show_country(self._country)
        self.side.findings.country_changed.connect(self._choose_country)

    def _build(self) -> None:
        """Lay everything out from the outside in: what moves to a parent is styled anew, whole."""
        self._stack = QStackedWidget()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._whole = QWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._whole)
        inside = QVBoxLayout(self._whole)
        inside.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        inside.setSpacing(Space.S)
        split, left = _Split(Qt.Orientation.Horizontal), QWidget()
        inside.addWidget(self.head)
        inside.addWidget(self.notices)
        inside.addWidget(split, 1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.side)
        split.setStretchFactor(0, 1)
        split.setSizes([800, 380])
        split.setHandleWidth(Space.M)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self._views = QStackedWidget()
        column.addWidget(self._views, 1)
        column.addWidget(self.parking)
        self._views.addWidget(self.canvas)
        self._views.addWidget(self.list)

    def _connect(self) -> None:
        desk, canvas, head = self.desk, self.canvas, self.head
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.chosen_changed.connect(self._chosen)
        desk.saving_changed.connect(self._saved)
        desk.outside_changed.connect(self.notices.refresh)
        desk.refused.connect(self._refused)
        self.notices.decided.connect(self.take_keyboard)
        for view in (canvas, self.list):
            view.chosen.connect(desk.choose)
            view.opened.connect(self._open_fields)
            view.gap_pressed.connect(self._show_repairs)
            view.menu.connect(self._show_menu)
            view.typed.connect(self.side.begin_length)
        canvas.dropped.connect(self.hands.drop)
        canvas.stretched.connect(self.hands.stretch)
        self.parking.chosen.connect(desk.choose)
        self.parking.taken_up.connect(self._take_up)
        canvas.over_parking.connect(self.parking.show_wanted)
        self.parking.held.connect(self._held_up)
        self.parking.drawn.connect(self._drawn_up)
        self.parking.emptied.connect(self.take_keyboard)
        head.undo.connect(desk.undo)
        head.redo.connect(desk.redo)
        head.new_block.connect(self.new_block)
        head.library.connect(self.side.show_library)
        head.view.connect(self._choose_view)
        head.zoom.connect(self._zoom)
        head.copy.connect(self._copy)
        self.side.go.connect(self.go_to)
        self.side.left.connect(self.take_keyboard)

    def _keys(self) -> None:
        """Give every gesture its key: those of a block while the keyboard is on the agenda."""
        bind(self._block_gestures(), (self.canvas, self.list, self.parking))
        bind(
            (
                *self._plan_gestures(),
                Gesture("Ctrl+E", self.side.show_checks),
                Gesture("Ctrl+I", self.side.show_fields),
                Gesture("Ctrl+L", self._swap_view),
                Gesture("Ctrl+0", self.canvas.fit),
                Gesture("Ctrl+S", self.desk.save),
            ),
            (self,),
        )

    def _block_gestures(self) -> list[Gesture]:
        return block_gestures(
            self.words, self.hands, self._across, self._toggle_fixed, self._park_or_take_up
        )

    def _plan_gestures(self) -> list[Gesture]:
        say = self.words.say
        return [
            Gesture("Ctrl+N", self.new_block, say("New block")),
            Gesture("Ctrl+F", self.side.show_library, say("From the library …")),
        ]

    @property
    def view(self) -> Canvas | PlanList:
        """What shows the agenda now."""
        return self.list if self._views.currentWidget() is self.list else self.canvas

    def entered(self) -> None:
        """Show what is true now, with the keyboard on the agenda."""
        self.desk.look_outside()
        self._opened()
        self.take_keyboard()

    def left(self) -> None:
        """Save what was changed."""
        self.side.leave_fields()
        self.desk.save()

    def undo(self) -> bool:
        """Take back the last change of the plan."""
        self.side.leave_fields()
        self.desk.undo()
        return True

    def redo(self) -> bool:
        """Make the change again that was taken back last."""
        self.desk.redo()
        return True

    def take_keyboard(self) -> None:
        """Bring the keyboard to the agenda, or to what stands in for it."""
        target: QWidget = self.view if self.desk.plan is not None else self._none
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, block: str) -> None:
        """Choose a block and bring it into view."""
        self.desk.choose(block)
        self.take_keyboard()

    def new_block(self) -> None:
        """Put an empty block in, with the keyboard on its title."""
        self.hands.new_block()
        self.side.focus_title()

    def _opened(self) -> None:
        there = self.desk.plan is not None
        self._stack.setCurrentWidget(self._whole if there else self._none)
        self.notices.refresh()
        if there:
            self._changed()
            self._chosen()
            self._saved()

    def _changed(self) -> None:
        """Reckon times anew and draw them, within one frame; what is chosen is told after it."""
        plan = self.desk.plan
        if plan is None:
            return
        if plan is not self._timed:
            self._timed = plan
            self.look = self.look._replace(problems=tuple(check_times(plan)))
            self._check_timer.start()
        self.canvas.show_plan(plan, list(self.look.problems))

    def _check(self) -> None:
        """Hold the plan against the rules, right after it was painted."""
        plan = self.desk.plan
        if plan is None:
            return
        self.look = self.look._replace(findings=tuple(check_plan(plan, self._country)))
        self.canvas.show_findings(self.look.grave)
        if self.view is self.list:
            self._fill_list()
        self.side.show_look(plan, self.look)

    def _chosen(self) -> None:
        plan, chosen = self.desk.plan, self.desk.chosen
        if plan is None:
            return
        self.canvas.show_chosen(chosen)
        if self.view is self.list:
            self._fill_list()
        self.parking.show_blocks(plan.parked, chosen)
        tile = self.canvas.tile(chosen)
        times = (tile.begin, tile.end) if tile is not None else (None, None)
        self.side.show_now(*times)
        self.side.show_look(plan, self.look)

    def _choose_country(self, country: str) -> None:
        """Hold the plan against the rules of a country too, now and next time."""
        self._country = country
        settings = self.context.settings
        self.context.runner.do(lambda _: settings.set(PLAN_COUNTRY, country))
        self._check()

    def _fill_list(self) -> None:
        plan, sheet = self.desk.plan, self.canvas.sheet
        if plan is not None and sheet is not None:
            lines = lines_of(self.words, plan, sheet, self.look.grave, self.desk.chosen)
            self.list.show_lines(lines, self.desk.chosen)

    def _saved(self) -> None:
        self.head.show_desk(self.desk)

    def _refused(self, error: UserError) -> None:
        """Say why a change can't be made; of what must stay, ask who answers for leaving it out."""
        if not self.isVisible():
            return
        block = self.hands.block
        if error.code == "edit-mandatory" and block is not None:
            asked = LeaveOut(self.words, block, self)
            asked.answered.connect(self._leave_out)
            asked.open()
        elif error.code == "plan-shipped":
            self.context.complain(behind("explain")(self.words, error))
            self.head.copy_button.setFocus()
        else:
            self.context.complain(behind("explain")(self.words, error))

    def _leave_out(self, by: str, reason: str, park: bool) -> None:
        self.hands.leave_out(by, reason, park=park)
        self.take_keyboard()

    def _open_fields(self, block: str) -> None:
        self.desk.choose(block)
        self.side.focus_title()

    def _show_repairs(self, block: str) -> None:
        self.side.show_checks()
        self.side.reveal(block)

    def _take_up(self, name: str) -> None:
        self.hands.unpark(name)
        self.take_keyboard()

    def _park_or_take_up(self) -> None:
        plan, chosen = self.desk.plan, self.desk.chosen
        if plan is not None and any(one.id == chosen for one in plan.parked):
            self._take_up(chosen)
        else:
            self.hands.park()

    def _drawn_up(self, name: str, at: QPoint) -> None:
        """Put a parked block where it was drawn to on the days."""
        self._held_up(name, None)
        point, sheet = self._on_days(at), self.canvas.sheet
        if point is None or sheet is None:
            return
        into = self.canvas.lens.on_sheet(point)
        drop = drop_at(sheet, into.x(), into.y(), name)
        self.hands.place(name, Place(drop.day, drop.at))
        self.take_keyboard()

    def _held_up(self, name: str, at: QPoint | None) -> None:
        """Show where a parked block would go while it is held over the days."""
        plan = self.desk.plan
        for block in plan.parked if plan is not None else ():
            if block.id == name:
                self.canvas.bring(block, None if at is None else self._on_days(at))

    def _on_days(self, at: QPoint) -> QPointF | None:
        """Give the point of the days under a point of the screen, if it is in their view."""
        view = self.canvas.viewport()
        point = view.mapFromGlobal(at)
        there = view.isVisible() and view.rect().contains(point)
        return QPointF(point) if there else None

    def _across(self, days: int) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.hands.move_days(-days if rtl and self.view is self.canvas else days)

    def _toggle_fixed(self) -> None:
        block, tile = self.hands.block, self.canvas.tile(self.desk.chosen)
        if block is not None and tile is not None:
            self.hands.fix(None if block.start is not None else tile.begin)

    def _copy(self) -> None:
        """Make a copy of one's own and go on in that, at the same block."""
        chosen = self.desk.chosen

        def copied() -> None:
            self.go_to(chosen)
            self.context.say(
                self.words.say("This is your own copy now. It is saved as you change it.")
            )

        self.desk.copy(copied)

    def _zoom(self, steps: int) -> None:
        if steps:
            self.canvas.zoom(steps)
        else:
            self.canvas.fit()
        self._remember_view()

    def _choose_view(self, view: str) -> None:
        self._set_view("list" if view == "list" else f"days {self.canvas.lens.step}")
        self._remember_view()
        self.take_keyboard()

    def _swap_view(self) -> None:
        self._choose_view("days" if self.view is self.list else "list")

    def _set_view(self, view: str) -> None:
        name, _, step = view.partition(" ")
        if name == "list":
            self._views.setCurrentWidget(self.list)
            self._fill_list()
        else:
            self._views.setCurrentWidget(self.canvas)
            if step.lstrip("-").isdigit():
                self.canvas.set_zoom(int(step))
        self.head.show_view("list" if name == "list" else "days")

    def _remember_view(self) -> None:
        days = f"days {self.canvas.lens.step}"
        value = "list" if self.view is self.list else days
        settings = self.context.settings
        self.context.runner.do(lambda _: settings.set(PLAN_VIEW, value))

    def _show_menu(self, asked: Menu) -> None:
        """Show what can be done with a block, or with the plan where none was meant."""
        parts = [self._plan_gestures()]
        if asked.block:
            fields = Gesture("Return", self.side.focus_title, self.words.say("Change its fields"))
            parts.insert(0, [fields, *self._block_gestures()])
        menu_of(self, parts, able=self.desk.own).popup(asked.at.toPoint())


class _Split(QSplitter):
    """Agenda and side, content with little height: both scroll by themselves."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for no more than a low window has: the page would have to scroll."""
        return QSize(super().sizeHint().width(), _LEAST_HEIGHT)
