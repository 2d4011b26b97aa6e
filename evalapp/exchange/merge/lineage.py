"""Which earlier state of a device a return continues, if any.

A work file may be copied to a second computer and worked on in both. There it takes a device id of its own, and the
list of earlier returns that it carries names the state from which it went on; copies that share a device id all the
same are told apart by that list too, so that none overwrites another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from evalapp.domain.scoring.answer import Answer, Place
from evalapp.exchange.merge.devices import COPY, FORM, TABLE, is_of_family
from evalapp.exchange.merge.state import Receipt
from evalapp.exchange.sealed.signed import ReturnContent


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


def standing_of_return(
    content: ReturnContent, sha256: str, receipts: Mapping[str, Receipt], before: Mapping[str, Receipt]
) -> Standing:
    """`receipts` are those of this juror by device, as they stand before this return; `before`, before its batch."""
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
        return _first_of_device(content, sha256, receipts, before)
    if content.earlier or original.earlier or content.revision == original.revision:
        return Standing(step=Step.COPY, device=_branch(content.device, sha256))
    # Neither carries a list of earlier returns: the numbers are all there is to go by.
    step = Step.NEXT if content.revision > original.revision else Step.STALE
    return Standing(step=step, device=content.device, receipt=original)


def _first_of_device(
    content: ReturnContent, sha256: str, receipts: Mapping[str, Receipt], before: Mapping[str, Receipt]
) -> Standing:
    """A device of which nothing was merged yet may go on from another one, or have been gone on from."""
    for receipt in receipts.values():
        if sha256 in receipt.earlier:
            return Standing(step=Step.STALE, device=receipt.device, receipt=receipt)
    ancestors = [receipt for receipt in before.values() if receipt.sha256 in content.earlier]
    if ancestors:
        newest = max(ancestors, key=lambda receipt: (receipt.revision, receipt.device))
        return Standing(step=Step.NEXT, device=content.device, receipt=newest)
    return Standing(step=Step.FIRST, device=content.device)


def family_of_form(form: str) -> str:
    """The name that all states of one spreadsheet form go by."""
    return FORM + form


def standing_of_table(sha256: str, receipts: Mapping[str, Receipt], family: str = TABLE) -> Standing:
    """Each table is a device of its own; one merged before starts from what it said then, and no other goes on from it.

    `family` is TABLE or that of a form, of which every saved state is a table.
    """
    device = _branch(family, sha256)
    receipt = receipts.get(device)
    return Standing(step=Step.SAME if receipt else Step.FIRST, device=device, receipt=receipt)


def base_of_tables(receipts: Mapping[str, Receipt], family: str = TABLE) -> dict[Place, Answer]:
    """What all tables of a juror said so far, those merged later over the earlier."""
    base: dict[Place, Answer] = {}
    for receipt in sorted(_family(family, receipts), key=lambda each: (each.revision, each.sha256)):
        base.update(receipt.base)
    return base


def next_table(receipts: Mapping[str, Receipt], family: str = TABLE) -> int:
    return 1 + max((receipt.revision for receipt in _family(family, receipts)), default=0)


def _branch(device: str, sha256: str) -> str:
    return f"{device}{COPY}{sha256[:16]}"


def _family(device: str, receipts: Mapping[str, Receipt]) -> list[Receipt]:
    return [receipt for name, receipt in receipts.items() if is_of_family(name, device)]
