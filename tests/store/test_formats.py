"""Files of older formats: real ones are read as they are, and brought up to date when they are worked in."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from evalapp.domain.errors import FileInUse, KnownError, UnreadableFile
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.submission import submit
from evalapp.operations.scores import SetComment
from evalapp.operations.workspace import Workspace, as_of
from evalapp.store import migrating
from evalapp.store.file import PanelFile
from evalapp.store.history.journal import images
from evalapp.store.history.verify import verify
from evalapp.store.schema import FORMAT
from tests.samples import changed_call

DATA = Path(__file__).parents[1] / "data"
FINGERPRINTS = {
    "format-1.evalpanel": "dad00067d2e36783e3e5e1a3344ac49c8c0b50ea41861063a1612b54504c5b82",
    "format-1.evalwork": "c6cf6df7a0b3f219d6de2d854d43146be4e726cbefcd6977a511930daf51afa2",
    "format-2.evalpanel": "8a4022379eb1f142b7330bd8b573728a2d92c8f5f1c626c254cbf21756c2a1b6",
    "format-2.evalwork": "1e9bad8c205b395d41e3edf0304a1c418dec11f77bf6f22762d7543408ba7c8b",
}
CODES_OF_J1 = {1: "G0JHW-CC6W5-F477C-1SFYK-9", 2: "X1DFD-09VH8-DCFAG-PQT48-C"}


def copied(name: str, folder: Path) -> Path:
    return Path(shutil.copy(DATA / name, folder / name))


@pytest.fixture(params=FINGERPRINTS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return copied(request.param, tmp_path)


@pytest.fixture(params=range(1, FORMAT))
def number(request: pytest.FixtureRequest) -> int:
    """Of an older format."""
    return int(request.param)


@pytest.fixture
def panel(number: int, tmp_path: Path) -> Path:
    return copied(f"format-{number}.evalpanel", tmp_path)


def tampered(path: Path, *statements: str) -> bytes:
    """Change the file as any SQLite program could; what it holds then."""
    conn = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        conn.execute(statement)
    conn.close()
    return path.read_bytes()


def format_of(path: Path) -> int:
    conn = sqlite3.connect(path)
    number: int = conn.execute("PRAGMA user_version").fetchone()[0]
    conn.close()
    return number


def content_of(path: Path) -> dict[tuple[str, str], str]:
    """Every row of the data tables, by table and key."""
    with PanelFile.open(path, read_only=True) as file:
        return images(file)


def back_ups(path: Path) -> list[Path]:
    return sorted(path.with_name(f"{path.stem}-backups").glob("*"))


def test_there_is_a_real_file_of_every_format_before_this_one() -> None:
    kept = {path.name: format_of(path) for path in DATA.glob("format-*.eval*")}
    expected = {f"format-{n}.eval{kind}": n for n in range(1, FORMAT) for kind in ("panel", "work")}
    assert expected == kept


def test_an_older_file_is_read_whole_without_a_trace(old: Path) -> None:
    before = old.read_bytes()
    with Workspace.open(old, read_only=True) as workspace:
        assert FINGERPRINTS[old.name] == workspace.view.fingerprint()
        assert verify(workspace.file).is_whole
        assert 6 == len(workspace.view.scores())
    assert (before, [old]) == (old.read_bytes(), list(old.parent.glob("*eval*")))


def test_an_older_file_opened_to_read_takes_no_change(panel: Path) -> None:
    with Workspace.open(panel, read_only=True) as workspace:
        with pytest.raises(KnownError, match="read-only"):
            workspace.execute(changed_call(title="Other"))
        assert workspace.view.call().title == "Call"


def test_the_past_of_an_older_file_can_be_read(panel: Path) -> None:
    with Workspace.open(panel, read_only=True) as workspace, as_of(workspace, 3) as past:
        assert (3, Phase.DRAFT, []) == (past.view.last_change(), past.view.call().phase, past.view.scores())


@pytest.mark.long
def test_an_older_file_is_brought_up_to_date_and_keeps_everything(old: Path) -> None:
    content = content_of(old)
    with Workspace.open(old) as workspace:
        assert FINGERPRINTS[old.name] == workspace.view.fingerprint()
        assert verify(workspace.file).is_whole
    assert (FORMAT, content) == (format_of(old), content_of(old))
    assert len(content) > 25


@pytest.mark.long
def test_the_back_up_of_before_is_the_older_file(old: Path) -> None:
    number, content = format_of(old), content_of(old)
    PanelFile.open(old).close()
    (kept,) = back_ups(old)
    assert (number, content) == (format_of(kept), content_of(kept))


def test_a_file_brought_up_to_date_is_built_as_a_new_one(old: Path, tmp_path: Path) -> None:
    PanelFile.open(old).close()
    PanelFile.create(tmp_path / "new.evalpanel").close()
    schemas = []
    for path in (tmp_path / "new.evalpanel", old):
        conn = sqlite3.connect(path)
        schemas.append(set(conn.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")))
        conn.close()
    assert schemas[0] == schemas[1]


def test_it_is_brought_up_to_date_once(old: Path) -> None:
    PanelFile.open(old).close()
    before = old.read_bytes()
    PanelFile.open(old).close()
    assert (before, 1) == (old.read_bytes(), len(back_ups(old)))


def test_the_chain_goes_on_from_the_older_file(panel: Path) -> None:
    with Workspace.open(panel) as workspace:
        workspace.execute(SetComment(juror="J2", application="A-1", criterion="sme", comment="Nieuw."))
        previous = workspace.file.value("SELECT previous_hash FROM change ORDER BY id DESC LIMIT 1")
        assert FINGERPRINTS[panel.name] == previous
        assert verify(workspace.file).is_whole


def test_a_change_of_the_older_file_can_be_undone(panel: Path) -> None:
    with Workspace.open(panel) as workspace:
        (number,) = [each.id for each in workspace.view.history() if each.action == "set-consensus"]
        workspace.undo(number)
        assert [] == workspace.view.consensus()
        assert verify(workspace.file).is_whole


def test_the_work_begun_in_an_older_file_is_handed_in_and_merged(
    number: int, tmp_path: Path, panel: Path
) -> None:
    with Workspace.open(copied(f"format-{number}.evalwork", tmp_path)) as work:
        sent = submit(work, CODES_OF_J1[number], tmp_path / "J1.evalreturn").path
    with Workspace.open(panel) as workspace:
        merge(workspace, plan_merge(workspace, [sent]))
        assert {("J1", 6), ("J2", 6)} == {
            (juror, len(workspace.view.scores(juror=juror))) for juror in ("J1", "J2")
        }
        assert verify(workspace.file).is_whole


@pytest.mark.long
def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise sqlite3.OperationalError("halfway")

    before, content = old.read_bytes(), content_of(old)
    with monkeypatch.context() as patched, pytest.raises(sqlite3.OperationalError, match="halfway"):
        patched.setattr(migrating, "place_guards", fail)
        PanelFile.open(old)
    assert (before, 1) == (old.read_bytes(), len(back_ups(old)))
    PanelFile.open(old).close()
    assert (FORMAT, content) == (format_of(old), content_of(old))


def test_without_room_for_the_back_up_nothing_is_migrated(old: Path) -> None:
    before = old.read_bytes()
    old.with_name(f"{old.stem}-backups").write_text("in the way")
    with pytest.raises(KnownError, match="cannot be written"):
        PanelFile.open(old)
    assert before == old.read_bytes()


STRANGE = {
    "a table too many": ["CREATE TABLE extra (a)"],
    "a table that its format does not have": ["CREATE TABLE flagged_again (application)"],
    "a column too many": ["ALTER TABLE person ADD COLUMN extra TEXT"],
    "another format than it says": [f"PRAGMA user_version = {FORMAT}"],
    "no format at all": ["PRAGMA user_version = 0"],
    "a negative format": ["PRAGMA user_version = -1"],
    "a step that was never made": [
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('evalapp', 'format_9', '')"
    ],
    "a step that is not recorded": ["DELETE FROM _sqlite_migrations"],
}


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("case", STRANGE)
def test_an_older_file_with_anything_else_is_refused_and_left_alone(
    case: str, read_only: bool, panel: Path
) -> None:
    before = tampered(panel, *STRANGE[case])
    with pytest.raises(UnreadableFile, match="does not have the tables"):
        PanelFile.open(panel, read_only=read_only)
    assert (before, []) == (panel.read_bytes(), back_ups(panel))


@pytest.mark.parametrize("read_only", [True, False])
def test_code_that_an_older_file_brings_along_never_runs(read_only: bool, panel: Path) -> None:
    tampered(
        panel,
        "CREATE TRIGGER evil AFTER INSERT ON _sqlite_migrations BEGIN INSERT INTO blob VALUES ('x', x'00'); END",
        "CREATE VIEW everything AS SELECT * FROM score",
    )
    with PanelFile.open(panel, read_only=read_only) as file:
        names = {name for (name,) in file.rows("SELECT name FROM sqlite_master")}
        assert (None, set()) == (
            file.value("SELECT 1 FROM blob WHERE sha256 = 'x'"),
            names & {"evil", "everything"},
        )


@pytest.mark.parametrize("read_only", [True, False])
def test_what_was_altered_in_an_older_file_is_found(read_only: bool, panel: Path) -> None:
    tampered(panel, "DROP TRIGGER score_updated", "UPDATE score SET value = 10 WHERE application = 'A-3'")
    with PanelFile.open(panel, read_only=read_only) as file:
        assert not verify(file).is_whole


@pytest.mark.long
def test_an_older_file_that_somebody_writes_is_not_waited_for(panel: Path) -> None:
    conn = sqlite3.connect(panel, isolation_level=None)
    conn.execute("BEGIN EXCLUSIVE")
    with pytest.raises(FileInUse):
        PanelFile.open(panel, read_only=True)
    conn.close()


def test_no_row_of_a_file_brought_up_to_date_changes_unseen(old: Path) -> None:
    PanelFile.open(old).close()
    conn = sqlite3.connect(old, isolation_level=None)
    with pytest.raises(sqlite3.IntegrityError, match="no change is open"):
        conn.execute("UPDATE score SET value = 10 WHERE application = 'A-3'")
    conn.close()
