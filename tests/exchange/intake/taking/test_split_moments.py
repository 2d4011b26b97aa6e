"""The day of submission in one column and the hour in another."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.exchange.intake.intake_samples import file, plan, read, workbook

NOON = "2016-02-14T11:30:00+00:00"


def _table(folder: Path, head: str, *cells: str) -> Path:
    rows = "".join(f"A-{n};T{n};O{n};{each}\n" for n, each in enumerate(cells, start=1))
    return file(folder, f"nummer;titel;organisatie;{head}\n{rows}")


@pytest.mark.parametrize(
    "head", ["datum indiening;uur indiening", "ingediend op;tijdstip", "datum ontvangst;uur"]
)
@pytest.mark.parametrize("hour", ["12:30", "12u30", "12.30", "12:30 uur", "12:30:00"])
def test_a_day_and_an_hour_are_read_together_and_said(tmp_path: Path, head: str, hour: str) -> None:
    made = plan(_table(tmp_path, head, f"14/02/2016;{hour}"))
    assert ([NOON], {}) == (read(made, "submitted_at"), dict(made.dossiers_to_add[0].application.extra))
    assert any("are read together" in note and f"E2 “{hour}”" in note for note in made.notes)
    assert ((), ()) == (made.strange, made.columns)


def test_an_hour_whose_heading_names_the_submission_too_is_no_rival(tmp_path: Path) -> None:
    made = plan(_table(tmp_path, "datum indiening;tijdstip indiening", "14/02/2016;12:30"))
    assert ([NOON], ()) == (read(made, "submitted_at"), made.questions)


def test_a_workbook_holds_them_as_a_date_and_a_time(tmp_path: Path) -> None:
    rows = [
        ["nummer", "titel", "organisatie", "datum indiening", "uur indiening"],
        ["A-1", "T", "O", datetime.date(2016, 2, 14), datetime.time(12, 30)],
        ["A-2", "T2", "O2", datetime.date(2016, 2, 14), None],
    ]
    assert [NOON, "2016-02-14"] == read(plan(workbook(tmp_path, ("A", rows))), "submitted_at")


def test_an_hour_of_another_zone_is_of_that_zone(tmp_path: Path) -> None:
    made = plan(_table(tmp_path, "datum indiening;uur indiening (UTC)", "14/02/2016;11:30"))
    assert [NOON] == read(made, "submitted_at")


def test_hours_that_cannot_be_read_are_said_and_the_day_stays_a_day(tmp_path: Path) -> None:
    made = plan(
        _table(tmp_path, "datum indiening;uur indiening", "14/02/2016;voormiddag", "15/02/2016;12:30")
    )
    assert ["2016-02-14", "2016-02-15T11:30:00+00:00"] == read(made, "submitted_at")
    assert any("cannot be read" in note and "E2 “voormiddag”" in note for note in made.notes)


def test_hours_under_a_heading_with_an_unknown_remark_are_not_joined(tmp_path: Path) -> None:
    made = plan(_table(tmp_path, "datum indiening;uur indiening (New York)", "14/02/2016;12:30"))
    assert ["2016-02-14"] == read(made, "submitted_at")
    assert any("cannot be read" in note for note in made.notes)


def test_a_day_that_has_another_hour_of_its_own_keeps_it_and_that_is_said(tmp_path: Path) -> None:
    made = plan(_table(tmp_path, "datum indiening;uur", "14/02/2016 12:30;13:00", "14/02/2016 12:30;12:30"))
    assert [NOON, NOON] == read(made, "submitted_at")
    assert [True] == ["E2 “13:00”" in note for note in made.notes if "another hour" in note]


def test_a_column_of_hours_that_somebody_leaves_out_proves_nothing(tmp_path: Path) -> None:
    path = _table(tmp_path, "datum indiening;uur indiening", "14/02/2016;12:30")
    assert ["2016-02-14"] == read(plan(path, answers={"column:uur indiening": "leave-out"}), "submitted_at")


def test_hours_of_something_else_stay_a_further_field(tmp_path: Path) -> None:
    made = plan(_table(tmp_path, "datum indiening;uur", "14/02/2016;1200"))
    assert ["2016-02-14"] == read(made, "submitted_at")
    assert {"uur": "1200"} == dict(made.dossiers_to_add[0].application.extra)
