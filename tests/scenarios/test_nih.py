"""A large real panel: 2,076 applications, 5,802 reviews by 4,555 people, 1 the best of 9; nothing but scores known."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from evalapp.analytics.lenses.analysis import Analysis, analyse
from evalapp.analytics.lenses.analysis_words import notes
from evalapp.analytics.ranking.material import Material
from evalapp.analytics.table import ScoreTable
from evalapp.domain.application import Application
from evalapp.domain.numbers import rounded_text
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text

pytestmark = pytest.mark.long  # all of it stands on what takes long to make

CRITERION = "overall-impact"


@pytest.fixture(scope="module")
def rows(shared_data: Path) -> list[dict[str, str]]:
    path = shared_data / "nih" / "nih_r01_preliminary_scores.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["Score"]]


@pytest.fixture(scope="module")
def material(rows: list[dict[str, str]]) -> Material:
    scheme = parse_scheme(template_text("nih").replace("quorum = 3", "quorum = 1"), "nih")
    numbers = sorted({row["ID"] for row in rows})
    return Material(
        scheme=scheme,
        table=ScoreTable.from_runs(
            scheme, numbers, [(row["ID"], row["RevID"], CRITERION, row["Score"]) for row in rows]
        ),
        applications=tuple(Application(number=each, title=each, organisation="") for each in numbers),
    )


@pytest.fixture(scope="module")
def analysis(material: Material) -> Analysis:
    return analyse(material, material.rank())


def test_the_impact_of_every_application_is_ten_times_the_mean_and_the_lowest_comes_first(
    rows: list[dict[str, str]], material: Material
) -> None:
    given: dict[str, list[Fraction]] = {}
    for row in rows:
        given.setdefault(row["ID"], []).append(Fraction(row["Score"]))
    impact = {each: 10 * sum(scores, Fraction()) / len(scores) for each, scores in given.items()}
    places = material.rank().places
    assert impact == {place.application: place.total for place in places}
    shown = [int(rounded_text(impact[place.application], 0)) for place in places if place.place]
    assert sorted(shown) == shown
    assert [1 + sum(other < each for other in shown) for each in shown[:200]] == [
        place.place for place in places[:200]
    ]


def test_a_design_in_many_pieces_gets_no_common_calibrated_order(
    material: Material, analysis: Analysis
) -> None:
    assert analysis.calibration.places is None
    assert any(
        note.startswith("The applications fall into 973 groups") for note in notes(material.scheme, analysis)
    )


def test_the_variances_are_those_of_the_reference(analysis: Analysis) -> None:
    # golden_mixed_model.json, nih_r01_Score; points here are ten times those of the scores.
    assert analysis.fit is not None
    variance = analysis.fit.variance
    found = (variance.application / 100, variance.juror / 100, variance.residual / 100)
    assert found == pytest.approx((0.957296, 0.160616, 1.682595), abs=5e-5)
    assert analysis.agreement.single == pytest.approx(0.34183, abs=2e-5)


def test_expected_ranks_add_up_and_follow_the_direction_of_the_scale(analysis: Analysis) -> None:
    outlook = analysis.outlook
    assert outlook is not None
    n = len(outlook.applications)
    assert float(outlook.expected_rank.sum()) == pytest.approx(n * (n + 1) / 2, rel=1e-9)
    means = dict(zip(analysis.ratings.applications, analysis.ratings.means))
    listed = np.array([means[each] for each in outlook.applications])
    assert np.corrcoef(listed, outlook.expected_rank)[0, 1] > 0.9
