"""Cells of tables of applications of which the format shows another value than they hold."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from evalapp.domain.intake import ImportPlan
from tests.exchange.intake.intake_samples import plan

DAY = date(2016, 3, 15)
MAIN = ["number", "title", "organisation"]


def formatted(
    folder: Path, heading: str, value: object, number_format: str, answers: dict[str, str] | None = None
) -> ImportPlan:
    """One application with one further cell, shown in that format."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([*MAIN, heading])
    sheet.append(["A-1", "T", "O", value])
    sheet["D2"].number_format = number_format
    path = folder / "a.xlsx"
    book.save(path)
    return plan(path, answers=answers or {})


@pytest.mark.parametrize("number_format", [";;;", '"-"0', '[<1]0;"secret"'])
@pytest.mark.parametrize(
    ("heading", "value"), [("requested support", 150_000), ("total budget", 300_000), ("years", 3)]
)
def test_a_number_that_is_seen_as_another_is_refused_with_its_cell(
    tmp_path: Path, heading: str, value: int, number_format: str
) -> None:
    (refused,) = formatted(tmp_path, heading, value, number_format).refused
    assert "D2" == refused.cell
    assert "its format" in refused.reason


@pytest.mark.parametrize("number_format", [";;;", "dddd", "hh:mm", '"ca. "dd/mm/yyyy'])
def test_a_date_that_is_not_seen_as_one_is_asked_about(tmp_path: Path, number_format: str) -> None:
    done = formatted(tmp_path, "start", DAY, number_format)
    assert ["D2: its format"] == [each.reason[:14] for each in done.refused]
    (question,) = done.questions
    assert "unread:start" == question.id
    (dossier,) = formatted(
        tmp_path, "start", DAY, number_format, {question.id: "leave-empty"}
    ).dossiers_to_add
    assert not dossier.application.start


@pytest.mark.parametrize(
    ("number_format", "said"),
    [
        ("mmmm", "D2: it shows a month and no day"),
        ("dd/mm", "D2: it shows no year"),
        ("yyyy", "D2: it shows a year and nothing else"),
    ],
)
def test_a_part_of_a_date_is_read_and_said(tmp_path: Path, number_format: str, said: str) -> None:
    done = formatted(tmp_path, "start", DAY, number_format)
    assert "2016-03-15" == done.dossiers_to_add[0].application.start
    assert said in done.rows[0].reason


def test_a_rounded_number_is_read_as_held_and_said(tmp_path: Path) -> None:
    book = Workbook()
    applications, partners = book.worksheets[0], book.create_sheet("partners")
    for row in (MAIN, ["A-1", "T", "O"]):
        applications.append(row)
    for row in (["number", "name", "helix", "vte", "cash"], ["A-1", "P", "company", 9.6, 5000.4]):
        partners.append(row)
    partners["D2"].number_format = partners["E2"].number_format = "0"
    book.save(tmp_path / "a.xlsx")
    done = plan(tmp_path / "a.xlsx")
    (partner,) = done.dossiers_to_add[0].partners
    assert (9, 60, 500_040) == (partner.staff, partner.staff_hundredths, partner.cash)
    assert "partners!D2: it shows “10”, and was read as 9.6, which it holds" in done.rows[0].reason
    assert "E2" not in done.rows[0].reason  # but cents


@pytest.mark.parametrize(("number_format", "sector"), [('"NACE "0', "NACE 62"), (";;;", "")])
def test_a_text_is_taken_as_it_is_seen(tmp_path: Path, number_format: str, sector: str) -> None:
    (dossier,) = formatted(tmp_path, "sector", 62, number_format).dossiers_to_add
    assert sector == dossier.application.sector


def test_a_time_of_submission_that_shows_its_year_alone_is_said_with_its_hour(tmp_path: Path) -> None:
    (row,) = formatted(tmp_path, "submitted_at", datetime.combine(DAY, time(18, 30)), "yyyy").rows
    assert (
        "D2: it shows a year and nothing else, and was read as 15 March 2016, 18:30, which it holds.",
    ) == row.notes
