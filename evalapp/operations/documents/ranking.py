"""The ranking as the document that scripts rely on (`rank --json`); money and scores in decimal notation."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from evalapp.domain.numbers import decimal_text, rounded_text
from evalapp.domain.people import names_of
from evalapp.domain.ranking import CriterionResult, Place, Ranking, TiedBlock
from evalapp.domain.scheme.model import Scheme
from evalapp.operations.collecting import collecting_later
from evalapp.operations.documents.deciding import advice_json, held_json
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.workspace import Workspace


def ranking_json(workspace: Workspace) -> dict[str, Any]:
    return document_of(workspace, workspace.view.call().scheme, ranking_of(workspace))


def document_of(workspace: Workspace, scheme: Scheme, ranking: Ranking) -> dict[str, Any]:
    """A ranking of this panel, in the words of the scheme that it was made by."""
    from evalapp.words import explain

    view = workspace.view
    criteria = _Criteria(scheme.ranking.decimals)
    names = names_of(view.people())
    with collecting_later():
        places = [
            _place(scheme, place, explain.place_sentence(scheme, place), criteria) for place in ranking.places
        ]
    return {
        "panel": view.call().panel,
        "fingerprint": view.fingerprint(),
        "state": "ready" if ranking.is_ready else "blocked",
        "blockers": [explain.blocker_sentence(scheme, each, names) for each in ranking.blockers],
        "places": places,
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


class _Criteria:
    """What is written of each result of a criterion; places with the same scores share theirs."""

    def __init__(self, decimals: int) -> None:
        self._decimals = decimals
        self._written: dict[int, tuple[CriterionResult, dict[str, Any]]] = {}

    def of(self, place: Place) -> dict[str, Any]:
        return {each.criterion: self._of(each) for each in place.criteria}

    def _of(self, each: CriterionResult) -> dict[str, Any]:
        # By the result's own identity, which holds as long as it is kept here too.
        known = self._written.get(id(each))
        if known is None:
            written = {
                "score": _rounded(each.score, self._decimals),
                "exact": _exact(each.score),
                "met": each.is_met,
                "scores": each.count,
            }
            known = self._written[id(each)] = (each, written)
        return known[1]


def _place(scheme: Scheme, place: Place, reason: str, criteria: _Criteria) -> dict[str, Any]:
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
        "criteria": criteria.of(place),
        "outcome": str(place.outcome),
        "requested": _euro(place.requested),
        "entitled": _euro(place.entitled),
        "decided": _euro(place.decided.amount) if place.decided else None,
        "granted": _euro(place.granted),
        "reserve": place.reserve,
        "on_list": place.on_list if place.waits else None,
        "tied_with": list(place.tied_with),
        "reason": reason,
        "proposal": None if place.advice is None else advice_json(place.advice),
        "decision": None if place.held is None else held_json(place.held),
    }


def _rounded(value: Fraction | None, decimals: int) -> str | None:
    return None if value is None else rounded_text(value, decimals)


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _euro(cents: int | None) -> str | None:
    return None if cents is None else decimal_text(Fraction(cents, 100))
