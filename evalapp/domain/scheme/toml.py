"""Values as TOML writes them; the standard library reads TOML only."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from evalapp.domain.numbers import decimal_text
from evalapp.domain.texts import Text

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_SHORT = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}
_UNSEEN = {"Cc", "Cf", "Zl", "Zp"}
_MOST_DECIMALS = 28  # of what the reader takes in


def key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else string(name)


def string(text: str) -> str:
    """On one line; what cannot be seen, or breaks lines in some editors, is escaped."""
    return '"' + "".join(_character(each) for each in text) + '"'


def _character(each: str) -> str:
    if each in _SHORT:
        return _SHORT[each]
    if unicodedata.category(each) in _UNSEEN:
        return f"\\u{ord(each):04X}" if ord(each) <= 0xFFFF else f"\\U{ord(each):08X}"
    return each


def number(value: Fraction) -> str:
    """A whole number as it is, a decimal as text. Raises ValueError where no decimal says it exactly."""
    text = decimal(value)
    return text if value.denominator == 1 else string(text)


def decimal(value: Fraction) -> str:
    text = decimal_text(value, _MOST_DECIMALS)
    if Fraction(text) != value:
        raise ValueError(f"{value} is no decimal number")
    return text


def text(value: Text) -> str:
    """A plain string where it serves both languages."""
    if value.nl == value.en:
        return string(value.nl)
    both = {"nl": value.nl, "en": value.en}
    return "{ " + ", ".join(f"{name} = {string(each)}" for name, each in both.items() if each) + " }"
