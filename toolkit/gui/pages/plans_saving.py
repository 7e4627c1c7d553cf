"""Saving a plan for others: as one file to send, as a table, as text, for a calendar."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from toolkit.actions import exporting_plans
from toolkit.actions.travelling import files_left_out, pack_plan
from toolkit.content.planfile import SUFFIX
from toolkit.gui.folders import documents
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_when import date_locale, system_zone
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.fields import DateTimeField
from toolkit.gui.widgets.text import Label
from toolkit.model.instants import load_zone, start_instant

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.planlist import PlanLine
    from toolkit.content.places import Places
    from toolkit.gui.context import Context
    from toolkit.model.instants import Instant
    from toolkit.words import Words

_ENDINGS: Final = {
    "pack": SUFFIX,
    "xlsx": ".xlsx",
    "docx": ".docx",
    "md": ".md",
    "ics": ".ics",
}


def save_as(context: Context, line: PlanLine, kind: str, parent: QWidget) -> None:
    """Ask where to, and for a calendar from when on; then write on the worker."""
    if kind == "ics":
        asked = _When(context.words, parent)
        asked.told.connect(lambda start: _choose(context, line, kind, parent, start))
        asked.open()
    else:
        _choose(context, line, kind, parent, None)


def _choose(
    context: Context, line: PlanLine, kind: str, parent: QWidget, start: dt.datetime | None
) -> None:
    ending = _ENDINGS[kind]
    name = str(Path(documents()) / f"{line.path.stem}{ending}")
    chooser = QFileDialog(parent, context.words.say("Save as"), name)
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setDefaultSuffix(ending.lstrip("."))
    chooser.selectFile(name)
    chooser.fileSelected.connect(lambda out: _write(context, line, kind, Path(out), start))
    chooser.finished.connect(chooser.deleteLater)
    chooser.open()


def _write(
    context: Context, line: PlanLine, kind: str, out: Path, start: dt.datetime | None
) -> None:
    words = context.words
    context.open_plan.save()
    work = _work(context, str(line.path), kind, out, start)
    context.runner.do(
        lambda _: work(),
        lambda left: _saved(context, out, left),
        label=words.say("Saving {file} …", file=out.name),
    )


def _saved(context: Context, out: Path, left: object) -> None:
    """Say where it is; and which of the trainer's files are not in it, since they aren't here."""
    words = context.words
    if isinstance(left, list) and left:
        context.complain(
            words.say(
                "Saved as {file}, without what is not on this laptop: {names}. Add these to their "
                "blocks once more, then save again.",
                file=out.name,
                names=", ".join(f"“{name}”" for name in left),
            )
        )
    else:
        context.say(words.say("Saved as {file}", file=out.name))


def _pack(places: Places, plan: str, out: Path) -> list[str]:
    pack_plan(places, plan, out)
    return files_left_out(places, plan)


def _work(
    context: Context, plan: str, kind: str, out: Path, start: dt.datetime | None
) -> Callable[[], object]:
    places, language = context.open_plan.places, context.words.language
    if kind == "pack":
        return lambda: _pack(places, plan, out)
    zone = load_zone(system_zone())
    if kind == "ics" and start is not None:
        begin = start_instant(start, zone)
        return lambda: exporting_plans.export_plan_calendar(
            places, plan, out, (begin, zone), context.now(), language
        )
    now: Instant = context.now()
    return lambda: exporting_plans.export_plan(
        places, plan, out, (now, zone), kind=kind, language=language
    )


class _When(QDialog):
    """Asks when a plan begins."""

    told = Signal(object)
    """The wall time, as a naive datetime."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        title = words.say("When does it begin?")
        self.setWindowTitle(title)
        self.field = DateTimeField(title)
        self.field.setLocale(date_locale(words.language))
        self.field.setDisplayFormat("ddd d MMM yyyy HH:mm")
        tomorrow = QDate.currentDate().addDays(1)
        self.field.setDateTime(QDateTime(tomorrow, QTime(9, 0)))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(Label(title, Type.CARD, wrap=True))
        note = words.say(
            "The first block begins then, in the time zone {zone}; fixed times stay as planned.",
            zone=system_zone(),
        )
        column.addWidget(Label(note, Type.SECONDARY, tone="soft", wrap=True))
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = Button(words.say_c("button", "Cancel"))
        cancel.clicked.connect(self.reject)
        # Else Enter in the field would press the first button there is.
        cancel.setAutoDefault(False)
        self.go = Button(words.say_c("button", "Save"), "primary")
        self.go.clicked.connect(self._done)
        self.go.setDefault(True)
        row.addWidget(cancel)
        row.addWidget(self.go)
        column.addLayout(row)
        self.field.setFocus()

    def _done(self) -> None:
        chosen = self.field.dateTime()
        day, time = chosen.date(), chosen.time()
        self.accept()
        self.told.emit(
            dt.datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())  # noqa: DTZ001
        )
