"""What an import changes in an application, field by field, as a reader sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from evalapp.domain.application import Application, Dossier, Partner
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS, FieldChange
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.remarks import Sort
from evalapp.words import formats
from evalapp.words.fields import field_label
from evalapp.words.partners import all_commitments

_MOST = 80
_COLUMNS = {"is_committed": "committed", "staff_hundredths": "staff"}


def changes(before: Dossier, after: Dossier) -> tuple[FieldChange, ...]:
    """In the order of the fields; the lists of partners and of the budget by how long they are."""
    old, new = _flat(before), _flat(after)
    return tuple(
        FieldChange(name=name, before=_text(name, old.get(name)), after=_text(name, new.get(name)))
        for name in {**old, **new}
        if old.get(name) != new.get(name)
    )


def lines(before: Dossier, after: Dossier, changed: tuple[FieldChange, ...]) -> list[str]:
    """The changes as sentences: `titel: oud → nieuw.`"""
    said = []
    for each in changed:
        label = field_label(each.name)
        if each.name in (PARTNERS, BUDGET):
            said.append(_list_line(label, each, before, after))
        elif each.after:
            said.append(f"{label}: {each.before or '–'} → {each.after}.")
        else:
            said.append(_("{field}: {before} → emptied.").format(field=label, before=each.before))
    return said


def _list_line(label: str, change: FieldChange, before: Dossier, after: Dossier) -> str:
    said = f"{label}: {change.before} → {change.after}"
    if change.name == PARTNERS:
        old, new = (Counter(each.name for each in dossier.partners) for dossier in (before, after))
        come, gone = list((new - old).elements()), list((old - new).elements())
        if come:
            said += " · " + _("new: {names}").format(names=shorten(", ".join(come), 200))
        if gone:
            said += " · " + _("gone: {names}").format(names=shorten(", ".join(gone), 200))
        if other := _other_data(before.partners, after.partners):
            said += " · " + other
        elif not come and not gone:
            said += " · " + _("in another order")
    return said + "."


def _other_data(before: Sequence[Partner], after: Sequence[Partner]) -> str:
    """Which fields of the partners on both lists differ; how many of these signed, where that does; or nothing."""
    pairs = _same_ones(before, after)
    other = [
        name
        for name in Partner.__dataclass_fields__
        if any(getattr(old, name) != getattr(new, name) for old, new in pairs)
    ]
    names = dict.fromkeys(_COLUMNS.get(name, name) for name in other)
    if not names:
        return ""
    said = _("other data: {fields}").format(fields=", ".join(field_label(name) for name in names))
    if "is_committed" in other:
        old, new = ([pair[side] for pair in pairs] for side in (0, 1))
        said += f" ({all_commitments(old)} → {all_commitments(new)})"
    return said


def _same_ones(before: Sequence[Partner], after: Sequence[Partner]) -> list[tuple[Partner, Partner]]:
    """Those that stand on both lists under one name, in their order where there are several of it."""
    left: dict[str, list[Partner]] = {}
    for each in after:
        left.setdefault(each.name, []).append(each)
    return [(each, left[each.name].pop(0)) for each in before if left.get(each.name)]


def _flat(dossier: Dossier) -> dict[str, Any]:
    application = dossier.application
    fields = {
        name: getattr(application, name) for name in Application.__dataclass_fields__ if name != "extra"
    }
    return {**fields, **application.extra, PARTNERS: dossier.partners, BUDGET: dossier.budget}


def _text(name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name in (PARTNERS, BUDGET):
        return str(len(value))
    field = FIELDS[APPLICATIONS].get(name)
    match field.sort if field else Sort.TEXT:
        case Sort.AMOUNT:
            return formats.money(value)
        case Sort.DAY | Sort.MOMENT:
            return formats.day(value) if formats.is_date_alone(value) else formats.stamp(value)
        case _:
            return shorten(str(getattr(value, "label", value)), _MOST)
