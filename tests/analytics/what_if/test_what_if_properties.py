"""What holds of every change on every panel."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.what_if.what_if import (
    ChangedBudget,
    ChangedScore,
    ChangedWeight,
    Material,
    what_if,
)
from evalapp.domain.ranking import Outcome
from evalapp.domain.scheme.rules import AcrossJurors, BudgetRules, Cut
from tests.analytics.ranking.ranking_samples import (
    panel,
    place_of,
    scheme_of,
)
from tests.analytics.what_if.what_if_samples import asking, material

FEW = settings(deadline=None, max_examples=40)


@st.composite
def rated_panels(draw: st.DrawFn) -> Material:
    """Up to six applications, two criteria, five jurors or more where the scheme trims."""
    # Where jurors must agree, another score may leave no place to compare with.
    across = draw(st.sampled_from([each for each in AcrossJurors if each is not AcrossJurors.AGREED]))
    least = 5 if across is AcrossJurors.TRIMMED_MEAN else 1
    scheme = scheme_of(
        [draw(st.sampled_from([1, 3, Fraction(7, 13)])) for _n in range(2)],
        across_jurors=across,
        ties=draw(st.sampled_from([[], ["criterion:c0"], ["top-marks", "lot"]])),
        budget=BudgetRules(cut=Cut.STOP),
    )
    jurors = draw(st.integers(least, least + 2))
    line = st.lists(st.integers(0, 10), min_size=jurors, max_size=jurors)
    numbers = [f"A{n}" for n in range(draw(st.integers(1, 6)))]
    scores = panel({each: [draw(line), draw(line)] for each in numbers})
    asked = asking({each: draw(st.integers(1, 60)) for each in numbers})
    return material(scheme, scores, asked=asked, budget=100, lot_seed="seed")


@pytest.mark.long
@FEW
@given(rated_panels(), st.integers(0, 10))
def test_raising_a_score_never_worsens_the_own_place(tried: Material, value: int) -> None:
    change = ChangedScore(application="A0", juror="J0", criterion="c0", value=value)
    entry = (tried.table.application == 0) & (tried.table.juror == 0) & (tried.table.criterion == 0)
    is_raised = value >= int(tried.table.value[entry][0])

    difference = what_if(tried, [change])

    before, after = (place_of(each, "A0").place for each in (difference.before, difference.after))
    assert before is not None
    assert after is not None
    assert after <= before if is_raised else after >= before


@pytest.mark.long
@FEW
@given(rated_panels())
def test_seven_times_the_weights_give_an_empty_difference(tried: Material) -> None:
    changes = [ChangedWeight(criterion=each.id, weight=each.weight * 7) for each in tried.scheme.criteria]

    difference = what_if(tried, changes)

    assert difference.is_same
    assert difference.after.places == difference.before.places


@pytest.mark.long
@FEW
@given(rated_panels())
def test_more_money_never_takes_it_from_anybody_where_no_tie_is_open(tried: Material) -> None:
    difference = what_if(tried, [ChangedBudget(cents=10_000)])

    assert difference.leaves == ()
    assert {each.outcome for each in difference.after.places} == {Outcome.FUNDED}


@pytest.mark.long
@FEW
@given(rated_panels())
def test_taking_out_the_last_unfunded_application_unfunds_nobody(tried: Material) -> None:
    unfunded = [p.application for p in tried.rank().places if p.outcome is not Outcome.FUNDED]
    fewer = replace(tried, applications=tuple(a for a in tried.applications if a.number not in unfunded[-1:]))

    funded = [
        {p.application for p in each.rank().places if p.outcome is Outcome.FUNDED} for each in (tried, fewer)
    ]

    assert funded[0] <= funded[1]


@pytest.mark.long
@FEW
@given(rated_panels(), st.randoms(use_true_random=False))
def test_a_difference_turned_round_is_its_mirror(tried: Material, chance: random.Random) -> None:
    weight = Fraction(chance.randint(1, 40), chance.randint(1, 9))
    there = what_if(tried, [ChangedWeight(criterion="c1", weight=weight)])

    back = what_if(there.altered, [ChangedWeight(criterion="c1", weight=tried.scheme.criteria[1].weight)])

    assert back.after == there.before
    assert (set(back.enters), set(back.leaves)) == (set(there.leaves), set(there.enters))
    assert len(back.moves) == len(there.moves)
