"""Every colour, size and distance of the window, once.

Colours are ``#RRGGBB``. Lengths are device-independent pixels. Contrast follows WCAG 2.2:
:func:`contrast` is its formula, and the tests hold every pair that is used together against it.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Palette(NamedTuple):
    """The colours of one theme, named by what they are for."""

    name: str
    """``light`` or ``dark``."""
    ground: str
    """The window behind everything."""
    card: str
    """Panels, buttons, fields."""
    ink: str
    """Text."""
    soft: str
    """Secondary text and what is past."""
    line: str
    """Hairlines that only decorate; never the sole edge of a control."""
    edge: str
    """The edge of a field or an empty tick box: 3:1 on ground and card."""
    accent: str
    """Now, the primary action, keyboard focus."""
    accent_strong: str
    """The primary action under the pointer."""
    accent_tint: str
    """Behind what is current or chosen."""
    on_accent: str
    """Text and icons upon the accent."""
    done: str
    """Present, finished."""
    on_done: str
    """The tick within a finished box."""
    attention: str
    """Late, needs a look."""
    attention_tint: str
    """Behind text in the attention colour."""
    aside: str
    """Sat out; safeguarding notes."""
    alarm: str
    """A child not found, and nothing else."""
    on_alarm: str
    """Text upon the alarm colour."""
    rail: str
    """The navigation rail."""
    rail_ink: str
    """Words and icons upon the rail."""
    rail_hover: str
    """A rail button under the pointer."""
    hover: str
    """A card or button under the pointer."""

    @property
    def is_dark(self) -> bool:
        """Whether this is the dark theme."""
        return self.name == "dark"


LIGHT: Final = Palette(
    name="light",
    ground="#F6F4EF",
    card="#FFFFFF",
    ink="#1F2A33",
    soft="#5C6B76",
    line="#E1DDD3",
    edge="#7C8992",
    accent="#1E6B7B",
    accent_strong="#175866",
    accent_tint="#DDECEE",
    on_accent="#FFFFFF",
    done="#3D7A4B",
    on_done="#FFFFFF",
    attention="#8F5400",
    attention_tint="#FBEFD9",
    aside="#7057A3",
    alarm="#B3261E",
    on_alarm="#FFFFFF",
    rail="#17323A",
    rail_ink="#D3E0E3",
    rail_hover="#22444E",
    hover="#F0EDE6",
)

DARK: Final = Palette(
    name="dark",
    ground="#12191D",
    card="#1A2429",
    ink="#E8EEF0",
    soft="#9DB0B8",
    line="#2B383F",
    edge="#6F838D",
    accent="#62B6C7",
    accent_strong="#7CC6D5",
    accent_tint="#1F3C44",
    on_accent="#0B1A1E",
    done="#7CC48B",
    on_done="#0C1A10",
    attention="#F0B35A",
    attention_tint="#3A2C14",
    aside="#B7A3E3",
    alarm="#FF9287",
    on_alarm="#2A0906",
    rail="#0B1216",
    rail_ink="#A9BAC1",
    rail_hover="#17232A",
    hover="#223037",
)


class Night:
    """The colours of the night screen: dim and warm on black, in both themes, 7:1 and more."""

    GROUND: Final = "#0B0805"
    KEY: Final = "#17110A"
    """Buttons, upon the ground."""
    HELD: Final = "#2A1E10"
    """A button under the pointer or pressed."""
    EDGE: Final = "#80603A"
    INK: Final = "#DDA55E"
    SOFT: Final = "#C79A62"


class TextStyle(NamedTuple):
    """One step of the type scale: the size in pixels, and whether it is semi-bold."""

    size: int
    strong: bool = False


class Type:
    """The type scale."""

    CLOCK: Final = TextStyle(28, strong=True)
    MINUTES: Final = TextStyle(40, strong=True)
    TITLE: Final = TextStyle(24, strong=True)
    CARD: Final = TextStyle(16, strong=True)
    QUOTE: Final = TextStyle(18)
    BODY: Final = TextStyle(15)
    BODY_STRONG: Final = TextStyle(15, strong=True)
    CONTROL: Final = TextStyle(14)
    CONTROL_STRONG: Final = TextStyle(14, strong=True)
    SECONDARY: Final = TextStyle(13)
    SECONDARY_STRONG: Final = TextStyle(13, strong=True)
    HINT: Final = TextStyle(11)
    HINT_STRONG: Final = TextStyle(11, strong=True)
    PROJECTOR: Final = TextStyle(64, strong=True)
    PROJECTOR_SECOND: Final = TextStyle(46, strong=True)
    PROJECTOR_FOOT: Final = TextStyle(40)
    PROJECTOR_TIME: Final = TextStyle(48, strong=True)


class Space:
    """Distances, in steps of four."""

    XS: Final = 4
    S: Final = 8
    M: Final = 12
    L: Final = 16
    XL: Final = 20
    XXL: Final = 28


class Radius:
    """How round the corners are."""

    FIELD: Final = 8
    CONTROL: Final = 10
    CARD: Final = 14
    PILL: Final = 16
    BOX: Final = 6


class Size:
    """Sizes that are a promise: targets, rows, strokes."""

    TARGET: Final = 24
    """The least anything that is clicked may measure."""
    RUN_TARGET: Final = 44
    """The least on the page that is used while an event runs."""
    ROW: Final = 40
    RUN_ROW: Final = 44
    FIELD: Final = 36
    KEY_BUTTON: Final = 56
    RAIL: Final = 64
    RAIL_MAX: Final = 96
    TOP_BAR: Final = 56
    ICON: Final = 20
    STROKE: Final = 2
    FOCUS: Final = 2
    RING: Final = 150
    PROJECTOR_RING: Final = 282
    PICTOGRAM: Final = 220


def luminance(colour: str) -> float:
    """Give the relative luminance (0 black to 1 white) of a ``#RRGGBB`` colour."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio (1 to 21) of two ``#RRGGBB`` colours, in either order."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
