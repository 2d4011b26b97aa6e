"""Values that their writer did not want to vouch for: `Antwerpen?`, `niet 0202.239.951`, `BE21 of BE22`, `… (oud)`."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[?¿？!]")
# “Province of Antwerp” names one; “BE21 of BE22” does not.
_EITHER = re.compile(
    r"(?<!province )(?<!region )(?<!chair )(?<!member )(?<!court )\b(?:of|or|ofwel|dan wel|hetzij|ou|oder)\b"
    r"|\ben/of\b|\band/or\b",
    re.IGNORECASE,
)
_WORDS = frozenset(
    (
        # it is not that
        "niet", "geen", "nooit", "not", "no", "none", "never", "pas", "behalve", "except", "noch",
        # it was, or it will be
        "oud", "oude", "old", "voorheen", "vroeger", "vroegere", "voormalig", "voormalige", "gewezen", "ex", "was",
        "former", "formerly", "previous", "previously", "ancien", "ancienne", "anciennement", "stopgezet", "geschrapt",
        "gestopt", "ceased", "vervallen", "nieuw", "nieuwe", "new", "wordt", "toekomstig", "toekomstige", "future",
        "tot", "until", "vanaf", "from", "binnenkort", "sinds", "since",
        # it may be
        "misschien", "mogelijk", "wellicht", "waarschijnlijk", "vermoedelijk", "eventueel", "onzeker", "onbekend",
        "voorbehoud", "voorlopig", "voorlopige", "perhaps", "maybe", "possibly", "probably", "unsure", "uncertain",
        "provisional", "provisionally", "tentative", "peut", "bevestigen", "confirm", "confirmed", "nakijken", "check",
        # it is said elsewhere
        "zie", "see", "voir", "idem",
    )
)  # fmt: skip
_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")


def is_reserved(text: str) -> bool:
    """Whether something in it takes back, or leaves open, what the rest says: in brackets or not."""
    if is_questioned(text) or _EITHER.search(text):
        return True
    return not _WORDS.isdisjoint(re.findall(r"[^\W\d_]+", text.casefold()))


def is_questioned(text: str) -> bool:
    """The same of a text of which the words themselves may deny something: `not admissible?`"""
    return _SIGNS.search(text) is not None


def in_brackets(text: str) -> str:
    """What it says between them; empty where there are none."""
    return " ".join(part for each in _BRACKETS.findall(text) if (part := each.strip()))
