"""Questions to the journal: the changes, the life of one score, what was handed out and what came back."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any, Literal

from evalapp.domain.call import Score
from evalapp.domain.incoming.kept_json import kept_json
from evalapp.domain.journal import Change, Issued, Received, ScoreChange, SetBack, TableName
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.row_change import RowChange
from evalapp.store.file import PanelFile
from evalapp.store.history import clock, journal
from evalapp.store.history.acts import ACT_OF_CHANGE, Told, account_in, origin_of, read_act, words_of
from evalapp.store.history.clock import is_set_back
from evalapp.store.history.images import whole
from evalapp.store.history.journal import ROWS_OF_CHANGES, head
from evalapp.store.rows import codec

CHANGE = (
    f"SELECT id, at, actor, role, action, summary, undoes, hash, {ACT_OF_CHANGE}, "
    "(SELECT last.at FROM change last WHERE last.id = change.id - 1) FROM change"
)
_ROWS = 'SELECT "table", key, before, after FROM change_row'
_END = (1 << 63) - 1
_MOST_NAME = 200  # characters of a name or an account
_MOST_WORDS = 4_000  # of what a change is said to have done, with its reason


def change_of(file: PanelFile, row: tuple[Any, ...]) -> Change:
    """Of a row that CHANGE asks for."""
    number, at, actor, role, action, summary, undoes, own_hash, kept, last = row
    told = Told(action=action, summary=summary, undoes=undoes, act=read_act(kept))
    return Change(
        id=number,
        at=at,
        actor=_named(actor),
        role=_named(role),
        action=_named(action),
        summary=shorten(words_of(file, told), _MOST_WORDS),
        undoes=undoes,
        hash=own_hash,
        act=origin_of(file, told).act,
        account=_named(account_in(kept)),
        set_back_from=last if last and is_set_back(last, at) else "",
    )


def _named(text: str) -> str:
    """As whoever made the change is told of in every place: on one line that nobody obeys, and of bounded length."""
    return shorten(text, _MOST_NAME)


def score_history(file: PanelFile, juror: str, application: str, criterion: str) -> list[ScoreChange]:
    """Every step in the life of one score, oldest first."""
    rows = file.rows(
        "SELECT c.id, c.at, c.actor, c.action, r.before, r.after FROM change_row r JOIN change c ON c.id = r.change_id "
        "WHERE r.\"table\" = 'score' AND r.key = json_array(?, ?, ?) ORDER BY r.seq",
        (juror, application, criterion),
    )
    return [
        ScoreChange(
            change=number,
            at=at,
            actor=_named(actor),
            action=_named(action),
            before=_score(before),
            after=_score(after),
        )
        for number, at, actor, action, before, after in rows
    ]


def juror_keys_ever(file: PanelFile) -> dict[str, frozenset[str]]:
    """By juror the public keys of all codes that were ever given out, through undo."""
    rows = file.rows(
        "SELECT DISTINCT after ->> '$.juror', after ->> '$.verify_key' FROM change_row "
        "WHERE \"table\" = 'juror_key' AND after IS NOT NULL"
    )
    found: dict[str, set[str]] = {}
    for juror, key in rows:
        found.setdefault(juror, set()).add(key)
    return {juror: frozenset(keys) for juror, keys in found.items()}


def juror_keys_since(file: PanelFile) -> dict[str, int]:
    """By recipient of a juror's key: the change that first wrote it, however often it was handed out since."""
    return dict(
        file.rows(
            "SELECT after ->> '$.recipient', min(change_id) FROM change_row "
            "WHERE \"table\" = 'juror_key' AND after IS NOT NULL GROUP BY 1"
        )
    )


# What was judged in another copy came by the change that brought the two together.
_JUDGED = (Action.JUDGE_ADMISSIBILITY, Action.RECONCILE)


