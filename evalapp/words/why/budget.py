"""Sentences for the budget line: what it gave an application, and where and why it stands."""

from __future__ import annotations

from evalapp.domain.deciding.proposed import proposed_left
from evalapp.domain.ranking import Outcome, Place, Ranking
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.rules import Cut
from evalapp.domain.texts import _, ngettext
from evalapp.words.fields import field_label
from evalapp.words.formats import money
from evalapp.words.phrases import MOST_NAMED, numbered, opening
from evalapp.words.places import left_words


def unknown_ceiling(application: str, field: str) -> str:
    """Which empty field keeps a ceiling of the call from being computed."""
    words = (
        _("{application}: the field “{field}” is empty, and the call has a ceiling per year.")
        if field == "years"
        else _("{application}: the field “{field}” is empty, and support is at most a share of it.")
    )
    return words.format(application=opening(numbered([application])), field=field_label(field))


def money_sentences(place: Place, *, tells_line: bool = True) -> list[str]:
    """What the budget line did with one application; without `tells_line` only what its support comes to, and why."""
    parts = []
    asked, entitled, granted = place.requested, place.entitled, place.granted
    decided = place.decided
    if decided is not None:
        words = (
            _("The panel grants nothing: {reason}.")
            if decided.amount == 0
            else _("The panel fixed the support at {amount}: {reason}.")
        )
        parts.append(words.format(amount=money(decided.amount), reason=decided.reason.rstrip(". ")))
        entitled = decided.amount
    elif place.outcome is Outcome.FUNDED and asked is not None and entitled is not None and entitled < asked:
        parts.append(
            _("It asks {asked}; the ceilings of the call allow {entitled}.").format(
                asked=money(asked), entitled=money(entitled)
            )
        )
    if not tells_line:
        return parts
    if place.outcome is Outcome.FUNDED and granted is not None:
        if entitled is not None and granted < entitled:
            words = _("The ceilings allowed {entitled}; in the budget {granted} was left.")
        else:
            words = _("Proposed: {granted}.")
        parts.append(words.format(granted=money(granted), entitled=money(entitled)))
    elif place.outcome is Outcome.RESERVE and place.reserve is not None:
        parts.append(_on_the_list(place))
    elif place.outcome is Outcome.RESERVE:
        parts.append(
            _(
                "On the reserve list whatever the order of the tie at the line; its number is known once the tie is"
                " settled."
            )
        )
    elif place.outcome is Outcome.UNDECIDED:
        parts.append(_undecided(place))
    elif place.outcome is Outcome.NOT_FUNDED and (decided is None or decided.amount):
        parts.append(_("In the order of the ranking the budget runs out before this place."))
    return parts


def _on_the_list(place: Place) -> str:
    if not place.waits:
        return _("In the ranking it is number {n} on the reserve list.").format(n=place.reserve)
    if not place.moved_up:
        return _("Number {n} on the reserve list.").format(n=place.reserve)
    words = ngettext(
        "Number {n} on the reserve list, {ranked} in the ranking: {off} before it fell off.",
        "Number {n} on the reserve list, {ranked} in the ranking: {off} before it fell off.",
        place.moved_up,
    )
    return words.format(n=place.on_list, ranked=place.reserve, off=place.moved_up)


def _undecided(place: Place) -> str:
    if place.is_funded_anyhow:
        return _(
            "Undecided until the tie at the line is settled, though the budget reaches this place whatever the order."
        )
    return _("Undecided: what becomes of it depends on the order of the tie at the line.")


def _does_not_fit(place: Place) -> bool:
    if place.decided is not None and place.decided.amount == 0:
        return False
    return place.outcome in (Outcome.RESERVE, Outcome.NOT_FUNDED)


def line_sentence(scheme: Scheme, ranking: Ranking) -> str:
    """Where the money ends, and why there; empty without a budget or while the ranking is blocked."""
    if ranking.available is None or not ranking.is_ready or not scheme.is_ranked:
        return ""
    left = proposed_left(ranking)
    given = None if left is None or ranking.available is None else ranking.available - left
    parts = [
        _("{granted} of {available} proposed, {left}.").format(
            granted=money(given), available=money(ranking.available), left=left_words(left)
        )
    ]
    block = ranking.tied_at_line
    if block:
        parts.append(
            _(
                "Tied at the line on place {place}: {applications}. What is left is enough for {n} of "
                "{all}; none of them is proposed before the tie is settled."
            ).format(
                place=block.place,
                applications=numbered(block.applications, most=MOST_NAMED),
                n=block.affordable,
                all=len(block.applications),
            )
        )
        n = sum(place.outcome is Outcome.UNDECIDED for place in ranking.places)
        if n:
            parts.append(
                ngettext(
                    "{n} application below it is undecided until then.",
                    "{n} applications below it are undecided until then.",
                    n,
                ).format(n=n)
            )
        return " ".join(parts)
    stop = next(
        (each for each in ranking.places if each.is_ranked and each.outcome is Outcome.ELIGIBLE), None
    )
    first = next((p for p in ranking.places if _does_not_fit(p)), None)
    if stop:
        unknown = [p.application for p in ranking.places if p.place == stop.place and p.entitled is None]
        parts.append(
            _("The line waits at {application}, which does not say how much support it asks.").format(
                application=numbered(unknown or [stop.application])
            )
        )
    elif first and scheme.budget.cut is not Cut.PARTIAL:
        parts.append(
            _("{application} on place {place} asks {amount} and is the first that does not fit.").format(
                application=opening(numbered([first.application])),
                place=first.place,
                amount=money(first.decided.amount if first.decided else first.entitled),
            )
        )
    return " ".join(parts)
