"""The figures under the title of a ranking report once a body decided: what that gave, and nothing proposed."""

from __future__ import annotations

from evalapp.domain.deciding.values import Proposal, Ruling
from evalapp.domain.ranking import UNJUDGED
from evalapp.domain.texts import _, ngettext, pgettext
from evalapp.reports.content import Report
from evalapp.reports.ranking.overview import given_of
from evalapp.words.formats import money
from evalapp.words.phrases import with_unstated


def decided_figures(report: Report, failed: int) -> list[tuple[str, str]]:
    """Who withdrew since has no support, and nobody decides on what went back to its applicant.

    `failed`: how many stand below a threshold.
    """
    ranking = report.ranking
    held = [place.held for place in ranking.places if place.held is not None and place.held.stepped is None]
    outcomes = [each.outcome for each in held]
    words = pgettext("decision", "given support")
    reserve = outcomes.count(Ruling.RESERVE)
    left = [place for place in ranking.places if place.held is None and place.outcome not in UNJUDGED]
    returned = sum(each.advice is not None and each.advice.outcome is Proposal.RETURN for each in left)
    waiting = len(left) - returned
    if reserve:
        text = ngettext("{n} on the reserve list", "{n} on the reserve list", reserve)
        words += ", " + text.format(n=reserve)
    if waiting:
        words += ", " + ngettext("{n} not decided", "{n} not decided", waiting).format(n=waiting)
    if stepped := sum(place.held is not None and place.held.stepped is not None for place in ranking.places):
        words += ", " + ngettext(
            "{n} withdrawn after the closing", "{n} withdrawn after the closing", stepped
        ).format(n=stepped)
    granted = str(outcomes.count(Ruling.APPROVED)), words
    others = pgettext("decision", "refused")
    if returned:
        others += ", " + ngettext("{n} returned", "{n} returned", returned).format(n=returned)
    refused = str(outcomes.count(Ruling.REJECTED)), others
    ranked = sum(place.is_ranked for place in ranking.places)
    first = (
        [(str(ranked), _("ranked, {n} below a threshold").format(n=failed)), granted]
        if report.call.scheme.is_ranked
        else [granted, refused]
    )
    return [*first, _money(report)]


def _money(report: Report) -> tuple[str, str]:
    ranking = report.ranking
    given = money(sum(given_of(report, place) or 0 for place in ranking.places))
    if ranking.available is not None:
        text = pgettext("decision", "granted of {available}")
        return given, text.format(available=money(ranking.available))
    text = pgettext("decision", "granted of {requested} requested")
    return given, with_unstated(text.format(requested=money(ranking.requested)), ranking.unstated)