def admissions(file: PanelFile) -> dict[str, Change]:
    """By number of what is admissible now: the judgment that made it so, through undo and redo.

    What came in as admissible is not among them.
    """
    rows = file.rows(
        "SELECT r.key ->> '$[0]', c.id, c.action, c.undoes FROM change_row r JOIN change c ON c.id = r.change_id "
        "WHERE r.\"table\" = 'application' AND c.action IN (?, ?, ?, ?) AND c.hash <> '' "
        "AND r.after ->> '$.admissibility' = 'admissible' ORDER BY r.seq",
        (*_JUDGED, Action.UNDO, Action.REDO),
    )
    steps: dict[str, dict[int, tuple[str, int | None]]] = {}
    for number, change, action, undoes in rows:
        steps.setdefault(number, {})[change] = (action, undoes)
    took_back = dict(file.rows("SELECT id, undoes FROM change WHERE action = ?", (Action.UNDO,)))
    found = {}
    for number, of_one in steps.items():
        at = max(of_one)
        while at in of_one and of_one[at][0] not in _JUDGED:
            action, undoes = of_one[at]
            if action == Action.REDO:  # of an undo: what that took back holds again
                at = took_back.get(undoes) or 0
            else:  # what stood before the change that was taken back
                at = max((each for each in of_one if each < (undoes or 0)), default=0)
        if at in of_one:
            found[number] = at
    changes = {each: change_numbered(file, each) for each in set(found.values())}
    return {number: changes[at] for number, at in found.items()}


def change_numbered(file: PanelFile, number: int) -> Change:
    (row,) = file.rows(f"{CHANGE} WHERE id = ?", (number,))
    return change_of(file, row)


def rows_written(file: PanelFile, change: int, most: int | None = None) -> tuple[list[RowChange], int]:
    """What a change did to each row in the end, and how many entries were not read where there are more than `most`.

    In the order in which they were first touched; what it put back as it was is not among them.
    """
    asked = {"first": change, "last": change, "most": -1 if most is None else most}
    condition = f"{ROWS_OF_CHANGES} AND \"table\" <> 'act'"
    rows = file.rows(f"{_ROWS} WHERE {condition} ORDER BY seq LIMIT :most", asked)
    left = 0
    if most is not None and len(rows) == most:
        left = int(str(file.value(f"SELECT count(*) FROM change_row WHERE {condition}", asked))) - most
    found: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    for table, key, before, after in rows:
        found[table, key] = (found.get((table, key), (before,))[0], after)
    return [
        RowChange(table=table, before=_image(table, before), after=_image(table, after))
        for (table, _key), (before, after) in found.items()
        if before != after
    ], left


def _image(table: str, kept: str | None) -> dict[str, Any] | None:
    return None if kept is None else kept_json(str(whole(table, kept)))


def _score(image: str | None) -> Score | None:
    if image is None:
        return None
    values = kept_json(str(whole("score", image)))
    return codec.score(tuple(values[column] for column in codec.SCORE_COLUMNS))


def fingerprint(file: PanelFile) -> str:
    """The hash of the newest change that is closed: 64 hexadecimal digits; within one, of the change before it."""
    found = head(file.conn)[1]
    return found or str(file.value("SELECT previous_hash FROM change ORDER BY id DESC LIMIT 1"))


def last_change(file: PanelFile) -> int:
    return head(file.conn)[0]


def next_time(file: PanelFile) -> str:
    """The time that a change made now would have."""
    return journal.next_time(file.conn)


def set_backs(file: PanelFile) -> tuple[SetBack, ...]:
    return clock.set_backs(file)


def number_of_set_backs(file: PanelFile) -> int:
    return clock.number_of_set_backs(file)


def time_of_last(file: PanelFile) -> str:
    """Empty in a file without any change."""
    found = file.rows("SELECT at FROM change ORDER BY id DESC LIMIT 1")
    return str(found[0][0]) if found else ""


