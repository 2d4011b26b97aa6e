"""A page of the scheme: in draft, and once somebody has scored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evalapp.domain.permissions import Phase
from evalapp.operations.scores import SetScore
from tests.samples import small_panel
from tests.ui.pages.scheme.scheme_pages import opened
from ui.pages.scheme.page import SchemePage
from ui.tasks import Tasks


@pytest.fixture
def draft(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> Iterator[SchemePage]:
    with small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT) as panel:
        yield opened(qtbot, tasks, panel, tmp_path)


@pytest.fixture
def scoring(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> Iterator[SchemePage]:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
        yield opened(qtbot, tasks, panel, tmp_path)
