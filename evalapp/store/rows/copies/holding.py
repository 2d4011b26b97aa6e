"""The keys of a panel, and who holds a copy of it, as rows."""

from __future__ import annotations

from evalapp.domain.desks.identity import Identity
from evalapp.domain.desks.keeping import Copy, CopyKind
from evalapp.store.file import PanelFile
from evalapp.store.rows.read import setting
from evalapp.store.rows.settings import PANEL_IDENTITY

_SINCE = """
(SELECT min(change_id) FROM change_row WHERE "table" = 'identity' AND key = json_array(nth))
"""


def renewed_identities(file: PanelFile) -> tuple[Identity, ...]:
    """In their order, the first with its secret; empty where none was ever renewed."""
    rows = file.rows(
        f"SELECT nth, recipient, secret, link, reason, dropped_at, dropped_reason, by_whom, at, {_SINCE} "
        "FROM identity ORDER BY nth"
    )
    return tuple(
        Identity(
            nth=nth, recipient=recipient, secret=secret if nth > 1 else setting(file, PANEL_IDENTITY), link=link,
            reason=reason, dropped_at=dropped_at, dropped_reason=dropped_reason, by=by if nth > 1 else "",
            at=at if nth > 1 else "", since=(since or 1) if nth > 1 else 1,
        )
        for nth, recipient, secret, link, reason, dropped_at, dropped_reason, by, at, since in rows
    )  # fmt: skip


def writers(file: PanelFile) -> tuple[tuple[str, str, int, int, str], ...]:
    """Name and account, the first and last change under them, and when that was; in the order of the first."""
    rows = file.rows(
        "SELECT actor, CASE WHEN json_valid(told) THEN coalesce(told ->> '$.account', '') ELSE '' END AS account, "
        "min(id), max(id), max(c.at) FROM change AS c LEFT JOIN act ON act.change = c.id "
        "GROUP BY actor, account ORDER BY min(id)"
    )
    return tuple((actor, str(account), first, last, at) for actor, account, first, last, at in rows)


def issuing_changes(file: PanelFile) -> dict[str, int]:
    """Pack or form → the change that handed it out."""
    rows = file.rows(
        "SELECT key ->> '$[0]', min(change_id) FROM change_row WHERE \"table\" = 'issued' GROUP BY key"
    )
    return {str(pack): change for pack, change in rows}


def noted_copies(file: PanelFile) -> tuple[Copy, ...]:
    rows = file.rows(
        "SELECT id, kind, person, place, note, since, by_whom, gone_on, gone_by, gone_reason, struck_by, struck_at, "
        "at FROM copy ORDER BY at, id"
    )
    return tuple(
        Copy(
            id=id, kind=CopyKind(kind), holder=person, place=place, note=note, since=since, by=by, gone_on=gone_on,
            gone_by=gone_by, gone_reason=gone_reason, struck_by=struck_by, struck_at=struck_at, at=at,
        )
        for id, kind, person, place, note, since, by, gone_on, gone_by, gone_reason, struck_by, struck_at, at in rows
    )  # fmt: skip


def reconciled_copies(file: PanelFile) -> tuple[tuple[str, int, str, str, str], ...]:
    """Head, its last change, name of the file, who brought it together with this one, and when."""
    return tuple(file.rows("SELECT head, number, file, by_whom, at FROM reconciled ORDER BY at, head"))
