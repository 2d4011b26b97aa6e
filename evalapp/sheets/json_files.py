"""Reading a JSON list of objects as a table; a list of objects inside them becomes a sheet of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from evalapp.domain.errors import BadValue, UnreadableFile
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.sheets.sheet import ALL_PLAIN, MOST_COLUMNS, MOST_ROWS, Row, Sheet, one_line
from evalapp.sheets.shown import NESTED, TRUTH, Shown

_MOST_DEPTH = 8
_MOST_DIGITS = 40
EXTRA = "extra"  # an object under this name holds further columns, as our own export writes them


def read_json(raw: bytes, path: Path) -> tuple[Sheet, ...]:
    """The objects, then a sheet per key with nested lists. Rows count from 1. Raises UnreadableFile."""
    objects, notes = _objects(raw, path)
    nested = {key: None for each in objects for key, value in each.items() if _is_nested(value)}
    main = [
        ({k: v for k, v in each.items() if k not in nested or not _is_nested(v)}, f"[{n}]", None)
        for n, each in enumerate(objects, start=1)
    ]
    sheets = [replace(_sheet(main, path, path.stem, frozenset()), notes=notes)]
    for key in nested:
        holders = {n: each[key] for n, each in enumerate(objects, start=1) if _is_nested(each.get(key))}
        inner = [
            (item, f"[{n}].{shorten(key)}[{m}]", n)
            for n, items in holders.items()
            for m, item in enumerate(items, start=1)
        ]
        sheets.append(_sheet(inner, path, key, frozenset(holders)))
    return tuple(sheets)


def _is_nested(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _objects(raw: bytes, path: Path) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """The list, or the only list of objects in an object, and a note of what stood beside it."""
    try:
        data = json.loads(
            raw.decode("utf-8-sig"),
            parse_float=Decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_unique_keys,
        )
    except (ValueError, RecursionError, BadValue) as error:
        raise UnreadableFile(
            _("“{file}” is not valid JSON in UTF-8: {why}.").format(file=shorten(path.name), why=_why(error))
        ) from error
    notes: tuple[str, ...] = ()
    if isinstance(data, dict):
        lists = [key for key, value in data.items() if value and _is_nested(value)]
        if len(lists) == 1:
            beside = [shorten(key, 30) for key in data if key != lists[0]]
            if beside:
                notes = (
                    _(
                        "Of “{file}” the list “{list}” was read, and not what stands beside it: {others}."
                    ).format(
                        file=shorten(path.name), list=shorten(lists[0], 30), others=", ".join(beside[:10])
                    ),
                )
            data = data[lists[0]]
    if not isinstance(data, list) or not all(isinstance(each, dict) for each in data):
        raise UnreadableFile(
            _("“{file}” must hold a list of objects, one for each row.").format(file=shorten(path.name))
        )
    if _is_deeper(data, _MOST_DEPTH):
        raise UnreadableFile(_("“{file}” is nested too deeply for a table.").format(file=shorten(path.name)))
    return data, notes


def _why(error: Exception) -> str:
    if isinstance(error, BadValue):
        return str(error)
    if isinstance(error, json.JSONDecodeError):
        return _("it breaks off, or goes on with something else, at line {line}, column {column}").format(
            line=error.lineno, column=error.colno
        )
    if isinstance(error, UnicodeDecodeError):
        return _("byte {place} is no part of a letter").format(place=error.start + 1)
    return _("it is nested too deeply")


def _refuse_constant(name: str) -> None:
    raise BadValue(_("{name} is not a number").format(name=name))


def _unique_keys(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        keys = [key for key, _value in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise BadValue(_("an object has the key “{key}” twice").format(key=shorten(twice)))
    return read


def _is_deeper(value: object, levels: int) -> bool:
    if not isinstance(value, list | dict):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_deeper(each, levels - 1) for each in inner)


def _sheet(
    objects: Sequence[tuple[Mapping[str, Any], str, int | None]],
    path: Path,
    name: str,
    parents: frozenset[int],
) -> Sheet:
    flat = [(_flattened(each), label, parent) for each, label, parent in objects]
    keys = tuple({key: None for each, _label, _parent in flat for key in each})
    if len(keys) > MOST_COLUMNS or len(flat) > MOST_ROWS:
        raise UnreadableFile(
            _("“{file}” has more than {rows} rows or {columns} columns; split it into smaller files.").format(
                file=shorten(path.name), rows=MOST_ROWS, columns=MOST_COLUMNS
            )
        )
    rows = tuple(
        _row(each, keys, label, parent or number, parent)
        for number, (each, label, parent) in enumerate(flat, start=1)
    )
    header = tuple(shorten(one_line(key), 200) for key in keys)
    return Sheet(file=path.name, name=name, header=header, rows=rows, parents=parents)


def _flattened(each: Mapping[str, Any]) -> dict[str, Any]:
    further = each.get(EXTRA)
    if not isinstance(further, dict):
        return dict(each)
    own = {key: value for key, value in each.items() if key != EXTRA}
    # A column of its own goes before one of that name under `extra`, which is not lost.
    return {**{f"{key} ({EXTRA})" if key in own else key: value for key, value in further.items()}, **own}


def _row(each: Mapping[str, Any], keys: Sequence[str], label: str, number: int, parent: int | None) -> Row:
    texts: list[str | None] = []
    problems: dict[int, str] = {}
    numbers: set[int] = set()
    shown: dict[int, Shown] = {}
    for position, key in enumerate(keys):
        value = each.get(key)
        texts.append(_text(value) if key in each else None)
        if isinstance(value, list | dict):
            shown[position] = NESTED
        elif isinstance(value, bool):
            shown[position] = TRUTH
        elif isinstance(value, int | Decimal):
            numbers.add(position)
            if len(_text(value)) > _MOST_DIGITS:
                problems[position] = _("it is a number with too many digits")
    return Row(
        number=number,
        texts=tuple(texts),
        numbers=frozenset(numbers),
        problems=problems,
        label=label,
        parent=parent,
        shown=shown or ALL_PLAIN,
    )


def _as_number(value: Decimal) -> float | str:
    plain = float(value)
    return plain if Decimal(repr(plain)) == value else str(value)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, default=_as_number)
        case bool():
            return "true" if value else "false"
        case Decimal():
            if abs(value.adjusted()) > _MOST_DIGITS:  # 1e999999999 written out would fill the memory
                return "9" * (_MOST_DIGITS + 1)
            digits = format(value, "f")
            return digits.rstrip("0").rstrip(".") if "." in digits else digits
        case _:
            return str(value)
