"""The plan's own fields, its days, its team and its shifts: shown while no block is chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from toolkit.content.plans import MOST_PEOPLE, OLDEST
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.newevent_parts import LANGUAGES
from toolkit.gui.pages.editor_dayform import DaysPart
from toolkit.gui.pages.editor_form import (
    Line,
    Prose,
    clean,
    labelled,
    lines_text,
    read_lines,
    set_read_only,
)
from toolkit.gui.pages.editor_numbers import Number
from toolkit.gui.pages.editor_rows import Rows
from toolkit.gui.pages.editor_teamform import ShiftRow, TeamRow
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.tall import Tall
from toolkit.gui.widgets.text import Label
from toolkit.words.tags import tidy

if TYPE_CHECKING:
    from toolkit.gui.openplan import OpenPlan
    from toolkit.gui.pages.editor_hands import Hands
    from toolkit.model.plan import Plan, Shift, TeamRole
    from toolkit.words import Words

_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


class PlanForm(Tall):
    """The form of the plan itself."""

    changed_day = Signal(int)
    """A day's fields were gone to; 0 is the first."""

    def __init__(self, words: Words, desk: OpenPlan, hands: Hands) -> None:
        """Make all fields, empty."""
        super().__init__()
        self._words, self._desk, self._hands = words, desk, hands
        self._plan: Plan | None = None
        self.title = Line(words.say("Title of the plan"), lambda t: self._set_line("title", t))
        self.programme = Line(words.say("Programme"), lambda t: self._set_line("programme", t))
        self.language = Line(words.say("Language of its texts"), self._set_language)
        self.group = {
            "least": self._number(words.say("Fewest people"), "least", 1, MOST_PEOPLE),
            "most": self._number(words.say("Most people"), "most", 1, MOST_PEOPLE),
            "youngest": self._number(words.say("Youngest, in years"), "youngest", 0, OLDEST),
            "oldest": self._number(words.say("Oldest, in years"), "oldest", 0, OLDEST),
        }
        self.texts = {
            "summary": self._text("summary", words.say("Summary")),
            "funder": self._text("funder", words.say("Funder")),
            "disclaimer": self._text("disclaimer", words.say("Disclaimer")),
        }
        self.lists = {
            "objectives": self._list("objectives", words.say("Objectives, one a line")),
            "outputs": self._list("outputs", words.say("Outputs, one a line")),
            "preparation": self._list("preparation", words.say("Preparation, one a line")),
            "afterwards": self._list("afterwards", words.say("Afterwards, one a line")),
        }
        self.days = DaysPart(words, hands)
        self.days.gone_to.connect(self.changed_day)
        self.team: Rows[TeamRole] = Rows(
            words.say("Team"),
            words.say("Add a role"),
            lambda changed: TeamRow(words, changed),
            lambda values: self._change(words.say("Team"), team=values),
        )
        self.rota: Rows[Shift] = Rows(
            words.say("Shifts"),
            words.say("Add a shift"),
            lambda changed: ShiftRow(words, changed, self._count_days),
            lambda values: self._change(words.say("Shifts"), rota=values),
        )
        self.rota_button = Button("", "quiet", icon="chevron-down")
        self.rota_button.clicked.connect(self._fold)
        self.rota.hide()
        self._build()

    def _fold(self) -> None:
        """Show the shifts, which may be many, or put them away."""
        shown = self.rota.isHidden()
        self.rota.setVisible(shown)
        self.rota_button.set_icon("chevron-up" if shown else "chevron-down")
        if shown and self._plan is not None:
            self.rota.show_values(self._plan.rota, other=True)

    def _count_days(self) -> int:
        return len(self._plan.days) if self._plan is not None else 1

    def _number(self, name: str, key: str, low: int, high: int) -> Number:
        return Number(name, lambda n: self._set_group(key, n), low=low, high=high)

    def _text(self, key: str, name: str) -> Prose:
        return Prose(name, lambda text: self._set_text(key, name, text))

    def _list(self, key: str, name: str) -> Prose:
        return Prose(name, lambda text: self._set_list(key, name, text), least=2)

    def _build(self) -> None:
        words = self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.S, Space.L)
        column.setSpacing(Space.M)
        tag = words.say("A tag: en, it, pt-BR")
        texts, lists = self.texts, self.lists
        for part in (
            labelled(words.say("Title of the plan"), self.title),
            self.days,
            labelled(words.say("Programme"), self.programme),
            labelled(words.say("Language of its texts"), self.language, tag),
            self._numbers(),
            *(
                labelled(field.accessibleName(), field)
                for field in (texts["summary"], *lists.values())
            ),
            self.team,
            self._rota_part(),
            *(
                labelled(field.accessibleName(), field)
                for field in (texts["funder"], texts["disclaimer"])
            ),
        ):
            column.addWidget(part)
        column.addStretch(1)

    def _rota_part(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rota_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.rota)
        return whole

    def _numbers(self) -> QWidget:
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        for at, field in enumerate(self.group.values()):
            row, column = divmod(at, 2)
            label = Label(field.accessibleName(), Type.SECONDARY_STRONG, tone="soft", wrap=True)
            label.setBuddy(field)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
        return whole

    def set_read_only(self, *, read_only: bool) -> None:
        """Let everything be read only."""
        fields = [self.title, self.programme, self.language, *self.group.values()]
        set_read_only([*fields, *self.texts.values(), *self.lists.values()], read_only=read_only)
        for part in (self.days, self.team, self.rota):
            part.set_read_only(read_only=read_only)

    def reset(self) -> None:
        """Forget the plan shown and what was typed: another one is at hand."""
        self._plan = None
        for line in (self.title, self.programme, self.language):
            line.typing.again()
        for field in (*self.texts.values(), *self.lists.values()):
            field.typing.again()

    def show_plan(self, plan: Plan) -> None:
        """Show a plan as it stands, touching only what is different."""
        before = self._plan
        if plan is before:
            return
        self._plan = plan
        other = before is None or before.id != plan.id
        self.title.show_text(plan.title)
        self.programme.show_text(plan.programme)
        self.language.show_text(plan.language)
        for key, number in self.group.items():
            number.show_number(getattr(plan.group, key))
        for key, field in self.texts.items():
            field.show_text(getattr(plan, key))
        for key, field in self.lists.items():
            field.show_text(lines_text(getattr(plan, key)))
        self.days.show_plan(plan)
        self.team.show_values(plan.team, other=other)
        self.rota_button.setText(self._words.say_n("{n} shift", "{n} shifts", len(plan.rota)))
        if self.rota.isHidden():
            return
        grown = before is not None and len(before.days) != len(plan.days)
        self.rota.show_values(plan.rota, other=other or grown)

    def _change(self, field: str, **fields: object) -> bool:
        done = self._words.say("the plan: {field}", field=field)
        return self._hands.change_plan(done, f"plan {next(iter(fields))}", **fields)

    def _set_line(self, key: str, text: str) -> str:
        value = " ".join(clean(text).split())
        if not value:
            return self._words.say("It can't be empty.")
        names = {"title": self._words.say("Title"), "programme": self._words.say("Programme")}
        self._change(names[key], **{key: value})
        return ""

    def _set_language(self, text: str) -> str:
        wanted = text.strip()
        words = self._words
        if not _TAG.fullmatch(wanted):
            known = {words.language_name(tag).casefold(): tag for tag in LANGUAGES}
            wanted = known.get(wanted.casefold(), "")
        if not wanted:
            return words.say("“{text}” is no language's tag. English is en.", text=text)
        self._change(words.say("Language"), language=tidy(wanted))
        return ""

    def _set_group(self, key: str, number: int) -> None:
        """Set one end of a span; the other end goes along where it would lie on the wrong side."""
        plan = self._desk.plan
        if plan is None:
            return
        group = replace(plan.group, **{key: number})
        other = {"least": "most", "most": "least", "youngest": "oldest", "oldest": "youngest"}[key]
        wrong = group.least > group.most or group.youngest > group.oldest
        if wrong:
            group = replace(group, **{other: number})
        self._change(self._words.say("Group"), group=group)

    def _set_text(self, key: str, name: str, text: str) -> str:
        self._change(name, **{key: clean(text)})
        return ""

    def _set_list(self, key: str, name: str, text: str) -> str:
        plan = self._desk.plan
        if plan is not None:
            self._change(name, **{key: read_lines(text, getattr(plan, key))})
        return ""
