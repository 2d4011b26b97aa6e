"""Where dots stand."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.widgets.strip.strip_samples import FIVE, HELIX, NONE, SME, row
from ui.widgets.strip.layout import RADII, Crowd, radius_for, spots_for
from ui.widgets.strip.paint import labelled
from ui.widgets.strip.place import ZONES, place_rows
from ui.widgets.strip.values import Tick


@pytest.mark.parametrize("cell", [0.0, 40.0])
def test_no_two_dots_touch_while_there_is_room(cell: float) -> None:
    crowd = Crowd(xs=(10.0, 50.0, 50.0, 50.0, 50.0, 90.0, 90.0), cell=cell)
    radius = radius_for(crowd, 40)

    spots = spots_for(crowd, 40, radius)

    assert radius == RADII[0]
    assert [x for x, _rise in spots] == list(crowd.xs)
    for one, other in combinations(spots, 2):
        assert abs(complex(*one) - complex(*other)) > 2 * radius


@pytest.mark.parametrize("count", range(2, 11))
@pytest.mark.parametrize("room", [40.0, 400.0])
def test_equal_scores_stand_at_one_place(count: int, room: float) -> None:
    crowd = Crowd(xs=(50.0,) * count, cell=room)

    spots = spots_for(crowd, ZONES[-1], radius_for(crowd, ZONES[-1]))

    assert {x for x, _rise in spots} == {50.0}
    assert len(set(spots)) == count


def test_a_crowd_gets_smaller_dots_and_stays_within_its_height() -> None:
    crowd = Crowd(xs=(50.0,) * 40, cell=40.0)
    radius = radius_for(crowd, 30)

    spots = spots_for(crowd, 30, radius)

    assert radius == RADII[-1]
    assert max(rise for _x, rise in spots) <= 30 - 2 * radius
    assert len(set(spots)) == 40


def test_dots_of_a_value_stand_around_it() -> None:
    crowd = Crowd(xs=(50.0,) * 6, cell=40.0)

    spots = spots_for(crowd, 12, RADII[0])

    assert sum(x for x, _rise in spots) / 6 == pytest.approx(50)


def test_the_same_scores_give_the_same_picture() -> None:
    assert place_rows([HELIX, SME], 500, 300) == place_rows([HELIX, SME], 500, 300)


def test_a_dot_stands_at_its_score() -> None:
    placed = place_rows([HELIX], 500, 100)[0]

    assert placed.dots[0].x() == pytest.approx(placed.x_of(3))
    assert placed.x_of(0) == placed.left
    assert placed.x_of(5) == placed.right


def test_rows_on_one_scale_share_an_axis() -> None:
    ten = row("ten", [("A-1", 7)], ticks=tuple(Tick(at=Fraction(n), text=str(n)) for n in range(11)))

    assert [False, True, True] == [each.axis is not None for each in place_rows([HELIX, SME, ten], 500, 300)]


def test_rows_never_overlap_however_low_the_chart() -> None:
    placed = place_rows([HELIX, SME, NONE], 500, 10)

    assert all(upper.band.bottom() <= lower.band.top() for upper, lower in pairwise(placed))


@pytest.mark.parametrize(("values", "expected"), [([3], 3), ([3, 4], 3.5), ([1, 4, 5], 4), ([], None)])
def test_the_median_is_the_middle_one_or_between_the_two(values: list[float], expected: float | None) -> None:
    assert row("x", [(f"A-{n}", value) for n, value in enumerate(values)]).median == expected


def test_labels_that_find_no_room_go_but_the_ends_stay(qapp: QApplication) -> None:
    hundred = [Tick(at=Fraction(n), text=str(n)) for n in range(101)]

    assert [tick.text for tick in labelled(hundred, 500)] == [str(n) for n in range(0, 101, 10)]
    assert [tick.text for tick in labelled(hundred, 20)] == ["0", "100"]
    assert [tick.text for tick in labelled(FIVE, 500)] == ["0", "1", "2", "3", "4", "5"]
