"""Scoring: one value or one comment at a time, in the juror's own file or in the panel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from evalapp.domain.call import Score
from evalapp.domain.errors import BadValue, NotAllowed
from evalapp.domain.ids import PersonId
from evalapp.domain.journal import Act, act, in_both
from evalapp.domain.people import Role
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.own_reason import OwnReason, own_reason, without_own_reason
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View

MOST_COMMENT = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class SetScore:
    """Give a score in steps of the scale, or a reason for none; neither of both takes it back.

    `own`: the reason in the juror's words, which opens the justification and goes with it.
    """

    juror: PersonId
    application: str
    criterion: str
    value: int | None = None
    no_score: NoScore | None = None
    own: OwnReason | None = None
    action: ClassVar[Action] = Action.SCORE

    def summary(self, view: View) -> Act:
        title = view.call().scheme.criterion(self.criterion).title
        return act("score-one", application=self.application, criterion=in_both(title))

    def apply(self, change: OpenChange) -> None:
        scale = change.view.call().scheme.criterion(self.criterion).scale
        if self.value is not None:
            if self.no_score is not None:
                raise BadValue(_("A score and a reason for no score exclude each other; give one of both."))
            if self.value not in scale.allowed_steps:
                scale.steps(scale.value(self.value))
                raise BadValue(_("This value is not on the scale."))
        stored = score_to_change(change, self.juror, self.application, self.criterion)
        change.put_score(
            replace(
                stored,
                value=self.value,
                no_score=self.no_score,
                comment=self._comment(stored),
                at=change.at,
            )
        )

    def _comment(self, stored: Score) -> str:
        """The words of a reason that holds no more go with it; everything else that was written stays."""
        if self.own is not None:
            if self.no_score is not self.own.code:
                raise BadValue(_("“{reason}” is a reason to abstain.").format(reason=self.own.label))
            return _not_too_long(self.own.opening(stored.comment))
        held = own_reason(stored.no_score, stored.comment)
        return stored.comment if held is None else without_own_reason(stored.comment)


@dataclass(frozen=True, kw_only=True, slots=True)
class SetComment:
    """The motivation that goes with a score; it may come before the score."""

    juror: PersonId
    application: str
    criterion: str
    comment: str
    action: ClassVar[Action] = Action.SCORE

    def summary(self, view: View) -> Act:
        title = view.call().scheme.criterion(self.criterion).title
        return act("comment-one", application=self.application, criterion=in_both(title))

    def apply(self, change: OpenChange) -> None:
        _not_too_long(self.comment)
        change.view.call().scheme.criterion(self.criterion)
        stored = score_to_change(change, self.juror, self.application, self.criterion)
        change.put_score(replace(stored, comment=self.comment, at=change.at))


def _not_too_long(comment: str) -> str:
    if len(comment) > MOST_COMMENT:
        raise BadValue(
            _("The comment has {n} characters, more than {most}; shorten it.").format(
                n=len(comment), most=MOST_COMMENT
            )
        )
    return comment


def score_to_change(change: OpenChange, juror: PersonId, application: str, criterion: str) -> Score:
    """The stored score or an empty one. Raises NotAllowed where this juror may not score this application."""
    if change.actor.role is Role.JUROR and change.actor.id != juror:
        raise NotAllowed(_("You can only change your own scores."))
    if change.has("conflict", juror=juror, application=application):
        raise NotAllowed(
            _("{application} cannot be scored: a conflict of interest is recorded.").format(
                application=application
            )
        )
    if not change.has("assignment", juror=juror, application=application):
        raise NotAllowed(
            _("{application} is not assigned to this juror; ask the secretary.").format(
                application=application
            )
        )
    stored = change.view.score(juror, application, criterion)
    return stored or Score(juror=juror, application=application, criterion=criterion)
