"""All lenses at once: poor panels give a result or a named refusal, never NaN; and what must not matter does not."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evalapp.analytics.lenses.analysis import Analysis, analyse
from evalapp.analytics.lenses.analysis_words import notes, parts
from evalapp.analytics.lenses.one_by_one import funded_places
from evalapp.analytics.ranking.material import Material
from evalapp.domain.application import Admissibility
from evalapp.domain.call import Consensus
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import BudgetRules, Cut, Missing
from tests.analytics.ranking.ranking_samples import (
    HALVES,
    Row,
    Scores,
    applications,
    one_juror,
    panel,
    scale,
    scheme_of,
    table_of,
)

BUDGET = BudgetRules(cut=Cut.STOP)
ASKED = 40_000_00


def material(scheme: Scheme, scores: Scores, *, budget: int | None = 100_000_00, **fields: Any) -> Material:
    listed = applications(sorted({key[0] for key in scores}), requested_support=ASKED)
    rows: list[Row] = [
        (a, j, c, None if isinstance(value, str) else value, value if isinstance(value, str) else None)
        for (a, j, c), value in scores.items()
    ]
    table = table_of(scheme, [each.number for each in listed], rows)
    return Material(scheme=scheme, table=table, applications=tuple(listed), budget=budget, **fields)


def analysed(scheme: Scheme, scores: Scores, **fields: Any) -> Analysis:
    found = material(scheme, scores, **fields)
    return analyse(found, found.rank(), seed=1, draws=200)


def numbers(value: object) -> list[float]:
    """Every number anywhere in a result."""
    if isinstance(value, np.ndarray):
        return [float(each) for each in value.ravel()] if value.dtype != object else []
    if isinstance(value, float):
        return [value]
    if isinstance(value, tuple | list):
        return [number for each in value for number in numbers(each)]
    if hasattr(value, "__dataclass_fields__"):
        return [
            number for name in value.__dataclass_fields__ for number in numbers(getattr(value, name, None))
        ]
    return []


TWO = scheme_of([1, 2], budget=BUDGET)
JURY: dict[str, list[list[int]]] = {
    "A": [[9, 8, 9], [8, 8, 9]],
    "B": [[7, 8, 7], [7, 6, 7]],
    "C": [[6, 4, 6], [5, 6, 6]],
    "D": [[3, 4, 2], [4, 2, 3]],
}
BELOW_ZERO = {a: [[each - 10 for each in line] for line in lines] for a, lines in JURY.items()}
POOR: Mapping[str, tuple[Scheme, Scores]] = {
    "no scores": (TWO, {}),
    "one juror": (TWO, one_juror({"A": [8, 9], "B": [7, 6], "C": [3, 4]})),
    "one application": (TWO, panel({"A": [[8, 7, 9], [9, 8, 9]]})),
    "one score": (scheme_of([1]), one_juror({"A": [8]})),
    "all equal": (TWO, panel({each: [[6, 6, 6], [6, 6, 6]] for each in "ABCD"})),
    "disconnected": (
        TWO,
        {
            (a, j, c): n
            for n, (a, j) in enumerate([("A", "J1"), ("B", "J1"), ("A", "J2"), ("B", "J2"), ("C", "J3"), ("D", "J3")])
            for c in ("c0", "c1")
        },
    ),
    "a juror with one score": (TWO, panel(JURY) | {("A", "J9", "c0"): 2, ("A", "J9", "c1"): 3}),
    "a criterion nobody scored": (TWO, {("A", "J1", "c0"): 4, ("B", "J1", "c0"): 6}),
    "only reasons": (TWO, {("A", "J1", "c0"): "abstain", ("A", "J1", "c1"): "abstain"}),
    "negative scale": (scheme_of([1, 2], on=scale(-10, 0), budget=BUDGET), panel(BELOW_ZERO)),
    "lower is better": (scheme_of([1, 2], on=scale(1, 9, better="lower"), budget=BUDGET), panel(JURY)),
    "weights of a millionth and a million": (
        scheme_of([Fraction(1, 10**6), 10**6], budget=BUDGET),
        panel(JURY),
    ),
    "two equal halves": (TWO, panel({"A": [[8, 8], [8, 8]], "B": [[8, 8], [8, 8]], "C": [[2, 2], [2, 2]]})),
}  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("name", POOR)
def test_a_poor_panel_gives_numbers_or_a_reason_and_never_nan(name: str) -> None:
    scheme, scores = POOR[name]
    for missing in Missing:
        under = replace(scheme, ranking=replace(scheme.ranking, missing=missing))
        found = analysed(under, scores)
        assert all(math.isfinite(each) for each in numbers(found))
        said = [
            *notes(under, found),
            *(s for sentences in parts(under, found, {}).values() for s in sentences),
        ]
        assert said
        assert not [each for each in said if "nan" in each.lower().split() or "{" in each]


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no scores", "Fewer than two applications have scores: there is nothing to compare."),
        ("one juror", "Fewer than two jurors gave scores: how far they agree cannot be known."),
        ("one application", "Fewer than two applications have scores: there is nothing to compare."),
        ("all equal", "All scores are equal: there are no differences to explain."),
        ("disconnected", "The applications fall into 2 groups that share no juror"),
    ],
)
def test_what_is_refused_is_named(name: str, said: str) -> None:
    scheme, scores = POOR[name]
    assert any(each.startswith(said) for each in notes(scheme, analysed(scheme, scores)))


@pytest.mark.long
def test_without_a_budget_there_is_no_line_and_the_whole_order_is_examined() -> None:
    found = analysed(TWO, panel(JURY), budget=None)
    assert found.outlook is not None
    assert found.another is not None
    assert (None, None) == (found.outlook.line, found.another.standing)
    assert "The call has no budget, so there is no line to be above or below." in notes(TWO, found)


def test_a_panel_where_each_is_judged_by_itself_has_no_order_to_examine() -> None:
    scheme = scheme_of([1, 2], is_ranked=False)
    found = analysed(scheme, panel(JURY))
    assert (None, None, None) == (found.outlook, found.stability, found.weightings)
    assert "Each application is assessed by itself, so there is no order to examine." in notes(scheme, found)


def test_a_tied_block_at_the_line_counts_as_many_places_as_the_money_reaches() -> None:
    scores = panel({"A": [[9, 9], [9, 9]], "B": [[6, 6], [6, 6]], "C": [[6, 6], [6, 6]]})
    found = material(TWO, scores)
    assert 2 == funded_places(found.rank())


@pytest.mark.long
def test_an_inadmissible_application_is_left_out_of_every_lens() -> None:
    found = material(TWO, panel(JURY))
    barred = tuple(
        replace(each, admissibility=Admissibility.INADMISSIBLE) if each.number == "D" else each
        for each in found.applications
    )
    changed = replace(found, applications=barred)
    assert ("A", "B", "C") == analyse(changed, changed.rank(), seed=1, draws=200).ratings.applications


@pytest.mark.long
def test_scores_that_the_panel_agreed_on_are_named() -> None:
    agreed = (Consensus(application="B", criterion="c0", value=7, reason="Read together"),)
    found = analysed(TWO, panel(JURY), consensus=agreed)
    assert ("B",) == found.agreed
    assert any(
        each.startswith("For B the ranking uses a score that the panel agreed on.")
        for each in notes(TWO, found)
    )


def test_groups_that_share_no_juror_are_named_beside_the_bands() -> None:
    one = panel(JURY)
    two = {
        (a.lower(), j.lower(), c): 10 - value
        for (a, j, c), value in one.items()
        if not isinstance(value, str)
    }
    said = parts(TWO, analysed(TWO, {**one, **two}), {})
    for lens in ("another_panel", "ranks"):
        assert any("2 groups that share no juror" in each for each in said[lens])


@pytest.mark.long
def test_a_juror_variance_of_zero_is_no_certainty() -> None:
    """Every juror is on average as strict as the others, so that the variance fits best at 0."""
    rows = {"A": [9, 7, 8], "B": [5, 6, 7], "C": [4, 5, 3]}
    found = analysed(scheme_of([1], budget=BUDGET), panel({a: [line] for a, line in rows.items()}))
    assert found.severity is not None
    assert found.fit is not None
    assert found.fit.variance.juror == 0.0
    assert [(None, None)] * 3 == [(each.standard_error, each.interval) for each in found.severity.jurors]
    assert found.severity.spread is not None
    assert found.severity.spread[0] == 0.0 < found.severity.spread[1]
    said = " ".join(parts(TWO, found, {})["severity"])
    assert "That is no proof that there are none" in said


@pytest.mark.long
def test_the_lenses_change_nothing_in_the_ranking() -> None:
    found = material(TWO, panel(JURY))
    before = found.rank()
    analyse(found, before, seed=1, draws=200)
    assert before == found.rank()


steps = st.integers(0, 10)
panels = st.integers(2, 5).flatmap(
    lambda jurors: st.dictionaries(
        st.sampled_from("ABCDEF"),
        st.tuples(*[st.lists(steps, min_size=jurors, max_size=jurors)] * 2),
        min_size=2,
    )
)


@pytest.mark.long
@settings(deadline=None, max_examples=5)
@given(values=panels, names=st.permutations(["J0", "J1", "J2", "J3", "J4"]))
def test_the_names_and_the_order_of_the_jurors_do_not_matter(
    values: dict[str, tuple[list[int], list[int]]], names: list[str]
) -> None:
    scores = panel(values)
    renamed = {(a, names[int(j[1:])], c): value for (a, j, c), value in reversed(scores.items())}
    first, second = analysed(TWO, scores), analysed(TWO, renamed)
    assert first.agreement.krippendorff_alpha == pytest.approx(second.agreement.krippendorff_alpha)
    if first.outlook is not None and second.outlook is not None:
        np.testing.assert_allclose(first.outlook.expected_rank, second.outlook.expected_rank, atol=1e-4)


@pytest.mark.long
@settings(deadline=None, max_examples=5)
@given(values=panels)
def test_all_weights_times_seven_change_nothing(values: dict[str, tuple[list[int], list[int]]]) -> None:
    first = analysed(TWO, panel(values))
    second = analysed(scheme_of([7, 14], budget=BUDGET), panel(values))
    assert first.stability == second.stability
    assert [place.place for place in first.ranking.places] == [place.place for place in second.ranking.places]


@pytest.mark.long
@settings(deadline=None, max_examples=5)
@given(values=panels)
def test_every_declared_weight_lies_in_its_own_intervals(
    values: dict[str, tuple[list[int], list[int]]],
) -> None:
    found = analysed(TWO, panel(values)).stability
    assert found is not None
    for each in found.criteria:
        assert each.order.low <= each.weight <= each.order.high
        assert each.funded is None or each.funded.low <= each.weight <= each.funded.high


@pytest.mark.long
def test_identical_votes_give_identical_numbers() -> None:
    scores = panel({"A": [[8, 7, 9], [8, 8, 7]], "B": [[8, 7, 9], [8, 8, 7]], "C": [[3, 4, 5], [4, 4, 3]]})
    outlook = analysed(TWO, scores).outlook
    assert outlook is not None
    assert outlook.above is not None
    assert outlook.expected_rank[0] == outlook.expected_rank[1]
    assert outlook.above[0] == outlook.above[1]
    assert (outlook.rank_low[0], outlook.rank_high[0]) == (outlook.rank_low[1], outlook.rank_high[1])


@pytest.mark.long
def test_a_complete_design_keeps_its_order_when_it_is_calibrated() -> None:
    scheme = scheme_of([1, 2], on=HALVES, budget=BUDGET)
    found = analysed(scheme, panel(JURY))
    means, values = found.ratings.means, found.calibration.value
    assert np.argsort(means).tolist() == np.argsort(values).tolist()
