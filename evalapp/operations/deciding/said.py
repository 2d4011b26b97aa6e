"""Where applications stand after their jury, in words: one wording for the window and the command line."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.deciding.values import Advice, Notified, Proposal, Ruling
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, ngettext, pgettext
from evalapp.operations.deciding.appeal import told_on
from evalapp.operations.deciding.standing import Afterwards, Outlook, Standing, last_day_of
from evalapp.words import formats
from evalapp.words.deciding import condition_words
from evalapp.words.phrases import MOST_NAMED, join_all, numbered
from evalapp.words.places import returned_words


def outlook_words(outlook: Outlook | None) -> str:
    """An outcome with its amount, as it is advised."""
    if outlook is None:
        return _("not settled")
    label = {
        Ruling.APPROVED: pgettext("advice", "approve"),
        Ruling.REJECTED: pgettext("advice", "reject"),
        Ruling.RESERVE: pgettext("advice", "reserve list"),
    }[outlook.outcome]
    return label if outlook.amount is None else f"{label}, {formats.money(outlook.amount)}"


def advised_words(standing: Standing) -> str:
    """What was advised; the jury's own proposal with that it departs from the ranking, where there is one."""
    own = standing.advice
    if own is None:
        return outlook_words(standing.advised)
    words = own.outcome.label if own.outcome is Proposal.RETURN else outlook_words(standing.advised)
    if own.conditions:
        n = len(own.conditions)
        words += ", " + ngettext("{n} condition", "{n} conditions", n).format(n=n)
    return _("{advice} (the jury’s own proposal)").format(advice=words) if standing.is_ranked else words


def own_words(own: Advice, outlook: Outlook | None) -> str:
    """The jury's own proposal with the amount that it comes to."""
    said = own.outcome.label if own.outcome is Proposal.RETURN else outlook_words(outlook)
    return _("The jury proposes: {outcome}").format(outcome=said)


def conditions_words(own: Advice, scheme: Scheme) -> tuple[str, ...]:
    """A line for each condition, with until when and which criterion it is about."""
    text = _("Condition {n}: {text}")
    return tuple(
        text.format(n=nth, text=condition_words(each, scheme))
        for nth, each in enumerate(own.conditions, start=1)
    )


def proposal_words(standing: Standing) -> str:
    """What the jury itself proposes and why, on one line; empty where it follows the ranking."""
    own = standing.advice
    if own is None:
        return ""
    text = _("{application}: {advice} – {reason}")
    return text.format(
        application=standing.application,
        advice=advised_words(standing),
        reason=" ".join(own.reason.split()),
    )


def decided_words(standing: Standing) -> str:
    """What holds now."""
    if standing.stepped is not None:
        text = _("withdrawn by the applicant on {day}")
        return text.format(day=formats.day(standing.stepped.on))
    held = standing.holds
    if standing.is_returned:
        return returned_words()
    if held is None:
        return _("not decided")
    words = held.outcome.label
    if held.amount is not None:
        words += f", {formats.money(held.amount)}"
    if standing.called is not None:
        return _("{decision}, called on from the reserve list").format(decision=words)
    return _("{decision}, not as advised").format(decision=words) if standing.departs else words


def notified_words(standing: Standing) -> str:
    """Whether the applicant knows, and until when an appeal may come."""
    if standing.ruled is None or standing.stepped is not None:
        return "–"
    notified = standing.notified
    if notified is None:
        return _("not told of what holds now") if standing.told else _("not told yet")
    text = _("{channel}, sent on {day}; last day for appeal: {last}")
    return text.format(
        channel=notified.channel.label, day=formats.day(notified.on), last=last_day_words(notified)
    )


def last_day_words(notified: Notified) -> str:
    """A day, or that it is not known: what proves no day is never taken for one."""
    last = last_day_of(notified)
    return _("not known") if last is None else formats.day(last.isoformat())


def why_last_day(notified: Notified) -> str:
    """How the last day for an appeal follows, in a sentence."""
    from datetime import date

    told = told_on(
        sent=date.fromisoformat(notified.on),
        channel=notified.channel,
        received=date.fromisoformat(notified.received) if notified.received else None,
    )
    if told is None:
        return _(
            "A letter by ordinary post and an e-mail prove no day; record the day of a receipt where there is one."
        )
    day = formats.day(told.isoformat())
    if notified.received:
        return _("Sixty days after the receipt of {day}.").format(day=day)
    return _("Sixty days after {day}, the third working day after the registered letter was sent.").format(
        day=day
    )


def standing_words(standing: Standing) -> str:
    """A line about one application."""
    text = _("{application}: {decision} · {notification}")
    return text.format(
        application=standing.application,
        decision=decided_words(standing),
        notification=notified_words(standing),
    )


def decision_words(found: Afterwards) -> str:
    """What the body decided of all, in a sentence; what comes first where it decided of nothing."""
    ruled = [each.ruled for each in found.decided if each.ruled is not None]
    if not ruled:
        words = _("No decision of the deciding body is recorded yet: every outcome is a proposal.")
        return " ".join(filter(None, (words, _returned_words(found))))
    meant = {(each.body, each.on, each.reference) for each in ruled}
    said = join_all(
        _("{body} on {day} ({reference})").format(body=body, day=formats.day(on), reference=reference)
        for body, on, reference in sorted(meant, key=lambda each: each[1:])
    )
    n = len(ruled)
    text = ngettext(
        "{n} application is decided on, by {who}: {outcomes}.",
        "{n} applications are decided on, by {who}: {outcomes}.",
        n,
    )
    counts = [(kind, sum(each.outcome is kind for each in ruled)) for kind in Ruling]
    outcomes = ", ".join(f"{count} {kind.label}" for kind, count in counts if count)
    words = text.format(n=n, who=said, outcomes=outcomes)
    left = len(found.waiting)
    if left:
        more = ngettext("{n} is not decided yet.", "{n} are not decided yet.", left)
        words += " " + more.format(n=left)
    return " ".join(filter(None, (words, *_since_then(found), _returned_words(found))))


def _since_then(found: Afterwards) -> Iterator[str]:
    """What came of decided applications later: their decisions, counted before it, stay as they were taken."""
    if n := sum(each.stepped is not None for each in found.decided):
        yield ngettext(
            "{n} of them was withdrawn by its applicant.",
            "{n} of them were withdrawn by their applicants.",
            n,
        ).format(n=n)
    if n := sum(each.called is not None and each.stepped is None for each in found.decided):
        yield ngettext(
            "{n} was called on from the reserve list since.",
            "{n} were called on from the reserve list since.",
            n,
        ).format(n=n)


def _returned_words(found: Afterwards) -> str:
    """Of what nothing is decided before the jury advises anew."""
    if not found.returned:
        return ""
    text = _("Returned to the applicant, so nothing is decided of it yet: {applications}.")
    return text.format(applications=numbered([each.application for each in found.returned], most=MOST_NAMED))
