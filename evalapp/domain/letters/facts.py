"""What the texts of letters need and no call says otherwise: who signs, on which grounds, where to turn to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from evalapp.domain.errors import BadValue
from evalapp.domain.letters.values import Aid, Appeal
from evalapp.domain.numbers import shorten
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import typed_line


class Fact(StrEnum):
    LEGAL_BASIS = "legal-basis"
    CALL_TEXT = "call-text"
    DELEGATE = "delegate"
    DELEGATE_FUNCTION = "delegate-function"
    DELEGATE_ACT = "delegate-act"
    SERVICE = "service"
    ADDRESS = "address"
    CONTACT = "contact"
    EMAIL = "email"
    PHONE = "phone"
    DOCUMENTS = "documents"
    COMPLAINTS = "complaints"
    APPEAL = "appeal"
    REVIEW_BODY = "review-body"
    REVIEW_TERM = "review-term"
    REVIEW_HOW = "review-how"
    REVIEW_ADDRESS = "review-address"
    COURT = "court"
    COURT_TERM = "court-term"
    COURT_FORM = "court-form"
    COURT_ADDRESS = "court-address"
    AID = "aid"
    GBER_ARTICLE = "gber-article"
    SA_NUMBER = "sa-number"
    RECIPIENTS = "recipients"
    RETENTION = "retention"
    OFFICER = "officer"
    INADMISSIBLE_BODY = "inadmissible-body"
    INADMISSIBLE_ON = "inadmissible-on"
    INADMISSIBLE_REFERENCE = "inadmissible-reference"


CHOICES: Mapping[Fact, tuple[str, ...]] = {
    Fact.APPEAL: tuple(Appeal),
    Fact.AID: tuple(Aid),
}
DAYS = frozenset({Fact.INADMISSIBLE_ON})
_SA_NUMBER = re.compile(r"SA\.?\s?(\d{4,6})", re.IGNORECASE | re.ASCII)
MOST_FACT = 500


def checked_fact(fact: Fact, text: str) -> str:
    """As it is kept; empty takes it back. Raises BadValue."""
    said = typed_line(text, MOST_FACT)
    if not said:
        return ""
    if fact in CHOICES and said not in CHOICES[fact]:
        words = _("“{value}” is none of the choices; choose one of: {choices}.")
        raise BadValue(words.format(value=shorten(said), choices=", ".join(CHOICES[fact])))
    if fact in DAYS:
        return _day(said)
    if fact is Fact.SA_NUMBER:
        found = _SA_NUMBER.fullmatch(said)
        if found is None:
            words = _("“{value}” is no number of an aid measure; write it as SA.12345.")
            raise BadValue(words.format(value=shorten(said)))
        return f"SA.{found[1]}"
    return said


def _day(iso: str) -> str:
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        words = _("“{value}” is not a day; give it as year-month-day.")
        raise BadValue(words.format(value=shorten(iso))) from None
