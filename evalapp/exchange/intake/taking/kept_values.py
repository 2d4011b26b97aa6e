"""What a cell says nothing of stays as it is stored: only a cell that is empty empties a field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from evalapp.domain.application import Application, BudgetLine, Dossier, Partner
from evalapp.domain.intake import APPLICATIONS, PARTNERS
from evalapp.domain.numbers import decimal_text, shorten
from evalapp.domain.texts import _
from evalapp.exchange.intake.comparing.changes import value_text
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.rows import ApplicationRow, Gathered, PartRow, Parts
from evalapp.exchange.intake.values import is_unknown
from evalapp.words.fields import field_label

_Part = Partner | BudgetLine
_HELD_IN = {"staff": ("staff", "staff_hundredths"), "committed": ("is_committed",)}
_STATED = tuple(name for name, field in FIELDS[APPLICATIONS].items() if field.states_none)


def stays(text: str, stored: str) -> str:
    """What is said of it: `“n.t.b.” says nothing; what was there, € 237,000, stays`."""
    return _("“{value}” says nothing; what was there, {stored}, stays").format(
        value=shorten(text), stored=stored
    )


def keep_applications(
    accepted: Mapping[str, ApplicationRow], stored: Mapping[str, Dossier]
) -> Mapping[str, ApplicationRow]:
    """The same rows, without what they say nothing of where the stored application has it.

    In a further field and in one in which “none” is a statement only a word such as “unknown” says nothing.
    """
    if stored.keys().isdisjoint(accepted):
        return accepted
    return {
        number: _kept(row, stored[number].application) if number in stored else row
        for number, row in accepted.items()
    }


def _kept(row: ApplicationRow, before: Application) -> ApplicationRow:
    gone: set[str] = set()
    told: dict[str, str] = {}
    said: list[str] = []
    for each in row.unsaid:
        if was := value_text(each.name, getattr(before, each.name)):
            gone.add(each.name)
            told[each.note] = f"{each.cell}: {stays(each.text, was)}."
    for name in _STATED:
        text, was = getattr(row.application, name, ""), getattr(before, name)
        if name in row.names and was and is_unknown(text) and text != was:
            gone.add(name)
            said.append(f"{field_label(name)}: {stays(text, value_text(name, was))}.")
    extra = dict(row.extra)
    for name, text in row.extra.items():
        was = before.extra.get(name, "")
        if was and is_unknown(text) and text != was:
            extra[name] = was
            said.append(f"{shorten(name)}: {stays(text, value_text(name, was))}.")
    if not gone and not said:
        return row
    return row._replace(
        names=tuple(name for name in row.names if name not in gone),
        extra=extra,
        notes=(*(told.get(each, each) for each in row.notes), *said),
    )


def keep_parts(gathered: Gathered, stored: Mapping[str, Dossier]) -> None:
    """Likewise of partners and lines of a budget that stand on the stored list too."""
    for (kind, number), parts in gathered.items():
        if number in stored and any(each.unsaid for each in parts.taken):
            dossier = stored[number]
            _keep(kind, parts, dossier.partners if kind == PARTNERS else dossier.budget)


def _keep(kind: str, parts: Parts, before: Sequence[_Part]) -> None:
    left: dict[tuple[object, ...], list[_Part]] = {}
    for each in before:
        left.setdefault(_key(each), []).append(each)
    taken: list[PartRow] = []
    for row in parts.taken:
        same = left.get(_key(row.value), []) if row.value is not None else []
        taken.append(_with_stored(kind, row, same.pop(0), parts) if same else row)
    parts.taken = taken


def _key(part: _Part) -> tuple[object, ...]:
    return (part.name,) if isinstance(part, Partner) else (part.year, part.line)


def _with_stored(kind: str, row: PartRow, before: _Part, parts: Parts) -> PartRow:
    values: dict[str, Any] = {}
    for each in row.unsaid:
        names = _HELD_IN.get(each.name, (each.name,))
        if was := _shown(kind, each.name, before):
            values |= {name: getattr(before, name) for name in names}
            said = f"{row.file} {each.cell}: {stays(each.text, was)}."
            parts.notes[parts.notes.index(each.note)] = said
    return replace(row, value=replace(row.value, **values)) if values and row.value else row


def _shown(kind: str, name: str, part: _Part) -> str:
    if isinstance(part, Partner):
        if name == "staff":
            staff = part.full_time_equivalents
            return "" if staff is None else decimal_text(staff)
        if name == "committed":
            return "" if part.is_committed is None else _("yes") if part.is_committed else _("no")
    return value_text(name, getattr(part, name), kind)
