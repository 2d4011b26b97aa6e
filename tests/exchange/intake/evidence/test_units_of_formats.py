"""A unit that the format of a cell writes beside its number counts as one that is typed there, or in the heading."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.intake import Outcome
from tests.exchange.intake.intake_samples import plan, read, workbook

HEAD = ["number", "title", "organisation", "looptijd"]


def _shown(path: Path, sheet: str, column: str, number_format: str) -> Path:
    book = openpyxl.load_workbook(path)
    for row in range(2, book[sheet].max_row + 1):
        book[sheet][f"{column}{row}"].number_format = number_format
    book.save(path)
    return path


def _durations(folder: Path, number_format: str, *values: float) -> Path:
    rows = [[f"A-{n}", f"T{n}", f"O{n}", value] for n, value in enumerate(values, start=1)]
    return _shown(workbook(folder, ("A", [HEAD, *rows])), "A", "D", number_format)


@pytest.mark.parametrize(
    ("number_format", "value"),
    [
        ('0" maanden"', 36),
        ('0\\ "mnd."', 36),
        ('0" jaar"', 3),
        ('0"j"', 3),
        ('0" j."', 3),
        ('0" Y"', 3),
        ('[=1]0" jaar";0" jaren"', 3),
    ],
)
def test_a_duration_is_in_the_unit_of_its_format(tmp_path: Path, number_format: str, value: int) -> None:
    made = plan(_durations(tmp_path, number_format, value))
    assert ([3], ()) == (read(made, "years"), made.questions)


@pytest.mark.parametrize(
    ("number_format", "value", "said"), [('0" dagen"', 1095, "1095 dagen"), ('0.0" jaar"', 1.5, "1.5 jaar")]
)
def test_what_is_no_duration_in_years_is_said_as_it_shows(
    tmp_path: Path, number_format: str, value: float, said: str
) -> None:
    """“Give the number itself” would make 1095 years of it."""
    (row,) = plan(_durations(tmp_path, number_format, value)).rows
    assert (Outcome.REFUSED, True) == (row.outcome, f"“{said}” is no duration in whole years" in row.reason)


@pytest.mark.parametrize("number_format", ['"jaar "0', '"Y"0', '"projectjaar "0', '0"e jaar"', '0"st year"'])
def test_a_year_of_a_budget_may_be_named_by_its_format(tmp_path: Path, number_format: str) -> None:
    budget = [["number", "year", "line", "amount"], ["A-1", 1, "L", 100], ["A-1", 2, "M", 100]]
    path = workbook(tmp_path, ("A", [HEAD, ["A-1", "T", "O", 2]]), ("begroting", budget))
    made = plan(_shown(path, "begroting", "B", number_format))
    assert [1, 2] == [line.year for line in made.dossiers_to_add[0].budget]


def test_a_year_of_a_budget_that_its_format_calls_a_month_is_refused(tmp_path: Path) -> None:
    budget = [["number", "year", "line", "amount"], ["A-1", 1, "L", 100]]
    path = workbook(tmp_path, ("A", [HEAD, ["A-1", "T", "O", 2]]), ("begroting", budget))
    made = plan(_shown(path, "begroting", "B", '"maand "0'))
    assert () == made.dossiers_to_add[0].budget
