"""The content of a dossier taken out of a work file, its journal included (docs/decisions/0013).

A juror with a conflict of interest must not keep what the dossier says. A journal that only grows would keep it for
ever, so this one act rewrites it: the rows of the dossier go from the tables and from the changes that wrote them, and
every change from the first touched one on is hashed anew. A panel file is evidence; its journal is never rewritten.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.journal import Touched
from evalapp.domain.texts import _
from evalapp.store.compacting import note_removal
from evalapp.store.file import PanelFile
from evalapp.store.history.guards import place_guards
from evalapp.store.history.journal import FIRST_HASH, hash_of_change, rows_of_change
from evalapp.store.own_schema import remove_guards
from evalapp.store.rows.settings import SCORES
from evalapp.store.rows.write import Rows
from evalapp.store.tables.declared import FORGOTTEN_AT_CONFLICT, TABLES

KEPT = ("number", "title", "organisation")
_IMAGES = ("before", "after")
_BLANK: dict[str, str | int | None] = {
    "extra": "{}",
    "admissibility": "open",
    "years": None,
    "requested_support": None,
    "total_budget": None,
}


def remove_content(file: PanelFile, number: str) -> list[Touched]:
    """Leave of an application its number, title and applicant, as if the file had never had more.

    Call it in an open change before that writes anything. What was freed is overwritten and given back after the
    change (`evalapp.store.compacting`). Returns the rows that the journal does not tell of. Raises KnownError for a
    panel file.
    """
    if not file.is_work_file:
        raise KnownError(_("Only a work file can lose the content of a dossier; a panel keeps everything."))
    # Also what the file frees from here on is overwritten with zeros, not only forgotten.
    file.conn.execute("PRAGMA secure_delete = ON")
    remove_guards(file.conn)
    unseen, forgotten = _forget_rows(file, number)
    touched = {*forgotten, *_empty_application(file, number), *_empty_scores(file, number)}
    _seal_again(file, min(touched, default=None))
    place_guards(file.conn, file.tables)
    note_removal(file)
    return [*unseen, Touched(table="application", key={"application": number})]


def _forget_rows(file: PanelFile, number: str) -> tuple[list[Touched], set[int]]:
    """The rows that belong to the dossier, in tables and journal, and the attachments that nothing else names.

    Returns the rows that went, and the changes that had written some.
    """
    contents = _named_by_attachments(file, number)
    rows: list[Touched] = []
    touched: set[int] = set()
    for table in reversed(FORGOTTEN_AT_CONFLICT):
        of_key = ", ".join(f'"{column}"' for column in table.key)
        gone = file.conn.execute(
            f'DELETE FROM "{table.name}" WHERE "{table.application}" = ? RETURNING {of_key}', (number,)
        )
        rows += [Touched(table=table.name, key=dict(zip(table.key, key))) for key in gone.fetchall()]
        touched |= _changes(
            file,
            f"DELETE FROM change_row WHERE \"table\" = ? AND coalesce(after, before) ->> '$.{table.application}' = ? ",
            (table.name, number),
        )
    _remove_unnamed(file, contents)
    return rows, touched


def _named_by_attachments(file: PanelFile, number: str) -> set[str]:
    """The contents that attachments of an application name or ever named."""
    asked = " UNION ".join(
        f"SELECT {image} ->> '$.sha256' FROM change_row WHERE \"table\" = 'attachment' "
        f"AND {image} ->> '$.application' = :number"
        for image in _IMAGES
    )
    return {str(sha256) for (sha256,) in file.rows(asked, {"number": number})}


def _remove_unnamed(file: PanelFile, contents: Iterable[str]) -> None:
    """Remove those of `contents` that no row names or ever named, whatever its table: each lies in the file once."""
    asked = " UNION ".join(
        f"SELECT {image} ->> '$.{content.column}' FROM change_row WHERE \"table\" = '{table.name}'"
        for table in TABLES
        for content in table.contents
        for image in _IMAGES
    )
    named = {sha256 for (sha256,) in file.rows(asked)}
    for sha256 in sorted(set(contents) - named):
        file.conn.execute("DELETE FROM blob WHERE sha256 = ?", (sha256,))


def _empty_application(file: PanelFile, number: str) -> set[int]:
    columns = next(table.columns for table in file.tables if table.name == "application")
    grown = next(table.grown for table in TABLES if table.name == "application")
    otherwise = _BLANK | {each.column: each.otherwise for each in grown}
    blank = {column: otherwise.get(column, "") for column in columns if column not in KEPT}
    names = ", ".join(f'"{column}" = ?' for column in blank)
    file.conn.execute(f"UPDATE application SET {names} WHERE number = ?", (*blank.values(), number))
    places = ", ".join(f"'$.{column}', ?" for column in blank)
    return _changes(
        file,
        f"UPDATE change_row SET before = json_set(before, {places}), after = json_set(after, {places}) "
        "WHERE \"table\" = 'application' AND key = json_array(?)",
        (*blank.values(), *blank.values(), number),
    )


def _empty_scores(file: PanelFile, number: str) -> set[int]:
    """What packs and returns said of the dossier, which the file keeps beside its tables to compare with.

    Several settings may name one content, so that all of them are told of the new one before the old one goes.
    """
    keys = json.dumps([each.name for each in SCORES])
    of_scores = "\"table\" = 'setting' AND key ->> 0 IN (SELECT value FROM json_each(:keys))"
    asked = " UNION ".join(
        f"SELECT {image} ->> '$.value' FROM change_row WHERE {of_scores}" for image in _IMAGES
    )
    touched: set[int] = set()
    emptied: list[str] = []
    for (old,) in file.rows(asked, {"keys": keys}):
        raw = file.value("SELECT content FROM blob WHERE sha256 = ?", (old,))
        if raw is None or (kept := _without(raw, number)) == raw:
            continue
        names = {"keys": keys, "new": Rows(file).put_content(kept), "old": old}
        file.conn.execute(
            "UPDATE setting SET value = :new WHERE value = :old AND key IN (SELECT value FROM json_each(:keys))",
            names,
        )
        for image in _IMAGES:
            touched |= _changes(
                file,
                f"UPDATE change_row SET {image} = json_set({image}, '$.value', :new) "
                f"WHERE {of_scores} AND {image} ->> '$.value' = :old",
                names,
            )
        emptied.append(old)
    _remove_unnamed(file, emptied)
    return touched


def _without(raw: bytes, number: str) -> bytes:
    rows = kept_json(raw)
    kept = [row for row in rows if row[0] != number]
    if len(kept) == len(rows):
        return raw
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def _changes(file: PanelFile, sql: str, parameters: tuple[object, ...] | dict[str, str]) -> set[int]:
    """Carry out `sql` on rows of the journal; the changes they belong to."""
    return {change for (change,) in file.conn.execute(f"{sql} RETURNING change_id", parameters)}


def _seal_again(file: PanelFile, first: int | None) -> None:
    """Hash the changes from `first` on, and link the open one to them."""
    if first is None:
        return
    conn = file.conn
    previous = file.value("SELECT hash FROM change WHERE id = ?", (first - 1,)) or FIRST_HASH
    changes = conn.execute(
        "SELECT id, at, actor, role, action, summary, undoes, first_seq, hash FROM change WHERE id >= ? ORDER BY id",
        (first,),
    ).fetchall()
    for *meta, own_hash in changes:
        if own_hash:
            own_hash = hash_of_change((*meta, previous), rows_of_change(conn, meta[0]))
        conn.execute(
            "UPDATE change SET previous_hash = ?, hash = ? WHERE id = ?", (previous, own_hash, meta[0])
        )
        previous = own_hash
    # Rows may have gone from the end of the journal: the open change writes on from there.
    conn.execute(
        "UPDATE change SET first_seq = 1 + (SELECT coalesce(max(seq), 0) FROM change_row) WHERE hash = ''"
    )
