"""Values of an export with the place where they stand, each read in the one way in which an export writes it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import TEXT_TABLE
from evalapp.domain.numbers import decimal_text, shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.characters import unfit_in
from evalapp.domain.writing.iso_day import is_iso_day

E = TypeVar("E", bound=StrEnum)

MOST_TEXT = 100_000
_MOST_NUMBER = (1 << 63) - 1  # more no file can hold
_AMOUNT = re.compile(r"-?[0-9]{1,16}(\.[0-9]{1,2})?")
_NOT_NEGATIVE = 0


def unlike(file: str, place: str, why: str) -> KnownError:
    """One sentence: the file, the place in it where there is one, and what is not as an export writes it."""
    if place:
        text = _("“{file}” is not as an export writes it, at {place}: {why}.")
    else:
        text = _("“{file}” is not as an export writes it: {why}.")
    return KnownError(text.format(file=file, place=place, why=why.rstrip(".")))


class Values:
    """An object or a row. Every reader raises KnownError with the place of what is not as it should be.

    An export writes nothing as an empty text or, in some documents, as null: both are an empty text here.
    """

    def __init__(self, file: str, place: str, told: Mapping[str, Any]) -> None:
        self.file, self.place, self._told = file, place, told

    def wrong(self, name: str, why: str) -> KnownError:
        dot = ", " if self.file.endswith(TEXT_TABLE.suffix) else "."
        place = f"{self.place}{dot}{name}" if self.place and name else self.place or name
        return unlike(self.file, place, why)

    def has(self, name: str) -> bool:
        return name in self._told

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._told)

    def plain(self, name: str) -> Any:
        """Whatever stands there."""
        if name not in self._told:
            raise self.wrong(name, _("it is missing; another version may have written the file"))
        return self._told[name]

    def text(self, name: str, most: int = MOST_TEXT) -> str:
        value = self.plain(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.wrong(name, _("it is not a text"))
        if len(value) > most:
            raise self.wrong(name, _("it has more than {most} characters").format(most=most))
        if character := unfit_in(value):
            raise self.wrong(
                name, _("it holds {character}, which cannot be printed").format(character=character)
            )
        return value

    def needed(self, name: str, most: int = MOST_TEXT) -> str:
        if not (text := self.text(name, most)).strip():
            raise self.wrong(name, _("it is empty"))
        return text

    def known(self, name: str, among: Collection[str]) -> str:
        """One of the ids that another file of the export names."""
        if (text := self.text(name)) not in among:
            raise self.wrong(name, _("“{value}” is unknown").format(value=shorten(text)))
        return text

    def word(self, name: str, kind: type[E]) -> E:
        text = self.text(name)
        try:
            return kind(text)
        except ValueError:
            words = ", ".join(kind)
            raise self.wrong(
                name, _("“{value}” is none of {words}").format(value=shorten(text), words=words)
            ) from None

    def number(self, name: str, lowest: int | None = _NOT_NEGATIVE) -> int:
        """A whole number, which a row writes as a text."""
        value: Any = self.plain(name)
        low = -_MOST_NUMBER if lowest is None else lowest
        if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,19}", value) and str(int(value)) == value:
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= _MOST_NUMBER:
            text = _("“{value}” is not a whole number that can stand there")
            raise self.wrong(name, text.format(value=shorten(str(value))))
        return value

    def number_if_any(self, name: str, lowest: int | None = _NOT_NEGATIVE) -> int | None:
        return None if self.plain(name) is None else self.number(name, lowest)

    def truth(self, name: str) -> bool:
        if not isinstance(value := self.plain(name), bool):
            raise self.wrong(name, _("it is neither true nor false"))
        return value

    def euro(self, name: str) -> int | None:
        """In cents, of an amount in euro as a text with a point before the cents; None for null."""
        value = self.plain(name)
        if value is None:
            return None
        if isinstance(value, str) and _AMOUNT.fullmatch(value):
            amount = Fraction(value)
            if decimal_text(amount) == value:
                return int(amount * 100)
        text = _("“{value}” is not an amount in euro as an export writes it, such as 1500.5")
        raise self.wrong(name, text.format(value=shorten(str(value))))

    def hundredths(self, name: str) -> int | None:
        """Of a number with at most two decimals; None for null."""
        value: Any = self.plain(name)
        if value is None:
            return None
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and 0 <= value <= _MOST_NUMBER:
            hundred = Fraction(value) * 100
            if hundred.denominator == 1:
                return int(hundred)
        text = _("“{value}” is not a number with at most two decimals")
        raise self.wrong(name, text.format(value=shorten(str(value))))

    def day(self, name: str) -> str:
        """An ISO 8601 date, or nothing."""
        text = self.text(name)
        if text and not is_iso_day(text):
            raise self.wrong(name, _("“{value}” is not a day such as 2016-03-01").format(value=shorten(text)))
        return text

    def moment(self, name: str, *, needed: bool = False) -> str:
        """An ISO 8601 time or date, or nothing."""
        text = self.needed(name) if needed else self.text(name)
        if text and not _is_moment(text):
            raise self.wrong(
                name,
                _("“{value}” is not a time such as 2016-03-01T09:00:00+00:00").format(value=shorten(text)),
            )
        return text

    def inner(self, name: str) -> Values:
        value = self.plain(name)
        if not isinstance(value, dict):
            raise self.wrong(name, _("it is not an object"))
        return Values(self.file, f"{self.place}.{name}".lstrip("."), value)

    def items(self, name: str) -> Items:
        return Items(self.file, f"{self.place}.{name}".lstrip("."), self.plain(name))


class Items:
    """A list of objects; places count from 1."""

    def __init__(self, file: str, place: str, told: Any) -> None:
        if not isinstance(told, list):
            raise unlike(file, place, _("it is not a list"))
        self.file, self.place, self._told = file, place, told

    def __len__(self) -> int:
        return len(self._told)

    def __iter__(self) -> Iterator[Values]:
        for n, each in enumerate(self._told, start=1):
            place = f"{self.place}[{n}]"
            if not isinstance(each, dict):
                raise unlike(self.file, place, _("it is not an object"))
            yield Values(self.file, place, each)


class Once:
    """Refuses the second of two rows with one key."""

    def __init__(self) -> None:
        self._seen: set[tuple[object, ...]] = set()

    def require(self, values: Values, name: str, *key: object) -> None:
        if key in self._seen:
            said = " · ".join(shorten(str(each), 40) for each in key)
            raise values.wrong(name, _("{key} stands there already").format(key=said))
        self._seen.add(key)


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return text[:4].isdigit() and text[4:5] == "-"
