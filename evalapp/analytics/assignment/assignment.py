"""Who judges what: an integer program (HiGHS) on top of the facts of `seats`.

Loads are as even as the conflicts allow. Within that the worst-served application is served as well as can be,
then the sum of the fits is the highest possible; what is still equal is decided by the seed. Then the jurors are
tied into one graph (through applications they share), without which their severities cannot be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from evalapp.analytics.assignment.affinity import expertise_affinity
from evalapp.analytics.assignment.even import most_even
from evalapp.analytics.assignment.matching import Program, highest_worst, make_program, solve
from evalapp.analytics.assignment.seats import (
    Request,
    fillable,
    least_load,
    make_request,
    short_of,
)
from evalapp.analytics.table import Flags, Integers
from evalapp.domain.application import Application
from evalapp.domain.people import Person

Pair = tuple[str, str]

_MOST_EDGES = 60_000  # beyond this each application keeps its best candidates only
_CANDIDATES = 24
_MOST_CUTS = 20
_NOISE = 100
_STAY = 10 * _NOISE  # one seat more that changes is never worth it for the noise alone


@dataclass(frozen=True, kw_only=True, eq=False)
class Proposal:
    """`chosen` (applications × jurors); `worst_fit` and `total_fit` count affinity; `highest_load` of a juror.

    `is_connected`: whether all jurors with work hang together through applications that they share.
    """

    chosen: Flags
    worst_fit: int
    total_fit: int
    highest_load: int
    is_connected: bool


def assign_jurors(
    applications: Sequence[Application],
    jurors: Sequence[Person],
    *,
    per_application: int,
    at_most: int | None = None,
    seed: int = 0,
    conflicts: Set[Pair] = frozenset(),
    kept: Set[Pair] = frozenset(),
    now: Set[Pair] = frozenset(),
    is_partial: bool = False,
) -> tuple[Pair, ...]:
    """(juror, application) pairs, by application and juror; the order of the arguments does not matter.

    `kept` pairs stay, unless they are in conflict; those of `now` do where no other choice is better. Where not every
    seat can be filled, one that `is_partial` fills as many as can be. Raises
    Impossible (a KnownError) that names the shortage.
    """
    listed = sorted(applications, key=lambda each: each.number)
    panel = sorted(jurors, key=lambda each: each.id)
    numbers, ids = [each.number for each in listed], [each.id for each in panel]
    proposal = propose(
        expertise_affinity(listed, panel),
        numbers,
        barred=_matrix(conflicts, numbers, ids),
        kept=_matrix(kept, numbers, ids),
        now=_matrix(now, numbers, ids),
        is_partial=is_partial,
        per_application=per_application,
        at_most=at_most,
        seed=seed,
    )
    return tuple((ids[juror], numbers[n]) for n, juror in np.argwhere(proposal.chosen).tolist())


def _matrix(pairs: Iterable[Pair], numbers: Sequence[str], ids: Sequence[str]) -> Flags:
    row, column = {each: n for n, each in enumerate(numbers)}, {each: n for n, each in enumerate(ids)}
    found = np.zeros((len(row), len(column)), dtype=bool)
    for juror, application in pairs:
        if application in row and juror in column:
            found[row[application], column[juror]] = True
    return found


def propose(
    affinity: Integers,
    numbers: Sequence[str],
    *,
    barred: Flags,
    per_application: int,
    kept: Flags | None = None,
    now: Flags | None = None,
    at_most: int | None = None,
    seed: int = 0,
    is_partial: bool = False,
) -> Proposal:
    """The assignment for an affinity matrix (applications × jurors, whole numbers, higher is better).

    Raises Impossible, naming the shortage.
    """
    staying = np.zeros_like(barred) if kept is None else kept
    request = make_request(numbers, barred, staying, per_application, is_partial=is_partial)
    if is_partial:
        request = fillable(request, at_most)
    most = least_load(request, at_most)
    random = np.random.RandomState(seed % 2**32)
    noise = random.randint(0, _NOISE, size=affinity.shape)
    if now is not None and now.any():
        noise[now] = _STAY
    request = _with_candidates(request, affinity * _NOISE + noise, most)
    even = most_even(request, most)
    request = even.request
    program = make_program(request, affinity, even.room, even.least)
    chosen, is_connected = _best(request, program, affinity, noise[program.row, program.column])
    fits = (affinity * chosen).sum(axis=1)
    return Proposal(
        chosen=chosen,
        worst_fit=int(fits.min()),
        total_fit=int(fits.sum()),
        highest_load=int(chosen.sum(axis=0).max()),
        is_connected=is_connected,
    )


def _with_candidates(request: Request, rank: Integers, most: int) -> Request:
    """In a very large panel only each application's best jurors stay candidates, as many as it takes."""
    width = max(_CANDIDATES, 4 * request.per_application)
    while request.open.sum() > _MOST_EDGES and width < request.open.shape[1]:
        order = np.argsort(np.where(request.open, -rank, 1), axis=1, kind="stable")[:, :width]
        best = np.zeros_like(request.open)
        np.put_along_axis(best, order, True, axis=1)
        fewer = replace(request, open=best & request.open)
        if not len(short_of(fewer, fewer.room(most))):
            return fewer
        width *= 2
    return request


