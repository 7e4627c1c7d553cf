"""The signs on paper: a picture for each kind of block, and marks, as black lines.

A sign is strokes on a grid of 48 × 48. A stroke is a line of letters and numbers parted by
blanks: ``M x y`` move, ``L x y`` line, ``H x``, ``V y``, ``C`` curve, ``Z`` close, ``O cx cy r``
circle, ``R x y w h r`` rounded rectangle. One that begins with ``=`` is filled; ``~`` asks for a
tint, which paper does without.
"""

from __future__ import annotations

from typing import Any, Final

from toolkit.model.plan import Kind

Sign = tuple[str, ...]

GRID: Final = 48

_WEIGHT: Final = 2.4
"""The width of a stroke on the grid."""

_MOON = (
    "M 37.4 29.2 C 35 30.4 32.4 31 29.6 31 C 21 31 14.6 24.6 14.6 16 C 14.6 13 15.2 "
    "10.4 16.4 8 C 9.6 10.6 5.2 16.8 5.2 24 C 5.2 33.2 12.4 40.4 21.6 40.4 C 28.8 "
    "40.4 35 36 37.4 29.2 Z"
)

KINDS: Final[dict[Kind, Sign]] = {
    Kind.SESSION: (
        "O 24 6.2 4.4",
        "O 8.6 12.4 4.4",
        "O 39.4 12.4 4.4",
        "M 16.6 17 C 18 13.8 20.7 12 24 12 C 27.3 12 30 13.8 31.4 17",
        "M 1.4 23.4 C 2.8 20 5.4 18.2 8.6 18.2 C 11.8 18.2 14.4 20 15.8 23.4",
        "M 32.2 23.4 C 33.6 20 36.2 18.2 39.4 18.2 C 42.6 18.2 45.2 20 46.6 23.4",
        "~R 3 27 42 13 2",
        "M 13 30.2 V 36.8",
        "M 24 30.2 V 36.8",
        "M 35 30.2 V 36.8",
    ),
    Kind.MEAL: (
        "~O 24 24 11.6",
        "O 24 24 6.8",
        "M 2.4 9 V 16 C 2.4 18.6 4 20 6 20 C 8 20 9.6 18.6 9.6 16 V 9",
        "M 6 9 V 39",
        "M 42.5 39 V 9 C 39.4 12 38.4 16 38.4 21 C 38.4 23.6 39.6 25 42.5 25",
    ),
    Kind.SNACK: (
        (
            "~M 24 15 C 19 10.6 8.6 12.6 8.6 24 C 8.6 34 15.2 42.4 20.6 42.4 C 22.2 42.4 "
            "22.8 41.4 24 41.4 C 25.2 41.4 25.8 42.4 27.4 42.4 C 32.8 42.4 39.4 34 39.4 24 C "
            "39.4 12.6 29 10.6 24 15 Z"
        ),
        "M 24 15 C 24 10.4 25.6 7.2 29 5.4",
        "M 14.4 24 C 14.4 20.8 15.8 18.8 18.4 18.2",
    ),
    Kind.BREAK: (
        "~M 7 17 H 33 V 30 C 33 37.6 28 42 20 42 C 12 42 7 37.6 7 30 Z",
        "M 33 20.4 H 36 C 43.4 20.4 43.4 32.4 32.4 32.4",
        "M 14 5 C 12.4 7.4 15.6 8.8 14 11.4",
        "M 20 5 C 18.4 7.4 21.6 8.8 20 11.4",
        "M 26 5 C 24.4 7.4 27.6 8.8 26 11.4",
    ),
    Kind.FREE: (
        "~O 24 24 18.4",
        "M 24 5.6 V 42.4",
        "M 5.6 24 H 42.4",
        "M 11 11 C 18 18 18 30 11 37",
        "M 37 11 C 30 18 30 30 37 37",
    ),
    Kind.CARE: (
        (
            "~M 24 32.6 C 14.4 26.4 10.6 21.4 10.6 16.2 C 10.6 12 13.7 9 17.5 9 C 20.2 9 "
            "22.7 10.4 24 12.8 C 25.3 10.4 27.8 9 30.5 9 C 34.3 9 37.4 12 37.4 16.2 C 37.4 "
            "21.4 33.6 26.4 24 32.6 Z"
        ),
        "M 3 27 C 4 36.6 11.4 42.4 24 42.4 C 36.6 42.4 44 36.6 45 27",
    ),
    Kind.HANDOVER: (
        "~M 15.4 42 V 12 C 15.4 8.6 17 7 20.4 7 H 27.6 C 31 7 32.6 8.6 32.6 12 V 42 Z",
        "=O 28.4 25.6 1.3",
        "O 6.4 20.4 3.6",
        "O 41.6 20.4 3.6",
        "M 1.6 36 C 1.6 29.6 3 27.4 6.4 27.4 C 9.8 27.4 11.2 29.6 11.2 36",
        "M 36.8 36 C 36.8 29.6 38.2 27.4 41.6 27.4 C 45 27.4 46.4 29.6 46.4 36",
        "M 3 42 H 45",
    ),
    Kind.NIGHT: (
        f"~{_MOON}",
        "M 32 8 V 14",
        "M 29 11 H 35",
        "M 41 18 V 22",
        "M 39 20 H 43",
        "=O 24.5 17 1.1",
    ),
    Kind.SLACK: ("~O 24 24 18", "M 24 13 V 24 L 31.5 28.6"),
}
"""The same pictures as on the projector, so that who can't read finds them again."""

