"""The list of files opened lately: several calls side by side, with what is left to do in each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.juror.glance import Found, glance_at
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import another_deadline, changed_call, small_panel
from ui.app import Application
from ui.pages.opening.recent import RecentFile
from ui.pages.opening.start import StartPage
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def application(qapp: QApplication, settings: Settings) -> Iterator[Application]:
    made = Application(qapp, settings, Tasks(SynchronousPool()))
    made.window.show()
    yield made
    made.window.close()


@pytest.fixture
def pack(tmp_path: Path) -> HandedPack:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(changed_call(title="Networks"))
        panel.execute(another_deadline("2099-12-18T16:00:00+00:00"))
        return hand_out(panel, tmp_path / "packs", jurors=["J1"]).packs[0]


@pytest.fixture
def work(pack: HandedPack) -> Path:
    """A-1 is scored whole, A-2 half."""
    with open_pack(pack.path, pack.code) as workspace:
        finish(workspace, "A-1")
        workspace.execute(SetScore(juror="J1", application="A-2", criterion="helix", value=7))
        return workspace.path


def finish(workspace: Workspace, number: str) -> None:
    for criterion in ("helix", "sme"):
        workspace.execute(SetScore(juror="J1", application=number, criterion=criterion, value=7))
    workspace.execute(SetComment(juror="J1", application=number, criterion="helix", comment="Good"))


def lines(application: Application, *paths: Path) -> list[RecentFile]:
    for path in reversed(paths):
        application.settings.remember(path)
    application.show_start()
    page = application.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    return page.recent.lines


def test_a_work_file_tells_its_call_juror_deadline_and_progress(application: Application, work: Path) -> None:
    (line,) = lines(application, work)

    assert line.title.text() == "Networks"
    assert line.facts.text() == "An Peeters · hand in by 18 December 2099, 17:00 · 1 of 3 scored"
    assert line.badge.text() == "2 to do"
    assert work.name in line.place.text()
    assert "1 of 3 scored" in line.accessibleDescription()


def test_calls_stand_side_by_side_latest_first(application: Application, work: Path, tmp_path: Path) -> None:
    with small_panel(tmp_path / "other.evalpanel") as panel:
        panel.execute(changed_call(title="Clusters"))
        other = hand_out(panel, tmp_path / "other", jurors=["J1"]).packs[0]
    open_pack(other.path, other.code).close()

    shown = lines(application, other.path.with_suffix(".evalwork"), work)

    assert [line.title.text() for line in shown] == ["Clusters", "Networks"]


def test_work_that_is_done_and_work_that_is_handed_in_say_so(
    application: Application, work: Path, pack: HandedPack, tmp_path: Path
) -> None:
    with Workspace.open(work) as workspace:
        finish(workspace, "A-2")
        finish(workspace, "A-3")
    assert [line.badge.text() for line in lines(application, work)] == ["not handed in"]

    with Workspace.open(work) as workspace:
        submit(workspace, pack.code, tmp_path / "r.evalreturn")
    assert [line.badge.text() for line in lines(application, work)] == ["handed in"]


def test_a_pack_and_a_panel_say_what_they_are(
    application: Application, pack: HandedPack, tmp_path: Path
) -> None:
    sealed, panel = lines(application, pack.path, tmp_path / "call.evalpanel")

    assert (sealed.title.text(), sealed.badge.text()) == (pack.path.name, "pack")
    assert (panel.title.text(), panel.badge.text()) == ("Networks", "panel")
    assert panel.facts.text().startswith("Scoring")


def test_a_file_that_is_gone_is_shown_so_and_can_be_taken_off_the_list(
    application: Application, work: Path, qtbot: QtBot
) -> None:
    gone = work.with_name("gone.evalwork")
    first, second = lines(application, gone, work)
    assert (first.title.text(), first.badge.text()) == ("gone.evalwork", "not found")
    assert "No longer there" in first.facts.text()

    qtbot.mouseClick(first._forget, Qt.MouseButton.LeftButton)

    assert first.isHidden()
    assert application.settings.recent() == [work]
    assert second.isVisible()


def test_a_file_that_is_open_elsewhere_is_shown_so(application: Application, work: Path) -> None:
    with Workspace.open(work):
        (line,) = lines(application, work)
    assert line.badge.text() == "open elsewhere"
    assert "close it there first" in line.facts.text()


@pytest.mark.long
@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00 nothing", b"holiday"])
def test_a_file_that_cannot_be_read_is_shown_so_and_the_others_are_there(
    application: Application, work: Path, content: bytes
) -> None:
    broken = work.with_name("broken.evalwork")
    broken.write_bytes(content)
    first, second = lines(application, broken, work)
    assert (first.badge.text(), second.badge.text()) == ("cannot be read", "2 to do")


def test_a_glance_changes_nothing_and_leaves_nothing(work: Path) -> None:
    before, names = work.read_bytes(), set(work.parent.iterdir())
    assert glance_at(work).found is Found.WORK
    assert (work.read_bytes(), set(work.parent.iterdir())) == (before, names)


def test_nothing_is_read_before_the_page_stands(qapp: QApplication, settings: Settings, work: Path) -> None:
    """The names are there at once; what each is about follows from a thread."""
    waiting: list[object] = []

    class Pool:
        def start(self, runnable: object) -> None:
            waiting.append(runnable)

    settings.remember(work)
    page = StartPage(settings.recent(), Tasks(Pool()))
    assert (len(waiting), page.recent.lines[0].title.text()) == (1, work.name)
    page.deleteLater()


@pytest.mark.long
def test_a_file_on_the_list_opens(application: Application, work: Path, qtbot: QtBot) -> None:
    (line,) = lines(application, work)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert application.window.session is not None
    assert application.window.session.path == work


@pytest.mark.long
def test_a_file_just_closed_is_not_shown_as_open(application: Application, work: Path) -> None:
    application.open(work)

    application.do("close")

    page = application.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    assert [line.badge.text() for line in page.recent.lines] == ["2 to do"]
