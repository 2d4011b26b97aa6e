"""The right to write a panel file, which one copy has at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Handover:
    """`is_given`: the right went to `person`; else this file is one that they took over.

    `change` and `head` say how the file stood that was handed over. `back_at` is empty until it was taken back.
    """

    nth: int
    is_given: bool
    person: str
    change: int
    head: str
    file: str
    back_at: str
    back_reason: str
    by: str
    at: str

    @property
    def is_away(self) -> bool:
        """Whether somebody else has the right to write."""
        return self.is_given and not self.back_at


def away(handovers: Sequence[Handover]) -> Handover | None:
    """The last hand-over by which a file may only be read.

    None is made as long as one is open, but a back-up that was put back may have brought several along.
    """
    return next((each for each in reversed(handovers) if each.is_away), None)
