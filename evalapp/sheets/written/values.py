"""What a sheet is made of: columns with a format each, and rows of texts, numbers, days and formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple


class Format(NamedTuple):
    """`code` is a number format as a spreadsheet has it."""

    code: str = "General"
    is_wrapped: bool = False
    is_strong: bool = False
    is_right: bool = False


TEXT = Format()
LONG = Format(is_wrapped=True)
NUMBER = Format(is_right=True)
WHOLE = Format("0", is_right=True)
MONEY = Format("#,##0.00", is_right=True)


def points(decimals: int, *, is_strong: bool = False) -> Format:
    return Format("0." + "0" * decimals if decimals else "0", is_strong=is_strong, is_right=True)


class Formula(NamedTuple):
    """`text` is without its sign; `result` is what it comes to, for who shows a workbook and does not compute.

    `is_array`: ranges in it are taken value by value.
    """

    text: str
    result: float | int | str
    is_array: bool = False


Plain = str | int | float | Fraction | date | datetime | Formula | None


class Shown(NamedTuple):
    """A value in another format than its column has."""

    value: Plain
    format: Format


Value = Plain | Shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """`width` in characters."""

    head: str
    width: float
    format: Format = TEXT


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """`fixed`: how many columns stay in sight. The first row is that of the heads."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    fixed: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a workbook says of itself; `at` is when what it says was last changed, in local time."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    at: datetime
    program: str
