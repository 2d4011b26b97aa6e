"""The texts of which a letter is made: which there are, and how the program has them until a call has its own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from evalapp.domain.errors import BadValue
from evalapp.domain.letters.placeholders import refuse_faults
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import LANGUAGES, Text, _
from evalapp.domain.writing.characters import unfit_in
from resources import resource


class Section(StrEnum):
    """In the order of a letter."""

    TRANSLATION = "translation"
    DRAFT = "draft"
    SALUTATION = "salutation"
    APPROVED = "approved"
    REFUSED = "refused"
    RESERVE = "reserve"
    CALLED = "called"
    UNDISCUSSED = "undiscussed"
    INADMISSIBLE = "inadmissible"
    LEGAL_BASIS = "legal-basis"
    ADOPTED = "adopted"
    DEPARTED = "departed"
    MOTIVATED = "motivated"
    CONDITIONS = "conditions"
    WEIGHTS = "weights"
    NEXT_APPROVED = "next-approved"
    NEXT_RESERVE = "next-reserve"
    NEXT_REFUSED = "next-refused"
    APPEAL_COUNCIL = "appeal-council"
    APPEAL_REVIEW = "appeal-review"
    APPEAL_COURT = "appeal-court"
    OPENNESS = "openness"
    COMPLAINT = "complaint"
    AID_GBER = "aid-gber"
    AID_DE_MINIMIS = "aid-de-minimis"
    AID_NONE = "aid-none"
    PERSONAL_DATA = "personal-data"
    CONTACT = "contact"
    CLOSING = "closing"
    SIGNED_BY_DELEGATE = "signed-by-delegate"


MOST_SECTION = 6_000
_FILES = {"nl": "nl.toml", "en": "en.toml"}
# What no letter goes without: an empty text of these is no choice but a fault.
NEEDED = frozenset(
    {
        *(Section.APPROVED, Section.REFUSED, Section.RESERVE, Section.CALLED, Section.UNDISCUSSED),
        *(Section.INADMISSIBLE, Section.LEGAL_BASIS, Section.ADOPTED, Section.DEPARTED, Section.DRAFT),
        *(Section.APPEAL_COUNCIL, Section.APPEAL_REVIEW, Section.APPEAL_COURT, Section.TRANSLATION),
        *(Section.OPENNESS, Section.COMPLAINT, Section.PERSONAL_DATA),
    }
)


@cache
def defaults() -> Mapping[Section, Text]:
    """In both languages, as `resources/letters` has them."""
    said: dict[str, Mapping[str, str]] = {}
    for language in LANGUAGES:
        path = resource("letters", _FILES[language])
        said[language] = tomllib.loads(path.read_text(encoding="utf-8"))
    return {each: Text(**{code: _flat(said[code][each]) for code in LANGUAGES}) for each in Section}


def default_of(section: Section, language: str) -> str:
    text = defaults()[section]
    return text.nl if language == "nl" else text.en


def checked_section(text: str) -> str:
    """As it is kept: lines are paragraphs. Empty leaves it out of the letters. Raises BadValue."""
    said = checked_words(text)
    refuse_faults(said)
    return said


def checked_words(text: str) -> str:
    """The same of what is written of one application, where nothing is filled in. Raises BadValue."""
    said = _flat(text)
    if character := unfit_in(said.replace("\n", " ")):
        words = _("“{value}” holds {character}, which cannot be printed; take it out.")
        raise BadValue(words.format(value=shorten(said), character=character))
    if len(said) > MOST_SECTION:
        words = _("A text of the letters has at most {most} characters; this one has {count}.")
        raise BadValue(words.format(most=MOST_SECTION, count=len(said)))
    return said


def _flat(text: str) -> str:
    """Each line without spaces that nobody sees, and none that is empty; a no-break space is meant, and stays."""
    lines = (re.sub("[ \t]+", " ", line).strip() for line in text.splitlines())
    return "\n".join(filter(None, lines))
