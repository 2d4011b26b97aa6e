"""One rule for how criteria add up, which everything but the recount goes by."""

from __future__ import annotations

import ast
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import evalapp.analytics.ranking.recount as recount
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.rules import Total
from evalapp.domain.scoring.totals import range_of_totals
from evalapp.domain.scoring.weighing import combined, factors, highest
from tests.samples import SCHEME


def scheme(total: Total) -> Scheme:
    """Two criteria, of weights 3 and 1."""
    read = parse_scheme(SCHEME)
    (group,) = read.groups
    weighed = (
        replace(each, weight=Fraction(weight)) for each, weight in zip(group.criteria, (3, 1), strict=True)
    )
    return replace(
        read,
        groups=(replace(group, criteria=tuple(weighed)),),
        ranking=replace(read.ranking, total=total),
    )


def test_the_factors_of_a_mean_are_shares_and_those_of_a_sum_the_weights() -> None:
    mean, summed = scheme(Total.WEIGHTED_MEAN), scheme(Total.WEIGHTED_SUM)
    assert (Fraction(3, 4), Fraction(1, 4)) == factors(mean.counting, mean.ranking)
    assert (Fraction(3), Fraction(1)) == factors(summed.counting, summed.ranking)


def test_without_weights_every_criterion_counts_alike() -> None:
    mean, summed = scheme(Total.WEIGHTED_MEAN), scheme(Total.WEIGHTED_SUM)
    assert (Fraction(1, 2), Fraction(1, 2)) == factors(mean.counting, mean.ranking, weighted=False)
    assert (Fraction(1), Fraction(1)) == factors(summed.counting, summed.ranking, weighted=False)


def test_a_combined_score_stays_exact() -> None:
    mean = scheme(Total.WEIGHTED_MEAN)
    scored = list(zip(mean.counting, (Fraction(1, 3), Fraction(2))))
    assert Fraction(3, 4) == combined(scored, mean.ranking)
    assert Fraction(0) == combined([], mean.ranking)


def test_the_highest_is_that_of_the_range_of_totals() -> None:
    summed = scheme(Total.WEIGHTED_SUM)
    assert range_of_totals(summed)[1] == highest(summed.counting, summed.ranking)


def test_the_recount_works_out_weights_for_itself() -> None:
    """It would agree with any mistake of the ranking if it went by the same code."""
    tree = ast.parse(Path(recount.__file__).read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {
        "evalapp.domain.scoring.weighing",
        "evalapp.domain.scoring.totals",
        "evalapp.analytics.exact",
    }.isdisjoint(imported)
