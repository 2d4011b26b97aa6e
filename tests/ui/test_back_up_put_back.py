"""A back-up is put back in the window, with the same care as on the command line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from evalapp.domain.permissions import Action
from evalapp.operations.desks.handing.giving import hand_over
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.backup import backups_of, original_of
from tests.forging import score_forged
from tests.samples import small_panel
from ui.app import Application
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
    yield made
    made.window.close_session()
    made.window.close()


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """Of which there is a back-up from before its last change; then a score was altered."""
    path = tmp_path / "call.evalpanel"
    with small_panel(path) as workspace:
        workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
        workspace.back_up()
        workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=6))
    score_forged(path)
    return path


def choose(monkeypatch: pytest.MonkeyPatch, backup: Path) -> list[str]:
    """What is chosen in the dialog of the system; returns where that begins."""
    began: list[str] = []

    def chosen(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        began.append(start)
        return str(backup), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    return began


def values(path: Path) -> list[int | None]:
    with Workspace.open(path, read_only=True) as workspace:
        return [each.value for each in workspace.view.scores()]


@pytest.mark.long
def test_the_banner_of_an_altered_panel_puts_a_back_up_back(
    application: Application, panel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (backup,) = backups_of(panel)
    began = choose(monkeypatch, backup)
    application.open(panel)
    assert "put a back-up back" in application.window.messages.text.text()
    application.window.messages._act.click()
    assert [str(backup)] == began
    said = application.window.messages.text.text()
    assert "call.evalpanel is now as it was after change" in said
    assert "What stood there before is kept as" in said
    session = application.window.session
    assert session is not None
    assert (panel, [7]) == (session.path, [each.value for each in session.view.scores()])
    kept = [each for each in backups_of(panel) if each != backup]
    assert [[10]] == [values(each) for each in kept]


def test_a_back_up_that_is_not_whole_is_refused_and_nothing_changed(
    application: Application, panel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (backup,) = backups_of(panel)
    score_forged(backup)
    choose(monkeypatch, backup)
    before = panel.read_bytes()
    application.choose_backup()
    assert "is not whole" in application.window.messages.text.text()
    assert before == panel.read_bytes()


@pytest.mark.long
def test_a_panel_that_does_not_open_offers_its_back_ups(
    application: Application, panel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (backup,) = backups_of(panel)
    choose(monkeypatch, backup)
    panel.write_bytes(b"so" * 5000)
    application.open(panel)
    application.window.messages._act.click()
    session = application.window.session
    assert session is not None
    assert panel == session.path


@pytest.mark.long
def test_a_panel_that_was_handed_over_stays_so_and_the_window_says_it(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "given.evalpanel"
    with small_panel(path) as workspace:
        hand_over(workspace, "Els Bos", tmp_path / "given.evalhandover")
    (before,) = backups_of(path)
    choose(monkeypatch, before)
    application.open(path)
    application.choose_backup()
    assert "was handed over to Els Bos" in application.window.messages.text.text()
    session = application.window.session
    assert session is not None
    assert "Els Bos" in session.why_not(Action.SCORE)
    assert session.may(Action.TAKE_BACK)


@pytest.mark.long
def test_without_a_file_it_is_that_of_which_the_back_up_is(
    application: Application, panel: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (backup,) = backups_of(panel)
    assert panel == original_of(backup)
    choose(monkeypatch, Path(shutil.copy(backup, tmp_path / "elsewhere.evalpanel")))
    application.choose_backup()
    assert "does not lie in a folder with back-ups" in application.window.messages.text.text()
    choose(monkeypatch, backup)
    application.choose_backup()
    session = application.window.session
    assert session is not None
    assert panel == session.path


@pytest.mark.long
def test_who_chooses_nothing_stays_where_they_were(
    application: Application, panel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application.open(panel)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))
    application.choose_backup()
    assert application.window.session is not None
