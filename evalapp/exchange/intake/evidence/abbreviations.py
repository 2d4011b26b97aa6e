"""Headings that are written short: `Tot. begr.`, `Gevr. steun`, `Ondern.nr.`"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

_WORD = re.compile(r"([^\W\d_]+)(\.?)[\s'’/-]*")
_BETWEEN = r"[\s'’/-]*"
_REST = r"[^\W\d_]*"
_LEAST = 3  # letters in all


def meant_by(heading: str, names: Mapping[str, Iterable[str]]) -> list[str]:
    """Which of the fields, of which `names` has the names, it may be short for.

    Each of its words that ends with a dot begins one of the name, or a part of one; the others are there as they are.
    """
    form = _form(_folded(heading))
    if form is None:
        return []
    return [field for field, words in names.items() if any(form.fullmatch(_folded(each)) for each in words)]


@lru_cache(maxsize=1_024)
def _form(heading: str) -> re.Pattern[str] | None:
    """None where it is not written short."""
    words = _words(heading)
    if not any(dot for _word, dot in words):
        return None
    if len(words[0][0]) == 1 or sum(len(word) for word, _dot in words) < _LEAST:
        return None
    parts = [re.escape(word) + (_REST if dot else r"(?![^\W\d_])") for word, dot in words]
    return re.compile(_BETWEEN.join(parts))


def _words(heading: str) -> Sequence[tuple[str, str]]:
    """Each word with its dot; none where the heading holds anything else."""
    found: list[tuple[str, str]] = []
    place = 0
    for match in _WORD.finditer(heading):
        if match.start() != place:
            return ()
        found.append((match[1], match[2]))
        place = match.end()
    return found if place == len(heading) else ()


@lru_cache(maxsize=4_096)
def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in plain if not unicodedata.combining(each)).strip()
