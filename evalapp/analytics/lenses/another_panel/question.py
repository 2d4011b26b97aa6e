"""What another panel would be asked: the same applications, the same seats, the same rule.

Where the rule looks at nothing but totals, each juror gives one number, the total; otherwise one for each criterion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import gcd
from operator import attrgetter

import numpy as np

from evalapp.analytics.exact import Scaled, largest
from evalapp.analytics.lenses.ratings import Floats
from evalapp.analytics.ranking.aggregates import weighing
from evalapp.analytics.ranking.answers import Answers, collect
from evalapp.analytics.ranking.funding import entitlement
from evalapp.analytics.ranking.material import Material
from evalapp.analytics.table import Flags, Integers, ScoreTable
from evalapp.domain.application import Application
from evalapp.domain.order import sorted_by_number
from evalapp.domain.scheme.model import Criterion, Group, Scale, Scheme
from evalapp.domain.scheme.rules import AcrossJurors, Missing, Threshold, TieKind, Total
from evalapp.domain.scoring.targets import TargetKind, thresholds_of
from evalapp.domain.scoring.totals import range_of_totals

_MOST_IN_DOUBLE = 2**53
_LOOKING_CLOSER = {TieKind.CRITERION, TieKind.GROUP, TieKind.TOP_MARKS}


@dataclass(frozen=True, kw_only=True, eq=False)
class Question:
    """`material` holds the admissible applications only; `answers` are those that count, S scores in all.

    A pair is a juror with an application that he or she scored; P of them, `pair_application` and `pair_juror`
    (indices), and `pair` (S) says to which each score belongs. `is_drawn` (C) marks the criteria whose scores are
    drawn anew: those that can decide. `by_criterion` is false where the only criterion is the total.
    """

    material: Material
    applications: tuple[Application, ...]
    answers: Answers
    is_drawn: Flags
    by_criterion: bool
    pair: Integers
    pair_application: Integers
    pair_juror: Integers

    @property
    def scheme(self) -> Scheme:
        return self.material.scheme

    @cached_property
    def entitled(self) -> dict[str, int | None]:
        return {each.number: entitlement(self.scheme.budget, each) for each in self.applications}

    @cached_property
    def points(self) -> Floats:
        """P × C: what each juror gave each application, NaN where nothing."""
        found = np.full((len(self.pair_application), len(self.scheme.criteria)), np.nan)
        steps = np.array([float(each.scale.step) for each in self.scheme.criteria])
        at = self.answers.criterion
        found[self.pair, at] = self.answers.value.astype(np.float64) * steps[at]
        return found

    @cached_property
    def has_consensus(self) -> Flags:
        """Which applications have a score that the panel agreed on, on a criterion that can decide."""
        return np.asarray((self.answers.agreed & self.is_drawn).any(axis=1), dtype=bool)


def question_of(material: Material) -> Question:
    """Of a panel that is ready to rank."""
    admissible = [each for each in material.applications if each.is_judged]
    applications = tuple(sorted_by_number(admissible, attrgetter("number")))
    whole = replace(material, applications=applications)
    found = _asked(whole, by_criterion=True)
    return _by_total(found) if _looks_at_totals_only(found) else found


def _asked(material: Material, *, by_criterion: bool) -> Question:
    answers = collect(
        material.scheme,
        material.table,
        [each.number for each in material.applications],
        consensus=material.consensus,
        assignments=material.assignments,
        conflicts=material.conflicts,
    )
    width = max(len(answers.jurors), 1)
    pairs, pair = np.unique(answers.application * width + answers.juror, return_inverse=True)
    return Question(
        material=material,
        applications=material.applications,
        answers=answers,
        is_drawn=_deciding(material.scheme),
        by_criterion=by_criterion,
        pair=pair.astype(np.int64),
        pair_application=pairs // width,
        pair_juror=pairs % width,
    )


def _deciding(scheme: Scheme) -> Flags:
    """The criteria that enter the total, exclude by a word, or set apart what ties."""
    ties = {rule.target for rule in scheme.ranking.ties if rule.kind is TieKind.CRITERION}
    return np.array([each.decides or each.id in ties for each in scheme.criteria], dtype=bool)


def _looks_at_totals_only(question: Question) -> bool:
    scheme, rules, answers = question.scheme, question.scheme.ranking, question.answers
    is_even = rules.thresholds_on_weighted or len({each.weight for each in scheme.counting}) == 1
    counting = np.array([each.counts for each in scheme.criteria], dtype=bool)
    return (
        rules.across_jurors is AcrossJurors.MEAN
        and all(target.kind is TargetKind.TOTAL and is_even for target, _limit, _of in thresholds_of(scheme))
        and not any(rule.kind in _LOOKING_CLOSER for rule in rules.ties)
        and not any(each.scale.excluding_steps for each in scheme.criteria)
        and not answers.agreed.any()
        and not (rules.missing is Missing.ZERO and answers.owed.any())
        and not np.isnan(question.points[:, counting]).any()
    )


def _by_total(question: Question) -> Question:
    """The same question with the total as the only criterion; every step of it is a total that a juror can give.

    Where steps so fine cannot be drawn in floating point, the question stays as it is.
    """
    scheme, answers = question.scheme, question.answers
    steps = np.zeros(question.points.shape, dtype=answers.value.dtype)
    steps[question.pair, answers.criterion] = answers.value
    weights = weighing(scheme.criteria, scheme.counting, scheme.ranking, weighted=True)
    total = weights.apply(Scaled(numerator=steps, denominator=1, bound=largest(steps)))
    if total.bound > _MOST_IN_DOUBLE:
        return question
    unit = gcd(*weights.coefficients)
    limits = range_of_totals(scheme)
    scale = Scale(
        id="total",
        lowest=limits[0],
        highest=limits[1],
        step=Fraction(unit, total.denominator),
        higher_is_better=scheme.higher_is_better,
    )
    table = ScoreTable(
        applications=tuple(each.number for each in question.applications),
        jurors=answers.jurors,
        criteria=("total",),
        application=question.pair_application,
        juror=question.pair_juror,
        criterion=np.zeros(len(total.numerator), dtype=np.int64),
        value=np.asarray(total.numerator // unit),
        reason=np.zeros(len(total.numerator), dtype=np.int8),
    )
    reduced = _with_total_alone(scheme, scale, scheme.counting)
    return _asked(replace(question.material, scheme=reduced, table=table), by_criterion=False)


def _with_total_alone(scheme: Scheme, scale: Scale, counting: Sequence[Criterion]) -> Scheme:
    """Every score is there (nothing blocks), so that nothing is left to miss."""
    limit = scheme.ranking.threshold
    rules = replace(
        scheme.ranking,
        missing=Missing.SKIP,
        total=Total.WEIGHTED_MEAN,
        threshold=None if limit is None else Threshold(value=limit.points(scale.highest)),
    )
    only = Criterion(id="total", group="total", title=counting[0].title, scale=scale)
    group = Group(id="total", title=only.title, criteria=(only,))
    return replace(scheme, groups=(group,), ranking=rules)
