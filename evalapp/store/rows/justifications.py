"""The justifications beside scores in which one of some words stands."""

from __future__ import annotations

from collections.abc import Sequence

from evalapp.store.file import PanelFile


def justifications_with(file: PanelFile, stems: Sequence[str]) -> list[tuple[str, str, str]]:
    """(juror, application, justification), also without a score, but not where a conflict is the reason for none.

    Found without regard to case, of letters without accents alone.
    """
    likely = " OR ".join(["comment LIKE ?"] * len(stems))
    return file.rows(
        "SELECT juror, application, comment FROM score "
        f"WHERE comment <> '' AND coalesce(no_score, '') <> 'conflict' AND ({likely})",
        tuple(f"%{stem}%" for stem in stems),
    )
