"""A plan as a Word file: a table a day whose headings repeat, then each block with its steps."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from toolkit.model.agendalines import agenda_days
from toolkit.sheets.plan_markdown import cells, has_strands, headings
from toolkit.sheets.plan_texts import day_heading, span_text, step_lines
from toolkit.sheets.styles import MAKER

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

    from toolkit.model.agendalines import AgendaDay, AgendaLine
    from toolkit.model.plan import Plan
    from toolkit.words import Words

_WIDTHS = (2.6, 1.7, 5.2, 6.6, 4.4, 5.2)
_STRAND_WIDTH = 1.7
_MADE = datetime(2001, 1, 1)  # noqa: DTZ001 — the same plan is to be the same text
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_plan_docx(plan: Plan, words: Words) -> bytes:
    """Give the Word file of a plan that is in the language of ``words``."""
    return _Writer(plan, words).write()


class _Writer:
    def __init__(self, plan: Plan, words: Words) -> None:
        self.plan = plan
        self.words = words
        self.document: DocxDocument = Document()

    def write(self) -> bytes:
        self._set_up()
        self._paragraph(self.plan.title, "Title")
        if self.plan.summary:
            self._paragraph(self.plan.summary)
        if self.words.draft:
            self._paragraph(self.words.say("This translation has not been checked yet."))
        for day in agenda_days(self.plan):
            self._paragraph(day_heading(self.words, day.number, day.title), "Heading 1")
            self._table(day)
            for line in day.lines:
                self._steps(line)
        if self.plan.disclaimer:
            self._paragraph(self.plan.disclaimer)
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()

    def _set_up(self) -> None:
        document = self.document
        core = document.core_properties
        core.title, core.author = _clean(self.plan.title)[:250], MAKER
        core.language, core.comments = self.words.language, ""
        core.created = core.modified = _MADE
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
        section.left_margin = section.right_margin = Cm(1.8)
        section.top_margin = section.bottom_margin = Cm(1.8)
        if self.words.rtl:
            _put(section._sectPr, "w:bidi", before="w:docGrid")  # noqa: SLF001 — it has no name
        self._speak()

    def _speak(self) -> None:
        """Set the language of all text: for the spelling, and for who has it read out."""
        normal = self.document.styles["Normal"]
        normal.font.size = Pt(10)
        properties = normal.element.get_or_add_rPr()
        language = OxmlElement("w:lang")
        for side in ("val", "eastAsia", "bidi"):
            language.set(qn(f"w:{side}"), self.words.language)
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        properties.append(language)
        defaults = self.document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        if defaults is not None:
            for side in ("val", "bidi"):
                defaults.set(qn(f"w:{side}"), self.words.language)

    def _paragraph(self, text: str, style: str = "Normal") -> Paragraph:
        made = self.document.add_paragraph(style=style)
        self._write(made, text)
        return made

    def _write(self, paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
        run = paragraph.add_run(_clean(" ".join(text.split())))
        if bold:
            run.bold = True
        if self.words.rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001
            run.font.rtl = True

    def _table(self, day: AgendaDay) -> None:
        strands = has_strands(day)
        named = headings(self.words, strands=strands)
        table = self.document.add_table(rows=1, cols=len(named), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        if self.words.rtl:
            _put(table._tblPr, "w:bidiVisual", before="w:tblW")  # noqa: SLF001
        _repeat(table.rows[0])
        for cell, text in zip(table.rows[0].cells, named, strict=True):
            self._write(cell.paragraphs[0], text, bold=True)
            _shade(cell)
        for line in day.lines:
            self._row(table, line, strands=strands)
        widths = [*_WIDTHS[:3], *([_STRAND_WIDTH] if strands else []), *_WIDTHS[3:]]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)

    def _row(self, table: Table, line: AgendaLine, *, strands: bool) -> None:
        row: _Row = table.add_row()  # type: ignore[no-untyped-call]
        _keep_whole(row)
        for cell, texts in zip(row.cells, cells(self.words, line, strands=strands), strict=True):
            for number, text in enumerate(texts):
                self._write(cell.add_paragraph() if number else cell.paragraphs[0], text)

    def _steps(self, line: AgendaLine) -> None:
        block = line.block
        if not block.steps:
            return
        self._paragraph(f"{span_text(self.words, line)} {block.title}", "Heading 2")
        for number, step in enumerate(block.steps, start=1):
            text, *said = step_lines(self.words, step)
            self._paragraph(f"{number}. {text}")
            for quote in said:
                self._paragraph(quote, "Intense Quote")


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)


def _put(parent: BaseOxmlElement, name: str, *, before: str) -> None:
    """Put an element where the format wants it: programs may refuse a file with another order."""
    made = OxmlElement(name)
    following = parent.find(qn(before))
    if following is None:
        parent.append(made)
    else:
        following.addprevious(made)


def _row_property(row: _Row, name: str) -> BaseOxmlElement:
    made = OxmlElement(name)
    row._tr.get_or_add_trPr().append(made)  # noqa: SLF001
    return made


def _repeat(row: _Row) -> None:
    """Have a row stand at the head of every page that its table goes over."""
    _keep_whole(row)
    _row_property(row, "w:tblHeader").set(qn("w:val"), "true")


def _keep_whole(row: _Row) -> None:
    """Have a row stand on one page."""
    _row_property(row, "w:cantSplit").set(qn("w:val"), "true")


def _shade(cell: _Cell) -> None:
    made = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E8EDF2")):
        made.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(made)  # noqa: SLF001
