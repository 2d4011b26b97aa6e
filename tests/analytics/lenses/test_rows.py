"""What the lenses say of each application, against the same numbers looked up one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from evalapp.analytics.lenses.analysis import Analysis
from evalapp.analytics.lenses.rows import application_rows
from evalapp.domain.scheme.model import Scheme
from tests.analytics.lenses.test_analysis import JURY, POOR, TWO, analysed
from tests.analytics.ranking.ranking_samples import Scores, panel

RICH: Mapping[str, tuple[Scheme, Scores]] = {"a jury": (TWO, panel(JURY))}
CASES = {**POOR, **RICH}


def at(values: Any, n: int | None) -> float | None:
    return None if values is None or n is None else round(float(values[n]), 6)


def place_in(numbers: Sequence[str], number: str) -> int | None:
    return numbers.index(number) if number in numbers else None


def one_by_one(analysis: Analysis) -> list[dict[str, Any]]:
    ratings, calibration = analysis.ratings, analysis.calibration
    outlook, another, severity = analysis.outlook, analysis.another, analysis.severity
    is_whole = calibration.components.is_whole
    places = {each.application: each for each in analysis.ranking.places}
    found = []
    for number in sorted({*ratings.applications, *(another.applications if another else ())}):
        n = place_in(ratings.applications, number)
        r = place_in(outlook.applications, number) if outlook else None
        p = place_in(another.applications, number) if another else None
        prior = outlook.prior if outlook else None
        found.append(
            {
                "application": number,
                "mean": at(ratings.means, n),
                "calibrated": at(calibration.value if is_whole else None, n),
                "standard_error": at(calibration.value_error if is_whole else None, n),
                "expected_rank": at(outlook and outlook.expected_rank, r),
                "sucra": at(outlook and outlook.sucra, r),
                "percentile": at(outlook and outlook.percentile, r),
                "rank_interval": [int(another.place_low[p]), int(another.place_high[p])]
                if another and p is not None
                else None,
                "funded_probability": at(another and another.support, p),
                "standing": str(another.standing[p])
                if another and another.standing and p is not None
                else None,
                "official_place": places[number].place,
                "outcome": str(places[number].outcome),
                "funded_probability_error": at(another and another.error, p),
                "placeless_probability": at(another and another.placeless, p),
                "scores": int(another.scores[p]) if another and p is not None else None,
                "reliability": at(another and another.reliability, p),
                "corrected_mean": at(severity and severity.corrected, n),
                "equally_strict_interval": [int(outlook.rank_low[r]), int(outlook.rank_high[r])]
                if outlook and r is not None
                else None,
                "equally_strict_probability": at(outlook and outlook.above, r),
                "expected_rank_half_spread": at(prior and prior.half, r),
                "expected_rank_double_spread": at(prior and prior.double, r),
            }
        )
    return found


@pytest.mark.long
@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("budget", [None, 100_000_00])
def test_the_rows_hold_what_each_lens_found(name: str, budget: int | None) -> None:
    analysis = analysed(*CASES[name], budget=budget)
    expected, rows = one_by_one(analysis), application_rows(analysis)
    assert json.dumps(expected, allow_nan=False) == json.dumps(rows, allow_nan=False)


@pytest.mark.long
def test_a_jury_fills_every_column() -> None:
    rows = application_rows(analysed(*RICH["a jury"]))
    lacking = {name for row in rows for name, value in row.items() if value is None}
    # No correction is offered for so few scores.
    assert (4, {"corrected_mean"}) == (len(rows), lacking)
