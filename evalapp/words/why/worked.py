"""One application recomputed step by step, with its own numbers, so that anyone can follow the method on paper."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from evalapp.domain.ranking import CriterionResult, Place
from evalapp.domain.scheme.model import Criterion, Scheme
from evalapp.domain.scheme.rules import AcrossJurors, Total
from evalapp.domain.texts import _
from evalapp.words.formats import score
from evalapp.words.phrases import join_all
from evalapp.words.scores import points_text


def example_of(scheme: Scheme, places: Sequence[Place]) -> Place | None:
    """With scores on all that counts, made by real scores where there is any; the first for which nothing is proposed.

    Who is refused has more use of it than who stands first; where something is proposed for all, the first of them.
    """
    whole = [each for each in places if each.total is not None and _counted(scheme, each) is not None]
    made = [each for each in whole if not any(result.filled for result in each.criteria)]
    found = made or whole
    return next((each for each in found if not each.proposed), found[0] if found else None)


def worked(scheme: Scheme, place: Place) -> list[str]:
    """A sentence for each criterion that counts, and one for the total; each is true as arithmetic, but for rounding.

    Where a step is none of those that can be written so, its numbers and what came of them are said.
    """
    counted = _counted(scheme, place) or []
    said = [_on_criterion(scheme, criterion, result) for criterion, result in counted]
    return [*said, _total(scheme, place, counted)]


def _counted(scheme: Scheme, place: Place) -> list[tuple[Criterion, CriterionResult]] | None:
    results = {each.criterion: each for each in place.criteria}
    found = [(each, results.get(each.id)) for each in scheme.counting]
    if any(result is None or result.score is None for _criterion, result in found):
        return None
    return [(criterion, result) for criterion, result in found if result is not None]


def _on_criterion(scheme: Scheme, criterion: Criterion, result: CriterionResult) -> str:
    assert result.score is not None
    title, shown = str(criterion.title), score(result.score, scheme.ranking.decimals)
    if criterion.scale.words:
        shown = f"{points_text(criterion.scale, result.score)} = {shown}" if result.is_consensus else shown
    values = [score(each) for each in result.values]
    if result.is_consensus:
        words = _("“{criterion}”: {score}, the consensus of the jury in place of {values}.")
        without = _("“{criterion}”: {score}, the consensus of the jury.")
        return (words if values else without).format(criterion=title, score=shown, values=" · ".join(values))
    return _("“{criterion}”: {sum}.").format(criterion=title, sum=_across(scheme, result, values, shown))


def _across(scheme: Scheme, result: CriterionResult, values: Sequence[str], shown: str) -> str:
    """How the jurors' scores became one. `result.values` ascend, as they are compared."""
    exact, numbers = result.score, result.values
    if numbers and result.filled == 0:
        how = scheme.ranking.across_jurors
        if how is AcrossJurors.AGREED and exact == numbers[0] == numbers[-1]:
            return _("all {n} gave {value}, so {score}").format(n=len(numbers), value=values[0], score=shown)
        inner = numbers[1:-1]
        if how is AcrossJurors.MEAN and exact == sum(numbers) / len(numbers):
            return f"({' + '.join(values)}) : {len(numbers)} = {shown}"
        if how is AcrossJurors.TRIMMED_MEAN and inner and exact == sum(inner) / len(inner):
            words = _("without the lowest {low} and the highest {high}: {sum}")
            total = f"({' + '.join(values[1:-1])}) : {len(inner)} = {shown}"
            return words.format(low=values[0], high=values[-1], sum=total)
        if how is AcrossJurors.MEDIAN:
            return _("the median of {values} is {score}").format(values=join_all(values), score=shown)
    return _("{values} gives {score}").format(values=" · ".join(values) or "–", score=shown)


def _total(scheme: Scheme, place: Place, counted: Sequence[tuple[Criterion, CriterionResult]]) -> str:
    assert place.total is not None
    decimals = scheme.ranking.decimals
    shown = score(place.total, place.decimals)
    parts = [(criterion.weight, result.score or Fraction(0)) for criterion, result in counted]
    weights = sum((weight for weight, _score in parts), Fraction(0))
    weighed = sum((weight * value for weight, value in parts), Fraction(0))
    is_mean = scheme.ranking.total is Total.WEIGHTED_MEAN
    if not weights or place.total != (weighed / weights if is_mean else weighed):
        return _("Total: {score}.").format(score=shown)
    is_alike = len({weight for weight, _score in parts}) == 1
    if is_alike and (is_mean or weights == len(parts)):
        terms, divisor = [score(value, decimals) for _weight, value in parts], Fraction(len(parts))
    else:
        terms = [f"{score(value, decimals)} × {score(weight)}" for weight, value in parts]
        divisor = weights
    whole = " + ".join(terms)
    if is_mean:
        whole = f"({whole}) : {score(divisor)}"
    exact = _exactly(place.total, place.decimals)
    return _("Total: {sum} = {score}{exact}. It is computed with what was not rounded.").format(
        sum=whole, score=shown, exact=exact
    )


def _exactly(total: Fraction, decimals: int) -> str:
    """As a fraction where the digits that are shown are not all of it."""
    if total * 10**decimals == int(total * 10**decimals):
        return ""
    return _(" (exactly {numerator}/{denominator})").format(
        numerator=total.numerator, denominator=total.denominator
    )
