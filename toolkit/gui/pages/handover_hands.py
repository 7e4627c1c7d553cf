"""What a person does on the Hand-over page, each by one action on the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.actions import handing, people
from toolkit.gui.eventhands import EventHands, code_given

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.actions.desk import Changed
    from toolkit.actions.handing import Detail, Direction
    from toolkit.model.facts import Amended
    from toolkit.model.facts_care import CareNoted
    from toolkit.model.instants import Instant


class HandoverHands(EventHands):
    """Changes the event at hand; what was done can be undone from its message."""

    def arrive(self, codes: Sequence[str], at: Instant | None, then: Callable[[], None]) -> None:
        """Children have arrived."""
        words, event = self._words, self._event
        told = (
            words.say("{code} has arrived.", code=codes[0])
            if len(codes) == 1
            else words.say_n("{n} has arrived.", "{n} have arrived.", len(codes))
        )
        self._context.act(
            lambda desk: handing.hand_in(desk, event, codes, at), told, then=lambda _: then()
        )

    def leave(self, codes: Sequence[str], at: Instant | None, then: Callable[[], None]) -> None:
        """Children were handed to their carers."""
        words, event = self._words, self._event
        told = (
            words.say("{code} has left.", code=codes[0])
            if len(codes) == 1
            else words.say_n("{n} has left.", "{n} have left.", len(codes))
        )
        self._context.act(
            lambda desk: handing.hand_out(desk, event, codes, at), told, then=lambda _: then()
        )

    def arrive_unlisted(self, home: str, at: Instant | None, then: Callable[[str], None]) -> None:
        """A child came whom nobody expected; ``then`` gets the code it was given."""
        words, event = self._words, self._event

        def arrived(changed: Changed) -> None:
            code = code_given(changed)
            told = words.say("{code} has arrived, and waits for papers.", code=code)
            self._context.say(told, undo=True)
            then(code)

        self._context.act(lambda desk: handing.arrive_unlisted(desk, event, home, at), then=arrived)

    def amend(self, change: Amended) -> None:
        """Write down or take back one consent."""
        event = self._event
        told = self._words.say("{code}: a paper was changed.", code=change.person)
        self._context.act(lambda desk: people.amend(desk, event, [change]), told)

    def note(self, noted: CareNoted) -> None:
        """Write down what must be known; it is never repeated in a message."""
        event = self._event
        self._context.act(
            lambda desk: handing.note_care(desk, event, noted), self._kept(noted.person)
        )

    def restate(self, code: str, direction: Direction, detail: Detail, at: Instant | None) -> None:
        """Put a hand-over right, or add to it."""
        event = self._event
        self._context.act(
            lambda desk: handing.restate(desk, event, code, direction, detail, at),
            self._kept(code),
        )

    def write_medicine(self, code: str, medicine: str, text: str, times: Sequence[int]) -> None:
        """Write a line of medication."""
        event = self._event
        self._context.act(
            lambda desk: handing.set_medication(desk, event, code, text, times, medicine),
            self._kept(code),
        )

    def clear_medicine(self, code: str, medicine: str) -> None:
        """Take a line of medication away."""
        event = self._event
        self._context.act(
            lambda desk: handing.clear_medication(desk, event, code, medicine), self._kept(code)
        )

    def give_medicine(self, code: str, medicine: str) -> None:
        """A dose was given now because it was needed."""
        event = self._event
        self._context.act(
            lambda desk: handing.give_medication(desk, event, code, medicine), self._kept(code)
        )

    def _kept(self, code: str) -> str:
        return self._words.say("{code}: kept.", code=code)
