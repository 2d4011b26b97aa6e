"""A copy of a panel in words."""

from __future__ import annotations

from evalapp.domain.desks.keeping import LIVE, Copy
from evalapp.domain.texts import _
from evalapp.words import formats


def since_words(copy: Copy) -> str:
    """A day of which no hour is known is told as one."""
    if formats.is_date_alone(copy.since):
        return formats.day(copy.since)
    return formats.stamp(copy.since) or "–"


def copy_state(copy: Copy) -> str:
    if copy.kind in LIVE:
        return _("lies there")
    if copy.is_open:
        return _("open")
    return _("gone on {day}, by {who}: {how}").format(
        day=formats.day(copy.gone_on), who=copy.gone_by, how=copy.gone_reason
    )
