"""Weights that were meant to be shares of a hundred, and are not."""

from __future__ import annotations

import re
from fractions import Fraction

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.words.formats import score

_WHOLE = 100
_NEAR = 10  # further off, nobody meant a hundred: weights may be whatever numbers they like
_PROMISES = re.compile(r"\b100\b|%|procent|percent|pour ?cent|honderd|hundred", re.IGNORECASE)


def total_weight(scheme: Scheme) -> Fraction:
    return sum((each.weight for each in scheme.counting), Fraction())


def off_hundred(scheme: Scheme, in_force: Scheme | None = None) -> str:
    """What is said where the weights come to other than the 100 that their note promises, or nearly to it; else empty.

    Of a draft, likewise where those of the scheme `in_force` do come to 100: whoever changed one of them meant shares
    of a hundred, however far off the others leave it.

    No scheme is refused for it: what counts is how the weights are to each other.
    """
    total = total_weight(scheme)
    if total == _WHOLE or len(scheme.counting) < 2:
        return ""
    note = scheme.weights_note
    if any(_PROMISES.search(text) for text in (note.nl, note.en)):
        return _("The weights add up to {total}, and the note on the weights speaks of 100.").format(
            total=score(total)
        )
    if in_force is not None and total_weight(in_force) == _WHOLE:
        return _("The weights add up to {total}, those in force to 100; look whether that is meant.").format(
            total=score(total)
        )
    if abs(total - _WHOLE) < _NEAR:
        return _("The weights add up to {total}, not to 100; look whether that is meant.").format(
            total=score(total)
        )
    return ""
