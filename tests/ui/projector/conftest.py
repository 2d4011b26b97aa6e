"""A session on a panel whose meeting goes on only when a test says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evalapp.operations.workspace import Workspace
from tests.operations.meeting.projected_samples import sealed_panel
from ui.projector.clock import MeetingClock
from ui.projector.window import ProjectorWindow
from ui.session import Session
from ui.settings import Settings
from ui.tasks import Tasks

Show = Callable[[Workspace], ProjectorWindow]


@pytest.fixture
def show(tmp_path: Path, tasks: Tasks) -> Iterator[Show]:
    """The window of a panel, whose clock stands still; it closes them both."""
    shown: list[tuple[ProjectorWindow, Session]] = []

    def make(panel: Workspace) -> ProjectorWindow:
        session = Session(panel, tasks, Settings(tmp_path / f"settings-{len(shown)}.json"))
        still = datetime.now(UTC)
        vars(session)["clock"] = MeetingClock(session, lambda: still)
        made = ProjectorWindow(session)
        made.resize(1280, 720)
        made.show()
        shown.append((made, session))
        return made

    yield make
    for window, session in shown:
        window.close()
        window.let_go()
        session.let_go()
        session.workspace.close()
        window.deleteLater()


@pytest.fixture
def projector(show: Show, tmp_path: Path) -> ProjectorWindow:
    """Of the panel of the samples, before its meeting opens."""
    return show(sealed_panel(tmp_path))
