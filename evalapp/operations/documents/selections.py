"""Two labelled what-ifs over the whole list: the dearest sum of totals, and the threshold of a first stage."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from evalapp.domain.numbers import decimal_text
from evalapp.domain.scheme.model import Scheme

if TYPE_CHECKING:
    from evalapp.domain.ranking import Ranking


def selections_json(scheme: Scheme, ranking: Ranking) -> dict[str, Any]:
    """Each with the sentence that says what it is, or why there is none."""
    return {"portfolio": _portfolio(scheme, ranking), "preselection": _preselection(scheme, ranking)}


def _portfolio(scheme: Scheme, ranking: Ranking) -> dict[str, Any]:
    from evalapp.analytics.what_if.portfolio import best_portfolio, portfolio_sentence
    from evalapp.analytics.what_if.selection import NoSelection

    found = best_portfolio(scheme, ranking)
    if isinstance(found, NoSelection):
        return {"funded": None, "sentence": str(found)}
    return {
        "funded": list(found.funded),
        "dropped": list(found.dropped),
        "added": list(found.added),
        "total": str(found.total),
        "spent": _euro(found.spent),
        "sentence": portfolio_sentence(found),
    }


def _preselection(scheme: Scheme, ranking: Ranking) -> dict[str, Any]:
    from evalapp.analytics.what_if.preselection import preselect_ranked, preselection_sentence
    from evalapp.analytics.what_if.selection import NoSelection

    step = min(criterion.scale.step for criterion in scheme.counting)
    found = preselect_ranked(scheme, ranking, step=step)
    if isinstance(found, NoSelection):
        return {"threshold": None, "sentence": str(found)}
    return {
        "threshold": decimal_text(found.threshold),
        "admitted": list(found.admitted),
        "requested": _euro(found.requested),
        "sentence": preselection_sentence(found),
    }


def _euro(cents: int) -> str:
    return decimal_text(Fraction(cents, 100))
