"""The integer program of an assignment: who may take which seat, and the best choice under its limits (HiGHS)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, hstack, vstack

from evalapp.analytics.assignment.seats import Request
from evalapp.analytics.table import Flags, Integers

Matrix = csr_array[Any, tuple[int, int]]
Column = NDArray[Any]

_INFEASIBLE = 2  # linprog's code
_TOLERANCE = 1e-6
_MOST_NODES = 5_000  # a limit in steps, not in seconds: the same on every machine


@dataclass(frozen=True, kw_only=True, eq=False)
class Program:
    """One variable per open pair (`row`, `column`); `fits` @ x + `fit_kept` is each application's fit.

    `seats` @ x must be `needed` per application, `loads` @ x lie between `least` and `room` per juror.
    """

    row: Integers
    column: Integers
    fit: Integers
    fits: Matrix
    fit_kept: Integers
    seats: Matrix
    needed: Integers
    loads: Matrix
    least: Integers
    room: Integers

    @property
    def load_limits(self) -> tuple[Any, Column]:
        """(matrix, most) of what each juror may take, the lower bounds with their sign turned."""
        return vstack([self.loads, -self.loads]), np.concatenate([self.room, -self.least])


def make_program(request: Request, affinity: Integers, room: Integers, least: Integers) -> Program:
    row, column = (each.astype(np.int64) for each in np.nonzero(request.open))
    at, ones = np.arange(len(row)), np.ones(len(row))
    applications, jurors = request.open.shape
    fit = affinity[row, column]
    return Program(
        row=row,
        column=column,
        fit=fit,
        fits=csr_array((fit.astype(float), (row, at)), shape=(applications, len(row))),
        fit_kept=np.asarray((affinity * request.kept).sum(axis=1), dtype=np.int64),
        seats=csr_array((ones, (row, at)), shape=(applications, len(row))),
        needed=request.needed,
        loads=csr_array((ones, (column, at)), shape=(jurors, len(row))),
        least=least,
        room=room,
    )


def highest_worst(program: Program) -> int:
    """An upper bound on the fit that every application can have at once: the linear relaxation, rounded down."""
    applications, size = program.fits.shape
    if not size:
        return int(program.fit_kept.min(initial=0))
    worst = csr_array(np.ones((applications, 1)))
    limits, most = program.load_limits
    found = _linear(
        np.append(np.zeros(size), -1.0),
        vstack([hstack([limits, csr_array(np.zeros((len(most), 1)))]), hstack([-program.fits, worst])]),
        np.concatenate([most, program.fit_kept]),
        hstack([program.seats, csr_array(np.zeros((applications, 1)))]),
        program.needed,
        highest=np.inf,
    )
    return int(found.x[-1] + _TOLERANCE) if found.status == 0 else 0


def _linear(cost: Column, limits: Any, most: Column, seats: Any, needed: Column, *, highest: float) -> Any:
    """scipy's linprog, whose stubs know no sparse matrices. `highest` bounds the last variable, 1 the others.

    Interior point with crossover ends in a corner as the simplex does, and a large panel takes it seconds, not
    minutes: so many assignments are equally good that the simplex wanders.
    """
    bounds: Any = [(0, 1)] * (len(cost) - 1) + [(0, highest)]
    return linprog(
        cost,
        A_ub=limits.tocsr(),
        b_ub=most,
        A_eq=seats.tocsr(),
        b_eq=needed,
        bounds=bounds,
        method="highs-ipm",
    )


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
    matrix, most = program.load_limits
    if worst:
        matrix, most = vstack([matrix, -program.fits]), np.concatenate([most, program.fit_kept - worst])
    if cuts:
        matrix = vstack([matrix, csr_array(-np.array(cuts))])
        most = np.concatenate([most, np.full(len(cuts), -1)])
    # Seats and places alone make a network, whose linear optimum is whole; with more limits it nearly always is.
    cost = -gain.astype(float)
    easy = _linear(cost, matrix, most, program.seats, program.needed, highest=1)
    if easy.status == _INFEASIBLE:
        return None
    found: NDArray[np.float64] | None = easy.x
    if found is None or np.abs(found - np.rint(found)).max() > _TOLERANCE:
        found = milp(
            cost,
            integrality=np.ones(len(program.row), dtype=np.int64),
            bounds=Bounds(0, 1),
            constraints=[
                LinearConstraint(csr_array(matrix), ub=most),
                LinearConstraint(program.seats, program.needed, program.needed),
            ],
            options={"mip_rel_gap": gap, "node_limit": _MOST_NODES},
        ).x
    if found is None:
        return None
    chosen, taken = request.kept.copy(), np.rint(found).astype(bool)
    chosen[program.row[taken], program.column[taken]] = True
    return chosen
