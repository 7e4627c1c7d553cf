"""Who is at the desk: sitting down with a PIN, choosing one, and unlocking with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from toolkit.actions import pins
from toolkit.gui.signin import SignIn
from toolkit.model.people import is_team
from toolkit.model.pins import Tries, is_pin
from toolkit.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.actions.desk import Changed, Desk
    from toolkit.gui.window import MainWindow
    from toolkit.model.errors import UserError
    from toolkit.model.event import Event
    from toolkit.model.people import Person


def signers(event: Event) -> list[Person]:
    """Give those of the team who have a PIN, by code."""
    found = [
        person
        for person in event.people.values()
        if is_team(person) and not person.withdrawn and pins.has_pin(event, person.code)
    ]
    return sorted(found, key=lambda person: person.code)


class Signing(QObject):
    """Asks for PINs on the page in front, one question at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context = window.context
        self._tries = Tries()
        self._without: set[str] = set()
        """Who wants to go on without a PIN; asked once in a run of the program."""
        self._last = ""
        self._take: Callable[[str], None] = lambda _: None
        self.panel: SignIn | None = None

    # --- what is asked

    def sit(self, person: str) -> None:
        """Let someone sit down: with their PIN, or at once if they have none."""
        event = self._event()
        if event is None:
            return
        if person and pins.has_pin(event, person):
            words = self._context.words
            self._ask(
                words.say("Desk: {person}", person=person),
                words.say("Give your PIN."),
                words.say("Sit down"),
                lambda pin: self._check(person, pin, lambda: self._seated(person)),
            )
            self._offer((words.say("Forgotten?"), lambda: self._forgotten(person)))
            return
        self.close()
        self._context.sit(person)
        if person and person not in self._without:
            self.choose(person)

    def choose(self, person: str) -> None:
        """Let someone who has no PIN choose one, twice the same."""
        words = self._context.words

        def keep(pin: str) -> None:
            self._do(
                lambda desk: pins.set_pin(desk, self._id(), person, pin),
                words.say("You have a PIN from now on."),
            )

        self._ask_new(
            words.say(
                "A PIN lets nobody else sit here as {person}, and opens the screen again after "
                "it was locked.",
                person=person,
            ),
            keep,
        )

        def without() -> None:
            self._without.add(person)
            self.close()

        self._offer((words.say("Go on without"), without))

    def change(self, person: str) -> None:
        """Let someone choose another PIN."""
        words = self._context.words

        def keep(old: str, new: str) -> None:
            tries = self._tries
            self._do(
                lambda desk: pins.change_pin(desk, self._id(), person, old, new, tries),
                words.say("Your new PIN holds from now on."),
            )

        def have(old: str) -> None:
            self._check(person, old, lambda: self._ask_new("", partial(keep, old)))

        title = words.say("Another PIN for {person}", person=person)
        self._ask(title, words.say("Give the old one first."), words.say("Go on"), have)
        self._offer((words.say("Forgotten?"), lambda: self._forgotten(person)))

    def forget(self, person: str) -> None:
        """Let someone go on without a PIN."""
        words, tries = self._context.words, self._tries

        def forget(pin: str) -> None:
            self._do(
                lambda desk: pins.forget_pin(desk, self._id(), person, pin, tries),
                words.say("{person} has no PIN any more.", person=person),
            )

        title = words.say("No PIN for {person} any more", person=person)
        self._ask(title, words.say("Give it once more."), words.say("Take it away"), forget)
        self._offer((words.say("Forgotten?"), lambda: self._forgotten(person)))

    def unlock(self) -> None:
        """Ask who is there and for their PIN; without any PIN for the passphrase."""
        event = self._event()
        if event is None:
            return
        have = [person.code for person in signers(event)]
        if not have:
            self._unlock_by_passphrase()
            return
        person = self._last if self._last in have else have[0]
        self._unlock_as(person, have)

    def close(self) -> None:
        """Put the question away and give the keyboard back to the page."""
        panel, self.panel = self.panel, None
        if panel is None:
            return
        held = panel.isAncestorOf(self._window.focusWidget() or self._window) or panel.hasFocus()
        panel.hide()
        panel.deleteLater()
        page = self._window.page
        if held and page is not None:
            page.setFocus()

    # --- unlocking

    def _unlock_as(self, person: str, have: list[str]) -> None:
        words, context = self._context.words, self._context
        self._ask(
            words.say("Locked. Who is there?"),
            "",
            words.say("Unlock"),
            lambda pin: self._check(person, pin, lambda: self._unlocked(person)),
        )
        if self.panel is not None:
            self.panel.offer_people([(code, code) for code in have], person)
            self.panel.chosen.connect(lambda code: self._unlock_as(code, have))
        if context.at_desk().workspace.protected:
            self._offer((words.say("With the passphrase"), self._unlock_by_passphrase))

    def _unlock_by_passphrase(self) -> None:
        words, context = self._context.words, self._context
        self._ask(
            words.say("Locked"),
            words.say("The passphrase of your team opens it."),
            words.say("Unlock"),
            lambda secret: self._tried(
                lambda desk: desk.workspace.prove(secret), lambda _: context.unlock("")
            ),
            by_pad=False,
        )
        event = self._event()
        if event is not None and signers(event):
            self._offer((words.say("With a PIN"), self.unlock))

    def _unlocked(self, person: str) -> None:
        self._last = person
        self._context.unlock(person)

    def _seated(self, person: str) -> None:
        self._last = person
        self.close()
        self._context.sit(person)

    # --- the steps they share

    def _forgotten(self, person: str) -> None:
        """Begin anew by the passphrase; without one there is nothing behind the PIN to open."""
        context, words = self._context, self._context.words
        if not context.at_desk().workspace.protected:
            self._refuse(words.say("Sit down as nobody in particular; the PIN can't be told."))
            return

        def forget(secret: str) -> None:
            self._do(
                lambda desk: pins.forget_pin_by(desk, self._id(), person, secret),
                words.say("{person} has no PIN any more.", person=person),
                lambda: self.sit(person),
            )

        self._ask(
            words.say("A new PIN for {person}", person=person),
            words.say("The passphrase of your team takes the old one away."),
            words.say("Go on"),
            forget,
            by_pad=False,
        )

    def _ask_new(self, text: str, keep: Callable[[str], None]) -> None:
        words = self._context.words
        title = words.say("Choose a PIN")

        def first(pin: str) -> None:
            if not is_pin(pin):
                self._refuse(words.say("A PIN has four to six digits."))
                return
            self._ask(title, words.say("The same once more."), words.say("Keep it"), second(pin))

        def second(pin: str) -> Callable[[str], None]:
            def have(again: str) -> None:
                if again == pin:
                    keep(pin)
                else:
                    self._ask_new(words.say("The two weren't the same. Begin anew."), keep)

            return have

        told = text or words.say("Four to six digits.")
        self._ask(title, told, words.say("Go on"), first)

    def _ask(
        self,
        title: str,
        text: str,
        confirm: str,
        take: Callable[[str], None],
        *,
        by_pad: bool = True,
    ) -> None:
        """Ask on the page in front; another question there gives way."""
        page = self._window.page
        if page is None:
            return
        before = self.panel
        if before is not None:
            before.hide()
            before.deleteLater()
        self.panel = panel = SignIn(self._context.words, page)
        panel.offer_people((), "")
        panel.offer()
        panel.entered.connect(take)
        panel.put_off.connect(self.close)
        panel.ask(title, text, confirm, by_pad=by_pad)

    def _offer(self, *others: tuple[str, Callable[[], object]]) -> None:
        if self.panel is not None:
            self.panel.offer(*others)

    def _refuse(self, sentence: str) -> None:
        if self.panel is not None:
            self.panel.refuse(sentence)

    def _check(self, person: str, pin: str, then: Callable[[], None]) -> None:
        event, tries = self._id(), self._tries
        self._tried(lambda desk: pins.check_pin(desk, event, person, pin, tries), lambda _: then())

    def _tried(self, work: Callable[[Desk], object], then: Callable[[object], None]) -> None:
        context, panel = self._context, self.panel

        def done(result: object) -> None:
            # Whoever put the question off meanwhile wants nothing more of it.
            if self.panel is panel:
                then(result)

        desk = context.at_desk()
        context.runner.do(lambda _: work(desk), done, self._failed)

    def _do(
        self,
        action: Callable[[Desk], Changed],
        said: str,
        then: Callable[[], None] | None = None,
    ) -> None:
        context = self._context

        def done(_: Changed) -> None:
            self.close()
            context.say(said)
            if then is not None:
                then()

        context.act(action, then=done, failed=self._failed)

    def _failed(self, error: UserError) -> None:
        sentence = explain(self._context.words, error)
        if self.panel is not None:
            self.panel.refuse(sentence)
        else:
            self._context.complain(sentence)

    def _event(self) -> Event | None:
        watch = self._context.watch
        return None if watch is None else watch.state

    def _id(self) -> str:
        watch = self._context.watch
        return "" if watch is None else watch.id
