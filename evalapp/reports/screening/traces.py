"""What says who somebody is without a name: addresses, telephones, accounts, ids, the national number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evalapp.reports.screening.accounts import DASHES, checked_numbers, ibans
from evalapp.reports.screening.mail import addresses, as_address
from evalapp.reports.screening.telephones import has_long_numbers, telephones

_HYPHENS = "-‐‑–"
_NOBODY = re.compile(r"(?!)")
_NUMBERED = re.compile(r"([^\W\d_]+)[\W_]?(\d+)")  # J01, J-01


@dataclass(frozen=True, kw_only=True)
class Traces:
    """`ids` as they are written in a text; what is among `kept` may stay, as the address of who may be named."""

    ids: re.Pattern[str] = _NOBODY
    kept: frozenset[str] = field(default_factory=frozenset)

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """From where to where, in their order and none over another."""
        at = 0
        for start, end in sorted(self._spans(text), key=lambda span: (span[0], -span[1])):
            if start >= at and as_address(text[start:end]) not in self.kept:
                yield start, end
                at = end

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        yield from addresses(text)
        yield from ibans(text)
        if has_long_numbers(text):
            yield from checked_numbers(text)
            yield from telephones(text)
        for found in self.ids.finditer(text):
            yield found.span()


def traces_of(ids: Iterable[str], kept: Iterable[str] = ()) -> Traces:
    numbered, others = dict[str, list[str]](), list[str]()
    for each in sorted(ids, key=len, reverse=True):
        if found := _NUMBERED.fullmatch(each):
            numbered.setdefault(found[1].casefold(), []).append(found[2])
        else:
            others.append(_with_any_hyphen(each))
    written = [*others, *(_however_joined(letters, numbers) for letters, numbers in numbered.items())]
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(written)})(?!\w|[‐‑-]\d)") if written else _NOBODY
    return Traces(ids=pattern, kept=frozenset(each.casefold() for each in kept))


def _with_any_hyphen(person: str) -> str:
    return "".join(f"[{DASHES}]" if each in _HYPHENS else re.escape(each) for each in person)


def _however_joined(letters: str, numbers: Iterable[str]) -> str:
    """Ids of letters and a number, with whatever hyphen, a space or nothing between them, in any capitals."""
    return rf"(?i:{letters})[^\S\n]?[{DASHES}._/]?[^\S\n]?(?:{'|'.join(numbers)})"