def was_there(file: PanelFile, table: str, action: str) -> dict[tuple[str, ...], bool]:
    """Of the rows that were written after the last change by `action`, or ever: whether each was there before that."""
    rows = file.rows(
        'SELECT key, before IS NOT NULL FROM change_row WHERE "table" = ? AND seq >= coalesce((SELECT min(first_seq) '
        "FROM change WHERE id > coalesce((SELECT max(id) FROM change WHERE action = ?), 0)), ?) ORDER BY seq",
        (table, action, _END),
    )
    found: dict[tuple[str, ...], bool] = {}
    for row_key, is_old in rows:
        found.setdefault(tuple(kept_json(row_key)), bool(is_old))
    return found


def change_with_hash(file: PanelFile, fingerprint: str) -> Change | None:
    """The last one whose hash begins with `fingerprint`; there is hardly ever more than one."""
    rows = file.rows(
        f"{CHANGE} WHERE substr(hash, 1, ?) = ? ORDER BY id DESC LIMIT 1", (len(fingerprint), fingerprint)
    )
    return change_of(file, rows[0]) if rows else None


def all_hashes(file: PanelFile) -> frozenset[str]:
    """Of every change there ever was in this file."""
    return frozenset(str(row[0]) for row in file.rows("SELECT hash FROM change"))


def first_written(
    file: PanelFile, table: TableName, **values: str | int
) -> tuple[int, dict[str, Any]] | None:
    """The change that first wrote a row with these values, and that row as it wrote it; in the journal alone maybe."""
    asked = " AND ".join(f"after ->> '$.{column}' = :{column}" for column in values)
    rows = file.rows(
        f'SELECT change_id, after FROM change_row WHERE "table" = :table AND {asked} ORDER BY seq LIMIT 1',
        {"table": table, **values},
    )
    return (rows[0][0], kept_json(str(whole(table, rows[0][1])))) if rows else None


def last_written(file: PanelFile, table: TableName, keys: Collection[str]) -> dict[str, int]:
    """By key, the last change that wrote a row. The journal has no index by key, so all are asked for at once."""
    sql = (
        'SELECT key, max(change_id) FROM change_row WHERE "table" = ? AND key IN (SELECT value FROM json_each(?)) '
        "GROUP BY key"
    )
    return dict(file.rows(sql, (table, json.dumps(list(keys)))))


def told_when_issued(
    file: PanelFile, table: Literal["application", "person"], key: str, columns: Sequence[str]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """By pack or form, by `key`: what these columns held when it left, of rows of which one holds something else now.

    In one walk back through the journal: nothing else tells what a number or an id stood for when a pack left.
    """
    differs = " OR ".join(f"before ->> '$.{each}' <> after ->> '$.{each}'" for each in columns)
    rows = file.rows(
        'SELECT "table", coalesce(before, after) FROM change_row WHERE ("table" = \'issued\' AND before IS NULL) '
        f'OR ("table" = ? AND before IS NOT NULL AND after IS NOT NULL AND ({differs})) ORDER BY seq DESC',
        (table,),
    )
    told: dict[str, tuple[str, ...]] = {}
    when: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, kept in rows:
        row = kept_json(str(whole(name, kept)))
        if name == table:
            told[row[key]] = tuple(row[each] for each in columns)
        elif told:
            when[row["pack"]] = dict(told)
    return when


def issued(file: PanelFile) -> list[Issued]:
    rows = file.rows(
        "SELECT juror, pack, number, at, scheme_version, content FROM issued ORDER BY juror, number"
    )
    return [
        Issued(juror=juror, pack=pack, number=number, at=at, scheme_version=version, content=content)
        for juror, pack, number, at, version, content in rows
    ]


def received(file: PanelFile) -> list[Received]:
    names = ("juror", "device", "revision", "at", "kind", "file", "sha256", "submitted_at", "device_name")
    rows = file.rows(f"SELECT {', '.join(names)} FROM received ORDER BY juror, device")
    return [Received(**dict(zip(names, row, strict=True))) for row in rows]
