"""One application recomputed in words: every sum that is written is true as it stands, but for rounding."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from evalapp.domain.ranking import CriterionResult, Place
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import AcrossJurors, Total
from evalapp.words.why.worked import example_of, worked
from tests.reports.report_samples import panel, scheme

F = Fraction


def place(rules: Scheme, across: Fraction, values: tuple[Fraction, ...], **changed: object) -> Place:
    """The first of the sample, with these values on every criterion."""
    (first, *_rest) = [each for each in panel(8).arguments["ranking"].places if each.total is not None]
    results = tuple(
        CriterionResult(
            criterion=each.id,
            score=across,
            is_met=None,
            count=len(values),
            values=values,
            **changed,  # type: ignore[arg-type]
        )
        for each in rules.criteria
    )
    weights = [each.weight for each in rules.counting]
    total = sum(across * weight for weight in weights)
    if rules.ranking.total is Total.WEIGHTED_MEAN:
        total = total / sum(weights)
    return replace(first, criteria=results, total=total)


def value_of(sum_: str) -> float:
    """What a sum comes to as it is written."""
    return float(eval(sum_.replace(":", "/").replace("×", "*"), {"__builtins__": {}}))


def with_rule(rule: AcrossJurors) -> Scheme:
    rules = scheme()
    return replace(rules, ranking=replace(rules.ranking, across_jurors=rule))


@pytest.mark.parametrize(
    ("rule", "across", "values", "said"),
    [
        (AcrossJurors.MEAN, F(25, 6), (F(4), F(4), F(9, 2)), "(4 + 4 + 4.5) : 3 = 4.17"),
        (AcrossJurors.MEAN, F(4), (F(4), F(4)), "(4 + 4) : 2 = 4.00"),
        (AcrossJurors.MEDIAN, F(4), (F(3), F(4), F(5)), "the median of 3, 4 and 5 is 4.00"),
        (
            AcrossJurors.TRIMMED_MEAN, F(7, 2), (F(1), F(3), F(4), F(5)),
            "without the lowest 1 and the highest 5: (3 + 4) : 2 = 3.50",
        ),
        (AcrossJurors.AGREED, F(4), (F(4), F(4), F(4)), "all 3 gave 4, so 4.00"),
    ],
)  # fmt: skip
def test_each_rule_is_followed(
    rule: AcrossJurors, across: Fraction, values: tuple[Fraction, ...], said: str
) -> None:
    rules = with_rule(rule)
    first, *_rest = worked(rules, place(rules, across, values))
    assert first == f"“{rules.criteria[0].title}”: {said}."


def test_the_sums_of_the_sample_are_true() -> None:
    rules = panel(8).arguments["call"].scheme
    shown = example_of(rules, panel(8).arguments["ranking"].places)
    assert shown is not None
    said = worked(rules, shown)
    assert len(said) == len(rules.criteria) + 1
    for sum_, result in re.findall(r"(\([\d. +×]+\) : \d+) = (\d+\.\d+)", " ".join(said)):
        assert value_of(sum_) == pytest.approx(float(result), abs=0.011)


def test_a_consensus_is_told_as_one() -> None:
    rules = scheme()
    made = place(rules, F(7, 2), (F(3), F(5)), is_consensus=True)
    assert worked(rules, made)[0] == (
        f"“{rules.criteria[0].title}”: 3.50, the consensus of the jury in place of 3 · 5."
    )


def test_a_step_that_is_none_of_these_is_not_written_as_if_it_were() -> None:
    """What counts in place of a score that is owed has no sum of the scores there are."""
    rules = scheme()
    made = place(rules, F(2), (F(3), F(3)), filled=1)
    assert worked(rules, made)[0] == f"“{rules.criteria[0].title}”: 3 · 3 gives 2.00."
    odd = replace(made, total=F(1))
    assert worked(rules, odd)[-1] == "Total: 1.00."


def test_none_is_recomputed_where_none_has_a_total() -> None:
    places = [replace(each, total=None) for each in panel(3).arguments["ranking"].places]
    assert example_of(scheme(), places) is None


def test_the_first_for_which_nothing_is_proposed_is_recomputed() -> None:
    """Who stands first has the least use of it."""
    rules = panel(33).arguments["call"].scheme
    places = panel(33).arguments["ranking"].places
    shown = example_of(rules, places)
    assert shown is not None
    assert not shown.proposed
    assert all(each.proposed for each in places[: places.index(shown)])
    (first, *_rest) = places
    assert example_of(rules, [replace(first, granted=1)]) is not None
