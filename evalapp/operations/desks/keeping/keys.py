"""The keys of a panel, and who still has a pack that is made for one of before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from evalapp.domain.desks.identity import Identity, KeyState, current, key_of_change, state_of
from evalapp.domain.ids import PersonId
from evalapp.domain.people import names_of
from evalapp.domain.permissions import Phase
from evalapp.exchange.sealed.identity import recipient_of
from evalapp.exchange.sealed.renewed import Renewed, proof_for
from evalapp.operations.view import View
from evalapp.store.rows.settings import PANEL_IDENTITY
from evalapp.words.desks.keys import earlier_codes_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Depending:
    """A juror who may still hand in what only a retired key opens: from pack `number`, handed out with key `key`.

    `came`: a return of that pack came in. `replaced_by` is the number of a later pack for the key of now, 0 for none.
    """

    juror: str
    name: str
    number: int
    key: int
    came: bool
    replaced_by: int


@dataclass(frozen=True, kw_only=True)
class PanelKeys:
    """All keys in their order, and who depends on those that are retired, by number of the key."""

    all: tuple[Identity, ...]
    depending: tuple[Depending, ...] = ()

    @property
    def current(self) -> Identity:
        return current(self.all)

    @property
    def retired(self) -> tuple[Identity, ...]:
        return tuple(each for each in self.all if self.state(each) is KeyState.RETIRED)

    def state(self, each: Identity) -> KeyState:
        return state_of(self.all, each)

    def on(self, each: Identity) -> tuple[Depending, ...]:
        return tuple(one for one in self.depending if one.key == each.nth)


def identities_of(view: View) -> tuple[Identity, ...]:
    """In their order; the one that the panel was made with where it was never renewed."""
    return view.kept("identities", lambda: view.renewed_identities() or (_first(view),))


def _first(view: View) -> Identity:
    secret = view.setting(PANEL_IDENTITY)
    try:
        recipient = recipient_of(secret) if secret else ""
    except Exception:  # of a file that was altered, which says so elsewhere
        recipient = ""
    return Identity(
        nth=1, recipient=recipient, secret=secret, link="", since=1, at="", by="", reason=""
    )  # fmt: skip


def current_secret(view: View) -> str:
    return current(identities_of(view)).secret


def keys_of_panel(view: View) -> PanelKeys:
    found = identities_of(view)
    if len(found) == 1:
        return PanelKeys(all=found)
    return PanelKeys(all=found, depending=tuple(_depending(view, found)))


def _depending(view: View, found: tuple[Identity, ...]) -> list[Depending]:
    """By juror the newest pack of each earlier key, unless a return came from a pack of a later one.

    Of a closed call nobody: it takes in nothing.
    """
    call = view.call()
    if call.phase is Phase.CLOSED:
        return []
    changes, names = view.issuing_changes(), names_of(view.people())
    key_of = {
        each.pack: key_of_change(found, changes[each.pack]).nth
        for each in view.issued()
        if each.pack in changes
    }
    received = {each.pack for each in view.receipts()}
    came = {
        each.juror: max(key_of.get(one.pack, 0) for one in view.receipts() if one.juror == each.juror)
        for each in view.receipts()
    }
    newest: dict[tuple[PersonId, int], tuple[int, str]] = {}
    last: dict[PersonId, int] = {}
    for each in view.issued():
        key = key_of.get(each.pack, 1)
        newest[each.juror, key] = max(newest.get((each.juror, key), (0, "")), (each.number, each.pack))
        if key == found[-1].nth:
            last[each.juror] = max(last.get(each.juror, 0), each.number)
    return [
        Depending(
            juror=juror,
            name=names.get(juror, juror),
            number=number,
            key=key,
            came=pack in received,
            replaced_by=last.get(juror, 0),
        )
        for (juror, key), (number, pack) in sorted(newest.items(), key=lambda each: (each[0][1], each[0][0]))
        if key < found[-1].nth and came.get(juror, 0) <= key
    ]


def packs_of_earlier_keys(view: View) -> frozenset[str]:
    """The packs and forms that were handed out before the last renewal."""
    found = identities_of(view)
    if len(found) == 1:
        return frozenset()
    return frozenset(pack for pack, change in view.issuing_changes().items() if change < found[-1].since)


def exposed_jurors(view: View) -> frozenset[str]:
    """Jurors whose access code was made before the last renewal, however often it went out again since: a copy from
    then holds its public half.
    """
    found = identities_of(view)
    if len(found) == 1:
        return frozenset()
    since = view.juror_keys_since()
    return frozenset(
        juror
        for juror, (recipient, _verify_key) in view.juror_keys().items()
        if since.get(recipient, 0) < found[-1].since
    )


def earlier_codes_said(view: View) -> str:
    """Whose these are by name, and what to do; empty for nobody. Of a closed call nobody: it takes in nothing."""
    phase = view.call().phase
    if phase is Phase.CLOSED:
        return ""
    names = names_of(view.people())
    found = sorted((names.get(PersonId(each), each) for each in exposed_jurors(view)), key=str.casefold)
    return earlier_codes_words(phase, found)


def proofs_of_renewal(view: View, juror: str) -> Callable[[str], tuple[Renewed, ...]]:
    """What lets the work of a juror go on that was begun for a key of before, by the recipient of the juror's packs.

    Made of what is read here, so that packs are written beside the window.
    """
    found = identities_of(view)
    changes = view.issuing_changes() if len(found) > 1 else {}
    theirs = {
        key_of_change(found, changes[each.pack]).nth
        for each in view.issued()
        if each.juror == juror and each.pack in changes
    }
    earlier = [each for each in found[:-1] if each.nth in theirs and not each.dropped_at]
    return partial(_proofs, earlier, view.call().panel, juror, found[-1].recipient)


def _proofs(
    earlier: Sequence[Identity], panel: str, juror: str, recipient: str, juror_recipient: str
) -> tuple[Renewed, ...]:
    return tuple(
        Renewed(
            recipient=each.recipient,
            proof=proof_for(each.secret, juror_recipient, panel=panel, juror=juror, recipient=recipient),
        )
        for each in earlier
    )
