"""What came of it: results as the ranking has them, advice and decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from evalapp.domain.ranking import CriterionResult, Place, Ranking
from evalapp.operations.deciding.standing import Afterwards, Outlook, Standing
from evalapp.operations.publishing.values import day, euro, near, parts
from evalapp.publish.content import Rows

_CRITERION_RESULT = (
    *("application", "criterion", "score", "numerator", "denominator", "scores", "is_consensus", "is_met"),
)


def outcome_tables(ranking: Ranking, after: Afterwards, given: Mapping[str, int]) -> dict[str, Rows]:
    unsettled = {each.application for each in ranking.undecided}
    return {
        "result": Rows.of(
            _result(each, given.get(each.application, 0), is_unsettled=each.application in unsettled)
            for each in ranking.places
        ),
        "criterion_result": Rows(columns=_CRITERION_RESULT, rows=list(_criteria(ranking))),
        "decision": Rows.of(_decisions(after)),
    }


def _result(place: Place, given: int, *, is_unsettled: bool) -> dict[str, Any]:
    return {
        "application": place.application,
        "place": place.place,
        "outcome": str(place.outcome),
        "reserve": place.reserve,
        "tied_with": len(place.tied_with),
        **parts(place.total, "total", "total_numerator", "total_denominator"),
        "unweighted": near(place.unweighted),
        "requested": euro(place.requested),
        "entitled": euro(place.entitled),
        "proposed": euro(place.proposed),
        "given": euro(given),
        "is_supported": bool(given),
        "is_unsettled": is_unsettled,
    }


def _criteria(ranking: Ranking) -> Iterator[tuple[Any, ...]]:
    """Places with the same scores share the result of a criterion, so that few differ."""
    told: dict[int, tuple[Any, ...]] = {}
    for place in ranking.places:
        for each in place.criteria:
            known = told.get(id(each))
            if known is None:
                known = told[id(each)] = _told(each)
            yield (place.application, *known)


def _told(each: CriterionResult) -> tuple[Any, ...]:
    score = parts(each.score, "score", "numerator", "denominator")
    return (each.criterion, *score.values(), each.count, each.is_consensus, each.is_met)


def _decisions(after: Afterwards) -> Iterator[dict[str, Any]]:
    waiting = {each.application for each in after.waiting}
    untold = {each.application for each in after.untold}
    reserve = {each.application for each in after.reserve}
    for each in after.standings:
        yield _decision(each) | {
            "is_waiting": each.application in waiting,
            "is_untold": each.application in untold,
            "is_on_reserve": each.application in reserve,
            "is_returned": each.is_returned,
        }


def _decision(each: Standing) -> dict[str, Any]:
    own, ruled, called, told = each.advice, each.ruled, each.called, each.notified
    return {
        "application": each.application,
        "own_advice": None if own is None else str(own.outcome),
        "own_amount": None if own is None else euro(own.amount),
        **_outlook("advised", each.proposed),
        "decided": None if ruled is None else str(ruled.outcome),
        "decided_amount": None if ruled is None else euro(ruled.amount),
        "body": None if ruled is None else ruled.body,
        "decided_on": None if ruled is None else day(ruled.on),
        "reference": None if ruled is None else ruled.reference,
        "departs": each.departs,
        "called_on": None if called is None else day(called.on),
        "called_amount": None if called is None else euro(called.amount),
        "stepped_on": None if each.stepped is None else day(each.stepped.on),
        "holds": None if each.holds is None else str(each.holds.outcome),
        "holds_amount": euro(each.takes),
        "notified_on": None if told is None else day(told.on),
        "channel": None if told is None else str(told.channel),
        "received_on": None if told is None else day(told.received),
        "appeal_until": each.last_day,
    }


def _outlook(name: str, outlook: Outlook | None) -> dict[str, Any]:
    return {
        name: None if outlook is None else str(outlook.outcome),
        f"{name}_amount": None if outlook is None else euro(outlook.amount),
    }
