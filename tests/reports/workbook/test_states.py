"""What each state of a call leaves in the workbook: not ready, below a threshold, excluded, inadmissible, drawn."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from evalapp.domain.application import Admissibility, Application
from evalapp.domain.call import Consensus
from evalapp.domain.scheme.rules import Missing
from tests.analytics.ranking.ranking_samples import APPRECIATION, applications, one_juror, panel, scheme_of
from tests.reports.workbook.workbook_samples import LINES, at, opened, plain, report_of, rows


def test_a_panel_that_is_not_ready_has_totals_and_no_places() -> None:
    scores = panel(LINES)
    del scores["A-2", "J1", "c1"]
    report = report_of(
        scheme_of([1, 2]), scores, assignments=[(f"J{j}", f"A-{n}") for j in (0, 1) for n in (1, 2, 3)]
    )  # fmt: skip
    book = opened(report, computed=True)
    found = {row["Application"]: (row["Place"], row["Total"]) for row in rows(book["Ranking"])}
    assert {"A-1": (None, 3.25), "A-2": (None, None), "A-3": (None, pytest.approx(4 / 3))} == found
    said = {row["What"]: row["Value"] for row in rows(book["Method"])}
    assert "PROVISIONAL" in said
    assert "There are none as long as the ranking is not ready." == said["Places"]
    owed = [row for row in rows(book["Scores"]) if row["In words"] == "not scored yet"]
    assert [("A-2", None, None)] == [(each["Application"], each["Score"], each["Counts as"]) for each in owed]


def test_what_is_missing_counts_as_the_worst_where_the_scheme_says_so() -> None:
    scores = panel(LINES)
    del scores["A-2", "J1", "c1"]
    report = report_of(
        scheme_of([1, 2], missing=Missing.ZERO), scores,
        assignments=[(f"J{j}", f"A-{n}") for j in (0, 1) for n in (1, 2, 3)],
    )  # fmt: skip
    book = opened(report, computed=True)
    (owed,) = [row for row in rows(book["Scores"]) if row["In words"] == "not scored yet"]
    assert (None, 0, "not scored yet: counts as the worst value of the scale") == (
        owed["Score"], owed["Counts as"], owed["Remark"],
    )  # fmt: skip
    assert {"A-1": 1, "A-2": 2, "A-3": 3} == {
        row["Application"]: row["Place"] for row in rows(book["Ranking"])
    }


def test_below_a_threshold_there_is_a_total_and_no_place() -> None:
    book = opened(plain(), computed=True)
    found = {row["Application"]: row for row in rows(book["Ranking"])}
    assert (None, 1, "below the threshold") == tuple(
        found["A-3"][head] for head in ("Place", "Thresholds missed", "Outcome")
    )
    assert found["A-3"]["Total"] == pytest.approx(4 / 3)


def test_a_score_just_below_its_threshold_never_looks_as_if_it_met_it() -> None:
    scores: Any = {("A-1", f"J{n:03}", "c0"): 10 if n else 9 for n in range(400)}
    report = report_of(scheme_of(thresholds=[5]), scores)
    sheet = opened(report)["Ranking"]
    column = [cell.value for cell in sheet[1]].index("Criterion 0") + 1
    assert "0.000" == sheet.cell(2, column).number_format
    assert Fraction(4999, 1000) >= report.ranking.places[0].criteria[0].score


def test_an_inadmissible_and_a_withdrawn_application_say_so_and_count_nothing() -> None:
    made = applications(["A-1", "A-2", "A-3"])
    changed = [
        made[0],
        Application(number="A-2", title="T", organisation="O", admissibility=Admissibility.INADMISSIBLE),
        Application(number="A-3", title="T", organisation="O", withdrawn_on="2016-05-01"),
    ]
    book = opened(report_of(scheme_of([1, 2]), panel(LINES), changed), computed=True)
    found = {row["Application"]: row for row in rows(book["Ranking"])}
    assert [(1, "eligible", 1), (None, "inadmissible", 0), (None, "withdrawn", 0)] == [
        (row["Place"], row["Outcome"], row["Takes part (1) or not (0)"]) for row in found.values()
    ]
    assert [None, None] == [found[number]["Total"] for number in ("A-2", "A-3")]
    aside = {(row["Counts as"], row["Remark"]) for row in rows(book["Scores"]) if row["Application"] == "A-2"}
    assert {(None, "the application is not assessed: inadmissible")} == aside
    (row,) = [each for each in rows(book["Applications"]) if each["Number"] == "A-3"]
    assert at("2016-05-01") == row["Withdrawn on"]


def test_words_stand_beside_their_values_and_exclude() -> None:
    scores = one_juror({"A-1": [1, 0], "A-2": [-2, 1]})
    book = opened(report_of(scheme_of([1, 1], on=APPRECIATION), scores), computed=True)
    said = {
        (row["Application"], row["Score"], row["In words"], row["Remark"]) for row in rows(book["Scores"])
    }
    assert ("A-1", 1, "excellent", None) in said
    assert ("A-2", -2, "critical", "this word excludes the application") in said
    places = {row["Application"]: (row["Place"], row["Outcome"]) for row in rows(book["Ranking"])}
    assert {"A-1": (1, "eligible"), "A-2": (None, "excluded")} == places


def test_a_consensus_takes_the_place_of_the_scores_and_says_so() -> None:
    agreed = Consensus(application="A-1", criterion="c0", value=10, reason="Besproken.", by="Luc Maes")
    book = opened(plain(consensus=[agreed]), computed=True)
    found = [
        row
        for row in rows(book["Scores"])
        if row["Application"] == "A-1" and row["Criterion"] == "Criterion 0"
    ]
    assert [
        ("Lid J0", 4, None, "the consensus score takes its place"),
        ("Lid J1", 3.5, None, "the consensus score takes its place"),
        ("Consensus", 5, 5, "recorded by Luc Maes"),
    ] == [(row["Juror"], row["Score"], row["Counts as"], row["Remark"]) for row in found]
    first = rows(book["Ranking"])[0]
    assert ("A-1", 5) == (first["Application"], first["Criterion 0"])


def test_where_each_application_is_judged_by_itself_there_are_no_places() -> None:
    report = report_of(scheme_of([1, 2], thresholds=[None, 2], is_ranked=False), panel(LINES))
    book = opened(report, computed=True)
    assert "Assessment" == book.sheetnames[0]
    heads = {cell.value for cell in book["Assessment"][1]}
    assert set() == {"Place", "Total as a whole number", "Place by the total"} & heads
    found = {row["Application"]: (row["Total"], row["Thresholds missed"]) for row in rows(book["Assessment"])}
    assert {"A-1": (3.25, 0), "A-2": (3.5, 0), "A-3": (pytest.approx(4 / 3), 1)} == found


def test_what_a_lot_decided_is_a_value_that_the_method_names() -> None:
    lines = {f"A-{n}": [[6, 6]] for n in range(1, 5)}
    report = report_of(scheme_of(ties=["criterion:c0", "lot"]), panel(lines), lot_seed="zaad")
    book = opened(report)
    heads = [cell.value for cell in book["Ranking"][1]]
    column = heads.index("Order in the tie by lot (value)") + 1
    assert {1, 2, 3, 4} == {book["Ranking"].cell(row, column).value for row in range(2, 6)}
    said = {row["What"]: row["Value"] for row in rows(book["Method"])}
    assert said["Ties"].endswith("since no formula says it: lot.")
    assert "zaad" == said["Seed of the lot"]


def test_totals_too_long_for_a_spreadsheet_give_places_as_values() -> None:
    weights = [Fraction(1, 9_999_991), Fraction(1, 9_999_973), 1]
    report = report_of(scheme_of(weights), one_juror({"A-1": [7, 7, 7], "A-2": [7, 8, 7], "A-3": [1, 2, 3]}))
    book = opened(report)
    assert {"n"} == {book["Ranking"].cell(row, 1).data_type for row in (2, 3, 4)}
    assert [1, 2, 3] == [book["Ranking"].cell(row, 1).value for row in (2, 3, 4)]
    said = {row["What"]: row["Value"] for row in rows(book["Method"])}
    assert said["Places"].startswith("They are values from the program")


def test_the_matrix_has_the_total_of_each_juror() -> None:
    scores = panel(LINES)
    del scores["A-3", "J1", "c1"]
    report = report_of(scheme_of([1, 2], missing=Missing.SKIP), scores, conflicts=[("J0", "A-2")])
    matrix = rows(opened(report, computed=True)["Matrix"])
    found = {row["Application"]: (row["Lid J0"], row["Lid J1"]) for row in matrix}
    assert {
        "A-1": (pytest.approx(10 / 3), pytest.approx(19 / 6)),
        "A-2": ("conflict of interest", pytest.approx(11 / 3)),
        "A-3": (pytest.approx(4 / 3), "1 of 2 scored"),
    } == found
