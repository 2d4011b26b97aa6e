"""The order in which people expect numbers of applications: A-2 before A-10."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
NumberKey = tuple[tuple[str | int, ...], str]

# Text, then zeros that say nothing, digits, text again: most numbers hold digits in one place only.
_ONE_RUN = re.compile(r"([^0-9]*)0*([0-9]*)([^0-9]*)")
_DIGITS = str.maketrans("123456789", "0" * 9)


def number_key(number: str) -> NumberKey:
    """A-2 before A-10; the number itself where two read alike."""
    # Length first compares digits as numbers without reading them: an id may be absurdly long.
    if (one := _ONE_RUN.fullmatch(number)) is not None:
        before, digits, after = one.groups()
        return (before, len(digits), digits, after), number
    before, *rest = re.split(r"([0-9]+)", number)
    key: list[str | int] = [before]
    for digits, after in zip(rest[::2], rest[1::2], strict=True):
        bare = digits.lstrip("0")
        key += (len(bare), bare, after)
    return tuple(key), number


def place_key(place: tuple[str, str]) -> tuple[NumberKey, str]:
    """For (application, criterion): by number, then by id."""
    return number_key(place[0]), place[1]


def pair_key(pair: tuple[str, str]) -> tuple[NumberKey, NumberKey]:
    """For (juror, application): J2 before J10, then A-2 before A-10."""
    return number_key(pair[0]), number_key(pair[1])


def sorted_by_number(values: Iterable[T], number: Callable[[T], str]) -> list[T]:
    """`values` by the number of the application that each is about; what is about the same one stays in its order."""
    listed = list(values)
    shapes = {number(each).translate(_DIGITS) for each in listed}
    if len(shapes) <= 1:
        # A-001 … A-033: all alike but for the digits, so the order of the text is that of the numbers.
        return sorted(listed, key=number)
    return sorted(listed, key=lambda each: number_key(number(each)))
