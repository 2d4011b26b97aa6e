"""Every table of a file and every column of it has an answer in the history: it is told, or on purpose not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from evalapp.domain.row_change import RowChange
from evalapp.domain.texts import in_language
from evalapp.operations.records.told.plainly import PLAINLY, told_plainly
from evalapp.operations.records.told.rows import known_of, told_rows
from evalapp.operations.records.told.tables import TOLD
from evalapp.operations.workspace import Workspace
from evalapp.store.tables.declared import TABLES
from tests.samples import small_panel


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with small_panel(tmp_path_factory.mktemp("told") / "call.evalpanel", applications=1) as workspace:
        yield workspace


# The words of a change, which its card is told from.
ACT = "act"


def test_every_table_is_told() -> None:
    assert {table.name for table in TABLES} == {*TOLD, ACT}


def columns_of(panel: Workspace) -> dict[str, dict[str, str]]:
    """By table the type of each column, as the file has it."""
    return {
        table.name: {row[1]: row[2] for row in panel.file.rows(f"PRAGMA table_info({table.name})")}
        for table in TABLES
        if table.name != ACT
    }


def row_with(columns: dict[str, str], n: int) -> dict[str, object]:
    """Without a reason for no score, which goes with no score."""
    return {
        name: n if kind == "INTEGER" else None if name.endswith("no_score") else f"text {n}"
        for name, kind in columns.items()
    }


def test_every_column_has_words_or_a_name_of_its_own(panel: Workspace) -> None:
    for name, columns in columns_of(panel).items():
        told = TOLD[name]  # type: ignore[index]
        answered = told.named.union(PLAINLY, *(each.columns for each in told.cells))
        assert set() == columns.keys() - answered, name


def test_whatever_a_change_alters_in_a_row_stands_on_its_card(panel: Workspace) -> None:
    silent = []
    for name, columns in columns_of(panel).items():
        before = row_with(columns, 1)
        for column in columns:
            after = before | {column: row_with(columns, 2)[column] or "abstain"}
            change = RowChange(table=name, before=before, after=after)
            lines = {each.line for each in told_rows([change], known_of(panel.view))}
            # One that is known by other columns than its key is another row then.
            if len(lines) != 2 and not any(" → " in each for each in lines):
                silent.append((name, column))
    assert [] == silent, silent


def test_whatever_a_row_holds_stands_on_the_card_of_the_change_that_wrote_it(panel: Workspace) -> None:
    known, silent = known_of(panel.view), []
    for name, columns in columns_of(panel).items():
        for column in columns:
            whole = row_with(columns, 1)
            rows = [whole, whole | {column: 0 if columns[column] == "INTEGER" else "other"}]
            lines = {
                each.line
                for row in rows
                for each in told_rows([RowChange(table=name, before=None, after=row)], known)
            }
            if len(lines) != 2 and (name, column) != ("call", "id"):  # which is 1 in every file
                silent.append((name, column))
    assert [] == silent, silent


@pytest.mark.parametrize(
    ("table", "column", "before", "after", "said"),
    [
        ("call", "is_demo", 1, 0, "a demonstration, not a real call: yes → no"),
        ("setting", "value", "x", "y", "x → y"),
        ("score", "at", "2026-03-09T09:00:00+00:00", "2026-03-09T09:00:01+00:00", "time: "),
        ("novelty", "size", 1, 2, "size: 1 → 2"),
    ],
)
def test_what_the_program_does_not_tell_of_itself_is_told_plainly(
    panel: Workspace, table: str, column: str, before: object, after: object, said: str
) -> None:
    row = row_with(columns_of(panel).get(table, {"id": "TEXT"}), 1)
    change = RowChange(table=table, before=row | {column: before}, after=row | {column: after})
    (told,) = told_rows([change], known_of(panel.view))
    (words,) = told.words
    old, new = words.removeprefix("time: ").split(" → ")
    assert (True, True) == (words.startswith(said), old != new)


def test_a_key_is_told_to_be_another_and_never_as_it_is(panel: Workspace) -> None:
    keys = ["AGE-SECRET-KEY-1", "AGE-SECRET-KEY-2"]
    before, after = ({"key": "panel_identity", "value": each} for each in keys)
    (told,) = told_rows([RowChange(table="setting", before=before, after=after)], known_of(panel.view))
    assert "Key of the panel that opens the returns – SHA-256 " in told.line
    assert (False, 2) == ("AGE" in f"{told.line}{told.document}", told.line.count("SHA-256"))


def test_times_that_read_alike_are_told_to_the_second_of_a_belgian_clock(panel: Workspace) -> None:
    row = row_with(columns_of(panel)["score"], 1)
    before, after = (row | {"at": f"2026-03-09T09:00:{second}+00:00"} for second in ("01", "27"))
    (told,) = told_rows([RowChange(table="score", before=before, after=after)], known_of(panel.view))
    assert ("time: 9 March 2026, 10:00:01 → 9 March 2026, 10:00:27",) == told.words


def test_a_change_deep_in_a_long_text_is_told_where_it_is(panel: Workspace) -> None:
    row = row_with(columns_of(panel)["score"], 1)
    before, after = (row | {"comment": "a" * 6_000 + end} for end in ("no", "yes"))
    (told,) = told_rows([RowChange(table="score", before=before, after=after)], known_of(panel.view))
    assert (f"justification: …{'a' * 20}no → …{'a' * 20}yes",) == told.words


def test_a_row_that_the_program_never_writes_is_told_as_it_stands(panel: Workspace) -> None:
    row = RowChange(table="application", before=None, after={"number": "A-9", "admissibility": "perhaps"})
    (told,) = told_rows([row], known_of(panel.view))
    assert ("added", "A-9", ("admissibility: perhaps",)) == (told.what, told.subject, told.words)


def test_a_field_is_told_by_its_name_in_the_language_of_the_reader(panel: Workspace) -> None:
    row = row_with(columns_of(panel)["refused_row"], 1) | {"heading": "number", "about": "applications"}
    with in_language("nl"):
        (told,) = told_rows([RowChange(table="refused_row", before=None, after=row)], known_of(panel.view))
    assert ("kolom: nummer" in told.line, "aanvragen" in told.line) == (True, True)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("earlier", '["0123456789abcdef", "fedcba9876543210"]', "0123456789ab…, fedcba987654…"),
        ("return_files", "[]", "–"),
        ("handed_in_as", '{"file": "J1.evalreturn", "pack": "P-1"}', "J1.evalreturn · on pack P-1"),
        (
            "renewal",
            '{"number": 2, "previous": 1, "applications_added": ["A-7"]}',
            "1 application is new: A-7.",
        ),
        ("jurors_per_application", "0", "not set"),
        ("applications_per_juror", "0", "no limit"),
    ],
)
def test_what_a_file_keeps_for_itself_is_told_in_words(
    panel: Workspace, key: str, value: str, said: str
) -> None:
    row = {"key": key, "value": value}
    (told,) = told_rows([RowChange(table="setting", before=None, after=row)], known_of(panel.view))
    assert (True, False) == (said in told.line, any(sign in told.line for sign in '[]{}"'))


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("signature", "ab" * 64, "abababababab…"),
        ("pack", "6083b471-9fb0-4f0a-8e98-5ceab12d7e49", "6083b471-9fb…"),
        ("earlier", '["' + "cd" * 32 + '", "' + "ef" * 32 + '"]', "cdcdcdcdcdcd… · efefefefefef…"),
        ("earlier", "[]", ""),
        ("device", "text 1", "text 1"),
    ],
)
def test_an_id_is_told_by_its_beginning(column: str, value: str, said: str) -> None:
    assert told_plainly(column).words({column: value}, None) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "said"), [("2015-12-04", "4 December 2015"), ("2015-12-04T00:00:00", "4 December 2015, 00:00")]
)
def test_a_day_without_an_hour_is_told_without_one(at: str, said: str) -> None:
    (cell,) = (each for each in TOLD["application"].cells if each.name == "submitted_at")
    assert cell.words({"submitted_at": at}, None) == said  # type: ignore[arg-type]
