"""Example sheets: what they ask is what is read, and what the documentation says."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.taking.layout import Certainty
from evalapp.domain.texts import in_language
from evalapp.exchange.intake.examples.books import write_examples
from evalapp.exchange.intake.examples.told import JURY, TABLES, fields_told
from evalapp.exchange.intake.people.table import read_people_table
from evalapp.exchange.intake.plan import plan_import
from evalapp.exchange.intake.reading import read_applications

DOC = Path(__file__).resolve().parents[4] / "docs" / "example-sheets.md"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_column_of_an_example_is_certainly_its_field(tmp_path: Path, language: str) -> None:
    with in_language(language):
        write_examples(tmp_path)
        for table in TABLES[:3]:
            intake = read_applications([tmp_path / f"{table}.xlsx"])
            (seen,) = intake.layout
            assert [each.name for each in fields_told(table)] == [each.target for each in seen.columns]
            assert {Certainty.CERTAIN} == {each.certainty for each in seen.columns}
            assert ((), ()) == (intake.unused, intake.notes)


def test_an_example_that_is_filled_in_comes_in_whole(tmp_path: Path) -> None:
    write_examples(tmp_path)
    for table in TABLES:
        path = tmp_path / f"{table}.xlsx"
        book = openpyxl.load_workbook(path)
        book.worksheets[0].append([each.example for each in fields_told(table)])
        book.save(path)
    paths = [tmp_path / f"{table}.xlsx" for table in TABLES if table != JURY]
    plan = plan_import(read_applications(paths), [])
    assert plan.is_whole, (plan.rows, plan.questions)
    (dossier,) = plan.dossiers_to_add
    assert (1, 1, 412_500_00) == (
        len(dossier.partners),
        len(dossier.budget),
        dossier.application.requested_support,
    )
    jury = read_people_table(tmp_path / "jury.xlsx")
    assert ["An Claes"] == [each.person.name for each in jury.people]


def test_what_an_example_says_of_its_columns_is_no_sheet_that_is_told_as_unused(tmp_path: Path) -> None:
    write_examples(tmp_path)
    table = TABLES[0]
    path = tmp_path / f"{table}.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0].append([each.example for each in fields_told(table)])
    assert 2 == len(book.worksheets)
    book.save(path)
    assert () == read_applications([path]).unused


def test_no_example_is_written_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "budget.xlsx").write_bytes(b"mine")
    with pytest.raises(KnownError, match=r"budget\.xlsx"):
        write_examples(tmp_path)
    assert [b"mine"] == [path.read_bytes() for path in tmp_path.iterdir()]


def test_the_documentation_lists_the_same_fields() -> None:
    text = DOC.read_text("utf-8")
    with in_language("nl"):
        for table in TABLES:
            section = text.partition(f"## `{table}`")[2].partition("\n## ")[0]
            cells = (
                (each.heading, f"`{each.name}`", "ja" if each.is_needed else "nee", each.note, each.example)
                for each in fields_told(table)
            )
            rows = [f"| {' | '.join(each)} |" for each in cells]
            assert rows == [line for line in section.splitlines() if line.startswith("| ")][1:]
