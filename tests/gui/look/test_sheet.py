"""The style sheet: made fast, complete, and its pictures are there."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage, QPalette

from toolkit.gui.look import fonts, glyphs, sheet, theme
from toolkit.gui.look.tokens import DARK, LIGHT, Palette, TextStyle, Type
from toolkit.gui.widgets.buttons import Button
from toolkit.gui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)


@BOTH
def test_the_sheet_is_made_in_under_three_milliseconds(palette: Palette) -> None:
    took = []
    for _ in range(5):
        sheet.style_sheet.cache_clear()
        start = time.perf_counter()
        sheet.style_sheet(palette)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.003


@BOTH
def test_the_sheet_has_only_the_tokens_colours_and_no_empty_place(palette: Palette) -> None:
    made = sheet.style_sheet(palette)
    assert "$" not in made
    assert made.count("{") == made.count("}")
    own = set(palette)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", made)) <= own


@BOTH
def test_every_picture_that_the_sheet_names_exists_at_both_scales(
    qapp: QApplication, palette: Palette
) -> None:
    theme.apply(qapp, palette)
    named = set(re.findall(r"url\((.*?)\)", sheet.style_sheet(palette)))
    assert len(named) == 4
    for address in named:
        plain = QImage(address)
        double = QImage(address.replace(".png", "@2x.png"))
        assert plain.width() == glyphs.SIZE
        assert double.width() == 2 * glyphs.SIZE


def test_a_theme_can_be_changed_while_the_window_is_open(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)
    button = Button("Print", icon="print")
    qtbot.addWidget(button)
    button.show()
    before = button.icon().pixmap(20, 20).toImage()
    theme.apply(qapp, DARK)
    assert theme.current() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.ground
    assert button.icon().pixmap(20, 20).toImage() != before
    theme.apply(qapp, LIGHT)
    assert button.icon().pixmap(20, 20).toImage() == before


def test_fonts_come_with_the_program(qapp: QApplication) -> None:
    fonts.install(qapp, "ar-EG")
    assert qapp.font().family() == "Noto Sans"
    assert qapp.font().pixelSize() == Type.CONTROL.size
    fonts.install_rest()
    assert fonts.font(Type.TITLE).weight() == 600
    assert fonts.font(TextStyle(13)).weight() == 400


def test_a_label_shows_markup_as_it_stands(qtbot: QtBot) -> None:
    label = Label("<b>&amp;</b>")
    qtbot.addWidget(label)
    assert label.text() == "<b>&amp;</b>"
    assert label.sizeHint().width() > Label("&").sizeHint().width() * 2
