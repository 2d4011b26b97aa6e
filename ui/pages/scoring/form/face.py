"""How much of a criterion its row shows."""

from __future__ import annotations

from enum import Enum


class Face(Enum):
    LINE = "line"  # title and what was given
    PREVIEW = "preview"  # value and motivation, ready to be filled in
    FULL = "full"  # the criterion at hand
