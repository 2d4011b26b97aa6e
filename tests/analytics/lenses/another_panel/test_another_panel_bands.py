"""Where another panel would put an application, and how far it is while it is drawn."""

from __future__ import annotations

import numpy as np
import pytest

from evalapp.analytics.lenses.another_panel.another_panel import SEED, another_panel
from tests.analytics.lenses.another_panel.test_another_panel import CLOSER, of, typical


def test_a_band_says_how_often_it_stands_where_and_those_without_a_place_stand_nowhere() -> None:
    found = of(typical(5, scheme=CLOSER), draws=500)
    n = len(found.applications)
    assert found.where.shape == (n, n)
    assert np.allclose(found.where.sum(axis=1), 1 - found.placeless)
    for at in range(n):
        reached = np.cumsum(found.where[at])
        low, high = int(found.place_low[at]), int(found.place_high[at])
        if high <= n and not found.placeless[at]:
            assert reached[low - 1] >= 0.05
            assert low == 1 or reached[low - 2] < 0.05
            assert reached[high - 1] >= 0.95


def test_a_band_over_many_places_has_no_more_cells_than_can_be_seen() -> None:
    found = of(typical(6, n=130), draws=500)
    assert found.where.shape == (130, 120)
    assert np.allclose(found.where.sum(axis=1), 1 - found.placeless)


@pytest.mark.long
@pytest.mark.parametrize(("seed", "halves"), [(SEED, 1), (SEED + 1, 2)])
def test_it_tells_how_far_it_is_and_ends_where_it_is_told_to(seed: int, halves: int) -> None:
    call = typical(7)
    told: list[float] = []
    another_panel(call, call.rank(), seed=seed, tell=told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)
    assert len(told) >= halves

    class _Enough(Exception):
        pass

    def stop(share: float) -> None:
        told.append(share)
        raise _Enough

    told.clear()
    with pytest.raises(_Enough):
        another_panel(call, call.rank(), seed=seed, tell=stop)
    assert len(told) == 1