PIN: Final[Sign] = ("O 24 14.4 8", "M 24 22.4 V 41")
"""A time that must hold."""

OUTSIDE: Final[Sign] = ("M 7 41 H 41", "M 13 41 V 7 H 35 V 41", "=O 28 24.8 2.6")
"""A time that must hold because of people from outside."""

TICK: Final[Sign] = ("M 10 25.6 L 20 35 L 38 14",)

DASH: Final[Sign] = ("M 12 24 H 36",)

_ARGUMENTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0, "O": 3, "R": 5}


def stroke(canvas: Any, sign: Sign, left: float, top: float, size: float) -> None:  # noqa: ANN401
    """Draw a sign on reportlab's canvas into a square whose upper left corner is given."""
    canvas.translate(left, top)
    canvas.scale(size / GRID, size / GRID)
    canvas.setStrokeGray(0)
    canvas.setFillGray(0)
    canvas.setLineWidth(_WEIGHT)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for line in sign:
        path = canvas.beginPath()
        pencil = _Pencil(path)
        for letter, values in _parts(line.lstrip("=~")):
            getattr(pencil, _STEPS[letter])(*values)
        canvas.drawPath(path, stroke=1, fill=int(line.startswith("=")))


def _parts(line: str) -> list[tuple[str, list[float]]]:
    """Part a stroke into letters with their numbers; a letter may be followed by several sets."""
    found = []
    words = line.split()
    letter, place = "", 0
    while place < len(words):
        if words[place].isalpha():
            letter, place = words[place], place + 1
        count = _ARGUMENTS[letter]
        found.append((letter, [float(word) for word in words[place : place + count]]))
        place += count
    return found


_STEPS: Final = {
    "M": "move",
    "L": "line",
    "H": "level",
    "V": "upright",
    "C": "curve",
    "Z": "close",
    "O": "circle",
    "R": "rectangle",
}


class _Pencil:
    """Draws on a reportlab path, whose ``y`` runs upwards while the grid's runs down."""

    def __init__(self, path: Any) -> None:  # noqa: ANN401
        self._path = path
        self._at = (0.0, 0.0)

    def move(self, x: float, y: float) -> None:
        self._at = x, y
        self._path.moveTo(x, -y)

    def line(self, x: float, y: float) -> None:
        self._at = x, y
        self._path.lineTo(x, -y)

    def level(self, x: float) -> None:
        self.line(x, self._at[1])

    def upright(self, y: float) -> None:
        self.line(self._at[0], y)

    def curve(self, a: float, b: float, c: float, d: float, x: float, y: float) -> None:
        self._at = x, y
        self._path.curveTo(a, -b, c, -d, x, -y)

    def close(self) -> None:
        self._path.close()

    def circle(self, x: float, y: float, radius: float) -> None:
        self._path.circle(x, -y, radius)

    def rectangle(self, x: float, y: float, width: float, height: float, radius: float) -> None:
        self._path.roundRect(x, -y - height, width, height, radius)
