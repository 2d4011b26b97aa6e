"""The ranking as the document that scripts rely on (`rank --json`); money and scores in decimal notation."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from evalapp.domain.numbers import decimal_text, rounded_text
from evalapp.domain.ranking import Place, Ranking, TiedBlock
from evalapp.domain.scheme.model import Scheme
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.workspace import Workspace


def ranking_json(workspace: Workspace) -> dict[str, Any]:
    return document_of(workspace, workspace.view.call().scheme, ranking_of(workspace))


def document_of(workspace: Workspace, scheme: Scheme, ranking: Ranking) -> dict[str, Any]:
    """A ranking of this panel, in the words of the scheme that it was made by."""
    from evalapp.words import explain

    view = workspace.view
    names = {person.id: person.name for person in view.people()}
    return {
        "panel": view.call().panel,
        "fingerprint": view.fingerprint(),
        "state": "ready" if ranking.is_ready else "blocked",
        "blockers": [explain.blocker_sentence(scheme, each, names) for each in ranking.blockers],
        "places": [_place(scheme, place, explain.place_sentence(scheme, place)) for place in ranking.places],
        "budget": {
            "available": _euro(ranking.available),
            "granted": _euro(ranking.granted),
            "left": _euro(ranking.left),
        },
        "lot_seed": ranking.lot_seed or None,
        "tied_at_line": _tied(ranking.tied_at_line),
        "method": explain.method_sentences(scheme),
    }


def _tied(block: TiedBlock | None) -> dict[str, Any] | None:
    if block is None:
        return None
    return {
        "place": block.place,
        "applications": list(block.applications),
        "affordable": block.affordable,
        "left": _euro(block.left),
    }


def _place(scheme: Scheme, place: Place, reason: str) -> dict[str, Any]:
    decimals = scheme.ranking.decimals
    return {
        "place": place.place,
        "application": place.application,
        "title": place.title,
        "total": _rounded(place.total, place.decimals),
        "exact": _exact(place.total),
        "unweighted": _exact(place.unweighted),
        "groups": {
            group.group: {"score": _rounded(group.score, decimals), "met": group.is_met}
            for group in place.groups
        },
        "criteria": {
            each.criterion: {
                "score": _rounded(each.score, decimals),
                "exact": _exact(each.score),
                "met": each.is_met,
                "scores": each.count,
            }
            for each in place.criteria
        },
        "outcome": str(place.outcome),
        "requested": _euro(place.requested),
        "entitled": _euro(place.entitled),
        "decided": _euro(place.decided.amount) if place.decided else None,
        "granted": _euro(place.granted),
        "reserve": place.reserve,
        "tied_with": list(place.tied_with),
        "reason": reason,
    }


def _rounded(value: Fraction | None, decimals: int) -> str | None:
    return None if value is None else rounded_text(value, decimals)


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _euro(cents: int | None) -> str | None:
    return None if cents is None else decimal_text(Fraction(cents, 100))
