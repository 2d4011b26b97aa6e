"""Why a juror gives no score, as the cell of a table says it."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.own_reason import OwnReason, own_reason_called
from evalapp.domain.texts import _
from evalapp.domain.writing.reserved import is_questioned
from evalapp.sheets.sheet import Cell, clean_text, header_key

REASON_COLUMN = (
    "reden", "reason", "of waarom er geen is", "or why there is none", "waarom geen score", "reden geen score",
    "reden zonder score", "geen score omdat", "no score because", "reason for no score",
)  # fmt: skip
_BY_ID = {reason.value: reason for reason in NoScore}
_WORDS = {
    NoScore.CONFLICT: ("belangenconflict", "conflict of interest", "conflict d'intérêts"),
    NoScore.ABSTAIN: ("onthouding", "onthoudt zich", "onthouden", "abstention", "abstained", "abstains"),
    NoScore.ABSENT: ("afwezig", "afwezigheid", "niet aanwezig", "absence"),
    NoScore.NOT_DISCUSSED: ("niet besproken", "niet behandeld", "not discussed"),
}
_BY_WORD = {header_key(word): reason for reason, words in _WORDS.items() for word in words}

NoScoreSaid = tuple[NoScore, OwnReason | None]
"""The reason, and the juror's own words for it where they were used."""


def no_score_by_id(text: str) -> NoScore | None:
    return _BY_ID.get(text.casefold().replace(" ", "-").replace("_", "-"))


def no_score_called(text: str, codes: Mapping[str, NoScore]) -> NoScoreSaid | None:
    """By a code of the scheme, a word, or the words of a juror; one with a question mark is none."""
    reason = codes.get(text.upper()) or _BY_WORD.get(header_key(text))
    if reason and not is_questioned(text):
        return reason, None
    own = own_reason_called(text)
    return (own.code, own) if own is not None else None


def reason_beside(cell: Cell | None, codes: Mapping[str, NoScore]) -> NoScoreSaid | None:
    """What the column of reasons says. Raises BadValue for a text that is no reason."""
    text = clean_text(cell.text) if cell is not None else ""
    if not text:
        return None
    if (reason := no_score_by_id(text)) is not None:
        return reason, None
    if (said := no_score_called(text, codes)) is not None:
        return said
    raise BadValue(
        _("“{value}” is not a reason for no score; use one of: {reasons}").format(
            value=shorten(text), reasons=", ".join(reason.label for reason in NoScore)
        )
    )


def one_too_many(reason: str, value: str) -> BadValue:
    """Of a reason beside a score: which of the two holds only the juror knows."""
    return BadValue(
        _("“{reason}” stands beside “{value}”, where one of the two belongs").format(
            reason=reason, value=value
        )
    )
