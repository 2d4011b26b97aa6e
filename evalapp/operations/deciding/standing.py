"""Where every application of a call stands after its jury: advised, decided, told, stepped back or called on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evalapp.domain.deciding.values import (
    Advice,
    CalledOn,
    Notified,
    Proposal,
    Ruled,
    Ruling,
    SteppedBack,
)
from evalapp.domain.ranking import UNJUDGED, Outcome, Place, Ranking
from evalapp.domain.scheme.rules import Cut
from evalapp.operations.deciding.appeal import last_day_for_appeal
from evalapp.operations.deciding.closing_up import closed_up
from evalapp.operations.ranking.material import material_of
from evalapp.operations.view import View

# What a ranking says of an application, as the outcome that a body takes over.
_OF_RANKING = {
    Outcome.FUNDED: Ruling.APPROVED,
    Outcome.ELIGIBLE: Ruling.APPROVED,
    Outcome.RESERVE: Ruling.RESERVE,
    Outcome.NOT_FUNDED: Ruling.REJECTED,
    Outcome.BELOW_THRESHOLD: Ruling.REJECTED,
    Outcome.EXCLUDED: Ruling.REJECTED,
    Outcome.NOT_DISCUSSED: Ruling.REJECTED,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """An outcome with its amount in cents, which only an approval has; None where nobody knows it."""

    outcome: Ruling
    amount: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Of one application that the jury judged. `advised` is None where neither jury nor ranking says anything yet.

    `told` are the notifications in their order: the last one need not be of what holds now. `is_ranked` tells of the
    call: else the jury's own proposal departs from nothing, and is its advice.
    """

    place: Place
    advice: Advice | None
    advised: Outlook | None
    ruled: Ruled | None
    called: CalledOn | None
    stepped: SteppedBack | None
    told: tuple[Notified, ...]
    is_ranked: bool = True

    @property
    def application(self) -> str:
        return self.place.application

    @property
    def proposed(self) -> Outlook | None:
        """What the jury proposes of it: where nothing is ranked, only what it said itself."""
        return self.advised if self.is_ranked or self.advice is not None else None

    @property
    def is_returned(self) -> bool:
        """Whether it went back to its applicant: a body decides nothing of it before the jury advises anew."""
        advice = self.advice
        return self.ruled is None and advice is not None and advice.outcome is Proposal.RETURN

    @property
    def holds(self) -> Outlook | None:
        """What holds of it now; None before a decision."""
        if self.called is not None:
            return Outlook(outcome=Ruling.APPROVED, amount=self.called.amount)
        return None if self.ruled is None else Outlook(outcome=self.ruled.outcome, amount=self.ruled.amount)

    @property
    def since(self) -> str:
        """The ISO 8601 day of what holds; empty before a decision."""
        if self.called is not None:
            return self.called.on
        return "" if self.ruled is None else self.ruled.on

    @property
    def departs(self) -> bool:
        """Whether the body decided otherwise than it was advised."""
        return self.ruled is not None and self.advised != Outlook(
            outcome=self.ruled.outcome, amount=self.ruled.amount
        )

    @property
    def notified(self) -> Notified | None:
        """How the applicant was told of what holds now; None where that was not done."""
        last = self.told[-1] if self.told else None
        if last is None or self.holds != Outlook(outcome=last.outcome, amount=last.amount):
            return None
        ruled = self.ruled
        # Of a decision that was taken back, or of another day, nobody was told by what was sent for the one before.
        if ruled is not None and (last.on < ruled.on or (not ruled.corrected and last.at < ruled.at)):
            return None
        return last

    @property
    def last_day(self) -> date | None:
        """For an appeal; None where nobody was told, or the day of it cannot be proved."""
        return None if self.notified is None else last_day_of(self.notified)

    @property
    def takes(self) -> int:
        """The cents that it has of the envelope."""
        held = self.holds
        return 0 if held is None or self.stepped is not None else held.amount or 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """The next on the reserve list, with the cents that it would get; nobody is called on by itself."""

    application: str
    amount: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Afterwards:
    """`standings` in the order of the ranking; `available` cents, None where the call has no envelope."""

    standings: Sequence[Standing]
    ranking: Ranking
    available: int | None
    cut: Cut

    @property
    def is_ranked(self) -> bool:
        return all(each.is_ranked for each in self.standings)

    @property
    def decided(self) -> tuple[Standing, ...]:
        return tuple(each for each in self.standings if each.ruled is not None)

    @property
    def waiting(self) -> tuple[Standing, ...]:
        """Of which the body has still to decide: not of what was withdrawn before it could, or returned."""
        return tuple(
            each
            for each in self.standings
            if each.ruled is None and each.stepped is None and not each.is_returned
        )

    @property
    def returned(self) -> tuple[Standing, ...]:
        return tuple(each for each in self.standings if each.is_returned and each.stepped is None)

    @property
    def untold(self) -> tuple[Standing, ...]:
        """Who has still to hear what was decided."""
        return tuple(each for each in self.decided if each.notified is None and each.stepped is None)

    @property
    def granted(self) -> int:
        return sum(each.takes for each in self.standings)

    @property
    def free(self) -> int | None:
        """Cents of the envelope that nobody has; below nothing where the body gave more than it."""
        return None if self.available is None else self.available - self.granted

    @property
    def reserve(self) -> tuple[Standing, ...]:
        """Who may still be called on, in the order of the list."""
        listed = [
            each
            for each in self.standings
            if each.ruled is not None
            and each.ruled.outcome is Ruling.RESERVE
            and each.called is None
            and each.stepped is None
        ]
        return tuple(sorted(listed, key=lambda each: each.place.on_list or len(self.standings)))

    @property
    def offered(self) -> tuple[Offer, ...]:
        """Who comes next: by the rule of the line, the first, or the first that fits. Two where they share a place."""
        free = self.free
        if free is None or free <= 0:
            return ()
        for number in sorted({each.place.on_list or 0 for each in self.reserve}):
            found = self._offers_at(number, free)
            if found or self.cut is not Cut.SKIP:
                return found
        return ()

    def _offers_at(self, number: int, free: int) -> tuple[Offer, ...]:
        found = []
        for each in self.reserve:
            wanted = each.place.wanted
            if (each.place.on_list or 0) != number or not wanted:
                continue
            if wanted <= free:
                found.append(Offer(application=each.application, amount=wanted))
            elif self.cut is Cut.PARTIAL:
                found.append(Offer(application=each.application, amount=free))
        return tuple(found)

    def of(self, number: str) -> Standing | None:
        return next((each for each in self.standings if each.application == number), None)


