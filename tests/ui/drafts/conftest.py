"""A panel, and a window that gives it back whatever a test leaves typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.people import Person, Role
from evalapp.operations.panel.jury import ImportJury
from tests.samples import small_panel
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel") as made:
        works = Person(id="J1", name="An Peeters", role=Role.JUROR, organisation="Organisation of A-1 (DEMO)")
        made.execute(ImportJury(people=(works,), reason="Verbeterd."))
    return tmp_path / "call.evalpanel"


@pytest.fixture
def office(window: MainWindow) -> Iterator[MainWindow]:
    yield window
    window.close_session()
