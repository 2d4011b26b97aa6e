"""Panel and work files whose rows are others, told so in the journal and hashed anew, so that the chain holds."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from evalapp.domain.errors import KnownError
from evalapp.operations.records.verification import prove_file
from tools.forge.panels import seal_again, without_guards
from tools.fuzz.documents import Draw, changed
from tools.fuzz.ground import Ground
from tools.fuzz.kind import Fault, Input, Kind, Verdict, digest, require_sentence, told
from tools.fuzz.values import LONG, beside

_EDITS = "edits.json"
_ASKED = (
    ["status"],
    ["history"],
    ["status", "--json"],
    ["history", "--json"],
    ["rank"],
    ["scheme"],
    ["register"],
    ["copies"],
    ["key"],
    ["export"],
)
Edit = dict[str, Any]


@cache
def _rows(file: Path) -> dict[str, list[tuple[int, dict[str, Any]]]]:
    """Of each table some rows, by their place in it."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as conn:
        conn.row_factory = sqlite3.Row
        names = [row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {}
        for name in names:
            rows = conn.execute(f'SELECT * FROM "{name}" LIMIT 40').fetchall()
            found[name] = [(nth, dict(row)) for nth, row in enumerate(rows)]
    return {name: rows for name, rows in found.items() if rows and not name.startswith(("sqlite", "_sqlite"))}


def _inputs(of: Callable[[Ground], Path], ground: Ground) -> SearchStrategy[Input]:
    tables = _rows(of(ground))
    pool = list(dict.fromkeys(
        str(value) for rows in tables.values() for _id, row in rows for value in row.values()
        if isinstance(value, str) and 0 < len(value) < 60
    ))[:500]  # fmt: skip

    @st.composite
    def made(draw: Draw) -> Input:
        edits = [_edit(draw, tables, pool) for _turn in range(draw(st.integers(1, 3)))]
        asked = draw(st.sampled_from(_ASKED))
        options = {"asked": json.dumps(asked), "sealed": draw(st.sampled_from(("yes", "yes", "yes", "")))}
        return Input(files={_EDITS: json.dumps(edits).encode()}, options=options)

    return made()


def _edit(draw: Draw, tables: dict[str, list[tuple[int, dict[str, Any]]]], pool: list[str]) -> Edit:
    table = draw(st.sampled_from(sorted(tables)))
    number, row = draw(st.sampled_from(tables[table]))
    how = draw(st.integers(0, 11))
    if how == 0:
        return {"table": table, "row": number, "how": "gone"}
    if how == 1:
        return {
            "table": table,
            "row": number,
            "how": "again",
            "to": draw(_value(pool)),
            "column": draw(st.sampled_from(list(row))),
        }
    column = draw(st.sampled_from(list(row)))
    was = row[column]
    with suppress(ValueError, TypeError):
        inner = json.loads(was)
        if isinstance(inner, dict | list) and inner:
            try:
                return {
                    "table": table,
                    "row": number,
                    "how": "set",
                    "column": column,
                    "to": json.dumps(changed(draw, inner, 2)),
                }
            except RecursionError:
                pass
    return {"table": table, "row": number, "how": "set", "column": column, "to": draw(_value(pool))}


def _value(pool: list[str]) -> SearchStrategy[Any]:
    return st.one_of(
        beside(pool),
        beside(pool),
        st.integers(-3, 40),
        st.sampled_from(
            (
                None,
                2**63 - 1,
                -(2**63),
                1e308,
                0.5,
                -1,
                {"blob": "00ff"},
                {"blob": ""},
                {"blob": "61" * 5_000},
                *LONG,
            )
        ),
    )


def _edited(edits: list[Edit], sealed: bool, conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("PRAGMA ignore_check_constraints = ON")
    for each in edits:
        with suppress(sqlite3.Error, OverflowError, UnicodeError):  # the tables themselves did not take it
            _carried_out(conn, each)
    if sealed:
        with suppress(Exception):  # what cannot be hashed has no chain that holds
            seal_again(conn)


def _carried_out(conn: sqlite3.Connection, edit: Edit) -> None:
    table, number = edit["table"], edit["row"]
    found = conn.execute(f'SELECT * FROM "{table}" LIMIT 1 OFFSET ?', (number,))
    row, names = found.fetchone(), [each[0] for each in found.description]
    if row is None:
        return
    before = dict(zip(names, row, strict=True))
    it = " AND ".join(f'"{name}" IS ?' for name in names)
    if edit["how"] == "gone":
        conn.execute(f'DELETE FROM "{table}" WHERE {it}', row)
        _tell(conn, table, before, None)
        return
    to = bytes.fromhex(edit["to"]["blob"]) if isinstance(edit["to"], dict) else edit["to"]
    after = {**before, edit["column"]: to}
    if edit["how"] == "again":
        places = ",".join("?" * len(after))
        conn.execute(f'INSERT INTO "{table}" VALUES ({places})', list(after.values()))
    else:
        conn.execute(f'UPDATE "{table}" SET "{edit["column"]}" = ? WHERE {it}', (to, *row))
        _tell(conn, table, before, after)


def _tell(conn: sqlite3.Connection, table: str, before: dict[str, Any], after: dict[str, Any] | None) -> None:
    """In the last image that the journal has of that row."""
    if any(isinstance(each, bytes) for each in (after or before).values()):
        return
    rows = conn.execute('SELECT seq, after FROM change_row WHERE "table" = ? ORDER BY seq DESC', (table,))
    for seq, image in rows.fetchall():
        with suppress(ValueError, TypeError):
            if json.loads(image) == before:
                if after is None:
                    conn.execute("DELETE FROM change_row WHERE seq = ?", (seq,))
                else:
                    text = json.dumps(after, ensure_ascii=False, separators=(",", ":"))
                    conn.execute("UPDATE change_row SET after = ? WHERE seq = ?", (text, seq))
                return


def _judge(of: Callable[[Ground], Path], ground: Ground, given: Input, folder: Path) -> Verdict:
    """Whatever stands in it: `verify` says what it found, a look at it ends in a sentence, and neither changes it."""
    source = of(ground)
    file = Path(shutil.copy(source, folder / f"f{source.suffix}"))
    without_guards(file, partial(_edited, json.loads(given.files[_EDITS]), bool(given.options["sealed"])))
    before = digest(file)
    try:
        proof = prove_file(file)
        for each in (*(found.text for found in proof.findings), *proof.notes):
            require_sentence(each)
        verdict = Verdict.ACCEPTED if proof.is_sound else Verdict.REFUSED
    except KnownError as error:
        require_sentence(str(error))
        verdict = Verdict.REFUSED
    if digest(file) != before:
        raise Fault("verifying changed it")
    command, *options = json.loads(given.options["asked"])
    to = [str(folder / "export")] if command == "export" else []
    status, said = told([command, str(file), *to, *options])
    if command == "export" and status == 0 and verdict is Verdict.ACCEPTED and source == ground.merged:
        again, said = told(["new", str(folder / "again.evalpanel"), "--from", str(folder / "export")])
        if again != 0:
            raise Fault(f"whole and exported, and not read back: {said[-300:]}")
    return verdict


def _kind(name: str, weight: int, short: int, of: Callable[[Ground], Path]) -> Kind:
    return Kind(name=name, weight=weight, short=short, inputs=partial(_inputs, of), judge=partial(_judge, of))


KINDS = (
    _kind("panel file", 40, 8, lambda ground: ground.merged),
    _kind("work file", 20, 8, lambda ground: ground.work("J-01")),
)
