"""Numbers that check digits tell from any other: of the national register, of a bank account, of an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator

DASHES = r"‐‑‒–—−\-"  # in a class of a pattern
_CHECKED = 97


def between(most: int, more: str = "") -> str:
    """A pattern for what stands between groups of digits."""
    return rf"(?:[^\S\n]|[./{more}{DASHES}]){{0,{most}}}"


_S, _T = between(3, "()_:"), between(3)
_NATIONAL = re.compile(rf"(?<!\w)(?<!\d[.,])(\d\d){_S}(\d\d){_S}(\d\d){_S}(\d{{3}}){_S}(\d\d)(?!\w)")
_OLD = re.compile(rf"(?<!\w)(?<!\d[.,])(\d{{3}}){_T}(\d{{7}}){_T}(\d\d)(?!\w)")
_IBAN = re.compile(
    rf"(?<![^\W_])(?:IBAN)?(?P<number>(?:[A-Z]{{2}}{between(1)}|[A-Za-z]{{2}})\d\d(?:{between(1)}[A-Za-z\d]){{11,30}})"
)
_BEGINS_ONE = re.compile(r"\d\d(?<=[A-Za-z]{2}\d\d|[A-Z][^\w\n]\d\d)")
_LENGTHS = """
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24
RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
"""
_LENGTH = {each[:2]: int(each[2:]) for each in _LENGTHS.split()}
_ENTERPRISE = re.compile(r"([01]\d{3})[. \u00a0\u202f]?(\d{3})[. \u00a0\u202f]?(\d{3})")  # which is nobody
_OF_ENTERPRISE = re.compile(
    r"(?<![^\W_])(?:BE|KBO|BCE|CBE|BTW|TVA|VAT|ondernemingsn\w*|enterprise n\w*|vestiging\w*)[\s.:-]{0,3}\Z",
    re.IGNORECASE,
)
_LOOKED_BACK = 40


def checked_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Of a person or of an account, from where to where."""
    for found in _NATIONAL.finditer(text):
        if _is_national("".join(found.groups())):
            yield found.span()
    for found in _OLD.finditer(text):
        if _is_account("".join(found.groups())):
            yield found.span()


def ibans(text: str) -> Iterator[tuple[int, int]]:
    if not _BEGINS_ONE.search(text):
        return
    for found in _IBAN.finditer(text):
        if end := _end_of_iban(text, found.start("number"), found.end()):
            yield found.start(), end


def is_enterprise_number(text: str, start: int, end: int) -> bool:
    """By its check digits, or by what stands before it."""
    found = _ENTERPRISE.fullmatch(text, start, end)
    if found is None:
        return False
    digits = "".join(found.groups())
    if _CHECKED - int(digits[:8]) % _CHECKED == int(digits[8:]):
        return True
    return bool(_OF_ENTERPRISE.search(text[max(0, start - _LOOKED_BACK) : start]))


def _is_national(digits: str) -> bool:
    """Of who was born before 2000 or since: by its check digits, and by the month and the day that it begins with.

    A month can be 20 or 40 more, and month and day can be unknown, of who is registered another way.
    """
    month, day, number, check = int(digits[2:4]), int(digits[4:6]), digits[:9], int(digits[9:])
    if month % 20 > 12 or month > 52 or day > 31:
        return False
    return any(_CHECKED - int(before + number) % _CHECKED == check for before in ("", "2"))


def _is_account(digits: str) -> bool:
    return bool(int(digits[:10])) and (int(digits[:10]) % _CHECKED or _CHECKED) == int(digits[10:])


def _end_of_iban(text: str, start: int, end: int) -> int:
    """Where it ends, as long as those of its country are; 0 where it is none."""
    length, letters = _LENGTH.get(text[start : start + 2].upper(), 0), list[str]()
    if not length:
        return 0
    for at in range(start, end):
        if text[at].isalnum():
            letters.append(text[at])
        if len(letters) == length:
            if at + 1 < len(text) and text[at + 1].isalnum():
                return 0
            moved = "".join((*letters[4:], *letters[:4])).upper()
            return at + 1 if int("".join(str(int(each, 36)) for each in moved)) % _CHECKED == 1 else 0
    return 0
