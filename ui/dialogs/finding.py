"""Whether what somebody types names something: in parts of words, without accents, in the singular or the plural."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_PLURALS = ("en", "es", "e", "s", "n")
_LEAST = 3  # letters of a stem that means something
_VOICELESS = {"v": "f", "z": "s"}  # brieven, brief


def folded(text: str) -> str:
    """Small letters without accents."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in bare if not unicodedata.combining(each))


def stem(word: str) -> str:
    """The same for singular and plural, Dutch or English, of a folded word: aanvraag and aanvragen, pak and pakken."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    while cut := next((end for end in _PLURALS if word.endswith(end) and len(word) - len(end) >= _LEAST), ""):
        word = word[: -len(cut)]
    once = re.sub(r"(.)\1", r"\1", word)
    return once[:-1] + _VOICELESS.get(once[-1], once[-1]) if once else once


def stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _WORD.findall(folded(text)))


def is_named(typed: str, text: str) -> bool:
    """Whether each word of `typed` is a part of `text`, or begins like a word of it but for its ending."""
    plain, known = folded(text), stems(text)
    return all(
        word in plain or any(len(start) >= _LEAST and each.startswith(start) for each in known)
        for word in folded(typed).split()
        for start in (stem(word),)
    )
