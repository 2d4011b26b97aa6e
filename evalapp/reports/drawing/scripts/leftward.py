"""What runs from right to left, in the order and the shapes in which it is drawn on a line that runs to the right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

# Hebrew, Arabic and their forms; between two of them whatever has no direction of its own, and numbers.
_STRONG = (
    "\u0590-\u05ff\u0600-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
)
_RUN = re.compile(rf"[{_STRONG}](?:[^A-Za-z\u00c0-\u058f\u0900-\ufb1c]*[{_STRONG}])*")
_NUMBER = re.compile(
    r"[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/\u066b\u066c][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
)
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_STRETCH = "\u0640"  # joins on both sides and has one shape
_LAM, _ALEFS = "\u0644", frozenset("\u0622\u0623\u0625\u0627")
_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))


class Drawn(NamedTuple):
    """A part of a line, from left to right; `is_turned` where it is said from right to left."""

    shown: str
    is_turned: bool = False


def drawn(line: str) -> Iterator[Drawn]:
    """The line in parts, in their order from left to right."""
    at = 0
    for found in _RUN.finditer(line):
        if found.start() > at:
            yield Drawn(line[at : found.start()])
        yield Drawn(_turned(_joined(found[0])), is_turned=True)
        at = found.end()
    if at < len(line):
        yield Drawn(line[at:])


def shaped(text: str) -> str:
    """Letters in the shapes that they have beside each other; the same text where none has more than one."""
    return _RUN.sub(lambda found: _joined(found[0]), text)


def _turned(run: str) -> str:
    """From its end to its beginning: each letter with the marks on it, and each number as it is read."""
    parts: list[str] = []
    at = 0
    for number in _NUMBER.finditer(run):
        parts += [*_letters(run[at : number.start()]), number[0]]
        at = number.end()
    parts += _letters(run[at:])
    return "".join(reversed(parts))


def _letters(text: str) -> list[str]:
    found: list[str] = []
    for each in text.translate(_MIRRORED):
        if found and unicodedata.combining(each):
            found[-1] += each
        else:
            found.append(each)
    return found


@cache
def _shapes() -> dict[str, dict[str, str]]:
    """By letter, or pair of letters, what it looks like isolated, initial, medial and final."""
    found: dict[str, dict[str, str]] = {}
    for each in (chr(code) for block in _FORMS for code in block):
        kind, *codes = unicodedata.decomposition(each).split() or [""]
        letters = "".join(chr(int(code, 16)) for code in codes)
        if kind[1:-1] in ("isolated", "initial", "medial", "final") and " " not in letters and letters:
            found.setdefault(letters, {}).setdefault(kind[1:-1], each)
    return found


def _goes_on(letter: str) -> bool:
    """Whether it joins the letter after it."""
    return letter == _STRETCH or "initial" in _shapes().get(letter, {})


def _is_joined_to(letter: str) -> bool:
    """Whether it joins the letter before it."""
    return letter == _STRETCH or "final" in _shapes().get(letter, {})


def _joined(run: str) -> str:
    """Marks belong to no letter's neighbours; lam and alef are one shape."""
    letters = [n for n, each in enumerate(run) if not unicodedata.combining(each)]
    said = list(run)
    before = ""
    for n, at in enumerate(letters):
        letter = run[at]
        if said[at] == "":  # the second of a pair
            continue
        after = run[letters[n + 1]] if n + 1 < len(letters) else ""
        joins = bool(before) and _goes_on(before) and _is_joined_to(letter)
        pair = _shapes().get(letter + after, {}) if letter == _LAM and after in _ALEFS else {}
        if form := pair.get("final" if joins else "isolated", ""):
            said[at], said[letters[n + 1]], before = form, "", after
            continue
        goes_on = bool(after) and _goes_on(letter) and _is_joined_to(after)
        kind = {(False, False): "isolated", (False, True): "initial", (True, True): "medial"}.get(
            (joins, goes_on), "final"
        )
        said[at], before = _shapes().get(letter, {}).get(kind, letter), letter
    return "".join(said)
