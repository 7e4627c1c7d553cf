"""Fonts: which one sets what, what none can set, and what is embedded."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTCollection, TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.paper.typeset.conftest import Printed
from toolkit.paper.typeset import Fonts, Layout, Style, Typesetter, missing
from toolkit.paper.typeset.embed import Sign, subset
from toolkit.paper.typeset.face import Face, Variant, open_face
from toolkit.paper.typeset.families import system_folders
from toolkit.paper.typeset.fonts import covers
from toolkit.paper.typeset.glyf import Part
from toolkit.paper.typeset.runs import cut

PLAIN = Variant()


def named(fonts: Fonts, text: str, variant: Variant = PLAIN) -> list[tuple[str, str]]:
    """The runs of a left-to-right text, each with its face's name."""
    runs = cut(text, [0] * len(text), fonts, variant)
    return [(text[run.start : run.end], run.face.name) for run in runs]


def test_each_script_has_its_font(fonts: Fonts) -> None:
    latin = "NotoSans-Regular"
    assert named(fonts, "Ana Ана Άννα") == [("Ana ", latin), ("Ана ", latin), ("Άννα", latin)]
    assert named(fonts, "أمل") == [("أمل", "NotoSansArabic-Regular")]
    assert named(fonts, "ኣበና") == [("ኣበና", "NotoSansEthiopic-Regular")]
    assert named(fonts, "শিশু") == [("শিশু", "NotoSansBengali-Regular")]


def test_bold_and_italic_have_faces_of_their_own(fonts: Fonts) -> None:
    cuts = [Variant(bold, italic) for bold in (False, True) for italic in (False, True)]
    assert {fonts.basic(variant).name for variant in cuts} == {
        "NotoSans-Regular",
        "NotoSans-Bold",
        "NotoSans-Italic",
        "NotoSans-BoldItalic",
    }
    assert named(fonts, "أمل", Variant(bold=True, italic=True)) == [("أمل", "NotoSansArabic-Bold")]
    assert named(fonts, "শিশু", Variant(bold=True)) == [("শিশু", "NotoSansBengali-Bold")]


def test_spaces_and_digits_stay_with_the_letters_before_them(fonts: Fonts) -> None:
    assert named(fonts, "أمل 12, (34)") == [("أمل 12, (34)", "NotoSansArabic-Regular")]


def test_a_sign_comes_from_the_first_font_that_has_it(fonts: Fonts) -> None:
    (before, _), (sign, font), (after, _) = named(fonts, "a ✓ b")
    assert (before, sign, after) == ("a ", "✓", " b")
    assert font != "NotoSans-Regular"


def test_no_run_has_a_glyph_that_is_a_box(fonts: Fonts) -> None:
    layout = Layout(fonts)
    hard = ["a\u0951", "b\u1360", "✓\ufe0f", "ኣ\u0301", "\u200d\u0981", "x\u20dd", "ক\u0301"]
    text = " ".join([*hard, "(\u2003)", "\u2011", "\U0001f9ff"])
    for bold in (False, True):
        (line,) = layout.lay(text, Style(10, bold=bold), 10_000, "en").lines
        glyphs = [
            glyph.number for piece in line.pieces for c in piece.clusters for glyph in c.glyphs
        ]
        assert 0 not in glyphs
        read = "".join(c.text for piece in line.pieces for c in piece.clusters)
        assert read == text.replace("\U0001f9ff", "[U+1F9FF]")


def test_a_font_with_the_composed_letter_will_do(fonts: Fonts) -> None:
    face = fonts.basic(PLAIN)
    composed = replaced(face, frozenset("é"))
    apart = replaced(face, frozenset("e\u0301"))
    assert covers(composed, "e\u0301")
    assert covers(apart, "é")
    assert not covers(composed, "e")


def replaced(face: Face, characters: frozenset[str]) -> Face:
    """The same face as if it had these characters only."""
    copy = Face(face.source, PLAIN)
    copy.characters = characters
    return copy


def test_preflight_names_what_no_font_has(fonts: Fonts) -> None:
    texts = ["fine ✓ ș ኣ শ", "eye \U0001f9ff and \ue000", "\U0001f9ff again", "\ud800"]
    found = missing(texts, fonts)
    assert [(item.char, item.name) for item in found] == [
        ("\U0001f9ff", "NAZAR AMULET"),
        ("\ue000", "U+E000"),
        ("\ud800", "U+D800"),
    ]
    assert [item.text for item in found] == [texts[1], texts[1], texts[3]]


def test_preflight_passes_controls_spaces_and_composed_letters(fonts: Fonts) -> None:
    assert missing(["a\u2066b\u2069\u200b\t\x07\u3000\ufeff s\u0326 e\u0302\u0301"], fonts) == []


def embedded_fonts(path: Path) -> dict[str, list[str]]:
    """What pdffonts tells: name without the subset's mark, then emb, sub, uni."""
    told = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, timeout=60)
    rows = (line.split() for line in told.stdout.decode().splitlines()[2:])
    return {row[0].partition("+")[2]: row[-5:-2] for row in rows if "+" in row[0]}


def test_bold_is_another_font_in_the_document(printed: Printed, tmp_path: Path) -> None:
    def drawing(setter: Typesetter) -> None:
        setter.line("Heading أمل", 40, 700, Style(16, bold=True), "en")
        setter.line("Heading أمل", 40, 600, Style(16), "en")

    path = tmp_path / "page.pdf"
    path.write_bytes(printed(drawing))
    assert embedded_fonts(path) == {
        "NotoSans-Bold": ["yes", "yes", "yes"],
        "NotoSansArabic-Bold": ["yes", "yes", "yes"],
        "NotoSans-Regular": ["yes", "yes", "yes"],
        "NotoSansArabic-Regular": ["yes", "yes", "yes"],
    }


