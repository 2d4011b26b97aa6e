"""Why an application has no place, or is kept from its support: the thresholds it misses, and what keeps it out."""

from __future__ import annotations

from fractions import Fraction

from evalapp.domain.numbers import ended_once
from evalapp.domain.ranking import Outcome, Place
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.scoring.targets import TOTAL, Target, TargetKind
from evalapp.domain.scoring.thresholds import own_bars
from evalapp.domain.texts import _
from evalapp.words.phrases import join_names, short_of


def standing_sentences(scheme: Scheme, place: Place) -> list[str]:
    """Nothing where nothing is in its way."""
    if why := _left_out(place, is_ranked=scheme.is_ranked):
        return [why]
    parts = []
    if place.excluded_by:
        titles = join_names(f"“{scheme.criterion(each).title}”" for each in place.excluded_by)
        parts.append(ended_once(_("Excluded by a rating word on {criteria}.").format(criteria=titles)))
    if place.failed:
        missed = join_names((missed_words(scheme, place, name) for name in place.failed), most=50)
        parts.append(ended_once(_("Threshold not met: {missed}.").format(missed=missed)))
    if parts and scheme.is_ranked:
        parts.append(_("So it has no place."))
    return parts


def _left_out(place: Place, *, is_ranked: bool) -> str:
    """Empty for what was assessed."""
    if place.outcome is Outcome.INADMISSIBLE:
        return (
            _("Inadmissible, so it is not ranked.")
            if is_ranked
            else _("Inadmissible, so it is not assessed.")
        )
    if place.outcome is Outcome.WITHDRAWN:
        return (
            _("Withdrawn by the applicant, so it is not ranked.")
            if is_ranked
            else _("Withdrawn by the applicant, so it is not assessed.")
        )
    if place.is_aside:
        return (
            _("The panel put it aside in triage without discussing it, so it has no total and is not ranked.")
            if is_ranked
            else _("The panel put it aside in triage without discussing it, so it has no total.")
        )
    if place.outcome is Outcome.NOT_DISCUSSED:
        return (
            _("The jury did not discuss it, so it has no score and is not ranked.")
            if is_ranked
            else _("The jury did not discuss it, so it has no score.")
        )
    return ""


def missed_words(scheme: Scheme, place: Place, name: str) -> str:
    """What misses the threshold called `name`, its score, and what is asked."""
    target = Target.parse(name)
    threshold, title = target.threshold(scheme), target.title(scheme)
    title = f"“{title}”" if title else _("total")
    found: Fraction | None = place.total
    if target.kind is TargetKind.CRITERION:
        found = next(each.score for each in place.criteria if each.criterion == target.id)
    elif target.kind is TargetKind.GROUP:
        found = next(each.score for each in place.groups if each.group == target.id)
    if threshold is None or found is None:
        return title
    if target == TOTAL and not scheme.ranking.thresholds_on_weighted and place.unweighted != found:
        found = place.unweighted or found
        title = _("total without weights")
    shown = short_of(found, _limit(scheme, name, threshold), scheme.ranking.decimals)
    return _("{what} {score} (threshold {threshold})").format(what=title, score=shown, threshold=threshold)


def _limit(scheme: Scheme, name: str, threshold: Threshold) -> Fraction:
    """In points."""
    if not threshold.percent:
        return threshold.value
    return next(bar.limit for bar in own_bars(scheme, ()) if bar.name == name)
