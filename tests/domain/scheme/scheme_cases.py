"""A small scheme with one thing changed, and what reading it refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from evalapp.domain.scheme.faults import Fault, SchemeError
from evalapp.domain.scheme.reader import parse_scheme
from tests.samples import SCHEME

WORDS = """
[scales.appreciation]
kind = "words"
words = [
  { id = "kritisch", value = -2, excludes = true, nl = "Kritisch", en = "Critical" },
  { id = "redelijk", value = -1, nl = "Redelijk", en = "Fair" },
  { id = "goed", value = 2, nl = "Goed", en = "Good" },
]
"""


def refusal(text: str) -> SchemeError:
    with pytest.raises(SchemeError) as caught:
        parse_scheme(text, "mine.toml")
    return caught.value


def fault(text: str) -> Fault:
    """The only one: what is wrong has no echo elsewhere in the file."""
    (only,) = refusal(text).faults
    return only


def swap(old: str, new: str) -> Callable[[], str]:
    assert old in SCHEME + WORDS
    return lambda: (SCHEME + WORDS).replace(old, new, 1)


def without(start: str, end: str) -> str:
    """The scheme without what stands from one heading to another."""
    before, _start, rest = SCHEME.partition(start)
    return before + end + rest.partition(end)[2]


def add(text: str) -> Callable[[], str]:
    return lambda: SCHEME + WORDS + text


CRITERION = {n: f"groups[1].criteria[{n}]." for n in (1, 2)}
