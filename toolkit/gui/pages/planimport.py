"""Importing an agenda that exists: what its file says, what is wrong with it, what plan it makes.

Nothing is written before *Make the plan*.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QStackedLayout

from toolkit.actions.importing import make_own_plan, read_agenda, reread
from toolkit.doors import behind
from toolkit.gui.folders import documents
from toolkit.gui.page import Page
from toolkit.gui.pages.planimport_view import ImportView
from toolkit.gui.widgets.empty import EmptyState
from toolkit.model.agendareading import DAY_START, Reading, last_said
from toolkit.sheets.agenda_problems import describe_file
from toolkit.words import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from toolkit.actions.importing import AgendaDraft
    from toolkit.gui.context import Context
    from toolkit.model.agendawords import Field
    from toolkit.model.errors import UserError

_SUFFIXES = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".docx")
_TYPING = 400
"""Milliseconds after the last change of a time before the agenda is reckoned anew."""


class PlanImportPage(Page):
    """The file's rows with what each column tells, and the agenda that comes out beside them."""

    name = "planimport"
    made = Signal(object)
    """The path of the plan that was made."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self.draft: AgendaDraft | None = None
        self._path: Path | None = None
        self._reading = Reading()
        self._said: dict[str, Field | None] = {}
        self._asked = 0
        self._busy = False
        self.empty = EmptyState(
            "upload", words.say("No agenda is chosen."), words.say("Choose a file …")
        )
        self.empty.pressed.connect(self._choose)
        self.view = ImportView(words)
        self.view.other.clicked.connect(self._choose)
        self.view.again.clicked.connect(self._read_again)
        self.view.make.clicked.connect(self._make)
        self.view.header.chosen.connect(self._map)
        self.view.park_changed.connect(self._park)
        self.view.title_changed.connect(self._allow)
        self.view.day_start_changed.connect(self._begin_days)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_TYPING)
        self._later.timeout.connect(self._reckon)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        self.setAcceptDrops(True)

    def entered(self) -> None:
        """Take up the file that was handed over, if one was."""
        path, self.context.received_agenda = self.context.received_agenda, None
        if path is not None:
            self.take(path)
        elif self.draft is None:
            self.empty.setFocus()

    def take(self, path: Path) -> None:
        """Read another file from the beginning."""
        self._path, self._reading, self._said = path, Reading(), {}
        self.draft = None
        self.view.section = 0
        self.view.show_reading(path.name)
        self.view.park.show_on(False)
        self.view.day_start.blockSignals(True)
        self.view.day_start.setTime(QTime(DAY_START // 60, DAY_START % 60))
        self.view.day_start.blockSignals(False)
        self._read_again()

    def _choose(self) -> None:
        words = self.words
        chooser = QFileDialog(self, words.say("Import an agenda"), documents())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = words.say("Agendas in a workbook, a text table or a Word file")
        chooser.setNameFilters([f"{kinds} (*.xlsx *.csv *.docx)", words.say("All files") + " (*)"])
        chooser.fileSelected.connect(lambda name: self.take(Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    # --- reading

    def _read_again(self) -> None:
        path, reading = self._path, self._reading
        if path is not None:
            self._ask(lambda: read_agenda(path, reading), self.words.say("Reading the agenda …"))

    def _reckon(self) -> None:
        """Make the agenda anew of the rows that were read."""
        draft, reading = self.draft, self._reading
        if draft is not None:
            self._ask(lambda: reread(draft.path, draft.file, reading), "")

    def _ask(self, work: Callable[[], AgendaDraft], label: str) -> None:
        self._asked += 1
        asked = self._asked
        self.view.make.setEnabled(False)

        def ready(draft: AgendaDraft) -> None:
            # An answer to what was asked before is of no use any more.
            if asked == self._asked:
                self._show(draft)

        self.context.runner.do(lambda _: work(), ready, label=label)

    def _show(self, draft: AgendaDraft) -> None:
        first = self.draft is None
        self.draft = draft
        self._stack.setCurrentWidget(self.view)
        self.view.show_draft(draft, self._reading.columns, park=self.view.park.on)
        self._allow()
        if first:
            self.view.title.setText(draft.title)
            self.view.title.setCursorPosition(0)  # of a long title its beginning tells most
            self._allow()
            self.view.go_to_first_problem()
            self._land(draft)

    def _land(self, draft: AgendaDraft) -> None:
        """Set the keyboard on what is to be done next."""
        if draft.whole is not None and not draft.file.sections:
            self.view.other.setFocus()
        else:
            (self.view.make if self.view.make.isEnabled() else self.view.table).setFocus()

    # --- changing how it is read

    def _map(self, at: int, field: Field | None) -> None:
        """Say what a column tells; another that told the same gives way as long as it does."""
        names = self.view.source.heads[1:]
        counted = [name for name in names if name == names[at]]
        key = names[at] if len(counted) == 1 and self._is_named(at) else str(at + 1)
        # What was said last comes last, also of a column that something was said of before.
        self._said.pop(key, None)
        self._said[key] = field
        self._reading = replace(self._reading, columns=last_said(self._said))
        self._reckon()

    def _is_named(self, at: int) -> bool:
        draft = self.draft
        head = draft.agenda.heads.get(self.view.section) if draft else None
        named = head is not None and at < len(head.columns) and bool(head.columns[at].heading)
        return named and not self.view.source.heads[at + 1].isdecimal()

    def _begin_days(self, minutes: int) -> None:
        self._reading = replace(self._reading, day_start=minutes)
        self.view.make.setEnabled(False)
        self._later.start()

    def _park(self, park: bool) -> None:
        self.view.show_outcome(park=park)
        self._allow()

    # --- making the plan

    def _allow(self) -> None:
        """Let the plan be made, or say why it can't be."""
        told, tone, reason = self._state()
        self.view.told.setText(told)
        self.view.told.set_tone(tone)
        self.view.reason.setText(reason)
        self.view.reason.setVisible(bool(reason))
        self.view.make.setEnabled(not reason and not self._busy)
        self.view.make.setToolTip(reason)
        self.view.make.setAccessibleDescription(reason)

    def _state(self) -> tuple[str, str, str]:
        words, draft = self.words, self.draft
        if draft is None:
            return "", "soft", words.say("The agenda is being read.")
        if draft.whole is not None:
            said = describe_file(words, draft.whole.code, draft.whole.params)
            if draft.whole.code == "no-heading":
                said = words.say(
                    "No heading was found that says when and what. Choose below what each column "
                    "tells: a title, and a time or a length."
                )
            return said, "attention", words.say("There is no agenda in this file yet.")
        count = len(draft.agenda.problems)
        told = words.say("Everything in the file could be read. Look through it once.")
        if count:
            told = words.say_n("{n} problem in the file.", "{n} problems in the file.", count)
        tone = "attention" if count else "soft"
        return told, tone, self._hindrance(draft, count)

    def _hindrance(self, draft: AgendaDraft, count: int) -> str:
        words = self.words
        if not draft.agenda.days:
            return words.say("No row can be taken over, so there is no plan to make.")
        if count and not self.view.park.on:
            return words.say(
                "Put the problems right in the file and read it again, or set their rows aside."
            )
        if not self.view.title.text().strip():
            return words.say("The plan needs a title.")
        return ""

    def _make(self) -> None:
        draft, places = self.draft, self.context.open_plan.places
        folder = places.own_sessions
        if draft is None or folder is None or self._busy:
            return
        title, park = self.view.title.text().strip(), self.view.park.on
        self._busy = True
        self._allow()

        def work() -> Path:
            words = load(draft.language, places.i18n, places.own_i18n)
            return make_own_plan(draft, places, folder, title, words, park=park)

        self.context.runner.do(
            lambda _: work(), self._done, self._failed, self.words.say("Making the plan …")
        )

    def _done(self, path: Path) -> None:
        self._busy = False
        self.draft = self._path = None
        self._stack.setCurrentWidget(self.empty)
        self.made.emit(path)
        self.context.say(
            self.words.say(
                "The plan is among your own. Whom it is for, the team and the steps are still to "
                "be filled in."
            )
        )
        self.context.open_plan.open(str(path), lambda: self.context.go.emit("editor"))

    def _failed(self, error: UserError) -> None:
        self._busy = False
        self._allow()
        self.context.complain(behind("explain")(self.words, error))

    # --- dropping a file

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take a file that is dragged here."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].toLocalFile().lower().endswith(_SUFFIXES):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Read what was dropped."""
        event.acceptProposedAction()
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))
