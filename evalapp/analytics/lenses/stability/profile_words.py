"""Weights as percentages, rounded to the side on which what is said of them stays true."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from evalapp.domain.numbers import rounded_text
from evalapp.domain.texts import _
from evalapp.words import formats
from evalapp.words.formats import score

FEWEST_DECIMALS = 1
MOST_DECIMALS = 6


def percent(share: Fraction, decimals: int = FEWEST_DECIMALS) -> str:
    """`23.1 %`, rounded half up, without closing zeros; `less than 0.1 %` for what is small but not nothing."""
    least = Fraction(1, 10 ** (decimals + 2))
    shown = Fraction(rounded_text(share * 100, decimals)) / 100
    if share > 0 and shown == 0:
        return _("less than {percent}").format(percent=_written(least))
    if share < 1 and shown == 1:
        return _("more than {percent}").format(percent=_written(1 - least))
    return _written(shown)


def _written(share: Fraction) -> str:
    return formats.percent(score(share * 100))


def beyond(at: Fraction, decimals: int, *, is_rise: bool) -> Fraction:
    """The nearest share with so many decimals of a percent that lies past `at`, never on it."""
    scale = 10 ** (decimals + 2)
    return Fraction(floor(at * scale) + 1 if is_rise else ceil(at * scale) - 1, scale)


def within(end: Fraction, decimals: int, *, is_high: bool) -> Fraction:
    """The nearest share with so many decimals of a percent that does not lie past the end of an interval."""
    scale = 10 ** (decimals + 2)
    return Fraction(floor(end * scale) if is_high else ceil(end * scale), scale)
