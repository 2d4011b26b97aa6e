"""Addresses of mail and names on a network, also where they are written so that no program takes them for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GAP = r"[^\S\n]"
_OPENED, _CLOSED = rf"{_GAP}*[\[({{<]{_GAP}*", rf"{_GAP}*[\])}}>]{_GAP}*"
_TAIL = r"apenstaart(?:je)?"
_AT = re.compile(
    rf"(?P<bare>@)(?=[^\W_])|{_OPENED}(?P<marked>@|at|{_TAIL}){_CLOSED}"
    rf"|{_GAP}{{0,3}}(?P<spaced>@){_GAP}{{1,3}}|{_GAP}{{1,3}}(?P<word>at|{_TAIL}){_GAP}{{1,3}}",
    re.IGNORECASE,
)
_TOPS = r"(?:be|nl|eu|com|org|net|fr|de|lu|uk|brussels|vlaanderen|example)(?![\w-])"
_SPELT = rf"{_GAP}{{1,3}}(?:dot|punt){_GAP}{{1,3}}"
_DOT = rf"(?:\.|{_OPENED}(?:\.|dot|punt){_CLOSED}|{_SPELT}(?={_TOPS}|[\w-]+{_SPELT}{_TOPS}))"
_DOTS = re.compile(_DOT, re.IGNORECASE)
_DOMAIN = re.compile(rf"[^\W_][\w-]*(?:{_DOT}[\w-]+)*", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_TOP = re.compile(r"[^\W\d_]{2,}\Z")
_SEEMS_ONE = re.compile(rf"@|[\[({{<]\s*at|{_TAIL}|\sat\s", re.IGNORECASE)
_LOCAL = frozenset("_.+-'’")
_LONGEST = 320  # characters before an @


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """From where to where, each with its domain."""
    if not _SEEMS_ONE.search(text):
        return
    least = 0
    for at in _AT.finditer(text):
        if at.start() < least:
            continue
        domain = _DOMAIN.match(text, at.end())
        start = _start_of(text, max(least, at.start() - _LONGEST), at.start())
        if domain is None or not _is_one(at.lastgroup or "", text[start : at.start()], domain[0]):
            continue
        yield start, domain.end()
        least = domain.end()


def as_address(written: str) -> str:
    """As it is written for a program, to look it up by."""
    at = _AT.search(written)
    if at is None:
        return written.casefold()
    return f"{written[: at.start()]}@{_DOTS.sub('.', written[at.end() :])}".casefold()


def _start_of(text: str, least: int, end: int) -> int:
    """Where the part before the @ begins."""
    start = end
    while start > least and (text[start - 1].isalnum() or text[start - 1] in _LOCAL):
        start -= 1
    while start < end and text[start] in ".-'’":
        start += 1
    return start


def _is_one(how: str, local: str, domain: str) -> bool:
    if how == "bare":
        return bool(_LETTER.search(domain))
    if how == "marked":
        return bool(local and _LETTER.search(domain))
    labels = _DOTS.split(domain)
    if not local or len(labels) < 2 or not _TOP.match(labels[-1]):
        return False
    # “Look at demo.be” is no address.
    return how == "spaced" or "." not in domain or not local.isalpha()
