from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.operations.workspace import Workspace
from evalapp.store.history.proving import permitted
from tests.samples import small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


@pytest.fixture(autouse=True)
def act_of_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that tests write by hand are changes by an act of their own; about every other it is asked as ever."""
    monkeypatch.setattr(permitted, "_ACTS", permitted._ACTS | {"test"})
    monkeypatch.setattr(permitted, "_BY_NOBODY", permitted._BY_NOBODY | {"test"})
