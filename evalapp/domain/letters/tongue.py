"""In which language a text is written, by its small words: to ask for a Dutch version, never to decide anything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_SMALL_WORDS: Mapping[str, str] = {
    "nl": """
        de het een en van is dat niet voor met zijn op aan te ook er maar wordt worden naar bij als uit dan nog geen
        wel over om die dit deze door heeft hebben kan zal zo wat waar hoe meer tot tussen onder maakt blijft in
    """,
    "en": """
        the a and of is that not for with are on to also there but be been by as from than no over which this these
        has have can will so what where how more between under it its their they was were does do an at or in
    """,
    "fr": """
        le la les un une et de des du est que ne pas pour avec sont sur à aussi mais par comme plus dans ce cette ces
        qui ou au aux son sa ses leur il elle nous vous être a ont peut sera entre sous très bien
    """,
    "de": """
        der die das ein eine und von ist dass nicht für mit sind auf zu auch aber wird werden nach bei als aus kein
        über um durch hat haben kann so wie mehr zwischen unter im dem den des es sich sie sehr in
    """,
}
_WORDS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST = 3  # small words, before anything is said of a text


def tongue_of(text: str) -> str:
    """`nl`, `en`, `fr` or `de`; empty where too little of a text, or none of these, tells."""
    words = _LETTERS.findall(text.casefold())
    found = Counter({code: sum(word in known for word in words) for code, known in _WORDS.items()})
    (best, n), (_second, next_n) = found.most_common(2)
    return best if n >= _LEAST and n > next_n else ""


def is_foreign(text: str, language: str) -> bool:
    """Whether it is written in another language than this one, as far as that can be told."""
    return tongue_of(text) not in ("", language)
