"""What the program said, and what of it stands outside the marks of its language and is no data either."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from evalapp.domain.texts import current_language
from tests.marking import outside_marks

_MARKUP = re.compile(r"<[^<>]+>|&[a-z#0-9]+;")
_FILE = re.compile(r"(/[\w.-]+)+|\*\.\w+|[\w-]+\.(eval\w+|pdf)")
_MONTHS = {
    "nl": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
_CLOCK = {"nl": r"( om \d\d\.\d\d uur)?", "en": ""}
_DATE = {
    language: re.compile(rf"\b\d{{1,2}} ({months}) \d{{4}}{_CLOCK[language]}")
    for language, months in _MONTHS.items()
}
# A decimal sign of the other language. In Dutch a point stands in a time of day and between thousands.
_NUMBER = {
    "nl": re.compile(r"(?<![\d.,])\d+\.\d{1,2}(?![\d.])(?! uur)"),
    "en": re.compile(r"(?<![\d.,])\d+,\d{1,2}(?!\d)"),
}
_DIGEST = re.compile(r"SHA-256|\b[0-9a-f]{12}…|\b[0-9A-F]{4}(-[0-9A-F]{4}){2}\b")
_CODE = re.compile(r"[a-z_-]+")
_WORD = re.compile(r"[^\W\d_]{2,}")


class Said:
    """What was said, in which language, and what of it is data."""

    def __init__(self, names: Iterable[str]) -> None:
        self.said: set[tuple[str, str]] = set()  # the language of the moment, and what was said in it
        self._data: set[str] = set(names)

    def learn(self, path: Path) -> None:
        """Every text that the file holds is data, and so are the texts within its JSON, but for its own codes."""
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
            tables = [name for (name,) in file.execute("select name from sqlite_master where type = 'table'")]
            for table in tables:
                for row in file.execute(f'select * from "{table}"'):
                    for value in row:
                        self._data.update(each for each in _texts_in(value) if not _CODE.fullmatch(each))
        self._data.add(path.name)

    def know(self, names: Iterable[str]) -> None:
        """What is data too, though no text of the file is written so."""
        self._data.update(names)

    def add(self, texts: Iterable[str], language: str = "") -> None:
        """In `language`, or that of the moment."""
        self.said.update((language or current_language(), each) for each in texts)

    def outside(self) -> list[str]:
        """What was said without a mark, or with one of the other language, and is no data either."""
        names = sorted((each for each in self._data if len(each) > 1), key=len, reverse=True)
        data = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in names))
        left = {
            # Days first: a number of them may be the number of an application.
            (language, text): _bare(data.sub(" ", _DATE[language].sub(" ", outside_marks(text, language))))
            for language, text in self.said
        }
        return sorted(
            f"{text} ({language}: {' '.join(rest.split())})"
            for (language, text), rest in left.items()
            if _WORD.search(rest) or _NUMBER[language].search(rest)
        )


def _bare(text: str) -> str:
    """Without what is the same in every language."""
    for each in (_MARKUP, _FILE, _DIGEST):
        text = each.sub(" ", text)
    return text


def _texts_in(value: object) -> Iterator[str]:
    if not isinstance(value, str):
        return
    yield value
    yield from value.splitlines()
    if value[:1] in "[{":
        with suppress(ValueError):
            yield from _strings_of(json.loads(value))


def _strings_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings_of(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings_of(each)
