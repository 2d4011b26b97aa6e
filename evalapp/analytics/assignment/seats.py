"""Whether an assignment exists at all: seats, places, conflicts and what exactly is short (maximum flow)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, maximum_flow

from evalapp.analytics.table import Flags, Integers
from evalapp.domain.jury.impossible import Impossible
from evalapp.domain.texts import _, ngettext
from evalapp.words.phrases import join_all


@dataclass(frozen=True, kw_only=True, eq=False)
class Request:
    """A applications × J jurors. `kept` are pairs that stay, `open` those that may be added (never a conflict).

    `needed` seats per application are still to be filled beside the kept ones.
    """

    numbers: tuple[str, ...]
    per_application: int
    open: Flags
    kept: Flags
    needed: Integers

    @property
    def seats(self) -> int:
        return int(self.kept.sum() + self.needed.sum())

    @property
    def load_kept(self) -> Integers:
        return np.asarray(self.kept.sum(axis=0), dtype=np.int64)

    def room(self, most: int) -> Integers:
        """Places left per juror when each takes at most `most`."""
        return np.maximum(most - self.load_kept, 0)


def make_request(
    numbers: Sequence[str], barred: Flags, kept: Flags, per_application: int, *, is_partial: bool = False
) -> Request:
    """Raises Impossible when an application has too few jurors without a conflict, unless it `is_partial`."""
    jurors = barred.shape[1]
    if not numbers:
        raise Impossible(_("There is no application to assign; import applications first."))
    if not jurors:
        raise Impossible(_("There are no jurors to assign; import the jury first."))
    if per_application < 1:
        raise Impossible(_("Each application needs at least 1 juror."))
    if per_application > jurors and not is_partial:
        raise Impossible(
            ngettext(
                "Each application needs {n} jurors, but the jury has only {jurors}; ask more jurors or fewer each.",
                "Each application needs {n} jurors, but the jury has only {jurors}; ask more jurors or fewer each.",
                per_application,
            ).format(n=per_application, jurors=jurors)
        )
    staying = kept & ~barred
    needed = np.maximum(per_application - staying.sum(axis=1), 0)
    open_pairs = ~barred & ~staying
    free = open_pairs.sum(axis=1)
    if not is_partial:
        _refuse_conflicts(numbers, needed, free, per_application)
    return Request(
        numbers=tuple(numbers),
        per_application=per_application,
        open=open_pairs,
        kept=staying,
        needed=np.asarray(needed, dtype=np.int64),
    )


def fillable(request: Request, at_most: int | None) -> Request:
    """With as many seats as can be filled in place of those that are needed."""
    most = len(request.numbers) if at_most is None else at_most
    given = _given(request.open, request.needed, request.room(most))
    return replace(request, needed=given)


def _refuse_conflicts(numbers: Sequence[str], needed: Integers, free: Integers, per_application: int) -> None:
    short = np.flatnonzero(free < needed).tolist()
    nobody = [numbers[n] for n in short if not free[n]]
    if nobody:
        raise Impossible(
            _(
                "{applications}: every remaining juror has a conflict of interest; ask a juror without one."
            ).format(applications=join_all(nobody))
        )
    if short:
        named = join_all(
            _("{application} ({n} free)").format(application=numbers[n], n=int(free[n])) for n in short
        )
        raise Impossible(
            _(
                "Too few jurors without a conflict of interest where {n} are needed: {applications}; "
                "ask more jurors or fewer for each application."
            ).format(n=per_application, applications=named)
        )


def least_load(request: Request, at_most: int | None) -> int:
    """The smallest highest load with which every seat can be filled. Raises Impossible beyond `at_most`."""
    applications, jurors = request.open.shape
    even = -(-request.seats // jurors)
    if at_most is not None and at_most < even and request.seats > jurors * at_most:
        raise Impossible(
            _(
                "{applications} × {each} = {seats} seats, {jurors} × {most} = {places} places: "
                "let each juror take {even}, or ask more jurors."
            ).format(
                applications=applications,
                each=request.per_application,
                seats=request.seats,
                jurors=jurors,
                most=at_most,
                places=jurors * at_most,
                even=even,
            )
        )
    highest = applications if at_most is None else at_most
    for most in range(even, highest + 1):
        if not len(short_of(request, request.room(most))):
            return most
    raise _shortage(request, highest)


def short_of(request: Request, room: Integers) -> Integers:
    """Applications that together need more seats than their free jurors have room; empty when all fits."""
    value, residual = _flow(request.open, request.needed, room)
    if value == int(request.needed.sum()):
        return np.zeros(0, dtype=np.int64)
    reached = np.asarray(breadth_first_order(residual, 0, return_predecessors=False), dtype=np.int64)
    applications = len(request.needed)
    return np.sort(reached[(reached > 0) & (reached <= applications)] - 1)


def _shortage(request: Request, most: int) -> Impossible:
    short = short_of(request, request.room(most))
    places = np.minimum(request.room(most), request.open[short].sum(axis=0)).sum()
    return Impossible(
        _(
            "{applications} together still need {seats} jurors, but those without a conflict of interest can "
            "take only {places} of them at {most} each; raise that number or ask more jurors."
        ).format(
            applications=join_all(request.numbers[n] for n in short),
            seats=int(request.needed[short].sum()),
            places=int(places),
            most=most,
        )
    )


def _flow(edges: Flags, supply: Integers, demand: Integers) -> tuple[int, csr_array[Any, tuple[int, int]]]:
    """(maximum flow, residual network) from the rows, each with its supply, to the columns; an edge carries 1.

    Nodes: 0 the source, then the rows, then the columns, last the sink.
    """
    found, network = _maximum(edges, supply, demand)
    residual = csr_array(network - found.flow)
    residual.eliminate_zeros()
    return int(found.flow_value), residual


def _given(edges: Flags, supply: Integers, demand: Integers) -> Integers:
    """What each row gives in a maximum flow."""
    found, _network = _maximum(edges, supply, demand)
    return np.asarray(found.flow[[0], 1 : 1 + edges.shape[0]].toarray()[0], dtype=np.int64)


def _maximum(edges: Flags, supply: Integers, demand: Integers) -> tuple[Any, csr_array[Any, tuple[int, int]]]:
    """(maximum flow, network)."""
    rows, columns = np.nonzero(edges)
    sink = 1 + sum(edges.shape)
    first, second = np.arange(edges.shape[0]) + 1, np.arange(edges.shape[1]) + 1 + edges.shape[0]
    tail = np.concatenate([np.zeros_like(first), rows + 1, second])
    head = np.concatenate([first, columns + 1 + edges.shape[0], np.full_like(second, sink)])
    capacity = np.concatenate([supply, np.ones_like(rows), demand]).astype(float)
    network = csr_array((capacity, (tail, head)), shape=(sink + 1, sink + 1)).astype(np.int32)
    return maximum_flow(network, 0, sink), network
