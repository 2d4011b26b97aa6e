"""Applications with fewer seats than the scheme asks assessments: whatever comes back, they cannot be ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from evalapp.domain.texts import ngettext
from evalapp.operations.progress.facts import Facts, Pair
from evalapp.words.phrases import join_all


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
    return text.format(n=len(short), least=least, applications=join_all(short))
