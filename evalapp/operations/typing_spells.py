"""A motivation is stored piece by piece while it is typed; to who typed it that is one edit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from evalapp.domain.call import Score
from evalapp.domain.journal import ScoreChange, Touched
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.operations.view import View

PAUSE = timedelta(minutes=2)  # longer, and what follows is another edit


def answer_of(score: Score | None) -> Answer:
    return score.answer if score else NOTHING


def is_typing(change: ScoreChange) -> bool:
    """Whether the motivation changed and nothing else."""
    before, after = answer_of(change.before), answer_of(change.after)
    return before.score == after.score and before.comment != after.comment


def goes_on(one: ScoreChange, other: ScoreChange) -> bool:
    """Whether `other`, the next change of the same score, is a piece of the same edit."""
    if not (is_typing(one) and is_typing(other)) or (one.actor, one.action) != (other.actor, other.action):
        return False
    # A clock that was set between the two tells nothing; a pause is told in either direction.
    return abs(datetime.fromisoformat(other.at) - datetime.fromisoformat(one.at)) <= PAUSE


def pieces_before(changes: Sequence[ScoreChange], number: int) -> tuple[int, ...]:
    """The numbers of the changes that belong to the same edit as change `number` and precede it, the last first.

    `changes` of one score, oldest first.
    """
    upto = [each for each in changes if each.change <= number]
    if not upto or upto[-1].change != number:
        return ()
    found = []
    for before, after in zip(reversed(upto[:-1]), reversed(upto)):
        if not goes_on(before, after):
            break
        found.append(before.change)
    return tuple(found)


def pieces_of_edit(view: View, number: int, rows: Sequence[Touched]) -> tuple[int, ...]:
    """`pieces_before`, of a change of these rows: none where it was of more than one score."""
    touched = [row for row in rows if row.table == "score"]
    if len(touched) != 1:
        return ()
    place = (str(touched[0].key[name]) for name in ("juror", "application", "criterion"))
    return pieces_before(view.score_history(*place), number)
