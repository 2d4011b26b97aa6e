"""Which rows a filter hides, and which somebody did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.filters import (
    AutoFilter,
    CustomFilter,
    CustomFilters,
    DateGroupItem,
    FilterColumn,
    Filters,
    Top10,
)
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
        workbook.active.auto_filter.add_filter_column(1, ["y"])


def _hidden_below_a_filter_of_a_table(workbook: Any, *, is_on: bool) -> None:
    table = Table(displayName="T", ref="A1:B4")
    table._initialise_columns()
    if is_on:
        auto = AutoFilter(ref="A1:B4")
        auto.add_filter_column(1, ["y"])
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
    both = {3: HiddenBy.EITHER, 6: HiddenBy.EITHER}
    hidden = both if filtered is _advanced else {3: HiddenBy.FILTER, 6: HiddenBy.HAND}
    assert found == [hidden, {3: HiddenBy.HAND, 6: HiddenBy.HAND}]


def _listed(*values: str, blank: bool = False, days: tuple[DateGroupItem, ...] = ()) -> FilterColumn:
    return FilterColumn(colId=1, filters=Filters(filter=list(values), blank=blank, dateGroupItem=list(days)))


def _custom(*conditions: tuple[str, str], are_all: bool = False) -> FilterColumn:
    filters = [CustomFilter(operator=how, val=value) for how, value in conditions]
    return FilterColumn(colId=1, customFilters=CustomFilters(customFilter=filters, _and=are_all))


@pytest.mark.parametrize(
    ("column", "value", "hidden_by"),
    [
        (_listed("open"), "Open", "hand"),
        (_listed("open"), "dicht", "filter"),
        (_listed("open"), None, "filter"),
        (_listed("open", blank=True), None, "hand"),
        (_listed("150000"), 150_000, "hand"),
        (_listed("150000"), 15_001, "filter"),
        (_listed("open"), True, "either"),
        (
            _listed(days=(DateGroupItem(year=2016, month=3, dateTimeGrouping="month"),)),
            date(2016, 3, 15),
            "hand",
        ),
        (
            _listed(days=(DateGroupItem(year=2016, month=3, dateTimeGrouping="month"),)),
            date(2016, 4, 1),
            "filter",
        ),
        (_custom(("greaterThan", "100000")), 150_000, "hand"),
        (_custom(("greaterThan", "100000")), 100_000, "filter"),
        (_custom(("greaterThan", "100000")), date(2016, 3, 15), "either"),
        (_custom(("greaterThan", "1"), ("lessThan", "5"), are_all=True), 7, "filter"),
        (_custom(("lessThan", "1"), ("greaterThan", "5")), 7, "hand"),
        (_custom(("equal", "op*")), "open", "hand"),
        (_custom(("notEqual", "op*")), "open", "filter"),
        (_custom(("notEqual", " ")), None, "filter"),
        (_custom(("notEqual", " ")), "x", "hand"),
        (FilterColumn(colId=1, top10=Top10(val=3)), 7, "either"),
    ],
)
def test_a_hidden_row_that_a_filter_looks_for_is_hidden_by_hand(
    tmp_path: Path, column: FilterColumn, value: object, hidden_by: str
) -> None:
    workbook = _workbook()
    sheet: Any = workbook.active
    sheet["B3"] = value
    sheet.row_dimensions[3].hidden = True
    sheet.auto_filter.ref = "A1:B7"
    sheet.auto_filter.filterColumn.append(column)
    assert {3: hidden_by} == _hidden(workbook, tmp_path)


def test_a_row_must_meet_all_that_is_looked_for(tmp_path: Path) -> None:
    workbook = _workbook()
    sheet: Any = workbook.active
    for number in (3, 4):
        sheet.row_dimensions[number].hidden = True
    sheet.auto_filter.ref = "A1:B7"
    sheet.auto_filter.add_filter_column(0, ["A-2"])
    sheet.auto_filter.add_filter_column(1, ["x"])
    assert {3: HiddenBy.HAND, 4: HiddenBy.FILTER} == _hidden(workbook, tmp_path)
