"""Once applicants were told, letters stay as they were sent: which, since when, and how that is taken back."""

from __future__ import annotations

from evalapp.domain.errors import BadValue
from evalapp.domain.order import number_key
from evalapp.domain.texts import _
from evalapp.operations.deciding.standing import Afterwards, afterwards
from evalapp.operations.ranking.material import kept_material
from evalapp.operations.view import View
from evalapp.words import formats
from evalapp.words.phrases import MOST_NAMED, numbered


def why_texts_locked(view: View) -> str:
    """A sentence; empty as long as nobody was told."""
    told = view.decidings.notified()
    if not told:
        return ""
    first = min(told, key=lambda each: (each.on, number_key(each.application)))
    others = dict.fromkeys(each.application for each in told)
    words = _(
        "The letters are sent: {applications} were told, the first on {day}. Their texts stay as they are. Undo those "
        "notifications in the history first, from the newest on; then the texts can be changed again."
    )
    return words.format(
        applications=numbered(list(others), most=MOST_NAMED),
        day=formats.day(first.on),
    )


def why_locked(view: View, number: str) -> str:
    """The same of what is written of one application: until what holds of it now was told."""
    if not any(each.application == number for each in view.decidings.notified()):
        return ""
    return why_locked_in(afterwards(view, kept_material(view).rank()), number)


def why_locked_in(found: Afterwards, number: str) -> str:
    """The same where what followed on the closing is known already."""
    standing = found.of(number)
    told = None if standing is None else standing.notified
    if told is None:
        return ""
    words = _(
        "The letter of {application} is sent ({channel}, {day}) and stays as it is. Undo that notification in the "
        "history first, with what was done since; then it can be changed again."
    )
    return words.format(application=number, channel=told.channel.label, day=formats.day(told.on))


def refuse_locked_texts(view: View) -> None:
    """Raises BadValue."""
    if why := why_texts_locked(view):
        raise BadValue(why)


def refuse_locked(view: View, number: str) -> None:
    """Raises BadValue."""
    if why := why_locked(view, number):
        raise BadValue(why)
