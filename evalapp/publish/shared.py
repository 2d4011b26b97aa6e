"""The rows that the warehouse has by itself: provinces and sections of NACE-BEL."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evalapp.domain.application import PROVINCES
from evalapp.domain.texts import LANGUAGES, in_language
from evalapp.words.sectors import section_names

_NUTS = ("BE21", "BE22", "BE23", "BE24", "BE25", "BE10")


def province_rows() -> Iterator[dict[str, Any]]:
    for position, name in enumerate(PROVINCES, start=1):
        nuts = _NUTS[position - 1]
        yield {"province": name, "position": position, "nuts": nuts, "name_nl": name, "name_en": name}
    for position, (key, dutch, english) in enumerate(
        (("elsewhere", "elders", "elsewhere"), ("not-stated", "niet vermeld", "not stated")),
        start=len(PROVINCES) + 1,
    ):
        yield {"province": key, "position": position, "nuts": None, "name_nl": dutch, "name_en": english}


def sector_rows() -> Iterator[dict[str, Any]]:
    names = {}
    for language in LANGUAGES:
        with in_language(language):
            names[language] = section_names()
    for letter, edition in names["nl"]:
        named = {f"name_{language}": names[language][letter, edition] for language in ("nl", "en")}
        key = f"{letter}-{edition}" if edition else letter
        yield {"sector": key, "letter": letter, "edition": edition or None, **named}
