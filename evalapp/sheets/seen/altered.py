"""Numbers of which the format shows another: rounded, with another sign, a word in their place, or nothing.

An amount is often shown without its cents. A score is a mark that somebody saw and meant: what was seen and what is
held must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
_NOTHING = 1e-6


class Altered(NamedTuple):
    """What a format does to the number it shows: it rounds it to so many `decimals`, gives it a minus sign that it has
    not or takes its own, or writes another text `instead`, or none.
    """

    decimals: int | None = None
    is_negated: bool = False
    instead: str | None = None

    def shown(self, text: str) -> str:
        """What is seen of the number that `text` is, with a decimal point."""
        if self.instead is not None:
            return self.instead
        if self.decimals is not None:
            text = str(Decimal(text).quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP))
        if self.is_negated:
            text = text[1:] if text.startswith("-") else f"-{text}"
        return in_notation(text)

    def reason(self, text: str) -> str:
        """Why that is not what is taken, as the end of a sentence about its cell."""
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
    altered = _made_by(number_format, (number > 0) - (number < 0))
    if altered is None or altered.decimals is None:
        return altered
    scaled = abs(number) * 10**altered.decimals
    if abs(scaled - round(scaled)) > _NOTHING:
        return altered
    return Altered(is_negated=True) if altered.is_negated else None


@lru_cache(maxsize=4_096)
def _made_by(number_format: str, sign: int) -> Altered | None:
    """What the section for numbers of that sign may do."""
    sections = sections_of(number_format)
    section = sections[0]
    if len(sections) > 1 and sign < 0:
        section = sections[1]
    elif len(sections) > 2 and sign == 0:
        section = sections[2]
    bare = _LITERAL.sub("", section)
    if _COMPUTES.search(bare) or "[<" in number_format or "[>" in number_format or "[=" in number_format:
        return None
    written = "".join(quoted or escaped for quoted, escaped in _LITERAL.findall(section))
    if not _PLACE.search(bare):
        is_colour = len(sections) == 1 and not (written or bare).strip()
        return None if is_colour else Altered(instead=f"{written}{bare}".strip())
    before = _PLACE.split(_NO_SIGN.sub("", section), maxsplit=1)[0]
    has_minus = any(each in before for each in _MINUS)
    is_negated = (
        has_minus if sign > 0 else sign < 0 and len(sections) > 1 and not has_minus and "(" not in before
    )
    return Altered(decimals=len(_PLACE.findall(bare.partition(".")[2])), is_negated=is_negated)
