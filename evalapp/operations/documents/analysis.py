"""The lenses as the document that scripts rely on (`analyse --json`); numbers in points, shares from 0 to 1."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from evalapp.operations.documents.selections import selections_json
from evalapp.operations.ranking.analysis import analysis_of
from evalapp.operations.workspace import Workspace

if TYPE_CHECKING:
    from evalapp.analytics.lenses.analysis import Analysis
    from evalapp.analytics.lenses.stability.stability import Interval

_DECIMALS = 6
_MOST_MOVES = 50


def analysis_json(workspace: Workspace, seed: int | None = None) -> dict[str, Any]:
    """Raises BadValue for a wrong seed."""
    from evalapp.analytics.lenses.analysis_words import notes, parts
    from evalapp.analytics.lenses.rows import application_rows

    view = workspace.view
    call = view.call()
    analysis = analysis_of(workspace, seed)
    names: dict[str, str] = {person.id: person.name for person in view.people()}
    return {
        "panel": call.panel,
        "fingerprint": view.fingerprint(),
        "seed": analysis.seed,
        "agreement": _agreement(analysis),
        "severity": _severity(analysis),
        "correction": _correction(analysis),
        "applications": application_rows(analysis),
        "sensitivity": {
            "weights": _weights(analysis),
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
        "notes": notes(call.scheme, analysis),
        "sentences": parts(call.scheme, analysis, names),
    }


def _agreement(analysis: Analysis) -> dict[str, Any]:
    found = analysis.agreement
    variance = found.variance
    return {
        "icc2_1": _number(found.icc2_1),
        "icc2_k": _number(found.icc2_k),
        "k": _number(found.k),
        "krippendorff_alpha": _number(found.krippendorff_alpha),
        "krippendorff_alpha_ordinal": _number(found.krippendorff_ordinal),
        "kendall_w": _number(found.kendall_w),
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
            "interval": [_number(end) for end in each.interval],
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
        "gain": _number(severity.gain),
        "refusals": list(severity.refusals),
        "moves": [
            {"application": each.application, "from": each.place_raw, "to": each.place_corrected}
            for each in severity.moves(_MOST_MOVES)
        ],
    }


def _weights(analysis: Analysis) -> list[dict[str, Any]]:
    """`stable_from` and `stable_to` are for the funded group; without a line, for the whole order."""
    if analysis.stability is None:
        return []
    return [
        {
            "criterion": each.criterion,
            "weight": _number(each.weight),
            **_ends("stable", each.funded or each.order),
            "stable_for": "funded" if each.funded else "order",
            **_ends("order", each.order),
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


def _number(value: float | Fraction | None) -> float | None:
    return None if value is None else round(float(value), _DECIMALS)
