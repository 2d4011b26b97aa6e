"""The reason of a change, held against the rows that keep it."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.permissions import Action
from evalapp.operations.records.told.deciding import claims as deciding
from evalapp.operations.records.told.did import Did

_WITH_REASON: Mapping[str, str] = {
    Action.SET_CONSENSUS: "consensus",
    Action.SET_FLAG: "flagged",
    Action.SET_GRANT: "granted",
    Action.ORDER_TIED: "panel_order",
    Action.DRAW_LOT: "draw",
    Action.DISMISS_SUSPICION: "dismissed",
    Action.ADOPT_SCHEME: "scheme",
    Action.CHECK: "checked",
    Action.ASK_SUPPLEMENT: "supplement",
    Action.WITHDRAW: "application",
    Action.TAKE_BACK: "handover",
    Action.RENEW_KEY: "identity",
    Action.DROP_KEY: "identity",
    Action.NOTE_COPY: "copy",
    **deciding.REASONS,
}

_REASONS: Mapping[str, tuple[str, ...]] = {
    "supplement": ("note",),
    "application": ("withdrawn_reason",),
    "ruling": ("reason", "corrected"),
    "notified": ("corrected",),
    "handover": ("back_reason",),
    "copy": ("gone_reason",),
    "identity": ("reason", "dropped_reason"),
}
_SELDOM = frozenset({Action.WITHDRAW, Action.DECIDE, Action.NOTIFY})  # of these a row may keep none


def reason_of(did: Did, said: str) -> str:
    """The reason that stands with its rows; what is `said` where none keeps one."""
    table = _WITH_REASON.get(did.action, "")
    rows = [after for _before, after in did.pairs(table) if after is not None] if table else []
    kept = {
        " ".join(str(each[column]).split()) for each in rows for column in _REASONS.get(table, ("reason",))
    }
    if did.action in _SELDOM:
        kept.discard("")
    return said if not kept or said in kept else kept.pop()
