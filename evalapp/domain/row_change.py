"""A row as the journal tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class RowChange:
    """A row as a change found and as it left it, by column; None where it was not there."""

    table: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
