"""The whole round where applications, criteria or scales change on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.operations.workspace import Workspace
from tests.operations.juror.round_samples import IN_WHOLE_POINTS, JUROR, WITHOUT_SME, Round, values

HELIX, SME = ("A-1", "helix"), ("A-1", "sme")


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[Round]:
    with Round.scored(tmp_path) as made:
        yield made


@pytest.mark.long
def test_scores_of_an_application_that_left_the_pack_stay_in_the_panel(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.judge("A-1", "inadmissible")
    round_.renew()
    round_.score("A-2", "helix", 5)
    for _return in range(2):
        round_.merge(round_.hand_in())
        round_.score("A-2", "helix", 6)

    assert values(round_.in_panel()) == {HELIX: 7, SME: 4, ("A-2", "helix"): 6}


@pytest.mark.long
def test_an_application_that_comes_back_goes_on_as_before(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.judge("A-1", "inadmissible")
    round_.renew()
    round_.merge(round_.hand_in())
    round_.judge("A-1", "admissible")
    round_.renew()
    round_.score(*HELIX, 10)

    plan = round_.merge(round_.hand_in())

    assert (plan.choices, values(round_.in_panel())) == ((), {HELIX: 10, SME: 4})


def test_a_criterion_that_is_gone_never_comes_back_through_a_return(round_: Round) -> None:
    round_.merge(round_.hand_in())
    before = round_.in_panel()
    round_.change_scheme(WITHOUT_SME)
    round_.renew()

    plan = round_.merge(round_.hand_in())

    (aside,) = round_.panel.view.scores_aside()
    assert ([each.refused for each in plan.files], round_.in_panel()) == ([0], {HELIX: before[HELIX]})
    assert (aside.placed[1:], aside.value, aside.comment, aside.version) == (SME, 4, "Few", 1)


def test_a_score_on_a_new_scale_replaces_what_was_sent_on_the_old_one(round_: Round) -> None:
    """Steps of two scales are never compared: 4 was 2 points in halves and is 4 points now."""
    round_.merge(round_.hand_in())
    round_.change_scheme(IN_WHOLE_POINTS)
    round_.renew()
    round_.score(*HELIX, 4)
    round_.score(*SME, 4)

    plan = round_.merge(round_.hand_in())

    assert (plan.choices, values(round_.in_panel())) == ((), {HELIX: 4, SME: 4})


def test_a_later_score_of_four_on_the_new_scale_is_not_taken_for_the_old_four(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.change_scheme(IN_WHOLE_POINTS)
    round_.renew()
    round_.merge(round_.hand_in())  # 2 points on the new scale
    assert values(round_.in_panel())[SME] == 2
    round_.score(*SME, 4)

    round_.merge(round_.hand_in())

    assert values(round_.in_panel())[SME] == 4


def test_a_part_after_a_new_pack_says_the_rest_as_it_was_handed_in(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.score(*HELIX, 9)
    round_.renew()
    round_.score("A-2", "helix", 5)

    round_.merge(round_.hand_in(only=("A-2",)))

    assert values(round_.in_panel()) == {HELIX: 7, SME: 4, ("A-2", "helix"): 5}


def test_a_part_says_what_is_emptied_since_as_it_was_handed_in(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.score(*HELIX, None)
    round_.score("A-2", "helix", 5)

    round_.merge(round_.hand_in(only=("A-2",)))

    assert values(round_.in_panel()) == {HELIX: 7, SME: 4, ("A-2", "helix"): 5}


def test_a_part_says_with_what_it_leaves_out_when_it_was_scored(round_: Round) -> None:
    round_.hand_in()
    with Workspace.open(round_.work, read_only=True) as work:
        (given,) = [each for each in work.view.scores(juror=JUROR) if each.place == HELIX]
    round_.score("A-2", "helix", 5)

    round_.merge(round_.hand_in(only=("A-2",)))

    (held,) = [each for each in round_.panel.view.scores(juror=JUROR) if each.place == HELIX]
    assert (held.answer, held.at) == (given.answer, given.at)


def test_a_part_after_a_new_scale_says_nothing_of_the_old_one(round_: Round) -> None:
    round_.merge(round_.hand_in())
    round_.change_scheme(IN_WHOLE_POINTS)
    round_.renew()
    round_.score("A-2", "helix", 5)

    plan = round_.merge(round_.hand_in(only=("A-2",)))

    # The 3.5 on triple helix was set aside; the 2 on SME impact is the same 2 in whole points.
    assert ([each.refused for each in plan.files], values(round_.in_panel())) == (
        [0],
        {SME: 2, ("A-2", "helix"): 5},
    )
