"""What may be wrong with one entry of the catalogue."""

from __future__ import annotations

import re
from collections import Counter

from babel.messages.catalog import Message

# The same word in both languages, or a name; a sentence of such words alone may stand as it is.
_SAME = """
    account agenda band best bytes code codes computer consensus ctrl delete demo dossier dossiers enter euro
    exact filter helix id in jury kb later mail matrix mb micro milder min open panel partner partners pdf
    procedure projector register reserve score scores sector sha start triage triple was
"""
SAME_WORDS = frozenset(_SAME.split())
# Where one language ends with a sign, and the other does not.
ENDINGS = {
    "Kind regards,": "a letter closes in Dutch without a comma",
    "Missing argument": "click puts the name behind it",
    "Missing option": "click puts the name behind it",
}
_FIELD = re.compile(r"\{[^{} ]*\}|%\d|%[sd]")  # a brace that stands for itself has spaces round it
_WORD = re.compile(r"[^\W\d_]{2,}")
_SIGNS = ".:?!,;…"


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, list | tuple) else (str(text or ""),)


def _ending(text: str) -> str:
    return text[-1:] if text[-1:] in _SIGNS else ""


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def fields(text: str) -> Counter[str]:
    return Counter(_FIELD.findall(text))


def is_left_in_english(english: str, dutch: str) -> bool:
    words = _WORD.findall(_FIELD.sub(" ", english).lower())
    return english == dutch and not SAME_WORDS.issuperset(words)


def faults(message: Message) -> list[str]:
    english, dutch = _forms(message.id), _forms(message.string)
    if message.fuzzy:
        return [f"is fuzzy: {message.id}"]
    if len(english) != len(dutch):
        return [f"has {len(dutch)} forms and not {len(english)}: {message.id}"]
    return [
        f"{what}: {one!r} → {other!r}" for one, other in zip(english, dutch) for what in _between(one, other)
    ]


def _between(english: str, dutch: str) -> list[str]:
    if not dutch:
        return ["is missing"]
    found = {
        "other fields": fields(english) != fields(dutch),
        "another ending": _ending(english) != _ending(dutch) and english not in ENDINGS,
        "other spaces at an end": _edges(english) != _edges(dutch),
        "other lines": english.count("\n") != dutch.count("\n") or english.count("\t") != dutch.count("\t"),
        "another key to press": english.count("&") != dutch.count("&"),
        "left in English": is_left_in_english(english, dutch),
    }
    return [what for what, is_so in found.items() if is_so]
