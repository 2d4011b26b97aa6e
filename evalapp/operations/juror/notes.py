"""A juror's private notes: they stay in the work file, in no return, no export and no report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue
from evalapp.domain.journal import Act, act, in_both
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.juror.gate import require_own_application
from evalapp.operations.view import View

MOST_NOTE = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class PutPrivateNote:
    """Keep `text` with a criterion, or with the whole application where that is empty; no text takes it away."""

    application: str
    criterion: str = ""
    text: str
    action: ClassVar[Action] = Action.SCORE

    def summary(self, view: View) -> Act:
        if not self.criterion:
            return act("note-of", application=self.application)
        title = view.call().scheme.criterion(self.criterion).title
        return act("note-one", application=self.application, criterion=in_both(title))

    def apply(self, change: OpenChange) -> None:
        require_own_application(change, self.application)
        if len(self.text) > MOST_NOTE:
            raise BadValue(
                _("The note has {n} characters, more than {most}; shorten it.").format(
                    n=len(self.text), most=MOST_NOTE
                )
            )
        place = {"application": self.application, "criterion": self.criterion}
        if self.text.strip():
            change.put("private_note", [{**place, "text": self.text, "at": change.at}])
        else:
            change.remove("private_note", **place)
