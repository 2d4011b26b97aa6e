"""The choices that letters hang on, and what is written of one application."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LETTER_LANGUAGE = "nl"
"""In which a letter binds: any other language is a translation of it."""


class Appeal(StrEnum):
    """Where somebody goes who does not agree (variants A, B and C)."""

    COUNCIL = "council"
    REVIEW = "review"
    COURT = "court"


class Aid(StrEnum):
    """Under which rules on state aid the support is given."""

    GBER = "gber"
    DE_MINIMIS = "de-minimis"
    NONE = "none"


class Part(StrEnum):
    """What is written of an application: of each criterion why, and beside those what is strong and what is weak."""

    MOTIVATION = "motivation"
    STRENGTHS = "strengths"
    WEAKNESSES = "weaknesses"


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """`criterion` is empty of strengths and weaknesses, of which each line of the `text` is one."""

    application: str
    part: Part
    criterion: str
    language: str
    text: str
