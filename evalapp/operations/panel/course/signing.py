"""Who may sign the closing of the assessment, and whether a name that is typed is theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.meeting.values import ItemState
from evalapp.domain.numbers import shorten
from evalapp.domain.people import OFFICE, Person, Role, name_as_typed, names_of
from evalapp.domain.texts import _
from evalapp.operations.meeting.standing import Meeting, meeting_of
from evalapp.operations.view import View
from evalapp.words.phrases import join_all


@dataclass(frozen=True, kw_only=True, slots=True)
class Signing:
    """`person` signs by typing this `name`."""

    person: PersonId
    name: str


def signers(view: View, role: Role) -> tuple[Person, ...]:
    """Who may sign as chair or as secretary, by name; empty where the panel has nobody.

    A deputy signs where they preside: where the panel has no other chair, or none was in the room when the meeting
    finished its last application. Where no meeting is recorded nobody knows who presided, and any chair may sign.
    """
    people = sorted(
        (each for each in view.people() if each.role is role), key=lambda each: (each.name, each.id)
    )
    if role is not Role.CHAIR:
        return tuple(people)
    presided = _present_at_the_end(meeting_of(view))
    if any(each.id in presided and not each.is_deputy for each in people):
        return tuple(each for each in people if not each.is_deputy)
    return tuple(people)


def _present_at_the_end(meeting: Meeting) -> frozenset[PersonId]:
    finished = max((each.since for each in meeting.agenda if each.state is ItemState.DONE), default="")
    return meeting.attended(finished) if finished else frozenset()


def signer_called(view: View, role: Role, typed: str) -> Person | None:
    """Whoever may sign in this role and is called so; None for nobody, or for two who are."""
    names = names_of(view.people())
    found = [
        each
        for each in signers(view, role)
        if name_as_typed(typed) in (name_as_typed(each.name), name_as_typed(names[each.id]))
    ]
    exact = [each for each in found if name_as_typed(names[each.id]) == name_as_typed(typed)]
    return (exact or found)[0] if len(exact or found) == 1 else None


def signing_of(view: View, text: str) -> Signing:
    """Of the id or the name of a chair or a secretary. Raises BadValue, with who may sign."""
    allowed = [each for role in OFFICE for each in signers(view, role)]
    names = names_of(view.people())
    found = [each for each in allowed if each.id == text.strip()] or [
        each
        for each in allowed
        if name_as_typed(text)
        and name_as_typed(text) in (name_as_typed(each.name), name_as_typed(names[each.id]))
    ]
    if len(found) == 1:
        return Signing(person=found[0].id, name=found[0].name)
    listed = join_all(f"{names[each.id]} ({each.id})" for each in allowed) or "–"
    if found:
        raise BadValue(
            _("“{text}” may be either of two who sign; name one by id: {who}.").format(
                text=shorten(text), who=listed
            )
        )
    raise BadValue(
        _("“{text}” signs nothing here: the closing is signed by the chair and the secretary: {who}.").format(
            text=shorten(text), who=listed
        )
    )


def checked_signings(view: View, signings: Sequence[Signing]) -> list[tuple[Person, PersonName]]:
    """The person of each, and the name that was typed as it stands in the jury.

    Raises BadValue for who may not sign, signs twice, or types another name.
    """
    allowed = {each.id: each for role in OFFICE for each in signers(view, role)}
    found = []
    for each in signings:
        person = allowed.get(each.person)
        if person is None:
            signing_of(view, each.person)  # says who may
            raise AssertionError(each.person)
        named = [
            known for known in _names_of(view, person) if name_as_typed(known) == name_as_typed(each.name)
        ]
        if not named:
            raise BadValue(
                _("“{text}” is not the name of {person} as it stands in the jury; type that one.").format(
                    text=shorten(each.name), person=person.name
                )
            )
        found.append((person, named[0]))
    if len({each.person for each in signings}) < len(signings):
        raise BadValue(_("The same person signs twice; name each once."))
    return found


def _names_of(view: View, person: Person) -> Iterable[PersonName]:
    return person.name, names_of(view.people())[person.id]
