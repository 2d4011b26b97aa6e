"""What is said of workbooks of which less is seen than of .xlsx, held against what is seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt

from evalapp.sheets.tables import read_tables
from tests.sheets.other_workbooks import write_xls, write_xlsb


@pytest.mark.parametrize(("write", "suffix"), [(write_xls, ".xls"), (write_xlsb, ".xlsb")])
def test_where_nothing_tells_what_is_hidden_the_caution_says_so(
    tmp_path: Path, write: Callable[[Path], None], suffix: str
) -> None:
    write(tmp_path / f"a{suffix}")
    caution = read_tables(tmp_path / f"a{suffix}")[0].caution
    for each in ("notes", "struck through", "hidden rows and columns cannot be told"):
        assert each in caution
    assert (suffix == ".xlsb") == ("merged cells" in caution)
    assert "save it as .xlsx and import that" in caution


@pytest.mark.parametrize(("write", "suffix"), [(write_xls, ".xls"), (write_xlsb, ".xlsb")])
def test_where_nothing_tells_the_formats_the_caution_names_units_and_zeros(
    tmp_path: Path, write: Callable[[Path], None], suffix: str
) -> None:
    write(tmp_path / f"a{suffix}")
    caution = read_tables(tmp_path / f"a{suffix}")[0].caution
    assert "(150 k€)" in caution
    assert "(005)" in caution
    assert "(4.6 as 5)" in caution


def test_what_an_old_workbook_shows_beside_a_number_is_not_seen_and_its_merged_cells_are(
    tmp_path: Path,
) -> None:
    """What the caution says, held against the reader: what it comes to see has to leave the caution."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for column, head in enumerate(["number", "steun", "deel", "titel", "fout"]):
        sheet.write(0, column, head)
    for column, (value, style) in enumerate([(5, "000"), (150, '0 "k€"'), (0.5, "0%")]):
        sheet.write(1, column, value, xlwt.easyxf(num_format_str=style))
    sheet.write_merge(1, 2, 3, 3, "T", xlwt.easyxf("font: struck_out on"))
    sheet.write(1, 4, xlwt.Formula("1/0"))
    sheet.write(2, 0, 6)
    book.save(str(tmp_path / "a.xls"))
    (read,) = read_tables(tmp_path / "a.xls")
    assert (("5", "150", "0.5", "T"), {}) == (read.rows[0].texts, dict(read.rows[0].shown))
    assert ["D2:D3"] == [each.text for each in read.merged]
