"""Icons: every one is drawn, in its colour, within its grid, and mirrored where it points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from toolkit.gui.look import icons
from toolkit.gui.look.shapes import MIRRORED
from toolkit.model.plan import Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def drawn(name: str, *, mirrored: bool = False) -> QImage:
    picture = icons.pixmap(name, "#1E6B7B", 48, mirrored=mirrored)
    return picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", icons.names())
def test_every_icon_has_ink_of_its_colour_and_keeps_off_the_edge(name: str) -> None:
    image = drawn(name)
    solid = [(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255]
    assert len(solid) > 20
    for x, y in solid:
        ink = image.pixelColor(x, y)
        # Premultiplied alpha may round a channel by one or two.
        assert max(abs(ink.red() - 0x1E), abs(ink.green() - 0x6B), abs(ink.blue() - 0x7B)) <= 2
    rim = [(i, edge) for i in range(48) for edge in (0, 47)]
    assert not any(image.pixelColor(x, y).alpha() or image.pixelColor(y, x).alpha() for x, y in rim)


@pytest.mark.usefixtures("qapp")
def test_only_icons_that_point_are_mirrored() -> None:
    for name in icons.names():
        plain = drawn(name)
        turned = drawn(name, mirrored=True)
        if name in MIRRORED:
            assert turned != plain, name
        else:
            assert turned == plain, name


@pytest.mark.usefixtures("qapp")
def test_every_kind_of_block_has_a_pictogram_and_no_pictogram_is_another() -> None:
    seen = set()
    for kind in Kind:
        image = QImage(220, 220, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        icons.paint_pictogram(
            painter, kind.value, QRectF(0, 0, 220, 220), QColor("#1F2A33"), QColor("#DDECEE")
        )
        painter.end()
        seen.add(bytes(image.constBits()))
    assert len(seen) == len(Kind)


@pytest.mark.usefixtures("qapp")
def test_an_unknown_icon_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        icons.pixmap("no-such-icon", "#000000", 48)


def test_icons_are_remembered_and_sharp_at_double_scale(qapp: QApplication) -> None:
    assert icons.icon("tick", "#000000") is icons.icon("tick", "#000000")
    made = icons.icon("tick", "#000000", 20, faded="#888888")
    assert made.pixmap(QSize(20, 20), 2.0).size() == QSize(40, 40)
    dull = made.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled).toImage()
    assert dull != made.pixmap(QSize(20, 20), 1.0).toImage()
    assert qapp is not None
