"""What a table of people would do to a panel: who is new, what changes, and which rows are refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace

from evalapp.domain.intake import Outcome
from evalapp.domain.jury.likeness import is_same_person_name
from evalapp.domain.jury.plan import FieldChange, JuryPlan, PersonRow
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Person, Role
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.comparing.identity import looks
from evalapp.exchange.intake.people.table import PeopleTable, PersonRead
from evalapp.exchange.intake.taking.kept_values import stays

_OFFICE = ("role", "is_deputy")
_FIELDS = tuple(each.name for each in fields(Person) if each.name not in ("id", *_OFFICE))


def plan_people(
    table: PeopleTable,
    stored: Sequence[Person],
    *,
    scores: Mapping[str, int],
    seats: Mapping[str, int],
    confirmed: Collection[str] = (),
    applications: Collection[str] = (),
) -> JuryPlan:
    """Compares with the people of the panel. A column that the file does not have keeps what is stored.

    An id that comes with another name is refused unless it is `confirmed`: `scores` and `seats` (person → how many)
    would then stand under somebody else. So is a new one that is the number of one of the `applications`: that is a
    list of those, or of their contacts. Two of the same mail address or name are taken, and named.
    """
    known = {person.id: person for person in stored}
    by_folded = {person.id.casefold(): person.id for person in stored}
    numbers = {looks(each): each for each in applications}
    accepted: list[Person] = []
    people: list[Person] = []
    rows = [
        PersonRow(
            row=each.row, id=each.juror, name=table.names.get(each.row, ""), outcome=Outcome.REFUSED,
            reason=each.reason, cell=each.cell, column=each.column, hidden=_hidden_in(table, each.row),
        )
        for each in table.refused
    ]  # fmt: skip
    everyone = known | {read.person.id: read.person for read in table.people}
    for read in table.people:
        before = known.get(read.person.id)
        after = _kept(read, before, table.present)
        refusal = _of_an_application(after, before, numbers) or _refusal(
            after, before, by_folded, scores, seats, confirmed
        )
        if refusal:
            is_name = before is not None and not is_same_person_name(before.name, after.name)
            rows.append(
                _row(
                    read,
                    Outcome.REFUSED,
                    refusal,
                    after,
                    needs_confirming=is_name and read.person.id not in confirmed,
                )
            )
            continue
        said = (read.note if before is None else "", _note(after, everyone.values(), read.repeated))
        note = " ".join(filter(None, (*_unsaid(read, before), *said)))
        changes = _changes(before, after) if before else ()
        if before is None:
            rows.append(_row(read, Outcome.ADDED, note, after))
        elif changes:
            rows.append(_row(read, Outcome.UPDATED, note, after, changes=changes))
        else:
            rows.append(_row(read, Outcome.UNCHANGED, note, after))
        accepted.append(after)
        if before is None or changes:
            people.append(after)
    rows.sort(key=lambda each: each.row)
    kept = {
        each.note
        for read in table.people
        for each in read.unsaid
        if getattr(known.get(read.person.id), each.name, "")
    }
    return JuryPlan(
        file=table.file,
        accepted=tuple(accepted),
        people=tuple(people),
        rows=tuple(rows),
        notes=tuple(each for each in table.notes if each not in kept),
        hidden=table.hidden,
    )


def _row(
    read: PersonRead,
    outcome: Outcome,
    reason: str,
    person: Person,
    *,
    changes: tuple[FieldChange, ...] = (),
    needs_confirming: bool = False,
) -> PersonRow:
    is_refused = outcome is Outcome.REFUSED
    if read.hidden is not None:
        reason = " ".join(filter(None, (read.hidden.note, reason)))
    return PersonRow(
        row=read.row,
        id=read.person.id,
        name=read.person.name,
        outcome=outcome,
        reason=reason,
        cell=read.cell if is_refused else "",
        column=read.column if is_refused else "",
        changes=changes,
        needs_confirming=needs_confirming,
        person=person,
        hidden=str(read.hidden or ""),
    )


def _hidden_in(table: PeopleTable, row: int) -> str:
    return next((str(each.hidden_by) for each in table.hidden if each.row == row), "")


def _kept(read: PersonRead, before: Person | None, present: Collection[str]) -> Person:
    if before is None:
        return read.person
    silent = {each.name for each in read.unsaid}
    absent = {name: getattr(before, name) for name in _FIELDS if name not in present or name in silent}
    if "role" not in present or not read.says_role or "role" in silent:
        absent |= {name: getattr(before, name) for name in _OFFICE}
    return replace(read.person, **absent)


def _unsaid(read: PersonRead, before: Person | None) -> list[str]:
    """What a cell says nothing of stays as it is stored, and is said."""
    return [
        f"{each.cell}: {stays(each.text, _shown(before, each.name))}."
        for each in read.unsaid
        if before is not None and each.name in ("role", *_FIELDS) and getattr(before, each.name)
    ]


def _of_an_application(after: Person, before: Person | None, numbers: Mapping[str, str]) -> str:
    number = numbers.get(looks(after.id)) if before is None else None
    if number is None:
        return ""
    return _(
        "“{number}” is the number of an application of this panel; if {name} is a jury member, give another id."
    ).format(number=shorten(number), name=shorten(after.name))


def _refusal(
    after: Person,
    before: Person | None,
    by_folded: Mapping[str, str],
    scores: Mapping[str, int],
    seats: Mapping[str, int],
    confirmed: Collection[str],
) -> str:
    if before is None:
        other = by_folded.get(after.id.casefold())
        if other is None:
            alike = next((each for each in by_folded.values() if looks(each) == looks(after.id)), None)
            if alike is None:
                return ""
            return _(
                "“{id}” cannot be told by eye from “{other}”, who is in the panel; write it as it is there."
            ).format(id=after.id, other=alike)
        return _(
            "The panel has {other} already, which differs only in capitals; write the id as it is there."
        ).format(other=other)
    if not is_same_person_name(before.name, after.name) and after.id not in confirmed:
        hangs = _hanging(before.id, scores, seats)
        return _(
            "In this panel {id} is {stored}{hangs}; correct the id, or confirm that {name} is the same person."
        ).format(id=after.id, stored=before.name, hangs=f" ({hangs})" if hangs else "", name=after.name)
    if (
        before.role is Role.JUROR
        and after.role is not Role.JUROR
        and (hangs := _hanging(after.id, scores, seats))
    ):
        return _("{name} is a juror with {hangs}; take those away before changing the role.").format(
            name=before.name, hangs=hangs
        )
    return ""


def _hanging(person: str, scores: Mapping[str, int], seats: Mapping[str, int]) -> str:
    parts = []
    if n := seats.get(person, 0):
        parts.append(ngettext("{n} application", "{n} applications", n).format(n=n))
    if n := scores.get(person, 0):
        parts.append(ngettext("{n} score", "{n} scores", n).format(n=n))
    return ", ".join(parts)


def _note(after: Person, everyone: Iterable[Person], repeated: Sequence[int]) -> str:
    """What is odd, and taken all the same."""
    others = [each for each in everyone if each.id != after.id]
    mails = [each.id for each in others if after.email and each.email.casefold() == after.email.casefold()]
    names = [each.id for each in others if is_same_person_name(each.name, after.name)]
    parts = []
    if repeated:
        parts.append(
            _("It stands in the file again, in row {rows}.").format(rows=", ".join(map(str, repeated)))
        )
    if mails:
        text = ngettext(
            "{others} has the same mail address.", "{others} have the same mail address.", len(mails)
        )
        parts.append(text.format(others=", ".join(mails)))
    if names:
        text = ngettext("{others} has the same name.", "{others} have the same name.", len(names))
        parts.append(text.format(others=", ".join(names)))
    return " ".join(parts)


def _changes(before: Person, after: Person) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field=name, before=_shown(before, name), after=_shown(after, name))
        for name in ("name", "role", *_FIELDS[1:])
        if _shown(before, name) != _shown(after, name)
    )


def _shown(person: Person, name: str) -> str:
    return person.office_label.lower() if name == "role" else str(getattr(person, name))
