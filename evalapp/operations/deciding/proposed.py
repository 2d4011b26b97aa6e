"""What a proposal of the jury for one application is held against: the ranking, the ceilings, and the envelope."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.analytics.ranking.funding import entitlement
from evalapp.domain.deciding.proposed import proposed_sum
from evalapp.domain.deciding.values import Advice
from evalapp.domain.ranking import Place, Ranking
from evalapp.domain.texts import _
from evalapp.operations.deciding.standing import Outlook, afterwards, of_ranking
from evalapp.operations.meeting.pushing import shows_outcomes
from evalapp.operations.single.forbidding import missed_by
from evalapp.operations.view import View
from evalapp.words import formats


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """Amounts in cents, None where nobody knows them. `most` is what of `asked` the ceilings allow, `wanted` what an
    approval gives that names no amount, `others` what is proposed for all others together; `available` is the envelope,
    not known here where the call does not show beside what is discussed what becomes of others.

    `ranking` is None where that is not ready, or where a tie keeps it open (`is_tied`). `missed`: which of its own
    scores miss what the call asks; the jury may propose to approve it all the same.
    """

    application: str
    asked: int | None
    most: int | None
    wanted: int | None
    ranking: Outlook | None
    is_tied: bool
    others: int
    available: int | None
    missed: str

    def beyond(self, amount: int | None) -> int:
        """How many cents more than the envelope the jury would propose in all, with `amount` for this one."""
        if self.available is None:
            return 0
        return max(self.others + (amount or 0) - self.available, 0)


def terms_of(view: View, ranking: Ranking, place: Place) -> Terms:
    number = place.application
    standings = afterwards(view, ranking).standings
    application = view.dossier(number).application
    return Terms(
        application=number,
        asked=application.requested_support,
        most=entitlement(view.call().scheme.budget, application),
        wanted=place.wanted,
        ranking=of_ranking(ranking, place),
        is_tied=ranking.is_ready and place in ranking.undecided,
        others=proposed_sum(each.place for each in standings if each.application != number),
        available=ranking.available if shows_outcomes(view) else None,
        missed=missed_by(view.call().scheme, place),
    )


def limits_words(terms: Terms) -> str:
    """What it asks, and how much of that the ceilings allow."""
    if terms.most is None:
        return _("What it asks within the ceilings is not known, so no amount can be fixed.")
    if terms.most == terms.asked:
        return _("asks {asked}").format(asked=formats.money(terms.asked))
    text = _("asks {asked}; the ceilings allow {most}")
    return text.format(asked=formats.money(terms.asked), most=formats.money(terms.most))


def beyond_words(terms: Terms, amount: int | None) -> str:
    """That the envelope does not hold what the jury proposes in all; empty where it does."""
    beyond = terms.beyond(amount)
    if not beyond:
        return ""
    text = _("With this the jury proposes {more} more in all than the envelope of {envelope}.")
    return text.format(more=formats.money(beyond), envelope=formats.money(terms.available))


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposals:
    """What the jury proposes of all it judged: its own with what each comes to, and the cents of all together."""

    own: tuple[tuple[Advice, Place, Outlook | None], ...]
    amount: int
    available: int | None

    @property
    def left(self) -> int | None:
        """Of the envelope; below nothing where more is proposed."""
        return None if self.available is None else self.available - self.amount


def proposals_of(view: View, ranking: Ranking) -> Proposals:
    """In the order of the ranking."""
    standings = afterwards(view, ranking).standings
    return Proposals(
        own=tuple((each.advice, each.place, each.advised) for each in standings if each.advice is not None),
        amount=proposed_sum(each.place for each in standings),
        available=ranking.available,
    )
