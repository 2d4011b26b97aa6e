"""What the jury proposes of one application, with the show of hands that it came about by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.meeting.votes import CastVote
from evalapp.operations.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class Propose:
    """Both, or neither where one of them cannot be: what more hands were against the jury does not propose."""

    advice: Advise
    vote: CastVote
    action: ClassVar[Action] = Action.ADVISE

    def summary(self, view: View) -> Act:
        advised, voted = self.advice.summary(view), self.vote.summary(view)
        if self.advice.is_made(view):  # the hands alone are new
            return voted
        return replace(advised, steps=(*advised.steps, *voted.steps))

    def apply(self, change: OpenChange) -> None:
        in_favour, against, _abstained = self.vote.counts
        if against > in_favour:
            text = _(
                "{against} hands were against it and {in_favour} for it: the jury does not propose this. Propose "
                "what more hands are for."
            )
            raise BadValue(text.format(against=against, in_favour=in_favour))
        self.vote.apply(change)
        self.advice.apply(change)
