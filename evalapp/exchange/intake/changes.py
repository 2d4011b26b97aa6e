"""What an import changes in an application, field by field, as a reader sees it."""

from __future__ import annotations

from typing import Any

from evalapp.domain.application import Application, Dossier
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS, FieldChange
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.notes.lists_changed import budget_changed, budget_total, partners_changed
from evalapp.exchange.intake.remarks import Sort
from evalapp.words import formats
from evalapp.words.fields import field_label

_MOST = 80


def changes(before: Dossier, after: Dossier) -> tuple[FieldChange, ...]:
    """In the order of the fields; the lists of partners and of the budget by how long they are, and what differs."""
    old, new = _flat(before), _flat(after)
    return tuple(
        FieldChange(
            name=name,
            before=_text(name, old.get(name)),
            after=_text(name, new.get(name)),
            detail=_detail(name, before, after),
        )
        for name in {**old, **new}
        if old.get(name) != new.get(name)
    )


def _detail(name: str, before: Dossier, after: Dossier) -> str:
    if name == PARTNERS:
        return partners_changed(before.partners, after.partners)
    return budget_changed(before.budget, after.budget) if name == BUDGET else ""


def lines(changed: tuple[FieldChange, ...]) -> list[str]:
    """The changes as sentences: `titel: oud → nieuw.`"""
    said = []
    for each in changed:
        label = field_label(each.name)
        if each.detail:
            said.append(f"{label}: {each.before} → {each.after} · {each.detail}.")
        elif each.after:
            said.append(f"{label}: {each.before or '–'} → {each.after}.")
        else:
            said.append(_("{field}: {before} → emptied.").format(field=label, before=each.before))
    return said


def _flat(dossier: Dossier) -> dict[str, Any]:
    application = dossier.application
    fields = {
        name: getattr(application, name) for name in Application.__dataclass_fields__ if name != "extra"
    }
    return {**fields, **application.extra, PARTNERS: dossier.partners, BUDGET: dossier.budget}


def _text(name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name == PARTNERS:
        return str(len(value))
    if name == BUDGET:
        return budget_total(value)
    field = FIELDS[APPLICATIONS].get(name)
    match field.sort if field else Sort.TEXT:
        case Sort.AMOUNT:
            return formats.money(value)
        case Sort.DAY | Sort.MOMENT:
            return formats.day(value) if formats.is_date_alone(value) else formats.stamp(value)
        case _:
            return shorten(str(getattr(value, "label", value)), _MOST)
