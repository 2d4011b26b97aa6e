"""The question before a dossier opens: has this juror a conflict of interest with it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import KnownError, NotAllowed
from evalapp.domain.numbers import shorten
from evalapp.domain.people import Actor
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.view import View
from evalapp.store.file import PanelFile
from evalapp.store.rows.write import put


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfirmNoConflict:
    """The juror knows applicant and partners and has no conflict of interest with any: the dossier may open."""

    application: str
    action: ClassVar[Action] = Action.SCORE

    def summary(self, view: View) -> str:
        return _("No conflict of interest: {application}").format(application=shorten(self.application))

    def apply(self, file: PanelFile, at: str, actor: Actor) -> None:
        require_own_application(file, actor, self.application)
        put(file, "cleared", [{"juror": actor.id, "application": self.application, "at": at}])


def require_own_application(file: PanelFile, actor: Actor, application: str) -> None:
    """Raises NotAllowed unless the work file holds this application for its juror, without a conflict of interest."""
    if not file.is_work_file:
        raise KnownError(_("Only a juror can do this, in a work file; this is a panel."))
    pair = (actor.id, application)
    if file.value("SELECT 1 FROM conflict WHERE juror = ? AND application = ?", pair):
        raise NotAllowed(
            _("You declared a conflict of interest with {application}; it stays closed.").format(
                application=application
            )
        )
    if not file.value("SELECT 1 FROM assignment WHERE juror = ? AND application = ?", pair):
        raise NotAllowed(
            _("{application} is not assigned to this juror; ask the secretary.").format(
                application=shorten(application)
            )
        )
