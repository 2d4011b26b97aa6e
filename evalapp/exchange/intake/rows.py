"""The rows of an intake as they were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evalapp.domain.application import BudgetLine, Partner


@dataclass(frozen=True, kw_only=True, slots=True)
class ApplicationRow:
    """A row as read: `values` holds the fields that the file has, `reason` why it is refused (else empty)."""

    file: str
    row: int
    number: str
    values: Mapping[str, Any]
    extra: Mapping[str, str]
    column: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PartRow:
    """A partner or budget line of the application `number`; `parent` is the row of the JSON object it lies in."""

    kind: str
    file: str
    row: int
    number: str
    value: Partner | BudgetLine | None
    parent: int | None = None
    column: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Intake:
    """All rows of the files. `ignored` names the sheets of which nothing was used.

    `listed`: (kind, file, row) of the JSON objects that hold a list of that kind, be it an empty one.
    """

    applications: tuple[ApplicationRow, ...] = ()
    parts: tuple[PartRow, ...] = ()
    listed: frozenset[tuple[str, str, int]] = frozenset()
    ignored: tuple[str, ...] = ()
