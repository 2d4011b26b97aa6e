"""The deciding body within a sentence, with its article: a call names it as it stands on a door."""

from __future__ import annotations

import re

from evalapp.domain.texts import current_language

_NEUTER = (
    "comité", "college", "bestuur", "agentschap", "departement", "fonds", "bureau", "secretariaat", "orgaan", "kabinet",
    "parlement", "ministerie", "panel",
)  # fmt: skip
_COMMON = (
    "raad", "regering", "commissie", "dienst", "minister", "jury", "administratie", "overheid", "directie", "deputatie",
    "vergadering", "afdeling", "stuurgroep", "werkgroep", "gouverneur", "administrateur-generaal",
    "secretaris-generaal",
)  # fmt: skip
_ENGLISH = (
    "committee", "board", "council", "government", "agency", "minister", "ministry", "fund", "department", "commission",
    "jury", "panel", "office",
)  # fmt: skip
# What follows says of which it is: the article goes with the noun before.
_OF = re.compile(r"\s(?:bij|van|voor|in|op|aan|tegen|of|for|at|on|to)\s", re.IGNORECASE)
_HAS_ARTICLE = re.compile(r"(?:de|het|een|the|an?)\s", re.IGNORECASE)
_NAMED_WITH = re.compile(r"\b(?:de|het|een|the|an?)\s+\{body\}", re.IGNORECASE)


def body_in(text: str, body: str) -> str:
    """`body` as it stands for `{body}` in `text`: as it is where one of them has an article, or none is sure."""
    if _HAS_ARTICLE.match(body) or _NAMED_WITH.search(text):
        return body
    article = _article(_OF.split(body, maxsplit=1)[0].casefold().split())
    return f"{article} {body}" if article else body


def _article(words: list[str]) -> str:
    is_dutch = current_language() == "nl"
    for word in words:
        if word.endswith(_NEUTER):
            return "het" if is_dutch else "the"
        if word.endswith(_COMMON) or (not is_dutch and word.endswith(_ENGLISH)):
            return "de" if is_dutch else "the"
    return ""
