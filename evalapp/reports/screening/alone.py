"""A first or family name alone that the screen lets stand, since it is a word as well: for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evalapp.reports.screening.forms import PARTICLES

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDING = re.compile(r"[-’']")
_LEAST = 2  # letters; an initial alone says nobody


def name_parts(name: str) -> tuple[str, ...]:
    """“An” and “Smet” of “prof. An De Smet”: what is small, or stands before many names, is none of it."""
    words = _WORD.findall(name)
    return tuple(
        each
        for each in words
        if len(each) >= _LEAST and each[0].isupper() and each.casefold() not in PARTICLES
    )


def named_alone(text: str, parts: Iterable[str]) -> str:
    """The first of `parts` that stands in `text` as a word with its capital, as in “An’s”; empty where none does."""
    words = set(_WORD.findall(text))
    words |= {_ENDING.split(each)[0] for each in words}
    return next((each for each in parts if each in words), "")
