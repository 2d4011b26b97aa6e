"""The integer program of an assignment: who may take which seat, and the best choice under its limits (HiGHS)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, hstack, vstack

from evalapp.analytics.seats import Request
from evalapp.analytics.table import Flags, Integers

Matrix = csr_array[Any, tuple[int, int]]
Column = NDArray[Any]
Method = Literal["highs-ds", "highs-ipm"]

_INFEASIBLE = 2  # linprog's code
_TOLERANCE = 1e-6
_MOST_NODES = 5_000  # a limit in steps, not in seconds: the same on every machine


@dataclass(frozen=True, kw_only=True, eq=False)
class Program:
    """One variable per open pair (`row`, `column`); `fits` @ x + `fit_kept` is each application's fit.

    `counts` @ x are the seats of each application, then the places of each juror, within `least` and `most`.
    """

    row: Integers
    column: Integers
    fit: Integers
    fits: Matrix
    fit_kept: Integers
    counts: Matrix
    least: Integers
    most: Integers


def make_program(request: Request, affinity: Integers, room: Integers, least: Integers) -> Program:
    row, column = (each.astype(np.int64) for each in np.nonzero(request.open))
    at, ones = np.arange(len(row)), np.ones(len(row))
    seats = csr_array((ones, (row, at)), shape=(request.open.shape[0], len(row)))
    loads = csr_array((ones, (column, at)), shape=(request.open.shape[1], len(row)))
    fit = affinity[row, column]
    return Program(
        row=row,
        column=column,
        fit=fit,
        fits=csr_array((fit.astype(float), (row, at)), shape=seats.shape),
        fit_kept=np.asarray((affinity * request.kept).sum(axis=1), dtype=np.int64),
        counts=csr_array(vstack([seats, loads])),
        least=np.concatenate([request.needed, least]),
        most=np.concatenate([request.needed, room]),
    )


def highest_worst(program: Program) -> int:
    """An upper bound on the fit that every application can have at once: the linear relaxation, rounded down."""
    applications, size = program.fits.shape
    if not size:
        return int(program.fit_kept.min(initial=0))
    worst = csr_array(np.ones((applications, 1)))
    nothing = csr_array(np.zeros((2 * program.counts.shape[0], 1)))
    matrix = vstack(
        [hstack([vstack([program.counts, -program.counts]), nothing]), hstack([-program.fits, worst])]
    )
    found = _linear(
        np.append(np.zeros(size), -1.0),
        csr_array(matrix),
        np.concatenate([program.most, -program.least, program.fit_kept]),
        np.append(np.ones(size), np.inf),
        "highs-ipm",
    )
    return int(found.x[-1] + _TOLERANCE) if found.status == 0 else 0


def _linear(cost: Column, matrix: Any, most: Column, upper: Column, method: Method) -> Any:
    """scipy's linprog, whose stubs know neither sparse matrices nor bounds in an array."""
    bounds: Any = np.column_stack([np.zeros(len(upper)), upper])
    return linprog(cost, A_ub=matrix, b_ub=most, bounds=bounds, method=method)


def solve(
    request: Request,
    program: Program,
    gain: Integers,
    *,
    worst: int = 0,
    gap: float = 0.0,
    cuts: Sequence[NDArray[np.float64]] = (),
) -> Flags | None:
    """The choice with the highest gain in which every application has a fit of `worst` or more.

    Each cut demands at least one of the pairs it marks. `gap`: the relative distance to the best bound at which
    the search may end. None where no choice meets everything.
    """
    if not len(program.row):
        return None if cuts else request.kept.copy()
    limits = [program.counts, -program.counts]
    bounds = [program.most, -program.least]
    if worst:
        limits.append(-program.fits)
        bounds.append(program.fit_kept - worst)
    if cuts:
        limits.append(csr_array(-np.array(cuts)))
        bounds.append(np.full(len(cuts), -1))
    matrix, most = csr_array(vstack(limits)), np.concatenate(bounds)
    # Seats and places alone make a network, whose linear optimum is whole; with more limits it nearly always is.
    method: Method = "highs-ipm" if worst else "highs-ds"
    easy = _linear(-gain.astype(float), matrix, most, np.ones(len(gain)), method)
    if easy.status == _INFEASIBLE:
        return None
    found: NDArray[np.float64] | None = easy.x
    if found is None or np.abs(found - np.rint(found)).max() > _TOLERANCE:
        found = milp(
            -gain.astype(float),
            integrality=np.ones(len(program.row), dtype=np.int64),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix, ub=most),
            options={"mip_rel_gap": gap, "node_limit": _MOST_NODES},
        ).x
    if found is None:
        return None
    chosen, taken = request.kept.copy(), np.rint(found).astype(bool)
    chosen[program.row[taken], program.column[taken]] = True
    return chosen
