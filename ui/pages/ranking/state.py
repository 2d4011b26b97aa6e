"""What stands above the ranking: how far it is, how it was counted, and as of when."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import AcrossJurors, Total
from evalapp.domain.texts import _
from evalapp.operations.progress.coverage import Coverage
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.phrases import numbered


def state_words(view: View, ranking: Ranking, covered: Coverage) -> str:
    scheme = view.call().scheme
    placed, everything = sum(place.is_ranked for place in ranking.places), len(ranking.places)
    if ranking.blockers:
        first = covered.ranking_words(ranking.blockers)
    elif scheme.is_ranked:
        first = _("{placed} of {all} applications ranked").format(placed=placed, all=everything)
    else:
        first = _("{all} applications, each assessed by itself").format(all=everything)
    across = {
        AcrossJurors.MEAN: _("mean across jurors"),
        AcrossJurors.MEDIAN: _("median across jurors"),
        AcrossJurors.AGREED: _("one score of all jurors"),
        AcrossJurors.TRIMMED_MEAN: _("trimmed mean across jurors"),
    }[scheme.ranking.across_jurors]
    total = _("weighted mean") if scheme.ranking.total is Total.WEIGHTED_MEAN else _("weighted sum")
    last = view.history(limit=1)
    parts = [first, across, total]
    if last:
        parts.append(_("as it stood on {moment}").format(moment=formats.moment(last[0].at)))
    return " · ".join(parts)


def reason_of(
    scheme: Scheme, ranking: Ranking, place: Place, people: Mapping[PersonId, PersonName], jurors: str
) -> str:
    """Why it stands there, or nowhere; `jurors` is who gave what, empty where no names are shown."""
    from evalapp.words.explain import neighbours_sentence, place_sentence, waiting_sentence

    lines = (
        place_sentence(scheme, place),
        waiting_sentence(scheme, ranking, place, people),
        neighbours_sentence(ranking, place),
        place.note,
        jurors,
    )
    return "\n".join(filter(None, lines))


def heading_of(place: Place) -> str:
    """Over the reason of an application’s place."""
    if place.is_ranked:
        return _("Why place {place}?").format(place=place.place)
    return _("Why no place? {application}").format(application=numbered([place.application]))
