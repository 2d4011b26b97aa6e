"""A juror's undertaking: the text of a call that is agreed to before anything of a pack is read, and who agreed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Value, state
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import LANGUAGES, Text, _
from evalapp.domain.writing.characters import obeyed_in, unfit_in

MOST_UNDERTAKING = 10_000
_BLANK = re.compile(r"\n{3,}")


def checked_undertaking(text: Text) -> Text:
    """As it is kept: nothing around the lines, at most one blank line between them. Raises BadValue."""
    return Text(nl=_checked(text.nl), en=_checked(text.en))


def _checked(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    said = _BLANK.sub("\n\n", "\n".join(lines)).strip()
    flat = said.replace("\n", " ")
    if character := unfit_in(flat):
        words = _("“{value}” holds {character}, which cannot be printed; take it out.")
        raise BadValue(words.format(value=shorten(said), character=character))
    if character := obeyed_in(flat):
        words = _(
            "“{value}” holds {character}, which shows words in another order than they were written; take it out."
        )
        raise BadValue(words.format(value=shorten(said), character=character))
    if len(said) > MOST_UNDERTAKING:
        words = _("The undertaking has at most {most} characters; this text has {count}.")
        raise BadValue(words.format(most=MOST_UNDERTAKING, count=len(said)))
    return said


def hash_of(words: str) -> str:
    """Empty for no words. What `sha256sum` says of them in UTF-8, without a line end."""
    return hashlib.sha256(words.encode()).hexdigest() if words else ""


def in_languages(text: Text) -> dict[str, str]:
    """By language, as far as there is a text."""
    return {code: words for code, words in (("nl", text.nl), ("en", text.en)) if words}


def hashes_of(text: Text) -> dict[str, str]:
    """By language: which texts a pack asks for. Empty where it asks for nothing."""
    return {code: hash_of(words) for code, words in in_languages(text).items()}


def undertaking_said(text: Text) -> Value:
    """For the history: of each language how long the text is, and the beginning of its hash."""
    told = [f"{code}:{len(words)}:{hash_of(words)[:12]}" for code, words in in_languages(text).items()]
    return state("undertaking", " ".join(told))


def read_in(text: Text, language: str) -> Read:
    """The text in this language, else in the one that there is. Raises KeyError where there is none."""
    found = in_languages(text)
    code = language if language in found else next(each for each in LANGUAGES if each in found)
    return Read(words=found[code], language=code)


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """The words that somebody reads, and agrees to."""

    words: str
    language: str

    @property
    def sha256(self) -> str:
        return hash_of(self.words)


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """That a juror agreed to these `words`, when by the own clock, and on which device.

    `signed_in` is the SHA-256 of the signed return that told the panel; empty where none did.
    """

    juror: PersonId
    words: str
    language: str
    at: str
    device: str
    device_name: str = ""
    signed_in: str = ""

    @property
    def sha256(self) -> str:
        return hash_of(self.words)


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnKey:
    """What checks the part that a juror added to the access code; `signed_in` is the first return that has it."""

    juror: PersonId
    public_key: str
    signed_in: str
    at: str = ""


def agreed_to(asked: Mapping[str, str], made: list[Agreement]) -> Agreement | None:
    """The last of these agreements to one of the texts that a pack asks for, given by their hashes."""
    wanted = set(asked.values())
    return max((each for each in made if each.sha256 in wanted), key=lambda each: each.at, default=None)
