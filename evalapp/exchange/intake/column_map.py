"""A column map: which headings of somebody else's table are which of ours."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.incoming.bounds import COLUMN_MAP_BYTES, SCHEME_DEPTH
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.lines import deep_key
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import FIELDS
from evalapp.sheets.sheet import one_line

_TABLES = {"columns": APPLICATIONS, "partners": PARTNERS, "budget": BUDGET}


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnMap:
    """Heading → our name, for the applications and, if need be, for the partners and the budget."""

    columns: Mapping[str, str] = field(default_factory=dict)
    partners: Mapping[str, str] = field(default_factory=dict)
    budget: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raises BadValue for a name that is not ours, and for two headings with the same meaning."""
        for table, kind in _TABLES.items():
            _check(table, self.of(kind), FIELDS[kind])

    def of(self, kind: str) -> Mapping[str, str]:
        return {APPLICATIONS: self.columns, PARTNERS: self.partners, BUDGET: self.budget}[kind]


def read_column_map(path: Path) -> ColumnMap:
    """From TOML: `[columns]` with `"Heading" = "title"`; `[partners]` and `[budget]` likewise. Raises BadValue."""
    data = _toml(path)
    for name in data:
        if name not in _TABLES:
            raise _unusable(
                path,
                _("“{table}” is unknown; use [columns], [partners] or [budget]").format(table=shorten(name)),
            )
    tables = {name: _headings(path, name, data.get(name, {})) for name in _TABLES}
    if not any(tables.values()):
        raise _unusable(path, _('it names no column; write for example "Titel van het project" = "title"'))
    try:
        return ColumnMap(**tables)
    except BadValue as error:
        raise _unusable(path, str(error)) from error


def _toml(path: Path) -> Mapping[str, Any]:
    try:
        text = read_plain(path, COLUMN_MAP_BYTES, may_be_link=True).decode("utf-8-sig")
        if line := deep_key(text, SCHEME_DEPTH):
            raise _unusable(
                path, _("it is not valid TOML: {why}").format(why=f"a dotted key (at line {line})")
            )
        return tomllib.loads(text)
    except TooLarge as error:
        raise _unusable(path, _("it is larger than 200 kB, which no column map needs")) from error
    except OSError as error:
        raise _unusable(path, system_words(error)) from error
    except UnicodeDecodeError as error:
        raise _unusable(path, _("it is not UTF-8 text; save it as UTF-8")) from error
    except (ValueError, RecursionError) as error:
        raise _unusable(path, _("it is not valid TOML: {why}").format(why=error)) from error


def _headings(path: Path, table: str, entries: object) -> Mapping[str, str]:
    if not isinstance(entries, dict) or not all(isinstance(target, str) for target in entries.values()):
        raise _unusable(path, _('[{table}] must hold lines such as "Heading" = "title"').format(table=table))
    return entries


def _check(table: str, headings: Mapping[str, str], known: Mapping[str, object]) -> None:
    by_target: dict[str, str] = {}
    by_key: dict[str, str] = {}
    for heading, target in headings.items():
        if target not in known:
            near = difflib.get_close_matches(target, known, n=1)
            hint = near[0] if near else ", ".join(known)
            raise BadValue(
                _("in [{table}], “{target}” is not one of our columns; did you mean: {hint}?").format(
                    table=table, target=shorten(target), hint=hint
                )
            )
        other = by_target.get(target) or by_key.get(one_line(heading))
        if other:
            raise BadValue(
                _("in [{table}], “{one}” and “{other}” cannot both be used; keep one of them").format(
                    table=table, one=shorten(other), other=shorten(heading)
                )
            )
        by_target[target] = by_key[one_line(heading)] = heading


def _unusable(path: Path, why: str) -> BadValue:
    return BadValue(
        _("The column map “{file}” cannot be used: {why}.").format(
            file=shorten(path.name), why=why.rstrip(".?")
        )
    )
