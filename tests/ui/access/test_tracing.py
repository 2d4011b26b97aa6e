"""What the window tells a file that EVALAPP_TRACE names, for tools that work it from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.scores import SetComment
from evalapp.operations.workspace import Workspace
from ui.access import tracing
from ui.access.announcing import announce
from ui.window.frame import MainWindow


@pytest.fixture
def trace_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "trace"
    monkeypatch.setattr(tracing, "_FILE", str(path))
    return path


def lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_an_announcement_is_written_as_it_is_said(qtbot: QtBot, trace_file: Path) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    announce(widget, "Één “return”\nwritten")

    assert lines(trace_file) == [{"said": "Één “return”\nwritten"}]


def test_a_change_is_told_by_its_number_and_not_by_what_was_typed(
    window: MainWindow, work: Workspace, trace_file: Path
) -> None:
    window.start(work)
    assert window.session is not None
    window.session.run(ConfirmNoConflict(application="A-1"))
    command = SetComment(juror="J1", application="A-1", criterion="helix", comment="Between us")

    window.session.run(command)

    assert {"stored": str(work.view.last_change())} in lines(trace_file)
    assert "Between us" not in trace_file.read_text(encoding="utf-8")


def test_without_a_file_nothing_is_written(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracing, "_FILE", "")
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    widget = QWidget()
    qtbot.addWidget(widget)

    announce(widget, "Nothing")

    assert sorted(tmp_path.rglob("*")) == before
