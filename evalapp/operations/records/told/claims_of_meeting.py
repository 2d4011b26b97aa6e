"""What a change says of a meeting, held against its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from evalapp.domain.journal import Step, Value, moment, state
from evalapp.operations.records.told.did import Did


def opened_holds(step: Step, did: Did) -> bool:
    """As many as came on the agenda; one that goes on with an agenda writes none of it."""
    before, after = did.only("sitting")
    laid = did.count("agenda")["new"]
    return before is None and after is not None and after["closed_at"] == "" and laid in (0, step.named["n"])


def closed_holds(_step: Step, did: Did) -> bool:
    before, after = did.only("sitting")
    return before is not None and after is not None and before["closed_at"] == "" != after["closed_at"]


def laid_holds(step: Step, did: Did) -> bool:
    """That only places changed, and to those that it names; what is assessed no more comes behind them."""
    named = [str(each) for each in _listed(step.named["applications"])]
    places = {number: n for n, number in enumerate(named, start=1)}
    pairs = did.pairs("agenda")
    return {each["application"] for _before, each in pairs if each and each["position"] <= len(named)} <= {
        *named
    } and all(
        before is not None
        and after is not None
        and after["position"] == places.get(after["application"], after["position"])
        and {**before, "position": 0, "by_whom": "", "at": ""}
        == {**after, "position": 0, "by_whom": "", "at": ""}
        for before, after in did.pairs("agenda")
    )


def _listed(value: Value) -> Sequence[Value]:
    """Raises TypeError for what is no list."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise TypeError(value)
    return value


def item_holds(step: Step, did: Did) -> bool:
    return any(
        before is not None
        and after is not None
        and after["application"] == step.named["application"]
        and (state("agenda", before["state"]), state("agenda", after["state"])) == (step.before, step.after)
        for before, after in did.pairs("agenda")
    )


def anyway_holds(step: Step, did: Did) -> bool:
    _before, after = did.only("agenda")
    return after is not None and after["application"] == step.named["application"] and after["anyway"] != ""


def came_holds(step: Step, did: Did) -> bool:
    return any(
        before is None and after is not None and did.is_named(after["person"], step.named["person"])
        for before, after in did.pairs("stay")
    )


def went_holds(step: Step, did: Did) -> bool:
    return any(
        before is not None
        and after is not None
        and before["left_at"] == "" != after["left_at"]
        and after["left_for"] == step.named.get("application", "")
        and did.is_named(after["person"], step.named["person"])
        for before, after in did.pairs("stay")
    )


def corrected_holds(step: Step, did: Did) -> bool:
    """That one hour of one stay is another, from what to what."""
    column = "came_at" if step.what == "came-corrected" else "left_at"
    before, after = did.only("stay")
    return (
        before is not None
        and after is not None
        and did.is_named(after["person"], step.named["person"])
        and (moment(before[column]), moment(after[column])) == (step.before, step.after)
        and {**before, column: "", "by_whom": "", "at": ""} == {**after, column: "", "by_whom": "", "at": ""}
    )


def vote_holds(step: Step, did: Did) -> bool:
    before, after = did.only("vote")
    counts = ("in_favour", "against", "abstained")
    return (
        before is None
        and after is not None
        and after["application"] == step.named["application"]
        and all(after[each] == step.named[each] for each in counts)
    )


def minute_holds(step: Step, did: Did) -> bool:
    if not did.pairs("minute"):
        return True  # the same text again
    _before, after = did.only("minute")
    return after is not None and after["application"] == step.named["application"]


# What the act of holding a meeting says.
CLAIMS: Mapping[str, Callable[[Step, Did], bool]] = {
    "agenda": item_holds,
    "agenda-laid": laid_holds,
    "begun-anyway": anyway_holds,
    "came-corrected": corrected_holds,
    "came-in": came_holds,
    "left-corrected": corrected_holds,
    "meeting-closed": closed_holds,
    "meeting-opened": opened_holds,
    "went-out": went_holds,
    "went-out-for": went_holds,
}
