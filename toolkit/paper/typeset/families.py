"""Which font files can set a script, in order of preference, by the names they go by.

Latin, Greek, Cyrillic, Devanagari and Arabic come with the program as Python packages. All others
are found among the fonts bundled by an installer or in the system: Noto on Linux, the system's
own on Windows and macOS. Only fonts with TrueType outlines are of use.
"""

import os
import sys
from pathlib import Path
from typing import NamedTuple


class FontFiles(NamedTuple):
    """The files of one family; `bold` is empty where the first file holds the bold too."""

    regular: str
    bold: str = ""


def _noto(name: str) -> tuple[FontFiles, ...]:
    return (
        FontFiles(f"NotoSans{name}-Regular.ttf", f"NotoSans{name}-Bold.ttf"),
        FontFiles(f"NotoSans{name}[wdth,wght].ttf"),
        FontFiles(f"NotoSans{name}[wght].ttf"),
    )


_NIRMALA = (FontFiles("Nirmala.ttc"), FontFiles("Nirmala.ttf", "NirmalaB.ttf"))
_LEELAWADEE = FontFiles("LeelawUI.ttf", "LeelaUIb.ttf")
_MAC_ARABIC_HEBREW = FontFiles("Arial.ttf", "Arial Bold.ttf")

FOR_SCRIPT: dict[str, tuple[FontFiles, ...]] = {
    "Armn": (*_noto("Armenian"), FontFiles("sylfaen.ttf"), FontFiles("Mshtakan.ttc")),
    "Beng": (
        *_noto("Bengali"),
        *_NIRMALA,
        FontFiles("KohinoorBangla.ttc"),
        FontFiles("Bangla Sangam MN.ttc"),
    ),
    "Ethi": (*_noto("Ethiopic"), FontFiles("ebrima.ttf", "ebrimabd.ttf"), FontFiles("Kefa.ttc")),
    "Geor": (*_noto("Georgian"), FontFiles("sylfaen.ttf"), FontFiles("Helvetica.ttc")),
    "Gujr": (*_noto("Gujarati"), *_NIRMALA, FontFiles("Gujarati Sangam MN.ttc")),
    "Guru": (*_noto("Gurmukhi"), *_NIRMALA, FontFiles("Gurmukhi Sangam MN.ttc")),
    "Hebr": (
        *_noto("Hebrew"),
        FontFiles("segoeui.ttf", "segoeuib.ttf"),
        FontFiles("arial.ttf", "arialbd.ttf"),
        _MAC_ARABIC_HEBREW,
    ),
    "Khmr": (*_noto("Khmer"), _LEELAWADEE, FontFiles("Khmer Sangam MN.ttf")),
    "Knda": (*_noto("Kannada"), *_NIRMALA, FontFiles("Kannada Sangam MN.ttc")),
    "Laoo": (*_noto("Lao"), _LEELAWADEE, FontFiles("Lao Sangam MN.ttf")),
    "Mlym": (*_noto("Malayalam"), *_NIRMALA, FontFiles("Malayalam Sangam MN.ttc")),
    "Mymr": (*_noto("Myanmar"), FontFiles("mmrtext.ttf", "mmrtextb.ttf")),
    "Nkoo": (*_noto("NKo"), FontFiles("ebrima.ttf", "ebrimabd.ttf")),
    "Orya": (*_noto("Oriya"), *_NIRMALA, FontFiles("Oriya Sangam MN.ttc")),
    "Sinh": (*_noto("Sinhala"), *_NIRMALA, FontFiles("Sinhala Sangam MN.ttc")),
    "Syrc": (*_noto("Syriac"), FontFiles("estre.ttf")),
    "Taml": (*_noto("Tamil"), *_NIRMALA, FontFiles("Tamil Sangam MN.ttc")),
    "Telu": (*_noto("Telugu"), *_NIRMALA, FontFiles("Telugu Sangam MN.ttc")),
    "Tfng": (*_noto("Tifinagh"), FontFiles("ebrima.ttf", "ebrimabd.ttf")),
    "Thaa": (*_noto("Thaana"), FontFiles("mvboli.ttf")),
    "Thai": (*_noto("Thai"), _LEELAWADEE, FontFiles("Thonburi.ttc")),
}

SYMBOLS: tuple[tuple[FontFiles, ...], ...] = (
    (FontFiles("NotoSansSymbols2-Regular.ttf"), FontFiles("seguisym.ttf")),
    (*_noto("Symbols"), FontFiles("Apple Symbols.ttf")),
    (FontFiles("NotoSansMath-Regular.ttf"),),
)
"""Families for arrows, ticks and other signs; all of them are tried for a character."""


def system_folders() -> list[Path]:
    """Where this system keeps its fonts, the person's own first; some may not exist."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        return [home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts", windows]
    if sys.platform == "darwin":
        library = Path("/Library/Fonts")
        return [home / "Library" / "Fonts", library, Path("/System") / library.relative_to("/")]
    shared = [Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]
    return [home / ".local" / "share" / "fonts", home / ".fonts", *shared]
