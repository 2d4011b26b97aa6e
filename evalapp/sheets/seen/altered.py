"""Numbers of which the format shows another: rounded, with another sign, a word in their place, or nothing.

What was seen and what is held must be the same. Only of amounts and the like is a rounded one taken as it is held:
an amount is often shown without its cents, but a score is a mark that somebody saw and meant.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from evalapp.domain.numbers import in_notation, shorten
from evalapp.domain.texts import _
from evalapp.sheets.shown import sections_of

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_NO_SIGN = re.compile(r"\[[^\]]*\]|_.|\*.")
_PLACE = re.compile(r"[0#?]")
_COMPUTES = re.compile(r"[/%@]|general|standaard|e[+-]|[dmyhs]", re.IGNORECASE)
_MINUS = "-−–"
_CONDITION = re.compile(r"\[\s*(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\s*\]")
_MET: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
        "=": operator.eq,
        "<>": operator.ne,
    }
)
_NOTHING = 1e-6


class Altered(NamedTuple):
    """What a format does to the number it shows: it rounds it to so many `decimals`, gives it a minus sign that it has
    not or takes its own, or writes another text `instead`, or none. Of a date: it has words `beside` it, or shows
    but a weekday or an hour (`is_undated`).
    """

    decimals: int | None = None
    is_negated: bool = False
    instead: str | None = None
    beside: str = ""
    is_undated: bool = False

    @property
    def is_rounded(self) -> bool:
        """And nothing else."""
        return self.decimals is not None and not self.is_negated

    def shown(self, text: str) -> str:
        """What is seen of the number that `text` is, with a decimal point."""
        if self.instead is not None:
            return self.instead
        text = self.as_number(text)
        if self.is_negated:
            text = text[1:] if text.startswith("-") else f"-{text}"
        return in_notation(text)

    def as_number(self, text: str) -> str:
        """Rounded as it is shown."""
        if self.decimals is None:
            return text
        return str(Decimal(text).quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP))

    def reason(self, text: str) -> str:
        """Why that is not what is taken, as the end of a sentence about its cell."""
        if self.beside:
            return _("its format shows “{words}” beside the date; give the date itself").format(
                words=shorten(self.beside, 20)
            )
        if self.is_undated:
            return _(
                "its format shows a weekday or an hour, and not the date it holds, {value}; show the date"
            ).format(value=text[:10])
        if not (shown := self.shown(text)):
            return _("its format hides the number it holds, {value}; show it, or empty the cell").format(
                value=in_notation(text)
            )
        return _("its format shows “{shown}”, and it holds {value}; type the value that is meant").format(
            shown=shorten(shown, 20), value=in_notation(text)
        )


AS_HELD: Mapping[int, Altered] = MappingProxyType({})


def altered_by(number: float, number_format: str) -> Altered | None:
    """None where the number can be seen as it is."""
    sections = sections_of(number_format)
    if _CONDITION.search(number_format):
        section = _section_met(number, tuple(sections))
        altered = None if section is None else _made_by(section, is_only=len(sections) == 1, sign=number > 0)
    else:
        altered = _by_sign(number_format, (number > 0) - (number < 0))
    if altered is None or altered.decimals is None:
        return altered
    scaled = abs(number) * 10**altered.decimals
    if abs(scaled - round(scaled)) > _NOTHING:
        return altered
    return Altered(is_negated=True) if altered.is_negated else None


def _section_met(number: float, sections: tuple[str, ...]) -> str | None:
    """Of sections with conditions, as `[<1]0;"secret"`; None where the standard does not say which."""
    for position, section in enumerate(sections[:3]):
        condition = _CONDITION.search(section)
        if condition is None:
            return section if position == len(sections[:3]) - 1 else None
        if _MET[condition[1]](number, float(condition[2])):
            return section
    return None


@lru_cache(maxsize=4_096)
def _by_sign(number_format: str, sign: int) -> Altered | None:
    """What the section for numbers of that sign may do."""
    sections = sections_of(number_format)
    section = sections[0]
    if len(sections) > 1 and sign < 0:
        section = sections[1]
    elif len(sections) > 2 and sign == 0:
        section = sections[2]
    is_of_negatives = sign < 0 and len(sections) > 1
    return _made_by(section, is_only=len(sections) == 1, sign=sign, is_of_negatives=is_of_negatives)


@lru_cache(maxsize=4_096)
def _made_by(section: str, *, is_only: bool, sign: int, is_of_negatives: bool = False) -> Altered | None:
    bare = _LITERAL.sub("", section)
    if _COMPUTES.search(bare):
        return None
    written = "".join(quoted or escaped for quoted, escaped in _LITERAL.findall(section))
    if not _PLACE.search(bare):
        is_colour = is_only and not (written or bare).strip()
        return None if is_colour else Altered(instead=f"{written}{bare}".strip())
    before = _PLACE.split(_NO_SIGN.sub("", section), maxsplit=1)[0]
    has_minus = any(each in before for each in _MINUS)
    is_negated = has_minus if sign > 0 else is_of_negatives and not has_minus and "(" not in before
    return Altered(decimals=len(_PLACE.findall(bare.partition(".")[2])), is_negated=is_negated)
