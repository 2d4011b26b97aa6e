"""What a word processor calls the parts of a letter: sections, styles, lists that begin anew, tables with a head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from evalapp.reports.drawing.styles import colour

_LANGUAGES = {"nl": "nl-BE", "en": "en-GB"}
_PAGE, _EDGE = (210, 297), 20  # mm
_FONT, _SIZE, _IN_TABLE = "Calibri", 10.5, 9.5
_PLACES, _FIELDS = re.compile(r"(\{pages?\})"), {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_HEADINGS = {"Heading 1": 20.0, "Heading 2": 13.0}


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What is said in a cell: of several each is an item of a list. `source` says where it comes from."""

    lines: Sequence[str]
    source: str = ""


def document_of(language: str) -> Any:
    """Without a page yet; in one language, so that a reader knows how to say it and how to hyphenate."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    normal.paragraph_format.space_after = Pt(5)
    for name, size in _HEADINGS.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), True
        style.font.color.rgb = _ink("text")
        fonts = style.element.rPr.rFonts
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
    document.styles["Quote"].font.italic = False
    document.styles["Quote"].paragraph_format.left_indent = Mm(4)
    said = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    tongue = said.find(qn("w:lang"))
    tongue.set(qn("w:val"), _LANGUAGES[language])
    return document


def next_letter(document: Any, *, is_first: bool) -> Any:
    """A section of its own, on a new page, whose pages are counted from one and whose edges are its own."""
    section = document.sections[0] if is_first else document.add_section(WD_SECTION.NEW_PAGE)
    section.page_width, section.page_height = (Mm(each) for each in _PAGE)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_EDGE)
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    for each in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(each)
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)
    return section


def say(document: Any, words: str, style: str = "") -> Any:
    """A paragraph, in a style by its id: by its name every style is looked through, for each paragraph."""
    paragraph = document.add_paragraph(words)
    if style:
        paragraph._p.get_or_add_pPr().style = style
    return paragraph


def bold(paragraph: Any, words: str, *, size: float | None = None) -> None:
    """Nothing at all where there are no words."""
    if words:
        run = paragraph.add_run(words)
        run.bold = True
        run.font.color.rgb = _ink("attention")
        if size is not None:
            run.font.size = Pt(size)


def dim(paragraph: Any, words: str) -> None:
    run = paragraph.add_run(words)
    run.font.color.rgb, run.font.size = _ink("dim"), Pt(8.5)


def lined(paragraph: Any, lines: Sequence[str]) -> None:
    """An address: the first line is the name."""
    for n, each in enumerate(lines):
        run = paragraph.add_run(each)
        run.bold = not n
        if n < len(lines) - 1:
            run.add_break()


def page_numbers(paragraph: Any, words: str) -> None:
    """`words` with fields that the word processor counts, in place of {page} and {pages} (of the document)."""
    for n, part in enumerate(_PLACES.split(words)):
        if n % 2:
            _field(paragraph, _FIELDS[part])
        elif part:
            dim(paragraph, part)


def _field(paragraph: Any, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        run = paragraph.add_run()
        run.font.color.rgb, run.font.size = _ink("dim"), Pt(8.5)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def numbering(document: Any, points: Sequence[str]) -> None:
    """A list that begins at one: of the style alone it would go on where the list before it ended."""
    numbers = document.part.numbering_part.element
    used = document.styles["List Number"].element.pPr.numPr.numId.val
    kind = next(each for each in numbers.num_lst if each.numId == used).abstractNumId.val
    own = numbers.add_num(kind)
    own.add_lvlOverride(ilvl=0).add_startOverride(1)
    for each in points:
        paragraph = say(document, each, "ListNumber")
        paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = own.numId


def table_of(
    document: Any, rows: Sequence[Sequence[str | Told]], *, widths: Sequence[int], heads: Sequence[str] = ()
) -> None:
    """Widths in millimetres. The head is one that stands again on each page; each first cell is strong."""
    if not rows:
        return
    table = document._body.add_table(0, len(widths), Mm(sum(widths)))
    if heads:
        table._tbl.tblPr.style = "TableGrid"
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    for n, row in enumerate(([heads] if heads else []) + [*rows]):
        line = table.add_row()
        is_head = bool(heads) and not n
        if is_head:
            mark = OxmlElement("w:tblHeader")
            mark.set(qn("w:val"), "true")
            line._tr.get_or_add_trPr().append(mark)
        for at, (cell, words, width) in enumerate(zip(line.cells, row, widths, strict=True)):
            cell.width = Mm(width)
            if isinstance(words, Told):
                _tell(cell, words)
            else:
                _fill(cell, words, is_strong=is_head or not at, size=_IN_TABLE if heads else _SIZE)
    document.add_paragraph()


def _fill(cell: Any, words: str, *, is_strong: bool, size: float) -> None:
    """A line a paragraph; of what is strong only the first is."""
    for n, each in enumerate(words.split("\n")):
        paragraph = cell.paragraphs[0] if not n else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(each)
        run.bold, run.font.size = is_strong and not n, Pt(size)


def _tell(cell: Any, told: Told) -> None:
    for n, each in enumerate(told.lines):
        paragraph = cell.paragraphs[0] if not n else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(each).font.size = Pt(_IN_TABLE)
        if len(told.lines) > 1:
            paragraph._p.get_or_add_pPr().style = "ListBullet"
    if told.source:
        paragraph = cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        dim(paragraph, told.source)


def _ink(role: str) -> RGBColor:
    found = colour(role)
    return RGBColor(*(round(each * 255) for each in found.rgb()))
