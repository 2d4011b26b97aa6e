"""Handing in a part: what the return says of the applications that are left out or taken back.

A return holds the whole state of a device: what it does not list any more, the panel takes for withdrawn. So what is
left out is said again as it was handed in before, and only what is taken back is emptied.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from evalapp.domain.call import Score
from evalapp.domain.errors import KnownError
from evalapp.domain.ids import NOBODY
from evalapp.domain.numbers import shorten
from evalapp.domain.scoring.answer import NOTHING, Answer, Place
from evalapp.domain.texts import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """`applications` are handed in as they stand, None for all; of those in `taken_back` nothing is said any more."""

    applications: Collection[str] | None = None
    taken_back: Collection[str] = ()

    def require_sense(self, known: Collection[str], before: Mapping[Place, Answer]) -> None:
        """Raises KnownError for an unknown application, for nothing at all, for what was never handed in."""
        for number in (*(self.applications or ()), *self.taken_back):
            if number not in known:
                raise KnownError(
                    _("“{number}” is not among your applications; choose from your own list.").format(
                        number=shorten(number)
                    )
                )
        if self.applications is not None and not self.applications and not self.taken_back:
            raise KnownError(_("Nothing is chosen; choose at least one application to hand in."))
        given = {place[0] for place, answer in before.items() if answer != NOTHING}
        for number in self.taken_back:
            if number not in given:
                raise KnownError(
                    _("{number} was not handed in, so there is nothing to take back.").format(number=number)
                )

    def said(self, own: Mapping[Place, Score], before: Mapping[Place, Answer]) -> dict[Place, Score]:
        """The scores of the return; `own` are those of the work file, `before` what was said so far."""
        said = {}
        for place in own.keys() | before.keys():
            if place[0] in self.taken_back:
                continue
            if self.applications is None or place[0] in self.applications:
                if place in own:
                    said[place] = own[place]
            elif place in before:
                said[place] = _again(place, before[place], own.get(place))
        return said


def _again(place: Place, answer: Answer, own: Score | None) -> Score:
    if own is None:
        return Score.saying(answer, juror=NOBODY, place=place)
    return own if own.answer == answer else Score.saying(answer, juror=own.juror, place=place, at=own.at)
