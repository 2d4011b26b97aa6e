"""Which earlier state of a device a return continues, if any.

A work file may be copied to a second computer and worked on in both; the copies share a device id. The list of
earlier returns that each one carries tells a later state from a copy's state, so that neither overwrites the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from evalapp.exchange.merge_state import Held, Place, Receipt
from evalapp.exchange.returns import ReturnContent

_COPY = "~"  # may not occur in a device id, so a copy's name cannot be claimed by another device
TABLE = "table"


class Step(Enum):
    FIRST = auto()
    SAME = auto()
    NEXT = auto()
    STALE = auto()
    COPY = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """`device` is the name the state goes by in the panel; `receipt` what it continues, repeats or precedes."""

    step: Step
    device: str
    receipt: Receipt | None = None


def standing_of_return(content: ReturnContent, sha256: str, receipts: Mapping[str, Receipt]) -> Standing:
    """`receipts` are those of this juror by device, as they stand before this return."""
    family = _family(content.device, receipts)
    for receipt in family:
        if receipt.sha256 == sha256:
            return Standing(step=Step.SAME, device=receipt.device, receipt=receipt)
    for receipt in family:
        if sha256 in receipt.earlier:
            return Standing(step=Step.STALE, device=receipt.device, receipt=receipt)
    ancestors = [receipt for receipt in family if receipt.sha256 in content.earlier]
    if ancestors:
        newest = max(ancestors, key=lambda receipt: receipt.revision)
        return Standing(step=Step.NEXT, device=newest.device, receipt=newest)
    original = receipts.get(content.device)
    if original is None:
        return Standing(step=Step.FIRST, device=content.device)
    if content.earlier or original.earlier or content.revision == original.revision:
        return Standing(step=Step.COPY, device=_branch(content.device, sha256))
    # Neither carries a list of earlier returns: the numbers are all there is to go by.
    step = Step.NEXT if content.revision > original.revision else Step.STALE
    return Standing(step=step, device=content.device, receipt=original)


def standing_of_table(sha256: str, receipts: Mapping[str, Receipt]) -> Standing:
    """Each table is a device of its own; a table merged before starts from what it said then."""
    device = _branch(TABLE, sha256)
    receipt = receipts.get(device)
    return Standing(step=Step.SAME if receipt else Step.FIRST, device=device, receipt=receipt)


def base_of_tables(receipts: Mapping[str, Receipt]) -> dict[Place, Held]:
    """What all tables of a juror said so far, the later ones over the earlier: the base of a corrected table."""
    base: dict[Place, Held] = {}
    for receipt in sorted(_family(TABLE, receipts), key=lambda each: (each.revision, each.sha256)):
        base.update(receipt.base)
    return base


def next_table(receipts: Mapping[str, Receipt]) -> int:
    return 1 + max((receipt.revision for receipt in _family(TABLE, receipts)), default=0)


def _branch(device: str, sha256: str) -> str:
    return f"{device}{_COPY}{sha256[:16]}"


def _family(device: str, receipts: Mapping[str, Receipt]) -> list[Receipt]:
    return [receipt for name, receipt in receipts.items() if name.partition(_COPY)[0] == device]
