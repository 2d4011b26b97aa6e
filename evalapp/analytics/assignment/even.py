"""The most even loads that conflicts and kept pairs allow, as limits within which an assignment is chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from evalapp.analytics.assignment.seats import Request
from evalapp.analytics.table import Integers

_WHOLE = 1e-6


@dataclass(frozen=True, kw_only=True, eq=False)
class Even:
    """Every choice within `request` that gives each juror from `least` to `room` seats is as even as can be.

    Pairs without which the loads could not be so even are kept in `request`, those with which they could not are
    open no more.
    """

    request: Request
    least: Integers
    room: Integers


def most_even(request: Request, most: int) -> Even:
    """Loads whose sum of squares is the least: nobody could give a seat to somebody with two fewer, or along a chain.

    Such loads are also the lowest when compared from the highest down (Federgruen and Groenevelt 1986, on the base
    of a polymatroid, of which the loads of a network are one). A juror's k-th seat costs 2 k - 1, so that k seats
    cost k². By complementary slackness with the duals of that linear program its solutions are exactly those in which
    what costs more than it saves is not used, and what costs less is. Every application must be served within `most`.
    """
    row, column = (each.astype(np.int64) for each in np.nonzero(request.open))
    room = np.minimum(request.room(most), request.open.sum(axis=0))
    if not len(row) or not request.needed.any():
        nothing = np.zeros(len(room), dtype=np.int64)
        return Even(request=request, least=nothing, room=nothing)
    owner = np.repeat(np.arange(len(room)), room)
    first = np.repeat(np.cumsum(room) - room, room)
    cost = 2 * (request.load_kept[owner] + np.arange(len(owner)) - first + 1) - 1
    served, full = _duals(request, row, column, owner, cost)
    pair = -served[row] - full[column]
    slot = cost + full[owner]
    closed, forced = pair > 0, pair < 0
    open_pairs, kept = request.open.copy(), request.kept.copy()
    open_pairs[row[closed | forced], column[closed | forced]] = False
    kept[row[forced], column[forced]] = True
    taken = np.bincount(column[forced], minlength=len(room))
    return Even(
        request=replace(
            request,
            open=open_pairs,
            kept=kept,
            needed=request.needed - np.bincount(row[forced], minlength=len(request.needed)),
        ),
        least=np.maximum(np.bincount(owner[slot < 0], minlength=len(room)) - taken, 0),
        room=np.bincount(owner[slot <= 0], minlength=len(room)) - taken,
    )


def _duals(
    request: Request, row: Integers, column: Integers, owner: Integers, cost: Integers
) -> tuple[Integers, Integers]:
    """What a seat more would cost, per application and per juror: whole numbers, as all costs of a network are."""
    applications, jurors = request.open.shape
    pairs, slots = np.arange(len(row)), np.arange(len(owner)) + len(row)
    # Seats of an application add up to what it needs; a juror's seats are as many as the slots that are used.
    limits: Any = csr_array(
        (
            np.concatenate([np.ones(len(row)), np.ones(len(row)), -np.ones(len(owner))]),
            (
                np.concatenate([row, column + applications, owner + applications]),
                np.concatenate([pairs, pairs, slots]),
            ),
        ),
        shape=(applications + jurors, len(row) + len(owner)),
    )
    found: Any = linprog(
        np.concatenate([np.zeros(len(row)), cost]),
        A_eq=limits,
        b_eq=np.concatenate([request.needed, np.zeros(jurors)]),
        bounds=(0, 1),
        method="highs-ipm",
    )
    if found.status:
        raise AssertionError("maximum flow found an assignment that the linear program did not")
    duals = found.eqlin.marginals
    whole = np.rint(duals)
    if np.abs(duals - whole).max() > _WHOLE:
        raise AssertionError("the duals of a network are whole numbers in every corner")
    return whole[:applications].astype(np.int64), whole[applications:].astype(np.int64)
