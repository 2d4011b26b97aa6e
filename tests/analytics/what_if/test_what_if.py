"""The ranking before and after a changed rule or score; nothing else differs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from evalapp.analytics.what_if.what_if import (
    Change,
    ChangedBudget,
    ChangedScore,
    ChangedThreshold,
    ChangedWeight,
    Move,
    what_if,
)
from evalapp.analytics.what_if.words import change_sentences, difference_sentence, move_sentence
from evalapp.domain.call import Consensus
from evalapp.domain.ranking import BlockerKind, Outcome
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scheme.rules import Cut, Threshold
from tests.analytics.ranking.ranking_samples import (
    one_juror,
    order,
    panel,
    place_of,
    scale,
    scheme_of,
)
from tests.analytics.what_if.what_if_samples import asking, difference_of, funded_line, material, places


def test_another_weight_lets_one_in_and_another_out() -> None:
    difference = difference_of(ChangedWeight(criterion="c0", weight=Fraction(9)))

    assert places(difference) == ([("C", 1), ("B", 2), ("A", 3)], [("A", 1), ("B", 2), ("C", 3)])
    assert (difference.enters, difference.leaves) == (("A",), ("C",))
    assert [each.application for each in difference.moves] == ["A", "C"]
    assert not difference.is_same


def test_a_move_tells_place_outcome_and_grant_before_and_after() -> None:
    difference = difference_of(ChangedWeight(criterion="c0", weight=Fraction(9)))

    assert difference.moves[0] == Move(
        application="A",
        place_before=3,
        place_after=1,
        outcome_before=Outcome.NOT_FUNDED,
        outcome_after=Outcome.FUNDED,
        granted_before=None,
        granted_after=40,
    )


def test_a_larger_budget_moves_nobody_and_funds_the_next() -> None:
    difference = difference_of(ChangedBudget(cents=120))

    assert (difference.enters, difference.leaves) == (("A",), ())
    assert [each.has_new_place for each in difference.moves] == [False]


def test_a_budget_of_nothing_funds_nobody() -> None:
    difference = difference_of(ChangedBudget(cents=0))

    assert (difference.enters, difference.leaves) == ((), ("C", "B"))


def test_what_is_left_for_the_last_one_changes_its_grant_alone() -> None:
    difference = difference_of(ChangedBudget(cents=110), cut=Cut.PARTIAL)

    assert [(each.granted_before, each.granted_after) for each in difference.moves] == [(20, 30)]
    assert difference_sentence(difference) == "The same applications are proposed; 1 amount changes."
    assert move_sentence(difference.moves[0]) == "A: proposed €0.30 instead of €0.20."


@pytest.mark.parametrize(
    ("target", "points"), [("criterion:c0", "2.5"), ("total", "3"), ("group:g0", "3"), ("total", "60%")]
)
def test_a_threshold_may_be_set_anywhere(target: str, points: str) -> None:
    threshold = Threshold(value=Fraction(points.rstrip("%")), percent=points.endswith("%"))
    difference = difference_of(ChangedThreshold(target=target, threshold=threshold))

    failed = [each.application for each in difference.after.places if each.failed == (target,)]
    expected = {"criterion:c0": ["C"], "total": ["A"], "group:g0": ["A"]}
    assert failed == expected[target]


def test_a_threshold_may_be_taken_away() -> None:
    barred = replace(funded_line(), scheme=scheme_of([1, 1], thresholds=[3, None]))

    difference = what_if(barred, [ChangedThreshold(target="criterion:c0", threshold=None)])

    assert change_sentences(difference) == ["There is no threshold for “Criterion 0”; the call has 3."]
    assert [each.application for each in difference.moves if each.place_before is None] == ["C"]
    assert order(difference.after) == [("C", 1), ("B", 2), ("A", 3)]


def test_a_score_may_be_another() -> None:
    change = ChangedScore(application="A", juror="J1", criterion="c1", value=10)
    difference = difference_of(change)

    assert place_of(difference.after, "A").total == Fraction(19, 4)
    assert order(difference.after)[0] == ("A", 1)


def test_a_score_may_become_a_reason_for_no_score() -> None:
    scores = panel({"A": [[2, 10]], "B": [[7, 7]]})
    change = ChangedScore(application="A", juror="J0", criterion="c0", value=NoScore.ABSTAIN)

    difference = what_if(material(scheme_of(), scores), [change])

    assert places(difference) == ([("B", 1), ("A", 2)], [("A", 1), ("B", 2)])


def test_a_score_that_is_still_owed_can_be_tried() -> None:
    scores = one_juror({"A": (5,), "B": (6,)})
    owing = material(scheme_of(), scores, assignments=(("J1", "A"), ("J1", "B"), ("J2", "A")))
    change = ChangedScore(application="A", juror="J2", criterion="c0", value=9)

    difference = what_if(owing, [change])

    assert [each.kind for each in difference.before.blockers] == [BlockerKind.MISSING_SCORES]
    assert order(difference.after) == [("A", 1), ("B", 2)]
    assert place_of(difference.after, "A").total == Fraction(7, 2)


def test_scores_beyond_64_bits_can_be_tried() -> None:
    far = scale(0, 10**25)
    change = ChangedScore(application="A", juror="J1", criterion="c0", value=10**25)

    difference = what_if(material(scheme_of(on=far), one_juror({"A": (1,), "B": (2,)})), [change])

    assert place_of(difference.after, "A").total == 10**25
    assert order(difference.after) == [("A", 1), ("B", 2)]


def test_changes_are_made_one_after_the_other() -> None:
    changes = [
        ChangedBudget(cents=10),
        ChangedWeight(criterion="c0", weight=Fraction(9)),
        ChangedBudget(cents=120),
    ]

    difference = what_if(funded_line(), changes)

    assert difference.after.available == 120
    assert order(difference.after) == [("A", 1), ("B", 2), ("C", 3)]


def test_the_material_stays_as_it_was() -> None:
    panel_before = funded_line()
    before = panel_before.rank()

    what_if(
        panel_before,
        [
            ChangedScore(application="A", juror="J1", criterion="c0", value=0),
            ChangedWeight(criterion="c1", weight=Fraction(5)),
            ChangedThreshold(target="total", threshold=Threshold(value=Fraction(5))),
            ChangedBudget(cents=0),
        ],
    )

    assert panel_before.rank() == before


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [ChangedWeight(criterion="c0", weight=Fraction(1))],
        [ChangedThreshold(target="total", threshold=None)],
        [ChangedBudget(cents=100)],
        [ChangedScore(application="B", juror="J1", criterion="c1", value=6)],
    ],
    ids=["none", "weight", "threshold", "budget", "score"],
)
def test_an_unchanged_rule_gives_an_empty_difference(changes: list[Change]) -> None:
    difference = what_if(funded_line(), changes)

    assert difference.is_same
    assert difference.after == difference.before
    assert (difference.moves, difference.enters, difference.leaves) == ((), (), ())
    assert difference_sentence(difference) == (
        "Nothing changes: every place and every amount stays as it is."
    )


def test_a_juror_who_answered_before_the_assignment_was_taken_away_can_change_a_score() -> None:
    scores = one_juror({"A": (5,), "B": (6,)})
    change = ChangedScore(application="A", juror="J1", criterion="c0", value=10)

    difference = what_if(material(scheme_of(), scores, assignments=(("J2", "B"),)), [change])

    assert place_of(difference.after, "A").total == 5


def test_a_consensus_outweighs_any_other_score() -> None:
    agreed = Consensus(application="A", criterion="c0", value=4, reason="Discussed")
    change = ChangedScore(application="A", juror="J1", criterion="c0", value=10)

    difference = what_if(
        material(scheme_of(), one_juror({"A": (5,), "B": (6,)}), consensus=(agreed,)), [change]
    )

    assert difference.is_same


def test_an_empty_panel_has_no_difference() -> None:
    difference = what_if(material(scheme_of(), {}), [ChangedBudget(cents=5)])

    assert [each.kind for each in difference.after.blockers] == [BlockerKind.NO_APPLICATIONS]
    assert difference.is_same


def test_a_tie_at_the_line_that_opens_leaves_nobody_in_it_funded() -> None:
    tied = material(
        scheme_of(), one_juror({"A": (8,), "B": (8,)}), asked=asking({"A": 40, "B": 40}), budget=80
    )

    difference = what_if(tied, [ChangedBudget(cents=79)])

    assert difference.leaves == ("A", "B")
    assert difference.after.tied_at_line is not None
    assert move_sentence(difference.moves[0]) == "A: no longer proposed (eligible)."


def test_weights_of_any_size_are_tried_exactly() -> None:
    tiny = what_if(funded_line(), [ChangedWeight(criterion="c0", weight=Fraction(1, 10**6))])
    vast = what_if(funded_line(), [ChangedWeight(criterion="c0", weight=Fraction(10**24))])

    assert [each for each, _place in order(tiny.after)] == ["C", "B", "A"]
    assert [each for each, _place in order(vast.after)] == ["A", "B", "C"]
