"""A new key for the panel, and letting go of one that nothing depends on any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from evalapp.domain.desks.identity import Identity, KeyState
from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.journal import Act, Changes, act
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, ngettext
from evalapp.domain.writing.typed import refuse_unfit_reason
from evalapp.exchange.sealed.identity import new_identity, recipient_of
from evalapp.exchange.sealed.renewed import link_of
from evalapp.operations.change import OpenChange
from evalapp.operations.desks.keeping.keys import PanelKeys, identities_of, keys_of_panel
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.words.desks.keys import still_needed_words


@dataclass(frozen=True, kw_only=True, slots=True)
class RenewKey:
    """`secret` is the new one; that of before is retired."""

    secret: str
    why: str
    action: ClassVar[Action] = Action.RENEW_KEY

    def summary(self, view: View) -> Act:
        refuse_unfit_reason(self.why)
        if not self.why.strip():
            raise BadValue(_("Renewing the key of the panel needs a reason."))
        found = identities_of(view)
        if not found[-1].secret:
            raise KnownError(_("This file has no key of a panel, so there is nothing to renew."))
        return act("key-renewed", number=len(found) + 1, reason=self.why)

    def apply(self, change: OpenChange) -> None:
        found = identities_of(change.view)
        new, last = recipient_of(self.secret), found[-1]
        rows = [_row(found[0], change)] if len(found) == 1 else []
        rows.append(
            {
                "nth": last.nth + 1,
                "recipient": new,
                "secret": self.secret,
                "link": link_of(last.secret, panel=change.view.call().panel, recipient=new),
                "reason": " ".join(self.why.split()),
                "dropped_at": "",
                "dropped_reason": "",
                "by_whom": change.actor.name,
                "at": change.at,
            }
        )
        change.put("identity", rows)


@dataclass(frozen=True, kw_only=True, slots=True)
class DropKey:
    """From now on what was sealed for key `nth` is refused."""

    nth: int
    why: str
    action: ClassVar[Action] = Action.DROP_KEY

    def summary(self, view: View) -> Act:
        keys = keys_of_panel(view)
        each = _retired(keys, self.nth)
        refuse_unfit_reason(self.why)
        if not self.why.strip():
            raise BadValue(_("Dropping a key needs a reason."))
        if waiting := keys.on(each):
            text = still_needed_words(
                view.call().phase,
                self.nth,
                without=[one.name for one in waiting if not one.replaced_by],
                replaced=[one.name for one in waiting if one.replaced_by],
            )
            raise KnownError(text)
        return act("key-dropped", number=self.nth, reason=self.why)

    def apply(self, change: OpenChange) -> None:
        told = {"dropped_at": change.at, "dropped_reason": " ".join(self.why.split())}
        change.update("identity", told, nth=self.nth)


def renew_key(workspace: Workspace, reason: str) -> Changes:
    """Raises KnownError; the key is then the one it was."""
    require_key(workspace)
    workspace.require(RenewKey.action)
    return workspace.execute(RenewKey(secret=new_identity(), why=reason))


def require_key(workspace: Workspace) -> None:
    """Raises KnownError for the work of a juror."""
    if workspace.is_work_file:
        raise KnownError(_("Only a panel file has the key of a panel; open that one."))


def drop_key(workspace: Workspace, nth: int, reason: str) -> Changes:
    """Raises KnownError as long as somebody depends on it; then it still reads."""
    require_key(workspace)
    return workspace.execute(DropKey(nth=nth, why=reason))


def _retired(keys: PanelKeys, nth: int) -> Identity:
    each = next((one for one in keys.all if one.nth == nth), None)
    if each is None:
        has = ngettext(
            "This panel has no key {n}, only key {last}; name that, as “evalapp key” lists it.",
            "This panel has no key {n}; name one from 1 to {last}, as “evalapp key” lists them.",
            len(keys.all),
        )
        raise BadValue(has.format(n=nth, last=len(keys.all)))
    if keys.state(each) is KeyState.CURRENT:
        raise KnownError(_("Key {n} is the one in use; renew it first.").format(n=nth))
    if keys.state(each) is KeyState.DROPPED:
        raise KnownError(_("Key {n} was dropped before.").format(n=nth))
    return each


def _row(first: Identity, change: OpenChange) -> dict[str, str | int]:
    """That of the panel as it was made: its secret stands among the settings, and stays there."""
    return {
        "nth": 1,
        "recipient": first.recipient,
        "secret": "",
        "link": "",
        "reason": "",
        "dropped_at": "",
        "dropped_reason": "",
        "by_whom": change.actor.name,
        "at": change.at,
    }
