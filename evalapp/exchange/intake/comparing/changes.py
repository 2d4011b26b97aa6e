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
    """What is taken away first, amounts before the rest, then what amounts change; else in the order of the fields.

    The lists of partners and of the budget by how long they are, and what differs."""
    old, new = _own(before), _own(after)
    found = [
        FieldChange(
            name=name,
            before=value_text(name, old[name]),
            after=value_text(name, new[name]),
            detail=_detail(name, before, after),
        )
        for name in old
        if old[name] != new[name]
    ]
    # A further field may be called as one of ours, and is a text whatever it is called.
    said, says = before.application.extra, after.application.extra
    found += [
        FieldChange(
            name=name, before=shorten(said.get(name, ""), _MOST), after=shorten(says.get(name, ""), _MOST)
        )
        for name in {**said, **says}
        if said.get(name) != says.get(name)
    ]
    return tuple(sorted(found, key=_severity))


def _severity(change: FieldChange) -> tuple[bool, bool]:
    field = FIELDS[APPLICATIONS].get(change.name)
    is_amount = change.name == BUDGET or (field is not None and field.sort is Sort.AMOUNT)
    return bool(change.after), not is_amount


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


def _own(dossier: Dossier) -> dict[str, Any]:
    application = dossier.application
    fields = {
        name: getattr(application, name) for name in Application.__dataclass_fields__ if name != "extra"
    }
    return {**fields, PARTNERS: dossier.partners, BUDGET: dossier.budget}


def value_text(name: str, value: Any, kind: str = APPLICATIONS) -> str:
    """As a reader sees it; empty where there is none."""
    if value is None or value == "":
        return ""
    if name == PARTNERS:
        return str(len(value))
    if name == BUDGET:
        return budget_total(value)
    field = FIELDS[kind].get(name)
    match field.sort if field else Sort.TEXT:
        case Sort.AMOUNT | Sort.ACCOUNT:
            return formats.money(value)
        case Sort.DAY | Sort.MOMENT:
            return formats.day(value) if formats.is_date_alone(value) else formats.stamp(value)
        case _:
            return shorten(str(getattr(value, "label", value)), _MOST)
