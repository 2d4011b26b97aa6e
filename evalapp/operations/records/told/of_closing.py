"""The same of what ends the work of a jury, and what a change says of it held against its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.journal import Step, TableName, moment, state
from evalapp.domain.people import DEPUTY_CHAIR, Role, name_as_typed
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.texts import N_
from evalapp.operations.records.told import cells
from evalapp.operations.records.told.cells import cell
from evalapp.operations.records.told.did import Did
from evalapp.operations.records.told.told import BY, WHY, Told, columns, joined
from evalapp.words import formats

OF_CLOSING: Mapping[TableName, Told] = {
    "draw": Told(
        title=N_("Lots drawn"),
        subject=joined("nth"),
        cells=(
            cell("seed", label=N_("seed")), cell("witnesses", label=N_("seen by")),
            cells.moment("noted_at", label=N_("fixed at")), WHY, BY,
        ),
        named=columns("nth"),
    ),
    "signature": Told(
        title=N_("Signatures under the closing"),
        subject=joined("person"),
        cells=(
            cell("role", lambda value: Role(value).label, label=N_("role")), cell("name", label=N_("name typed")),
            cell("fingerprint", formats.short_fingerprint, label=N_("fingerprint signed")),
        ),
        named=columns("person"),
    ),
}  # fmt: skip


def seen_holds(step: Step, did: Did) -> bool:
    _before, after = did.only("draw")
    return after is not None and after["witnesses"] == step.named["witnesses"]


def noted_holds(step: Step, did: Did) -> bool:
    """To the second: the row has the time in UTC."""
    _before, after = did.only("draw")
    return after is not None and moment(after["noted_at"]) == step.named["moment"]


def signed_holds(step: Step, did: Did) -> bool:
    return any(
        before is None
        and after is not None
        and did.is_named(after["person"], step.named["person"])
        and step.named["office"] in _offices(after["role"])
        for before, after in did.pairs("signature")
    )


def signed_so_holds(step: Step, did: Did) -> bool:
    """The name that was typed is the one of the row, but for its capitals and spaces."""
    typed = name_as_typed(str(step.named["typed"]))
    names = (after["name"] for _before, after in did.pairs("signature") if after is not None)
    return signed_holds(step, did) and typed in map(name_as_typed, names)


def _offices(role: str) -> list[object]:
    """A deputy signs as chair; the row keeps the role, the sentence says that it is a deputy."""
    return [state("office", each) for each in ((role, DEPUTY_CHAIR) if role == Role.CHAIR else (role,))]


def unsigned_holds(_step: Step, did: Did) -> bool:
    _before, after = did.only("call")
    return not did.pairs("signature") and after is not None and after["phase"] == Phase.CLOSED


def set_aside_holds(step: Step, did: Did) -> bool:
    return any(
        before is not None and after is None and did.is_named(before["person"], step.named["person"])
        for before, after in did.pairs("signature")
    )


# By the sentence of a step: the act that it may stand with, and what of the rows must be as it says.
CLAIMS: Mapping[str, tuple[Action, Callable[[Step, Did], bool]]] = {
    "lot-noted": (Action.DRAW_LOT, noted_holds),
    "lot-seen": (Action.DRAW_LOT, seen_holds),
    "not-signed": (Action.MOVE_PHASE, unsigned_holds),
    "signature-aside": (Action.REOPEN, set_aside_holds),
    "signed": (Action.MOVE_PHASE, signed_holds),
    "signed-typed": (Action.MOVE_PHASE, signed_so_holds),
}
