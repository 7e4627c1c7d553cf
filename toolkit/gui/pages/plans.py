"""All plans: those that came with the program and one's own, and what can be done with each."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from toolkit.actions.planlist import PlanLine, plan_lines
from toolkit.doors import behind
from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.page import Page
from toolkit.gui.pages.plans_list import PlansList, PlansRow
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.empty import EmptyState
from toolkit.gui.widgets.flow import FlowLayout
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from toolkit.gui.context import Context
    from toolkit.words import Words

_TABLES = (".xlsx", ".xlsm", ".csv", ".docx")


class PlansPage(Page):
    """The list; Enter opens a plan in the editor."""

    name = "plans"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self._lines: list[PlanLine] = []
        self.list = PlansList(words.say("Plans"))
        self.list.opened.connect(self._open)
        self.list.told.connect(self._tell)
        self.open_button = Button(words.say_c("button", "Open"), "primary")
        self.copy_button = Button(words.say("Adapt: make my own copy"))
        self.event_button = Button(words.say("Prepare an event with it"))
        self.update_button = Button(words.say("Bring in the new version …"), "primary")
        self.more_button = Button(words.say("Send or save as …"))
        self.import_button = Button(words.say("Import an agenda …"), icon="upload")
        self.open_button.clicked.connect(lambda: self._open(self.list.current))
        self.copy_button.clicked.connect(self._copy)
        self.event_button.clicked.connect(self._prepare)
        self.update_button.clicked.connect(self._update)
        self.import_button.clicked.connect(self._choose_agenda)
        self._about = Label("", Type.BODY, wrap=True)
        self._facts = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self._title = Label("", Type.CARD, wrap=True)
        self._none = EmptyState(
            "plans", words.say("No plan is here."), words.say("Import an agenda …")
        )
        self._none.pressed.connect(self._choose_agenda)
        self._more = self._menu()
        self.more_button.setMenu(self._more)
        self._build()
        self.setAcceptDrops(True)

    def _menu(self) -> QMenu:
        words = self.words
        menu = QMenu(self)
        for kind, said in (
            ("pack", words.say("As one file to send …")),
            ("xlsx", words.say("As a workbook (.xlsx) …")),
            ("docx", words.say("As a Word file (.docx) …")),
            ("md", words.say("As text (Markdown) …")),
            ("ics", words.say("For a calendar (.ics) …")),
        ):
            menu.addAction(said).triggered.connect(partial(self._save_as, kind))
        return menu

    def _build(self) -> None:
        words = self.words
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(Label(words.say("Plans"), Type.TITLE), 1)
        head.addWidget(self.import_button)
        foot = QFrame()
        foot.setProperty("surface", "card")
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        inside.setSpacing(Space.XS)
        inside.addWidget(self._title)
        inside.addWidget(self._about)
        inside.addWidget(self._facts)
        buttons = FlowLayout(spacing=Space.S)
        for one in (
            self.open_button,
            self.copy_button,
            self.update_button,
            self.event_button,
            self.more_button,
        ):
            buttons.addWidget(one)
        inside.addSpacing(Space.XS)
        inside.addLayout(buttons)
        self._foot = foot
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(foot)

    def entered(self) -> None:
        """Read the list anew."""
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the plans on the worker."""
        places = self.context.open_plan.places
        self.context.runner.do(
            lambda _: plan_lines(places), self._filled, label=self.words.say("Reading the plans …")
        )

    def _filled(self, lines: list[PlanLine]) -> None:
        self._lines = lines
        open_path = self.context.open_plan.path
        self.list.set_rows(plan_rows(self.words, lines, str(open_path or "")))
        self._stack.setCurrentWidget(self.list if lines else self._none)
        self._foot.setVisible(bool(lines))
        self._tell(self.list.current)

    def line(self, path: str) -> PlanLine | None:
        """Find the plan of a path."""
        return next((one for one in self._lines if str(one.path) == path), None)

    def _tell(self, path: str) -> None:
        """Say more of the plan that is chosen."""
        words, line = self.words, self.line(path)
        for button in (self.open_button, self.copy_button, self.event_button, self.more_button):
            button.setEnabled(line is not None and not line.problems)
        newer = line is not None and line.newer > 0
        self.update_button.setVisible(newer)
        self.open_button.set_kind("plain" if newer else "primary")
        if line is None:
            return
        self._title.setText(words.content(line.title))
        if line.problems:
            self._about.setText(
                words.say("This file can't be used until it is put right in a text editor:")
            )
            # Of the path the file's name is enough here, and fits.
            folder = f"{line.path.parent}{os.sep}"
            shown = [one._replace(place=one.place.removeprefix(folder)) for one in line.problems]
            told = [behind("plan-problem")(words, one) for one in shown[:6]]
            self._facts.setText("\n".join(told))
            return
        self._about.setText(words.content(line.summary))
        self._about.setVisible(bool(line.summary))
        titles = {one.id: one.title for one in self._lines}
        self._facts.setText(_facts(words, line, titles))

    def _open(self, path: str) -> None:
        line = self.line(path)
        if line is not None and not line.problems:
            self.context.open_plan.open(path, partial(self.context.go.emit, "editor"))

    def _copy(self) -> None:
        """Make a copy of one's own of the chosen plan and open it."""
        line = self.line(self.list.current)
        if line is None:
            return
        desk, path, context = self.context.open_plan, str(line.path), self.context
        said = self.words.say("This is your own copy now. It is saved as you change it.")

        def opened() -> None:
            context.go.emit("editor")
            context.say(said)

        def made(copy: Path) -> None:
            desk.open(str(copy), opened)

        places = desk.places
        context.runner.do(lambda _: behind("adapt-plan")(places, path), made)

    def _prepare(self) -> None:
        """Go on to a new event, with the chosen plan chosen there."""
        line = self.line(self.list.current)
        if line is not None:
            self.context.received_plan = line.id
            self.context.new_event_asked = True
            self.context.go.emit("events")

    def _update(self) -> None:
        path = self.list.current
        self.context.open_plan.open(path, partial(self.context.go.emit, "plan-merge"))

    def _choose_agenda(self) -> None:
        words = self.words
        chooser = QFileDialog(self, words.say("Import an agenda"), documents())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters(
            [
                words.say("Agendas in a workbook, a text table or a Word file")
                + " (*.xlsx *.csv *.docx)",
                words.say("All files") + " (*)",
            ]
        )
        chooser.fileSelected.connect(lambda name: self.import_agenda(Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def import_agenda(self, path: Path) -> None:
        """Lead to the page that shows what is in an agenda before anything is made of it."""
        self.context.received_agenda = path
        self.context.go.emit("planimport")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take a table that is dragged here."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].toLocalFile().lower().endswith(_TABLES):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Import what was dropped."""
        event.acceptProposedAction()
        self.import_agenda(Path(event.mimeData().urls()[0].toLocalFile()))

    def _save_as(self, kind: str) -> None:
        line = self.line(self.list.current)
        if line is not None:
            behind("save-plan-as")(self.context, line, kind, self)


def plan_rows(words: Words, lines: list[PlanLine], open_path: str) -> list[PlansRow]:
    """Turn plans into rows under headings: one's own first."""
    rows: list[PlansRow] = []
    group: bool | None = None
    for line in lines:
        if line.own is not group:
            group = line.own
            said = words.say("My own plans") if line.own else words.say("Came with the program")
            rows.append(PlansRow("", said))
        pill, tone = "", "plain"
        if line.problems:
            pill, tone = words.say("can't be used"), "attention"
        elif line.newer:
            pill, tone = words.say("new version of the original"), "accent"
        elif str(line.path) == open_path:
            pill, tone = words.say("open"), "accent"
        rows.append(
            PlansRow(
                str(line.path),
                words.content(line.title),
                "" if line.problems else _second(words, line),
                pill=pill,
                tone=tone,
                at_hand=str(line.path) == open_path,
            )
        )
    return rows


def _second(words: Words, line: PlanLine) -> str:
    days = words.say_n("{n} day", "{n} days", line.days)
    told = words.say("{least}–{most} people, aged {youngest}–{oldest}", **line.group)
    return words.say(
        "{programme} · {days} · {group}", programme=line.programme, days=days, group=told
    )


def _facts(words: Words, line: PlanLine, titles: Mapping[str, str]) -> str:
    """Say what there is to know of a plan; ``titles`` are those of all plans by their ids."""
    told = [_second(words, line), words.say_n("{n} block", "{n} blocks", line.blocks)]
    if line.origin:
        told.append(
            words.say(
                "adapted from {plan}, version {n}",
                plan=words.content(titles.get(line.origin, line.origin)),
                n=line.origin_version,
            )
        )
    else:
        told.append(words.say("version {n}", n=line.version))
    return " · ".join(told)
