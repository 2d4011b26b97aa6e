"""`edit` of one application or one person: what was typed, what became of it, and what was refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from evalapp.cli.common import DONE, REFUSED, echo_json, tell
from evalapp.domain.errors import KnownError, StillHangs
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.words.fields import field_label

if TYPE_CHECKING:
    from evalapp.operations.panel.editing.application_plan import ApplicationEdit, Rows
    from evalapp.operations.panel.editing.people import PersonEdit
    from evalapp.operations.workspace import Command, Workspace

_LISTS = ("partners", "budget")
_EXTRA = "extra."


def edit_application(
    workspace: Workspace,
    number: str,
    said: Sequence[str],
    *,
    is_added: bool,
    is_removed: bool,
    reason: str,
    as_json: bool,
) -> int:
    """What can be read is stored, and the rest refused with its field; an added one comes whole or not at all."""
    from evalapp.operations.panel.editing import application_plan as plans
    from evalapp.operations.panel.editing.applications import (
        AddApplication,
        ChangeApplication,
        RemoveApplication,
    )
    from evalapp.operations.panel.editing.typed import APPLICATION_FIELDS

    if is_removed:
        return _removed(workspace, RemoveApplication(number=number, reason=reason), as_json)
    workspace.require(ChangeApplication.action)
    values = _values(said, (*APPLICATION_FIELDS, *_LISTS), has_extra=True)
    typed = plans.TypedApplication(
        fields={name: text for name, text in values.items() if name in APPLICATION_FIELDS},
        extra={name.removeprefix(_EXTRA): text for name, text in values.items() if name.startswith(_EXTRA)},
        partners=_rows(values, "partners"),
        budget=_rows(values, "budget"),
    )
    command: Command | None = None
    if is_added:
        fields = {"number": number, **typed.fields}
        edit = plans.plan_addition(
            workspace.view,
            plans.TypedApplication(
                fields=fields, extra=typed.extra, partners=typed.partners, budget=typed.budget
            ),
        )
        if edit.after is not None:
            command = AddApplication(dossier=edit.after, reason=reason)
    else:
        edit = plans.plan_change(workspace.view, number, typed)
        if edit.after is not None and edit.after != edit.before:
            command = ChangeApplication(dossier=edit.after, reason=reason)
    return _done(workspace, command, edit, as_json)


def edit_person(
    workspace: Workspace,
    id: str,
    said: Sequence[str],
    *,
    is_added: bool,
    is_removed: bool,
    reason: str,
    as_json: bool,
) -> int:
    """The same of a person."""
    from evalapp.operations.panel.editing import people

    if is_removed:
        return _removed(workspace, people.RemovePerson(id=id, reason=reason), as_json)
    workspace.require(people.ChangePerson.action)
    texts = _values(said, people.PERSON_FIELDS)
    command: Command | None = None
    if is_added:
        edit = people.plan_person_addition(workspace.view, {"id": id, **texts})
        if edit.after is not None:
            command = people.AddPerson(person=edit.after, reason=reason)
    else:
        edit = people.plan_person_change(workspace.view, id, texts)
        if edit.after is not None and edit.after != edit.before:
            command = people.ChangePerson(person=edit.after, reason=reason)
    return _done(workspace, command, edit, as_json)


def _removed(workspace: Workspace, command: Command, as_json: bool) -> int:
    """What hangs on it is no wrong usage: the command was understood, and refused."""
    try:
        change = workspace.execute(command).change
    except StillHangs as error:
        if as_json:
            echo_json(_document(None, (), [("", str(error))], ()))
        else:
            tell(str(error), err=True)
        return REFUSED
    if as_json:
        echo_json(_document(change, (), (), ()))
    else:
        tell(workspace.view.history(limit=1)[0].summary)
    return DONE


def _done(
    workspace: Workspace, command: Command | None, edit: ApplicationEdit | PersonEdit, as_json: bool
) -> int:
    change = workspace.execute(command).change if command is not None else None
    summary = workspace.view.history(limit=1)[0].summary if change is not None else ""
    wrong = list(edit.wrong.items())
    notes = list(edit.said.items()) + [("", each) for each in _notes(edit)]
    if as_json:
        changes = [
            (getattr(each, "name", "") or getattr(each, "field", ""), each.before, each.after)
            for each in edit.changes
        ]
        echo_json(_document(change, changes, wrong, notes))
    else:
        for place, text in notes:
            tell(f"{_named(place)}: {text}" if place else text)
        for place, text in wrong:
            tell(f"{_named(place)}: {text}", err=True)
        if summary:
            tell(summary)
        elif wrong:
            tell(_("Nothing was changed."), err=True)
        else:
            tell(_("Nothing is different, so nothing was changed."))
    return REFUSED if wrong else DONE


def _notes(edit: ApplicationEdit | PersonEdit) -> Iterable[str]:
    from evalapp.operations.panel.editing.people import PersonEdit

    if isinstance(edit, PersonEdit):
        return [edit.note] if edit.note else []
    return edit.notes


def _named(place: str) -> str:
    from evalapp.operations.panel.editing.typed import labelled

    return shorten(place.removeprefix(_EXTRA)) if place.startswith(_EXTRA) else labelled(place)


def _document(
    change: int | None,
    fields: Iterable[tuple[str, str, str]],
    refused: Iterable[tuple[str, str]],
    notes: Iterable[tuple[str, str]],
) -> dict[str, object]:
    return {
        "change": change,
        "fields": [
            {"field": name, "before": before or None, "after": after or None}
            for name, before, after in fields
        ],
        "refused": [{"field": place or None, "reason": why} for place, why in refused],
        "notes": [{"field": place or None, "text": text} for place, text in notes],
    }


def _values(said: Iterable[str], known: Sequence[str], *, has_extra: bool = False) -> dict[str, str]:
    """Raises KnownError for what is no field, or stands twice. A value is kept as it was typed."""
    values: dict[str, str] = {}
    for text in said:
        name, equals, value = text.partition("=")
        name = name.strip()
        if not (has_extra and name.lower().startswith(_EXTRA)):
            name = name.lower().replace("-", "_")
        else:
            name = _EXTRA + name[len(_EXTRA) :]
        if not equals or not (name in known or (name.startswith(_EXTRA) and has_extra)):
            raise KnownError(
                _(
                    "“{text}” is no field with its value; write FIELD=VALUE, where FIELD is one of: {known}."
                ).format(text=shorten(text), known=", ".join([*known, *(["extra.…"] if has_extra else [])]))
            )
        if name in values:
            raise KnownError(_("The field “{name}” stands twice; name it once.").format(name=shorten(name)))
        values[name] = value
    return values


def _rows(values: Mapping[str, str], kind: str) -> Rows | None:
    """A list as JSON, with the names of an import; an empty text is an empty list. Raises KnownError."""
    from evalapp.operations.panel.editing.typed import PART_FIELDS

    if kind not in values:
        return None
    try:
        found = json.loads(values[kind] or "[]")
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise KnownError(
            _("{field}: write the whole list as JSON, with the names of an import.").format(
                field=field_label(kind)
            )
        )
    names = PART_FIELDS[kind]
    for row in found:
        if strange := next((name for name in row if name not in names), None):
            raise KnownError(
                _("{field}: “{name}” is none of {known}.").format(
                    field=field_label(kind), name=shorten(strange), known=", ".join(names)
                )
            )
    return [{name: _text(value) for name, value in row.items()} for row in found]


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return repr(value)
        case str() | int():
            return str(value)
        case _:
            raise KnownError(_("“{value}” is no single value.").format(value=shorten(json.dumps(value))))
