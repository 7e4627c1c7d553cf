"""The Word file for a translator: a table of texts and one with the glossary.

A file that comes back is read with its tracked changes accepted: what was put in counts, what was
struck out doesn't.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import BadZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from toolkit.sheets.styles import LINE, MAKER, TEAL
from toolkit.sheets.translator import (
    HEADING_KEY,
    RawCell,
    RawRow,
    find_tag,
    headings,
    instructions,
    read_table,
    refused,
)
from toolkit.words.tags import is_rtl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement

    from toolkit.sheets.translator import Outgoing, OutRow, Returned
    from toolkit.words import Words

_PAGE = (297, 210)
"""Width and height of the sheets of paper in millimetres: A4, lying."""

_WIDTHS = (18, 47, 101, 101)
"""Of the columns, in millimetres."""

_TERM_WIDTHS = (60, 90, 117)
_TWIPS = 56.69
"""Word's units in a millimetre."""

_BROKEN = (BadZipFile, OpcError, SyntaxError, KeyError, ValueError, AttributeError, OSError)
_DEEPEST = 60
"""Elements within elements that are looked into; a person's file has a dozen."""

_HIDDEN = frozenset(
    qn(name)
    for name in (
        "w:del",
        "w:moveFrom",
        "w:pPr",
        "w:rPr",
        "w:tcPr",
        "w:trPr",
        "w:drawing",
        "w:pict",
        "w:object",
        "w:instrText",
        "w:footnoteReference",
    )
)
"""What has no text of the cell, or a text that was struck out."""

_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}


def translator_document(outgoing: Outgoing, words: Words) -> bytes:
    """Write the Word file."""
    document = Document()
    document.core_properties.title = outgoing.title
    document.core_properties.author = MAKER
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Mm(side) for side in _PAGE)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(15)
    document.add_heading(outgoing.title, level=1)
    for line in instructions(words, outgoing):
        document.add_paragraph(line)
    rtl = is_rtl(outgoing.tag.language)
    names = headings(words, outgoing)
    rows = [_head(names), *(_text_row(row, rtl=rtl) for row in outgoing.rows)]
    _add_table(document, _WIDTHS, rows)
    if outgoing.terms:
        document.add_heading(words.say("Glossary"), level=2)
        head = _head([*names[2:], words.say("Note")])
        terms = [
            _row([_cell(term.source), _cell(term.translation, rtl=rtl), _cell(term.note)])
            for term in outgoing.terms
        ]
        _add_table(document, _TERM_WIDTHS, [head, *terms])
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _add_table(document: WordFile, widths: Sequence[int], rows: Sequence[str]) -> None:
    """Add a table, as one piece of XML: cell by cell the library takes seconds for a plan."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:color="{LINE}"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' for width in widths)
    table = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="0" w:type="auto"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    document.element.body.find(qn("w:sectPr")).addprevious(parse_xml(table))
    # A table must not be the last thing in a file.
    document.add_paragraph()


def _head(names: Sequence[str]) -> str:
    return _row([_cell(name, bold=True, fill=TEAL, color="FFFFFF") for name in names], repeat=True)


def _text_row(row: OutRow, *, rtl: bool) -> str:
    if row.key is None:
        texts = (HEADING_KEY, "", row.source, "")
        return _row([_cell(text, bold=True, fill=LINE) for text in texts])
    place = f"{row.place}\n({row.before})" if row.before else row.place
    return _row(
        [
            _cell(str(row.key), size=7, color="595959"),
            _cell(place, size=8, color="595959"),
            _cell(row.source),
            _cell(row.filled, rtl=rtl),
        ]
    )


def _row(cells: Sequence[str], *, repeat: bool = False) -> str:
    kind = "<w:cantSplit/><w:tblHeader/>" if repeat else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{kind}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(
    text: str,
    *,
    size: int = 10,
    bold: bool = False,
    color: str = "",
    fill: str = "",
    rtl: bool = False,
) -> str:
    """Write a cell; each line of a text is a paragraph of its own."""
    looks = "<w:b/>" * bold + (f'<w:color w:val="{color}"/>' if color else "")
    looks += f'<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>' + "<w:rtl/>" * rtl
    looks = f"<w:rPr>{looks}</w:rPr>"
    before = "<w:bidi/>" * rtl + '<w:spacing w:before="40" w:after="40"/>'
    lines = "".join(
        f"<w:p><w:pPr>{before}{looks}</w:pPr><w:r>{looks}{_said(line)}</w:r></w:p>"
        for line in text.split("\n")
    )
    shade = f'<w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>' if fill else ""
    return f"<w:tc>{shade}{lines}</w:tc>"


def _said(line: str) -> str:
    parts = (f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in line.split("\t"))
    return "<w:tab/>".join(parts)


def read_document(path: Path, data: bytes) -> Returned:
    """Read a Word file that came back; raises ``InputError`` for one that isn't ours."""
    try:
        body = Document(io.BytesIO(data)).element.body
        text = "\n".join(_text(one) for one in body if one.tag == qn("w:p"))
        tables = [_rows(table) for table in body.iter(qn("w:tbl"))]
    except _BROKEN:
        raise refused(path, "words-file-damaged") from None
    return read_table(path, find_tag(text), tables)


def _rows(table: BaseOxmlElement) -> list[RawRow]:
    rows = []
    for number, row in enumerate(_within(table, "w:tr"), start=1):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
            rows.append(RawRow(number, [_raw(cell) for cell in _within(row, "w:tc")]))
    return rows


def _within(parent: BaseOxmlElement, name: str, deep: int = 0) -> Iterator[BaseOxmlElement]:
    """Give the rows of a table or the cells of a row, those in content controls too."""
    for child in parent:
        if child.tag == qn(name):
            yield child
        elif child.tag in _WRAPS and deep < _DEEPEST:
            yield from _within(child, name, deep + 1)


_WRAPS = frozenset(qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:customXml"))


def _raw(cell: BaseOxmlElement) -> RawCell:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    upright = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    merged = upright is not None or (span is not None and span.get(qn("w:val")) != "1")
    return RawCell(_text(cell), "merged" if merged else "")


def _text(node: BaseOxmlElement) -> str:
    """Give the text of a cell or paragraph, its tracked changes accepted."""
    return "".join(_pieces(node, 0)).removesuffix("\n")


def _pieces(node: BaseOxmlElement, deep: int) -> Iterator[str]:
    if node.tag == qn("w:t"):
        yield node.text or ""
    elif node.tag in _SIGNS:
        yield _SIGNS[node.tag]
    elif node.tag not in _HIDDEN and deep < _DEEPEST:
        for child in node:
            yield from _pieces(child, deep + 1)
        # The end of a paragraph may have been struck out: then the next one goes on in its line.
        struck = f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}"
        if node.tag == qn("w:p") and node.find(struck) is None:
            yield "\n"
