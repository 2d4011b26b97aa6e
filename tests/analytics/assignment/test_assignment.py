"""Who judges what: the best fit within even loads, and the shortage by name where there is none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.assignment.affinity import expertise_affinity
from evalapp.analytics.assignment.assignment import assign_jurors, propose
from evalapp.domain.application import Application
from evalapp.domain.jury.impossible import Impossible
from evalapp.domain.people import Person, Role

# Computed by brute force: one optimum, total affinity 22.
AFFINITY = np.array([[3, 1, 2, 0], [2, 3, 1, 1], [0, 2, 3, 2], [1, 2, 2, 3], [3, 0, 1, 2]])
NUMBERS = [f"A-{n:03}" for n in range(1, 6)]
CONFLICTS = np.zeros(AFFINITY.shape, dtype=bool)
CONFLICTS[0, 0] = CONFLICTS[3, 3] = True


def test_the_only_optimum_is_found() -> None:
    found = propose(AFFINITY, NUMBERS, barred=CONFLICTS, per_application=2, at_most=3)

    assert [np.flatnonzero(row).tolist() for row in found.chosen] == [[1, 2], [0, 1], [2, 3], [1, 2], [0, 3]]
    assert (found.total_fit, found.worst_fit, found.highest_load) == (22, 3, 3)
    assert found.is_connected


def test_too_few_places_are_counted_out() -> None:
    with pytest.raises(Impossible, match="5 × 2 = 10 seats, 4 × 2 = 8 places"):
        propose(AFFINITY, NUMBERS, barred=CONFLICTS, per_application=2, at_most=2)


def test_an_application_that_everybody_is_barred_from_is_named() -> None:
    barred = CONFLICTS.copy()
    barred[2] = True

    with pytest.raises(Impossible, match="A-003: every remaining juror has a conflict of interest"):
        propose(AFFINITY, NUMBERS, barred=barred, per_application=2)


def test_an_application_with_too_few_free_jurors_is_named() -> None:
    barred = CONFLICTS.copy()
    barred[2, 1:] = True

    with pytest.raises(Impossible, match=r"where 2 are needed: A-003 \(1 free\)"):
        propose(AFFINITY, NUMBERS, barred=barred, per_application=2)


def test_applications_that_compete_for_the_same_jurors_are_named() -> None:
    barred = np.zeros(AFFINITY.shape, dtype=bool)
    barred[:4, 2:] = True

    with pytest.raises(
        Impossible,
        match=r"A-001, A-002, A-003 and A-004 together still need 8 jurors, .* only 6 of them at 3 each",
    ):
        propose(AFFINITY, NUMBERS, barred=barred, per_application=2, at_most=3)


def test_without_a_limit_the_load_rises_only_as_far_as_conflicts_force_it() -> None:
    barred = np.zeros(AFFINITY.shape, dtype=bool)
    barred[:4, 2:] = True

    found = propose(AFFINITY, NUMBERS, barred=barred, per_application=2)

    assert found.chosen.sum(axis=0).tolist() == [4, 4, 1, 1]


@pytest.mark.parametrize(("per_application", "message"), [(0, "at least 1 juror"), (5, "has only 4")])
def test_an_absurd_request_is_refused(per_application: int, message: str) -> None:
    with pytest.raises(Impossible, match=message):
        propose(AFFINITY, NUMBERS, barred=CONFLICTS, per_application=per_application)


def test_the_worst_served_application_comes_before_the_sum() -> None:
    # By sum alone A-1 would get nobody who knows the field: 3 + 0 against 1 + 1.
    affinity = np.array([[1, 0], [3, 1]])

    found = propose(affinity, ["A-1", "A-2"], barred=np.zeros((2, 2), dtype=bool), per_application=1)

    assert found.chosen.tolist() == [[True, False], [False, True]]


@pytest.mark.long
def test_two_camps_are_tied_together_where_that_costs_the_worst_nothing() -> None:
    camps = np.kron(np.eye(2, dtype=np.int64), np.full((4, 4), 3))
    indifferent = np.zeros((8, 8), dtype=np.int64)
    free = np.zeros((8, 8), dtype=bool)
    numbers = [f"A-{n}" for n in range(8)]

    divided = propose(camps, numbers, barred=free, per_application=2)
    found = [propose(indifferent, numbers, barred=free, per_application=2, seed=n) for n in range(8)]

    assert (divided.worst_fit, divided.is_connected) == (6, False)
    assert all(each.is_connected for each in found)


def _people() -> list[Person]:
    kinds = {
        "J1": "logistics; ports",
        "J2": "food, farming",
        "J3": "",
        "J4": "Robotics;Logistics;health care",
    }
    return [Person(id=each, name=each, role=Role.JUROR, expertise=words) for each, words in kinds.items()]


def _applications() -> list[Application]:
    titles = ["Logistics of inland ports", "Robotics in health care", "Fármïng sensors", "Drones"]
    return [Application(number=f"A-{n}", title=t, organisation="DEMO") for n, t in enumerate(titles)]


def test_affinity_counts_keywords_that_the_application_mentions() -> None:
    assert expertise_affinity(_applications(), _people()).tolist() == [
        [2, 0, 0, 1],
        [0, 0, 0, 2],
        [0, 1, 0, 0],
        [0, 0, 0, 0],
    ]


def test_the_same_seed_gives_the_same_assignment_whatever_the_order() -> None:
    def pairs(seed: int, step: int = 1) -> tuple[tuple[str, str], ...]:
        return assign_jurors(_applications()[::step], _people()[::step], per_application=2, seed=seed)

    assert pairs(5) == pairs(5, -1)
    assert len({pairs(seed) for seed in range(12)}) > 1


def test_pairs_with_scores_stay_and_conflicts_do_not() -> None:
    found = assign_jurors(
        _applications(),
        _people(),
        per_application=2,
        conflicts={("J1", "A-0"), ("J2", "A-1")},
        kept={("J3", "A-0"), ("J3", "A-1"), ("J3", "A-2"), ("J2", "A-1")},
    )

    assert {("J3", "A-0"), ("J3", "A-1"), ("J3", "A-2")} <= set(found)
    assert not {("J1", "A-0"), ("J2", "A-1")} & set(found)
    assert [sum(a == f"A-{n}" for _j, a in found) for n in range(4)] == [2] * 4


@settings(deadline=None, max_examples=25)
@given(st.integers(1, 9), st.integers(1, 6), st.data())
def test_every_assignment_keeps_seats_loads_and_conflicts(
    applications: int, jurors: int, data: st.DataObject
) -> None:
    each = data.draw(st.integers(1, jurors))
    shape = (applications, jurors)
    chance = np.random.RandomState(data.draw(st.integers(0, 9999)))
    affinity, barred = chance.randint(0, 4, size=shape), chance.rand(*shape) < 0.2
    numbers = [f"A-{n}" for n in range(applications)]
    try:
        found = propose(affinity, numbers, barred=barred, per_application=each)
    except Impossible:
        assert (jurors - barred.sum(axis=1)).min() < each
        return

    assert (found.chosen.sum(axis=1) == each).all()
    assert not (found.chosen & barred).any()
    if not barred.any():
        assert np.ptp(found.chosen.sum(axis=0)) <= 1
