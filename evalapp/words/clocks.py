"""What is said of clocks that cannot have been right."""

from __future__ import annotations

from evalapp.domain.journal import Change, SetBack
from evalapp.domain.texts import _
from evalapp.words import formats


def set_back_before(change: Change) -> str:
    """That the clock was set back before this change was made; empty where it was not."""
    if not change.set_back_from:
        return ""
    return _between(change.id - 1, change.id, change.set_back_from, change.at)


def set_back(each: SetBack) -> str:
    said = _between(each.before, each.after, each.later, each.earlier)
    if each.since == each.before:
        may = _("The time of change {before} may be ahead, or those of later ones behind.")
    else:
        may = _("The times of changes {since} to {before} may be ahead, or those of later ones behind.")
    return f"{said} {may.format(since=each.since, before=each.before)}"


def _between(before: int, after: int, later: str, earlier: str) -> str:
    told_later, told_earlier = formats.told_apart(later, earlier)
    return _(
        "Between changes {before} and {after} the clock of the computer went back, from {later} to {earlier}."
    ).format(before=before, after=after, later=told_later, earlier=told_earlier)
