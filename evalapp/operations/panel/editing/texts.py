"""What is stored of an application as the text of a field, which reads back as the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evalapp.domain.application import BudgetLine, Dossier, Partner
from evalapp.domain.numbers import decimal_text
from evalapp.domain.texts import _, current_language
from evalapp.operations.panel.editing.typed import APPLICATION_FIELDS
from evalapp.words.formats import deadline_field, is_date_alone

_AMOUNTS = frozenset(
    {"requested_support", "total_budget", "turnover", "balance_total", "cash", "in_kind", "amount"}
)
_TIMES = frozenset({"start", "submitted_at"})


def application_texts(dossier: Dossier) -> dict[str, str]:
    """By field."""
    return {name: _text(name, getattr(dossier.application, name)) for name in APPLICATION_FIELDS}


def part_texts(part: Partner | BudgetLine) -> Mapping[str, str]:
    """Of a row in its list, by field."""
    if isinstance(part, BudgetLine):
        return {name: _text(name, getattr(part, name)) for name in ("year", "line", "amount", "source")}
    names = ("name", "enterprise_number", "turnover", "balance_total", "province", "cash", "in_kind")
    staff = part.full_time_equivalents
    return {name: _text(name, getattr(part, name)) for name in names} | {
        "helix": part.helix.label,
        "staff": "" if staff is None else _in_notation(decimal_text(staff)),
        "committed": answer_text(part.is_committed),
    }


def answer_text(answer: bool | None) -> str:
    """Empty where nobody said."""
    return "" if answer is None else _("yes") if answer else _("no")


def _text(name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if name in _AMOUNTS:
        euro, cents = divmod(int(value), 100)
        return _in_notation(f"{euro}.{cents:02}" if cents else str(euro))
    if name in _TIMES:
        return _day(value) if is_date_alone(value) else deadline_field(value)
    return str(value)


def _in_notation(number: str) -> str:
    return number.replace(".", ",") if current_language() == "nl" else number


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"
