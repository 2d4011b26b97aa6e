"""A declared conflict takes a dossier out of a work file, whatever table says something of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import images
from evalapp.store.history.redaction import KEPT
from evalapp.store.history.verify import verify
from evalapp.store.tables.declared import TABLES
from evalapp.store.tables.table import Table
from tests.store.history.removal_samples import DECLARED, JUROR, NUMBER, found, work_file
from tests.store.tables.marked_rows import CONTENT, mark, marked_row, put_marked

# Not what the tables answer, but what must be: everything that names an application, save the conflict itself.
TELLING = [table for table in TABLES if table.application and table.name != "conflict"]
WITHOUT_WORDS = {"assignment", "locked", "cleared", "lacking", "voice"}  # a number, and when or how many


def marks() -> set[str]:
    return {mark(table) for table in TELLING if table.name not in WITHOUT_WORDS}


def rows(work: Workspace) -> list[tuple[Table, dict[str, object]]]:
    given = []
    for table in TELLING:
        row = marked_row(work, table, application=NUMBER, juror=JUROR)
        if table.name == "application":
            known = work.view.dossier(NUMBER).application
            row |= {column: getattr(known, column) for column in KEPT}
        given.append((table, row))
    return given


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Workspace]:
    """In every table a row about A-2, written twice, so that the journal has it before and after."""
    with work_file(tmp_path) as made:
        put_marked(made, rows(made))
        put_marked(made, [(table, _again(table, row)) for table, row in rows(made)])
        yield made


def _again(table: Table, row: dict[str, object]) -> dict[str, object]:
    return {
        column: f"{value} again" if str(value).startswith("mark") and column not in table.key else value
        for column, value in row.items()
    }


def test_the_samples_put_a_mark_into_every_table(work: Workspace, tmp_path: Path) -> None:
    assert marks() == found(tmp_path, *marks())
    assert found(tmp_path, CONTENT.decode())


def test_no_table_and_no_journal_keeps_anything_of_the_dossier(work: Workspace, tmp_path: Path) -> None:
    work.execute(DECLARED)
    assert set() == found(tmp_path, *marks(), CONTENT.decode())
    assert {"application", "conflict"} == {
        table for (table, _key), image in images(work.file).items() if f'"{NUMBER}"' in image
    }
    assert verify(work.file).is_whole


def test_whoever_listens_hears_of_every_table_that_lost_something(work: Workspace) -> None:
    changes = work.execute(DECLARED)
    assert {table.name for table in TELLING} | {"conflict"} == changes.tables
    assert frozenset({NUMBER}) == changes.applications
    for table in TELLING:
        assert changes.touches(table.name, application=NUMBER), table.name
