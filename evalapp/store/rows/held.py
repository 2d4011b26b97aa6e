"""What the rows of a table may hold besides what SQLite checks: of an image in the journal it checks nothing.

Whoever alters rows and journal alike may put there what no reader of rows knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.application import Admissibility, Helix
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.outgoing.sent import SentKind
from evalapp.domain.people import ConflictKind, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore
from evalapp.store.rows.settings import READ_AS_MORE_THAN_TEXT

Check = Callable[[str], object]
"""Raises what reading raises of a value that is none."""

_SETTINGS: Mapping[str, Check] = {each.name: each.decode for each in READ_AS_MORE_THAN_TEXT}


def _object(text: str) -> None:
    if not isinstance(kept_json(text), dict):
        raise ValueError


def _texts(text: str) -> None:
    found = kept_json(text)
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise ValueError


def _object_or_nothing(text: str) -> None:
    if text:
        _object(text)


def _places(text: str) -> None:
    """Table and key of rows, with what stood there or null."""
    for table, key, row in kept_json(text):
        is_key = isinstance(table, str) and all(isinstance(each, str | int) for each in key)
        if not is_key or not isinstance(row, dict | None):
            raise ValueError


_CHECKS: Mapping[str, Mapping[str, Check]] = {
    "act": {"told": _object},
    "call": {"phase": Phase},
    "person": {"role": Role},
    "issued": {"content": _object_or_nothing},
    "received": {"earlier": _texts},
    "sent": {"kind": SentKind},
    "application": {"extra": _object, "admissibility": Admissibility},
    "partner": {"helix": Helix},
    "conflict": {"kind": ConflictKind},
    "score": {"no_score": NoScore},
    "score_aside": {"no_score": NoScore},
    "reconciled": {"waiting": _places},
    "open_choice": {"no_score": NoScore, "base_no_score": NoScore},
}

# Of the tables with most rows: where this stands in an image, nothing of it is strange. A quotation mark within a value
# is written \\", so that it stands in none. Of a score that still stands SQLite has checked all that is looked at here;
# of one that was written over it has not.
_FINE_WITH: Mapping[str, str] = {"application": '"extra":"{}","admissibility":"open"', "score": ""}
WRITTEN_OVER_ONLY = frozenset({"score"})
NEVER = "\0"  # stands in no image, as a control character is written \\u0000


def fine_with(table: str) -> str:
    """What stands in an image of that table only where none of its columns is strange; `NEVER`, where all are read."""
    is_read = table in _CHECKS or table == "setting"
    return _FINE_WITH.get(table, NEVER if is_read else "")


def strange_column(table: str, image: str) -> str:
    """The first column of an image that holds what the program never writes there; empty where none does."""
    try:
        row = kept_json(image)
    except ValueError:
        return (
            ""  # no row at all, which is found where it is compared with the one before it and with its table
        )
    if not isinstance(row, dict):
        return ""
    for column, check in _checks_of(table, row):
        value = row.get(column)
        try:
            if value is not None:
                check(value)
        except (ArithmeticError, LookupError, TypeError, ValueError):
            return column
    return ""


def _checks_of(table: str, row: Mapping[str, object]) -> list[tuple[str, Check]]:
    if table != "setting":
        return list(_CHECKS[table].items())
    check = _SETTINGS.get(str(row.get("key")))
    return [("value", check)] if check is not None else []
