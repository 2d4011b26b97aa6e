"""Values that no version of the program writes, in rows and journal alike: found, and never a fault of the program."""

from __future__ import annotations

import json
import resource
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evalapp.cli import main
from evalapp.operations.records.verification import prove_file
from evalapp.operations.scores import SetComment
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import FIRST_HASH, hash_of_change
from tests.samples import small_panel

DEEP = "[" * 100_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "call.evalpanel"
    with small_panel(path) as workspace:
        workspace.execute(SetComment(juror="J1", application="A-1", criterion="helix", comment="Strong."))
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "call.evalpanel"))


def rewrite(path: Path, table: str, where: str, column: str, value: str) -> None:
    """As who knows the format does: row, journal and every hash agree afterwards."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        for name in ("foreign_keys = OFF", "synchronous = OFF", "ignore_check_constraints = ON"):
            conn.execute(f"PRAGMA {name}")
        guards = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            conn.execute(f'DROP TRIGGER "{name}"')
        conn.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {where}', (value,))
        if table != "change":
            seqs = 'SELECT max(seq) FROM change_row WHERE "table" = ? GROUP BY key'
            conn.execute(
                f"UPDATE change_row SET after = json_set(after, '$.{column}', ?) "
                f"WHERE seq IN ({seqs}) AND {where.replace('change =', 'change_id =')}",
                (value, table),
            )
        previous = FIRST_HASH
        metas = conn.execute(
            "SELECT id, at, actor, role, action, summary, undoes, first_seq FROM change ORDER BY id"
        ).fetchall()
        for meta in metas:
            rows = conn.execute(
                'SELECT "table", key, before, after FROM change_row WHERE change_id = ? ORDER BY seq',
                (meta[0],),
            ).fetchall()
            own = hash_of_change((*meta, previous), iter(rows))
            conn.execute(
                "UPDATE change SET previous_hash = ?, hash = ? WHERE id = ?", (previous, own, meta[0])
            )
            previous = own
        for _name, sql in guards:
            conn.execute(sql)


@pytest.mark.long
@pytest.mark.parametrize("value", [DEEP, "no JSON", "[]", json.dumps("a text")])
def test_what_is_told_of_a_change_and_cannot_be_read_is_found_in_it(path: Path, value: str) -> None:
    rewrite(path, "act", "change = 3", "told", value)
    (found,) = prove_file(path).findings
    assert "change 3: act [3] holds in “told” what Evalapp never writes there" == found.text


@pytest.mark.long
@pytest.mark.parametrize("command", ["history", "verify", "status"])
def test_no_command_takes_it_for_a_fault_of_its_own(
    path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(path, "act", "change = 3", "told", DEEP)
    main([command, str(path)])
    assert "should not have happened" not in "".join(capsys.readouterr())


def lay(path: Path, *row: str) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("INSERT INTO unplaced VALUES (?, ?, ?, ?, ?)", row)


PART = ".J1.evalpack.0123456789ab.part"


@pytest.mark.parametrize(
    ("part", "folder", "name"),
    [(PART, "packs%00", "J1.evalpack"), (PART, "packs\0", "J1.evalpack"), ("a\0b", "packs", "b")],
)
def test_a_name_that_no_file_can_have_is_found_and_leads_nowhere(
    path: Path, part: str, folder: str, name: str
) -> None:
    lay(path, part, folder, name, "0" * 64, "J1")
    (found,) = prove_file(path).findings
    assert "is no record of a file that Evalapp wrote" in found.text
    with Workspace.open(path) as workspace:  # to write
        assert "J1.evalpack" in workspace.files_left or "“b”" in workspace.files_left


def test_a_million_of_them_are_counted_and_a_few_named(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30) "
            "INSERT INTO unplaced SELECT i, '', '', '', '' FROM n"
        )
    found = [each.text for each in prove_file(path).findings]
    assert (21, "and 10 rows more of that kind") == (len(found), found[-1])


@pytest.mark.parametrize("command", ["status", "verify", "history"])
def test_a_format_of_the_schema_that_sqlite_never_had_is_no_fault_of_the_program(
    path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = bytearray(path.read_bytes())
    content[47] = 9
    path.write_bytes(content)
    options = ["--fingerprint", "0123-4567-89ab"] if command == "verify" else []
    main([command, str(path), *options])
    said = "".join(capsys.readouterr())
    assert "should not have happened" not in said
    assert "call.evalpanel" in said or "44–47" in said


def test_a_file_in_which_files_wait_is_proved_before_anything_it_names_is_touched(path: Path) -> None:
    folder = path.parent / "packs"
    folder.mkdir()
    (folder / PART).write_bytes(b"so")
    lay(path, PART, "packs", "J1.evalpack", "0" * 64, "J1")
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("UPDATE change SET actor = 'x' WHERE FALSE")
        for name in ("score_updated",):
            conn.execute(f"DROP TRIGGER {name}")
        conn.execute("UPDATE score SET comment = 'Weak.'")
    with Workspace.open(path) as workspace:
        assert "so nothing is done because it says so" in workspace.files_left
    assert b"so" == (folder / PART).read_bytes()


HOSTILE = "An\n9 \u202e" + "x" * 3_000_000 + "\x1b[2J"


@pytest.mark.long
@pytest.mark.parametrize("command", ["history", "verify", "status"])
def test_a_name_in_the_journal_is_told_on_one_line_and_cut(
    path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(path, "change", "id = 3", "actor", HOSTILE)
    rewrite(path, "act", "change = 3", "told", json.dumps({"steps": [], "account": HOSTILE}))
    main([command, str(path)])
    said = "".join(capsys.readouterr())
    assert len(said) < 20_000
    assert not any(each in said for each in ("\u202e", "\x1b", "\n9"))


def test_where_something_is_found_the_file_is_not_called_sound(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(path, "mine", "packs", "J1.evalpack", "", "J1")
    main(["verify", str(path)])
    said = capsys.readouterr().out
    assert ("The file is sound." in said, "The pages of the file are whole." in said) == (False, True)


@pytest.mark.long
def test_content_that_is_larger_than_the_memory_may_hold_is_hashed_in_pieces(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("INSERT INTO blob VALUES (?, zeroblob(150000000))", ("ab" * 32,))
        conn.execute("INSERT INTO blob VALUES (?, x'00')", ("cd" * 32,))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = [each.text for each in prove_file(path).findings]
    assert {f"content {each * 6}… was altered" for each in ("ab", "cd")} == set(found)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 110_000  # KiB


def test_of_many_rows_that_differ_the_first_are_named_and_all_counted(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DROP TRIGGER person_inserted")
        conn.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000) "
            "INSERT INTO person SELECT 'P' || i, 'n', '', 'juror', '', '', '', 0 FROM n"
        )
        conn.commit()
    found = [each.text for each in prove_file(path).findings]
    assert "and 1980 places more" in found
    assert len([each for each in found if "differs from the journal" in each]) == 20
