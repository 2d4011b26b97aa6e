"""A small spreadsheet: the formulas of a workbook computed from the values in its other cells, in floating point."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from statistics import median
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.datetime import to_excel

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)|"(?P<text>(?:[^"]|"")*)"|"""
    r"""(?P<ref>(?:'(?:[^']|'')+'!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)|(?P<name>[A-Z]+)(?=\()|"""
    r"""(?P<sign><=|>=|<>|[-+*/=<>(),]))"""
)


class Computed:
    """`book` is what was written; nothing of the results that stand in it beside a formula is looked at."""

    def __init__(self, book: bytes) -> None:
        loaded = load_workbook(io.BytesIO(book))
        self.cells: dict[tuple[str, int, int], Any] = {}
        for sheet in loaded.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    is_formula = cell.data_type == "f"
                    value = getattr(cell.value, "text", cell.value) if is_formula else cell.value
                    self.cells[sheet.title, cell.row, cell.column] = (is_formula, value)
        self._known: dict[tuple[str, int, int], Any] = {}

    @property
    def formulas(self) -> Iterator[tuple[str, int, int]]:
        return (place for place, (is_formula, _value) in self.cells.items() if is_formula)

    def value(self, sheet: str, row: int, column: int) -> Any:
        place = sheet, row, column
        is_formula, value = self.cells.get(place, (False, None))
        if not is_formula:
            return value
        if place not in self._known:
            self._known[place] = _Reader(self, sheet, value[1:]).result()
        return self._known[place]

    def column(self, sheet: str, head: str) -> list[Any]:
        place = next(
            column for (name, row, column), (_f, value) in self.cells.items()
            if name == sheet and row == 1 and value == head
        )  # fmt: skip
        last = max(row for name, row, _column in self.cells if name == sheet)
        return [self.value(sheet, row, place) for row in range(2, last + 1)]

    def area(self, sheet: str, ref: str) -> Any:
        if ref.startswith("'"):
            name, _bang, ref = ref[1:].rpartition("'!")
            sheet = name.replace("''", "'")
        if ":" not in ref:
            found = re.fullmatch(r"([A-Z]+)(\d+)", ref)
            assert found is not None
            return self.value(sheet, int(found[2]), column_index_from_string(found[1]))
        left, top, right, bottom = range_boundaries(ref)
        assert left == right
        return [self.value(sheet, row, left) for row in range(top, bottom + 1)]


class _Reader:
    def __init__(self, book: Computed, sheet: str, text: str) -> None:
        self._book, self._sheet = book, sheet
        self._tokens = list(_tokens(text))
        self._at = 0

    def result(self) -> Any:
        found = self._compared()
        assert self._at == len(self._tokens), self._tokens
        return found

    def _next(self, *signs: str) -> str:
        if self._at < len(self._tokens):
            kind, text = self._tokens[self._at]
            if kind == "sign" and text in signs:
                self._at += 1
                return text
        return ""

    def _compared(self) -> Any:
        left = self._added()
        while sign := self._next("=", "<", ">", "<=", ">=", "<>"):
            left = _each(_COMPARED[sign], left, self._added())
        return left

    def _added(self) -> Any:
        left = self._multiplied()
        while sign := self._next("+", "-"):
            left = _each(_COUNTED[sign], left, self._multiplied())
        return left

    def _multiplied(self) -> Any:
        left = self._one()
        while sign := self._next("*", "/"):
            left = _each(_COUNTED[sign], left, self._one())
        return left

    def _one(self) -> Any:
        if self._next("-"):
            return _each(lambda a, _b: -_figure(a), self._one(), 0)
        if self._next("("):
            found = self._compared()
            assert self._next(")")
            return found
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            return float(text)
        if kind == "text":
            return text.replace('""', '"')
        if kind == "ref":
            return self._book.area(self._sheet, text.replace("$", ""))
        assert self._next("(")
        arguments = []
        while not self._next(")"):
            arguments.append(self._compared())
            self._next(",")
        return _FUNCTIONS[text](*arguments)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        assert found is not None, text[at:]
        assert found.lastgroup is not None
        yield found.lastgroup, found[found.lastgroup]
        at = found.end()


def _each(act: Callable[[Any, Any], Any], one: Any, other: Any) -> Any:
    if not isinstance(one, list) and not isinstance(other, list):
        return act(one, other)
    size = len(one if isinstance(one, list) else other)
    ones, others = (each if isinstance(each, list) else [each] * size for each in (one, other))
    return [act(a, b) for a, b in zip(ones, others, strict=True)]


def _figure(value: Any) -> float:
    """Both sides of an IF are computed here, also the one that is not taken: what is no number comes to none."""
    if isinstance(value, datetime):
        return float(to_excel(value))
    return 0.0 if value is None else math.nan if isinstance(value, str) else value


def _order(a: Any, b: Any) -> Any:
    """Texts come after all numbers."""
    return tuple((1, each) if isinstance(each, str) else (0, _figure(each)) for each in (a, b))


def _numbers(found: Any) -> list[Any]:
    return [each for each in found if not isinstance(each, str | bool | None.__class__)]


def _if(condition: Any, then: Any, otherwise: Any = False) -> Any:
    if not isinstance(condition, list):
        return then if condition else otherwise
    thens, others = (
        each if isinstance(each, list) else [each] * len(condition) for each in (then, otherwise)
    )
    return [a if is_so else b for is_so, a, b in zip(condition, thens, others, strict=True)]


def _where(keys: list[Any], key: float, values: list[Any]) -> list[Any]:
    return _numbers([value for own, value in zip(keys, values, strict=True) if own == key])


def _rank(value: Any, among: list[Any], direction: float) -> float:
    if isinstance(value, str):
        return math.nan
    return 1 + sum((each < value) if direction else (each > value) for each in _numbers(among))


def _rounded(value: float) -> int:
    return math.floor(abs(value) + 0.5) * (1 if value >= 0 else -1)


_COUNTED: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: _figure(a) + _figure(b),
    "-": lambda a, b: _figure(a) - _figure(b),
    "*": lambda a, b: _figure(a) * _figure(b),
    "/": lambda a, b: _figure(a) / _figure(b),
}
_COMPARED: dict[str, Callable[[Any, Any], Any]] = {
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "<": lambda a, b: _order(a, b)[0] < _order(a, b)[1],
    ">": lambda a, b: _order(a, b)[0] > _order(a, b)[1],
    "<=": lambda a, b: _order(a, b)[0] <= _order(a, b)[1],
    ">=": lambda a, b: _order(a, b)[0] >= _order(a, b)[1],
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "IF": _if,
    "AND": lambda *all_of: all(all_of),
    "SUM": lambda found: math.fsum(_numbers(found)),
    "MAX": lambda found: max(_numbers(found)),
    "MIN": lambda found: min(_numbers(found)),
    "COUNT": lambda found: len(_numbers(found)),
    "MEDIAN": lambda found: median(_numbers(found)),
    "ROUND": lambda value, _digits: value if math.isnan(_figure(value)) else _rounded(_figure(value)),
    "INT": lambda value: value if math.isnan(_figure(value)) else math.floor(value),
    "ISNUMBER": lambda found: [
        isinstance(each, int | float) and not isinstance(each, bool) for each in found
    ],
    "SUMIF": lambda keys, key, values: math.fsum(_where(keys, key, values)),
    "AVERAGEIF": lambda keys, key, values: (
        math.fsum(_where(keys, key, values)) / len(_where(keys, key, values))
    ),
    "RANK": _rank,
    "SUMPRODUCT": math.fsum,
}
