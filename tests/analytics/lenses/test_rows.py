"""What the lenses say of each application, against the same numbers looked up one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from evalapp.analytics.lenses.analysis import Analysis
from evalapp.analytics.lenses.rows import application_rows
from evalapp.domain.scheme.model import Scheme
from tests.analytics.lenses.test_analysis import JURY, POOR, TWO, analysed
from tests.analytics.ranking.ranking_samples import Scores, panel

RICH: Mapping[str, tuple[Scheme, Scores]] = {"a jury": (TWO, panel(JURY))}
CASES = {**POOR, **RICH}


def one_by_one(analysis: Analysis) -> list[dict[str, Any]]:
    ratings, calibration, outlook = analysis.ratings, analysis.calibration, analysis.outlook
    is_whole, errors = calibration.components.is_whole, calibration.value_error
    found = []
    for n, number in enumerate(ratings.applications if len(ratings) else ()):
        row = dict.fromkeys(
            ("expected_rank", "sucra", "percentile", "rank_interval", "funded_probability", "standing")
        )
        if outlook and number in outlook.applications:
            at = outlook.applications.index(number)
            for name in ("expected_rank", "sucra", "percentile"):
                row[name] = round(float(getattr(outlook, name)[at]), 6)
            row["rank_interval"] = [int(outlook.rank_low[at]), int(outlook.rank_high[at])]
            if outlook.funded_probability is not None and outlook.standing is not None:
                row["funded_probability"] = round(float(outlook.funded_probability[at]), 6)
                row["standing"] = str(outlook.standing[at])
        head = {
            "application": number,
            "mean": round(float(ratings.means[n]), 6),
            "calibrated": round(float(calibration.value[n]), 6) if is_whole else None,
            "standard_error": round(float(errors[n]), 6) if is_whole and errors is not None else None,
        }
        found.append(head | row)
    return found


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("budget", [None, 100_000_00])
def test_the_rows_hold_what_each_lens_found(name: str, budget: int | None) -> None:
    analysis = analysed(*CASES[name], budget=budget)
    expected, rows = one_by_one(analysis), application_rows(analysis)
    assert json.dumps(expected, allow_nan=False) == json.dumps(rows, allow_nan=False)


def test_a_jury_fills_every_column() -> None:
    rows = application_rows(analysed(*RICH["a jury"]))
    assert (4, []) == (len(rows), [name for row in rows for name, value in row.items() if value is None])
