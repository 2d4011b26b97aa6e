"""Loads as even as conflicts allow, in the middle as well as at the ends."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.assignment.assignment import propose
from evalapp.analytics.assignment.even import most_even
from evalapp.analytics.assignment.seats import least_load, make_request
from evalapp.domain.jury.impossible import Impossible


def test_who_lies_between_the_highest_and_the_lowest_is_evened_too() -> None:
    # One juror may take hardly any, one pool of eight only the first: 8, 8, 6 and 2 kept the highest load low, too.
    barred = np.zeros((12, 4), dtype=bool)
    barred[2:, 3] = True
    barred[:8, 1] = False

    found = propose(
        np.tile([3, 3, 0, 0], (12, 1)), [f"A-{n}" for n in range(12)], barred=barred, per_application=2
    )

    assert sorted(found.chosen.sum(axis=0).tolist(), reverse=True) == [8, 7, 7, 2]


def test_a_load_that_is_kept_counts_for_what_is_added() -> None:
    kept = np.zeros((6, 3), dtype=bool)
    kept[:3, 0] = True

    found = propose(
        np.zeros((6, 3), dtype=np.int64),
        [f"A-{n}" for n in range(6)],
        barred=np.zeros((6, 3), dtype=bool),
        kept=kept,
        per_application=1,
    )

    assert sorted(found.chosen.sum(axis=0).tolist()) == [1, 2, 3]


@pytest.mark.long
@settings(deadline=None, max_examples=60)
@given(st.integers(1, 5), st.integers(1, 4), st.data())
def test_no_other_choice_has_a_smaller_sum_of_squares(
    applications: int, jurors: int, data: st.DataObject
) -> None:
    each = data.draw(st.integers(1, jurors))
    chance = np.random.RandomState(data.draw(st.integers(0, 9999)))
    barred, kept = chance.rand(applications, jurors) < 0.3, chance.rand(applications, jurors) < 0.2
    numbers = [f"A-{n}" for n in range(applications)]
    try:
        request = make_request(numbers, barred, kept, each)
    except Impossible:
        return
    most = least_load(request, None)
    best = min(
        int(np.square(loads).sum())
        for loads in _every_load(request.open, request.kept, request.needed.tolist())
        if (loads - request.load_kept <= request.room(most)).all()
    )

    found = propose(
        chance.randint(0, 4, size=barred.shape), numbers, barred=barred, kept=kept, per_application=each
    )

    assert int(np.square(found.chosen.sum(axis=0)).sum()) == best
    assert (found.chosen & kept & ~barred == kept & ~barred).all()


def test_where_every_load_can_differ_by_one_seat_no_pair_is_ruled_out() -> None:
    request = make_request(
        [f"A-{n}" for n in range(5)], np.zeros((5, 4), dtype=bool), np.zeros((5, 4), dtype=bool), 2
    )

    even = most_even(request, least_load(request, None))

    assert (even.request.open == request.open).all()
    assert (even.least.tolist(), even.room.tolist()) == ([2] * 4, [3] * 4)


@pytest.mark.parametrize("at_most", [None, 3])
def test_nothing_left_to_fill_stays_as_it_is(at_most: int | None) -> None:
    kept = np.ones((3, 2), dtype=bool)

    found = propose(
        np.ones((3, 2), dtype=np.int64),
        ["A", "B", "C"],
        barred=~kept,
        kept=kept,
        per_application=2,
        at_most=at_most,
    )

    assert found.chosen.all()


def _every_load(open_pairs: np.ndarray, kept: np.ndarray, needed: list[int]) -> list[np.ndarray]:
    """The loads of every way to fill all seats, by trying them all."""
    ways = [
        list(combinations(np.flatnonzero(row).tolist(), n)) for row, n in zip(open_pairs, needed, strict=True)
    ]
    found = []
    for choice in product(*ways):
        loads = kept.sum(axis=0)
        for jurors in choice:
            loads = loads + np.isin(np.arange(kept.shape[1]), jurors)
        found.append(loads)
    return found
