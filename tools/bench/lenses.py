"""The lenses on 5,000 applications, 20,000 reviews and 10 criteria, each beside the bare numpy work it cannot avoid."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import numpy as np
from scipy.special import ndtr

from evalapp.analytics.exact import Scaled
from evalapp.analytics.lenses.mixed.mixed import fit
from evalapp.analytics.lenses.ranks.draws import chances_above
from evalapp.analytics.lenses.ranks.expected_rank import expected_ranks
from evalapp.analytics.lenses.ratings import Ratings
from evalapp.analytics.lenses.severity.calibration import calibrate
from evalapp.analytics.lenses.stability.profile import Profile
from evalapp.analytics.lenses.stability.smaa import try_weights
from evalapp.analytics.lenses.stability.stability import find_stability
from evalapp.analytics.ranking.edit import ranked_sums
from tools.bench.measure import Result, in_turn

APPLICATIONS, JURORS, PER_APPLICATION, CRITERIA = 5_000, 600, 4, 10
FUNDED = APPLICATIONS // 3


@cache
def ratings_of_size(applications: int) -> Ratings:
    """Each application rated by four jurors of 600, with jurors that differ, from a fixed seed."""
    random = np.random.RandomState(7)
    application = np.repeat(np.arange(applications), PER_APPLICATION)
    juror = np.concatenate(
        [random.choice(JURORS, PER_APPLICATION, replace=False) for _each in range(applications)]
    )
    worth, severity = random.normal(0, 0.6, applications), random.normal(0, 0.4, JURORS)
    value = 3 + worth[application] + severity[juror] + random.normal(0, 0.7, len(juror))
    rows = zip(application.tolist(), juror.tolist(), np.clip(np.round(value * 20) / 20, 0, 5).tolist())
    return Ratings.of(((f"A{a:05d}", f"J{j:03d}", v) for a, j, v in rows), lowest=0.0, highest=5.0)


@cache
def profile_of_size(applications: int) -> Profile:
    random = np.random.RandomState(7)
    steps = random.randint(0, 41, (applications, CRITERIA))
    weights = [Fraction(n + 5) for n in range(CRITERIA)]
    shares = tuple(each / sum(weights) for each in weights)
    totals = steps @ np.array([float(each) for each in shares])
    funded = np.zeros(applications, dtype=bool)
    funded[np.argsort(-totals, kind="stable")[: applications // 3]] = True
    return Profile(
        applications=tuple(f"A{n:05d}" for n in range(applications)),
        criteria=tuple(f"c{n}" for n in range(CRITERIA)),
        score=Scaled(numerator=steps.astype(np.int64), denominator=8, bound=40),
        weights=shares,
        funded=funded,
    )


def one_edit() -> Result:
    random = np.random.RandomState(7)
    shape = (APPLICATIONS, PER_APPLICATION, CRITERIA)
    application, _juror, criterion = (each.ravel() for each in np.indices(shape, dtype=np.int64))
    value = random.randint(0, 11, application.size).astype(np.int64)
    factors = [Fraction(n + 5, 190) for n in range(CRITERIA)]
    panel = ranked_sums(application, criterion, value, factors, applications=APPLICATIONS)
    old = int(value[(application == 2_500) & (criterion == 3)][0])
    key = panel.key
    mine, base = in_turn(
        lambda: panel.edited(2_500, 3, old, 10 - old), lambda: np.argsort(key, kind="stable"), 101
    )
    return _result("one edit in a ranked panel", mine, base, 0.001, "one sort of the totals")


def calibration() -> Result:
    ratings = ratings_of_size(APPLICATIONS)

    def bare() -> object:
        """The table of shared applications per pair of jurors, and one solution with it."""
        table = np.zeros((APPLICATIONS, JURORS))
        table[ratings.application, ratings.juror] = 1.0
        return np.linalg.solve(np.eye(JURORS) * 40 - table[:600].T @ table[:600] / 4, np.ones(JURORS))

    mine, base = in_turn(lambda: calibrate(ratings), bare, 15)
    return _result("least squares, 600 jurors", mine, base, 0.015, "one dense solution of 600")


def reml() -> Result:
    ratings = ratings_of_size(APPLICATIONS)
    matrix = np.eye(JURORS) * 2 + 0.001

    def bare() -> object:
        return [np.linalg.cholesky(matrix) for _step in range(60)]

    mine, base = in_turn(lambda: fit(ratings), bare, 3)
    return _result("mixed model by REML", mine, base, 1.0, "60 Cholesky factors of 600")


def chance_of_funding() -> Result:
    fitted = fit(ratings_of_size(APPLICATIONS))
    assert fitted is not None
    posterior = fitted.posterior
    random = np.random.RandomState(7)

    def bare() -> object:
        return np.partition(random.standard_normal((2_000, APPLICATIONS)).astype(np.float32), FUNDED, axis=1)

    mine, base = in_turn(lambda: chances_above((posterior,), line=FUNDED, seed=1, draws=2_000), bare, 5)
    return _result("P(funded), 2,000 draws", mine, base, 0.4, "10 M normal numbers, partitioned")


def expected_rank() -> Result:
    fitted = fit(ratings_of_size(APPLICATIONS))
    assert fitted is not None
    posterior = fitted.posterior
    half = np.random.RandomState(7).standard_normal((APPLICATIONS // 2, APPLICATIONS))
    mine, base = in_turn(lambda: expected_ranks((posterior,)), lambda: ndtr(half).sum(), 5)
    return _result("expected rank, 25 M pairs", mine, base, 0.4, "Φ of 12.5 M numbers")


def weight_intervals() -> Result:
    profile = profile_of_size(APPLICATIONS)
    fresh = _without_memory(profile)
    points = profile.points

    def bare() -> object:
        """Two sorts of all totals for each weight: one at either end of an interval."""
        return [np.argsort(points @ np.roll(np.arange(10.0), n)) for n in range(2 * CRITERIA)]

    mine, base = in_turn(lambda: find_stability(fresh()), bare, 15)
    return _result("ten weight intervals, line and order", mine, base, 0.02, "20 products and sorts")


def weightings() -> Result:
    profile = profile_of_size(APPLICATIONS)
    fresh = _without_memory(profile)
    weights = np.random.RandomState(7).random_sample((CRITERIA, 1_000))
    points = profile.points

    def bare() -> object:
        return np.partition(points @ weights, APPLICATIONS - FUNDED, axis=0)

    mine, base = in_turn(lambda: try_weights(fresh(), draws=1_000, top=FUNDED), bare, 5)
    return _result("1,000 other weightings", mine, base, 0.2, "1,000 totals, partitioned")


def _without_memory(profile: Profile) -> Callable[[], Profile]:
    """The same profile anew, so that nothing it remembers is left out of the time."""
    from dataclasses import replace

    return lambda: replace(profile)


def growth() -> list[Result]:
    """Twice the applications: at most 2.3 times the time; of the expected rank, which compares pairs, 4.5 times."""

    def fitted(applications: int) -> Callable[[], object]:
        found = fit(ratings_of_size(applications))
        assert found is not None
        return lambda: expected_ranks((found.posterior,))

    small, large = APPLICATIONS // 2, APPLICATIONS
    ways: dict[str, tuple[float, Callable[[int], Callable[[], object]]]] = {
        "least squares": (2.3, lambda n: lambda: calibrate(ratings_of_size(n))),
        "mixed model": (2.3, lambda n: lambda: fit(ratings_of_size(n))),
        "weight intervals": (2.3, lambda n: lambda: find_stability(_without_memory(profile_of_size(n))())),
        "other weightings": (
            2.3,
            lambda n: lambda: try_weights(_without_memory(profile_of_size(n))(), draws=1_000, top=n // 3),
        ),
        "expected rank": (4.5, fitted),
    }
    found = []
    for name, (most, way) in ways.items():
        mine, base = in_turn(way(large), way(small), 5)
        found.append(
            Result(
                name=f"growth: {name}",
                ours=mine,
                baseline=base,
                most=most,
                baseline_name=f"half of the {large:,} applications",
            )
        )
    return found


def _result(name: str, ours: float, baseline: float, most_seconds: float, baseline_name: str) -> Result:
    return Result(
        name=name,
        ours=ours,
        baseline=baseline,
        most=None,
        most_seconds=most_seconds,
        baseline_name=baseline_name,
    )
