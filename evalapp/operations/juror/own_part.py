"""The part that a juror may add to the access code: chosen when a pack first opens, asked at handing in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.journal import Act, act
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import OWN_KEY


def has_own_part(view: View) -> bool:
    """Whether this work is handed in with one."""
    return bool(view.setting(OWN_KEY))


def fault_of_own_part(text: str) -> str:
    """What is wrong with an own part as it was typed in full; empty where nothing is, also where there is none."""
    from evalapp.exchange.sealed.own_part import checked_own_part

    try:
        if text.strip():
            checked_own_part(text)
    except BadValue as error:
        return str(error)
    return ""


def give_up_own_part(workspace: Workspace) -> None:
    """The own part is lost: what is handed in from now on goes without it, and the panel takes it once it knows why."""
    workspace.execute(GiveUpOwnPart())


@dataclass(frozen=True, kw_only=True, slots=True)
class GiveUpOwnPart:
    action: ClassVar[Action] = Action.OPEN_PACK

    def summary(self, view: View) -> Act:
        return act("own-part-given-up")

    def apply(self, change: OpenChange) -> None:
        if not has_own_part(change.view):
            raise KnownError(_("This work has no own part that could be given up."))
        change.put_setting(OWN_KEY, "")
