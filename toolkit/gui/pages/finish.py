"""The Finish page: the hand-over at a glance, what is missing, and the ways out of the laptop."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from toolkit.actions import events
from toolkit.doors import behind
from toolkit.gui.eventpage import EventPage
from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.pages.finish_told import dates, gap, standing, summary, unhanded_told
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.pills import Pill
from toolkit.gui.widgets.text import Label
from toolkit.model.care import unhanded
from toolkit.model.finish import what_is_missing

if TYPE_CHECKING:
    from toolkit.gui.context import Context
    from toolkit.gui.pages.finish_told import Gap
    from toolkit.model.event import Event

_SHARES = (5, 4)
"""How the page's width is parted between the summary and what is missing."""


class FinishPage(EventPage):
    """Sums up the event at hand and hands it over."""

    name = "finish"
    even_unseen = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lines: list[tuple[Label, Label]] = []
        self.gaps: list[GapRow] = []
        ask = self.words.say("No event is at hand. Choose the one that you want to finish.")
        self._pile("finish", ask, self._make_page())
        self._follow()

    def _make_page(self) -> QWidget:
        words = self.words
        self.title = Label("", Type.TITLE, wrap=True)
        self.where = Label("", Type.BODY, tone="soft", wrap=True)
        self.state = Pill()
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(Space.XS)
        titles.addWidget(self.title)
        titles.addWidget(self.where)
        head.addLayout(titles, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self.summary = Card(words.say("At a glance"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.XL)
        self._grid.setVerticalSpacing(Space.M)
        self._grid.setColumnStretch(1, 1)
        self.summary.body.addLayout(self._grid)
        self.missing = Card(words.say("Still missing"))
        self.nothing = Label(words.say("Nothing is missing."), Type.BODY, tone="done", wrap=True)
        self.missing.body.addWidget(self.nothing)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.L)
        self.missing.body.addLayout(self._list)
        side = QVBoxLayout()
        side.setSpacing(Space.L)
        side.addWidget(self.summary)
        side.addWidget(self._make_ways())
        side.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(Space.L)
        across.addLayout(side, _SHARES[0])
        across.addWidget(self.missing, _SHARES[1], Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.L)
        column.addLayout(head)
        column.addLayout(across, 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    def _make_ways(self) -> Card:
        words = self.words
        card = Card(words.say("Hand over"))
        self.export = Button(words.say("Export the workbook …"), "primary", icon="sheet")
        self.export.clicked.connect(self._ask_workbook)
        self.close_event = Button(words.say("Close the event"), icon="finish")
        self.close_event.clicked.connect(self._close)
        self.reopen = Button(words.say("Open it again"), icon="undo")
        self.reopen.clicked.connect(self._reopen)
        self.back_up = Button(words.say("Back up …"), icon="save")
        self.back_up.clicked.connect(self._ask_backup)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnStretch(1, 1)
        told = (
            (self.export, words.say("Attendance by day, session and person. By code, no names.")),
            (self.close_event, words.say("When everyone is handed over. It ends what runs.")),
            (self.reopen, words.say("Something was forgotten: go on where it stopped.")),
            (self.back_up, words.say("All events in one file, for a stick or another laptop.")),
        )
        self._left: list[str] = []
        """Who isn't handed out, once that was told before closing."""
        self._told: dict[Button, Label] = {}
        for row, (button, text) in enumerate(told):
            label = Label(text, Type.CONTROL, tone="soft", wrap=True)
            self._told[button] = label
            grid.addWidget(button, row, 0)
            grid.addWidget(label, row, 1)
        card.body.addLayout(grid)
        return card

    def entered(self) -> None:
        """Come to the front: sum up what is true now."""
        self._warn([])
        self._refresh()
        (self.export if self.context.watch is not None else self.empty).setFocus()

    def _refresh(self) -> None:
        watch = self.context.watch
        self._stack.setCurrentIndex(0 if watch is None else 1)
        if watch is None or self.context.clock is None:
            return
        event, words, now = watch.state, self.words, self.context.now()
        title = event.details.title
        self.title.setText(words.content(title) if title == event.snapshot.title else title)
        places = [part for part in (event.details.facility, event.details.place) if part]
        self.where.setText(" · ".join([*places, dates(words, event)]))
        self.state.show_status(*standing(words, event))
        self._show_lines(summary(words, event, now))
        schedule = event.timeline(now)
        self._show_gaps([gap(words, event, schedule, m) for m in what_is_missing(event, now)])
        self._show_ways(event)

    def _show_ways(self, event: Event) -> None:
        if self._left and (
            event.state != "open" or self._left != [person.code for person in unhanded(event)]
        ):
            self._warn([])
        for button, shown in (
            (self.close_event, event.state == "open"),
            (self.reopen, event.state == "closed"),
            (self.back_up, not self.context.is_sample),
        ):
            button.setVisible(shown)
            self._told[button].setVisible(shown)

    def _show_lines(self, lines: list[tuple[str, str]]) -> None:
        while len(self._lines) < len(lines):
            about, told = Label("", Type.CONTROL, tone="soft"), Label("", Type.BODY, wrap=True)
            self._grid.addWidget(about, len(self._lines), 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(told, len(self._lines), 1)
            self._lines.append((about, told))
        for (about, told), (what, text) in zip(self._lines, lines, strict=False):
            about.setText(what)
            told.setText(text)

    def _show_gaps(self, gaps: list[Gap]) -> None:
        for old in self.gaps:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.gaps = [GapRow(self.words.say_c("button", "Go there"), found) for found in gaps]
        for row, found in zip(self.gaps, gaps, strict=True):
            row.button.clicked.connect(partial(self._go, found))
            self._list.addWidget(row)
        self.nothing.setVisible(not gaps)
        self.missing.set_aside(self.words.number(len(gaps)) if gaps else "", "attention")

    def _go(self, found: Gap, *_: object) -> None:
        self.context.look_at = found.block
        self.context.go.emit(found.page)

    # --- ways out

    def _close(self) -> None:
        watch, words = self.context.watch, self.words
        if watch is None:
            return
        event = watch.id
        left = [person.code for person in unhanded(watch.state)]
        if left and left != self._left:
            self._warn(left)
            return
        told = (
            words.say("The event is closed. Not handed out: {codes}", codes=words.join(left))
            if left
            else words.say("The event is closed.")
        )
        self.context.act(lambda desk: events.close_event(desk, event), told)

    def _warn(self, left: list[str]) -> None:
        """Say who would stay behind before the event is closed over them; empty for no more."""
        words, told = self.words, self._told[self.close_event]
        self._left = left
        told.set_tone("attention" if left else "soft")
        told.setText(
            unhanded_told(words, left)
            if left
            else words.say("When everyone is handed over. It ends what runs.")
        )
        self.close_event.setText(
            words.say("Close all the same") if left else words.say("Close the event")
        )

    def _reopen(self) -> None:
        watch = self.context.watch
        if watch is not None:
            event = watch.id
            self.context.act(
                lambda desk: events.open_event(desk, event),
                self.words.say("The event is open again."),
            )

    def _ask_workbook(self) -> None:
        watch, words = self.context.watch, self.words
        if watch is None:
            return
        self._ask(
            words.say("Export the workbook"),
            words.say("Workbooks") + " (*.xlsx)",
            f"{watch.id} attendance.xlsx",
            lambda path: self._export(watch.id, path),
        )

    def _export(self, event: str, path: Path) -> None:
        context, words = self.context, self.words
        context.runner.do(
            lambda _: behind("export-workbook")(context.at_desk(), event, path, words),
            lambda at: context.say(words.say("Saved as {file}.", file=at.name)),
            label=words.say("Writing the workbook …"),
        )

    def _ask_backup(self) -> None:
        words = self.words
        self._ask(
            words.say("Back up"),
            words.say("Backups") + " (*.interact-backup)",
            "interact.interact-backup",
            self._back_up,
        )

    def _back_up(self, path: Path) -> None:
        context, words = self.context, self.words
        context.runner.do(
            lambda _: context.at_desk().workspace.backup(path),
            lambda at: context.say(words.say("Saved as {file}.", file=at.name)),
            label=words.say("Backing up …"),
        )

    def _ask(self, title: str, kinds: str, name: str, then: object) -> None:
        """Ask where a file shall go."""
        chooser = QFileDialog(self, title, documents())
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(kinds)
        chooser.setDefaultSuffix(Path(name).suffix[1:])
        chooser.selectFile(name)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if callable(then):
            chooser.fileSelected.connect(lambda path: then(Path(path)))
        chooser.open()


class GapRow(QWidget):
    """One thing that is missing, with the way to it."""

    def __init__(self, go: str, found: Gap) -> None:
        super().__init__()
        self.title = Label(found.title, Type.CONTROL_STRONG, wrap=True)
        self.detail = Label(found.detail, Type.CONTROL, tone="attention", wrap=True)
        self.button = Button(go, icon="chevron-next")
        self.button.setAccessibleName(f"{go}: {found.title}")
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.title)
        told.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addLayout(told, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
