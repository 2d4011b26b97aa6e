"""A warehouse that an older program laid out goes on with a newer one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evalapp.publish import filling, laying, warehouse
from evalapp.publish.star.star import VERSION
from tests.cli.conftest import Ran
from tests.postgres import PASSWORD
from tests.publish.database import Database
from tests.samples import small_panel


@pytest.fixture
def call(tmp_path: Path) -> Path:
    small_panel(tmp_path / "call.evalpanel").close()
    return tmp_path / "call.evalpanel"


@pytest.mark.long
def test_rows_of_an_older_star_are_written_anew(
    publish: Callable[..., Ran], database: Database, call: Path
) -> None:
    publish(call)
    database.do("UPDATE evalapp.panel SET star = 0")
    assert "published again" in publish(call).out


@pytest.mark.long
def test_a_step_is_taken_once_and_readers_go_on_reading(
    publish: Callable[..., Ran], database: Database, call: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(call)
    database.do(f"CREATE ROLE analyst LOGIN PASSWORD '{PASSWORD}' IN ROLE evalapp_reader")
    for room in (filling, laying, warehouse):
        monkeypatch.setattr(room, "VERSION", VERSION + 1)
    step = ("ALTER TABLE evalapp.panel ADD COLUMN mood text NOT NULL DEFAULT 'calm'",)
    monkeypatch.setattr(laying, "STEPS", {VERSION + 1: step})

    newer, again = publish(call), publish(call)

    assert ["published again" in newer.out, "up to date" in again.out] == [True, True], (newer, again)
    assert database.rows("SELECT version FROM evalapp.schema_version ORDER BY 1") == [
        (VERSION,),
        (VERSION + 1,),
    ]
    assert database.rows("SELECT mood, star FROM evalapp.panel") == [("calm", VERSION + 1)]
    assert database.rows("SELECT applications FROM evalapp.state_of_play", "analyst") == [(3,)]
    database.do("DROP OWNED BY analyst", "DROP ROLE analyst")


@pytest.mark.long
def test_a_step_that_fails_leaves_everything_as_it_was(
    publish: Callable[..., Ran], database: Database, call: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(call)
    for room in (filling, laying, warehouse):
        monkeypatch.setattr(room, "VERSION", VERSION + 1)
    steps = (
        "ALTER TABLE evalapp.panel ADD COLUMN mood text",
        "ALTER TABLE evalapp.nowhere ADD COLUMN mood text",
    )
    monkeypatch.setattr(laying, "STEPS", {VERSION + 1: steps})

    failed = publish(call)

    assert (2, True) == (failed.status, "evalapp.nowhere" in failed.err)
    assert database.rows("SELECT version FROM evalapp.schema_version") == [(VERSION,)]
    assert database.rows("SELECT applications FROM evalapp.state_of_play") == [(3,)]
