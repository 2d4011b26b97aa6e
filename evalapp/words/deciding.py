"""Sentences for what follows on the work of a jury: its advice, decisions, and in the history notifications too."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.deciding.values import Advice, Channel, Condition, Held, Proposal, Ruled, Ruling
from evalapp.domain.ranking import Place
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import N_, _, ngettext
from evalapp.words import formats

SENTENCES: Mapping[str, str] = {
    "advice": N_("Proposal of the jury for {application}"),
    "advice-cleared": N_("Proposal of the jury for {application} taken back"),
    "called-on": N_("{application} called on from the reserve list: {amount}"),
    "notified-received": N_("received on {day}"),
    "ruling": N_("Decision on {application}, by {body} on {day} ({reference})"),
    "stepped-back": N_("{application} withdrawn by the applicant after the closing, on {day}"),
}
COUNTED: Mapping[str, Callable[[int], str]] = {
    "notified": lambda n: ngettext(
        "{n} applicant told of the decision by {channel}, sent on {day}: {applications}",
        "{n} applicants told of the decision by {channel}, sent on {day}: {applications}",
        n,
    ),
    "ruled": lambda n: ngettext(
        "{n} application decided as advised, by {body} on {day} ({reference})",
        "{n} applications decided as advised, by {body} on {day} ({reference})",
        n,
    ),
    "ruling-corrected": lambda n: ngettext(
        "{n} recorded decision corrected: by {body} on {day} ({reference})",
        "{n} recorded decisions corrected: by {body} on {day} ({reference})",
        n,
    ),
    "rulings-taken-back": lambda n: ngettext(
        "{n} recorded decision taken back", "{n} recorded decisions taken back", n
    ),
}
STATES: Mapping[str, Callable[[str], str]] = {
    "advice": lambda value: Proposal(value).label if value else _("no proposal of its own"),
    "ruling": lambda value: Ruling(value).label if value else _("not decided"),
    "channel": lambda value: Channel(value).label,
    "conditions": lambda n: ngettext("{n} condition", "{n} conditions", int(n)).format(n=n),
}


def deciding_sentences(place: Place, scheme: Scheme) -> list[str]:
    """The jury's own proposal and what a body decided, each with its reason.

    Where the call is ranked such a proposal departs from the ranking; else it is the advice itself.
    """
    told = [] if place.advice is None else [_advised(place.advice, scheme)]
    return told if place.held is None else [*told, *_held(place.held, _asked_of(place))]


def _asked_of(place: Place) -> int:
    """How many conditions the jury asks of an approval."""
    advice = place.advice
    return 0 if advice is None or advice.outcome is not Proposal.APPROVE else len(advice.conditions)


def condition_words(condition: Condition, scheme: Scheme) -> str:
    """What it asks, with until when and which criterion it is about where they are said."""
    more = []
    if condition.until:
        more.append(_("until {day}").format(day=formats.day(condition.until)))
    if condition.criterion:
        more.append(_about(condition.criterion, scheme))
    return f"{condition.text.rstrip('. ')} ({', '.join(more)})" if more else condition.text


def _about(id: str, scheme: Scheme) -> str:
    """A criterion by its id where a later scheme has it no more."""
    return next((str(each.title) for each in scheme.criteria if each.id == id), "") or dropped_words(id)


def dropped_words(id: str) -> str:
    """A criterion that the scheme in force does not have."""
    return _("“{criterion}” of an earlier scheme").format(criterion=id)


def _proposed(advice: Advice) -> str:
    """The outcome, with the amount and the number of conditions."""
    words = advice.outcome.label
    if advice.amount is not None:
        words += f", {formats.money(advice.amount)}"
    if n := len(advice.conditions):
        words += ", " + ngettext("{n} condition", "{n} conditions", n).format(n=n)
    return words


def _advised(advice: Advice, scheme: Scheme) -> str:
    text = (
        _("The jury itself proposes otherwise: {proposal} ({reason}).")
        if scheme.is_ranked
        else _("The jury proposes: {proposal} ({reason}).")
    )
    said = text.format(proposal=_proposed(advice), reason=advice.reason.rstrip(". "))
    return f"{said} {_conditions(advice, scheme)}".strip()


def _conditions(advice: Advice, scheme: Scheme) -> str:
    """All that the jury asks, whole: a number of conditions binds nobody. Empty where it asks nothing."""
    said = [condition_words(each, scheme).rstrip(". ") for each in advice.conditions]
    asked = [f"({nth}) {each}" for nth, each in enumerate(said, start=1)]
    return _("Conditions: {conditions}.").format(conditions="; ".join(asked)) if asked else ""


def _held(held: Held, asked: int) -> list[str]:
    told = [] if held.ruled is None else _ruled(held.ruled, asked)
    if held.called is not None:
        text = _("Called on from the reserve list on {day}, for {amount}: {reason}.")
        told.append(
            text.format(
                day=formats.day(held.called.on),
                amount=formats.money(held.called.amount),
                reason=held.called.reason.rstrip(". "),
            )
        )
    if held.stepped is not None:
        text = _("Withdrawn by its applicant on {day}: {reason}.")
        told.append(text.format(day=formats.day(held.stepped.on), reason=held.stepped.reason.rstrip(". ")))
    return told


def _ruled(ruled: Ruled, asked: int) -> list[str]:
    """`asked`: how many conditions the jury asks. A decision as advised takes them over; one that departs may not."""
    outcome = ruled.outcome.label
    if ruled.amount is not None:
        outcome += f", {formats.money(ruled.amount)}"
    text = _("Decided by {body} on {day} ({reference}): {outcome}.")
    told = [
        text.format(body=ruled.body, day=formats.day(ruled.on), reference=ruled.reference, outcome=outcome)
    ]
    if ruled.reason:
        told.append(_("The body departs from the advice: {reason}.").format(reason=ruled.reason.rstrip(". ")))
    if asked and ruled.outcome is Ruling.APPROVED:
        told.append(_taken_over(asked, departs=bool(ruled.reason)))
    return told


def _taken_over(asked: int, *, departs: bool) -> str:
    if departs:
        return ngettext(
            "Whether it takes over the condition of the jury is not recorded apart from that reason.",
            "Whether it takes over the {n} conditions of the jury is not recorded apart from that reason.",
            asked,
        ).format(n=asked)
    return ngettext(
        "The body takes over the condition of the jury.",
        "The body takes over the {n} conditions of the jury.",
        asked,
    ).format(n=asked)
