"""Every table of a file and every column of it has an answer in the history: it is told, or on purpose not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from evalapp.domain.row_change import RowChange
from evalapp.operations.records.told.rows import known_of, told_rows
from evalapp.operations.records.told.tables import TOLD
from evalapp.operations.workspace import Workspace
from evalapp.store.tables.declared import TABLES
from tests.samples import small_panel


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with small_panel(tmp_path_factory.mktemp("told") / "call.evalpanel", applications=1) as workspace:
        yield workspace


def test_every_table_is_told() -> None:
    assert {table.name for table in TABLES} == set(TOLD)


def test_every_column_is_told_or_on_purpose_not(panel: Workspace) -> None:
    for name, told in TOLD.items():
        columns = {row[1] for row in panel.file.rows(f"PRAGMA table_info({name})")}
        answered = told.quiet.union(*(each.columns for each in told.cells))
        assert columns == answered, name


def test_a_row_that_the_program_never_writes_is_named_by_its_key(panel: Workspace) -> None:
    row = RowChange(table="application", before=None, after={"number": "A-9", "admissibility": "perhaps"})
    (told,) = told_rows([row], known_of(panel.view))
    assert ("added", "A-9", ()) == (told.what, told.subject, told.words)


def test_what_is_said_of_a_row_that_came_is_among_its_cells() -> None:
    for name, told in TOLD.items():
        assert set(told.main) <= {each.name for each in told.cells}, name
