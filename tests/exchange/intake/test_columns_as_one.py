"""One value of a column can prove how all of it is written, or throw doubt on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.intake import Outcome
from tests.exchange.intake.intake_samples import column, partners, plan, read, workbook

US = ("7/1/2015", "9/1/2015", "12/17/2015", "")


def test_one_day_that_can_only_be_month_first_leaves_none_certain_and_is_named(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "start", *US))
    assert 3 == made.count(Outcome.REFUSED)
    assert all("D4 “12/17/2015” can only be month/day" in row.reason for row in made.rows[:3])
    (question,) = made.questions
    effects = {choice.id: choice.effect for choice in question.choices}
    assert {"month-first": "1 July 2015", "day-first": "7 January 2015", "leave-out": ""} == effects


def test_whoever_answers_sees_one_date_of_the_column_both_ways(tmp_path: Path) -> None:
    (question,) = plan(column(tmp_path, "start", *US)).questions
    assert "Which day does “7/1/2015” in the column “start” mean?" == question.text
    assert "D4 “12/17/2015” can only have the month first" in question.why
    labels = [f"{choice.label}: {choice.effect}" for choice in question.choices[:2]]
    assert [
        "month first: 1 July 2015",
        "day first: 7 January 2015",
    ] == labels


def test_an_answer_under_which_it_is_no_date_says_so(tmp_path: Path) -> None:
    (question,) = plan(column(tmp_path, "start", "12/17/2015")).questions
    assert ["17 December 2015", "no date then", ""] == [choice.effect for choice in question.choices]


def test_a_date_that_a_spreadsheet_may_have_exchanged_is_shown_both_ways(tmp_path: Path) -> None:
    head = ["number", "title", "organisation", "start"]
    rows = [["A-1", "T", "O", date(2016, 5, 6)], ["A-2", "T", "O", "31/12/2016"]]
    (question,) = plan(workbook(tmp_path, ("a", [head, *rows]))).questions
    assert "Is 6 May 2016 in the column “start” the right day?" == question.text
    assert "6 May 2016 may have been 5 June 2016" in question.why
    assert "yes, and so are the other dates" == question.choices[0].label


def test_the_answer_reads_all_of_the_column(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "start", *US), answers={"column:start": "month-first"})
    assert ["2015-07-01", "2015-09-01", "2015-12-17", ""] == read(made, "start")
    assert () == made.questions
    made = plan(column(tmp_path, "start", *US), answers={"column:start": "day-first"})
    assert [3] == [row.row - 1 for row in made.refused]


def test_moments_are_dates_too(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "submitted_at", "6/7/2016 14:05:33", "6/27/2016 14:05"))
    assert made.is_empty


def test_days_that_are_day_first_or_iso_are_certain_beside_it(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "start", "2015-07-01", "6/6/2016", "12/17/2015"))
    assert ["2015-07-01", "2016-06-06"] == read(made, "start")
    made = plan(column(tmp_path, "start", "7/1/2015", "17/12/2015"))
    assert ["2015-01-07", "2015-12-17"] == read(made, "start")


def test_a_date_cell_beside_a_text_in_the_american_order_may_have_been_exchanged(tmp_path: Path) -> None:
    head = ["number", "title", "organisation", "start"]
    rows = [["A-1", "T", "O", date(2016, 7, 6)], ["A-2", "T", "O", date(2016, 7, 30)]]
    path = workbook(tmp_path, ("a", [head, *rows, ["A-3", "T", "O", "6/27/2016"]]))
    assert ["2016-07-30"] == read(plan(path), "start")
    assert ["2016-07-30", "2016-06-27"] == read(plan(path, answers={"column:start": "month-first"}), "start")


@pytest.mark.parametrize("heading", ["start", "start (dd/mm/jjjj)"])
@pytest.mark.parametrize("mistyped", ["31/06/2016", "32/01/2016", "30.02.2016", "14/6/2016 x"])
def test_a_mistyped_day_says_nothing_of_the_date_cells_beside_it(
    tmp_path: Path, heading: str, mistyped: str
) -> None:
    head = ["number", "title", "organisation", heading]
    rows = [["A-1", "T", "O", date(2016, 7, 6)], ["A-2", "T", "O", date(2016, 7, 30)]]
    made = plan(workbook(tmp_path, ("a", [head, *rows, ["A-3", "T", "O", mistyped]])))
    assert ["2016-07-06", "2016-07-30"] == read(made, "start")
    assert ["A-3"] == [row.number for row in made.refused]


def test_a_text_that_is_a_day_asks_whether_the_date_cells_beside_it_were_exchanged(tmp_path: Path) -> None:
    head = ["number", "title", "organisation", "start"]
    rows = [["A-1", "T", "O", date(2016, 7, 6)], ["A-2", "T", "O", "27/06/2016"]]
    path = workbook(tmp_path, ("a", [head, *rows]))
    made = plan(path)
    assert (["A-1"], ["column:start"]) == (
        [row.number for row in made.refused],
        [each.id for each in made.questions],
    )
    answered = plan(path, answers={"column:start": "day-first"})
    assert ["2016-07-06", "2016-06-27"] == read(answered, "start")


def test_a_decimal_point_throws_doubt_on_a_point_before_three_digits(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "requested_support", "150.000", "1.250,00", "1512.5", "1234"))
    assert ["A-1"] == [row.number for row in made.refused]
    assert "in D4 “1512.5” the mark is decimal" in made.rows[0].reason
    said = made.questions[0].id
    path = column(tmp_path, "requested_support", "150.000", "1512.5")
    assert [15_000_000, 151_250] == read(plan(path, answers={said: "thousands"}), "requested_support")
    assert [15_000, 151_250] == read(plan(path, answers={said: "decimals"}), "requested_support")


def test_of_two_marks_that_are_both_decimal_neither_is_sure_to_separate_thousands(tmp_path: Path) -> None:
    path = column(tmp_path, "requested_support", "1.5", "12,5", "1,500", "1.500")
    made = plan(path)
    assert ["D4 “1,500”", "D5 “1.500”"] == [f"{row.cell} {row.reason.split(': ')[1]}" for row in made.refused]
    assert "“12,5”" in made.refused[0].reason
    assert "“1.5”" in made.refused[1].reason
    for answer, cents in (("thousands", 150_000), ("decimals", 150)):
        answered = plan(path, answers={"marks:requested_support": answer})
        assert ([150, 1_250, cents, cents], ()) == (read(answered, "requested_support"), answered.questions)


def test_of_two_marks_in_doubt_each_has_a_question_and_an_answer_of_its_own(tmp_path: Path) -> None:
    path = column(tmp_path, "requested_support", "1.5", "12,5", "1,500", "1.500")
    comma, point = plan(path).questions
    assert ["marks-comma:requested_support", "marks-point:requested_support"] == [comma.id, point.id]
    assert [["€1,500", "€1.50"]] * 2 == [
        [choice.effect.replace("\xa0", "") for choice in each.choices] for each in (comma, point)
    ]
    half = plan(path, answers={point.id: "point-decimals"})
    assert ([comma.id], ["D4"]) == ([each.id for each in half.questions], [row.cell for row in half.refused])
    assert ["€1,500", "€1.50"] == [choice.effect.replace("\xa0", "") for choice in half.questions[0].choices]
    whole = plan(path, answers={point.id: "point-decimals", comma.id: "comma-thousands"})
    assert [150, 1_250, 150_000, 150] == read(whole, "requested_support")
    over = plan(path, answers={"marks:requested_support": "thousands", point.id: "point-decimals"})
    assert [150, 1_250, 150_000, 150] == read(over, "requested_support")


def test_so_it_is_with_parts_of_staff(tmp_path: Path) -> None:
    applications = column(tmp_path, "acronym", "")
    made = plan(applications, partners(tmp_path, "vte", "9,6", "9.6", "1,000", "1.000"))
    assert ["D4", "D5"] == [row.cell for row in made.refused]


@pytest.mark.parametrize("text", ["€ 1,250", "€1,250", "EUR 1,250", "1,250 EUR", "1,250 €", "1,250"])
def test_the_mark_is_the_same_on_whichever_side_the_euro_stands(tmp_path: Path, text: str) -> None:
    path = column(tmp_path, "requested_support", text, "12,50")
    (question,) = plan(path).questions
    assert ["€1,250", "€1.25"] == [each.effect.replace("\xa0", "") for each in question.choices]
    for answer, cents in (("thousands", 125_000), ("decimals", 125)):
        assert [cents, 1_250] == read(plan(path, answers={question.id: answer}), "requested_support")


def test_what_to_write_beside_another_unit_has_the_mark_that_was_answered(tmp_path: Path) -> None:
    path = column(tmp_path, "requested_support (k€)", "€ 1,250", "12,5")
    made = plan(path, answers={"marks:requested_support (k€)": "decimals"})
    assert "where it is €1.25, or" in made.refused[0].reason.replace("\xa0", "")


def test_without_such_a_number_three_digits_are_thousands(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "requested_support", "150.000", "1.250,50", "1512,5"))
    assert [15_000_000, 125_050, 151_250] == read(made, "requested_support")


def test_staff_is_read_by_the_same_rule(tmp_path: Path) -> None:
    applications = column(tmp_path, "acronym", "")
    made = plan(applications, partners(tmp_path, "personeel", "1.000", "9,6"))
    assert [(1000, 0), (9, 60)] == [
        (each.staff, each.staff_hundredths) for each in made.dossiers_to_add[0].partners
    ]
    made = plan(applications, partners(tmp_path, "personeel", "1.000", "9.6"))
    assert [9] == [each.staff for each in made.dossiers_to_add[0].partners]


@pytest.mark.parametrize("answers", [{"column:start": "sideways"}, {"column:Begin": "day-first"}])
def test_an_answer_that_fits_nothing_is_an_error(tmp_path: Path, answers: dict[str, str]) -> None:
    with pytest.raises(BadValue):
        plan(column(tmp_path, "start", "1/2/2016"), answers=answers)


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\t", "\u2028"])
def test_two_amounts_on_two_lines_of_a_cell_are_no_amount(tmp_path: Path, gap: str) -> None:
    made = plan(column(tmp_path, "requested_support", f'"100{gap}250"', "100 250", "100\u202f250"))
    assert ["A-1"] == [row.number for row in made.refused]
    assert [10_025_000, 10_025_000] == read(made, "requested_support")


@pytest.mark.parametrize(
    ("heading", "text", "thousands", "decimals"),
    [
        ("requested_support", "1,250 mln", 125_000_000_000, 125_000_000),
        ("requested_support", "1.250 k€", 125_000_000, 125_000),
        ("requested_support (M€)", "1,250", 125_000_000_000, 125_000_000),
    ],
)
def test_three_digits_after_the_mark_beside_a_large_unit_are_asked_about(
    tmp_path: Path, heading: str, text: str, thousands: int, decimals: int
) -> None:
    path = column(tmp_path, heading, text)
    made = plan(path)
    assert ["A-1"] == [row.number for row in made.refused]
    assert "decimals as well as thousands" in made.rows[0].reason
    assert [f"marks:{heading}"] == [each.id for each in made.questions]
    for answer, cents in (("thousands", thousands), ("decimals", decimals)):
        answered = plan(path, answers={f"marks:{heading}": answer})
        assert cents == read(answered, "requested_support")[0]
        assert () == answered.questions


def test_another_number_shows_what_the_mark_beside_a_large_unit_is(tmp_path: Path) -> None:
    shows_thousands = plan(column(tmp_path, "requested_support", "1.250 k€", "1.100,5 k€"))
    assert [125_000_000, 110_050_000] == read(shows_thousands, "requested_support")
    assert [125_000_000] == read(
        plan(column(tmp_path, "requested_support", "1,250 k€", "1.5 k€")), "requested_support"
    )[:1]


def test_three_digits_of_a_full_time_equivalent_are_asked_about(tmp_path: Path) -> None:
    applications = column(tmp_path, "x", "")
    for heading, text in (("vte", "12,500"), ("personeel", "12,500 VTE"), ("aantal FTE", "1.250")):
        made = plan(applications, partners(tmp_path, heading, text))
        assert ["decimals as well as thousands" in row.reason for row in made.refused] == [True]
    assert not plan(applications, partners(tmp_path, "personeel", "1.250")).refused


def test_a_duration_that_is_long_for_years_is_asked_about_with_all_its_column(tmp_path: Path) -> None:
    path = column(tmp_path, "looptijd", "24", "12", "3 jaar", "36")
    made = plan(path)
    assert ["A-1", "A-2", "A-4"] == [row.number for row in made.refused]
    assert all("D2 “24” is long for years" in row.reason for row in made.refused)
    (question,) = made.questions
    assert {"years": "24 years", "months": "2 years", "leave-out": ""} == {
        each.id: each.effect for each in question.choices
    }
    assert [2, 1, 3, 3] == read(plan(path, answers={"column:looptijd": "months"}), "years")
    assert [24, 12, 3] == read(plan(path, answers={"column:looptijd": "years"}), "years")


@pytest.mark.parametrize("heading", ["looptijd (jaar)", "aantal jaren", "years", "looptijd in jaren"])
def test_a_heading_that_says_years_is_certain(tmp_path: Path, heading: str) -> None:
    assert [12] == read(plan(column(tmp_path, heading, "12")), "years")


def test_an_end_that_contradicts_the_years_is_said(tmp_path: Path) -> None:
    rows = ("1/7/2015;2;30/06/2017", "1/7/2015;9;30/06/2017", "1/7/2015;9;onbekend")
    made = plan(column(tmp_path, "start;jaren;Einddatum", *rows))
    assert ["check the duration" in row.reason for row in made.rows] == [False, True, False]
    assert "1 July 2015" in made.rows[1].reason


@pytest.mark.parametrize(
    ("heading", "left_as_text", "order"),
    [
        ("start", "27/06/2016", "day-first"),
        ("ingediend op", "27/06/2016 17:00", "day-first"),
        ("start (dd/mm/jjjj)", "27/06/2016", "day-first"),
        ("start (mm/dd/yyyy)", "06/27/2016", "month-first"),
    ],
)
def test_a_date_cell_beside_a_day_that_stayed_a_text_may_have_been_exchanged(
    tmp_path: Path, heading: str, left_as_text: str, order: str
) -> None:
    days = [left_as_text, date(2016, 5, 6), date(2016, 5, 30), date(2016, 5, 5)]
    rows = [[f"A-{n}", "T", "O", day] for n, day in enumerate(days, start=1)]
    path = workbook(tmp_path, ("a", [["number", "title", "organisation", heading], *rows]))
    made = plan(path)
    assert ["A-2"] == [row.number for row in made.refused]
    assert f"D2 “{left_as_text}” is a text" in made.refused[0].reason
    (question,) = made.questions
    assert {order: "6 May 2016", "leave-out": ""} == {each.id: each.effect for each in question.choices}
    assert not plan(path, answers={f"column:{heading}": order}).refused


def test_an_amount_that_cannot_be_read_proves_nothing_of_the_others(tmp_path: Path) -> None:
    made = plan(column(tmp_path, "requested_support", "150.00O", "150.000", "200.000"))
    assert () == made.questions
    assert ([15_000_000, 20_000_000], 1) == (read(made, "requested_support"), len(made.refused))
