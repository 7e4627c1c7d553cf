"""The Print page: the papers of the event at hand, as they will come out of the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QSizePolicy, QStackedLayout

from toolkit.doors import behind
from toolkit.gui.eventpage import no_event
from toolkit.gui.page import Page
from toolkit.gui.pages import printing_jobs as jobs
from toolkit.gui.pages.printing_card import PaperCard
from toolkit.gui.pages.printing_deliver import Delivery
from toolkit.gui.pages.printing_view import PrintView
from toolkit.gui.sticks import sticks
from toolkit.gui.tasks import CancelledError
from toolkit.gui.widgets.discard import discard
from toolkit.model.days import day_after
from toolkit.model.instants import MINUTE
from toolkit.model.prints import next_copy
from toolkit.words import available

if TYPE_CHECKING:
    from toolkit.actions.printing import Paper, Press
    from toolkit.gui.context import Context
    from toolkit.gui.sticks import Stick
    from toolkit.gui.tasks import Progress

_DPI = 84
"""Dots an inch of a page on a plain screen: a little more than is shown, so that it stays sharp."""
_STALE = 5 * MINUTE
"""Milliseconds after which the times from now on are composed anew."""


class PrintPage(Page):
    """Shows the papers of a job; composes them anew when the event has changed."""

    name = "print"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._press: Press | None = None
        self._composed: tuple[object, ...] = ()
        self._progress: Progress | None = None
        self._in_front = False
        self._event = ""
        self._sticks: list[Stick] = []
        self.job = jobs.ALL
        self.cards: dict[str, PaperCard] = {}
        self.delivery = Delivery(context, self)
        self._build()
        self.delivery.delivered.connect(self._tell_copies)
        context.watching.connect(self._other_event)
        context.names_changed.connect(lambda _: self._show_pages())

    def _build(self) -> None:
        words = self.words
        self.view = PrintView(words)
        self.tongue = self.view.tongue
        for state in available(self.context.root / "i18n", behind("own-folder")() / "i18n"):
            self.tongue.addItem(state.name, state.language)
        at = self.tongue.findData(words.language)
        if at < 0:
            self.tongue.insertItem(0, words.language_name(words.language), words.language)
            at = 0
        self.tongue.setCurrentIndex(at)
        self.tongue.currentIndexChanged.connect(self._maybe)
        self.draft, self.again, self.save_all = (
            self.view.draft,
            self.view.again,
            self.view.save_all,
        )
        self.save_all.clicked.connect(self._ask_folder)
        self.again.clicked.connect(self._compose)
        self.view.chosen.connect(self.choose)
        ask = words.say("No event is at hand. Choose the one whose papers you want to print.")
        self.empty = no_event(self.context, "print", ask)
        # What isn't shown shall not make the page higher than a small screen.
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)

    def _make_cards(self, names: list[str]) -> None:
        """Make a card for each paper of the job; those that stay are kept."""
        if list(self.cards) == names:
            return
        before, self.cards = self.cards, {}
        for name in names:
            self.cards[name] = before.pop(name) if name in before else self._make_card(name)
        self.view.show_cards(self.cards)
        for card in before.values():
            discard(card)

    def _make_card(self, name: str) -> PaperCard:
        about = jobs.about(self.words, name)
        card = PaperCard(self.words, about.title, about.text, about.note)
        card.saved.connect(lambda: self._deliver(name, self.delivery.ask_file))
        card.printed.connect(lambda: self._deliver(name, self.delivery.ask_printer))
        card.opened.connect(lambda: self._deliver(name, self.delivery.open_elsewhere))
        card.stuck.connect(lambda stick: self._put_on(name, stick))
        card.turned.connect(lambda page: self._turn(name, page))
        card.names_asked.connect(lambda: self.context.show_names(True))
        return card

    def entered(self) -> None:
        """Come to the front: compose what has changed since, look which sticks are there."""
        self._in_front = True
        wanted, self.context.look_at = self.context.look_at, ""
        if wanted in jobs.JOBS:
            self.job = wanted
        if self.job == jobs.FILES:
            # What lies in the folder may have changed, which no fact tells.
            self._composed = ()
        self._maybe()
        self.context.runner.do(lambda _: sticks(), self._have_sticks)

    def left(self) -> None:
        """Go to the back: nothing is composed for nobody."""
        self._in_front = False
        if self._progress is not None:
            self._progress.cancel()

    def choose(self, job: str) -> None:
        """Go to another job; its papers are composed."""
        if self._progress is not None and job != self.job:
            self._progress.cancel()
        self.job = job
        self._maybe()

    # --- composing

    def _other_event(self) -> None:
        watch = self.context.watch
        event = "" if watch is None else watch.id
        if event != self._event:
            self._event, self.job = event, jobs.ALL
        self._maybe()

    def _key(self) -> tuple[object, ...]:
        watch = self.context.watch
        if watch is None:
            return ()
        moment = self.context.now() // _STALE if self.job == jobs.NOW else 0
        day = day_after(watch.state, self.context.now()) if self.job == jobs.DAY else 0
        facts = sum(fact.kind != "sheet-printed" for fact in watch.facts)
        return (watch.id, self.job, facts, moment, day, self.tongue.currentData())

    def _maybe(self) -> None:
        watch = self.context.watch
        self._stack.setCurrentIndex(0 if watch is None else 1)
        if watch is None or not self._in_front:
            return
        self.view.show_jobs(watch.state, self.context.now(), self.job)
        if self._key() != self._composed:
            self._compose()

    def _compose(self) -> None:
        watch, context = self.context.watch, self.context
        if watch is None:
            return
        key, tag, event, job = self._key(), self.tongue.currentData(), watch.id, self.job
        state, now = watch.state, context.now()
        self._composed = key
        self.again.hide()
        self.save_all.setEnabled(False)
        self.view.offer_names(0)
        self._make_cards(jobs.expected(state, job, now))
        for card in self.cards.values():
            card.tell_copy("")
            card.wait()

        def work(progress: Progress) -> Any:  # noqa: ANN401 — the class behind the door
            own = behind("own-folder")()
            press = behind("press")(context.at_desk(), event, tag, context.root / "i18n", own)
            try:
                return press, jobs.compose(press, state, job, now, progress)
            except CancelledError:
                return press, []

        def ready(made: tuple[Press, list[Paper]]) -> None:
            if key == self._composed:
                self._have(*made)

        self._progress = context.runner.do(
            work, ready, label=self.words.say("Composing the papers …")
        )

    def _have(self, press: Press, papers: list[Paper]) -> None:
        self._press, self._progress = press, None
        if papers:
            self._make_cards([paper.name for paper in papers])
        else:
            self._composed = ()
            for card in self.cards.values():
                card.wait(self.words.say("Stopped before it was composed."))
        for paper in papers:
            self.cards[paper.name].show_paper(paper)
        self._have_sticks(self._sticks)
        draft = press.words.draft
        self.draft.setText(
            self.words.say("No native speaker has checked this language yet; the papers say so.")
            if draft
            else ""
        )
        self.draft.setVisible(draft)
        self.again.setVisible(not papers)
        self.save_all.setEnabled(any(paper.pdf for paper in papers))
        self.view.offer_names(sum(paper.pages for paper in papers if jobs.is_apart(paper.name)))
        self._tell_copies()
        self._show_pages()

    def _have_sticks(self, found: list[Stick]) -> None:
        self._sticks = found
        for card in self.cards.values():
            card.offer_sticks(found)

    def _tell_copies(self) -> None:
        """Say of each restricted paper which copy comes next, and by when it has to go."""
        watch, words = self.context.watch, self.words
        for card in self.cards.values():
            paper = card.paper
            if watch is None or paper is None or paper.restricted is None:
                continue
            copy = next_copy(watch.state, paper.restricted.sheet)
            card.tell_copy(
                words.say(
                    "Next: copy {number}, to be destroyed by {date}.",
                    number=copy.number,
                    date=words.date(copy.destroy_by),
                )
            )

    def _show_pages(self) -> None:
        for name, card in self.cards.items():
            if card.paper is None or card.paper.trouble is not None:
                continue
            if card.paper.names and not self.context.names_shown:
                card.hide_names()
            else:
                self._turn(name, card.page)

    def _turn(self, name: str, page: int) -> None:
        card, press = self.cards.get(name), self._press
        paper = None if card is None else card.paper
        if card is None or paper is None or press is None or not 0 <= page < paper.pages:
            return
        dpi = _DPI * self.devicePixelRatioF()

        def ready(png: bytes) -> None:
            hidden = paper.names and not self.context.names_shown
            if card.paper is paper and not hidden:
                card.show_page(page, png)

        self.context.runner.do(lambda _: press.picture(paper, page, dpi), ready)

    # --- handing over

    def _deliver(self, name: str, ask: Any) -> None:  # noqa: ANN401 — what Delivery offers
        card, press = self.cards.get(name), self._press
        if card is not None and card.paper is not None and press is not None:
            ask(press, card.paper)

    def _put_on(self, name: str, stick: Stick) -> None:
        watch = self.context.watch
        event = "" if watch is None else watch.id
        self._deliver(name, lambda press, paper: self.delivery.put_on(press, paper, stick, event))

    def _ask_folder(self) -> None:
        named = self.view.with_names.isChecked()
        papers = [
            card.paper
            for name, card in self.cards.items()
            if card.paper is not None and (named or not jobs.is_apart(name))
        ]
        if self._press is not None:
            self.delivery.ask_folder(self._press, papers)
