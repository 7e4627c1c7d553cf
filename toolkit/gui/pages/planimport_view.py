"""How the page that imports an agenda is laid out: rows, what is wrong, what comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from toolkit.gui.look.tokens import Size, Space, Type
from toolkit.gui.models.planimport import FaultsModel, OutcomeModel, SourceModel
from toolkit.gui.pages.people_header import WrappingHeader
from toolkit.gui.pages.planimport_header import ChoosingHeader
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.fields import Choice, TimeField
from toolkit.gui.widgets.table import Table
from toolkit.gui.widgets.text import Label
from toolkit.gui.widgets.tick import Tick
from toolkit.sheets.agenda_problems import describe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.actions.importing import AgendaDraft
    from toolkit.model.agendawords import Field
    from toolkit.words import Words

_WIDEST, _ROW_WIDTH = 260, 118
_LOOKED_AT = 60
"""Rows whose texts decide how wide a column is."""
_MOST_MEASURED = 200
"""Rows of a table that are made as high as their texts need."""
_SIDE, _LINE = 430, 34
_MOST_WRONG = 240
"""Pixels: as high as the list of what is wrong becomes."""


class ImportView(QWidget):
    """All that is seen; the page does what it asks for."""

    section_chosen = Signal(int)
    title_changed = Signal()
    park_changed = Signal(bool)
    day_start_changed = Signal(int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._draft: AgendaDraft | None = None
        self._chosen: Mapping[str, Field | None] = {}
        self.section = 0
        self.name = Label("", Type.TITLE, wrap=True)
        self.told = Label("", Type.BODY, wrap=True)
        self.reason = Label("", Type.SECONDARY, tone="soft", wrap=True)
        self.other = Button(words.say("Another file …"), "quiet", icon="upload")
        self.again = Button(words.say("Read it again"))
        self.make = Button(words.say("Make the plan"), "primary")
        self.source = SourceModel(words, self)
        self.faults = FaultsModel(words, self)
        self.outcome = OutcomeModel(words, self)
        self.table = Table(words.say("The rows of the file"))
        self.header = ChoosingHeader(self.table, words)
        self.table.setHorizontalHeader(self.header)
        self.table.setModel(self.source)
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.setIconSize(QSize(Size.ICON, Size.ICON))
        self.wrong = Table(words.say("What is wrong, and what was noticed"))
        self.wrong.setModel(self.faults)
        self.wrong.setWordWrap(True)
        self.wrong.setHorizontalHeader(WrappingHeader(self.wrong))
        self.wrong.horizontalHeader().setStretchLastSection(True)
        self.wrong.clicked.connect(self._show_spot)
        self.wrong.activated.connect(self._show_spot)
        self.agenda = Table(words.say("The agenda that comes out"))
        self.agenda.setModel(self.outcome)
        self.agenda.setWordWrap(True)
        self.agenda.setIconSize(QSize(Size.ICON, Size.ICON))
        self.agenda.verticalHeader().setMinimumSectionSize(_LINE)
        self.tables = Choice(words.say("Table of the file"))
        self.tables.activated.connect(self._choose_section)
        self.title = QLineEdit()
        self.title.setAccessibleName(words.say("Title of the plan"))
        self.title.textEdited.connect(lambda _: self.title_changed.emit())
        self.day_start = TimeField(words.say("A day that doesn't say when begins at"))
        self.day_start.timeChanged.connect(self._tell_day_start)
        self.park = Tick(words.say("Set rows with problems aside in the parking area"))
        self.park.ticked.connect(self.park_changed)
        self._build()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(self.name, 1)
        for button in (self.other, self.again):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        body = QHBoxLayout()
        body.setSpacing(Space.L)
        body.addWidget(self._file_side(), 1)
        body.addWidget(self._plan_side())
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addLayout(body, 1)

    def _file_side(self) -> QWidget:
        card = Card(self._words.say("What the file says"), flush=True)
        card.add_action(self.tables)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.wrong)
        card.body.addStretch()
        return card

    def _plan_side(self) -> QWidget:
        words = self._words
        card = Card(words.say("The plan that comes out"))
        fields = QGridLayout()
        fields.setHorizontalSpacing(Space.M)
        fields.setVerticalSpacing(Space.XS)
        fields.addWidget(Label(words.say("Title of the plan"), Type.SECONDARY, wrap=True), 0, 0)
        fields.addWidget(self.title, 1, 0, 1, 2)
        begins = Label(
            words.say("A day that doesn't say when begins at"), Type.SECONDARY, wrap=True
        )
        fields.addWidget(begins, 2, 0)
        fields.addWidget(self.day_start, 2, 1)
        fields.setColumnStretch(0, 1)
        card.body.addLayout(fields)
        card.body.addWidget(self.agenda, 1)
        card.body.addWidget(self.park)
        card.body.addWidget(self.reason)
        card.body.addWidget(self.make)
        card.setFixedWidth(_SIDE)
        self.agenda.setMinimumHeight(3 * Size.ROW)
        return card

    def show_reading(self, name: str) -> None:
        """Name a file that is still being read, and show nothing of the one before."""
        self._draft = None
        self.name.setText(self._words.say("Import an agenda: {file}", file=name))
        self.told.clear()
        self.title.clear()
        for widget in (self.table, self.wrong, self.tables, self.park):
            widget.hide()
        self.outcome.clear()

    def show_draft(
        self, draft: AgendaDraft, chosen: Mapping[str, Field | None], *, park: bool
    ) -> None:
        """Show what was read; ``chosen`` is what a person said of columns so far."""
        words = self._words
        self._draft, self._chosen = draft, chosen
        self.section = min(self.section, max(len(draft.file.sections) - 1, 0))
        if self.section not in draft.agenda.heads:
            self.section = min(draft.agenda.heads, default=self.section)
        self.name.setText(words.say("Import an agenda: {file}", file=draft.path.name))
        self._show_tables(draft)
        self._show_section()
        _wrap_rows(self.wrong, len(draft.agenda.problems) + len(draft.agenda.notes))
        self.faults.show_draft(words, draft)
        self.wrong.setVisible(bool(self.faults.rows))
        _fit(self.wrong, _WIDEST, first=0)
        QTimer.singleShot(0, self, self._fit_wrong)
        self.show_outcome(park=park)
        self.park.setVisible(bool(draft.agenda.bad))

    def show_outcome(self, *, park: bool) -> None:
        """Show the agenda that comes out, with or without what is set aside."""
        if self._draft is None:
            return
        agenda = self._draft.agenda
        _wrap_rows(self.agenda, sum(len(day.lines) for day in agenda.days) + len(agenda.bad))
        self.outcome.show_draft(self._draft, park=park)
        metrics = self.agenda.fontMetrics()
        self.agenda.clearSpans()
        for row, line in enumerate(self.outcome.lines):
            if line.day:
                self.agenda.setSpan(row, 0, 1, 2)
                self.agenda.setSpan(row, 2, 1, 2)
        header = self.agenda.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.agenda.setColumnWidth(0, Size.ICON + 2 * Space.S)
        for column in (1, 3):
            heading = QFontMetrics(header.font()).horizontalAdvance(self.outcome.heads[column])
            texts = [metrics.horizontalAdvance(row[column]) for row in self.outcome.rows]
            self.agenda.setColumnWidth(column, max(heading, *texts, 0) + 3 * Space.S)

    def _fit_wrong(self) -> None:
        """Make the list of what is wrong as high as it needs to be, up to a bound."""
        whole = self.wrong.verticalHeader().length() + self.wrong.horizontalHeader().height()
        self.wrong.setFixedHeight(min(_MOST_WRONG, whole + Space.S))
        QTimer.singleShot(0, self, lambda: self.table.scrollTo(self.table.currentIndex()))

    def go_to_first_problem(self) -> None:
        """Bring the first row with a problem into sight."""
        if self._draft is not None and self._draft.agenda.problems:
            self.wrong.setCurrentIndex(self.faults.index(0, 0))
            self._show_spot(self.faults.index(0, 0))

    def _show_tables(self, draft: AgendaDraft) -> None:
        self.tables.clear()
        for section in draft.file.sections:
            title = f"{section.name} {section.title}".strip()
            self.tables.addItem(title or self._words.say("The whole file"))
        self.tables.setCurrentIndex(self.section)
        self.tables.setVisible(len(draft.file.sections) > 1)

    def _choose_section(self, section: int) -> None:
        self.section = section
        self._show_section()
        self.section_chosen.emit(section)

    def _show_section(self) -> None:
        draft = self._draft
        if draft is None or self.section >= len(draft.file.sections):
            self.table.hide()
            return
        self.table.show()
        section = draft.file.sections[self.section]
        head = draft.agenda.heads.get(self.section)
        self.source.show_table(section, head, self._problems(draft))
        names = self.source.heads[1:]
        fields = {at: self._chosen.get(str(at + 1)) for at in range(len(names))}
        if head is not None:
            fields = {column.index: column.field for column in head.columns}
        self.header.show_columns(names, [fields.get(at) for at in range(len(names))])
        _fit(self.table, _WIDEST, first=1, least=self.header.widest_choice())
        self.table.setColumnWidth(0, self._row_width())

    def _row_width(self) -> int:
        metrics = self.table.fontMetrics()
        widest = max((metrics.horizontalAdvance(row[0]) for row in self.source.rows), default=0)
        return max(widest + Size.ICON + 4 * Space.S, _ROW_WIDTH // 2)

    def _problems(self, draft: AgendaDraft) -> dict[int, str]:
        """Give the problems of the table that is shown by their lines."""
        found: dict[int, str] = {}
        for one in draft.agenda.problems:
            if one.spot.section == self.section:
                said = describe(self._words, draft.file, one)
                before = found.get(one.spot.line)
                found[one.spot.line] = f"{before}\n{said}" if before else said
        return found

    def _show_spot(self, index: QModelIndex) -> None:
        """Go to the row of a problem."""
        spot = self.faults.spots[index.row()]
        if spot.section < 0:
            return
        if spot.section != self.section:
            self.tables.setCurrentIndex(spot.section)
            self._choose_section(spot.section)
        at = self.source.at(spot.line)
        if at >= 0:
            self.table.setCurrentIndex(self.source.index(at, 0))
            self.table.scrollTo(self.source.index(at, 0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_day_start(self, time: QTime) -> None:
        self.day_start_changed.emit(time.hour() * 60 + time.minute())


def _wrap_rows(table: Table, rows: int) -> None:
    """Let rows be as high as their texts, unless measuring them would hold up the window."""
    mode = QHeaderView.ResizeMode
    few = rows <= _MOST_MEASURED
    table.verticalHeader().setSectionResizeMode(mode.ResizeToContents if few else mode.Fixed)


def _fit(table: Table, widest: int, *, first: int, least: int = 0) -> None:
    """Give the columns from ``first`` on the width of what stands in them, within bounds."""
    metrics = table.fontMetrics()
    model = table.model()
    header = table.horizontalHeader()
    for column in range(first, model.columnCount()):
        rows = range(min(model.rowCount(), _LOOKED_AT))
        texts = [str(model.index(row, column).data() or "") for row in rows]
        wide = max((metrics.horizontalAdvance(text) for text in texts), default=0) + 3 * Space.S
        name = header.least_width(column) if isinstance(header, WrappingHeader) else 0
        table.setColumnWidth(column, max(min(wide, widest), name, least))
