"""Below a tie at the line that nothing has decided, only what holds under every order of it is said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.ranking import undecided
from evalapp.analytics.ranking.funding import Funding, draw_line
from evalapp.domain.application import Application
from evalapp.domain.ranking import Outcome, Ranking
from evalapp.domain.scheme.rules import BudgetRules, Cut
from evalapp.words.explain import line_sentence, place_sentence
from evalapp.words.places import Mood, standing
from tests.analytics.ranking.ranking_samples import one_juror, place_of, rank, scheme_of

Blocks = Sequence[Sequence[str]]
End = tuple[Outcome, int | None]
"""What becomes of an application, and its number on the reserve list."""

UNDECIDED = (Outcome.UNDECIDED, None)


def ranked(cut: Cut, scores: dict[str, int], asked: dict[str, int], budget: int, reserve: int = 0) -> Ranking:
    scheme = scheme_of(ties=["lot"], budget=BudgetRules(cut=cut, reserve=reserve))
    listed = [
        Application(number=number, title="", organisation="", requested_support=amount)
        for number, amount in asked.items()
    ]
    return rank(
        scheme, one_juror({number: (value,) for number, value in scores.items()}), listed, budget=budget
    )


def test_one_that_every_draw_funds_is_not_called_unfunded_under_skip() -> None:
    ranking = ranked(Cut.SKIP, {"X": 8, "Y": 8, "Z": 6}, {"X": 60, "Y": 50, "Z": 20}, budget=80)

    place = place_of(ranking, "Z")

    assert (place.outcome, place.is_funded_anyhow, place.granted) == (Outcome.UNDECIDED, True, None)
    assert "Undecided until the tie at the line is settled, though the budget reaches this place" in (
        place_sentence(scheme_of(), place)
    )


def test_one_that_only_some_orders_fund_is_undecided_and_said_to_be_so() -> None:
    ranking = ranked(Cut.SKIP, {"X": 8, "Y": 8, "Z": 6}, {"X": 60, "Y": 50, "Z": 30}, budget=80)

    place = place_of(ranking, "Z")

    assert (place.outcome, place.is_funded_anyhow) == (Outcome.UNDECIDED, False)
    assert place_sentence(scheme_of(), place).endswith(
        "Undecided: what becomes of it depends on the order of the tie at the line."
    )
    assert line_sentence(scheme_of(), ranking).endswith("1 application below it is undecided until then.")
    assert (standing(ranking, place).words, standing(ranking, place).mood) == ("undecided", Mood.OPEN)


def test_a_number_on_the_reserve_list_counts_who_is_offered_a_part() -> None:
    """Under *partial* both of the tie are funded, one of them in part, so the next is the first in reserve."""
    ranking = ranked(Cut.PARTIAL, {"X": 8, "Y": 8, "Z": 6}, {"X": 60, "Y": 50, "Z": 20}, budget=80, reserve=1)

    place = place_of(ranking, "Z")

    assert (place.outcome, place.reserve) == (Outcome.RESERVE, 1)


def test_a_number_that_depends_on_the_order_is_not_said() -> None:
    asked = {"X": 10, "Y": 20, "W": 40, "Z": 5}
    ranking = ranked(Cut.STOP, {"X": 8, "Y": 8, "W": 8, "Z": 6}, asked, budget=45, reserve=4)

    place = place_of(ranking, "Z")

    assert (place.outcome, place.reserve) == (Outcome.RESERVE, None)
    assert "its number is known once the tie is settled" in place_sentence(scheme_of(), place)
    assert standing(ranking, place).words == "reserve"


def test_nobody_is_granted_anything_below_an_open_tie() -> None:
    ranking = ranked(Cut.SKIP, {"X": 8, "Y": 8, "Z": 6}, {"X": 60, "Y": 50, "Z": 20}, budget=80)

    assert (ranking.granted, ranking.left) == (0, 80)


def _every_order(blocks: Blocks, asked: dict[str, int], rules: BudgetRules, budget: int) -> list[Funding]:
    orders = product(*(permutations(block) for block in blocks))
    return [draw_line([[each] for each in chain(*order)], asked, rules, budget) for order in orders]


def _end(funding: Funding, number: str) -> End:
    return funding.outcomes[number], funding.reserve.get(number)


def _expected(ends: set[End]) -> End:
    outcomes = {outcome for outcome, _number in ends}
    if len(outcomes) > 1 or outcomes == {Outcome.FUNDED}:
        return UNDECIDED
    return outcomes.pop(), ends.pop()[1] if len(ends) == 1 else None


@st.composite
def lines(draw: st.DrawFn) -> tuple[Blocks, dict[str, int], BudgetRules, int]:
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=5).filter(lambda each: sum(each) <= 8))
    numbers = iter("ABCDEFGH")
    blocks = [[next(numbers) for _n in range(size)] for size in sizes]
    asked = {number: draw(st.integers(1, 9)) for number in chain(*blocks)}
    rules = BudgetRules(cut=draw(st.sampled_from(list(Cut))), reserve=draw(st.integers(0, 4)))
    return blocks, asked, rules, draw(st.integers(0, 40))


@pytest.mark.long
@given(lines())
@settings(max_examples=300, deadline=None)
def test_what_is_said_below_a_tie_is_what_every_order_of_it_gives(
    line: tuple[Blocks, dict[str, int], BudgetRules, int],
) -> None:
    blocks, asked, rules, budget = line
    found = draw_line(blocks, asked, rules, budget)
    if found.tied_at_line is None:
        return
    tied = blocks.index(list(found.tied_at_line.applications))
    every = _every_order(blocks, asked, rules, budget)

    for number in chain(*blocks[tied + 1 :]):
        ends = {_end(each, number) for each in every}
        assert (number, _end(found, number)) == (number, _expected(set(ends)))
        assert (number in found.anyhow) == ({outcome for outcome, _n in ends} == {Outcome.FUNDED})


@pytest.mark.long
@given(lines())
@settings(max_examples=200, deadline=None)
def test_the_loose_bound_never_says_more_than_every_order_gives(
    line: tuple[Blocks, dict[str, int], BudgetRules, int],
) -> None:
    blocks, asked, rules, budget = line
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(undecided, "_MOST_STEPS", 0)
        found = draw_line(blocks, asked, rules, budget)
    if found.tied_at_line is None:
        return
    tied = blocks.index(list(found.tied_at_line.applications))
    every = _every_order(blocks, asked, rules, budget)

    for number in chain(*blocks[tied + 1 :]):
        outcome, place = _end(found, number)
        ends = {_end(each, number) for each in every}
        if outcome is not Outcome.UNDECIDED:
            assert {outcome} == {each for each, _number in ends}
        if place is not None:
            assert {place} == {each for _outcome, each in ends}


def test_nine_that_ask_the_same_are_followed_exactly() -> None:
    """As in a real call: nine tied for the last six grants, and one below that the rest of the money may reach."""
    tied = {f"T{n}": 10 for n in range(9)}
    scores = dict.fromkeys(tied, 8) | {"Z": 6}

    inside = place_of(ranked(Cut.SKIP, scores, tied | {"Z": 5}, budget=65), "Z")
    outside = place_of(ranked(Cut.SKIP, scores, tied | {"Z": 6}, budget=65), "Z")

    assert (inside.outcome, inside.is_funded_anyhow) == (Outcome.UNDECIDED, True)
    assert outside.outcome is Outcome.NOT_FUNDED


def test_of_more_orders_than_are_followed_one_asking_more_than_is_left_by_any_is_not_funded() -> None:
    tied = {f"T{n}": 1000 + 2**n for n in range(10)}
    scores = dict.fromkeys(tied, 8) | {"Z": 6, "Y": 4}

    ranking = ranked(Cut.SKIP, scores, tied | {"Z": 5001, "Y": 1}, budget=5000)

    assert Outcome.NOT_FUNDED is place_of(ranking, "Z").outcome
    assert Outcome.UNDECIDED is place_of(ranking, "Y").outcome
