"""What is said of a justification in which a juror speaks of a conflict of interest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evalapp.domain.jury.in_words import conflict_spoken_of
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import Answer
from evalapp.domain.texts import _


def spoken_notes(said: Iterable[tuple[str, Answer]]) -> Iterator[str]:
    """Of answers with the place of each; a conflict that is the reason for no score is heard as that."""
    for place, answer in said:
        if answer.no_score is NoScore.CONFLICT or not answer.comment:
            continue
        if sentence := conflict_spoken_of(answer.comment):
            yield _(
                "{place}: the justification says “{sentence}”; it is listed among the suspected conflicts of interest."
            ).format(place=place, sentence=sentence)
