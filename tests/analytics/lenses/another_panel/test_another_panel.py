"""Another panel: what it says comes true, and it says nothing that the scores do not bear out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from evalapp.analytics.lenses.another_panel.another_panel import (
    SEED,
    AnotherPanel,
    another_panel,
    draws_for,
    errors_of,
)
from evalapp.analytics.lenses.another_panel.standing import Standing, standing_of
from evalapp.analytics.ranking.material import Material
from evalapp.domain.call import Consensus
from evalapp.domain.ranking import Outcome
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import BudgetRules, Cut
from tests.analytics.lenses.another_panel.drawn_panels import ASKED, simulated
from tests.analytics.lenses.test_analysis import material
from tests.analytics.ranking.ranking_samples import panel, scale, scheme_of

TOTALS = scheme_of([1, 2], budget=BudgetRules(cut=Cut.STOP))
CLOSER = scheme_of(
    [1, 2, 1],
    thresholds=[None, "2.5", None],
    threshold="55%",
    ties=["criterion:c1", "top-marks"],
    budget=BudgetRules(cut=Cut.PARTIAL),
)


def of(found: Material, *, seed: int = SEED, draws: int = 4_000) -> AnotherPanel:
    answer = another_panel(found, found.rank(), seed=seed, draws=draws)
    assert answer is not None
    return answer


def typical(seed: int, *, n: int = 33, spread: float = 0.7, scheme: Scheme = TOTALS) -> Material:
    random = np.random.RandomState(seed)
    seats = [random.choice(12, 3, replace=False) for _each in range(n)]
    criteria = len(scheme.criteria)
    quality = 3.0 + random.normal(0, spread, (n, 1)) + random.normal(0, spread / 3, (n, criteria))
    return simulated(scheme, quality, seats, random)


@pytest.mark.long
@pytest.mark.parametrize(("scheme", "calls"), [(TOTALS, 30), (CLOSER, 20)])
def test_what_is_predicted_happens_as_often_in_a_second_panel(scheme: Scheme, calls: int) -> None:
    """Calls of 33 × 12 × 3 drawn from the model, each judged by two panels, with variances that nobody knows."""
    random = np.random.RandomState(11)
    predicted: list[float] = []
    happened: list[bool] = []
    for _call in range(calls):
        seats = [random.choice(12, 3, replace=False) for _each in range(33)]
        quality = 3.1 + random.normal(0, 0.5, (33, 1)) + random.normal(0, 0.3, (33, len(scheme.criteria)))
        first, second = (
            simulated(scheme, quality, seats, random, juror=0.5, residual=0.45) for _panel in range(2)
        )
        found = of(first, draws=200)
        assert found.support is not None
        funded = {each.application for each in second.rank().places if each.outcome is Outcome.FUNDED}
        predicted += found.support.tolist()
        happened += [number in funded for number in found.applications]
    p, h = np.array(predicted), np.array(happened, dtype=float)
    slope = float(np.polyfit(p, h, 1)[0])
    assert slope == pytest.approx(1.0, abs=0.1)
    assert p.mean() == pytest.approx(h.mean(), abs=0.02)
    assert ((p - h) ** 2).mean() < 0.8 * ((h.mean() - h) ** 2).mean()


@pytest.mark.long
def test_random_scores_put_nobody_clearly_anywhere() -> None:
    """40 applications of the same worth, three supported: by the base rate alone each has a chance of .075."""
    for seed in range(12):
        random = np.random.RandomState(seed)
        seats = [random.choice(12, 3, replace=False) for _each in range(40)]
        found = of(simulated(TOTALS, np.full((40, 2), 3.0), seats, random, budget=3 * ASKED), draws=1_000)
        assert {Standing.NOT_DISTINGUISHABLE} == set(found.standing or ())


def test_applications_that_differ_are_told_apart() -> None:
    found = of(typical(4, spread=1.0))
    assert found.standing is not None
    counts = {each: found.standing.count(each) for each in Standing}
    assert counts[Standing.CLEARLY_ABOVE] >= 2
    assert counts[Standing.CLEARLY_BELOW] >= 8


@pytest.mark.long
@pytest.mark.parametrize("data", [7, 11])  # with shares of .039 to .041, on either side of the margin
def test_a_seed_moves_the_shares_within_their_error_and_no_group(data: int) -> None:
    found = typical(data)
    usual = of(found)
    assert usual.support is not None
    assert usual.error is not None
    for seed in (1, 2, 3):
        other = of(found, seed=seed)
        assert other.support is not None
        assert usual.standing == other.standing
        assert not np.array_equal(usual.support, other.support)
        assert (np.abs(other.support - usual.support) < 5 * 2**0.5 * usual.error).all()


@pytest.mark.long
def test_the_same_seed_gives_the_same_numbers() -> None:
    one, two = of(typical(1), seed=9), of(typical(1), seed=9)
    assert one.support is not None
    assert two.support is not None
    assert one.support.tolist() == two.support.tolist()
    assert one.place_low.tolist() == two.place_low.tolist()


def test_the_chances_add_up_to_the_number_of_grants() -> None:
    found = of(typical(2), draws=1_000)
    assert found.support is not None
    assert 9.0 == pytest.approx(found.support.sum(), abs=1e-9)


@pytest.mark.long
def test_the_official_place_lies_in_the_band_of_nearly_all() -> None:
    inside = []
    for data in range(5):
        whole = typical(data)
        places = {each.application: each.place or 0 for each in whole.rank().places}
        found = of(whole, draws=1_000)
        inside += [
            low <= places[number] <= high
            for number, low, high in zip(found.applications, found.place_low, found.place_high)
        ]
    assert np.mean(inside) > 0.93


def test_where_lower_is_better_the_lowest_get_support() -> None:
    scheme = scheme_of([1, 1], on=scale(1, 9, better="lower"), budget=BudgetRules(cut=Cut.STOP))
    random = np.random.RandomState(3)
    quality = np.repeat(np.linspace(2, 8, 12)[:, None], 2, axis=1)
    seats = [np.arange(4)] * 12
    found = of(simulated(scheme, quality, seats, random, budget=4 * ASKED), draws=500)
    assert found.support is not None
    assert found.support[0] > 0.95
    assert found.support[-1] < 0.05


def test_an_application_near_a_threshold_may_lose_its_place() -> None:
    whole = typical(6, scheme=CLOSER)
    found = of(whole, draws=1_000)
    by_number = dict(zip(found.applications, found.placeless.tolist()))
    outcomes = {each.application: each.outcome for each in whole.rank().places}
    below = [by_number[n] for n, outcome in outcomes.items() if outcome is Outcome.BELOW_THRESHOLD]
    placed = [by_number[n] for n, outcome in outcomes.items() if outcome is Outcome.FUNDED]
    assert len(below) > 3
    assert min(below) > 0.3 > max(placed)
    assert 0.01 < np.mean(placed) + np.mean([1 - each for each in below])


def one_with_fifty() -> Material:
    """One application that fifty jurors scored, and eleven with one score each."""
    random = np.random.RandomState(2)
    seats = [np.arange(50), *(np.array([n]) for n in range(11))]
    quality = np.concatenate([[[3.3, 3.3]], np.repeat(random.normal(2.5, 0.5, (11, 1)), 2, axis=1)])
    return simulated(TOTALS, quality, seats, random, budget=3 * ASKED, residual=0.9)


def test_an_application_is_judged_by_the_reliability_of_its_own_number_of_scores() -> None:
    found = of(one_with_fifty())
    assert found.standing is not None
    assert [50, *[1] * 11] == found.scores.tolist()
    assert found.reliability[0] > 0.9
    assert len(set(found.reliability[1:].tolist())) == 1
    assert found.reliability[1] < 0.5
    assert {Standing.NOT_DISTINGUISHABLE} == set(found.standing[1:])


@pytest.mark.long
def test_of_an_agreed_score_nothing_is_called_clear() -> None:
    whole = typical(4, spread=1.0)
    usual = of(whole)
    assert usual.standing is not None
    first = usual.applications[usual.standing.index(Standing.CLEARLY_ABOVE)]
    agreed = replace(whole, consensus=(Consensus(application=first, criterion="c0", value=10, reason="Met"),))
    found = of(agreed)
    assert found.standing is not None
    assert (first,) == found.agreed
    assert found.standing[found.applications.index(first)] is Standing.NOT_DISTINGUISHABLE


def test_nothing_is_called_clear_against_the_official_outcome() -> None:
    """One reading of a single juror puts A-00 first; nearly every other panel would not."""
    random = np.random.RandomState(2)
    seats = [np.array([0, 1, 2]), *(np.arange(6) for _n in range(11))]
    quality = np.repeat(np.linspace(4.5, 1.5, 12)[:, None], 2, axis=1)
    whole = simulated(TOTALS, quality, seats, random, budget=3 * ASKED, residual=0.3)
    ranking = whole.rank()
    turned = replace(
        ranking,
        places=tuple(
            replace(each, outcome=Outcome.NOT_FUNDED) if each.application == "A-00" else each
            for each in ranking.places
        ),
    )
    usual, found = another_panel(whole, ranking), another_panel(whole, turned)
    assert usual is not None
    assert usual.standing is not None
    assert found is not None
    assert found.standing is not None
    assert (Standing.CLEARLY_ABOVE, ()) == (usual.standing[0], usual.against)
    assert (Standing.NOT_DISTINGUISHABLE, ("A-00",)) == (found.standing[0], found.against)


def test_without_a_budget_there_are_places_and_no_support() -> None:
    found = of(replace(typical(1), budget=None), draws=500)
    assert (None, None, None, ()) == (found.support, found.error, found.standing, found.against)
    assert (found.place_low <= found.place_high).all()


def test_where_nothing_can_be_estimated_or_compared_there_is_no_answer() -> None:
    equal = material(TOTALS, panel({each: [[6, 6], [6, 6]] for each in "ABC"}))
    blocked = replace(typical(1), assignments=(("J99", "A-00"),))
    single = replace(typical(1), scheme=replace(TOTALS, is_ranked=False))
    for each in (equal, blocked, single):
        assert another_panel(each, each.rank()) is None


@pytest.mark.long
def test_the_order_of_applications_and_jurors_changes_no_group() -> None:
    whole = typical(5)
    turned = replace(whole, applications=tuple(reversed(whole.applications)))
    assert of(whole).standing == of(turned).standing


def test_more_scores_mean_fewer_draws_but_never_fewer_than_500() -> None:
    assert [4_000, 4_000, 2_000, 500, 300] == [
        draws_for(99, 4_000), draws_for(10_000, 4_000), draws_for(20_000, 4_000), draws_for(10**6, 4_000),
        draws_for(10**6, 300),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("chance", "base", "reliability", "expected"),
    [
        (0.961, 0.3, 0.8, Standing.CLEARLY_ABOVE),
        (0.959, 0.3, 0.8, Standing.NOT_DISTINGUISHABLE),
        (0.039, 0.3, 0.8, Standing.CLEARLY_BELOW),
        (0.041, 0.3, 0.8, Standing.NOT_DISTINGUISHABLE),
        (1.0, 0.3, 0.49, Standing.NOT_DISTINGUISHABLE),
        (0.02, 0.03, 0.8, Standing.NOT_DISTINGUISHABLE),
        (0.98, 0.97, 0.8, Standing.NOT_DISTINGUISHABLE),
        (0.995, 0.97, 0.8, Standing.CLEARLY_ABOVE),
    ],
)
def test_clear_takes_a_margin_and_information(
    chance: float, base: float, reliability: float, expected: Standing
) -> None:
    # Three standard errors of a share of .05 in 4,000 draws are .0103.
    assert expected is standing_of(chance, error=0.0034, base=base, reliability=reliability)


def test_a_share_of_none_or_all_is_no_certainty() -> None:
    none, half, every = errors_of(np.array([0.0, 0.5, 1.0]), 4_000).tolist()
    assert none == pytest.approx(every)
    assert 0.0003 < none < 0.0004
    assert half == pytest.approx(0.0079, abs=1e-4)
