"""The integer program of an assignment: who may take which seat, and the best choice under its limits (HiGHS)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack, vstack

from evalapp.analytics.seats import Request
from evalapp.analytics.table import Flags, Integers

Matrix = csr_array[Any, tuple[int, int]]

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

    @property
    def limits(self) -> LinearConstraint:
        return LinearConstraint(self.counts, lb=self.least, ub=self.most)

    def serves(self, worst: int) -> LinearConstraint:
        """Every application has at least this fit."""
        return LinearConstraint(self.fits, lb=worst - self.fit_kept)


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
    no_part = csr_array(np.zeros((program.counts.shape[0], 1)))
    minus_worst = csr_array(-np.ones((applications, 1)))
    found = milp(
        np.append(np.zeros(size), -1.0),
        bounds=Bounds(0, np.append(np.ones(size), np.inf)),
        constraints=[
            LinearConstraint(csr_array(hstack([program.counts, no_part])), program.least, program.most),
            LinearConstraint(csr_array(hstack([program.fits, minus_worst])), lb=-program.fit_kept),
        ],
    )
    return 0 if found.x is None else int(found.x[-1] + 1e-6)


def solve(
    request: Request,
    program: Program,
    gain: Integers,
    worst: int,
    gap: float,
    cuts: Sequence[NDArray[np.float64]],
) -> Flags | None:
    """The choice with the highest gain in which every application has a fit of `worst` or more.

    Each cut demands at least one of the pairs it marks. `gap`: the relative distance to the best bound at which
    the search may end. None where no choice meets everything.
    """
    chosen = request.kept.copy()
    if not len(program.row):
        return chosen if not cuts else None
    limits = [program.limits, program.serves(worst)]
    if cuts:
        limits.append(LinearConstraint(np.array(cuts), lb=1))
    found = milp(
        -gain.astype(float),
        integrality=np.ones(len(program.row), dtype=np.int64),
        bounds=Bounds(0, 1),
        constraints=limits,
        options={"mip_rel_gap": gap, "node_limit": _MOST_NODES},
    )
    if found.x is None:
        return None
    taken = np.rint(found.x).astype(bool)
    chosen[program.row[taken], program.column[taken]] = True
    return chosen
