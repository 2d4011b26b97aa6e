"""What a call says in its letters otherwise than the program, as an export tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from evalapp.domain.errors import BadValue
from evalapp.domain.letters.facts import Fact, checked_fact
from evalapp.domain.letters.sections import Section, checked_section, checked_words
from evalapp.domain.letters.values import Part
from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.records.reading_back.call import CallRead
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.records.reading_back.places import Items, Once, Values

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class LettersRead:
    texts: tuple[Row, ...]
    facts: tuple[Row, ...]
    motivations: tuple[Row, ...]


def read_letters(folder: Folder, call: CallRead, numbers: frozenset[str]) -> LettersRead:
    """Raises KnownError."""
    told = folder.document("letters.json")
    criteria = frozenset(each.id for scheme in call.schemes.values() for each in scheme.criteria)
    return LettersRead(
        texts=tuple(_texts(told.items("texts"))),
        facts=tuple(_facts(told.inner("facts"))),
        motivations=tuple(_motivations(told.items("motivations"), criteria, numbers)),
    )


def _texts(told: Items) -> Iterator[Row]:
    once = Once()
    for each in told:
        section, language = each.word("section", Section), each.known("language", LANGUAGES)
        once.require(each, "section", section, language)
        text = each.text("text")
        yield {
            "section": str(section),
            "language": language,
            "text": _as_kept(each, "text", text, checked_section),
        }


def _facts(told: Values) -> Iterator[Row]:
    for name in told.names:
        if name not in tuple(Fact):
            raise told.wrong(name, _("it is no fact that letters fill in"))
        value = told.needed(name)
        yield {"fact": name, "value": _as_kept(told, name, value, partial(checked_fact, Fact(name)))}


def _motivations(told: Items, criteria: frozenset[str], numbers: frozenset[str]) -> Iterator[Row]:
    once = Once()
    for each in told:
        application, part = each.known("application", numbers), each.word("part", Part)
        language = each.known("language", LANGUAGES)
        criterion = each.known("criterion", criteria) if part is Part.MOTIVATION else each.text("criterion")
        if criterion and part is not Part.MOTIVATION:
            raise each.wrong("criterion", _("only a reason is of one criterion"))
        once.require(each, "application", application, part, criterion, language)
        yield {
            "application": application,
            "part": str(part),
            "criterion": criterion,
            "language": language,
            "text": _as_kept(each, "text", each.needed("text"), checked_words),
        }


def _as_kept(told: Values, name: str, text: str, check: Callable[[str], str]) -> str:
    try:
        return check(text)
    except BadValue as error:
        raise told.wrong(name, str(error)) from error
