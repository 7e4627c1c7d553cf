"""Translating a plan: each text beside its translation, written in place."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from toolkit.actions.translating_plans import texts_now
from toolkit.gui.look.tokens import Space, Type
from toolkit.gui.models.plantexts import TextsModel
from toolkit.gui.page import Page
from toolkit.gui.pages.planwords_files import TakenCard, Translators
from toolkit.gui.pages.planwords_hand import AtHand
from toolkit.gui.pages.planwords_head import WordsHead
from toolkit.gui.pages.planwords_list import TextsList
from toolkit.gui.pages.planwords_save import Keeper
from toolkit.gui.pages.planwords_side import WordsSide
from toolkit.gui.widgets.empty import EmptyState
from toolkit.gui.widgets.text import Label
from toolkit.model.errors import UserError
from toolkit.words import available
from toolkit.words.tags import familiar, language_name

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from toolkit.gui.context import Context
    from toolkit.model.plan import Plan
    from toolkit.words.plantexts import PlanTexts


_NARROW = 860
"""Pixels below which the glossary stands below the texts."""

_LIST = 240
"""Least height of the list in pixels; in a lower window the whole page scrolls."""


class PlanWordsPage(Page):
    """The texts of the plan at hand in another language."""

    name = "plan-words"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        words = self.words
        self.language = ""
        self._of: tuple[Path, Plan, str] | None = None
        self._found: PlanTexts | None = None
        self.empty = EmptyState(
            "note",
            words.say("No plan is at hand. Choose the one you want to translate."),
            words.say("Go to the plans"),
        )
        self.empty.pressed.connect(lambda: context.go.emit("plans"))
        self.model = TextsModel(words)
        self.keeper = Keeper(context, context.open_plan.places)
        self._build()
        context.open_plan.opened.connect(self._plan_changed)
        context.open_plan.changed.connect(self._plan_changed)

    def _build(self) -> None:
        words = self.words
        self.head = WordsHead(words)
        self.card = TakenCard(self.context)
        self.files = Translators(self.context, self.context.open_plan.places, self, self.card)
        self.files.came = self.load
        self.list = TextsList(self.model, words)
        self.sticky = Label("", Type.CARD)
        self.side = WordsSide(words)
        self.nothing = EmptyState("saved", words.say("No text is like that."))
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.sticky)
        left.addWidget(self.list, 1)
        left.addWidget(self.nothing, 1)
        self.list.setMinimumHeight(_LIST)
        self._across = across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        across.setSpacing(Space.L)
        across.addLayout(left, 1)
        across.addWidget(self.side)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XXL, Space.L, Space.L, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self.head)
        column.addWidget(self.card)
        column.addLayout(across, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(inside)
        self.hand = AtHand(words, self.list, self.side, self.keeper)
        self.hand.told.connect(self._tell)
        self.hand.stale.connect(self.load)
        self.head.spoken.connect(self.speak)
        self.head.filtered.connect(self._filter)
        self.head.undo.clicked.connect(self.undo)
        self.head.send.clicked.connect(self._send)
        self.head.take.clicked.connect(self._take)
        self.keeper.done_changed.connect(lambda: self.head.undo.setEnabled(self.keeper.can_undo))
        self.head.undo.setEnabled(False)
        self.list.verticalScrollBar().valueChanged.connect(lambda _: self._stick())
        self.setFocusProxy(self.list)

    def entered(self) -> None:
        """Come to the front: show the plan at hand, with the keyboard on its texts."""
        self._plan_changed()
        self.setFocus()

    def left(self) -> None:
        """Go to the back: keep what is in the field."""
        self.hand.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put what is beside the texts below them where there is no room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        way = QBoxLayout.Direction
        self._across.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self.side.stand(beside=not narrow)

    def set_plan(self, path: Path) -> None:
        """Take another plan at hand and show it."""
        self.context.open_plan.open(str(path))

    def _plan_changed(self) -> None:
        if not self.isVisible():
            return
        path, plan = self.context.open_plan.path, self.context.open_plan.plan
        self._stack.setCurrentIndex(0 if plan is None else 1)
        if path is None or plan is None:
            self._of = None
            return
        if self._of is None or path != self._of[0]:
            self._fill_languages(plan)
            self.keeper.forget()
            self.card.hide()
        self._of = (path, plan, self.language)
        name = self.words.content(plan.title)
        self.head.title.setText(self.words.say("Translation of “{plan}”", plan=name))
        self.load()

    def _fill_languages(self, plan: Plan) -> None:
        """Offer the languages that have texts, then the others we know by name."""
        places = self.context.open_plan.places
        tags: list[str] = []
        with suppress(UserError):
            tags = [state.language for state in available(places.i18n, places.own_i18n)]
        named = {language_name(tag) for tag in tags}
        for tag in familiar():
            # A language with two tags (Dari) is offered once, unless both have texts.
            if language_name(tag) not in named:
                named.add(language_name(tag))
                tags.append(tag)
        tags = [tag for tag in tags if tag != plan.language]
        self.head.language.clear()
        for tag in tags:
            self.head.language.addItem(language_name(tag), tag)
        if self.language not in tags:
            spoken = self.words.language
            self.language = spoken if spoken in tags else tags[0]
        self.head.show_language(self.language)

    def speak(self, language: str) -> None:
        """Translate into another language."""
        self.hand.keep()
        self.language = language
        self.keeper.forget()
        self.card.hide()
        self.load()

    def load(self) -> None:
        """Read the texts anew."""
        if self._of is None:
            return
        path, plan, _ = self._of
        asked = self._of = (path, plan, self.language)
        places = self.context.open_plan.places

        def ready(found: PlanTexts) -> None:
            if asked == self._of:
                self._have(found)

        self.context.runner.do(lambda _: texts_now(places, plan, path, asked[2]), ready)

    def _have(self, found: PlanTexts) -> None:
        at, writing = self.hand.leave()
        self._found = found
        self.list.delegate.languages = (found.source_language, found.language)
        self.model.take(found)
        self._tell()
        self.hand.come_back(at, writing=writing)

    def _tell(self) -> None:
        self.head.tell(self.model, draft=self._found is not None and self._found.draft)
        some = bool(self.model.rows)
        self.list.setVisible(some)
        self.sticky.setVisible(some)
        self.nothing.setVisible(not some)
        self._stick()

    def _filter(self) -> None:
        at, _ = self.hand.leave()
        self.model.filter(self.head.show_only, self.head.search.text())
        self._tell()
        self.hand.come_back(at, writing=False)

    def _stick(self) -> None:
        """Name above the list what the uppermost text belongs to."""
        at = self.list.top_row()
        heading = self.model.heading_at(at)
        self.sticky.setText(heading if self.model.text_at(at) is not None else "")

    def undo(self) -> bool:
        """Take the last translation back."""
        return self.hand.turn(back=True)

    def redo(self) -> bool:
        """Set again the translation that was taken back last."""
        return self.hand.turn(back=False)

    def _send(self) -> None:
        self.hand.keep()
        if self._of is not None and self._found is not None:
            self.context.open_plan.save()
            self.files.ask_where(self._of[0], self._found)

    def _take(self) -> None:
        self.hand.keep()
        if self._of is not None:
            self.files.ask_which(self._of[0], self.language)
