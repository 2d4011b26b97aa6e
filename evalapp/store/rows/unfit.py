"""Rows that no command writes, though each of their values is one: scores off their scale, seats despite a conflict."""

from __future__ import annotations

from collections.abc import Iterable

from evalapp.domain.scheme.model import Criterion
from evalapp.store.file import PanelFile


def off_scale(file: PanelFile, criteria: Iterable[Criterion]) -> list[tuple[str, str, str]]:
    """Juror, application and criterion of each score that the scale of its criterion does not have.

    In one pass over the table, for there may be 250,000; that a value is a whole number the table itself sees to.
    """
    cases: list[str] = []
    values: list[str | int] = []
    for each in criteria:
        steps = each.scale.allowed_steps
        if each.scale.words:
            cases.append(f"WHEN ? THEN value IN ({', '.join('?' * len(steps))})")
            values += (each.id, *steps)
        else:
            cases.append("WHEN ? THEN value BETWEEN ? AND ?")
            values += (each.id, steps[0], steps[-1])
    if not cases:
        return []
    sql = (
        "SELECT juror, application, criterion FROM score WHERE "
        f"NOT CASE criterion {' '.join(cases)} ELSE value IS NULL END"
    )
    return file.rows(sql, values)


def despite_conflict(file: PanelFile) -> list[tuple[str, str]]:
    """Juror and application of each seat or score that stands beside a conflict of interest of those two."""
    return file.rows(
        "SELECT juror, application FROM conflict WHERE "
        "EXISTS (SELECT 1 FROM assignment a WHERE a.juror = conflict.juror AND a.application = conflict.application) "
        "OR EXISTS (SELECT 1 FROM score s WHERE s.juror = conflict.juror AND s.application = conflict.application)"
    )
