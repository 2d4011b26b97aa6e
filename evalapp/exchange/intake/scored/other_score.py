"""What is said of a justification that names another score than the one beside it: “4/10 want zwak”, “herzien naar 3”.

Only where it can be nothing else: “3 op 10 partners zijn kmo's” speaks of partners.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import parse_decimal, shorten, written
from evalapp.domain.scheme.model import Scale
from evalapp.domain.scoring.answer import Answer
from evalapp.domain.texts import _

_N = r"(\d{1,3}(?:[.,]\d{1,2})?)"
_DONE = (
    r"(?![\w%])(?!\s*%)(?=\s*(?:$|[;:.,)!–—-](?!\d)|\n|want\b|omdat\b|wegens\b|aangezien\b|na\b|maar\b|because\b|"
    r"after\b|since\b|but\b))"
)
_OUT_OF = re.compile(rf"\W*(?:score\W+)?{_N}\s*(?:/|op|out of|sur)\s*(\d{{1,3}}){_DONE}", re.IGNORECASE)
_NAMED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*{_N}\W*$",
        rf"^\W*(?:score|quotering|punten|cijfer|points|mark)\s*(?:is|:|=|wordt)?\s*{_N}\W*$",
        rf"^\W*(?:eigenlijk|actually|in feite)\s+(?:een |a )?{_N}{_DONE}",
        rf"\b(?:score|quotering|cijfer|dit|mark|this)\s+(?:moe(?:s)?t|should|must)\s+(?:be\s+)?(?:een |a )?{_N}"
        rf"(?:\s+(?:zijn|worden)\b|{_DONE})",
        r"\b(?:herzien|bijgesteld|aangepast|gewijzigd|verlaagd|verhoogd|gecorrigeerd|verbeterd|opgetrokken|revised|"
        rf"changed|lowered|raised|corrected|adjusted)\s+(?:van\s+[\d.,]+\s+|from\s+[\d.,]+\s+)?(?:naar|tot|to)\s+"
        rf"(?:een |a )?{_N}{_DONE}",
    )
)


def other_score_notes(said: Iterable[tuple[str, Answer, Scale]]) -> Iterator[str]:
    """Of answers with the place of each."""
    for place, answer, scale in said:
        if answer.value is None or scale.words or not (named := _named_in(answer.comment)):
            continue
        score = scale.value(answer.value)
        number, most = named
        if number != score or most not in (None, scale.highest):
            yield _(
                "{place}: the score is {score}, and the justification says “{said}”; the score is what was taken. Ask "
                "the juror which is meant."
            ).format(place=place, score=written(score), said=shorten(answer.comment, 40))


def _named_in(comment: str) -> tuple[Fraction, Fraction | None] | None:
    """The score in it, and out of how much."""
    if not comment or comment.isalpha():
        return None
    try:
        if found := _OUT_OF.match(comment):
            return parse_decimal(found[1]), Fraction(found[2])
        for pattern in _NAMED:
            if found := pattern.search(comment):
                return parse_decimal(found[1]), None
    except BadValue:
        return None
    return None
