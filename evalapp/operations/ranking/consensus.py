"""A consensus score: what the panel together gives, in place of the mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.people import Actor
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.view import View
from evalapp.store.file import PanelFile
from evalapp.store.rows import read
from evalapp.store.rows.write import put


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

    def apply(self, file: PanelFile, at: str, actor: Actor) -> None:
        if not self.reason.strip():
            raise BadValue(_("A consensus score needs its reason: it replaces the jurors' own scores."))
        number = read.dossier(file, self.application).application.number
        scale = View(file).call().scheme.criterion(self.criterion).scale
        if self.value not in scale.allowed_steps:
            raise BadValue(_("This value is not on the scale."))
        row = {
            "application": number,
            "criterion": self.criterion,
            "value": self.value,
            "reason": self.reason.strip(),
            "by_whom": actor.name,
            "at": at,
        }
        put(file, "consensus", [row])
