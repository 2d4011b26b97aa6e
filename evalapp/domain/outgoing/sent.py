"""What was made to go to a juror beside packs and forms: the letter with a code, a draft of a mail, a reminder."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.ids import PersonId
from evalapp.domain.texts import _


class SentKind(StrEnum):
    CODE_LETTER = "code-letter"
    MAIL_DRAFT = "mail-draft"
    REMINDER = "reminder"

    @property
    def label(self) -> str:
        return {
            SentKind.CODE_LETTER: _("code letter"),
            SentKind.MAIL_DRAFT: _("mail draft"),
            SentKind.REMINDER: _("reminder"),
        }[self]


class Owing(StrEnum):
    """What a reminder is about."""

    NOTHING_YET = "nothing-yet"
    PARTLY = "partly"
    OUT_OF_DATE = "out-of-date"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """`number` counts from 1 for each juror and kind; `sha256` is of the file, empty of a text that was copied.

    `about`: of a letter which key its code makes (`key_mark`), of a draft the pack that it brings, of a reminder an
    `Owing`, with how many of the scores that are `asked` were there.
    """

    juror: PersonId
    kind: SentKind
    number: int
    about: str
    scores: int | None = None
    asked: int | None = None
    sha256: str = ""
    at: str = ""


def key_mark(verify_key: str) -> str:
    """What is kept of the key that a code makes, to tell later whether it is the juror's still."""
    import hashlib

    return hashlib.sha256(verify_key.encode()).hexdigest()[:16]
