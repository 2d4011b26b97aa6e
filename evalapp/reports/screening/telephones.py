"""Numbers of telephones in all shapes that people write them in, and not what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from evalapp.reports.screening.accounts import DASHES, between, is_enterprise_number
from evalapp.reports.screening.days import end_of_days

_S, _ONE = between(3, "()"), between(1)
_SEVERAL = between(3).replace("{0,", "{1,")
_GAP = r"[^\S\n]?"
_BEFORE = rf"[./{DASHES}]"
_STARTS = rf"(?<![\w€+*])(?<!€[^\S\n])(?<!EUR[^\S\n])(?<![\dA-Z]{_BEFORE})"


def _more(least: int, most: int | None = None, part: str = _S) -> str:
    return rf"(?:{part}\d){{{least},{least if most is None else most}}}"


def _abroad(country: str) -> str:
    """However the number of a country is written, with or without the 0 that falls away behind it."""
    return rf"[(\[]?(?:\+|00){_GAP}(?:{country})[)\]]?(?:{_S}0)?"


_ENDS = r"(?!\w)"
# Of eight digits, and of nine where it is a mobile one.
_OWN = rf"(?:4{_S}[5-9]{_more(7)}{_ENDS}|[1-9]{_more(7)}{_ENDS})"
_BELGIAN = rf"{_abroad('32')}{_S}{_OWN}|\(?0\)?{_OWN}|\(0\){_S}{_OWN}"
_IN_TWOS = rf"(?:0[^\S\n]{{1,2}})?\(?4[5-9]\d\)?(?:{_SEVERAL}\d\d){{3}}{_ENDS}"
# With how many digits in a country near by.
_NEAR = {"31|33|34|41|48": (9, 9), "352": (6, 9), "44|1|39|49": (9, 11)}
_NEAR_BY = "|".join(rf"{_abroad(country)}{_more(*many)}{_ENDS}" for country, many in _NEAR.items())
_ANY = rf"[(\[]?(?:\+|00)\d[)\]]?(?:{_ONE}\(0\))?(?:[)\]]?{_ONE}\d){{6,13}}{_ENDS}|\(?0\d(?:\)?{_ONE}\d){{7,12}}{_ENDS}"
_TELEPHONE = re.compile(rf"{_STARTS}(?:(?P<sure>{_BELGIAN}|{_NEAR_BY}|{_IN_TWOS})|{_ANY})")
_CALLED = (
    r"(?<![^\W_])(?:tel(?:efoon)?|gsm|mobiel|fax|(?:tele)?phone|mobile|whatsapp|bel(?:\s+(?:me|mij|haar|hem))?|call)"
    r"(?:[- ]?(?:nummer|number|nr|no))?"
)
_TOLD = re.compile(
    rf"{_CALLED}[^\w\n+(]{{0,3}}(?:(?:op|is|via|at|on|nr)[^\w\n+(]{{1,3}})?"
    rf"(?P<number>{_BELGIAN}|(?:32{_ONE})?(?:4{_ONE}[5-9]{_more(7, part=_ONE)}|[1-9]{_more(7, part=_ONE)}){_ENDS})",
    re.IGNORECASE,
)
_ENOUGH = re.compile(r"\d(?:(?:[^\w%€\n]|_){0,5}\d){7}")  # digits not far from each other
_THOUSANDS = re.compile(r"[+(]?\d{1,3}(?:\.\d{3}){1,3}(?:,\d+)?")
_UNIT = re.compile(
    r"(?:,\d+|,-)?[^\S\n]?(?:€|EUR\b|euro\b|%|k€|keur\b|procent\b|mio\b|miljoen\b)", re.IGNORECASE
)
_IN_GROUPS = re.compile(r"\+?\d{1,3}(?:([. \u00a0\u202f])\d{3})(?:\1\d{3})*")
_MESSAGE = re.compile(r"\d{3}/\d{4}/\d{5}")  # with a payment
_GOES_BEFORE = re.compile(r"(?:€|EUR)[^\S\n]?\d{1,3}(?:[^\S\n]\d{3})*[^\S\n]\Z")  # the beginning of an amount
_YEAR = re.compile(r"(?:19|20)\d\d")


def has_long_numbers(text: str) -> bool:
    """Else it has no number of a telephone, an account or the national register."""
    return bool(_ENOUGH.search(text))


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """From where to where."""
    for told in _TOLD.finditer(text):
        if not _UNIT.match(text, told.end()):
            yield told.span("number")
    at = 0
    while found := _TELEPHONE.search(text, at):
        start, end = found.span()
        if text[start] in "([" and len(re.findall(r"[(\[]", found[0])) > len(re.findall(r"[)\]]", found[0])):
            start += 1  # of a sentence between brackets
        if at := end_of_days(text, start):
            continue
        at = end
        if is_enterprise_number(text, start, end) or _is_amount(
            text, start, end, is_sure=bool(found["sure"])
        ):
            continue
        if found["sure"] or not _is_code(text[start:end]):
            yield start, end


def _is_amount(text: str, start: int, end: int, *, is_sure: bool) -> bool:
    is_grouped = bool(_IN_GROUPS.fullmatch(text, start, end))
    if is_grouped and (_UNIT.match(text, end) or _GOES_BEFORE.search(text[max(0, start - 20) : start])):
        return True
    return not is_sure and bool(_THOUSANDS.fullmatch(text, start, end))


def _is_code(written: str) -> bool:
    """With a year between hyphens, or numbers that follow on each other: of a project or of applications."""
    if _MESSAGE.fullmatch(written):
        return True
    groups = re.split(r"\D+", written.strip("+()[]"))
    if re.search(rf"[./{DASHES}]", written) and any(map(_YEAR.fullmatch, groups)):
        return True
    numbers = list(map(int, filter(None, groups)))
    return len(numbers) > 2 and all(b == a + 1 for a, b in pairwise(numbers))
