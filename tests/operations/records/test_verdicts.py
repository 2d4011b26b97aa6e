"""Whatever is wrong with a file, `verify` says what it is and where; it never breaks off and never refuses."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp.domain.errors import FileInUse, UnreadableFile
from evalapp.domain.journal import Where
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.records.verification import Proof, prove, prove_file
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.schema import FORMAT
from tests.samples import small_panel

DATA = Path(__file__).parents[2] / "data"
Damage = Callable[[Path], object]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "call.evalpanel"
    with small_panel(path) as workspace:
        for value in (5, 6):
            workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=value))
    return path


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "call.evalpanel"))


def sql(*statements: str) -> Damage:
    """What somebody with an SQLite shell can do; the triggers are put back."""

    def act(path: Path) -> None:
        conn = sqlite3.connect(path, isolation_level=None)
        conn.executescript("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA writable_schema = ON")
        conn.execute("PRAGMA ignore_check_constraints = ON")
        guards = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _text in guards:
            conn.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            conn.execute(statement)
        for _name, text in guards:
            conn.execute(text)
        conn.close()

    return act


def left(*statements: str) -> Damage:
    """The same, without any work on the triggers."""

    def act(path: Path) -> None:
        conn = sqlite3.connect(path, isolation_level=None)
        for statement in statements:
            conn.execute(statement)
        conn.close()

    return act


def of_another_type(path: Path) -> None:
    conn = sqlite3.connect(path, isolation_level=None)
    (ours,) = conn.execute("SELECT sql FROM sqlite_master WHERE name = 'score'").fetchone()
    conn.close()
    declare = "UPDATE sqlite_master SET sql = '{}' WHERE name = 'score'"
    sql(declare.format(ours.replace("STRICT, ", "").replace("'", "''")))(path)
    sql("UPDATE score SET value = 'many', comment = x'ff'", declare.format(ours.replace("'", "''")))(path)


def written(at: int, content: bytes) -> Damage:
    def act(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[at : at + len(content)] = content
        path.write_bytes(data)

    return act


def a_page_of(table: str) -> Damage:
    def act(path: Path) -> None:
        conn = sqlite3.connect(path)
        (root,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = conn.execute("PRAGMA page_size").fetchone()
        conn.close()
        written((root - 1) * size, b"\xa5" * size)(path)

    return act


def cut_to(size: int) -> Damage:
    return lambda path: path.write_bytes(path.read_bytes()[:size])


NO_TEXT = "CAST(x'ff41' AS TEXT)"
# What was done to the file → where it is found, and the words that name the place.
FAULTS: dict[str, tuple[Damage, Where, str]] = {
    "emptied": (cut_to(0), Where.BYTES, "the file is empty"),
    "zeros": (lambda path: path.write_bytes(bytes(9_000)), Where.BYTES, "zeros alone"),
    "head cut": (cut_to(50), Where.BYTES, "breaks off within its first 100 bytes"),
    "cut off": (cut_to(40_960), Where.BYTES, "breaks off: "),
    "longer": (lambda path: path.write_bytes(path.read_bytes() + b"x" * 5), Where.BYTES, "stand 5 bytes"),
    "first bytes": (written(0, b"XXXX"), Where.BYTES, "the first 16 bytes"),
    "mark": (written(68, b"XXXX"), Where.BYTES, "bytes 68 to 71"),
    "format": (written(60, b"\0\0\0\x63"), Where.SCHEMA, "say that the format is 99"),
    "schema page": (written(100, bytes(2_000)), Where.BYTES, "the schema cannot be read"),
    "page of scores": (a_page_of("score"), Where.TABLES, "the table score cannot be read"),
    "page of changes": (a_page_of("change"), Where.JOURNAL, "the changes cannot be read"),
    "page of rows": (
        a_page_of("change_row"),
        Where.JOURNAL,
        "cannot be read: the pages of the file are damaged – technical detail: “",
    ),
    "page of contents": (a_page_of("blob"), Where.CONTENT, "the contents cannot be read"),
    "table gone": (left("DROP TABLE score"), Where.SCHEMA, "“score” is missing"),
    "journal gone": (
        left("DROP TABLE change_row"),
        Where.SCHEMA,
        "the table “change_row” is missing",
    ),
    "column gone": (
        left(
            "DROP TRIGGER person_inserted",
            "DROP TRIGGER person_updated",
            "DROP TRIGGER person_deleted",
            "DROP TRIGGER person_moved",
            "ALTER TABLE person DROP COLUMN organisation",
        ),
        Where.SCHEMA,
        "the table “person” is not as Evalapp makes it",
    ),
    "trigger gone": (
        left("DROP TRIGGER score_updated"),
        Where.SCHEMA,
        "the trigger “score_updated” is missing",
    ),
    "foreign trigger": (
        left("CREATE TRIGGER t AFTER INSERT ON score BEGIN SELECT 1; END"),
        Where.SCHEMA,
        "the trigger “t” was laid in the file by another program",
    ),
    "foreign table": (left("CREATE TABLE mine (a)"), Where.SCHEMA, "the table “mine” was laid"),
    "foreign view": (left("CREATE VIEW v AS SELECT 1"), Where.SCHEMA, "the view “v” was laid"),
    "foreign index": (left("CREATE INDEX i ON score (value)"), Where.SCHEMA, "the index “i” was laid"),
    "statistics": (left("ANALYZE"), Where.SCHEMA, "the table “sqlite_stat1” was laid"),
    "steps": (left("DELETE FROM _sqlite_migrations WHERE id = 2"), Where.SCHEMA, "the steps by which"),
    "types": (
        of_another_type,
        Where.TABLES,
        "score cannot be read: what stands there is not as Evalapp writes it – technical detail: “JSON",
    ),
    "bytes in a score": (
        sql(f"UPDATE score SET comment = {NO_TEXT}"),
        Where.TABLES,
        "score J1, A-1, helix: what stands in “comment” is no text",
    ),
    "bytes in a key": (
        sql(f"UPDATE person SET id = {NO_TEXT} WHERE id = 'J1'"),
        Where.TABLES,
        "what stands in “id” is no text",
    ),
    "bytes in an image": (
        sql(f"UPDATE change_row SET after = {NO_TEXT} WHERE seq = 9"),
        Where.JOURNAL,
        "change_row 9: what stands in “after” is no text",
    ),
    "bytes in a change": (
        sql(f"UPDATE change SET summary = {NO_TEXT} WHERE id = 2"),
        Where.JOURNAL,
        "change 2: what stands in “summary” is no text",
    ),
    "broken JSON": (sql("UPDATE change_row SET after = '{\"x' WHERE seq = 9"), Where.JOURNAL, "was altered"),
    "number missing": (sql("DELETE FROM change WHERE id = 3"), Where.JOURNAL, "change 3 is missing"),
    "open change": (sql("UPDATE change SET hash = '' WHERE id = 3"), Where.JOURNAL, "change 3 was altered"),
    "no journal": (
        sql("DELETE FROM change_row", "DELETE FROM change"),
        Where.TABLES,
        "differs from the journal",
    ),
    "no call": (sql("DELETE FROM call"), Where.RANKING, "holds no call"),
    "scheme": (sql("UPDATE scheme SET toml = 'x'"), Where.RANKING, "the ranking cannot be computed"),
    "phase": (sql("UPDATE call SET phase = 'x'"), Where.TABLES, "call [1] differs from the journal"),
}


@pytest.mark.long
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_a_finding_with_its_place(name: str, path: Path) -> None:
    damage, where, words = FAULTS[name]
    damage(path)
    before = path.read_bytes()
    proof = prove_file(path)
    found = [each.text for each in proof.findings if each.where is where]
    assert any(words in text for text in found), proof.findings
    assert (False, before) == (proof.is_sound, path.read_bytes())


def test_damage_that_only_the_pages_show_is_found_too(path: Path) -> None:
    a_page_of("assignment_of_application")(path)
    proof = prove_file(path)
    assert (False, False) == (proof.is_sound, proof.file.integrity == "ok")


def test_a_journal_that_waits_is_a_finding_with_what_to_do(path: Path) -> None:
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA cache_size = 1")
    conn.execute("BEGIN")
    conn.executemany("INSERT INTO blob VALUES (?, ?)", [(str(n), b"x" * 5_000) for n in range(200)])
    cut = Path(shutil.copy(path, path.with_name("cut.evalpanel")))
    shutil.copy(f"{path}-journal", f"{cut}-journal")
    conn.close()
    texts = [each.text for each in prove_file(cut).findings if each.where is Where.BYTES]
    assert ["Open it once where you may write to it" in each for each in texts] == [True]


@pytest.mark.parametrize("number", range(1, FORMAT))
def test_a_file_of_an_older_format_is_as_it_should_be(number: int) -> None:
    assert () == prove_file(DATA / f"format-{number}.evalpanel").findings


def test_a_sound_file_has_no_findings(path: Path) -> None:
    assert (True, ()) == (prove_file(path).is_sound, prove_file(path).findings)


def test_what_is_no_file_of_ours_is_refused(path: Path, tmp_path: Path) -> None:
    text, other, newer = tmp_path / "a.txt", tmp_path / "b.evalpanel", tmp_path / "c.evalpanel"
    text.write_text("no panel at all")
    left("CREATE TABLE mine (a)")(other)
    shutil.copy(path, newer)
    left("CREATE TABLE mine (a)")(newer)
    written(60, b"\0\0\0\x63")(newer)
    for each, words in (
        (text, "not a panel file"),
        (other, "not one of Evalapp"),
        (newer, "newer Evalapp"),
        (tmp_path / "none", "does not exist"),
    ):
        with pytest.raises(UnreadableFile, match=words):
            prove_file(each)
    with Workspace.open(path), pytest.raises(FileInUse):
        prove_file(path)


def test_an_open_file_is_proved_alike(path: Path) -> None:
    left("CREATE INDEX i ON score (value)")(path)
    with Workspace.open(path, read_only=True) as workspace:
        proof: Proof = prove(workspace)
    assert ["“i”" in each.text or "i." in each.text for each in proof.findings] == [True]


@pytest.mark.long
def test_other_work_with_an_altered_file_says_so_in_one_sentence(path: Path) -> None:
    sql("UPDATE person SET role = 'x' WHERE id = 'J1'", "UPDATE score SET value = 99")(path)
    with (
        Workspace.open(path, read_only=True) as workspace,
        pytest.raises(UnreadableFile, match="is not what its journal says"),
        workspace.blaming_damage(),
    ):
        workspace.view.people()


def test_a_fault_of_ours_over_a_whole_file_stays_one(path: Path) -> None:
    with (
        Workspace.open(path, read_only=True) as workspace,
        pytest.raises(ZeroDivisionError),
        workspace.blaming_damage(),
    ):
        assert 1 / 0


@pytest.mark.long
def test_bytes_that_are_no_text_are_said_to_be_so(path: Path) -> None:
    sql(f"UPDATE score SET comment = {NO_TEXT}")(path)
    with (
        Workspace.open(path, read_only=True) as workspace,
        pytest.raises(UnreadableFile, match="bytes that are no text"),
    ):
        workspace.view.scores()
    with Workspace.open(path, read_only=True) as workspace:
        ranking_of(workspace)


def test_pages_that_sqlite_calls_damaged_are_a_finding(path: Path) -> None:
    """Which free pages there are is all that is wrong: every row can be read, and is as it should be."""
    content = bytearray(path.read_bytes())
    content[39] ^= 4
    path.write_bytes(content)
    proof = prove_file(path)
    assert (True, False) == (proof.file.is_whole, proof.file.integrity == "ok")
    assert [Where.BYTES] == [each.where for each in proof.findings]
