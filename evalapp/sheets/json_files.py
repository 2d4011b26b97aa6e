"""Reading a JSON list of objects as a table; a list of objects inside them becomes a sheet of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from evalapp.domain.errors import BadValue, UnreadableFile
from evalapp.domain.incoming.bounds import JSON_DECIMALS, JSON_DEPTH, JSON_OBJECTS, JSON_VALUES
from evalapp.domain.incoming.json_keys import KeysOnce
from evalapp.domain.incoming.json_size import Size, TooMuch, require_size
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.sheets.places import lost_letters
from evalapp.sheets.sheet import (
    ALL_PLAIN,
    EXTRA,
    LOST,
    MOST_COLUMNS,
    MOST_ROWS,
    Row,
    Sheet,
    clean_text,
    one_line,
)
from evalapp.sheets.shown import NESTED, TRUTH, Shown

_MOST_DIGITS = 40
_HALVES = re.compile(
    "[\ud800-\udfff]"
)  # json puts the two of a pair together; what is left is half a character
_MAY_BE_LOST = re.compile("\\\\u|[\x7f-\x9f\ufffd-\uffff]")


class _Key(NamedTuple):
    """The name of a value of an object: its own, or one under `extra`, which may be called like an own one."""

    name: str
    is_further: bool = False


def _is_further(key: _Key) -> bool:
    return key.is_further


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
    objects = KeysOnce(keeps=True, from_=1)
    try:
        require_size(raw, Size(values=JSON_VALUES, objects=JSON_OBJECTS))
        text = raw.decode("utf-8-sig")
        data = json.loads(
            text,
            parse_float=_Decimals(),
            parse_constant=_refuse_constant,
            object_pairs_hook=objects,
        )
        objects.require(data)
    except TooMuch as error:
        raise UnreadableFile(
            _("“{file}” is not read: {why}; take out what is not needed, or split it.").format(
                file=shorten(path.name), why=error
            )
        ) from error
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
    if _is_deeper(data, JSON_DEPTH):
        raise UnreadableFile(_("“{file}” is nested too deeply for a table.").format(file=shorten(path.name)))
    if _MAY_BE_LOST.search(text):
        places: list[str] = []
        data = _without_halves(data, "", places, path)
        notes = (*notes, *lost_letters(places))
    return data, notes


def _without_halves(value: Any, place: str, places: list[str], path: Path) -> Any:
    """With the sign for a lost letter where half a character stands, which is none; `places` gets each lost letter.

    Raises UnreadableFile where two names become the same.
    """
    match value:
        case str():
            if value.isprintable() and LOST not in value:
                return value
            if LOST in value or LOST in clean_text(value):
                places.append(place)
            return _HALVES.sub(LOST, value)
        case list():
            return [
                _without_halves(each, f"{place}[{n}]", places, path) for n, each in enumerate(value, start=1)
            ]
        case dict():
            read: dict[str, Any] = {}
            for key, each in value.items():
                name = _HALVES.sub(LOST, key)
                inner = f"{place}.{shorten(name)}".lstrip(".")
                if LOST in name and LOST not in place:
                    places.append(inner)
                if name in read:
                    why = _("an object has the key “{key}” twice").format(key=shorten(name))
                    raise UnreadableFile(
                        _("“{file}” is not valid JSON in UTF-8: {why}.").format(
                            file=shorten(path.name), why=why
                        )
                    )
                read[name] = _without_halves(each, inner, places, path)
            return read
        case _:
            return value


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


class _Decimals:
    """Counts those that it makes: each takes as much memory as ten characters of a text."""

    def __init__(self) -> None:
        self._left = JSON_DECIMALS

    def __call__(self, text: str) -> Decimal:
        self._left -= 1
        if self._left < 0:
            raise TooMuch(_("it holds more than {most} numbers with decimals").format(most=JSON_DECIMALS))
        return Decimal(text)


def _refuse_constant(name: str) -> None:
    raise BadValue(_("{name} is not a number").format(name=name))


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
    # Of two with one name the own one comes first, so that it is the other that gets a name beside it.
    keys = tuple(sorted({key: None for each, _label, _parent in flat for key in each}, key=_is_further))
    further = frozenset(position for position, key in enumerate(keys) if key.is_further)
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
    header = tuple(shorten(one_line(key.name), 200) for key in keys)
    return Sheet(file=path.name, name=name, header=header, rows=rows, parents=parents, further=further)


def _flattened(each: Mapping[str, Any]) -> dict[_Key, Any]:
    further = each.get(EXTRA)
    inner = further if isinstance(further, dict) else {}
    own = {_Key(key): value for key, value in each.items() if further is not inner or key != EXTRA}
    return own | {_Key(key, is_further=True): value for key, value in inner.items()}


def _row(each: Mapping[_Key, Any], keys: Sequence[_Key], label: str, number: int, parent: int | None) -> Row:
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
