"""The own part of a juror that is lost: set aside by the secretary, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.journal import Act, act
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.panel.members import name_of
from evalapp.operations.view import View
from evalapp.words.undertaking.texts import SET_ASIDE


@dataclass(frozen=True, kw_only=True, slots=True)
class SetOwnPartAside:
    """From now on a return of this juror is taken that another own part signs, or none; the next own part counts.

    What was signed with it stays signed with it.
    """

    juror: str
    reason: str
    action: ClassVar[Action] = Action.EDIT_JURY

    def summary(self, view: View) -> Act:
        return act(SET_ASIDE, juror=name_of(view, self.juror), person=shorten(self.juror), reason=self.reason)

    def apply(self, change: OpenChange) -> None:
        if not change.has("own_key", juror=self.juror):
            raise KnownError(
                _(
                    "No return of juror “{juror}” was signed with an own part, so there is none to set aside."
                ).format(juror=shorten(self.juror))
            )
        if not self.reason.strip():
            raise BadValue(_("Say why that own part is set aside; it stands in the register."))
        change.remove("own_key", juror=self.juror)
