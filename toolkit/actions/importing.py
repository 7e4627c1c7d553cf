"""Importing an agenda that exists: a preview of what a file says, and the plan made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.actions.own_plans import whole_plans
from toolkit.content.emit import emit_plan
from toolkit.content.fields import is_id
from toolkit.content.tree import MAX_BYTES
from toolkit.model.agendacolumns import Spot, language_of, title_above
from toolkit.model.agendalay import Note
from toolkit.model.agendaplan import About, make_plan, slug
from toolkit.model.agendareading import PlanName, Reading
from toolkit.model.agendarows import Agenda, read_rows
from toolkit.model.agendawords import plain
from toolkit.model.errors import UserError
from toolkit.sheets.agenda_file import AgendaFile, read_agenda_file
from toolkit.sheets.people_grid import UnreadableError
from toolkit.store.atomic import write_atomic
from toolkit.store.disk import explained
from toolkit.words.isolates import unmarked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from toolkit.content.places import Places
    from toolkit.model.plan import Plan
    from toolkit.words import Words

_EXAMPLE = "--map title=Activity,start=Time"
_SHOWN_COLUMNS = 20


@dataclass(frozen=True, slots=True)
class Whole:
    """Why a file as a whole can't be imported; ``line`` is 0 where no line can be told."""

    code: str
    params: Mapping[str, object]
    line: int = 0


@dataclass(frozen=True, slots=True)
class AgendaDraft:
    """What a file says, before anything is written: its tables, days, problems and notes.

    ``whole`` is set where the file can't be read as an agenda at all; ``language`` is guessed,
    ``title`` what the file calls itself, else its name.
    """

    path: Path
    file: AgendaFile
    agenda: Agenda
    whole: Whole | None = None
    language: str = "en"
    title: str = ""

    @property
    def problems(self) -> int:
        """How many problems stand."""
        return len(self.agenda.problems) + (1 if self.whole else 0)


def read_agenda(path: Path, reading: Reading | None = None) -> AgendaDraft:
    """Read a file for a preview; never raises for what is wrong with the file: it is in there."""
    reading = reading or Reading()
    try:
        file = read_agenda_file(path, reading.sheet, reading.columns)
    except UnreadableError as error:
        empty = AgendaFile(path.name, path.suffix.lstrip(".").lower())
        line = error.line if error.code == "file-quotes" else 0
        whole = Whole(error.code, error.params, line)
        return AgendaDraft(path, empty, Agenda({}), whole, title=_title(path, empty, Agenda({})))
    return reread(path, file, reading)


def reread(path: Path, file: AgendaFile, reading: Reading) -> AgendaDraft:
    """Read the tables of a file anew, after somebody said what its columns tell."""
    agenda = read_rows(file.sections, reading.columns, reading.day_start)
    if file.encoding:
        note = Note(Spot(-1, 0), "encoding-guessed", {"encoding": file.encoding})
        agenda = Agenda(
            agenda.heads, agenda.days, agenda.problems, (note, *agenda.notes), agenda.bad
        )
    whole = None
    if not agenda.heads:
        whole = Whole("no-heading", {"columns": _columns(file), "example": _EXAMPLE})
    elif not agenda.days and not agenda.problems:
        whole = Whole("nothing-left", {})
    language = language_of([*agenda.heads.values()])
    return AgendaDraft(path, file, agenda, whole, language, _title(path, file, agenda))


def _title(path: Path, file: AgendaFile, agenda: Agenda) -> str:
    """Give what stands above the agenda, else the file's own title, else its name."""
    above = (title_above(file.sections[at].rows, head) for at, head in agenda.heads.items())
    titles = [next(above, ""), file.title, path.stem.replace("_", " ")]
    if file.kind == "docx":
        titles.insert(0, file.title)
    return next((one for text in titles if (one := " ".join(text.split()))), "-")


def check_columns(draft: AgendaDraft, reading: Reading) -> None:
    """Hold what was said of columns against those that are there.

    Raises ``UserError('agenda-column-missing')`` for a name that no heading has.
    """
    heads = draft.agenda.heads.values()
    if not heads:
        return
    names = {plain(column.heading) for head in heads for column in head.columns}
    numbers = {str(column.index + 1) for head in heads for column in head.columns}
    for name in reading.columns:
        if plain(name) not in names and name not in numbers:
            raise UserError("agenda-column-missing", name=name, known=_columns(draft.file))


def _columns(file: AgendaFile) -> str:
    """Name the columns of the widest of the first rows, where a heading would stand."""
    rows = [row for section in file.sections for row in section.rows[:5]]
    widest = max(rows, key=lambda row: sum(1 for cell in row.cells if cell), default=None)
    cells = widest.cells[:_SHOWN_COLUMNS] if widest else ()
    return ", ".join(
        f"{number} {' '.join(cell.split())[:40]}" for number, cell in enumerate(cells, start=1)
    )


def plan_of(draft: AgendaDraft, name: PlanName, words: Words, *, park: bool) -> Plan | None:
    """Make the plan of a draft; ``words`` are in its language. ``None`` where no row is left.

    Raises ``UserError`` ``plan-id-wrong``.
    """
    title = " ".join((name.title or draft.title).split()) or "-"
    plan_id = name.id or slug(title, "agenda")
    if not is_id(plan_id):
        raise UserError("plan-id-wrong", id=plan_id)
    about = About(
        plan_id,
        title,
        name.language or draft.language,
        words.say("Free minutes"),
        lambda number: unmarked(words.say("Day {n}", n=number)),
    )
    return make_plan(draft.agenda, about, park=park)


def write_agenda(
    draft: AgendaDraft, out: Path, name: PlanName, words: Words, *, park: bool = False
) -> Plan:
    """Write the plan of a draft to ``out``; rows with problems are laid aside if ``park``.

    Raises ``UserError`` and writes nothing: ``agenda-problems`` with problems standing,
    ``agenda-nothing-left`` where no row can be taken, ``agenda-too-long``.
    """
    if draft.whole is not None or (draft.problems and not park):
        raise UserError("agenda-problems", count=draft.problems)
    plan = plan_of(draft, name, words, park=park)
    if plan is None:
        raise UserError("agenda-nothing-left")
    data = emit_plan(plan).encode()
    if len(data) > MAX_BYTES:
        raise UserError("agenda-too-long", limit=MAX_BYTES // 1000)
    with explained(out.parent):
        out.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(out, data)
    return plan


def make_own_plan(
    draft: AgendaDraft, places: Places, folder: Path, title: str, words: Words, *, park: bool
) -> Path:
    """Write the plan of a draft among one's own in ``folder`` under a free id; give its path."""
    stem = slug(title or draft.path.stem, "agenda")
    taken = {entry.id for entry in whole_plans(places)} | {
        path.stem for path in folder.glob("*.y*ml")
    }
    number, plan_id = 1, stem
    while plan_id in taken:
        number += 1
        plan_id = f"{stem}-{number}"
    target = folder / f"{plan_id}.yaml"
    write_agenda(draft, target, PlanName(plan_id, title), words, park=park)
    return target
