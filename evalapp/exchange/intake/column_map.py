"""A column map from a file and to one: which headings of somebody else's table are which of ours."""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.incoming.bounds import COLUMN_MAP_BYTES, SCHEME_DEPTH
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.lines import deep_key
from evalapp.domain.taking.column_map import FURTHER, KINDS, LEAVE_OUT, ColumnMap, SheetUse
from evalapp.domain.texts import _
from evalapp.exchange.intake.fields import FIELDS
from evalapp.sheets.sheet import one_line

__all__ = ["ColumnMap", "checked", "line_of", "map_text", "read_column_map"]

_TABLES = {"columns": APPLICATIONS, "partners": PARTNERS, "budget": BUDGET}
_SHEETS = "sheets"
_LAST_CONTROL = "\x7f"


def read_column_map(path: Path) -> ColumnMap:
    """From TOML: `[columns]` with `"Heading" = "title"`; `[partners]` and `[budget]` likewise; `[sheets]` with
    `"Sheet" = { holds = "partners", headings = 3 }`. Raises BadValue.
    """
    data = _toml(path)
    for name in data:
        if name not in (*_TABLES, _SHEETS):
            raise _unusable(
                path,
                _("“{table}” is unknown; use [columns], [partners], [budget] or [sheets]").format(
                    table=shorten(name)
                ),
            )
    tables = {name: _headings(path, name, data.get(name, {})) for name in _TABLES}
    sheets = _sheets(path, data.get(_SHEETS, {}))
    if not any(tables.values()) and not sheets:
        raise _unusable(path, _('it names no column; write for example "Titel van het project" = "title"'))
    try:
        return checked(
            ColumnMap(
                columns=tables["columns"], partners=tables["partners"], budget=tables["budget"], sheets=sheets
            )
        )
    except BadValue as error:
        raise _unusable(path, str(error)) from error


def checked(mapped: ColumnMap) -> ColumnMap:
    """The same. Raises BadValue for a name that is not ours, and for two headings with the same meaning."""
    for table, kind in _TABLES.items():
        _check(table, mapped.of(kind), FIELDS[kind])
    return mapped


def map_text(mapped: ColumnMap, more: Mapping[str, Sequence[str]] | None = None) -> str:
    """As TOML, which `read_column_map` reads as the same; `more` lines of a table by what it holds stand below it."""
    pieces = []
    for table, kind in _TABLES.items():
        lines = [line_of(heading, target) for heading, target in mapped.of(kind).items()]
        lines += (more or {}).get(kind, ())
        if lines:
            pieces.append("\n".join((f"[{table}]", *lines)))
    if mapped.sheets:
        pieces.append(
            "\n".join(("[sheets]", *(_sheet_line(name, its) for name, its in mapped.sheets.items())))
        )
    return "\n\n".join(pieces) + "\n" if pieces else ""


def line_of(heading: str, target: str) -> str:
    return f"{_quoted(heading)} = {_quoted(target)}"


def _sheet_line(name: str, use: SheetUse) -> str:
    holds = [f"holds = {_quoted(use.holds)}"] if use.holds else []
    headings = [f"headings = {use.headings}"] if use.headings else []
    return f"{_quoted(name)} = {{ {', '.join((*holds, *headings))} }}"


def _quoted(text: str) -> str:
    """JSON writes a text as TOML does, but for one sign."""
    return json.dumps(text, ensure_ascii=False).replace(_LAST_CONTROL, "\\u007f")


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


def _sheets(path: Path, entries: object) -> Mapping[str, SheetUse]:
    shape = _('[sheets] must hold lines such as "Sheet" = {{ holds = "partners", headings = 3 }}').format()
    if not isinstance(entries, dict):
        raise _unusable(path, shape)
    found: dict[str, SheetUse] = {}
    for name, entry in entries.items():
        if not isinstance(entry, dict) or not entry or not entry.keys() <= {"holds", "headings"}:
            raise _unusable(path, shape)
        holds, headings = entry.get("holds", ""), entry.get("headings", 0)
        if not isinstance(headings, int) or isinstance(headings, bool) or headings < 0:
            raise _unusable(path, shape)
        if holds not in ("", *KINDS, LEAVE_OUT):
            raise _unusable(
                path,
                _("the sheet “{sheet}” cannot hold “{what}”; write one of: {all}").format(
                    sheet=shorten(name), what=shorten(str(holds)), all=", ".join((*KINDS, LEAVE_OUT))
                ),
            )
        found[name] = SheetUse(holds=holds, headings=headings)
    return found


def _check(table: str, headings: Mapping[str, str], known: Mapping[str, object]) -> None:
    by_target: dict[str, str] = {}
    by_key: dict[str, str] = {}
    for heading, target in headings.items():
        if target == LEAVE_OUT or (target == FURTHER and table == "columns"):
            continue
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
