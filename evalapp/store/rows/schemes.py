"""The versions of a scheme with their decisions, and the scores that a newer one has no place for."""

from __future__ import annotations

from evalapp.domain.call import SchemeVersion, ScoreAside
from evalapp.domain.ids import PersonId
from evalapp.domain.order import place_key
from evalapp.domain.scheme.model import NoScore
from evalapp.store.file import PanelFile
from evalapp.store.rows.read import schemes


def read_versions(file: PanelFile) -> list[SchemeVersion]:
    """In their order."""
    known = schemes(file)
    rows = file.rows(
        "SELECT version, toml, at, decided_by, decided_on, reference, reason FROM scheme ORDER BY version"
    )
    return [
        SchemeVersion(
            version=version,
            text=text,
            scheme=known[version],
            at=at,
            decided_by=body,
            decided_on=day,
            reference=reference,
            reason=reason,
        )
        for version, text, at, body, day, reference, reason in rows
    ]


def read_aside(file: PanelFile) -> list[ScoreAside]:
    """By application, criterion and juror."""
    rows = file.rows(
        "SELECT juror, application, criterion, version, value, no_score, comment, given_at, why, at FROM score_aside"
    )
    found = [
        ScoreAside(
            juror=PersonId(juror),
            application=application,
            criterion=criterion,
            version=version,
            value=value,
            no_score=None if no_score is None else NoScore(no_score),
            comment=comment,
            given_at=given_at,
            why=why,
            at=at,
        )
        for juror, application, criterion, version, value, no_score, comment, given_at, why, at in rows
    ]
    return sorted(
        found, key=lambda each: (place_key((each.application, each.criterion)), each.juror, each.version)
    )


def versions_by_change(file: PanelFile) -> list[tuple[int, int]]:
    """(change, version of the scheme in force from it on), oldest first; through undo and redo."""
    rows = file.rows(
        "SELECT change_id, after ->> '$.scheme_version' FROM change_row WHERE \"table\" = 'call' AND after IS NOT NULL "
        "ORDER BY seq"
    )
    found: list[tuple[int, int]] = []
    for change, version in rows:
        if isinstance(version, int) and (not found or found[-1][1] != version):
            found.append((change, version))
    return found
