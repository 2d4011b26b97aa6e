"""All lenses in sentences, in parts; and what was refused, and why."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.analytics.lenses.agreement.outliers_words import outlier_sentences
from evalapp.analytics.lenses.agreement.words import agreement_sentences, refusals
from evalapp.analytics.lenses.analysis import Analysis
from evalapp.analytics.lenses.another_panel.words import another_panel_sentences
from evalapp.analytics.lenses.components import component_sentences
from evalapp.analytics.lenses.mixed.mixed import why_not
from evalapp.analytics.lenses.ranks.words import rank_sentences
from evalapp.analytics.lenses.severity.calibration import calibration_sentences
from evalapp.analytics.lenses.severity.words import severity_sentences
from evalapp.analytics.lenses.stability.smaa_words import weightings_sentences
from evalapp.analytics.lenses.stability.swaps_words import neighbours_sentence
from evalapp.analytics.lenses.stability.words import funded_sentence, order_sentence, stability_sentences
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.words.phrases import join_names

_LEAST = 2  # applications: of fewer it is said that they are to be compared with nothing


def parts(scheme: Scheme, analysis: Analysis, names: Mapping[str, str]) -> dict[str, list[str]]:
    """Lens → its sentences; `names` gives the name of a juror's id. Only for the eyes of chair and secretary."""
    apart = component_sentences(analysis.calibration.components)
    found = {
        "agreement": _agreement(analysis),
        "severity": [*severity_sentences(analysis.severity)] if analysis.severity else [],
        "calibration": [] if _all_wait(analysis) else [*calibration_sentences(analysis.calibration, names)],
        "another_panel": [*another_panel_sentences(analysis.another), *apart] if analysis.another else [],
        "ranks": [*rank_sentences(analysis.outlook), *apart] if analysis.outlook else [],
        "weights": _weights(scheme, analysis),
        "weightings": weightings_sentences(analysis.weightings) if analysis.weightings else [],
        "spread": _spread(analysis),
    }
    return {lens: sentences for lens, sentences in found.items() if sentences}


def _agreement(analysis: Analysis) -> list[str]:
    """Of none that everybody scored it is not said that there are no scores: which there are is not to be seen yet."""
    if _all_wait(analysis):
        return [
            _(
                "No application has been scored by every juror who was asked, so the agreement of the jurors cannot "
                "be measured yet."
            )
        ]
    return [*agreement_sentences(analysis.agreement)]


def _all_wait(analysis: Analysis) -> bool:
    return bool(analysis.kept_back) and not len(analysis.ratings)


def _spread(analysis: Analysis) -> list[str]:
    """What is kept back is neither said nor denied."""
    n = len(analysis.kept_back)
    if not n:
        return [*outlier_sentences(analysis.spreads)]
    unknown = ngettext(
        "Of {n} application it is not known yet whether its scores lie far apart: not every juror who was asked has "
        "scored it.",
        "Of {n} applications it is not known yet whether their scores lie far apart: not every juror who was asked has "
        "scored them.",
        n,
    ).format(n=n)
    found, rule = outlier_sentences(analysis.spreads)
    if not analysis.spreads:
        found = _(
            "On no application that every juror who was asked has scored do they lie unusually far apart."
        )
    return [*([] if _all_wait(analysis) else [found]), unknown, rule]


def notes(scheme: Scheme, analysis: Analysis) -> list[str]:
    """What the reader must know before the numbers: warnings first, then what is not given and why."""
    agreement = analysis.agreement
    found: list[str] = []
    if agreement.is_weak:
        found.append(agreement_sentences(agreement)[0])
    found += component_sentences(analysis.calibration.components)
    if analysis.agreed:
        found.append(
            ngettext(
                "For {names} the ranking uses a score that the panel agreed on. Agreement, severity and expected ranks "
                "look at the scores of the jurors themselves.",
                "For {names} the ranking uses scores that the panel agreed on. Agreement, severity and expected ranks "
                "look at the scores of the jurors themselves.",
                len(analysis.agreed),
            ).format(names=join_names(analysis.agreed))
        )
    if not scheme.is_ranked:
        found.append(_("Each application is assessed by itself, so there is no order to examine."))
    elif not analysis.ranking.is_ready:
        found.append(
            _(
                "The ranking is blocked, so that the line and the weights cannot be examined yet; ranks are among all."
            )
        )
    elif analysis.ranking.available is None:
        found.append(_("The call has no budget, so there is no line to be above or below."))
    if analysis.fit is None and not (analysis.kept_back and len(analysis.ratings.applications) < _LEAST):
        found.append(why_not(analysis.ratings))
    if analysis.severity:
        found += analysis.severity.refusals
    found += refusals(agreement)
    return [each for each in dict.fromkeys(found) if each]


def _weights(scheme: Scheme, analysis: Analysis) -> list[str]:
    found = analysis.stability
    if found is None:
        return []
    sentences = stability_sentences(scheme, found)
    for each in found.criteria:
        sentences += [
            sentence for sentence in (funded_sentence(scheme, each), order_sentence(scheme, each)) if sentence
        ]
    if analysis.at_line:
        sentences.append(neighbours_sentence(scheme, analysis.at_line))
    return sentences
