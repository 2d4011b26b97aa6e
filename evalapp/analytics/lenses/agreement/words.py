"""Agreement in sentences: the warning first, then what it means, then what was refused and why."""

from __future__ import annotations

from fractions import Fraction
from math import floor, log10

from evalapp.analytics.lenses.agreement.agreement import Agreement, OfMean
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import score

_DECIMALS = 2
_MOST_NUMBERS = 5
_MOST_DECIMALS = 12


def agreement_sentences(agreement: Agreement) -> tuple[str, ...]:
    """For a jury chair; the first is a warning where the means are unreliable, and belongs at the head of the list."""
    if not agreement.applications:
        return (_("There are no scores yet, so the agreement of the jurors cannot be measured."),)
    said = [_weakness(agreement), _single(agreement)]
    said += [_of_mean(agreement, each) for each in _shown(agreement.of_means)]
    said += [_range(agreement), *_accord(agreement)]
    return (*(each for each in said if each), *refusals(agreement))


def _weakness(agreement: Agreement) -> str:
    if agreement.is_weak:
        return _(
            "The mean scores tell the applications apart poorly: another jury of the same size would put many of "
            "them in another order."
        )
    if agreement.weak:
        return ngettext(
            "The mean of {n} application rests on too few scores to be reliable.",
            "The means of {n} applications rest on too few scores to be reliable.",
            agreement.weak,
        ).format(n=agreement.weak)
    return ""


def _single(agreement: Agreement) -> str:
    if agreement.single is None:
        return ""
    return _(
        "The reliability of a single juror’s score is {value}, on a scale from 0 (chance) to 1 (certain)."
    ).format(value=_between(agreement.single, agreement.spans.single if agreement.spans else None))


def _shown(of_means: tuple[OfMean, ...]) -> list[OfMean]:
    """Of many numbers of scores the fewest, the most, and those that most applications have."""
    if len(of_means) <= _MOST_NUMBERS:
        return list(of_means)
    often = sorted(of_means[1:-1], key=lambda each: each.applications)[-(_MOST_NUMBERS - 2) :]
    return sorted([of_means[0], *often, of_means[-1]], key=lambda each: each.scores)


def _of_mean(agreement: Agreement, each: OfMean) -> str:
    low, high = agreement.range_ or (0.0, 0.0)
    decimals = decimals_for(max(high - low, each.least_difference))
    least = score(Fraction(each.least_difference), decimals)
    if each.least_interval is not None:
        ends = [score(Fraction(end), decimals) for end in each.least_interval]
        least = _("{value} (between {low} and {high} with 95% confidence)").format(
            value=least, low=ends[0], high=ends[1]
        )
    words = (
        ngettext(
            "With {k} score per application the reliability of the mean is {mean}, and the smallest difference "
            "between two means that means anything is {least} points.",
            "With {k} scores per application the reliability of the mean is {mean}, and the smallest difference "
            "between two means that means anything is {least} points.",
            each.scores,
        )
        if len(agreement.of_means) == 1
        else ngettext(
            "{n} with {k}: the reliability of the mean is {mean}, and the smallest difference between two such means "
            "that means anything is {least} points.",
            "{n} with {k}: the reliability of the mean is {mean}, and the smallest difference between two such means "
            "that means anything is {least} points.",
            each.applications,
        )
    )
    several = len(agreement.of_means) > 1
    return words.format(
        n=ngettext("{n} application", "{n} applications", each.applications).format(n=each.applications),
        k=ngettext("{n} score", "{n} scores", each.scores).format(n=each.scores) if several else each.scores,
        mean=_between(each.reliability, each.interval),
        least=least,
    )


def _range(agreement: Agreement) -> str:
    if not agreement.of_means or agreement.range_ is None:
        return ""
    low, high = agreement.range_
    decimals = decimals_for(high - low)
    return _("The means run from {low} to {high}.").format(
        low=score(Fraction(low), decimals), high=score(Fraction(high), decimals)
    )


def _accord(agreement: Agreement) -> list[str]:
    said = []
    if agreement.shrout_fleiss is not None:
        icc = agreement.shrout_fleiss.icc2
        ends = None if icc.low is None or icc.high is None else (icc.low, icc.high)
        said.append(
            _("Every juror scored every application: Shrout and Fleiss’s ICC(2,1) is {value}.").format(
                value=_between(icc.value, ends)
            )
        )
    if agreement.krippendorff_alpha is not None:
        said.append(
            _("Krippendorff’s alpha is {value}; 1 is full agreement, 0 is chance.").format(
                value=_between(agreement.krippendorff_alpha, agreement.krippendorff_interval)
            )
        )
    if agreement.concordance is not None:
        said.append(
            _(
                "Kendall’s W is {value}; 1 is the same order for all, and by chance it would be {chance}."
            ).format(
                value=_between(agreement.concordance.w, agreement.concordance_interval),
                chance=_share(agreement.concordance.chance),
            )
        )
    return said


def _between(value: float, ends: tuple[float, float] | None) -> str:
    if ends is None:
        return _share(value)
    return _("{value} (between {low} and {high} with 95% confidence)").format(
        value=_share(value), low=_share(ends[0]), high=_share(ends[1])
    )


def refusals(agreement: Agreement) -> tuple[str, ...]:
    """One sentence for each measure that is not given, and one for the scores that were left out."""
    said = []
    if agreement.variance is None:
        said.append(
            _(
                "The reliability of the scores is not given: they do not suffice to tell applications, jurors "
                "and chance apart."
            )
        )
    if agreement.krippendorff_alpha is None:
        said.append(
            _(
                "Krippendorff’s alpha is not given: it needs at least two applications with two scores, and scores "
                "that differ."
            )
        )
    if not agreement.is_complete:
        said.append(
            _(
                "Kendall’s W and the intervals of Shrout and Fleiss are not given: they need every juror on every "
                "application."
            )
        )
    elif agreement.concordance is None or agreement.shrout_fleiss is None:
        said.append(
            _(
                "Kendall’s W or the intervals of Shrout and Fleiss are not given: they need two jurors, and "
                "applications that they tell apart."
            )
        )
    if agreement.partial:
        said.append(
            ngettext(
                "{n} juror’s scores of an application are left out, since not every criterion has one.",
                "The scores of an application by a juror are left out {n} times, since not every criterion has one.",
                agreement.partial,
            ).format(n=agreement.partial)
        )
    return tuple(said)


def decimals_for(span: float) -> int:
    """How many decimals show differences on a scale this wide: two, and more where it is narrower than one point."""
    if not 0 < span < 1:
        return _DECIMALS
    return min(_DECIMALS - floor(log10(span)), _MOST_DECIMALS)


def _share(value: float) -> str:
    return score(Fraction(value), _DECIMALS)
