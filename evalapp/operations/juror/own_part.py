"""The part that a juror may add to the access code: chosen when a pack first opens, asked at handing in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from evalapp.domain.errors import BadValue, KnownError, WrongOwnPart
from evalapp.domain.journal import Act, act
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import OWN_KEY

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def has_own_part(view: View) -> bool:
    """Whether this work is handed in with one."""
    return bool(view.setting(OWN_KEY))


def fault_of_own_part(text: str) -> str:
    """What is wrong with an own part as it was typed in full; empty where nothing is."""
    from evalapp.exchange.sealed.own_part import checked_own_part

    try:
        checked_own_part(text)
    except BadValue as error:
        return str(error)
    return ""


def chosen_own_key(own_part: str | None, panel: str, juror: str) -> str:
    """The public half, where work begins now; empty where nothing was added. Raises BadValue for what is none."""
    if own_part is None:
        return ""
    from evalapp.exchange.sealed.own_part import own_public_key

    return own_public_key(own_part, panel, juror)


def signing_own_key(view: View, own_part: str | None) -> Ed25519PrivateKey | None:
    """The key of what was added to the code when this work began; None where nothing was.

    Raises WrongOwnPart where it is missing or another, and where one is given that this work never had.
    """
    public_key = view.setting(OWN_KEY)
    if public_key:
        from evalapp.exchange.sealed.own_part import required_own_key

        call = view.call()
        return required_own_key(own_part or "", call.panel, call.juror, public_key)
    if own_part is not None:
        raise WrongOwnPart(
            _(
                "This work has no own part: it is chosen when a pack first opens, and not later. Leave it out; nothing "
                "was changed."
            )
        )
    return None


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
