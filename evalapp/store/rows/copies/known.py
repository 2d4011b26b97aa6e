"""What a file knows of other copies of it, and to whom the right to write went."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evalapp.domain.desks.handing import Handover
from evalapp.domain.desks.together import Key, Row, RowPlace
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.store.file import PanelFile


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownCopy:
    """Another copy as it was when it was brought together with this file, in change `since` of this one.

    `waiting` are the rows that were not decided then, each as it stood when the two were last one.
    """

    head: str
    number: int
    waiting: Mapping[RowPlace, Row]
    since: int


def known_copies(file: PanelFile) -> tuple[KnownCopy, ...]:
    rows = file.rows(
        "SELECT head, number, waiting, (SELECT max(change_id) FROM change_row WHERE \"table\" = 'reconciled' "
        "AND key = json_array(head)) FROM reconciled ORDER BY number, head"
    )
    return tuple(
        KnownCopy(head=head, number=number, waiting=waiting_in(waiting), since=since or 0)
        for head, number, waiting, since in rows
    )


def waiting_in(text: str) -> dict[RowPlace, Row]:
    return {(str(table), _key(key)): row for table, key, row in kept_json(text)}


def waiting_text(waiting: Mapping[RowPlace, Row]) -> str:
    rows = [[table, list(key), row] for (table, key), row in waiting.items()]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _key(key: Iterable[str | int]) -> Key:
    return tuple(key)


def handovers(file: PanelFile) -> tuple[Handover, ...]:
    """In their order."""
    rows = file.rows(
        "SELECT nth, kind, person, change, head, file, back_at, back_reason, by_whom, at FROM handover ORDER BY nth"
    )
    return tuple(
        Handover(
            nth=nth, is_given=kind == "given", person=person, change=change, head=head, file=name, back_at=back_at,
            back_reason=back_reason, by=by, at=at,
        )
        for nth, kind, person, change, head, name, back_at, back_reason, by, at in rows
    )  # fmt: skip
