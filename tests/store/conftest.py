from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.operations.workspace import Workspace
from tests.samples import small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace
