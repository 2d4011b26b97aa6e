"""What a heading says beside its name is information."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.intake import Outcome
from evalapp.exchange.intake.column_map import ColumnMap
from tests.exchange.intake.intake_samples import column, file, formatted, partners, plan, read, workbook


@pytest.mark.parametrize(
    ("heading", "text", "cents"),
    [
        ("Gevraagde steun (k€)", "150", 15_000_000),
        ("Gevraagde steun in duizend euro", "150", 15_000_000),
        ("Gevraagde steun (x 1.000)", "1.500", 150_000_000),
        ("Gevraagde steun [€ x 1000]", "150,5", 15_050_000),
        ("Gevraagde steun kEUR", "150", 15_000_000),
        ("Gevraagde steun (M€)", "1,5", 150_000_000),
        ("Gevraagde steun (in mln)", "1,5", 150_000_000),
        ("Gevraagde steun (miljoen euro)", "2", 200_000_000),
        ("Gevraagde steun (€)", "150.000", 15_000_000),
        ("€ gevraagde steun", "150.000", 15_000_000),
        ("Gevraagde steun €", "150.000", 15_000_000),
        ("Gevraagde steun (excl. btw)", "150.000", 15_000_000),
        ("Gevraagde steun (EUR, incl. btw)", "150.000", 15_000_000),
        ("Gevraagde steun (k€)", "150 k€", 15_000_000),
        ("Gevraagde steun", "150 k€", 15_000_000),
        ("Gevraagde steun", "1,5 mln", 150_000_000),
    ],
)
def test_amounts_are_read_in_the_unit_that_stands_beside_them(
    tmp_path: Path, heading: str, text: str, cents: int
) -> None:
    assert [cents] == read(plan(column(tmp_path, heading, text)), "requested_support")


def test_what_a_unit_made_of_a_value_is_said(tmp_path: Path) -> None:
    (note,) = plan(column(tmp_path, "Gevraagde steun (k€)", "150")).notes
    assert "150 became €150,000" in note.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Gevraagde steun (USD)", "150"),
        ("Gevraagde steun (%)", "50"),
        ("Gevraagde steun (per partner)", "150"),
        ("Looptijd (weken)", "52"),
        ("Start (week)", "01/02/2016"),
    ],
)
def test_a_column_with_an_unknown_unit_is_refused_by_name_and_asked_about(
    tmp_path: Path, heading: str, text: str
) -> None:
    made = plan(column(tmp_path, heading, text, ""))
    assert [Outcome.REFUSED, Outcome.ADDED] == [row.outcome for row in made.rows]
    assert (heading, "D2") == (made.rows[0].column, made.rows[0].cell)
    assert heading.partition("(")[2].strip(")") in made.rows[0].reason
    assert [f"column:{heading}"] == [question.id for question in made.questions]


def test_an_answer_reads_the_column_leaves_it_out_or_keeps_it_as_a_further_field(tmp_path: Path) -> None:
    path = column(tmp_path, "Gevraagde steun (per jaar)", "150")
    asked = "column:Gevraagde steun (per jaar)"
    assert [15_000_000] == read(plan(path, answers={asked: "thousand"}), "requested_support")
    for answer, extra in (("leave-out", {}), ("further", {"Gevraagde steun (per jaar)": "150"})):
        left = plan(path, answers={asked: answer})
        assert ([None], [extra]) == (read(left, "requested_support"), read(left, "extra"))


def test_a_value_in_another_unit_than_its_heading_is_refused(tmp_path: Path) -> None:
    (row,) = plan(column(tmp_path, "Gevraagde steun (k€)", "€ 150.000")).rows
    assert row.outcome is Outcome.REFUSED
    assert "another unit" in row.reason


def test_months_are_years_where_they_are_whole(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "Looptijd (maanden)", "36", "30", "2 jaar"))
    assert [3, 2] == read(made, "years")
    assert "“30” is no duration in whole years" in made.rows[1].reason
    assert [3, 2] == read(plan(column(tmp_path, "Looptijd", "36 maanden", "24m")), "years")


@pytest.mark.parametrize(
    ("heading", "value"), [("Looptijd (maanden)", "18"), ("jaren", "1,5"), ("jaren", "2 jaar en 6 maanden")]
)
def test_a_duration_that_is_no_whole_year_is_refused_with_what_is_then_taken(
    tmp_path: Path, heading: str, value: str
) -> None:
    (row,) = plan(column(tmp_path, heading, value)).rows
    assert f"D2: “{value}” is no duration in whole years; write how many years" in row.reason
    assert "as “2 years”" in row.reason
    assert [2] == read(plan(column(tmp_path, heading, "2 years")), "years")


def test_an_order_of_dates_in_the_heading_is_the_order(tmp_path: Path) -> None:
    assert ["2015-07-01"] == read(plan(column(tmp_path, "Start (mm/dd/yyyy)", "7/1/2015")), "start")
    assert ["2015-01-07"] == read(plan(column(tmp_path, "Start (dd/mm/jjjj)", "7/1/2015")), "start")
    utc = plan(column(tmp_path, "Ingediend (UTC)", "27/06/2016 14:05"))
    assert ["2016-06-27T14:05:00+00:00"] == read(utc, "submitted_at")


def test_staff_in_heads_is_probable_and_said(tmp_path: Path) -> None:
    applications = column(tmp_path, "acronym", "")
    made = plan(applications, partners(tmp_path, "personeel (VTE)", "12"))
    assert (12, False) == (made.dossiers_to_add[0].partners[0].staff, "counts people" in " ".join(made.notes))
    made = plan(applications, partners(tmp_path, "personeel (koppen)", "12"))
    assert (12, True) == (made.dossiers_to_add[0].partners[0].staff, "counts people" in made.notes[0])


def test_a_language_beside_a_title_is_no_other_column(tmp_path: Path) -> None:
    made = plan(file(tmp_path, "number;Titel (NL);organisation\nA;T;O\n"))
    assert (["T"], ()) == (read(made, "title"), made.notes)
    made = plan(file(tmp_path, "number;Titel (oud);organisation\nA;T;O\n"))
    assert (["T"], True) == (read(made, "title"), "Titel (oud)" in made.notes[0])


def test_a_heading_that_a_map_names_letter_for_letter_is_that_heading_alone(tmp_path: Path) -> None:
    path = file(tmp_path, "number;title;organisation;Bedrag (%);Bedrag (k€)\nA;T;O;50;150\n")
    made = plan(path, column_map=ColumnMap(columns={"Bedrag (k€)": "requested_support"}))
    assert [15_000_000] == read(made, "requested_support")
    assert [{"Bedrag (%)": "50"}] == read(made, "extra")


@pytest.mark.parametrize(
    ("heading", "number_format", "cents"),
    [
        ("gevraagde steun", '#,##0,"k€"', 25_000_000),
        ("gevraagde steun", '0.0,,"M€"', 25_000_000),
        ("gevraagde steun (k€)", "#,##0,", 25_000_000),
        ("gevraagde steun (k€)", '#,##0,"k€"', 25_000_000),
        ("gevraagde steun (k€)", "#,##0", 25_000_000_000),
        ("gevraagde steun", "#,##0,", None),
        ("gevraagde steun (M€)", "#,##0,", None),
        ("gevraagde steun", '#,##0,"M€"', None),
    ],
)
def test_a_format_that_shows_thousands_shows_what_the_heading_or_it_says(
    tmp_path: Path, heading: str, number_format: str, cents: int | None
) -> None:
    path = workbook(
        tmp_path, ("a", [["nummer", "titel", "organisatie", heading], ["A-1", "T", "O", 250_000]])
    )
    formatted(path, "D2", number_format)
    made = plan(path)
    assert ([] if cents is None else [cents]) == read(made, "requested_support")
    assert ["D2"] * (cents is None) == [row.cell for row in made.refused]


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ("Alle bedragen in duizend euro", True),
        ("Overzicht (x 1.000 €)", True),
        ("Bedragen: k€", True),
        ("All amounts in USD", True),
        ("Alle bedragen in euro", False),
        ("Oproep 2016, 5 miljoen euro te verdelen", False),
    ],
)
def test_a_unit_in_a_line_above_the_headings_is_asked_about(
    tmp_path: Path, line: str, is_asked: bool
) -> None:
    head = ["nummer", "titel", "organisatie", "gevraagde steun", "begroting (€)", "looptijd"]
    path = workbook(tmp_path, ("a", [[line], head, ["A-1", "T", "O", 150, 300, 3]]))
    made = plan(path)
    assert is_asked == bool(made.refused)
    assert ["column:gevraagde steun"] * is_asked == [each.id for each in made.questions]
    if is_asked:
        assert f"above the headings stands “{line[:38]}" in made.refused[0].reason
        answered = plan(path, answers={"column:gevraagde steun": "thousand"})
        assert [(15_000_000, 30_000)] == [
            (each.application.requested_support, each.application.total_budget)
            for each in answered.dossiers_to_add
        ]


def test_a_row_of_units_under_the_headings_says_how_its_columns_are_read(tmp_path: Path) -> None:
    head = ["nummer", "titel", "organisatie", "gevraagde steun", "begroting", "looptijd"]
    path = workbook(
        tmp_path,
        ("a", [head, [None, None, None, "in k€", "in k€", "maanden"], ["A-1", "T", "O", 150, 300, 36]]),
    )
    made = plan(path)
    assert not made.refused
    (application,) = [each.application for each in made.dossiers_to_add]
    assert (15_000_000, 30_000_000, 3) == (
        application.requested_support,
        application.total_budget,
        application.years,
    )
    assert "Row 2 under the headings says how the columns are given" in " ".join(made.notes)


def test_a_row_that_may_be_data_is_no_row_of_units(tmp_path: Path) -> None:
    bare = file(tmp_path, "nummer;titel;organisatie;gevraagde steun\n;;;150\n", "b.csv")
    assert 2 == len(plan(column(tmp_path, "gevraagde steun", "in k€"), bare).refused)
