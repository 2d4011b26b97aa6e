"""Images from before a table grew, read as the table is now."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from evalapp.operations.change import OpenChange
from evalapp.operations.workspace import Workspace, as_of
from evalapp.store.history.images import whole
from evalapp.store.history.journal import images
from evalapp.store.history.verify import verify
from evalapp.store.schema import FORMAT
from evalapp.store.tables.declared import TABLES
from evalapp.store.tables.table import Grown, Table
from tests.samples import Act

DATA = Path(__file__).parents[2] / "data"
GROWN = [(table, each) for table in TABLES for each in table.grown]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(DATA / "format-2.evalpanel", tmp_path / "old.evalpanel"))


def with_part_of_a_person(change: OpenChange) -> None:
    change.update("partner", {"staff_hundredths": 60, "name": 'x","staff_hundredths":5'}, application="A-1")


def test_a_column_that_came_later_is_read_as_what_its_row_then_meant() -> None:
    before = '{"application":"A-1","is_committed":0}'
    now = '{"application":"A-1","is_committed":0,"staff_hundredths":0,"is_commitment_known":1}'
    assert now == whole("partner", before)


def test_an_image_that_has_the_column_stays_as_it_is() -> None:
    image = '{"application":"A-1","staff":8,"staff_hundredths":60,"is_commitment_known":0}'
    assert image == whole("partner", image)


def test_a_value_that_looks_like_the_column_is_not_taken_for_it() -> None:
    image = json.dumps({"name": 'x","staff_hundredths":5'}, separators=(",", ":"))
    assert f'{image[:-1]},"staff_hundredths":0,"is_commitment_known":1}}' == whole("partner", image)


def test_no_row_and_tables_that_never_grew_are_left_alone() -> None:
    assert (None, '{"id":1}') == (whole("partner", None), whole("call", '{"id":1}'))


def test_a_change_of_a_row_from_before_is_proved_undone_and_seen_as_of(old: Path) -> None:
    with Workspace.open(old) as workspace:
        before, last = images(workspace.file), workspace.view.last_change()
        workspace.execute(Act(act=with_part_of_a_person))
        assert verify(workspace.file).is_whole
        assert before != images(workspace.file)
        with as_of(workspace, last) as past:
            assert before == images(past.file)
        workspace.undo()
        assert before == images(workspace.file)
        assert verify(workspace.file).is_whole


@pytest.mark.long
def test_the_whole_past_of_a_file_from_before_can_be_gone_back_to(old: Path) -> None:
    with Workspace.open(old) as workspace:
        workspace.execute(Act(act=with_part_of_a_person))
        for number in range(1, workspace.view.last_change() + 1):
            with as_of(workspace, number) as past:
                assert verify(past.file).is_whole, number


@pytest.mark.long
@pytest.mark.parametrize(("table", "grown"), GROWN, ids=lambda each: getattr(each, "name", "") or each.column)
def test_what_grew_came_later_and_its_default_is_what_older_images_mean(
    table: Table, grown: Grown, old: Path
) -> None:
    assert table.since < grown.since <= FORMAT
    with Workspace.open(old) as workspace:
        columns = {row[1]: row for row in workspace.file.rows(f'PRAGMA table_info("{table.name}")')}
        (default,) = workspace.file.rows(f"SELECT {columns[grown.column][4]}")[0]
        assert grown.otherwise == default
