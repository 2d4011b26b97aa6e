"""All scores of a panel as bare rows, for who takes them elsewhere."""

from __future__ import annotations

from typing import TypeAlias

from evalapp.store.file import PanelFile
from evalapp.store.rows.codec import SCORE_COLUMNS

ScoreRow: TypeAlias = tuple[str, str, str, int | None, str | None, str, str]


def score_rows(file: PanelFile) -> list[ScoreRow]:
    """In the order of SCORE_COLUMNS."""
    columns = ", ".join(f'"{name}"' for name in SCORE_COLUMNS)
    return file.rows(f"SELECT {columns} FROM score ORDER BY application, juror, criterion")
