"""Texts of which a part is struck through or raised, as Excel and LibreOffice store them."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.sheets.sheet import Sheet
from evalapp.sheets.shown import Kind
from evalapp.sheets.tables import read_tables
from tests.sheets.raw_workbook import write_raw

STRUCK = "<r><rPr><strike/></rPr><t>1</t></r><r><t>50</t></r>"
RAISED = '<r><t>15</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>'
LOWERED = '<r><t>CO</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r>'


def sheet_of(folder: Path, inner: str, *, is_inline: bool) -> Sheet:
    """Headings in row 1 and this text in B2, among the shared ones or in the cell."""
    head = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    own = f'<c r="B2" t="inlineStr"><is>{inner}</is></c>' if is_inline else '<c r="B2" t="s"><v>2</v></c>'
    row = f'<row r="2"><c r="A2" t="s"><v>0</v></c>{own}</row>'
    path = folder / "a.xlsx"
    write_raw(path, head + row, strings=("number", "title"), in_runs=f"<si>{inner}</si>")
    return read_tables(path)[0]


@pytest.mark.parametrize("is_inline", [False, True])
@pytest.mark.parametrize(
    ("inner", "text", "kind"),
    [
        (STRUCK, "150", Kind.STRUCK),
        (STRUCK.replace("50", ""), "1", Kind.STRUCK),
        (RAISED, "152", Kind.RAISED),
        (LOWERED, "CO2", Kind.RAISED),
        (STRUCK + RAISED, "150152", Kind.STRUCK),
    ],
)
def test_what_a_run_makes_of_a_text_is_seen(
    tmp_path: Path, inner: str, text: str, kind: Kind, is_inline: bool
) -> None:
    sheet = sheet_of(tmp_path, inner, is_inline=is_inline)
    cell = sheet.cell(sheet.rows[0], 1)
    assert cell is not None
    assert cell.shown is not None
    assert (text, kind, str) == (cell.text, cell.shown.kind, type(cell.text))
    assert 1 == sum("B2" in note for note in sheet.notes)


@pytest.mark.parametrize("is_inline", [False, True])
@pytest.mark.parametrize(
    "inner",
    [
        "<r><rPr><b/></rPr><t>1</t></r><r><t>50</t></r>",
        '<r><rPr><strike val="0"/></rPr><t>1</t></r>',
        '<r><rPr><strike val="false"/><vertAlign val="baseline"/></rPr><t>1</t></r>',
        '<r><rPr><strike/></rPr><t xml:space="preserve"> </t></r><r><t>150</t></r>',
        '<r><t>1</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>er</t></r>',
        "<t>150</t>",
    ],
)
def test_other_looks_of_a_run_change_nothing(tmp_path: Path, inner: str, is_inline: bool) -> None:
    sheet = sheet_of(tmp_path, inner, is_inline=is_inline)
    assert {} == dict(sheet.rows[0].shown)
    assert () == sheet.notes


def test_an_exponent_in_a_heading_hides_no_group_above_it(tmp_path: Path) -> None:
    def cell(place: str, inner: str) -> str:
        return f'<c r="{place}" t="inlineStr"><is>{inner}</is></c>'

    rows = (
        f'<row r="1">{cell("A1", "<t>Project</t>")}{cell("B1", "<t>Area</t>")}</row>'
        f'<row r="2">{cell("A2", "<t>number</t>")}{cell("B2", RAISED.replace("15", "m"))}'
        f"{cell('C2', '<t>title</t>')}{cell('D2', '<t>support</t>')}</row>"
        f'<row r="3">{cell("A3", "<t>A-1</t>")}</row>'
    )
    write_raw(tmp_path / "a.xlsx", rows, after='<mergeCells count="1"><mergeCell ref="B1:D1"/></mergeCells>')
    assert ("number", "m2", "title", "support") == read_tables(tmp_path / "a.xlsx")[0].header
