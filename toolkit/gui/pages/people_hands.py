"""What a person does on the People page, each by one action on the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions import people
from toolkit.gui.eventhands import EventHands, code_given
from toolkit.gui.models.people_cells import NAMES, PAPERS, heading
from toolkit.words.errors import explain
from toolkit.words.statuses import answer_name
from toolkit.words.terms import role_name, sex_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.actions.desk import Changed
    from toolkit.model.errors import UserError
    from toolkit.model.facts import Amended, Registered, ShiftSet
    from toolkit.words import Words


class PeopleHands(EventHands):
    """Changes the people of the event at hand; what was done can be undone from its message."""

    def amend(self, change: Amended, settled: Callable[[], None]) -> None:
        """Put a field right; ``settled`` comes when it is on disk or was refused."""
        event = self._event

        def failed(error: UserError) -> None:
            settled()
            # Whoever was asked for a passphrase and wants none needn't be told again.
            if error.code != "passphrase-needed":
                self._context.complain(explain(self._words, error))

        self._context.act(
            lambda desk: people.amend(desk, event, [change]),
            told(self._words, change),
            then=lambda _: settled(),
            failed=failed,
        )

    def add(self, entry: Registered, then: Callable[[str], None]) -> None:
        """Register one person; ``then`` gets their code."""
        event = self._event

        def added(changed: Changed) -> None:
            code = code_given(changed)
            self._context.say(self._words.say("{code} was added.", code=code), undo=True)
            then(code)

        self._context.act(lambda desk: people.register(desk, event, [entry]), then=added)

    def add_all(self, entries: Sequence[Registered], then: Callable[[], None]) -> None:
        """Register everyone of a list in one go, on the places prepared for them."""
        event, count = self._event, len(entries)

        def added(_: Changed) -> None:
            said = self._words.say_n("{n} person was added.", "{n} people were added.", count)
            self._context.say(said, undo=True)
            then()

        self._context.act(lambda desk: people.take_list(desk, event, entries), then=added)

    def withdraw(self, code: str) -> None:
        """Let someone take no further part."""
        event = self._event
        self._context.act(
            lambda desk: people.withdraw(desk, event, code),
            self._words.say("{code} takes no further part.", code=code),
        )

    def bring_back(self, code: str) -> None:
        """Let someone who had withdrawn take part again."""
        event = self._event
        self._context.act(
            lambda desk: people.bring_back(desk, event, code),
            self._words.say("{code} takes part again.", code=code),
        )

    def take_rota(self) -> None:
        """Put the team on duty as the plan's rota says."""
        event = self._event
        self._context.act(
            lambda desk: people.take_rota(desk, event),
            self._words.say("The team is on duty as the plan's rota says."),
        )

    def set_shift(self, shift: ShiftSet) -> None:
        """Put one of the team on duty."""
        event = self._event
        self._context.act(
            lambda desk: people.set_shift(desk, event, shift),
            self._words.say("{code} has one shift more.", code=shift.person),
        )

    def change_shift(self, shift: ShiftSet) -> None:
        """Put the times of a shift right, which stays the same shift."""
        event = self._event
        self._context.act(
            lambda desk: people.set_shift(desk, event, shift),
            self._words.say("A shift of {code} was changed.", code=shift.person),
        )

    def clear_shift(self, code: str, shift: str) -> None:
        """Take a shift away."""
        event = self._event
        self._context.act(
            lambda desk: people.clear_shift(desk, event, code, shift),
            self._words.say("{code} has one shift less.", code=code),
        )


def told(words: Words, change: Amended) -> str:
    """Say what a change of one field did; a name is never repeated in a message."""
    fields = (name for name in change.__struct_fields__ if name != "person")
    column = next(name for name in fields if getattr(change, name) is not None)
    name = heading(words, column)
    if column in NAMES:
        return words.say("{code}: {column} was changed.", code=change.person, column=name)
    return words.say(
        "{code}: {column} is {value} now.",
        code=change.person,
        column=name,
        value=_value(words, column, getattr(change, column)) or words.say("empty"),
    )


def _value(words: Words, column: str, value: object) -> str:
    if column in PAPERS:
        return answer_name(words, str(value))
    if column == "role":
        return role_name(words, str(value))
    if column == "sex":
        return sex_name(words, str(value))
    return " ".join(value) if isinstance(value, tuple) else str(value)
