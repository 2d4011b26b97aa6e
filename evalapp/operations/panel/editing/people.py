"""A juror, chair, deputy or secretary added, changed or removed by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, ClassVar

from evalapp.domain.errors import BadValue, StillHangs
from evalapp.domain.intake import Outcome
from evalapp.domain.journal import Act, Step, act, state
from evalapp.domain.jury.plan import FieldChange
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.domain.writing.mail import why_doubtful, why_not_sent
from evalapp.exchange.intake.cells.country import typing_error_in
from evalapp.exchange.intake.fields import read_cell
from evalapp.exchange.intake.people.fields import PEOPLE, Office
from evalapp.exchange.intake.people.plan import plan_people
from evalapp.exchange.intake.people.table import PeopleTable, PersonRead
from evalapp.exchange.intake.values import Noted
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.editing.hanging_people import refuse_hanging
from evalapp.operations.panel.editing.reasons import require_reason
from evalapp.operations.panel.editing.steps import edit_of, field_steps
from evalapp.operations.panel.editing.typed import sentence
from evalapp.operations.view import View
from evalapp.sheets.sheet import Cell
from evalapp.store.rows.edited import person_named

PERSON_FIELDS = tuple(name for name in PEOPLE if name != "first_name")
_TEXTS = ("name", "email", "organisation", "expertise", "enterprise_number")


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonEdit:
    """`after` is None where nothing can be stored; what is `wrong`, by field, is not in it. `note` is what is odd."""

    id: str
    before: Person | None
    after: Person | None
    changes: tuple[FieldChange, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


def plan_person_change(view: View, id: str, texts: Mapping[str, str]) -> PersonEdit:
    """`texts` by the names of the fields. Raises BadValue where nobody has that id."""
    before = _stored(view, id)
    values, said, wrong = _read({name: text for name, text in texts.items() if name != "id"})
    if texts.get("id", id) != id:
        wrong["id"] = _(
            "An id stays: packs, scores and codes name it. Add the person anew under the other id, and remove this one."
        )
    after = replace(before, **values)
    return _planned(view, before, after, tuple(values), said, wrong)


def plan_person_addition(view: View, texts: Mapping[str, str]) -> PersonEdit:
    """`texts` hold an id and a name at least; without a role somebody is a juror."""
    values, said, wrong = _read({"id": "", "name": "", **texts})
    id = str(values.get("id", texts.get("id", "")))
    if any(each.id == id for each in view.people()):
        wrong["id"] = _taken(id)
    if wrong:
        return PersonEdit(id=id, before=None, after=None, said=said, wrong=wrong)
    after = Person(**{"role": Role.JUROR, **values})
    return _planned(view, None, after, PERSON_FIELDS, said, wrong)


def _planned(
    view: View,
    before: Person | None,
    after: Person,
    names: tuple[str, ...],
    said: Mapping[str, str],
    wrong: dict[str, str],
) -> PersonEdit:
    """As a list with that one row would be taken in."""
    read = PersonRead(person=after, row=1, cell="", column="")
    plan = plan_people(
        PeopleTable(file="", people=(read,), refused=(), present=frozenset(names)),
        view.people(),
        scores=Counter(score.juror for score in view.scores(juror=after.id) if score.is_given),
        seats=Counter(each.juror for each in view.assignments()),
        confirmed={after.id},
        applications=frozenset(view.numbers()),
    )
    (row,) = plan.rows
    if row.outcome is Outcome.REFUSED:
        wrong["role" if before is not None else "id"] = row.reason
        if before is None:
            return PersonEdit(id=after.id, before=None, after=None, said=said, wrong=wrong)
        rest = replace(after, role=before.role, is_deputy=before.is_deputy)
        changes = tuple(each for each in _planned_changes(view, before, rest) if each.field != "role")
        return PersonEdit(id=after.id, before=before, after=rest, changes=changes, said=said, wrong=wrong)
    return PersonEdit(
        id=after.id, before=before, after=after, changes=row.changes, said=said, wrong=wrong, note=row.reason
    )


def _planned_changes(view: View, before: Person, after: Person) -> tuple[FieldChange, ...]:
    return _planned(view, before, after, PERSON_FIELDS, {}, {}).changes if after != before else ()


def _read(texts: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str], dict[str, str]]:
    values: dict[str, Any] = {}
    said: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for name, text in texts.items():
        try:
            value = read_cell(PEOPLE[name], Cell(text))
            if name == "enterprise_number" and (why := typing_error_in(text)):
                raise BadValue(why)
        except BadValue as error:
            wrong[name] = sentence(str(error))
            continue
        if isinstance(value, Noted):
            said[name] = sentence(value.note)
            value = value.value
        if name == "email" and value:
            if why := why_not_sent(value):
                said.pop(name, None)
                wrong[name] = why
                continue
            if doubt := why_doubtful(value):
                said[name] = doubt
        if name == "role":
            office = value or Office(Role.JUROR)
            values |= office._asdict()
        else:
            values[name] = value
    return values, said, wrong


def _steps(before: Person, after: Person) -> tuple[Step, ...]:
    named = person_named(before.name, before.id)
    steps = field_steps("person-field", {"person": named}, _TEXTS, before, after)
    if before.office != after.office:
        steps.append(
            Step(
                what="person-role",
                named={"person": named},
                before=state("office", before.office),
                after=state("office", after.office),
            )
        )
    return tuple(steps)


def _row(person: Person) -> dict[str, object]:
    """As the file keeps it."""
    return asdict(person) | {"role": str(person.role), "is_deputy": int(person.is_deputy)}


@dataclass(frozen=True, kw_only=True, slots=True)
class AddPerson:
    """As `plan_person_addition` found that they would be."""

    person: Person
    reason: str = ""
    action: ClassVar[Action] = Action.EDIT_JURY

    def summary(self, view: View) -> Act:
        return act(
            "person-added",
            person=person_named(self.person.name, self.person.id),
            role=state("office", self.person.office),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        require_reason(change.view, self.reason)
        if change.has("person", id=self.person.id):
            raise BadValue(_taken(self.person.id))
        change.put("person", [_row(self.person)])


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangePerson:
    """As `plan_person_change` found that they would be."""

    person: Person
    reason: str = ""
    action: ClassVar[Action] = Action.EDIT_JURY

    def summary(self, view: View) -> Act:
        return edit_of(_steps(_stored(view, self.person.id), self.person), self.reason)

    def apply(self, change: OpenChange) -> None:
        if _stored(change.view, self.person.id) == self.person:
            return
        require_reason(change.view, self.reason)
        change.put("person", [_row(self.person)])


@dataclass(frozen=True, kw_only=True, slots=True)
class RemovePerson:
    """Raises StillHangs that says what hangs on them and what to do, where something does."""

    id: str
    reason: str = ""
    action: ClassVar[Action] = Action.EDIT_JURY

    def summary(self, view: View) -> Act:
        person = _stored(view, self.id)
        return act(
            "person-removed",
            person=person_named(person.name, person.id),
            role=state("office", person.office),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        person = _stored(change.view, self.id)
        if change.actor.id == person.id:
            raise StillHangs(
                _(
                    "{name} is who works in this panel now; choose somebody else at the top first, then remove them."
                ).format(name=person.name)
            )
        refuse_hanging(change, person)
        require_reason(change.view, self.reason)
        change.remove("person", id=person.id)


def _taken(id: str) -> str:
    return _("“{id}” is in the panel already; give each person an id of their own.").format(id=shorten(id))


def _stored(view: View, id: str) -> Person:
    person = next((each for each in view.people() if each.id == id), None)
    if person is None:
        raise BadValue(_("There is nobody with id “{id}” in this panel.").format(id=shorten(id)))
    return person
