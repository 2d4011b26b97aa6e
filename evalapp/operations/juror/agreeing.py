"""The undertaking that a pack asks for: read and agreed to before anything else of the pack is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonName
from evalapp.domain.journal import Act, act
from evalapp.domain.outgoing.undertaking import Agreement, Read, agreed_to, hashes_of
from evalapp.domain.permissions import Action
from evalapp.domain.texts import Text, _
from evalapp.operations.change import OpenChange
from evalapp.operations.view import View
from evalapp.store.rows.settings import DEVICE, DEVICE_NAME

if TYPE_CHECKING:
    from evalapp.exchange.sealed.pack_content import PackContent


class NotAgreed(KnownError):
    """The pack asks its juror, `name`, to agree to this text first. Nothing of it was opened."""

    def __init__(self, asked: Text, name: PersonName, title: str, *, is_other: bool) -> None:
        self.asked, self.name, self.title, self.is_other = asked, name, title, is_other
        super().__init__(
            _("The pack opens once its juror has agreed to the undertaking of this call; read it first.")
        )


def require_agreed(content: PackContent, agreed: Read | None) -> None:
    """Raises NotAgreed, also where what was agreed to is another text than that of the pack."""
    if content.undertaking and (
        agreed is None or hashes_of(content.undertaking).get(agreed.language) != agreed.sha256
    ):
        raise NotAgreed(content.undertaking, content.juror.name, content.title, is_other=agreed is not None)


def agreement_of(view: View, asked: Text) -> Agreement | None:
    """What this work file keeps of an agreement to one of these texts; None too where nothing is asked."""
    return agreed_to(hashes_of(asked), view.agreements())


def require_agreement(view: View) -> Agreement | None:
    """What goes into a return. Raises KnownError where the pack asks for it and nobody agreed in this work file."""
    asked = view.call().undertaking
    found = agreement_of(view, asked)
    if asked and found is None:
        raise KnownError(
            _(
                "This work was begun without agreeing to the undertaking that its pack asks for; open the pack again "
                "with its access code, read the undertaking and agree to it, then hand in."
            )
        )
    return found


def put_agreed(change: OpenChange, agreed: Read | None) -> None:
    """With the device as it is written in this change."""
    if agreed is None:
        return
    view = change.view
    change.put_agreements(
        [
            Agreement(
                juror=change.actor.id,
                words=agreed.words,
                language=agreed.language,
                at=change.at,
                device=view.setting(DEVICE),
                device_name=view.setting(DEVICE_NAME),
            )
        ]
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class AgreeToUndertaking:
    """AgreeToUndertaking to the undertaking of the pack that the work stands on already."""

    agreed: Read
    action: ClassVar[Action] = Action.OPEN_PACK

    def summary(self, view: View) -> Act:
        return act("undertaking-agreed")

    def apply(self, change: OpenChange) -> None:
        put_agreed(change, self.agreed)
