"""What a person sees struck through, raised or failed in an .ods is told as of .xlsx."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.taking.row_use import HiddenBy
from evalapp.sheets.seen import open_looks
from evalapp.sheets.sheet import Sheet
from evalapp.sheets.shown import Kind, Shown
from evalapp.sheets.tables import read_tables
from tests.sheets.other_workbooks import write_ods

STRUCK, RAISED = Shown(Kind.STRUCK), Shown(Kind.RAISED)


def style(name: str, look: str, *, family: str = "table-cell", parent: str = "") -> str:
    of = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}"{of}>'
        f"<style:text-properties {look}/></style:style>"
    )


LINE = 'style:text-line-through-style="solid" style:text-line-through-type="single"'
NO_LINE = 'style:text-line-through-style="none" style:text-line-through-type="none"'
LOOKS = (
    style("gone", LINE)
    + style("stays", NO_LINE)
    + style("heir", "", parent="Afgevoerd")
    + style("kept", NO_LINE, parent="Afgevoerd")
    + style("line", LINE, family="text")
    + style("up", 'style:text-position="super 58%"', family="text")
    + style("down", 'style:text-position="-33% 58%"', family="text")
    + style("level", 'style:text-position="0% 100%"', family="text")
)
COMMON = style("Afgevoerd", LINE)


def text(said: str, look: str = "") -> str:
    return f'<table:table-cell office:value-type="string"{look}><text:p>{said}</text:p></table:table-cell>'


def number(look: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="float" office:value="150"{look}><text:p>150</text:p>'
        "</table:table-cell>"
    )


def styled(name: str) -> str:
    return f' table:style-name="{name}"'


def read(folder: Path, cells: str, *, columns: str = "", row: str = "", second: str = "") -> Sheet:
    heads = f"<table:table-row>{text('number')}{text('amount')}</table:table-row>"
    rows = f"{columns}{heads}<table:table-row{row}>{cells}</table:table-row>{second}"
    write_ods(folder / "a.ods", rows, looks=LOOKS, common=COMMON)
    (sheet,) = read_tables(folder / "a.ods").sheets
    return sheet


def shown(sheet: Sheet) -> dict[int, Shown]:
    return dict(sheet.rows[0].shown)


@pytest.mark.parametrize(
    ("name", "is_struck"),
    [("gone", True), ("heir", True), ("Afgevoerd", True), ("stays", False), ("kept", False)],
)
def test_a_cell_is_struck_through_as_its_style_or_a_parent_says(
    name: str, is_struck: bool, tmp_path: Path
) -> None:
    sheet = read(tmp_path, text("A-1") + number(styled(name)))
    assert ({1: STRUCK} if is_struck else {}) == shown(sheet)


def test_a_column_or_row_strikes_what_has_no_style_of_its_own(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="gone"/>'
    assert {1: STRUCK} == shown(read(tmp_path, text("A-1") + number(), columns=columns))
    assert {} == shown(read(tmp_path, text("A-1") + number(styled("stays")), columns=columns))
    row = ' table:default-cell-style-name="gone"'
    assert {1: STRUCK} == shown(read(tmp_path, text("A-1", styled("stays")) + number(), row=row))
    stays = ' table:default-cell-style-name="stays"'
    assert {} == shown(read(tmp_path, text("A-1") + number(), columns=columns, row=stays))


def test_a_row_that_is_struck_through_is_asked_about_as_a_hidden_one(tmp_path: Path) -> None:
    second = f"<table:table-row>{text('A-2')}{number()}</table:table-row>"
    cells = text("A-1", styled("gone")) + number(styled("gone"))
    sheet = read(tmp_path, cells, second=second)
    assert {2: HiddenBy.STRUCK} == dict(sheet.hidden)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('1<text:span text:style-name="line">50</text:span>', STRUCK),
        ('15<text:span text:style-name="line"> </text:span>', None),
        ('15<text:span text:style-name="up">2</text:span>', RAISED),
        ('15<text:span text:style-name="down">2</text:span>', RAISED),
        ('1<text:span text:style-name="up">ste</text:span>', None),
        ('15<text:span text:style-name="level">2</text:span>', None),
        ('15<text:span text:style-name="unknown">2</text:span>', None),
    ],
)
def test_a_part_of_a_text_is_told_as_it_looks(said: str, expected: Shown | None, tmp_path: Path) -> None:
    assert ((expected and {1: expected}) or {}) == shown(read(tmp_path, text("A-1") + text(said)))


def test_a_formula_that_fails_is_no_empty_cell(tmp_path: Path) -> None:
    failed = text("#N/A", ' calcext:value-type="error"')
    sheet = read(tmp_path, text("A-1") + failed)
    assert ("#N/A", {1: Shown(Kind.ERROR, "#N/A")}) == (sheet.rows[0].texts[1], shown(sheet))


def test_more_styles_than_a_workbook_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_looks, "_MOST_STYLES", 5)
    with pytest.raises(UnreadableFile):
        read(tmp_path, text("A-1") + number())


def test_a_style_that_is_its_own_parent_leads_nowhere(tmp_path: Path) -> None:
    write_ods(
        tmp_path / "a.ods",
        f"<table:table-row>{text('number')}{text('amount')}</table:table-row>"
        f"<table:table-row>{text('A-1', styled('one'))}{number()}</table:table-row>",
        looks=style("one", "", parent="two") + style("two", "", parent="one"),
    )
    (sheet,) = read_tables(tmp_path / "a.ods").sheets
    assert {} == shown(sheet)
