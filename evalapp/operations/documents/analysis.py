"""The lenses as the document that scripts rely on (`analyse --json`); numbers in points, shares from 0 to 1."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from evalapp.domain.people import names_of
from evalapp.operations.documents.selections import selections_json
from evalapp.operations.ranking.analysis import analysis_of
from evalapp.operations.workspace import Workspace

if TYPE_CHECKING:
    from evalapp.analytics.lenses.agreement.icc import Coefficient
    from evalapp.analytics.lenses.analysis import Analysis
    from evalapp.analytics.lenses.stability.stability import Interval
    from evalapp.domain.scheme.model import Scheme

_DECIMALS = 6
_MOST_MOVES = 50


def analysis_json(workspace: Workspace, seed: int | None = None) -> dict[str, Any]:
    """Raises BadValue for a wrong seed."""
    from evalapp.analytics.lenses.analysis_words import notes, parts
    from evalapp.analytics.lenses.rows import application_rows
    from evalapp.words.results import withheld

    view = workspace.view
    call = view.call()
    analysis = analysis_of(workspace, seed)
    names: dict[str, str] = dict(names_of(view.people()).items())
    return {
        "panel": call.panel,
        "fingerprint": view.fingerprint(),
        "seed": analysis.seed,
        "another_panel": _another_panel(analysis),
        "equally_strict": _equally_strict(analysis),
        "agreement": _agreement(analysis),
        "severity": _severity(analysis),
        "correction": _correction(analysis),
        "applications": application_rows(analysis),
        "sensitivity": {
            "weights": _weights(call.scheme, analysis),
            "at_line": _at_line(analysis),
            "weightings": _weightings(analysis),
        },
        "spread": [
            {
                "application": each.application,
                "criterion": each.criterion or None,
                "spread": _number(each.spread),
                "share": _number(each.share),
                "scores": each.scores,
                "one_extreme": each.is_one_extreme,
            }
            for each in analysis.spreads
        ],
        "selections": selections_json(call.scheme, analysis.ranking),
        "notes": [*([withheld()] if analysis.kept_back else []), *notes(call.scheme, analysis)],
        "sentences": parts(call.scheme, analysis, names),
    }


def _agreement(analysis: Analysis) -> dict[str, Any]:
    found = analysis.agreement
    variance = found.variance
    return {
        "icc2_1": found.icc2_1 and _number(found.icc2_1.value),
        "icc2_1_interval": _coefficient_ends(found.icc2_1),
        "icc2_k": found.icc2_k and _number(found.icc2_k.value),
        "icc2_k_interval": _coefficient_ends(found.icc2_k),
        "reliability_single": _number(found.single),
        "reliability_single_interval": _pair(found.spans.single if found.spans else None),
        "reliability": [
            {
                "scores": each.scores,
                "applications": each.applications,
                "reliability": _number(each.reliability),
                "interval": _pair(each.interval),
                "least_difference": _number(each.least_difference),
                "least_difference_interval": _pair(each.least_interval),
            }
            for each in found.of_means
        ],
        "k": _number(found.k),
        "krippendorff_alpha": _number(found.krippendorff_alpha),
        "krippendorff_alpha_interval": _pair(found.krippendorff_interval),
        "krippendorff_alpha_ordinal": _number(found.krippendorff_ordinal),
        "krippendorff_alpha_ordinal_interval": _pair(found.krippendorff_ordinal_interval),
        "kendall_w": _number(found.kendall_w),
        "kendall_w_interval": _pair(found.concordance_interval),
        "kendall_w_chance": _number(found.concordance.chance) if found.concordance else None,
        "least_difference": _number(found.least_difference),
        "variance": variance
        and {
            "application": _number(variance.application),
            "juror": _number(variance.juror),
            "residual": _number(variance.residual),
        },
        "jurors": found.jurors,
        "applications": found.applications,
    }


def _another_panel(analysis: Analysis) -> dict[str, Any] | None:
    """How the places and chances of another panel came about; those themselves stand with each application."""
    found = analysis.another
    if found is None:
        return None
    return {
        "draws": found.draws,
        "seed": found.seed,
        "by_criterion": found.by_criterion,
        "largest_error": _number(found.largest_error),
        "against": list(found.against),
        "agreed": list(found.agreed),
    }


def _equally_strict(analysis: Analysis) -> dict[str, Any] | None:
    """How the expected ranks came about; `prior_juror_spread` (points) only where it was supposed, not estimated."""
    found = analysis.outlook
    if found is None:
        return None
    return {
        "draws": found.draws,
        "line": found.line,
        "prior_juror_spread": _number(found.prior.spread) if found.prior else None,
    }


def _severity(analysis: Analysis) -> list[dict[str, Any]]:
    from evalapp.analytics.lenses.severity.words import juror_sentence

    if analysis.severity is None:
        return []
    return [
        {
            "juror": each.juror,
            "offset": _number(each.offset),
            "standard_error": _number(each.standard_error),
            "scores": each.scores,
            "interval": _pair(each.interval),
            "sentence": juror_sentence(each, analysis.ratings),
        }
        for each in analysis.severity.jurors
    ]


def _correction(analysis: Analysis) -> dict[str, Any] | None:
    """Whether correcting for severity can be defended, and what it would move; it moves nothing."""
    severity = analysis.severity
    if severity is None:
        return None
    return {
        "offered": severity.is_offered,
        "juror_spread_interval": _pair(severity.spread),
        "gain": _number(severity.gain),
        "refusals": list(severity.refusals),
        "moves": [
            {"application": each.application, "from": each.place_raw, "to": each.place_corrected}
            for each in severity.moves(_MOST_MOVES)
        ],
    }


def _weights(scheme: Scheme, analysis: Analysis) -> list[dict[str, Any]]:
    """`stable_from` and `stable_to` are for the funded group; without a line, for the whole order.

    Those are shares of the whole. `declared…` is the same in the unit of the scheme, in which `--what-if weight:ID=…`
    takes a weight while the others stay: null where no such weight is large enough.
    """
    if analysis.stability is None:
        return []
    weights = {each.id: each.weight for each in scheme.counting}
    whole = sum(weights.values(), Fraction())

    def declared(criterion: str, share: Fraction) -> float | None:
        return None if share >= 1 else _number((whole - weights[criterion]) * share / (1 - share))

    return [
        {
            "criterion": each.criterion,
            "weight": _number(each.weight),
            **_ends("stable", each.funded or each.order),
            "stable_for": "funded" if each.funded else "order",
            **_ends("order", each.order),
            "declared": _number(weights[each.criterion]),
            "declared_from": declared(each.criterion, (each.funded or each.order).low),
            "declared_to": declared(each.criterion, (each.funded or each.order).high),
        }
        for each in analysis.stability.criteria
    ]


def _ends(name: str, interval: Interval) -> dict[str, Any]:
    return {
        f"{name}_from": _number(interval.low),
        f"{name}_to": _number(interval.high),
        f"{name}_exact": [str(interval.low), str(interval.high)],
    }


def _at_line(analysis: Analysis) -> dict[str, Any] | None:
    pair = analysis.at_line
    if pair is None:
        return None
    swap = pair.smallest
    return {
        "ahead": pair.ahead,
        "behind": pair.behind,
        "tied": pair.is_tied,
        "smallest_swap": swap
        and {
            "criterion": swap.criterion,
            "weight": _number(swap.weight),
            "at": _number(swap.at),
            "exact": str(swap.at),
        },
    }


def _weightings(analysis: Analysis) -> dict[str, Any] | None:
    found = analysis.weightings
    if found is None:
        return None
    top = found.among_top
    return {
        "draws": found.draws,
        "top": found.top,
        "applications": [
            {
                "application": number,
                "first": _number(found.first[n]),
                "among_top": None if top is None else _number(top[n]),
            }
            for n, number in enumerate(found.applications)
        ],
    }


def _pair(ends: tuple[float, float] | None) -> list[float | None] | None:
    return None if ends is None else [_number(end) for end in ends]


def _coefficient_ends(found: Coefficient | None) -> list[float | None] | None:
    return None if found is None else [_number(found.low), _number(found.high)]


def _number(value: float | Fraction | None) -> float | None:
    return None if value is None else round(float(value), _DECIMALS)
