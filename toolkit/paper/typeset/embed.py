"""Fonts inside one PDF document: subset, and with a map that says what each code reads as.

Every pair of a shape and the text it stands for gets a code of its own, so that the same glyph
can read as different letters, and a ligature as all of its letters.
"""

from io import BytesIO
from typing import Any, NamedTuple

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from toolkit.paper.typeset.face import EM, Face
from toolkit.paper.typeset.glyf import Compound, Part, extended

_KEPT_OUT = ("GDEF", "GPOS", "GSUB", "OS/2", "STAT", "name", "post", "cmap", "DSIG", "gasp")
"""Tables that a viewer has no use for: codes lead to glyphs by a map of ours, already placed."""

_SYMBOLIC = 4
_BLOCK = 100
"""At most so many lines in one block of a character map."""


class Sign(NamedTuple):
    """What one code draws and reads as; lengths in thousandths of the type size.

    Attributes:
        parts: glyphs of the face and where they go; none for a sign that is only read.
        text: what it reads as.
        width: how far a viewer moves on.
    """

    parts: tuple[Part, ...]
    text: str
    width: int

    @property
    def compound(self) -> bool:
        """Whether no glyph of the face is the sign as it stands."""
        return len(self.parts) != 1 or self.parts[0].dx != 0 or self.parts[0].dy != 0


class EmbeddedFont:
    """A face in a document; reportlab asks it for its objects when the document is saved.

    Attributes:
        name: what page content calls it.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[Sign, int] = {}

    def code(self, sign: Sign) -> int:
        """The two-byte code of a sign."""
        return self._codes.setdefault(sign, len(self._codes) + 1)

    def width(self, glyph: int) -> int:
        """The advance of a glyph by itself, in thousandths of the type size."""
        return int(self.face.shaper.get_glyph_h_advance(glyph))

    def addObjects(self, document: Any) -> None:  # noqa: ANN401, N802  reportlab's name and type
        """Write the font into the document."""
        file, glyphs = subset(self.face, list(self._codes))
        base = f"{_tag(self.name)}+{self.face.name}"
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(base),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": self._descriptor(document, base, file),
                "DW": 0,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([sign.width for sign in self._codes])]),
                "CIDToGIDMap": _stream(document, f"{self.name}:glyphs", _glyph_map(glyphs)),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray(
                    [document.Reference(descendant, f"{self.name}:descendant")]
                ),
                "ToUnicode": _stream(document, f"{self.name}:text", self._text_map()),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, self.name)

    def _descriptor(self, document: Any, base: str, subset: bytes) -> Any:  # noqa: ANN401
        ascent, descent = self.face.extents
        head = self.face.source.reference_table("head").data
        scale = EM / self.face.source.upem
        box = [int.from_bytes(head[at : at + 2], "big", signed=True) for at in range(36, 44, 2)]
        file = _stream(document, f"{self.name}:file", subset, {"Length1": len(subset)})
        return document.Reference(
            pdfdoc.PDFDictionary(
                {
                    "Type": "/FontDescriptor",
                    "FontName": pdfdoc.PDFName(base),
                    "Flags": _SYMBOLIC,
                    "FontBBox": pdfdoc.PDFArray([round(edge * scale) for edge in box]),
                    "ItalicAngle": -12 if "Italic" in self.face.name else 0,
                    "Ascent": ascent,
                    "Descent": descent,
                    "CapHeight": round(ascent * 0.67),
                    "StemV": 140 if "Bold" in self.face.name else 80,
                    "FontFile2": file,
                }
            ),
            f"{self.name}:descriptor",
        )

    def _text_map(self) -> bytes:
        """The ToUnicode map."""
        lines = [
            f"<{code:04X}> <{sign.text.encode('utf-16-be').hex().upper()}>"
            for sign, code in self._codes.items()
            if sign.text
        ]
        out = BytesIO()
        out.write(
            b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        )
        for at in range(0, len(lines), _BLOCK):
            block = lines[at : at + _BLOCK]
            body = "\n".join(block)
            out.write(f"{len(block)} beginbfchar\n{body}\nendbfchar\n".encode("ascii"))
        out.write(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        return out.getvalue()


def subset(face: Face, signs: list[Sign]) -> tuple[bytes, list[int]]:
    """A font file that can draw these signs, at the face's weight, and each sign's glyph in it."""
    request = hb.SubsetInput()
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    for sign in signs:
        for part in sign.parts:
            request.glyph_set.add(part.glyph)
    for table in _KEPT_OUT:
        request.drop_table_tag_set.add(int.from_bytes(table.encode("ascii"), "big"))
    for tag, value in face.axes.items():
        request.pin_axis_location(face.source, tag, value)
    plan = hb.SubsetPlan(face.source, request)
    subset = plan.execute()
    numbers = dict(plan.old_to_new_glyph_mapping)
    scale = face.source.upem / EM
    compounds: dict[Compound, int] = {}
    glyphs = []
    for sign in signs:
        if not sign.compound:
            glyphs.append(numbers[sign.parts[0].glyph])
            continue
        parts = tuple(
            Part(numbers[part.glyph], round(part.dx * scale), round(part.dy * scale))
            for part in sign.parts
        )
        compound = Compound(parts, round(sign.width * scale))
        glyphs.append(compounds.setdefault(compound, subset.glyph_count + len(compounds)))
    return extended(bytes(subset.blob.data), list(compounds)), glyphs


def _glyph_map(glyphs: list[int]) -> bytes:
    """Two bytes for each code from 0 on: the index of its glyph."""
    return b"".join(number.to_bytes(2, "big") for number in [0, *glyphs])


def _stream(document: Any, name: str, content: bytes, extra: dict[str, int] | None = None) -> Any:  # noqa: ANN401
    stream = pdfdoc.PDFStream(content=content)
    stream.dictionary.dict.update(extra or {})
    if document.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return document.Reference(stream, name)


def _tag(name: str) -> str:
    """Six capital letters that mark a subset, different for each font of a document."""
    number = int(name[1:])
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(5, -1, -1))
