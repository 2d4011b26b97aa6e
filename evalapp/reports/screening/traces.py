"""What says who somebody is without a name: addresses, telephones, ids of the panel and the national number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_ADDRESS = re.compile(r"[\w.+-]*@[\w-]+(?:\.[\w-]+)*")  # of mail, and a name on a network
_DATE = r"(?!\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d))"
_TELEPHONE = re.compile(rf"(?<![\w€]){_DATE}(?:\+|00|0)\d(?:[ ./-]?\d){{7,12}}(?!\w)")
_NATIONAL = re.compile(
    r"(?<![\w.])(\d{2})[. ]?(\d{2})[. ]?(\d{2})[ .-]{0,3}(\d{3})[. ]?(\d{2})(?![\w])"
)  # of the Belgian register of people
_ENTERPRISE = re.compile(r"[01]\d{3}\.?\d{3}\.?\d{3}")  # of an organisation, which is nobody
_CHECKED = 97
_NOBODY = re.compile(r"(?!)")


@dataclass(frozen=True, kw_only=True)
class Traces:
    """`ids` as they are written in a text; what is among `kept` may stay, as the address of who may be named."""

    ids: re.Pattern[str] = _NOBODY
    kept: frozenset[str] = field(default_factory=frozenset)

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """From where to where, in their order and none over another."""
        patterns = (_ADDRESS, _NATIONAL, _TELEPHONE, self.ids)
        spans = sorted(
            (found.span() for each in patterns for found in each.finditer(text) if _is_meant(each, found)),
            key=lambda span: (span[0], -span[1]),
        )
        at = 0
        for start, end in spans:
            if start >= at and text[start:end].casefold() not in self.kept:
                yield start, end
                at = end


def traces_of(ids: Iterable[str], kept: Iterable[str] = ()) -> Traces:
    listed = sorted(map(re.escape, ids), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(listed)})(?![\w-])") if listed else _NOBODY
    return Traces(ids=pattern, kept=frozenset(each.casefold() for each in kept))


def _is_meant(pattern: re.Pattern[str], found: re.Match[str]) -> bool:
    if pattern is _NATIONAL:
        return is_national_number("".join(found.groups()))
    return pattern is not _TELEPHONE or not _is_enterprise_number(found[0])


def _is_enterprise_number(written: str) -> bool:
    digits = written.replace(".", "")
    return bool(_ENTERPRISE.fullmatch(written)) and _CHECKED - int(digits[:8]) % _CHECKED == int(digits[8:])


def is_national_number(digits: str) -> bool:
    """By its check digits, of who was born before 2000 or since."""
    number, check = digits[:9], int(digits[9:])
    return any(_CHECKED - int(before + number) % _CHECKED == check for before in ("", "2"))
