"""A copy of a panel in words."""

from __future__ import annotations

from evalapp.domain.desks.keeping import Copy, CopyKind
from evalapp.domain.texts import _
from evalapp.words import formats


def since_words(copy: Copy) -> str:
    """A day of which no hour is known is told as one. Nobody knows since when this file itself lies where it lies."""
    if copy.kind is CopyKind.THIS:
        return _("last changed {moment}").format(moment=formats.stamp(copy.since))
    if formats.is_date_alone(copy.since):
        return formats.day(copy.since)
    return formats.stamp(copy.since) or "–"


def struck_words(copy: Copy, change: int | None) -> str:
    """What was struck off, so that a slip of the hand is seen while it can be undone."""
    which = f"{copy.holder} ({copy.kind.label})"
    if copy.place:
        which = f"{which}, {copy.place}"
    return _("Struck off as change {number}: {copy}.").format(number=change, copy=which)


def copy_state(copy: Copy) -> str:
    """What became of it, as far as anybody said."""
    if copy.away_to:
        return _("handed over to {person}, only read here").format(person=copy.away_to)
    if copy.kind is CopyKind.THIS:
        return _("in use")
    if copy.kind is CopyKind.BESIDE:
        return _("on this computer, until it is erased")
    if copy.is_open:
        return _("still there, as far as noted")
    return _("gone on {day}, by {who}: {how}").format(
        day=formats.day(copy.gone_on), who=copy.gone_by, how=copy.gone_reason
    )
