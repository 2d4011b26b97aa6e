"""Which rows a filter hides, and which somebody did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table

from evalapp.domain.taking.row_use import HiddenBy
from evalapp.sheets.tables import read_tables


def _workbook() -> openpyxl.Workbook:
    workbook = openpyxl.Workbook()
    for row in (["number", "title"], *([f"A-{n}", "x"] for n in range(1, 7))):
        workbook.active.append(row)
    return workbook


def _hidden(workbook: openpyxl.Workbook, folder: Path) -> dict[int, HiddenBy]:
    workbook.save(folder / "a.xlsx")
    (sheet,) = read_tables(folder / "a.xlsx")
    return dict(sheet.hidden)


def _hidden_below_a_filter(workbook: Any, *, is_on: bool) -> None:
    workbook.active.auto_filter.ref = "A1:B4"
    if is_on:
        workbook.active.auto_filter.add_filter_column(1, ["x"])


def _hidden_below_a_filter_of_a_table(workbook: Any, *, is_on: bool) -> None:
    table = Table(displayName="T", ref="A1:B4")
    table._initialise_columns()
    if is_on:
        auto = AutoFilter(ref="A1:B4")
        auto.add_filter_column(1, ["x"])
        table.autoFilter = auto
    workbook.active.add_table(table)


def _advanced(workbook: Any, *, is_on: bool) -> None:
    workbook.active.sheet_properties.filterMode = is_on


@pytest.mark.parametrize("filtered", [_hidden_below_a_filter, _hidden_below_a_filter_of_a_table, _advanced])
def test_a_row_that_a_filter_hides_is_told_from_one_that_somebody_hid(
    tmp_path: Path, filtered: Callable[..., None]
) -> None:
    found = []
    for is_on in (True, False):
        workbook = _workbook()
        for number in (3, 6):
            workbook.active.row_dimensions[number].hidden = True
        filtered(workbook, is_on=is_on)
        found.append(_hidden(workbook, tmp_path))
    beyond = HiddenBy.FILTER if filtered is _advanced else HiddenBy.HAND
    assert found == [{3: HiddenBy.FILTER, 6: beyond}, {3: HiddenBy.HAND, 6: HiddenBy.HAND}]
