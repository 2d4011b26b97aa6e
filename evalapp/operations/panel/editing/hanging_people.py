"""What hangs on somebody in the panel, and so keeps them from being removed; and what to do about it."""

from __future__ import annotations

from evalapp.domain.errors import StillHangs
from evalapp.domain.people import Person
from evalapp.domain.texts import _, ngettext
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.store.tables.declared import ABOUT_JUROR


def why_not_removed(view: View, person: Person) -> str:
    """A sentence with all that hangs on them and the way out, empty where nothing does."""
    found: list[str] = []
    ways: list[str] = []

    def note(n: int, words: str, way: str) -> None:
        if n:
            found.append(words.format(n=n))
            if way and way not in ways:
                ways.append(way)

    of_them = person.id
    seats = sum(each.juror == of_them for each in view.assignments())
    scores = sum(each.juror == of_them and each.is_given for each in view.scores())
    packs = [each for each in view.issued() if each.juror == of_them]
    returns = [each for each in view.received() if each.juror == of_them]
    conflicts = sum(each.juror == of_them for each in view.conflicts())
    declarations = sum(each.juror == of_them for each in view.declarations())
    dismissed = sum(each.juror == of_them for each in view.dismissed())
    stays = _("What went out or came in cannot be taken back: leave them in the panel, without seats.")
    note(
        seats,
        ngettext("{n} seat", "{n} seats", seats),
        _("Take the seats away under “Who assesses what”."),
    )
    note(scores, ngettext("{n} score", "{n} scores", scores), stays)
    note(len(packs), ngettext("{n} pack", "{n} packs", len(packs)), stays)
    if packs and not returns:
        note(1, _("a return under way"), stays)
    note(len(returns), ngettext("{n} return", "{n} returns", len(returns)), stays)
    note(
        conflicts,
        ngettext("{n} conflict of interest", "{n} conflicts of interest", conflicts),
        _("Withdraw the conflicts of interest, where they were recorded by mistake."),
    )
    note(declarations, ngettext("{n} declaration", "{n} declarations", declarations), stays)
    note(
        dismissed,
        ngettext(
            "{n} suspected conflict that was decided", "{n} suspected conflicts that were decided", dismissed
        ),
        _("What was decided of a suspicion can be undone in the history."),
    )
    attended = sum(each.person == of_them for each in view.meetings.stays())
    note(attended, _("their attendance of the meeting"), stays)
    if not found:
        return ""
    said = _("{name} cannot be removed. What hangs on them: {what}.").format(
        name=person.name, what=", ".join(found)
    )
    return " ".join([said, *(ways if stays not in ways else [stays])])


def refuse_hanging(change: OpenChange, person: Person) -> None:
    """Raises StillHangs for whatever is about them, also what nobody is told of by a name of its own."""
    if why := why_not_removed(change.view, person):
        raise StillHangs(why)
    for table in ABOUT_JUROR:
        if change.has(table.name, **{table.juror: person.id}):
            raise StillHangs(
                _("{name} cannot be removed. What hangs on them: {what}.").format(
                    name=person.name, what=table.name
                )
            )