def _best(request: Request, program: Program, affinity: Integers, noise: Integers) -> tuple[Flags, bool]:
    """The best assignment, in which all jurors hang together unless that cannot be had."""
    # One point of fit outweighs four times all noise there can be, so the noise settles equal sums only; and a
    # search that ends within half a point of the bound has the highest sum.
    point = 4 * max(_NOISE, int(noise.max(initial=0))) * len(request.numbers) * request.per_application
    gain = program.fit * point + noise
    gap = 0.5 / (1 + int(affinity.max(axis=1).sum()) * request.per_application)
    chosen = solve(request, program, gain)
    if chosen is None:
        raise AssertionError("maximum flow found an assignment that the linear program did not")
    worst = reached = int((affinity * chosen).sum(axis=1).min())
    for wanted in range(_bound(request, program, affinity, reached), reached, -1):
        found = solve(request, program, gain, worst=wanted, gap=gap)
        if found is not None:
            chosen, worst = found, wanted
            break
    first, cuts = chosen, list[NDArray[np.float64]]()
    while (inside := _smallest_part(chosen)) and len(cuts) < _MOST_CUTS:
        rows, columns = inside
        # Whatever connects the jurors has at least one pair across the border of this part.
        cuts.append((rows[program.row] != columns[program.column]).astype(float))
        found = solve(request, program, gain, worst=worst, gap=gap, cuts=cuts)
        if found is None:
            return first, False
        chosen = found
    return (first, False) if inside else (chosen, True)


def _bound(request: Request, program: Program, affinity: Integers, reached: int) -> int:
    """The highest worst fit worth trying; no linear program where each one's own best jurors settle it."""
    best = -np.sort(np.where(request.open, -affinity, 0), axis=1)
    rank = np.arange(best.shape[1])[None, :] < request.needed[:, None]
    alone = int(((best * rank).sum(axis=1) + program.fit_kept).min())
    return alone if alone <= reached else min(alone, highest_worst(program))


def _smallest_part(chosen: Flags) -> tuple[Flags, Flags] | None:
    """(applications, jurors) of the smallest connected part, None when there is only one; idle jurors apart."""
    applications, jurors = chosen.shape
    row, column = np.nonzero(chosen)
    size = applications + jurors
    graph = csr_array((np.ones(len(row)), (row, column + applications)), shape=(size, size))
    _count, part = connected_components(graph, directed=False)
    sizes = np.bincount(part[:applications], minlength=int(part.max()) + 1)
    busy = np.flatnonzero(sizes)
    if len(busy) < 2:
        return None
    inside = part == busy[np.argmin(sizes[busy])]
    return inside[:applications], inside[applications:]