def afterwards(view: View, ranking: Ranking | None = None) -> Afterwards:
    """`ranking` where it is known already."""
    ranking = ranking or material_of(view).rank()
    rows = view.decidings
    advice = {each.application: each for each in rows.advice()}
    ruled = {each.application: each for each in rows.rulings()}
    called = {each.application: each for each in rows.called_on()}
    stepped = {each.application: each for each in rows.stepped_back()}
    told: dict[str, list[Notified]] = {}
    for each in rows.notified():
        told.setdefault(each.application, []).append(each)
    ranking = closed_up(ranking, advice=advice, ruled=ruled, stepped=stepped)
    scheme = view.call().scheme
    return Afterwards(
        standings=tuple(
            Standing(
                place=place,
                advice=advice.get(place.application),
                advised=advised(ranking, place, advice),
                ruled=ruled.get(place.application),
                called=called.get(place.application),
                stepped=stepped.get(place.application),
                told=tuple(told.get(place.application, ())),
                is_ranked=scheme.is_ranked,
            )
            for place in ranking.places
            if place.outcome not in UNJUDGED
        ),
        ranking=ranking,
        available=ranking.available,
        cut=scheme.budget.cut,
    )


def advised(ranking: Ranking, place: Place, advice: Mapping[str, Advice]) -> Outlook | None:
    """The jury's own proposal, else what the ranking says; None where that is not known or sends it back."""
    own = advice.get(place.application)
    if own is None:
        return of_ranking(ranking, place)
    if own.outcome is Proposal.RETURN:
        return None
    if own.outcome is Proposal.REJECT:
        return Outlook(outcome=Ruling.REJECTED)
    return Outlook(outcome=Ruling.APPROVED, amount=own.amount or place.wanted)


def of_ranking(ranking: Ranking, place: Place) -> Outlook | None:
    """None where the ranking is not ready, or a tie keeps it open."""
    if not ranking.is_ready or place in ranking.undecided:
        return None
    outcome = _OF_RANKING.get(place.outcome)
    if outcome is None:
        return None
    return Outlook(outcome=outcome, amount=place.wanted if outcome is Ruling.APPROVED else None)


def last_day_of(notified: Notified) -> date | None:
    return last_day_for_appeal(
        sent=date.fromisoformat(notified.on),
        channel=notified.channel,
        received=date.fromisoformat(notified.received) if notified.received else None,
    )
