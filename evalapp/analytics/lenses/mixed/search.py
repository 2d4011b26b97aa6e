"""The two relative standard deviations at which the deviance is least; one that is best at 0 comes out as 0.0."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from math import exp, log, pi

import numpy as np
from scipy.optimize import minimize, minimize_scalar

from evalapp.analytics.lenses.mixed.design import Part, sums_of
from evalapp.analytics.lenses.mixed.solve import Solved, solve, solve_one_way
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.table import Integers

_SIMPLEX = ((0.8, 0.3), (1.1, 0.3), (0.8, 0.5))
_AHEAD = ((1.0, 1.0), (1.5, 1.0), (1.0, 1.5))
_FEW = 2_000  # so few ratings can leave several valleys; those with hardly any residual (t > 10) are not looked for
_AROUND = tuple(np.logspace(-1.5, 1.0, 8).tolist())
_LARGEST = 1e4
_NOWHERE = 1e300
_TINY = 1e-300
_NEGLIGIBLE = 1e-6  # of deviance: no reason to leave 0
_GRID = (0.0, *np.logspace(-3, 4, 57).tolist())
_COARSE, _CLOSE, _DIFFERENCE, _NEWTON_STEPS = 1e-3, 1e-7, 3e-4, 6
Objective = Callable[[Floats], float]


@dataclass(frozen=True, kw_only=True, eq=False)
class Least:
    """Where the deviance is least: sd of application and juror, relative to that of the residual."""

    application: float
    juror: float
    deviance: float
    solved: Solved

    @property
    def is_without_remainder(self) -> bool:
        """Whether the deviance keeps falling as the residual variance goes to 0."""
        return max(self.application, self.juror) > _LARGEST / 10


def deviance_of(solved: Solved, ratings: int, *, restricted: bool) -> float:
    """−2 log likelihood, of the contrasts only where `restricted` (Bates et al. 2015, equations 34 and 41, p = 1)."""
    freedom = ratings - restricted
    extra = log(solved.products[1, 1]) if restricted else 0.0
    return (
        solved.determinant + extra + freedom * (1.0 + log(2.0 * pi * max(solved.remainder, _TINY) / freedom))
    )


def search(
    ratings: Ratings, values: Floats, parts: Sequence[Part], *, restricted: bool, crossed: bool
) -> tuple[Least, Least]:
    """With the jurors and without them; twice the latter where `crossed` is false. `values` are centred."""
    size = len(ratings)
    squares = np.array([[values @ values, values.sum()], [values.sum(), size]])

    def one_way(sums: Floats, t: float) -> Solved:
        return solve_one_way(sums, squares, t * t)

    def best_one_way(node: Integers) -> tuple[float, Solved]:
        sums = sums_of(node, values)
        t = _along(lambda t: deviance_of(one_way(sums, t), size, restricted=restricted))
        return t, one_way(sums, t)

    def least(application: float, juror: float, solved: Solved) -> Least:
        deviance = deviance_of(solved, size, restricted=restricted)
        return Least(application=application, juror=juror, deviance=deviance, solved=solved)

    def at(place: Floats) -> Least:
        application, juror = (abs(float(each)) for each in place)
        return least(application, juror, solve(parts, application**2, juror**2))

    t, solved = best_one_way(ratings.application)
    without = least(t, 0.0, solved)
    if not crossed or without.is_without_remainder:
        return without, without
    t, solved = best_one_way(ratings.juror)
    jurors_only = least(0.0, t, solved)
    # A tie, as where the table is its own mirror image, goes to the applications.
    edge = jurors_only if jurors_only.deviance < without.deviance - _NEGLIGIBLE else without
    starts = [np.array(place) for place in product(_AROUND, _AROUND)] if size < _FEW else []
    place = _inside(
        lambda place: at(place).deviance if max(abs(place)) <= _LARGEST else _NOWHERE, edge, starts
    )
    return (edge if place is None else at(place)), without


def _along(deviance: Callable[[float], float]) -> float:
    """The best t ≥ 0."""
    values = [deviance(t) for t in _GRID]
    best = int(np.argmin(values))
    t = _GRID[best]
    if 0 < best < len(_GRID) - 1:
        bounds = log(max(_GRID[best - 1], _GRID[1] / 10)), log(_GRID[best + 1])
        found = minimize_scalar(
            lambda x: deviance(exp(x)), bounds=bounds, method="bounded", options={"xatol": 1e-4}
        )
        t = float(np.exp(_polish(lambda x: deviance(exp(x[0])), np.array([found.x])))[0])
    return t if deviance(t) < values[0] - _NEGLIGIBLE else 0.0


def _inside(deviance: Objective, edge: Least, starts: Sequence[Floats]) -> Floats | None:
    """The best with both above 0; None where that is no better than the best with one of them 0."""
    place, least = _descend(deviance, np.array(_SIMPLEX))
    beside = np.maximum([edge.application, edge.juror], 0.02)
    start = min([beside, *starts], key=deviance)
    if deviance(start) < least - _COARSE:
        place, least = _descend(deviance, start * np.array(_AHEAD))
    if least > edge.deviance - _NEGLIGIBLE:
        return None
    if max(abs(place)) > _LARGEST / 10:
        return abs(place)
    polished: Floats = np.exp(_polish(lambda x: deviance(np.exp(x)), np.log(np.abs(place))))
    return polished


def _descend(deviance: Objective, simplex: Floats, close: float = _COARSE) -> tuple[Floats, float]:
    found = minimize(
        deviance,
        simplex[0],
        method="Nelder-Mead",
        options={"initial_simplex": simplex, "xatol": close, "fatol": close},
    )
    return found.x, float(found.fun)


def _polish(deviance: Objective, at: Floats) -> Floats:
    """Newton's method with differences, from close by; Nelder–Mead where the surface is too flat for that."""
    start, least = at, deviance(at)
    for _step in range(_NEWTON_STEPS):
        slope, curvature = _differences(deviance, at)
        if np.linalg.eigvalsh(curvature)[0] <= 0:
            break
        step = np.linalg.solve(curvature, slope)
        if np.abs(step).max() > 0.5:
            break
        at = at - step
        if np.abs(step).max() < _CLOSE and deviance(at) <= least:
            return at
    simplex = np.vstack([start, start + 0.01 * np.eye(len(start))])
    return _descend(deviance, simplex, _CLOSE)[0]


def _differences(deviance: Objective, at: Floats) -> tuple[Floats, Floats]:
    """Gradient and Hessian by central differences."""
    steps = _DIFFERENCE * np.eye(len(at))
    middle = deviance(at)
    ahead = np.array([deviance(at + step) for step in steps])
    behind = np.array([deviance(at - step) for step in steps])
    curvature = np.diag(ahead + behind - 2.0 * middle)
    if len(at) == 2:
        both = deviance(at + steps.sum(axis=0))
        curvature[0, 1] = curvature[1, 0] = both - ahead.sum() + middle
    return (ahead - behind) / (2.0 * _DIFFERENCE), curvature / _DIFFERENCE**2
