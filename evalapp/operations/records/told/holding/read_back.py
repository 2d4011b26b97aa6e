"""What the first change of a panel says of the export that it was read back from, held against its rows."""

from __future__ import annotations

from evalapp.domain.journal import Step
from evalapp.domain.permissions import Phase
from evalapp.operations.records.told.did import Did


def read_back_holds(step: Step, did: Did) -> bool:
    """Of the other panel there is no row: this one only has an id of its own."""
    before, after = did.only("call")
    return before is None and after is not None and after["panel"] != step.named["panel"]


def read_back_open_holds(_step: Step, did: Did) -> bool:
    before, after = did.only("call")
    return before is None and after is not None and after["phase"] == Phase.DELIBERATION