def test_bold_is_wider_and_drawn_at_its_weight(fonts: Fonts) -> None:
    layout = Layout(fonts)
    plain = layout.measure("Heading", Style(16), "en")
    assert layout.measure("Heading", Style(16, bold=True), "en") > plain * 1.03
    widths = []
    for bold in (False, True):
        face = fonts.basic(Variant(bold))
        sign = Sign((Part(face.shaper.get_nominal_glyph(ord("I")), 0, 0),), "I", 0)
        font, (number,) = opened(face, [sign])
        glyph = font["glyf"][f"g{number}"]
        widths.append(glyph.xMax - glyph.xMin)
    assert widths[1] > widths[0]


def opened(face: Face, signs: list[Sign]) -> tuple[Any, list[int]]:
    """The font file of these signs as fontTools reads it, all checksums checked."""
    data, numbers = subset(face, signs)
    font = TTFont(BytesIO(data), checkChecksums=2)
    font.setGlyphOrder([f"g{number}" for number in range(font["maxp"].numGlyphs)])
    return font, numbers


def test_a_compound_glyph_stands_where_its_parts_do(fonts: Fonts) -> None:
    face = fonts.basic(Variant())
    base, mark = (face.shaper.get_nominal_glyph(ord(char)) for char in "xo")
    whole = Sign((Part(base, 0, 0), Part(mark, -100, 700)), "xo", 640)
    signs = [Sign((Part(base, 0, 0),), "x", 529), Sign((Part(mark, 0, 0),), "o", 605), whole]
    font, (first, second, both, blank) = opened(face, [*signs, Sign((), "z", 300)])
    glyphs = font["glyf"]
    x, o, built = (glyphs[f"g{number}"] for number in (first, second, both))
    assert [(part.glyphName, part.x, part.y) for part in built.components] == [
        (f"g{first}", 0, 0),
        (f"g{second}", -100, 700),
    ]
    assert (built.xMin, built.yMin) == (min(x.xMin, o.xMin - 100), min(x.yMin, o.yMin + 700))
    assert (built.xMax, built.yMax) == (max(x.xMax, o.xMax - 100), max(x.yMax, o.yMax + 700))
    assert font["hmtx"][f"g{both}"] == (640, built.xMin)
    assert font["hmtx"][f"g{blank}"] == (300, 0)
    assert font["maxp"].maxComponentElements >= 2
    box = glyphs[f"g{both}"].getCoordinates(glyphs)[0]
    assert max(y for _, y in box) == built.yMax


def test_a_folder_of_ours_goes_before_the_system_s(tmp_path: Path) -> None:
    shutil.copy(system_file("NotoSansEthiopic-Bold.ttf"), tmp_path / "NotoSansEthiopic-Regular.ttf")
    fonts = Fonts.load([tmp_path])
    assert named(fonts, "ኣበና") == [("ኣበና", "NotoSansEthiopic-Bold")]
    assert named(fonts, "শিশু") == [("শিশু", "NotoSansBengali-Regular")]


def test_a_damaged_font_is_passed_over(tmp_path: Path) -> None:
    whole = system_file("NotoSansEthiopic-Regular.ttf")
    (tmp_path / "NotoSansEthiopic-Regular.ttf").write_bytes(b"\0\1\0\0 not a font")
    (tmp_path / "NotoSansEthiopic[wght].ttf").write_bytes(b"")
    shutil.copy(whole, tmp_path / "ebrima.ttf")
    assert named(Fonts([tmp_path]), "ኣበና") == [("ኣበና", "NotoSansEthiopic-Regular")]


def test_without_a_font_for_a_script_the_preflight_says_so() -> None:
    fonts = Fonts([])
    assert missing(["Anna أمل Ана Άννα"], fonts) == []
    assert [item.name for item in missing(["Abena ኣ"], fonts)] == ["ETHIOPIC SYLLABLE GLOTTAL AA"]


def test_a_family_without_bold_is_drawn_bolder(tmp_path: Path) -> None:
    shutil.copy(system_file("NotoSansEthiopic-Regular.ttf"), tmp_path)
    setting = Layout(Fonts([tmp_path]))
    (line,) = setting.lay("ኣበና", Style(10, bold=True), 100, "ti").lines
    assert line.pieces[0].face.emboldened
    (line,) = setting.lay("ኣበና", Style(10), 100, "ti").lines
    assert not line.pieces[0].face.emboldened

    file = BytesIO()
    canvas = Canvas(file, invariant=1, pageCompression=0)
    Typesetter(canvas, Fonts([tmp_path])).line("ኣበና", 40, 700, Style(10, bold=True), "ti")
    canvas.save()
    assert b"2 Tr 0.3 w 0 0 0 RG" in file.getvalue()


def test_a_collection_gives_the_face_of_the_weight(tmp_path: Path) -> None:
    collection = TTCollection()
    for weight in ("Regular", "Bold"):
        collection.fonts.append(TTFont(system_file(f"NotoSansEthiopic-{weight}.ttf")))
    path = tmp_path / "Kefa.ttc"
    collection.save(path)
    for bold, name in ((False, "NotoSansEthiopic-Regular"), (True, "NotoSansEthiopic-Bold")):
        face = open_face(path, Variant(bold))
        assert face is not None
        assert (face.name, face.emboldened) == (name, False)
    assert named(Fonts([tmp_path]), "ኣበና") == [("ኣበና", "NotoSansEthiopic-Regular")]


def system_file(name: str) -> Path:
    """A font of Debian's fonts-noto-core."""
    for folder in system_folders():
        for path in folder.rglob(name):
            return path
    pytest.fail(f"{name} is missing; install the package fonts-noto-core")
