"""Values of a panel as a database keeps them: exact, typed, and null where a file says nothing."""

from __future__ import annotations

import hmac
from datetime import UTC, date, datetime
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from evalapp.domain.numbers import decimal_text, rounded_text
from evalapp.domain.times import BRUSSELS

_DECIMALS = 12
_DAY = len("2016-01-31")
_PSEUDONYM = 12  # hexadecimal digits
_ROOMY = Context(prec=60)  # for any whole number of cents that a file can hold


def euro(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents).scaleb(-2, _ROOMY)


def exact(value: Fraction | None) -> Decimal | None:
    """Of a number that decimals can write, as schemes have them."""
    return None if value is None else Decimal(decimal_text(value))


def parts(value: Fraction | None, rounded: str, numerator: str, denominator: str) -> dict[str, Any]:
    """A total to twelve decimals, and as it is."""
    if value is None:
        return dict.fromkeys((rounded, numerator, denominator))
    return {
        rounded: near(value),
        numerator: Decimal(value.numerator),
        denominator: Decimal(value.denominator),
    }


def near(value: Fraction | None) -> Decimal | None:
    return None if value is None else Decimal(rounded_text(value, _DECIMALS))


@lru_cache(maxsize=4096)
def moment(text: str, zone: str = "") -> datetime | None:
    """A time as files keep it; None of one without an hour, or that is none. `zone` empty: UTC where none is said."""
    if len(text) <= _DAY:
        return None
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            at = at.replace(tzinfo=BRUSSELS if zone else UTC)
        return at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:_DAY])
    except ValueError:
        return None


class Pseudonyms:
    """Of the people of one panel: each the same for ever, and none that can be told back without the panel file.

    Who may sit in a jury is known, and so are the numbers and hashes of a call: only a key that leaves the panel file
    nowhere keeps somebody with that list from trying them all.
    """

    def __init__(self, identity: str) -> None:
        self._key = hmac.digest(identity.encode(), b"evalapp pseudonym v1", "sha256")

    def of(self, person: str) -> str:
        return hmac.digest(self._key, person.encode(), "sha256").hex()[:_PSEUDONYM]
