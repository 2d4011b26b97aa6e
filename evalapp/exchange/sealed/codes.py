"""Access codes: 100 random bits as letters and digits that survive being read aloud and typed over.

A code is 20 characters of Crockford's base 32 and one check character, written XXXXX-XXXXX-XXXXX-XXXXX-C.
"""

from __future__ import annotations

import re
import secrets
import unicodedata

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20
_GROUP = 5
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}
_LONGEST = LENGTH + 5  # with its dashes
_BREAK = r"[\s\-‐‑‒–—]*"
# As it may stand among words: its dashes may be missing, or have room around them.
_WHOLE = re.compile(rf"(?=\b((?:[0-9A-Za-z]{{5}}{_BREAK}){{4}}[0-9A-Za-z])\b)")
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_WRITTEN = re.compile(r"(?<![\w-])(?:[0-9A-Za-z]{5}[-\u2010\u2011]){4}[0-9A-Za-z](?![\w-])")


def new_code() -> str:
    return _with_check("".join(secrets.choice(ALPHABET) for _place in range(LENGTH)))


def parse_code(text: str) -> str:
    """The code in its written form, from what a person typed or pasted.

    Small letters, spaces, missing or typographic dashes and O, I, L for 0, 1, 1 are forgiven; so is what stands
    around a code that was copied with its line. Raises BadValue when something is missing or mistyped.
    """
    bare = _bare(text)
    if (fault := fault_so_far(text)) is not None:
        raise BadValue(fault)
    if len(bare) != LENGTH + 1:
        raise BadValue(
            _("An access code has {right} letters and digits and this one has {n}; type it in full.").format(
                right=LENGTH + 1, n=len(bare)
            )
        )
    code = _with_check(bare[:LENGTH])
    if code[-1] != bare[-1]:
        raise BadValue(_("The access code was mistyped: its check character does not fit; compare it again."))
    return code


def fault_so_far(text: str) -> str | None:
    """What is wrong with the beginning of a code, which nothing that is typed after it can mend."""
    for mark in _bare(text):
        if mark not in _VALUE:
            return _(
                "“{mark}” cannot be part of an access code; type the code as it was given to you."
            ).format(mark=shorten(mark))
    return None


def written(text: str) -> str:
    """As much of a code as there is, in groups and in the letters that codes are written with."""
    bare = _bare(text)
    return "-".join(bare[start : start + _GROUP] for start in range(0, len(bare), _GROUP))


def has_code(text: str) -> bool:
    """Whether a code stands in it as it is written, with the check character that fits: hardly ever by chance.

    In small letters only with a digit, as nearly every code has and hardly any words with dashes do.
    """
    return any(
        _is_right(_only_marks(each)) and (each.isupper() or any(map(str.isdigit, each)))
        for each in _WRITTEN.findall(text)
    )


def is_right(text: str) -> bool:
    """Whether it is a whole code, with the check character that fits."""
    return _is_right(_only_marks(text))


def _bare(text: str) -> str:
    return _only_marks(_copied(text) or text)


def _copied(text: str) -> str:
    """The code in a line that was copied with it, if exactly one in it is right; of none that is, what looks like one.

    Of several nothing is chosen.
    """
    if len(text) <= LENGTH + 1:
        return ""
    found = {_only_marks(each): each for each in _WHOLE.findall(text)}
    right = [each for bare, each in found.items() if _is_right(bare)]
    if right or len(text) <= _LONGEST:
        return right[0] if len(right) == 1 else ""
    return next(reversed([*found.values()]), "")


def _is_right(bare: str) -> bool:
    return set(bare) <= _VALUE.keys() and _with_check(bare[:LENGTH]).replace("-", "") == bare


def _only_marks(text: str) -> str:
    typed = unicodedata.normalize("NFKC", text).upper().translate(_LOOKALIKES)
    return "".join(mark for mark in typed if not _is_separator(mark))


def secret_of(code: str) -> str:
    """The 20 characters that keys are derived from: the code without dashes and check character."""
    return parse_code(code).replace("-", "")[:LENGTH]


def _is_separator(mark: str) -> bool:
    return mark.isspace() or mark in "._" or unicodedata.category(mark) in ("Pd", "Cf")


def _with_check(body: str) -> str:
    return written(body + _check_character(body))


def _check_character(body: str) -> str:
    """The polynomial of the characters in GF(32), at its generator (Horner's rule).

    The powers of a generator differ from each other at all 31 places, so any one wrong character and any two
    characters that changed places show; a sum modulo 32 would miss transpositions that differ by 16.
    """
    total = 0
    for letter in body:
        total = _times_generator(total) ^ _VALUE[letter]
    return ALPHABET[_times_generator(total)]


def _times_generator(element: int) -> int:
    """`element` times x in GF(2)[x] / (x⁵ + x² + 1), whose x generates the field."""
    doubled = element << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled
