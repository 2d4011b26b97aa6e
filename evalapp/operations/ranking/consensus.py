"""A consensus score: what the panel together gives, in place of the mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class SetConsensus:
    application: str
    criterion: str
    value: int
    reason: str
    action: ClassVar[Action] = Action.SET_CONSENSUS

    def summary(self, view: View) -> str:
        return _("Consensus {application}, {criterion}").format(
            application=self.application, criterion=view.call().scheme.criterion(self.criterion).title
        )

    def apply(self, change: OpenChange) -> None:
        if not self.reason.strip():
            raise BadValue(_("A consensus score needs its reason: it replaces the jurors' own scores."))
        number = change.view.dossier(self.application).application.number
        scale = change.view.call().scheme.criterion(self.criterion).scale
        if self.value not in scale.allowed_steps:
            raise BadValue(_("This value is not on the scale."))
        row = {
            "application": number,
            "criterion": self.criterion,
            "value": self.value,
            "reason": self.reason.strip(),
            "by_whom": change.actor.name,
            "at": change.at,
        }
        change.put("consensus", [row])
