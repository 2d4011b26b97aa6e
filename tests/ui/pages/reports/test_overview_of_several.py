"""An overview of several calls from the window: the open one with others, which are only read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from evalapp.operations.records.overviews import prove_overview
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import decided
from tests.samples import SECRETARY, small_panel
from tests.ui.pages.reports.reports_pages import page_of
from ui.dialogs.files import FilesAsked
from ui.pages.reports.page import ReportsPage
from ui.window.frame import MainWindow


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ReportsPage:
    panel = small_panel(tmp_path / "call.evalpanel")
    panel.actor = SECRETARY
    return page_of(window, panel)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    decided(tmp_path / "other.evalpanel").close()
    return tmp_path / "other.evalpanel"


def ask(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch, others: Sequence[Path], target: Path | None
) -> None:
    monkeypatch.setattr(FilesAsked, "several", lambda *_asked: list(others))
    monkeypatch.setattr(FilesAsked, "place", lambda *_asked: target)
    page.print_several()


@pytest.mark.long
def test_it_is_written_with_the_open_call_first(
    page: ReportsPage, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before, target = other.read_bytes(), tmp_path / "samen.pdf"
    ask(page, monkeypatch, [other], target)
    qtbot.waitUntil(lambda: page.result.isVisibleTo(page))
    said = PdfReader(target).pages[0].extract_text()
    assert said.index("T-1") < said.index("Call", said.index("T-1"))
    assert (target, before) == (page.result.written, other.read_bytes())
    page.session.workspace.close()
    proof = prove_overview([tmp_path / "call.evalpanel", other], target)
    assert proof.is_proved


@pytest.mark.long
def test_a_file_that_cannot_be_counted_is_named_on_the_page(
    page: ReportsPage, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    strange, target = tmp_path / "vreemd.evalpanel", tmp_path / "samen.pdf"
    strange.write_text("geen panel")
    ask(page, monkeypatch, [other, strange], target)
    qtbot.waitUntil(lambda: str(strange) in page.work.error.text())
    assert (False, False) == (target.exists(), page.result.isVisibleTo(page))


def test_the_open_file_among_the_others_is_named_twice(
    page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    ask(page, monkeypatch, [tmp_path / "call.evalpanel"], tmp_path / "samen.pdf")
    qtbot.waitUntil(lambda: "name it once" in page.work.error.text())


def test_who_chooses_no_file_or_no_place_is_asked_nothing_more(
    page: ReportsPage, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for others, target in (((), None), ((other,), None)):
        ask(page, monkeypatch, others, target)
        assert not page.work.is_busy


@pytest.mark.long
def test_what_becomes_of_the_open_file_says_nothing_of_the_report(
    page: ReportsPage, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    ask(page, monkeypatch, [other], tmp_path / "samen.pdf")
    qtbot.waitUntil(lambda: page.result.isVisibleTo(page))
    before = page.result._text.text()
    page.result.follow("ab" * 32)
    assert before == page.result._text.text()
    assert "names each of its files" in before


def test_a_panel_in_use_elsewhere_is_said_so(
    page: ReportsPage, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with Workspace.open(other):
        ask(page, monkeypatch, [other], tmp_path / "samen.pdf")
        qtbot.waitUntil(lambda: str(other) in page.work.error.text())
