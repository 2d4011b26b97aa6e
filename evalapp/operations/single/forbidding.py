"""What forbids an approval where each application is assessed by itself, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evalapp.analytics.ranking.funding import entitlement, unknown_for_ceilings
from evalapp.domain.application import Application
from evalapp.domain.deciding.values import Proposal
from evalapp.domain.errors import BadValue
from evalapp.domain.ranking import Blocker, BlockerKind, Outcome, Place
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext
from evalapp.operations.ranking.material import material_of
from evalapp.operations.view import View
from evalapp.words.phrases import join_names
from evalapp.words.results import below_threshold_of
from evalapp.words.why.budget import unknown_ceiling
from evalapp.words.why.standing import missed_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Forbidden:
    """`why` is short enough for a button, without a full stop; `way` says what can be done about it."""

    why: str
    way: str

    @property
    def sentence(self) -> str:
        return f"{self.why}. {self.way}"

    @property
    def why_within(self) -> str:
        """In the middle of a sentence."""
        return self.why[:1].lower() + self.why[1:] if self.why[1:2].islower() else self.why


def no_approval(
    scheme: Scheme, place: Place, application: Application, blockers: Sequence[Blocker]
) -> Forbidden | None:
    """None where it may be approved. `blockers` are those of the whole call; those of others are left aside."""
    own = [each for each in blockers if each.application == place.application]
    return (
        _not_assessed(place) or _not_known(own) or _missed(scheme, place) or _no_amount(scheme, application)
    )


def refuse_forbidden(view: View, number: str, outcome: Proposal) -> None:
    """Raises BadValue for an approval that something forbids."""
    if outcome is not Proposal.APPROVE:
        return
    ranking = material_of(view).rank()
    place = next(each for each in ranking.places if each.application == number)
    found = no_approval(view.call().scheme, place, view.dossier(number).application, ranking.blockers)
    if found is not None:
        text = _("{application} cannot be approved: {why}. {way}")
        raise BadValue(text.format(application=number, why=found.why_within, way=found.way))


def _not_assessed(place: Place) -> Forbidden | None:
    if place.outcome is not Outcome.NOT_DISCUSSED:
        return None
    return Forbidden(
        why=_("The jury did not discuss it"),
        way=_("Discuss it in the meeting first, or propose to reject it."),
    )


def _not_known(blockers: Sequence[Blocker]) -> Forbidden | None:
    """What keeps its result open."""
    missing = sum(each.count for each in blockers if each.kind is BlockerKind.MISSING_SCORES)
    if missing:
        return Forbidden(
            why=ngettext("{n} score is missing", "{n} scores are missing", missing).format(n=missing),
            way=_("Move back to scoring to merge what is missing; or return it to the applicant."),
        )
    kinds = {each.kind for each in blockers}
    if kinds & {BlockerKind.QUORUM, BlockerKind.NO_SCORE_AT_ALL, BlockerKind.NO_CONSENSUS}:
        return Forbidden(
            why=_("Its result is not known: fewer scores than the call asks, or the jurors differ"),
            way=_("Record a consensus score in the meeting."),
        )
    if BlockerKind.NOBODY_ASSIGNED in kinds:
        return Forbidden(
            why=_("No juror assesses it"),
            way=_(
                "Move back to scoring to assign it to a juror; or return it to the applicant, or reject it."
            ),
        )
    if blockers:
        return Forbidden(
            why=_("Its result is not known: a choice or a conflict of interest is open"),
            way=_("Settle first what the closing names."),
        )
    return None


def missed_by(scheme: Scheme, place: Place) -> str:
    """Which of its own scores keep it from an approval, without a full stop; empty where none does."""
    if place.excluded_by:
        titles = join_names(f"“{scheme.criterion(each).title}”" for each in place.excluded_by)
        return _("A rating word excludes it: {criteria}").format(criteria=titles)
    if place.failed:
        missed = join_names((missed_words(scheme, place, each) for each in place.failed), most=3)
        return below_threshold_of(scheme).format(missed=missed)
    return ""


def _missed(scheme: Scheme, place: Place) -> Forbidden | None:
    why = missed_by(scheme, place)
    if not why:
        return None
    return Forbidden(
        why=why,
        way=_(
            "Return it with conditions or reject it; where the jury scores it otherwise, record a consensus in the "
            "meeting."
        ),
    )


def _no_amount(scheme: Scheme, application: Application) -> Forbidden | None:
    if entitlement(scheme.budget, application) is not None:
        return None
    unknown = unknown_for_ceilings(scheme.budget, application)
    why = (
        unknown_ceiling(application.number, unknown[0]).rstrip(".")
        if unknown
        else _("It is not known what it asks")
    )
    return Forbidden(
        why=why, way=_("Move back to scoring and fill in that field; the amount follows from it.")
    )
