"""One lens alone says what all of them say together."""

from __future__ import annotations

import numpy as np
import pytest

from evalapp.analytics.lenses.analysis import analyse
from evalapp.analytics.lenses.another_panel.another_panel import SEED
from evalapp.analytics.lenses.one_by_one import (
    Basis,
    agreement_of_panel,
    certainty_of,
    severity_of_panel,
    weights_of,
)
from tests.analytics.lenses.another_panel.test_another_panel import typical


@pytest.mark.long
def test_each_is_that_of_the_whole_analysis() -> None:
    call = typical(3)
    whole, basis = analyse(call, call.rank(), draws=500), Basis.of(call)
    certain = certainty_of(basis, seed=SEED, draws=500, tell=lambda _share: None).another
    severe, weights = severity_of_panel(basis, seed=SEED), weights_of(basis, seed=SEED)

    assert certain is not None
    assert whole.another is not None
    assert np.array_equal(certain.place_low, whole.another.place_low)
    assert certain.standing == whole.another.standing
    assert severe.severity is not None
    assert whole.severity is not None
    assert severe.severity.jurors == whole.severity.jurors
    assert severe.outlook is not None
    assert whole.outlook is not None
    assert np.array_equal(severe.outlook.expected_rank, whole.outlook.expected_rank)
    assert agreement_of_panel(basis).agreement.of_means == whole.agreement.of_means
    assert weights.stability == whole.stability


def test_what_is_told_to_stop_stops_between_two_steps() -> None:
    basis, steps = Basis.of(typical(4, n=6)), []

    def stop() -> None:
        steps.append("fit" in vars(basis))
        raise InterruptedError

    for lens in (agreement_of_panel, lambda basis, tell: severity_of_panel(basis, seed=SEED, tell=tell)):
        with pytest.raises(InterruptedError):
            lens(basis, tell=stop)
    assert steps == [True, True]


def test_without_a_place_there_are_no_weights() -> None:
    call = typical(5, n=4)
    empty = Basis.of(type(call)(scheme=call.scheme, table=call.table, applications=()))
    assert weights_of(empty, seed=SEED).stability is None
    assert severity_of_panel(empty, seed=SEED).severity is None
