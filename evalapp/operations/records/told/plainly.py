"""What no words are made for: columns of the program's own, and those that this version does not know."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.texts import N_
from evalapp.operations.records.told.cells import Cell, cell, moment

TIME = "at"
POSITION = "position"
_TIMES = frozenset({TIME, "base_at"})

PLAINLY: Mapping[str, str] = {
    "at": N_("time"),
    "base_at": N_("time of what both began with"),
    "base_comment": N_("justification both began with"),
    "base_device": N_("device of what both began with"),
    "base_file": N_("file of what both began with"),
    "because": N_("what resembles it"),
    "criterion": N_("criterion"),
    "device": N_("device"),
    "earlier": N_("earlier returns"),
    "juror": N_("juror"),
    "pack": N_("pack"),
    "panel": N_("panel"),
    "position": N_("place in the list"),
    "signature": N_("signature"),
    "traces": N_("what the row can be found by"),
}


def told_plainly(column: str) -> Cell:
    """As it stands in the file, under its own name where it has no other."""
    label = PLAINLY.get(column, "")
    return moment(column, label=label) if column in _TIMES else cell(column, label=label)
