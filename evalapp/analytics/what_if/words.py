"""A what-if in words: what is different about the rules, who enters and leaves, and what moves."""

from __future__ import annotations

from fractions import Fraction

from evalapp.analytics.lenses.stability.profile_words import percent
from evalapp.analytics.ranking.material import Material
from evalapp.analytics.what_if.rules import (
    Change,
    ChangedBudget,
    ChangedThreshold,
    ChangedWeight,
    share_of,
)
from evalapp.analytics.what_if.scores import ChangedScore, given_value
from evalapp.analytics.what_if.what_if import Difference, Move
from evalapp.domain.numbers import written
from evalapp.domain.ranking import Outcome
from evalapp.domain.scheme.model import NoScore, Scale, Scheme
from evalapp.domain.scoring.targets import Target
from evalapp.domain.texts import _, ngettext
from evalapp.words.formats import money, score
from evalapp.words.phrases import is_shown_exactly, join_names
from evalapp.words.scores import value_text

_MOST_DECIMALS = 6


def difference_sentence(difference: Difference) -> str:
    """“A-07 enters, A-12 leaves; 5 places move.” in one or two sentences."""
    blocked = _blocked(difference)
    if blocked:
        return blocked
    if difference.is_same:
        return _("Nothing changes: every place and every amount stays as it is.")
    parts = [_who(difference)]
    moved = sum(move.has_new_place for move in difference.moves)
    if moved:
        parts.append(ngettext("{n} place moves", "{n} places move", moved).format(n=moved))
    amounts = sum(
        move.granted_before != move.granted_after
        for move in difference.moves
        if move.is_funded_before and move.is_funded_after
    )
    if amounts:
        parts.append(ngettext("{n} amount changes", "{n} amounts change", amounts).format(n=amounts))
    return "; ".join(part for part in parts if part) + "."


def _blocked(difference: Difference) -> str:
    is_ready = (difference.before.is_ready, difference.after.is_ready)
    return {
        (False, False): _("The ranking is blocked, with the change as without it, so no place can move."),
        (False, True): _("The ranking is blocked as it is; with the change nothing blocks it any more."),
        (True, False): _("With the change the ranking is blocked: no application has a place."),
    }.get(is_ready, "")


def _who(difference: Difference) -> str:
    """Who enters and who leaves; that it is nobody only where there is money to give."""
    clauses = []
    if difference.enters:
        words = ngettext("{names} enters", "{names} enter", len(difference.enters))
        clauses.append(words.format(names=join_names(difference.enters)))
    if difference.leaves:
        words = ngettext("{names} leaves", "{names} leave", len(difference.leaves))
        clauses.append(words.format(names=join_names(difference.leaves)))
    if not clauses and difference.after.available is not None:
        return _("The same applications are proposed")
    return ", ".join(clauses)


def move_sentence(move: Move) -> str:
    """What changes for one application, its place first."""
    parts = [part for part in (_place(move), _outcome(move)) if part]
    return _("{application}: {changes}.").format(application=move.application, changes="; ".join(parts))


def _place(move: Move) -> str:
    if not move.has_new_place:
        return ""
    if move.place_before is None:
        return _("gets place {place}").format(place=move.place_after)
    if move.place_after is None:
        return _("loses place {place}").format(place=move.place_before)
    return _("from place {before} to place {after}").format(before=move.place_before, after=move.place_after)


def _outcome(move: Move) -> str:
    if move.is_funded_after and not move.is_funded_before:
        return _("now proposed with {granted}").format(granted=money(move.granted_after))
    if move.is_funded_before and not move.is_funded_after:
        if move.outcome_after is Outcome.NOT_FUNDED:
            return _("no longer proposed")
        return _("no longer proposed ({outcome})").format(outcome=move.outcome_after.label)
    if move.granted_before != move.granted_after:
        return _("proposed {after} instead of {before}").format(
            before=money(move.granted_before), after=money(move.granted_after)
        )
    if move.outcome_before is not move.outcome_after:
        return _("now {after} instead of {before}").format(
            before=move.outcome_before.label, after=move.outcome_after.label
        )
    return ""


def change_sentences(difference: Difference) -> list[str]:
    """What is different, beside what holds officially; a juror is named only where a score is changed."""
    return [_change(difference, change) for change in difference.changes]


def _weight(weight: Fraction) -> str:
    """As it is; one that no decimal number is (a third) in two decimals."""
    return written(weight) if is_shown_exactly(weight, _MOST_DECIMALS) else score(weight, 2)


def _change(difference: Difference, change: Change) -> str:
    material = difference.official
    if isinstance(change, ChangedWeight):
        criterion = material.scheme.criterion(change.criterion)
        return _(
            "“{criterion}” weighs {after} instead of {before}: {share} of the whole instead of {share_before}."
        ).format(
            criterion=criterion.title,
            after=_weight(change.weight),
            before=_weight(criterion.weight),
            share=percent(share_of(difference.altered.scheme, criterion.id)),
            share_before=percent(share_of(material.scheme, criterion.id)),
        )
    if isinstance(change, ChangedThreshold):
        return _threshold(material.scheme, change)
    if isinstance(change, ChangedBudget):
        words = (
            _("The budget is {after}; the call has none.")
            if material.budget is None
            else _("The budget is {after} instead of {before}.")
        )
        return words.format(after=money(change.cents), before=money(material.budget))
    return _score(material, change)


def _threshold(scheme: Scheme, change: ChangedThreshold) -> str:
    target = Target.parse(change.target)
    before, title = target.threshold(scheme), target.title(scheme)
    what = f"“{title}”" if title else _("the total")
    if change.threshold is None:
        words = (
            _("There is no threshold for {what}.")
            if before is None
            else _("There is no threshold for {what}; the call has {before}.")
        )
        return words.format(what=what, before=before)
    if before is None:
        return _("The threshold for {what} is {after}; the call has none.").format(
            what=what, after=change.threshold
        )
    return _("The threshold for {what} is {after} instead of {before}.").format(
        what=what, after=change.threshold, before=before
    )


def _score(material: Material, change: ChangedScore) -> str:
    criterion = material.scheme.criterion(change.criterion)
    before = given_value(material, change)
    words = (
        _("{juror} on {application}, “{criterion}”: {after}, where there is no score yet.")
        if before is None
        else _("{juror} on {application}, “{criterion}”: {after} instead of {before}.")
    )
    return words.format(
        juror=change.juror,
        application=change.application,
        criterion=criterion.title,
        after=_answer(criterion.scale, change.value),
        before=_answer(criterion.scale, before),
    )


def _answer(scale: Scale, value: int | NoScore | None) -> str:
    if value is None:
        return ""
    return value.label if isinstance(value, NoScore) else value_text(scale, value)
