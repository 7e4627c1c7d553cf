"""Fonts inside one PDF document: subset, and with a map that says what each code reads as.

Every pair of a glyph and the text it stands for gets a code of its own, so that the same glyph
can read as different letters, and a ligature as all of its letters in logical order.
"""

from io import BytesIO
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from toolkit.paper.typeset.face import EM, Face

_KEPT_OUT = ("GDEF", "GPOS", "GSUB", "OS/2", "STAT", "name", "post", "cmap", "DSIG", "gasp")
"""Tables that a viewer has no use for: codes lead to glyphs by a map of ours, already placed."""

_SYMBOLIC = 4
_BLOCK = 100
"""At most so many lines in one block of a character map."""


class EmbeddedFont:
    """A face in a document; reportlab asks it for its objects when the document is saved.

    Attributes:
        name: what page content calls it.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: int, text: str) -> int:
        """The two-byte code of a glyph that reads as this text; the text may be empty."""
        return self._codes.setdefault((glyph, text), len(self._codes) + 1)

    def width(self, glyph: int) -> int:
        """The advance, in thousandths of the type size, that a viewer reads for a glyph."""
        return int(self.face.shaper.get_glyph_h_advance(glyph))

    def addObjects(self, document: Any) -> None:  # noqa: ANN401, N802  reportlab's name and type
        """Write the font into the document."""
        subset, numbers = _subset(self.face, sorted({glyph for glyph, _ in self._codes}))
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
                "FontDescriptor": self._descriptor(document, base, subset),
                "DW": 0,
                "W": pdfdoc.PDFArray(
                    [1, pdfdoc.PDFArray([self.width(glyph) for glyph, _ in self._codes])]
                ),
                "CIDToGIDMap": _stream(
                    document, f"{self.name}:glyphs", self._glyph_map(numbers)
                ),
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

    def _glyph_map(self, numbers: dict[int, int]) -> bytes:
        """Two bytes for each code from 0 on: the glyph's index in the subset."""
        glyphs = [0, *(numbers[glyph] for glyph, _ in self._codes)]
        return b"".join(number.to_bytes(2, "big") for number in glyphs)

    def _text_map(self) -> bytes:
        """The ToUnicode map."""
        lines = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text), code in self._codes.items()
            if text
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


def _subset(face: Face, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
    """A font file with these glyphs only, at the face's weight, and their indices in it."""
    request = hb.SubsetInput()
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    for glyph in glyphs:
        request.glyph_set.add(glyph)
    for table in _KEPT_OUT:
        request.drop_table_tag_set.add(int.from_bytes(table.encode("ascii"), "big"))
    for tag, value in face.axes.items():
        request.pin_axis_location(face.source, tag, value)
    plan = hb.SubsetPlan(face.source, request)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


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
