"""What a change says of advice, decisions and notifications, held against its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.journal import Step, Value, cents, state
from evalapp.domain.permissions import Action
from evalapp.domain.writing.iso_day import is_iso_day
from evalapp.operations.records.told.did import Did, Image

Holds = Callable[[Step, Did], bool]
_MOST_KEPT = 100  # conditions of one advice


def advice_holds(step: Step, did: Did) -> bool:
    before, after = did.only("advice") if did.pairs("advice") else (None, None)
    row = after or before
    if row is None or row["application"] != step.named["application"]:
        return False
    old, new = zip(*did.pairs("proviso")) if did.pairs("proviso") else ((), ())
    gone, come = (sum(each is not None for each in rows) for rows in (old, new))
    # A condition that is put again as it was is no row of the change: as many of them stood before as stand after.
    most = _MOST_KEPT if before is not None and after is not None else 0
    return any(
        _outcome("advice", before, gone + kept) == step.before
        and _outcome("advice", after, come + kept) == step.after
        for kept in range(most + 1)
    )


def _outcome(kind: str, row: Image | None, conditions: int = 0) -> Value:
    if row is None:
        return state(kind, "")
    parts: list[Value] = [state(kind, row["outcome"])]
    if row["amount"] is not None:
        parts.append(cents(row["amount"]))
    if conditions:
        parts.append(state("conditions", str(conditions)))
    return parts


def ruling_holds(step: Step, did: Did) -> bool:
    before, after = did.only("ruling")
    return (
        after is not None
        and after["application"] == step.named["application"]
        and _is_meant(step, after)
        and (_outcome("ruling", before), _outcome("ruling", after)) == (step.before, step.after)
    )


def _is_meant(step: Step, row: Image) -> bool:
    said = (step.named["body"], step.named["day"], step.named["reference"])
    return said == (row["body"], {"day": row["decided_on"]}, row["reference"]) and is_iso_day(
        row["decided_on"]
    )


def ruled_holds(step: Step, did: Did) -> bool:
    pairs = did.pairs("ruling")
    return len(pairs) == step.named["n"] and all(
        before is None and after is not None and _is_meant(step, after) for before, after in pairs
    )


def corrected_holds(step: Step, did: Did) -> bool:
    """Only by whom, when and under which reference: no outcome and no amount."""
    pairs = did.pairs("ruling")
    return len(pairs) == step.named["n"] and all(
        before is not None
        and after is not None
        and _is_meant(step, after)
        and (before["outcome"], before["amount"]) == (after["outcome"], after["amount"])
        for before, after in pairs
    )


def taken_back_holds(step: Step, did: Did) -> bool:
    pairs = [*did.pairs("ruling")]
    return len(pairs) == step.named["n"] and all(after is None for _before, after in pairs)


def notified_holds(step: Step, did: Did) -> bool:
    """Of some it may have been recorded already."""
    named = str(step.named["applications"]).split(", ")
    return len(named) == step.named["n"] and all(
        after is not None
        and after["application"] in named
        and (state("channel", after["channel"]), {"day": after["sent_on"]})
        == (step.named["channel"], step.named["day"])
        for _before, after in did.pairs("notified")
    )


def received_holds(step: Step, did: Did) -> bool:
    return all(
        after is not None and {"day": after["received_on"]} == step.named["day"]
        for _before, after in did.pairs("notified")
    )


def stepped_holds(step: Step, did: Did) -> bool:
    _before, after = did.only("stepped_back")
    return after is not None and (after["application"], {"day": after["stepped_on"]}) == (
        step.named["application"],
        step.named["day"],
    )


def called_holds(step: Step, did: Did) -> bool:
    _before, after = did.only("called_on")
    return after is not None and (after["application"], cents(after["amount"])) == (
        step.named["application"],
        step.named["amount"],
    )


# By the sentence of a step: the act that it may stand with, and what of the rows must be as it says.
CLAIMS: Mapping[str, tuple[Action, Holds]] = {
    "advice": (Action.ADVISE, advice_holds),
    "advice-cleared": (Action.ADVISE, advice_holds),
    "called-on": (Action.CALL_ON, called_holds),
    "notified": (Action.NOTIFY, notified_holds),
    "notified-received": (Action.NOTIFY, received_holds),
    "ruled": (Action.DECIDE, ruled_holds),
    "ruling": (Action.DECIDE, ruling_holds),
    "ruling-corrected": (Action.DECIDE, corrected_holds),
    "rulings-taken-back": (Action.DECIDE, taken_back_holds),
    "stepped-back": (Action.STEP_BACK, stepped_holds),
}

# Their words tell all of it: no state before it, and none after.
WITHOUT_STATE = frozenset(CLAIMS) - {"advice", "advice-cleared", "ruling"}

REASONS: Mapping[str, str] = {
    Action.ADVISE: "advice",
    Action.DECIDE: "ruling",
    Action.NOTIFY: "notified",
    Action.STEP_BACK: "stepped_back",
    Action.CALL_ON: "called_on",
}
