"""The two-sided graph of a set of ratings, cut into pieces small enough to solve each at once.

In every connected component the larger side is eliminated, which costs nothing since its own block is diagonal;
what remains is one dense symmetric matrix per component over the smaller side, the kept one. The matrices of all
components lie behind each other in one flat buffer, those of about the same size together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array

from evalapp.analytics.lenses.components import components_of
from evalapp.analytics.lenses.ratings import Floats, Ratings
from evalapp.analytics.table import Integers

BORDER = 2  # the rows for the scores and for the constant, below each matrix
ALONE = 64  # larger matrices are not rounded up to share a batch
_EXACT, _STEP = 4, 4
_DENSE = 0.05


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """`count` matrices of `size` rows (border not counted) from `start` in the buffer."""

    start: int
    count: int
    size: int

    @property
    def width(self) -> int:
        return self.size + BORDER

    def of(self, buffer: Floats) -> Floats:
        """A view: count × width × width."""
        end = self.start + self.count * self.width**2
        return buffer[self.start : end].reshape(self.count, self.width, self.width)


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """The components that keep the same side: g eliminated and k kept nodes, E ratings.

    `gone` (g) and `kept` (k) are places in `ratings.applications` or `ratings.jurors`; `edges` (E × 2) are the
    ratings as (gone, kept). `gone_sums` (g × 2) and `kept_sums` (k × 2) are sums of the values and of ones,
    `products` (2 × 2) those of their products. Kept node number i is row `slot[i]` of matrix `component[i]`.

    The entries that ever change are buffer[`entry`] = `unit` + λ (`degree` − `shared` @ w), with w by `degrees`,
    the numbers of ratings an eliminated node can have; a kept node's border is buffer[`border`] (k × 2).
    """

    keeps_jurors: bool
    gone: Integers
    kept: Integers
    edges: Integers
    gone_sums: Floats
    kept_sums: Floats
    products: Floats
    component: Integers
    slot: Integers
    batches: tuple[Batch, ...]
    entry: Integers
    unit: Floats
    degree: Floats
    shared: csr_array
    degrees: Floats
    border: Integers
    template: Floats


def parts_of(ratings: Ratings, values: Floats) -> tuple[Part, ...]:
    """At most two: the components that keep the jurors and those that keep the applications."""
    found = components_of(ratings)
    # Every component has nodes of both kinds.
    keeps_jurors = np.bincount(found.juror) <= np.bincount(found.application)
    parts = []
    for is_juror in (True, False):
        chosen = keeps_jurors == is_juror
        rows = np.flatnonzero(chosen[found.application[ratings.application]])
        if not len(rows):
            continue
        sides = ratings.application[rows], ratings.juror[rows]
        gone, kept = sides if is_juror else sides[::-1]
        label = found.juror if is_juror else found.application
        parts.append(_part(is_juror, gone, kept, label, values[rows]))
    return tuple(parts)


def _part(keeps_jurors: bool, gone: Integers, kept: Integers, label: Integers, values: Floats) -> Part:
    gone_ids, of_gone = np.unique(gone, return_inverse=True)
    kept_ids, of_kept = np.unique(kept, return_inverse=True)
    columns = np.column_stack([values, np.ones(len(values))])
    kept_sums = sums_of(of_kept, values)
    component, slot, batches = _layout(label[kept_ids])
    start, width = _places(batches)
    start, width = start[component], width[component]
    low, high, shared, degrees = _pairs(of_gone, of_kept)
    below, left = np.maximum(slot[low], slot[high]), np.minimum(slot[low], slot[high])
    entry = (start[low] + below * width[low] + left).astype(np.int64)
    last = start + (width - BORDER) * width + slot
    return Part(
        keeps_jurors=keeps_jurors,
        gone=gone_ids,
        kept=kept_ids,
        edges=np.column_stack([of_gone, of_kept]),
        gone_sums=sums_of(of_gone, values),
        kept_sums=kept_sums,
        products=columns.T @ columns,
        component=component,
        slot=slot,
        batches=batches,
        entry=entry,
        unit=(low == high).astype(np.float64),
        degree=np.where(low == high, kept_sums[low, 1], 0.0),
        shared=shared,
        degrees=degrees.astype(np.float64),
        border=np.column_stack([last, last + width]),
        template=_template(batches, 1.0 + 2.0 * float(values @ values + len(values))),
    )


def sums_of(node: Integers, values: Floats) -> Floats:
    """Nodes × 2: the sum of the values and the number of ratings of each application, or of each juror."""
    return np.column_stack([np.bincount(node, weights=values), np.bincount(node).astype(np.float64)])


def _layout(label: Integers) -> tuple[Integers, Integers, tuple[Batch, ...]]:
    """Component (numbered as in the buffer) and slot of each kept node, and the batches."""
    _labels, of_node, sizes = np.unique(label, return_inverse=True, return_counts=True)
    rounded = np.where((sizes <= _EXACT) | (sizes > ALONE), sizes, -(-sizes // _STEP) * _STEP)
    order = np.argsort(rounded, kind="stable")
    number = np.empty_like(order)
    number[order] = np.arange(len(order))
    component = number[of_node]
    by_component = np.argsort(component, kind="stable")
    first = np.cumsum(sizes[order]) - sizes[order]
    slot = np.empty_like(component)
    slot[by_component] = np.arange(len(component)) - first[component[by_component]]
    batches, start = [], 0
    for size, count in zip(*np.unique(rounded, return_counts=True)):
        batches.append(Batch(start=start, count=int(count), size=int(size)))
        start += int(count) * batches[-1].width ** 2
    return component, slot, tuple(batches)


def _places(batches: tuple[Batch, ...]) -> tuple[Integers, Integers]:
    """Where the matrix of each component starts in the buffer, and its width."""
    starts = [each.start + np.arange(each.count) * each.width**2 for each in batches]
    widths = [np.full(each.count, each.width) for each in batches]
    return np.concatenate(starts), np.concatenate(widths)


def _pairs(gone: Integers, kept: Integers) -> tuple[Integers, Integers, csr_array, Integers]:
    """Pairs of kept nodes that share eliminated ones, each also with itself; how many of each degree; the degrees."""
    ones = np.ones(len(gone))
    incidence = csr_array((ones, (gone, kept)))
    of_gone = np.diff(incidence.indptr)
    degrees = np.unique(of_gone)
    width = incidence.shape[1]
    keys, counts, columns = [], [], []
    for column, degree in enumerate(degrees):
        rows, others, number = _together(incidence[of_gone == degree])
        keys.append(rows * width + others)
        counts.append(number)
        columns.append(np.full(len(number), column))
    unique, row = np.unique(np.concatenate(keys).astype(np.int64), return_inverse=True)
    shared = csr_array(
        (np.concatenate(counts), (row, np.concatenate(columns))), shape=(len(unique), len(degrees))
    )
    return unique // width, unique % width, shared, degrees


def _together(incidence: csr_array) -> tuple[Integers, Integers, Floats]:
    """The lower triangle of incidenceᵀ · incidence where it is not 0; dense where most of it is not."""
    rows, columns = incidence.shape
    if incidence.nnz > _DENSE * rows * columns:
        dense = incidence.toarray()
        gram = np.tril(dense.T @ dense)
        low, high = (each.astype(np.int64) for each in np.nonzero(gram))
        return low, high, gram[low, high]
    product = coo_array(incidence.T @ incidence)
    low, high = (each.astype(np.int64) for each in product.coords)
    is_lower = low >= high
    return low[is_lower], high[is_lower], product.data[is_lower]


def _template(batches: tuple[Batch, ...], corner: float) -> Floats:
    """The buffer with ones on the diagonals and `corner`, enough to stay positive definite, on those of the borders."""
    buffer = np.zeros(sum(each.count * each.width**2 for each in batches))
    for each in batches:
        own = np.arange(each.width)
        each.of(buffer)[:, own, own] = np.where(own < each.size, 1.0, corner)
    return buffer
