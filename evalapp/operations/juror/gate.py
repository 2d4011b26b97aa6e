"""The question before a dossier opens: has this juror a conflict of interest with it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import KnownError, NotAllowed
from evalapp.domain.journal import Act, act
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Declaration
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.words.gate import declaration


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfirmNoConflict:
    """The juror declares, in the words of the call, to have no conflict of interest: the dossier may open."""

    application: str
    action: ClassVar[Action] = Action.SCORE

    def summary(self, view: View) -> Act:
        return act("declared", application=shorten(self.application))

    def apply(self, change: OpenChange) -> None:
        require_own_application(change, self.application)
        declared = Declaration(
            juror=change.actor.id,
            application=self.application,
            at=change.at,
            wording=declaration(change.view.call()),
        )
        change.put_declarations([declared])


def require_own_application(change: OpenChange, application: str) -> None:
    """Raises NotAllowed unless the work file holds this application for its juror, without a conflict of interest."""
    if not change.view.is_work_file():
        raise KnownError(_("Only a juror can do this, in a work file; this is a panel."))
    if change.has("conflict", juror=change.actor.id, application=application):
        raise NotAllowed(
            _("A conflict of interest with {application} is recorded; it stays closed.").format(
                application=application
            )
        )
    if not change.has("assignment", juror=change.actor.id, application=application):
        raise NotAllowed(
            _("{application} is not assigned to this juror; ask the secretary.").format(
                application=shorten(application)
            )
        )
