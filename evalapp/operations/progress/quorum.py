"""Applications with fewer assessments than the scheme asks: for want of seats, or since the panel agreed on a score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from evalapp.domain.ranking import UNJUDGED, Outcome, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import ngettext
from evalapp.operations.progress.facts import Facts, Pair
from evalapp.words.phrases import join_all, numbered, to_do


def short_of_quorum(facts: Facts, pairs: Iterable[Pair] | None = None) -> tuple[str, ...]:
    """Their numbers; `pairs` of juror and application in place of the seats that are taken."""
    if pairs is None:
        pairs = ((each.juror, each.application) for each in facts.assignments)
    seats = Counter(application for juror, application in pairs if (juror, application) not in facts.barred)
    least = facts.call.scheme.ranking.least_scores
    return tuple(each.number for each in facts.judged if seats[each.number] < least)


def quorum_words(facts: Facts, pairs: Iterable[Pair] | None = None) -> str:
    """A sentence that names them, before anything is assigned or sent; empty where there is nothing to say.

    Where one assessment is enough, an application without any is told of as such, elsewhere.
    """
    least = facts.call.scheme.ranking.least_scores
    short = short_of_quorum(facts, pairs) if least > 1 else ()
    if not short:
        return ""
    text = ngettext(
        "{n} application has fewer jurors than the {least} assessments that the scheme needs, and could not be ranked: "
        "{applications}.",
        "{n} applications have fewer jurors than the {least} assessments that the scheme needs, and could not be "
        "ranked: {applications}.",
        len(short),
    )
    return text.format(n=len(short), least=least, applications=to_do(short))


def agreed_in_place(scheme: Scheme, ranking: Ranking) -> Mapping[str, int]:
    """Number → the fewest scores on a criterion, where a consensus stands for those that the scheme asks."""
    counting = {each.id for each in scheme.counting}
    found: dict[str, int] = {}
    for place in ranking.places:
        if place.outcome in (*UNJUDGED, Outcome.NOT_DISCUSSED):
            continue
        for each in place.criteria:
            if each.criterion in counting and each.is_consensus and each.count < scheme.ranking.least_scores:
                found[place.application] = min(each.count, found.get(place.application, each.count))
    return found


def agreed_words(least: int, agreed: Mapping[str, int]) -> str:
    """What stands where `least` assessments do not."""
    named = [
        ngettext("{application} ({n} assessment)", "{application} ({n} assessments)", n).format(
            application=numbered([application]), n=n
        )
        for application, n in agreed.items()
    ]
    text = ngettext(
        "A consensus of the meeting stands in place of at least {n} assessment: {applications}",
        "A consensus of the meeting stands in place of at least {n} assessments: {applications}",
        least,
    )
    return text.format(n=least, applications=join_all(named))
