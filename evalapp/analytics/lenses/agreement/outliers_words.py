"""Wide spreads in sentences: applications and criteria, never a juror, since these stand on shared screens."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from evalapp.analytics.lenses.agreement.outliers import DISTANCE, SPREAD, WideSpread
from evalapp.analytics.lenses.agreement.words import decimals_for
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import percent, score
from evalapp.words.phrases import join_names


def outlier_sentences(
    spreads: Sequence[WideSpread], *, limit: float = SPREAD, distance: float = DISTANCE
) -> tuple[str, ...]:
    """Which applications, and by which limits; the limits are said to be ours."""
    names = list(dict.fromkeys(each.application for each in spreads))
    if not names:
        found = _("On no application do the scores lie unusually far apart.")
    else:
        found = ngettext(
            "On {n} application the scores lie far apart: {applications}. Talk it over before the ranking is fixed.",
            "On {n} applications the scores lie far apart: {applications}. Talk them over before the ranking is fixed.",
            len(names),
        ).format(n=len(names), applications=join_names(names))
    rule = _(
        "Marked is where scores differ by more than {spread} of the scale, or where one lies more than "
        "{distance} from all the others. These limits are a choice of this program."
    ).format(spread=_percent(limit), distance=_percent(distance))
    return found, rule


def spread_sentence(scheme: Scheme, spread: WideSpread) -> str:
    """For one application on one criterion or on the total."""
    what = f"“{scheme.criterion(spread.criterion).title}”" if spread.criterion else _("total")
    words = (
        _(
            "{application}, {what}: the {n} scores lie {spread} points apart; one lies far from all the others."
        )
        if spread.is_one_extreme
        else _("{application}, {what}: the {n} scores lie {spread} points apart.")
    )
    points = score(Fraction(spread.spread), decimals_for(spread.spread))
    return words.format(application=spread.application, what=what, n=spread.scores, spread=points)


def _percent(share: float) -> str:
    rounded = Fraction(share * 100).limit_denominator(10)
    return percent(score(rounded, 0 if rounded.denominator == 1 else 1))
