"""One edit gives exactly what ranking everything anew gives."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.ranking.edit import RankedSums, ranked_sums
from evalapp.analytics.ranking.ranking import RankedArrays, rank_arrays
from evalapp.analytics.table import integers
from evalapp.domain.errors import BadValue

Cells = list[list[list[int]]]
"""Application → criterion → the scores in steps."""


def flat(cells: Cells) -> tuple[list[int], list[int], list[int]]:
    rows = [(a, c, v) for a, line in enumerate(cells) for c, values in enumerate(line) for v in values]
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def edited_by(cells: Cells, factors: Sequence[Fraction], *, higher: bool = True) -> RankedSums:
    application, criterion, value = flat(cells)
    return ranked_sums(
        np.array(application, dtype=np.int64),
        np.array(criterion, dtype=np.int64),
        integers(value),
        factors,
        applications=len(cells),
        higher_is_better=higher,
    )


def anew(cells: Cells, factors: Sequence[Fraction], *, higher: bool = True) -> RankedArrays:
    application, criterion, value = flat(cells)
    return rank_arrays(
        np.array(application, dtype=np.int64),
        np.array(criterion, dtype=np.int64),
        integers(value),
        factors,
        applications=len(cells),
        higher_is_better=higher,
    )


def totals(core: RankedArrays) -> list[Fraction | None]:
    return [
        Fraction(int(total), core.denominator) if place else None
        for total, place in zip(core.total.tolist(), core.place.tolist())
    ]


def assert_as_anew(
    mine: RankedSums, cells: Cells, factors: Sequence[Fraction], *, higher: bool = True
) -> None:
    core = anew(cells, factors, higher=higher)
    expected = (totals(core), core.place.tolist(), core.order.tolist())
    assert expected == ([mine.total(n) for n in range(len(cells))], mine.place.tolist(), mine.order.tolist())


@st.composite
def panels(draw: st.DrawFn) -> tuple[Cells, list[Fraction], bool]:
    """Few values, so that totals often tie; some cells are empty, some huge."""
    criteria = draw(st.integers(1, 3))
    value = st.integers(-2, 4) if draw(st.booleans()) else st.sampled_from([0, 1, 10**18, -(10**24)])
    cell = st.lists(value, min_size=draw(st.integers(0, 1)), max_size=3)
    cells = draw(st.lists(st.lists(cell, min_size=criteria, max_size=criteria), min_size=1, max_size=7))
    weight = st.sampled_from([Fraction(1), Fraction(1, 3), Fraction(10**6), Fraction(1, 10**6)])
    return cells, [draw(weight) for _n in range(criteria)], draw(st.booleans())


@pytest.mark.long
@settings(deadline=None, max_examples=80)
@given(panels(), st.randoms(use_true_random=False))
def test_edits_one_after_the_other_give_what_ranking_anew_gives(
    case: tuple[Cells, list[Fraction], bool], chance: random.Random
) -> None:
    cells, factors, higher = case
    mine = edited_by(cells, factors, higher=higher)
    assert_as_anew(mine, cells, factors, higher=higher)
    for _n in range(6):
        application, criterion = chance.randrange(len(cells)), chance.randrange(len(factors))
        here = cells[application][criterion]
        at = chance.randrange(len(here) + 1)
        old = here.pop(at) if at < len(here) else None
        new = chance.choice([None, -1, 0, 3, 10**21])
        here += [] if new is None else [new]

        edit = mine.edited(application, criterion, old, new)

        assert_as_anew(edit.after, cells, factors, higher=higher)
        own = (edit.total, edit.place_before, edit.place)
        assert own == (
            edit.after.total(application),
            mine.place[application],
            edit.after.place[application],
        )
        assert sorted(edit.moved.tolist()) == np.flatnonzero(edit.after.place != mine.place).tolist()
        mine = edit.after


WEIGHTS = [Fraction(2, 3), Fraction(1, 3)]


def three() -> Cells:
    """Totals 4, 3 and 2."""
    return [[[4, 4], [4]], [[3, 3], [3]], [[2, 2], [2]]]


def test_an_edit_passes_those_between_old_and_new() -> None:
    edit = edited_by(three(), WEIGHTS).edited(2, 0, 2, 8)

    assert (edit.total, edit.place_before, edit.place) == (Fraction(4), 3, 1)
    assert edit.after.place.tolist() == [1, 3, 1]
    assert sorted(edit.moved.tolist()) == [1, 2]


def test_an_edit_leaves_the_panel_before_it_as_it_was() -> None:
    before = edited_by(three(), WEIGHTS)

    before.edited(2, 0, 2, 8)

    assert_as_anew(before, three(), WEIGHTS)


def test_the_same_score_again_moves_nobody() -> None:
    edit = edited_by(three(), WEIGHTS).edited(1, 0, 3, 3)

    assert (edit.place_before, edit.place, edit.moved.tolist()) == (2, 2, [])


def test_the_last_score_taken_away_takes_the_place_with_it() -> None:
    edit = edited_by(three(), WEIGHTS).edited(0, 1, 4, None)

    assert (edit.total, edit.place_before, edit.place) == (None, 1, 0)
    assert edit.after.order.tolist() == [1, 2, 0]


def test_the_first_score_of_a_panel_ranks_it() -> None:
    edit = edited_by([[[]]], [Fraction(1)]).edited(0, 0, None, 5)

    assert (edit.total, edit.place_before, edit.place) == (Fraction(5), 0, 1)


def test_sums_beyond_64_bits_stay_exact() -> None:
    mine = edited_by(three(), WEIGHTS)
    assert mine.key.dtype == np.int64

    edit = mine.edited(2, 0, 2, 10**30)

    assert edit.total == Fraction(2, 3) * (10**30 + 2) / 2 + Fraction(2, 3)
    assert edit.after.place.tolist() == [2, 3, 1]


def test_a_score_at_the_edge_of_64_bits_stays_exact() -> None:
    most = 2**62 - 1
    edit = edited_by([[[0, 1]], [[1, 1]]], [Fraction(1)]).edited(0, 0, 0, most)

    assert edit.total == Fraction(most + 1, 2)
    assert edit.after.place.tolist() == [1, 2]


@pytest.mark.parametrize(
    ("application", "criterion", "old"), [(3, 0, 1), (-1, 0, 1), (0, 2, 1), (0, -1, 1), (0, 0, 4)]
)
def test_what_is_not_there_cannot_be_edited(application: int, criterion: int, old: int) -> None:
    cells: Cells = [[[], [4]], [[3], [3]], [[2], [2]]]

    with pytest.raises(BadValue, match="no such score"):
        edited_by(cells, WEIGHTS).edited(application, criterion, old, 2)
