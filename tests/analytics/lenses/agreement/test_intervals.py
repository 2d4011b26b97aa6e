"""Intervals of agreement hold what they should as often as they say."""

from __future__ import annotations

import numpy as np
import pytest

from evalapp.analytics.lenses.agreement.agreement import agreement_of
from evalapp.analytics.lenses.agreement.coincidence import krippendorff_alpha
from evalapp.analytics.lenses.agreement.concordance import kendall
from evalapp.analytics.lenses.agreement.intervals import alpha_interval, concordance_interval
from evalapp.analytics.lenses.agreement.words import agreement_sentences
from evalapp.analytics.lenses.ratings import Ratings
from tests.analytics.lenses.rating_tables import ratings_from


def at_random(random: np.random.RandomState, applications: int, jurors: int) -> Ratings:
    return ratings_from(
        np.column_stack([random.permutation(applications).astype(float) for _juror in range(jurors)]).tolist()
    )


def test_chance_for_kendalls_w_is_one_in_the_number_of_jurors() -> None:
    random = np.random.RandomState(1)
    found = [kendall(at_random(random, 8, 4)) for _n in range(200)]
    assert np.mean([each.w for each in found if each]) == pytest.approx(0.25, abs=0.02)
    agreement = agreement_of(at_random(random, 8, 4))
    assert agreement.concordance is not None
    assert 0.25 == agreement.concordance.chance
    assert "by chance it would be 0.25" in " ".join(agreement_sentences(agreement))


def test_the_interval_of_kendalls_w_holds_chance_where_jurors_order_at_random() -> None:
    random = np.random.RandomState(2)
    held = []
    for _n in range(200):
        found = kendall(at_random(random, 12, 5))
        assert found is not None
        ends = concordance_interval(found)
        assert ends is not None
        held.append(ends[0] < 0.2 < ends[1])
    assert np.mean(held) == pytest.approx(0.95, abs=0.04)


@pytest.mark.long
def test_the_interval_of_alpha_holds_the_alpha_of_many() -> None:
    random = np.random.RandomState(3)

    def table(n: int) -> Ratings:
        return ratings_from((random.normal(0, 1, (n, 1)) + random.normal(0, 1, (n, 3))).tolist())

    truth = krippendorff_alpha(table(20_000))
    assert truth == pytest.approx(0.5, abs=0.02)
    ends = [alpha_interval(table(60)) for _n in range(60)]
    assert 0.85 <= np.mean([each is not None and each[0] < truth < each[1] for each in ends])
