"""Every part of the window painted in both themes, both lines of reading and both scales.

The pictures go to the folder named by ``GALLERY_DIR`` if it is set, so that they can be looked
at; the tests themselves look at what no picture may lack.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from toolkit.gui.look import fonts, theme
from toolkit.gui.look.tokens import DARK, LIGHT, Palette, Size, Space, Type
from toolkit.gui.widgets.agenda import AgendaList, AgendaRow
from toolkit.gui.widgets.busy import BusyStrip
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.card import Card
from toolkit.gui.widgets.empty import EmptyState
from toolkit.gui.widgets.fields import DateField, NumberField, TimeField
from toolkit.gui.widgets.keybutton import KeyButton
from toolkit.gui.widgets.pills import Chip, Pill
from toolkit.gui.widgets.presence import PresenceTable
from toolkit.gui.widgets.presence_model import PresenceRow
from toolkit.gui.widgets.quote import Quote
from toolkit.gui.widgets.rail import Rail
from toolkit.gui.widgets.ring import CountdownRing, Mood
from toolkit.gui.widgets.steps import Step, StepList
from toolkit.gui.widgets.table import Table
from toolkit.gui.widgets.text import Label
from toolkit.gui.widgets.toast import MessageBar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft

ENGLISH = {
    "events": "Events",
    "run": "Run",
    "people": "People",
    "print": "Print",
    "monitor": "Monitor",
    "settings": "Settings",
}
ARABIC = {
    "events": "الفعاليات",
    "run": "التنفيذ",
    "people": "الأشخاص",
    "print": "الطباعة",
    "monitor": "المتابعة",
    "settings": "الإعدادات",
}
AGENDA = [
    AgendaRow("d2", "", "Saturday · Explore", "day"),
    AgendaRow("up", "07:30", "Up", "past", "done"),
    AgendaRow("b", "08:15", "Breakfast", "past", "done"),
    AgendaRow("c", "09:00", "Check-in", "past", "done"),
    AgendaRow("r", "09:15", "Risk or chance?", "past", "done"),
    AgendaRow("s", "10:37", "Snack", "skipped"),
    AgendaRow("o", "10:50", "Story of an offer", "now"),
    AgendaRow("l", "12:05", "Lunch", "coming", "fixed"),
    AgendaRow("rest", "13:15", "Rest"),
    AgendaRow("who", "14:30", "Who helps, and how do I find out"),
    AgendaRow("v", "15:45", "Visitors", "coming", "outside"),
    AgendaRow("j", "16:10", "Judge the posters"),
    AgendaRow("n", "22:30", "Night", "coming", "night"),
]
STEPS = [
    Step("Read the first strip aloud, twice", "8′", ticked=True),
    Step("Groups lay their timeline: love, job, image", "20′", ticked=True),
    Step("Mark each red flag with a sticker", "15′"),
    Step("Tour: each group stands by another’s story", "15′"),
    Step("Closing round: one thing I would tell a friend, and one I would ask of them", "10′"),
]
GROUP = [
    PresenceRow("NORD-01-K", "", "it", "present", None, "present"),
    PresenceRow("NORD-02-R", "", "ar fr", "present", None, "present"),
    PresenceRow("NORD-03-T", "", "it", "", None, ""),
    PresenceRow("NORD-04-X", "", "bn it", "late", 6, "late 6′"),
    PresenceRow("NORD-05-P", "", "fr", "present", None, "present"),
    PresenceRow("NORD-06-L", "", "ar", "left-early", 4, "left early"),
    PresenceRow("NORD-07-N", "", "it", "sat-out", None, "sat out"),
    PresenceRow("SUD-08-M", "", "ti", "not-here", None, "not here"),
    PresenceRow("SUD-09-H", "", "bn", "excused", None, "excused"),
    PresenceRow("SUD-10-B", "", "fr", "called-away", 4, "out with Dana · 4′"),
    PresenceRow("SUD-11-C", "", "ar", "unknown", None, "unknown"),
    PresenceRow("SUD-12-D", "", "it", "present", None, "waiting for paper", waiting=True),
    PresenceRow("SUD-13-F", "", "ti", "present", None, "present"),
]


@pytest.fixture(autouse=True)
def _plain_afterwards(qapp: QApplication) -> Iterator[None]:
    fonts.install(qapp, "ar")
    yield
    theme.apply(qapp, LIGHT)


def run_page(arabic: bool) -> QWidget:
    """Put the parts together as on the Run page."""
    page = QWidget()
    page.setProperty("surface", "ground")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    page.resize(1366, 768)
    whole = QHBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    rail = Rail("Pages")
    for name, label in (ARABIC if arabic else ENGLISH).items():
        rail.add_page(name, name, label, bottom=name == "settings")
    rail.set_current("run")
    whole.addWidget(rail)
    right = QVBoxLayout()
    right.setSpacing(0)
    right.addWidget(_top_bar())
    middle = QHBoxLayout()
    middle.setContentsMargins(Space.M, Space.M, Space.L, Space.S)
    middle.setSpacing(Space.L)
    agenda = AgendaList("Agenda")
    agenda.setFixedWidth(258)
    agenda.set_rows(AGENDA)
    middle.addWidget(agenda)
    middle.addWidget(_block_card(), 3)
    group = Card("The group", flush=True)
    group.set_aside("13 of 13 · 10:50", "done")
    table = PresenceTable("The group")
    table.set_rows(GROUP)
    table.setCurrentIndex(table.model().index(4, 0))
    group.body.addWidget(table)
    group.setFixedWidth(412)
    middle.addWidget(group)
    right.addLayout(middle, 1)
    right.addLayout(_bottom_bar())
    whole.addLayout(right, 1)
    return page


def _top_bar() -> QWidget:
    bar = Card(padding=0)
    bar.setProperty("surface", "bar")
    bar.setFixedHeight(Size.TOP_BAR)
    row = QHBoxLayout()
    row.setContentsMargins(24, 0, 16, 0)
    row.setSpacing(Space.L)
    row.addWidget(Label("11:23", Type.CLOCK))
    row.addWidget(Label("21 h of 72 · Day 2", Type.CONTROL, tone="soft"))
    row.addWidget(Pill("7 min late · lunch 12:05 holds", "attention"))
    row.addStretch(1)
    row.addWidget(Label("Saved 11:23", Type.SECONDARY, tone="soft"))
    row.addWidget(Chip("Desk: Mara", "accent"))
    row.addWidget(Chip("Names hidden", icon="eye-off"))
    bar.body.addLayout(row)
    return bar


def _block_card() -> QWidget:
    card = Card(padding=Space.XXL)
    head = QHBoxLayout()
    words = QVBoxLayout()
    words.setSpacing(Space.XS)
    words.addWidget(Label("Story of an offer", Type.TITLE, wrap=True))
    words.addWidget(Label("10:57 – 12:05 · vignettes, three groups", Type.CONTROL, tone="soft"))
    steps = StepList()
    steps.set_steps(STEPS)
    words.addSpacing(Space.M)
    words.addWidget(steps)
    words.addStretch(1)
    head.addLayout(words, 1)
    side = QVBoxLayout()
    ring = CountdownRing()
    ring.set_state(42 / 68, "42", "min left")
    side.addWidget(ring)
    side.addWidget(Label("ends 12:05", Type.CONTROL, tone="soft"), 0, Qt.AlignmentFlag.AlignHCenter)
    side.addStretch(1)
    head.addLayout(side)
    card.body.addLayout(head)
    card.body.addWidget(
        Quote("“At which moment could someone have said no?\nWho would have helped them say it?”")
    )
    card.body.addWidget(
        Label(
            "If someone goes quiet: offer the door, not the question. Lead: Irina, blue room.",
            Type.CONTROL,
            tone="aside",
            wrap=True,
        )
    )
    card.body.addWidget(
        Label("Materials: 3 strip sets, red stickers, tape", Type.SECONDARY, tone="soft")
    )
    card.body.addStretch(1)
    return card


def _bottom_bar() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
    row.setSpacing(Space.S)
    row.addWidget(KeyButton("Next", "Ctrl+Enter", primary=True))
    for title, key in (
        ("−5′", "Ctrl+↓"),
        ("+5′", "Ctrl+↑"),
        ("Pause", "Space"),
        ("Skip", ""),
        ("Insert", "Ins"),
        ("Undo", "Ctrl+Z"),
    ):
        row.addWidget(KeyButton(title, key))
    row.addStretch(1)
    for title, key in (("Count", "F3"), ("Child out", "F4"), ("Concern", "F8"), ("Neutral", "F9")):
        row.addWidget(KeyButton(title, key))
    row.addWidget(KeyButton("Projector", "F11", icon="projector"))
    return row


def form_page() -> QWidget:
    """Put every other control on one page."""
    page = QWidget()
    page.setProperty("surface", "ground")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    page.resize(1366, 900)
    grid = QGridLayout(page)
    grid.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
    grid.setSpacing(Space.L)
    grid.addWidget(_fields(), 0, 0)
    grid.addWidget(_table_card(), 0, 1)
    empty = Card()
    empty.body.addWidget(
        EmptyState("events", "No event yet. One takes five minutes.", "Prepare an event")
    )
    grid.addWidget(empty, 1, 0)
    rings = Card("Rings", padding=Space.XL)
    row = QHBoxLayout()
    for mood, left, label in (
        (Mood.RUNNING, 0.1, "7"),
        (Mood.PAUSED, 0.5, "30"),
        (Mood.OVERRUN, 0.0, "+4"),
    ):
        ring = CountdownRing()
        ring.set_state(left, label, "min", mood=mood)
        row.addWidget(ring)
    calm = CountdownRing()
    calm.set_state(0.6, "24", "min", calm=True)
    row.addWidget(calm)
    rings.body.addLayout(row)
    message = MessageBar("Close")
    message.show_message("Breakfast was shortened by 5 minutes.", "Undo", lambda: None)
    problem = MessageBar("Close")
    problem.show_message("The folder can’t be written to. Choose another one.", problem=True)
    busy = BusyStrip("Cancel")
    busy.start("Setting 14 of 32 pages", 32)
    busy.advance(14)
    for widget in (message, problem, busy):
        rings.body.addWidget(widget)
    grid.addWidget(rings, 1, 1)
    return page


def _fields() -> QWidget:
    card = Card("Prepare an event")
    row = QHBoxLayout()
    for button in (
        Button("Prepare", "primary", icon="plus"),
        Button("Open", icon="folder"),
        Button("Not now", "quiet"),
        Button("Not found", "danger"),
    ):
        row.addWidget(button)
    off = Button("Print")
    off.setEnabled(False)
    row.addWidget(off)
    row.addStretch(1)
    card.body.addLayout(row)
    line = QLineEdit("Casa Nord")
    empty = QLineEdit()
    empty.setPlaceholderText("Where is it?")
    combo = QComboBox()
    combo.addItems(["Europe/Rome", "Europe/Sofia"])
    spin = NumberField("Children")
    spin.setValue(13)
    date = DateField("Start")
    date.setDate(QDate(2026, 5, 15))
    for field in (line, empty, combo, spin, TimeField("At"), date):
        field.setAccessibleName("a field")
        card.body.addWidget(field)
    tick, none = QCheckBox("With a paper fallback"), QCheckBox("In colour")
    tick.setChecked(True)
    radio, other = QRadioButton("Keep the wall times"), QRadioButton("Keep 72 hours")
    radio.setChecked(True)
    for pair in ((tick, none), (radio, other)):
        line_of_two = QHBoxLayout()
        for box in pair:
            line_of_two.addWidget(box)
        card.body.addLayout(line_of_two)
    return card


def _table_card() -> QWidget:
    card = Card("People")
    card.add_action(Button("Add", icon="plus"))
    tabs = QTabWidget()
    model = QStandardItemModel(12, 4)
    model.setHorizontalHeaderLabels(["Code", "Age", "Languages", "Home"])
    for at in range(12):
        for column, text in enumerate((f"NORD-{at + 1:02}-K", "15", "it ar", "Casa Nord")):
            model.setItem(at, column, QStandardItem(text))
    table = Table("People")
    model.setParent(table)
    table.setModel(model)
    table.selectRow(2)
    tabs.addTab(table, "Children")
    tabs.addTab(QPlainTextEdit("A note"), "Team")
    card.body.addWidget(tabs)
    return card


def picture(widget: QWidget, ratio: int) -> QImage:
    """Paint a widget as a screen of that scale would."""
    image = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#FF00FF"))
    widget.render(image)
    return image


def keep(image: QImage, name: str) -> None:
    folder = os.environ.get("GALLERY_DIR")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        assert image.save(str(Path(folder, f"{name}.png")))


def colours(image: QImage) -> Counter[str]:
    pixels = memoryview(bytes(image.constBits())).cast("I")
    counted = Counter(pixels)
    return Counter({f"#{pixel & 0xFFFFFF:06X}": times for pixel, times in counted.items()})


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
@pytest.mark.parametrize("direction", [LTR, RTL], ids=["ltr", "rtl"])
@pytest.mark.parametrize("page", ["run", "form"])
def test_pages_are_painted_in_the_tokens_colours_only(
    qtbot: QtBot, qapp: QApplication, palette: Palette, direction: Qt.LayoutDirection, page: str
) -> None:
    theme.apply(qapp, palette)
    widget = run_page(direction == RTL) if page == "run" else form_page()
    widget.setLayoutDirection(direction)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    tokens = set(palette)
    for ratio in (1, 2):
        image = picture(widget, ratio)
        keep(image, f"{page}-{palette.name}-{'rtl' if direction == RTL else 'ltr'}-{ratio}x")
        seen = colours(image)
        flat = {c for c, times in seen.items() if times > image.width() * image.height() / 1000}
        assert flat <= tokens, "an area in a colour that is no token"
        assert "#FF00FF" not in seen, "a spot that nobody painted"
        wanted = {palette.ground, palette.card, palette.line, palette.ink, palette.accent}
        assert wanted <= set(seen)


def test_a_page_mirrors_as_a_whole(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)
    widget = run_page(arabic=False)
    qtbot.addWidget(widget)
    rail = widget.findChild(Rail)
    assert isinstance(rail, Rail)
    widget.show()
    assert rail.x() == 0
    widget.setLayoutDirection(RTL)
    qapp.processEvents()
    assert rail.geometry().right() == widget.width() - 1
