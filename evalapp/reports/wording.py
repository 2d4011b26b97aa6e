"""Short words and numbers that both reports use: scores, thresholds, weights, outcomes."""

from __future__ import annotations

from fractions import Fraction

from evalapp.domain.numbers import decimal_text
from evalapp.domain.ranking import CriterionResult, Outcome, Place
from evalapp.domain.scheme.model import Criterion, Scale, Scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.texts import _
from evalapp.words.formats import money, score, weight

MISSING = "–"

_INKS = {
    Outcome.FUNDED: "good",
    Outcome.ELIGIBLE: "good",
    Outcome.RESERVE: "text",
    Outcome.NOT_FUNDED: "dim",
    Outcome.BELOW_THRESHOLD: "bad",
    Outcome.EXCLUDED: "bad",
    Outcome.INADMISSIBLE: "bad",
}


def outcome(place: Place) -> tuple[str, str]:
    """The word for an outcome and the role of its colour."""
    if place.outcome is Outcome.RESERVE and place.reserve is not None:
        return _("reserve {number}").format(number=place.reserve), "text"
    return place.outcome.label, _INKS[place.outcome]


def on_scale(scale: Scale, value: Fraction) -> str:
    """A score with the decimals of its scale's step, so that scores under each other line up."""
    return number(value, len(decimal_text(scale.step).partition(".")[2]))


def number(value: Fraction | None, decimals: int) -> str:
    return MISSING if value is None else score(value, decimals).replace("-", "−")


def exact(value: Fraction) -> str:
    return score(value).replace("-", "−")


def short_value(scale: Scale, steps: int) -> str:
    """The shortest form of a value, for a box: 2, 2½, or the word."""
    word, value = scale.word(steps), scale.value(steps)
    if word is not None:
        return str(word.title)
    if value.denominator != 2:
        return exact(value)
    return ("−" if value < 0 else "") + (str(int(abs(value))) if abs(value) > 1 else "") + "½"


def given(criterion: Criterion, steps: int) -> tuple[str, str]:
    """A score as it was given, and what its scale calls it (may be empty)."""
    scale = criterion.scale
    word = scale.word(steps)
    if word:
        return exact(Fraction(word.value)), str(word.title)
    label = scale.labels.get(scale.value(steps))
    return on_scale(scale, scale.value(steps)), str(label) if label else ""


def threshold(limit: Threshold) -> str:
    return exact(limit.value) + ("\u00a0%" if limit.percent else "")


def range_of(scale: Scale) -> str:
    if scale.words:
        return " · ".join(str(word.title) for word in scale.words)
    low, high = exact(scale.lowest), exact(scale.highest)
    if scale.higher_is_better:
        return _("{low} to {high}").format(low=low, high=high)
    return _("{low} (best) to {high}").format(low=low, high=high)


def asked_of(criterion: Criterion) -> str:
    """Weight, threshold and scale of a criterion on one line."""
    parts = [weight(criterion)]
    if criterion.threshold:
        parts.append(_("threshold {threshold}").format(threshold=threshold(criterion.threshold)))
    parts.append(_("scale {range}").format(range=range_of(criterion.scale)))
    return " · ".join(parts)


def failed(place: Place, scheme: Scheme) -> str:
    """The thresholds that an application missed, by name, with what it had; empty where there are none."""
    parts = [_failed_part(place, scheme, *each.partition(":")[::2]) for each in place.failed]
    return _("Below the threshold: {thresholds}.").format(thresholds="; ".join(parts)) if parts else ""


def _failed_part(place: Place, scheme: Scheme, kind: str, target: str) -> str:
    decimals = scheme.ranking.decimals
    if kind == "criterion":
        criterion = scheme.criterion(target)
        found: Fraction | None = next((r.score for r in place.criteria if r.criterion == target), None)
        return _had(str(criterion.title), found, decimals, criterion.threshold)
    if kind == "group":
        group = scheme.group(target)
        found = next((r.score for r in place.groups if r.group == target), None)
        return _had(str(group.title), found, decimals, group.threshold)
    return _had(_("total"), place.total, place.decimals, scheme.ranking.threshold)


def _had(name: str, found: Fraction | None, decimals: int, limit: Threshold | None) -> str:
    if limit is None:
        return f"{name} {number(found, decimals)}"
    return _("{name} {score} (threshold {threshold})").format(
        name=name, score=number(found, decimals), threshold=threshold(limit)
    )


def is_failed(place: Place, result: CriterionResult) -> bool:
    return result.is_met is False or f"criterion:{result.criterion}" in place.failed


def ceilings(scheme: Scheme) -> str:
    """What an application can get at most, on one line; empty where the scheme sets no ceiling."""
    rules, parts = scheme.budget, []
    if rules.most_per_year is not None:
        parts.append(_("{amount} a year").format(amount=money(rules.most_per_year * 100)))
    if rules.most_years is not None:
        parts.append(_("{years} years").format(years=rules.most_years))
    if rules.support_rate is not None:
        parts.append(_("{rate} % of the budget").format(rate=exact(rules.support_rate)))
    return " · ".join(parts)
