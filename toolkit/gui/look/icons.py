"""One icon set, painted from path data in any colour at any scale.

Nothing is read from disk and QtSvg is not imported: a path is parsed when its icon is first
painted, which takes some tens of microseconds.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from toolkit.gui.look.shapes import ICONS, MIRRORED, PICTOGRAMS, Shape
from toolkit.gui.look.tokens import Size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QIcon

_ICON_GRID = 24.0
_PICTOGRAM_GRID = 48.0
_PICTOGRAM_STROKE = 1.7

_LENGTHS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0, "O": 3, "R": 5, "S": 5}


class _Stroke(NamedTuple):
    path: QPainterPath
    filled: bool
    tinted: bool


def names() -> list[str]:
    """Name every icon."""
    return sorted(ICONS)


def pictogram_names() -> list[str]:
    """Name every pictogram: one for each kind of block."""
    return sorted(PICTOGRAMS)


def paint(
    painter: QPainter, name: str, area: QRectF, ink: QColor, *, mirrored: bool = False
) -> None:
    """Paint the icon ``name`` into ``area``, mirrored if it points along the line of reading.

    Raises KeyError for an unknown name.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _fit(painter, area, _ICON_GRID, mirrored=mirrored and name in MIRRORED)
    _draw(painter, _icon(name), ink, None, Size.STROKE)
    painter.restore()


def paint_pictogram(painter: QPainter, name: str, area: QRectF, ink: QColor, tint: QColor) -> None:
    """Paint the pictogram of a kind of block, its body filled with ``tint``.

    Raises KeyError for an unknown name.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _fit(painter, area, _PICTOGRAM_GRID, mirrored=False)
    _draw(painter, _pictogram(name), ink, tint, _PICTOGRAM_STROKE)
    painter.restore()


@lru_cache(maxsize=512)
def pixmap(
    name: str,
    colour: str,
    size: int = Size.ICON,
    ratio: float = 1.0,
    *,
    gap: int = 0,
    mirrored: bool = False,
) -> QPixmap:
    """Give the icon as a picture of ``size`` pixels in a ``#RRGGBB`` colour, remembered.

    ``ratio`` is the screen's device pixel ratio; ``gap`` pixels stay empty after the icon, which
    is how it keeps its distance from a button's words. Raises KeyError for an unknown name.
    """
    _icon(name)  # an unknown name is told before a picture is begun
    side = round(size * ratio)
    room = round(gap * ratio)
    picture = QPixmap(side + room, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    area = QRectF(room if mirrored else 0, 0, side, side)
    paint(painter, name, area, QColor(colour), mirrored=mirrored)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=256)
def icon(
    name: str,
    colour: str,
    size: int = Size.ICON,
    *,
    faded: str | None = None,
    gap: int = 0,
    mirrored: bool = False,
) -> QIcon:
    """Give the icon for a button or a menu, sharp at single and double scale.

    ``faded`` is the colour it has while the button is disabled.
    """
    # late: its class brings names of 160 pictures along, and the first paint needs no button
    from PySide6.QtGui import QIcon  # noqa: PLC0415

    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio, gap=gap, mirrored=mirrored))
        if faded is not None:
            dull = pixmap(name, faded, size, ratio, gap=gap, mirrored=mirrored)
            made.addPixmap(dull, QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=256)
def _icon(name: str) -> tuple[_Stroke, ...]:
    return _parse(ICONS[name])


@lru_cache(maxsize=32)
def _pictogram(name: str) -> tuple[_Stroke, ...]:
    return _parse(PICTOGRAMS[name])


def _parse(shape: Shape) -> tuple[_Stroke, ...]:
    return tuple(
        _Stroke(_path(text.lstrip("=~")), text.startswith("="), text.startswith("~"))
        for text in shape
    )


def _path(text: str) -> QPainterPath:
    path = QPainterPath()
    for command, numbers in _commands(text):
        _add(path, command, numbers)
    return path


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    parts = text.split()
    at = 0
    while at < len(parts):
        command = parts[at]
        end = at + 1 + _LENGTHS[command]
        yield command, [float(part) for part in parts[at + 1 : end]]
        at = end


def _add(path: QPainterPath, command: str, n: list[float]) -> None:
    here = path.currentPosition()
    match command:
        case "M":
            path.moveTo(n[0], n[1])
        case "L":
            path.lineTo(n[0], n[1])
        case "H":
            path.lineTo(n[0], here.y())
        case "V":
            path.lineTo(here.x(), n[0])
        case "C":
            path.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5])
        case "Q":
            path.quadTo(n[0], n[1], n[2], n[3])
        case _:
            _add_round(path, command, n)


def _add_round(path: QPainterPath, command: str, n: list[float]) -> None:
    match command:
        case "O":
            path.addEllipse(QRectF(n[0] - n[2], n[1] - n[2], 2 * n[2], 2 * n[2]))
        case "R":
            path.addRoundedRect(QRectF(n[0], n[1], n[2], n[3]), n[4], n[4])
        case "S":
            path.arcTo(QRectF(n[0] - n[2], n[1] - n[2], 2 * n[2], 2 * n[2]), n[3], n[4])
        case _:
            path.closeSubpath()


def _fit(painter: QPainter, area: QRectF, grid: float, *, mirrored: bool) -> None:
    side = min(area.width(), area.height())
    centre = area.center()
    painter.translate(centre.x(), centre.y())
    painter.scale((-side if mirrored else side) / grid, side / grid)
    painter.translate(-grid / 2, -grid / 2)


def _draw(
    painter: QPainter,
    strokes: tuple[_Stroke, ...],
    ink: QColor,
    tint: QColor | None,
    width: float,
) -> None:
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for stroke in strokes:
        if stroke.filled:
            painter.fillPath(stroke.path, ink)
            continue
        if stroke.tinted and tint is not None:
            painter.fillPath(stroke.path, tint)
        painter.strokePath(stroke.path, pen)
