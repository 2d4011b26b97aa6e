"""A consensus score: what the panel together gives, in place of the mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, Step, Value, act, in_both, points, state
from evalapp.domain.meeting.values import ReasonSource
from evalapp.domain.numbers import decimal_text
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Criterion
from evalapp.domain.texts import _
from evalapp.domain.writing.typed import refuse_unfit_reason
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class SetConsensus:
    """`source` says where the facts of the reason come from, if anybody does; `saw_effects` that places and outcomes
    stood beside it.
    """

    application: str
    criterion: str
    value: int
    reason: str
    source: ReasonSource | None = None
    saw_effects: bool = False
    action: ClassVar[Action] = Action.SET_CONSENSUS

    def summary(self, view: View) -> Act:
        criterion = view.call().scheme.criterion(self.criterion)
        done = act(
            "consensus",
            application=self.application,
            criterion=in_both(criterion.title),
            before=self._before(view, criterion),
            after=_given(criterion, self.value),
            reason=self.reason,
        )
        return replace(done, particulars=(Step(what="effects-shown"),)) if self.saw_effects else done

    def _before(self, view: View, criterion: Criterion) -> Value:
        """The consensus it replaces, or the scores of the jurors that it takes the place of."""
        for each in view.consensus():
            if (each.application, each.criterion) == (self.application, self.criterion):
                return _given(criterion, each.value)
        barred = {each.juror for each in view.conflicts() if each.application == self.application}
        given = sorted(
            each.value
            for each in view.scores(application=self.application)
            if each.criterion == self.criterion and each.value is not None and each.juror not in barred
        )
        return [_given(criterion, each) for each in given] or state("score", "none")

    def apply(self, change: OpenChange) -> None:
        if not self.reason.strip():
            raise BadValue(_("A consensus score needs its reason: it replaces the jurors’ own scores."))
        refuse_unfit_reason(self.reason)
        number = change.view.dossier(self.application).application.number
        if number in change.view.decisions().aside:
            text = _(
                "{application} was put aside in triage, undiscussed; take that back before you record a consensus."
            )
            raise BadValue(text.format(application=number))
        scale = change.view.call().scheme.criterion(self.criterion).scale
        if self.value not in scale.allowed_steps:
            raise BadValue(_("This value is not on the scale."))
        row = {
            "application": number,
            "criterion": self.criterion,
            "value": self.value,
            "reason": self.reason.strip(),
            "source": str(self.source or ""),
            "by_whom": change.actor.name,
            "at": change.at,
        }
        change.put("consensus", [row])


def _given(criterion: Criterion, steps: int) -> Value:
    """Also of a value that is not on the scale, which is refused afterwards."""
    word = criterion.scale.word(steps)
    return in_both(word.title) if word else points(decimal_text(criterion.scale.value(steps)))
