"""Agreement in sentences: the warning first, then what it means, then what was refused and why."""

from __future__ import annotations

from fractions import Fraction
from math import floor, log10

from evalapp.analytics.lenses.agreement.agreement import Agreement
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import score

_DECIMALS = 2
_MOST_DECIMALS = 12


def agreement_sentences(agreement: Agreement) -> tuple[str, ...]:
    """For a jury chair; the first is a warning where the means are unreliable, and belongs at the head of the list."""
    if not agreement.applications:
        return (_("There are no scores yet, so the agreement of the jurors cannot be measured."),)
    said = [_weakness(agreement), _reliability(agreement), _difference(agreement), _accord(agreement)]
    return (*(each for each in said if each), *refusals(agreement))


def _weakness(agreement: Agreement) -> str:
    if not agreement.is_weak:
        return ""
    return _(
        "The mean scores tell the applications apart poorly: another jury of the same size would put many of "
        "them in another order."
    )


def _reliability(agreement: Agreement) -> str:
    if agreement.icc2_k is None or agreement.icc2_1 is None:
        return ""
    return _(
        "With {k} scores per application, the reliability of the mean is {mean} on a scale from 0 (chance) to 1 "
        "(certain); that of a single juror's score is {single}."
    ).format(k=_count(agreement.k), mean=_share(agreement.icc2_k), single=_share(agreement.icc2_1))


def _difference(agreement: Agreement) -> str:
    if agreement.least_difference is None or agreement.range_ is None:
        return ""
    low, high = agreement.range_
    decimals = decimals_for(max(high - low, agreement.least_difference))
    least, low_text, high_text = (
        score(Fraction(each), decimals) for each in (agreement.least_difference, low, high)
    )
    return _(
        "The smallest difference between two means that means anything is {least} points; the means run from "
        "{low} to {high}."
    ).format(least=least, low=low_text, high=high_text)


def _accord(agreement: Agreement) -> str:
    if agreement.krippendorff_alpha is None:
        return ""
    alpha = _share(agreement.krippendorff_alpha)
    if agreement.kendall_w is None:
        return _("Krippendorff's alpha is {alpha}; 1 is full agreement, 0 is chance.").format(alpha=alpha)
    return _("Krippendorff's alpha is {alpha} and Kendall's W {w}; 1 is full agreement, 0 is chance.").format(
        alpha=alpha, w=_share(agreement.kendall_w)
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
                "Krippendorff's alpha is not given: it needs applications with two scores, and scores that differ."
            )
        )
    if not agreement.is_complete:
        said.append(
            _(
                "Kendall's W and the intervals of Shrout and Fleiss are not given: they need every juror on every "
                "application."
            )
        )
    elif agreement.concordance is None or agreement.shrout_fleiss is None:
        said.append(
            _(
                "Kendall's W or the intervals of Shrout and Fleiss are not given: they need two jurors, and "
                "applications that they tell apart."
            )
        )
    if agreement.partial:
        said.append(
            ngettext(
                "{n} juror's scores of an application are left out, since not every criterion has one.",
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


def _count(k: float) -> str:
    return score(Fraction(k), 0 if k == round(k) else 1)
