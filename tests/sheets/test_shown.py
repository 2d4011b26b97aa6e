"""What a number format says of the number beside it."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from evalapp.sheets.shown import DATE, PERCENTAGE, TRUTH, Kind, Shown, as_masked, shown_beside, shown_of
from evalapp.sheets.tables import read_tables


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("General", None),
        ("0", None),
        ("#,##0.00", None),
        ("#,##0.00;[Red]-#,##0.00", None),
        ('#,##0.00\\ "€"', None),
        ("[$€-2] #,##0", None),
        ("[$€-413] #,##0.00;[Red]-[$€-413] #,##0.00", None),
        ('_-"€"* #,##0.00_-;-"€"* #,##0.00_-;_-"€"* "-"??_-;_-@_-', None),
        ("€ #,##0.00", None),
        ('#,##0 "EUR"', None),
        ("#,##0 [$EUR]", None),
        ('"€" #,##0",-"', None),
        ("0.00E+00", None),
        ("# ?/?", None),
        ("@", None),
        ('0;-0;0;"$"@', None),
        ("0%", PERCENTAGE),
        ("0.00%", PERCENTAGE),
        ("[Blue]0.0\\ %", PERCENTAGE),
        ('0"%"', Shown(Kind.UNIT, "%")),
        ('"$"#,##0.00', Shown(Kind.CURRENCY, "$")),
        ("[$$-409]#,##0.00", Shown(Kind.CURRENCY, "$")),
        ("[$USD] #,##0.00", Shown(Kind.CURRENCY, "USD")),
        ("[$£-809]#,##0", Shown(Kind.CURRENCY, "£")),
        ("#,##0.00 [$kr-41D]", Shown(Kind.CURRENCY, "kr")),
        ('#,##0 "CHF"', Shown(Kind.CURRENCY, "CHF")),
        ('#,##0 "US$"', Shown(Kind.CURRENCY, "US$")),
        ('#,##0 "k€"', Shown(Kind.UNIT, "k€")),
        ('0 "jaar"', Shown(Kind.UNIT, "jaar")),
        ('0.0 "VTE"', Shown(Kind.UNIT, "VTE")),
        ('"A-"000', Shown(Kind.UNIT, "A-", is_before=True)),
    ],
)
def test_a_format_tells_a_percentage_a_foreign_currency_and_a_unit(
    number_format: str, shown: Shown | None
) -> None:
    assert shown_of(number_format) == shown


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        (12, "0000", Shown(Kind.PADDED, "0012")),
        (1234, "0000", None),
        (1.5, "0000", None),
        (2016001, '0000"-"000', Shown(Kind.MASKED, "2016-001")),
        (2016001, "0000-000", Shown(Kind.MASKED, "2016-001")),
        (12016001, "0000\\-000", Shown(Kind.MASKED, "12016-001")),
        (16001, '"A"00\\/000', Shown(Kind.MASKED, "A16/001")),
        (2016001, '0000" "000', Shown(Kind.PADDED, "2016 001")),
        (1.5, "0-0", Shown(Kind.MASKED, "1.5")),
    ],
)
def test_a_number_is_said_with_the_zeros_and_signs_that_its_format_shows(
    number: float, number_format: str, shown: Shown | None
) -> None:
    told = shown_of(number_format)
    assert told is not None
    assert shown == as_masked(number, number_format, told.kind)


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ('#,##0,"k€"', Shown(Kind.UNIT, "k€", 1_000)),
        ('0.0,,"M€"', Shown(Kind.UNIT, "M€", 1_000_000)),
        ("#,##0,", Shown(Kind.SCALED, "", 1_000)),
        ("0,,.0", Shown(Kind.SCALED, "", 1_000_000)),
        ('"€" #,##0,', Shown(Kind.SCALED, "", 1_000)),
        ("#\\ ##0", None),
        ('#"."##0', None),
    ],
)
def test_commas_after_the_digits_divide_by_thousands(number_format: str, shown: Shown | None) -> None:
    assert shown == shown_of(number_format)


def test_a_cell_tells_what_the_spreadsheet_made_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["a", "b", "c", "d", "e", "f", "g"])
    sheet.append([0.5, 100, date(2016, 3, 1), time(4, 5), True, 12, "text"])
    sheet.append([1, 2, 3, "text", 4, 5.5, "=NA()"])
    for name, number_format in {"A2": "0%", "B2": "[$USD] #,##0", "F2": "000", "B3": '"€" 0'}.items():
        sheet[name].number_format = number_format
    sheet["D3"].value, sheet["D3"].data_type = "#N/A", "e"
    workbook.save(path)
    (read,) = read_tables(path)
    assert [row.shown for row in read.rows] == [
        {
            0: PERCENTAGE,
            1: Shown(Kind.CURRENCY, "USD"),
            2: DATE,
            3: DATE,
            4: TRUTH,
            5: Shown(Kind.PADDED, "012"),
        },
        {3: Shown(Kind.ERROR, "#N/A")},
    ]
    cell = read.cell(read.rows[0], 1)
    assert cell is not None
    assert cell.shown == Shown(Kind.CURRENCY, "USD")


@pytest.mark.parametrize("text", ["7" * 5_001, f"0{'7' * 5_001}", f"{'7' * 5_001},5", f"{'7' * 5_001} km"])
def test_more_digits_beside_a_number_than_it_can_have_say_nothing_of_it(text: str) -> None:
    assert shown_beside(Fraction(7), text) is None
