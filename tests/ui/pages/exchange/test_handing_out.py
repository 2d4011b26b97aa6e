"""Handing out beside the window: it can be watched, stopped and closed upon, and no code is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QRunnable
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.file_kinds import CODES, PACK
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.codes_file import read_codes
from evalapp.operations.exchange.handout import PackWriting
from evalapp.operations.panel.attaching import attach_files
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from ui.pages.exchange.page import ExchangePage
from ui.settings import Settings
from ui.tasks import Tasks
from ui.window.frame import MainWindow


class Threads:
    """A pool in which everything has a thread of its own, at once."""

    def __init__(self) -> None:
        self.threads: list[Thread] = []

    def start(self, runnable: QRunnable) -> None:
        thread = Thread(target=runnable.run)
        self.threads.append(thread)
        thread.start()


class Gate:
    """Lets the packs be written one by one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened, self.reached = [Event(), Event()], [Event(), Event()]
        write = PackWriting._write

        def wait(writing: PackWriting, *given: object) -> None:
            self.reached[writing.count].set()
            assert self.opened[writing.count].wait(10)
            write(writing, *given)

        monkeypatch.setattr(PackWriting, "_write", wait)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    """With an attachment, which a pack takes along."""
    made = small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT)
    made.actor = SECRETARY
    plan = tmp_path / "plan.txt"
    plan.write_text("The plan", encoding="utf-8")
    attach_files(made, "A-1", [plan])
    return made


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, panel: Workspace) -> Iterator[MainWindow]:
    pool = Threads()
    made = MainWindow(Settings(tmp_path / "settings.json"), Tasks(pool))
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    made.start(panel)
    yield made
    made.close_session()
    made.close()
    for thread in pool.threads:
        thread.join(10)


@pytest.fixture
def page(window: MainWindow) -> ExchangePage:
    window.show_page("exchange", "hand-out")
    page = window.page()
    assert isinstance(page, ExchangePage)
    return page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "packs"


def ended(page: ExchangePage) -> Callable[[], bool]:
    return lambda: not page.handout.progress.is_busy


def issued(panel: Workspace) -> list[str]:
    return [each.juror for each in panel.view.issued()]


@pytest.mark.long
def test_all_packs_are_written_beside_the_window(
    page: ExchangePage, panel: Workspace, folder: Path, qtbot: QtBot
) -> None:
    page.handout.hand_out_to(folder)
    qtbot.waitUntil(ended(page))
    codes = {each.juror: each.code for each in page.handout.codes.rows_model.rows}
    assert (["J1", "J2"], codes) == (
        issued(panel),
        {juror: code for juror, (_name, code) in read_codes(folder / CODES).items()},
    )


@pytest.mark.long
def test_while_it_is_under_way_the_window_says_how_far_and_can_stop_it(
    page: ExchangePage, panel: Workspace, folder: Path, gate: Gate, qtbot: QtBot
) -> None:
    handout = page.handout
    handout.hand_out_to(folder)
    gate.opened[0].set()
    qtbot.waitUntil(lambda: handout.progress.bar.accessibleName() == "1 of 2 written")
    assert (True, False, True) == (
        handout.progress.isVisible(),
        handout.buttons.isEnabled(),
        handout.progress.stop is QApplication.focusWidget(),
    )
    assert gate.reached[1].wait(10)
    handout.progress.stop.click()
    gate.opened[1].set()
    qtbot.waitUntil(ended(page))
    # The one at hand is finished.
    assert (["J1", "J2"], False) == (issued(panel), handout.progress.isVisible())


@pytest.mark.long
def test_the_codes_of_what_was_written_are_shown_after_a_stop(
    page: ExchangePage, panel: Workspace, window: MainWindow, folder: Path, gate: Gate, qtbot: QtBot
) -> None:
    page.handout.hand_out_to(folder)
    assert gate.reached[0].wait(10)
    page.handout.progress.halt()
    gate.opened[0].set()
    qtbot.waitUntil(ended(page))
    assert (["J1"], True, [read_codes(folder / CODES)["J1"][1]]) == (
        issued(panel),
        page.handout.codes_card.isVisible(),
        [each.code for each in page.handout.codes.rows_model.rows],
    )
    assert "1 pack written. 1 was not written. Scoring is open now." == window.messages.text.text()


@pytest.mark.long
def test_closing_is_asked_about_and_then_records_what_was_written(
    page: ExchangePage, window: MainWindow, folder: Path, gate: Gate, tmp_path: Path
) -> None:
    page.handout.hand_out_to(folder)
    assert gate.reached[0].wait(10)
    window.close()
    assert (True, "Stop and go on") == (window.isVisible(), window.messages._act.text())
    gate.opened[0].set()
    window.messages._act.click()
    assert not window.isVisible()
    with Workspace.open(tmp_path / "call.evalpanel") as panel:
        assert ["J1"] == issued(panel)
    assert ["J1"] == list(read_codes(folder / CODES))


@pytest.mark.long
def test_what_can_no_longer_be_recorded_is_not_handed_out(
    page: ExchangePage, panel: Workspace, folder: Path, gate: Gate, qtbot: QtBot
) -> None:
    page.handout.hand_out_to(folder)
    assert gate.reached[0].wait(10)
    for phase in (Phase.SCORING, Phase.DELIBERATION):
        move_to_phase(panel, phase)
    for event in gate.opened:
        event.set()
    qtbot.waitUntil(ended(page))
    assert ([], True) == (issued(panel), "Nothing was handed out" in page.handout.error.text())
    assert [] == list(folder.iterdir())


@pytest.mark.long
def test_a_pack_that_could_not_get_its_name_is_said_beside_the_codes_and_at_the_next_opening(
    window: MainWindow,
    page: ExchangePage,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.suffix == PACK.suffix:
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    page.handout.hand_out_to(folder)
    qtbot.waitUntil(ended(page))
    assert "not yet under its name in the folder “packs”" in page.handout.error.text()
    assert (2, page.handout.codes_card.isHidden()) == (len(page.handout.codes.rows_model.rows), False)

    window.close_session()
    window.start(Workspace.open(tmp_path / "call.evalpanel"))
    # Nothing in a file chooses a folder: what waited lies beside the panel.
    assert "lies whole in the folder “call-recovered”" in window.messages.text.text()
    assert 2 == len(list((tmp_path / "call-recovered").glob("*.evalpack")))
    monkeypatch.setattr(Path, "replace", replace)
    window.close_session()
    window.start(Workspace.open(tmp_path / "call.evalpanel"))
    assert not window.messages.isVisible()
