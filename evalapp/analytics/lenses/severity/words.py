"""Severity in sentences. None of them names a juror."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

from evalapp.analytics.lenses.agreement.words import decimals_for
from evalapp.analytics.lenses.mixed.mixed import is_saturated
from evalapp.analytics.lenses.ratings import Ratings
from evalapp.analytics.lenses.severity.gate import percentage_points
from evalapp.analytics.lenses.severity.severity import LEAST_SCORES, JurorSeverity, Severity
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import score, whole


def severity_sentences(severity: Severity) -> tuple[str, ...]:
    """For a shared screen: what severity is, how large, and whether a correction is offered or why not."""
    meaning = _(
        "The severity of a juror is how far his or her scores lie from those of the others, after allowing for "
        "the applications they read and for chance."
    )
    return (meaning, _size(severity), *_correction(severity), *_thin(severity))


def juror_sentence(each: JurorSeverity, ratings: Ratings) -> str:
    """For the eyes of the secretary or of that juror only."""
    if each.is_thin:
        return ngettext(
            "Too few scores ({n}) to say how severe.", "Too few scores ({n}) to say how severe.", each.scores
        ).format(n=each.scores)
    if each.interval is None:
        return _("The scores show no differences in severity between the jurors, so none is told of one.")
    low, high = each.interval
    if low <= 0 <= high:
        return ngettext(
            "As far as {n} score can tell, neither severe nor mild.",
            "As far as {n} scores can tell, neither severe nor mild.",
            each.scores,
        ).format(n=each.scores)
    is_severe = (each.offset < 0) == ratings.higher_is_better
    least, most = sorted((abs(low), abs(high)))
    sentence = (
        _(
            "About {points} points more severe than the others on the same applications (from {least} to {most})."
        )
        if is_severe
        else _(
            "About {points} points milder than the others on the same applications (from {least} to {most})."
        )
    )
    return sentence.format(
        points=_points(abs(each.offset), ratings), least=_points(least, ratings), most=_points(most, ratings)
    )


def _size(severity: Severity) -> str:
    variance, ratings = severity.fit.variance, severity.fit.ratings
    if not variance.juror:
        if is_saturated(ratings):
            return _("Too few jurors share several applications to tell severity from chance.")
        none = _("These scores show no differences in severity between the jurors.")
        if severity.spread is None:
            return none
        return f"{none} " + _(
            "That is no proof that there are none: jurors may still lie up to {most} points from the average."
        ).format(most=_points(severity.spread[1], ratings))
    return _(
        "Jurors typically lie {juror} points from the average in severity; beyond that, a single score lies "
        "{rest} points off for other reasons."
    ).format(juror=_points(sqrt(variance.juror), ratings), rest=_points(sqrt(variance.residual), ratings))


def _correction(severity: Severity) -> tuple[str, ...]:
    if not severity.is_offered:
        return (_("No correction for severity is offered."), *severity.refusals)
    return (
        _(
            "A correction for severity may help: of the differences between applications, corrected means explain a "
            "share that is {gain} percentage points higher than that of plain ones. The ranking itself is not "
            "corrected."
        ).format(gain=percentage_points(severity.gain)),
    )


def _thin(severity: Severity) -> tuple[str, ...]:
    thin = sum(each.is_thin for each in severity.jurors)
    if not thin:
        return ()
    return (
        ngettext(
            "{n} juror gave fewer than {least} scores: too few to say how severe.",
            "{n} jurors gave fewer than {least} scores: too few to say how severe.",
            thin,
        ).format(n=whole(thin), least=LEAST_SCORES),
    )


def _points(value: float, ratings: Ratings) -> str:
    return score(Fraction(value), decimals_for(ratings.highest - ratings.lowest))
