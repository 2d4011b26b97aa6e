"""Attachments that are taken away from an application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, act
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.editing.reasons import require_reason
from evalapp.operations.view import View


@dataclass(frozen=True, kw_only=True, slots=True)
class RemoveAttachment:
    """Its bytes stay in the file for who goes back to before."""

    application: str
    name: str
    reason: str = ""
    action: ClassVar[Action] = Action.EDIT_APPLICATION

    def summary(self, view: View) -> Act:
        return act(
            "attachment-removed",
            application=self.application,
            file=shorten(self.name, 160),
            reason=self.reason,
        )

    def apply(self, change: OpenChange) -> None:
        number = change.view.dossier(self.application).application.number
        if not change.has("attachment", application=number, name=self.name):
            raise BadValue(
                _("Application {number} has no attachment “{file}”.").format(
                    number=shorten(number), file=shorten(self.name)
                )
            )
        require_reason(change.view, self.reason)
        change.remove("attachment", application=number, name=self.name)
