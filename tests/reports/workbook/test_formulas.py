"""The formulas come to the very ranking of the program, whoever computes them."""

from __future__ import annotations

import io
import math
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from evalapp.reports.content import WorkbookReport
from tests.reports.workbook.evaluating import Computed
from tests.reports.workbook.workbook_samples import book_of, random_report

SEEDS = range(40)


def places(book: Computed, report: WorkbookReport) -> dict[str, int | None]:
    numbers, found = book.column("Ranking", "Application"), book.column("Ranking", "Place")
    assert [place.application for place in report.ranking.places] == numbers
    return {number: found[n] or None for n, number in enumerate(numbers)}


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_the_places_and_totals_are_those_of_the_program(seed: int) -> None:
    report = random_report(seed)
    computed = Computed(book_of(report))
    expected = {place.application: place.place for place in report.ranking.places}
    assert expected == places(computed, report)
    totals = computed.column("Ranking", "Total")
    for place, total in zip(report.ranking.places, totals, strict=True):
        assert (place.total is None) is (total is None)
        assert place.total is None or math.isclose(float(place.total), total, rel_tol=1e-12, abs_tol=1e-12)


def test_the_rules_of_the_samples_are_many_and_their_rankings_ready() -> None:
    """Else the test above would look at nothing."""
    reports = [random_report(seed) for seed in SEEDS]
    ready = [each for each in reports if each.ranking.is_ready]
    assert 20 <= len(ready)
    assert 4 == len({each.call.scheme.ranking.across_jurors for each in ready})
    assert any(place.ties for each in ready for place in each.ranking.places)
    assert any(place.failed for each in ready for place in each.ranking.places)
    assert any(place.excluded_by for each in ready for place in each.ranking.places)


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_what_stands_beside_a_formula_is_what_it_comes_to(seed: int) -> None:
    written = book_of(random_report(seed))
    computed = Computed(written)
    kept = load_workbook(io.BytesIO(written), data_only=True)
    formulas = list(computed.formulas)
    assert formulas
    for sheet, row, column in formulas:
        found, said = computed.value(sheet, row, column), kept[sheet].cell(row, column).value
        if isinstance(found, str):
            assert found == (said or ""), (sheet, row, column)
        else:
            assert math.isclose(found, said, rel_tol=1e-9, abs_tol=1e-9), (sheet, row, column)


def test_scores_totals_and_places_are_formulas() -> None:
    report = next(each for each in map(random_report, SEEDS) if each.ranking.is_ready)
    book = load_workbook(io.BytesIO(book_of(report)))
    ranked = [each for each in report.ranking.places if each.is_ranked]
    heads = [cell.value for cell in book["Ranking"][1]]
    for head in ("Place", "Total", "Criterion 0", "Criterion 3", "Group 0"):
        column = heads.index(head) + 1
        kinds = {book["Ranking"].cell(row, column).data_type for row in range(2, len(ranked) + 2)}
        assert {"f"} == kinds, head


def test_a_score_that_is_typed_over_moves_the_ranking() -> None:
    """The whole chain is alive: scores, thresholds and places follow from the column “Counts as”."""
    report = next(
        each
        for each in map(random_report, SEEDS)
        if each.ranking.is_ready and sum(place.is_ranked for place in each.ranking.places) > 4
    )
    computed = Computed(book_of(report))
    before = places(computed, report)
    last = max(before, key=lambda number: before[number] or 0)
    heads = {
        value: column for (sheet, row, column), (_f, value) in computed.cells.items()
        if sheet == "Scores" and row == 1
    }  # fmt: skip
    better = 1_000 if report.call.scheme.higher_is_better else -1_000
    for (sheet, row, column), (_formula, value) in list(computed.cells.items()):
        if sheet == "Scores" and column == heads["Application"] and value == last:
            place = "Scores", row, heads["Counts as"]
            if computed.cells.get(place, (False, None))[1] is not None:
                computed.cells[place] = (False, better)
    computed._known.clear()
    assert (before[last] != 1, places(computed, report)[last]) == (True, 1)


def test_totals_that_differ_in_the_last_digit_alone_are_told_apart() -> None:
    """A third is no number of a spreadsheet: what looks equal there is not, and what is equal may look otherwise."""
    from tests.analytics.ranking.ranking_samples import TENTHS, panel, scheme_of
    from tests.reports.workbook.workbook_samples import report_of

    scheme = scheme_of([Fraction(1, 3), Fraction(1, 7), Fraction(11, 21)], on=TENTHS)
    lines = {
        "A-1": [[1, 2, 4], [7, 7, 7], [3, 3, 3]],
        "A-2": [[3, 3, 1], [7, 7, 7], [3, 3, 3]],
        "A-3": [[2, 2, 3], [7, 7, 7], [3, 4, 2]],
        "A-4": [[2, 2, 3], [7, 8, 7], [3, 4, 2]],
    }
    report = report_of(scheme, panel(lines))
    expected = {place.application: place.place for place in report.ranking.places}
    assert {"A-1": 2, "A-2": 2, "A-3": 2, "A-4": 1} == expected
    assert expected == places(Computed(book_of(report)), report)
