"""Whether the secretary has what a juror says now: scored is not handed in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.domain.texts import _


class Handing(StrEnum):
    """Of one application."""

    NOT = "not"
    HANDED_IN = "handed-in"
    CHANGED = "changed"

    @property
    def label(self) -> str:
        return {
            Handing.NOT: _("not handed in"),
            Handing.HANDED_IN: _("handed in"),
            Handing.CHANGED: _("changed since handed in"),
        }[self]


def least_of(found: Collection[Handing]) -> Handing:
    """What is said of several together: that something changed comes before that something was never handed in."""
    worst_first = (Handing.CHANGED, Handing.NOT)
    return next((each for each in worst_first if each in found), Handing.HANDED_IN)


def handing_of(now: Mapping[str, Answer], said: Mapping[str, Answer]) -> Handing:
    """Answers by criterion: as they stand `now`, and as the pack or the last return `said` them."""
    now, said = _given(now), _given(said)
    if not said:
        return Handing.NOT
    return Handing.HANDED_IN if now == said else Handing.CHANGED


def _given(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    return {criterion: answer for criterion, answer in answers.items() if answer != NOTHING}
