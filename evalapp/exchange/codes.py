"""Access codes: 100 random bits as letters and digits that survive being read aloud and typed over.

A code is 20 characters of Crockford's base 32 and one check character, written XXXXX-XXXXX-XXXXX-XXXXX-C.
"""

from __future__ import annotations

import secrets
import unicodedata

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20
_GROUP = 5
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    return _with_check("".join(secrets.choice(ALPHABET) for _place in range(LENGTH)))


def parse_code(text: str) -> str:
    """The code in its written form, from what a person typed or pasted.

    Small letters, spaces, missing or typographic dashes and O, I, L for 0, 1, 1 are forgiven.
    Raises BadValue when something is missing or mistyped.
    """
    typed = unicodedata.normalize("NFKC", text).upper().translate(_LOOKALIKES)
    bare = "".join(mark for mark in typed if not _is_separator(mark))
    for mark in bare:
        if mark not in _VALUE:
            raise BadValue(
                _("“{mark}” cannot be part of an access code; type the code as it was given to you.").format(
                    mark=shorten(mark)
                )
            )
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


def secret_of(code: str) -> str:
    """The 20 characters that keys are derived from: the code without dashes and check character."""
    return parse_code(code).replace("-", "")[:LENGTH]


def _is_separator(mark: str) -> bool:
    return mark.isspace() or mark in "._" or unicodedata.category(mark) in ("Pd", "Cf")


def _with_check(body: str) -> str:
    groups = [body[start : start + _GROUP] for start in range(0, LENGTH, _GROUP)]
    return "-".join([*groups, _check_character(body)])


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
