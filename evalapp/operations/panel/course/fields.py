"""The fields of a call as they are typed, in the window and on the command line: one reader for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from evalapp.domain.call import Call
from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.terms.plan import MOST_JURORS, MOST_YEARS, NO_PLAN, WHAT_IF_ALWAYS, Plan
from evalapp.domain.texts import _
from evalapp.domain.times import read_deadline, read_time
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.panel.terms import CallEdit
from evalapp.operations.typed_amount import typed_amount
from evalapp.words import formats

_MOST_BODY = 200
_COUNT = re.compile(
    r"(\d{1,5})\s*(?:jaar|jaren|years?|juryleden|leden|jurors?|members?)?", re.IGNORECASE | re.ASCII
)
_LANGUAGES = {
    **dict.fromkeys(("nl", "nederlands", "dutch"), "nl"),
    **dict.fromkeys(("en", "engels", "english"), "en"),
}
_WHAT_IF = {
    **dict.fromkeys(("always", "altijd"), WHAT_IF_ALWAYS),
    **dict.fromkeys(("afterwards", "achteraf"), ""),
}
_YES = frozenset({"ja", "j", "yes", "y", "true", "waar", "1"})
_NO = frozenset({"nee", "neen", "n", "no", "false", "onwaar", "0", ""})


def with_field(edit: CallEdit, name: str, text: str, *, plan: Plan = NO_PLAN) -> CallEdit:
    """What is typed in the field `name`, beside what else changes of a call with this plan. Raises BadValue."""
    if name in _PLANNED:
        column, read = _PLANNED[name]
        return replace(edit, plan=replace(edit.plan or plan, **{column: read(text)}))
    return replace(edit, **{name: _READ[name](text)})


def fields_of(call: Call) -> dict[str, str]:
    """Every field as it is typed, by its name."""
    plan = call.plan
    return {
        "title": call.title,
        "reference": call.reference,
        "budget": formats.amount_field(call.budget),
        "opens_on": formats.date_field(plan.opens_on),
        "submitted_until": formats.deadline_field(call.submitted_until),
        "deadline": formats.deadline_field(call.deadline),
        "decision_on": formats.date_field(plan.decision_on),
        "body": plan.body,
        "language": plan.language,
        "anonymous": "yes" if plan.is_anonymous else "no",
        "effects": "yes" if plan.shows_effects else "no",
        "quorum": "" if plan.quorum is None else str(plan.quorum),
        "retention": "" if plan.retention is None else str(plan.retention),
        "what_if": plan.what_if,
    }


def _budget(text: str) -> int:
    if not text.strip():
        raise BadValue(_("A budget is an amount in euro; write 0 where nothing can be granted."))
    return typed_amount(text)


def _title(text: str) -> str:
    if not text.strip():
        raise BadValue(_("A call needs a title; it stands on every report."))
    return text


def _day(text: str) -> str:
    if not text.strip():
        return ""
    day, clock = read_time(text)
    if clock is not None:
        raise BadValue(
            _("“{value}”: this is a day without an hour; leave the hour out.").format(value=shorten(text))
        )
    return day.isoformat()


def _body(text: str) -> str:
    return typed_line(text, _MOST_BODY)


def _language(text: str) -> str:
    typed = text.strip().casefold()
    if typed and typed not in _LANGUAGES:
        raise BadValue(
            _("“{value}” is no language of Evalapp; write Dutch or English.").format(value=shorten(text))
        )
    return _LANGUAGES.get(typed, "")


def _yes(text: str) -> bool:
    typed = text.strip().casefold()
    if typed not in _YES | _NO:
        raise BadValue(
            _("“{value}” is neither yes nor no; write one of the two.").format(value=shorten(text))
        )
    return typed in _YES


def _what_if(text: str) -> str:
    typed = text.strip().casefold()
    if typed and typed not in _WHAT_IF:
        raise BadValue(
            _("“{value}” is not when what-if may be looked at; write always or afterwards.").format(
                value=shorten(text)
            )
        )
    return _WHAT_IF.get(typed, "")


def _number(most: int) -> Callable[[str], int | None]:
    def read(text: str) -> int | None:
        if not text.strip():
            return None
        found = _COUNT.fullmatch(text.strip())
        if found is None or not 1 <= int(found[1]) <= most:
            raise BadValue(
                _("“{value}” is no whole number from 1 to {most}; write one, or nothing.").format(
                    value=shorten(text), most=most
                )
            )
        return int(found[1])

    return read


_READ: Mapping[str, Callable[[str], Any]] = {
    "title": _title,
    "reference": str,
    "budget": _budget,
    "submitted_until": read_deadline,
    "deadline": read_deadline,
}
# Field → what of the plan it is, and its reader.
_PLANNED: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "opens_on": ("opens_on", _day),
    "decision_on": ("decision_on", _day),
    "body": ("body", _body),
    "language": ("language", _language),
    "anonymous": ("is_anonymous", _yes),
    "effects": ("shows_effects", _yes),
    "quorum": ("quorum", _number(MOST_JURORS)),
    "retention": ("retention", _number(MOST_YEARS)),
    "what_if": ("what_if", _what_if),
}
CALL_FIELDS = (*_READ, *_PLANNED)
