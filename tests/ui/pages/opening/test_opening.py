"""Opening a pack in the window: the code, wrong codes, progress, what a newer pack changed, a past deadline."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.exchange.sealed.codes import new_code
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.workspace import Workspace
from ui.app import Application
from ui.pages.opening.access_code import AccessCodePage
from ui.pages.opening.attempts import Attempts
from ui.pages.scoring.page import DossiersPage
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
    made.window.show()
    yield made
    made.window.close()


@pytest.fixture
def page(application: Application, pack: HandedPack) -> AccessCodePage:
    application.open(pack.path)
    return shown(application)


def shown(application: Application) -> AccessCodePage:
    page = application.window.stack.currentWidget()
    assert isinstance(page, AccessCodePage)
    return page


# the code


def test_look_alikes_and_small_letters_are_shown_as_the_code_has_them(
    page: AccessCodePage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.code.edit, "oil0u")
    assert page.code.edit.text() == "0110U"
    assert "“U” cannot be part" in page.code.note.text()


@pytest.mark.parametrize("around", ["{}", "  {}\n", "J1,An Peeters,{}", "Your code: {} (keep it apart)"])
def test_a_pasted_code_is_found_and_grouped(
    page: AccessCodePage, pack: HandedPack, qtbot: QtBot, around: str
) -> None:
    QGuiApplication.clipboard().setText(around.format(pack.code.replace("-", " ").lower()))
    page.code.edit.paste()
    assert (page.code.edit.text(), page.button.isEnabled()) == (pack.code, True)


def test_one_wrong_letter_is_noticed_before_anything_is_opened(
    page: AccessCodePage, pack: HandedPack, qtbot: QtBot
) -> None:
    other = "0" if pack.code[0] != "0" else "1"
    qtbot.keyClicks(page.code.edit, other + pack.code[1:])
    assert "mistyped" in page.code.note.text()
    assert not page.button.isEnabled()


# wrong codes


def try_wrong(page: AccessCodePage, times: int) -> None:
    for _time in range(times):
        page.code.clear()
        page.code.edit.insert(new_code())
        page.code.edit.textEdited.emit(page.code.edit.text())
        page.open()


def test_four_wrong_codes_cost_nothing(page: AccessCodePage) -> None:
    try_wrong(page, 4)
    assert "does not open this pack" in page.code.note.text()
    assert page.button.isEnabled()
    assert page.error.isHidden()


def test_the_fifth_wrong_code_names_the_way_out_and_waits(page: AccessCodePage) -> None:
    try_wrong(page, 5)
    assert "The secretary can hand out a new pack with a new code" in page.error.text()
    assert "try again in 30 seconds." in page.error.text()
    assert not page.button.isEnabled()


def test_nobody_is_locked_out(qtbot: QtBot, pack: HandedPack) -> None:
    clock = [0.0]
    attempts = Attempts(lambda: clock[0])
    page = AccessCodePage(pack.path, Tasks(SynchronousPool()), attempts)
    qtbot.addWidget(page)
    opened: list[Workspace] = []
    page.opened.connect(opened.append)
    try_wrong(page, 5)
    page.code.edit.setText(pack.code)
    page.open()
    assert opened == []

    clock[0] = 29.5
    page._show_wait()
    assert "try again in 1 second." in page.error.text()
    clock[0] = 30.0
    page._show_wait()
    page.open()

    assert len(opened) == 1
    opened[0].close()
    assert attempts.seconds_left(pack.path) == 0
    assert not attempts.are_many(pack.path)


def test_leaving_the_page_does_not_start_the_count_again(application: Application, pack: HandedPack) -> None:
    application.open(pack.path)
    try_wrong(shown(application), 5)
    application.show_start()
    application.open(pack.path)
    assert not shown(application).button.isEnabled()
    assert "try again in" in shown(application).error.text()


def test_a_damaged_pack_is_said_beside_the_field_and_costs_no_try(
    application: Application, page: AccessCodePage, pack: HandedPack
) -> None:
    pack.path.write_bytes(pack.path.read_bytes()[:-40])
    for _time in range(6):
        page.code.edit.setText(pack.code)
        page._follow(True)
        page.open()
    assert "damaged or was cut off" in page.code.note.text()
    assert page.button.isEnabled()
    assert application.window.session is None


# opening


def test_the_opening_shows_its_bytes(application: Application, pack: HandedPack, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(bytes(8_000_000))
    with Workspace.open(tmp_path / "call.evalpanel") as panel:
        panel.execute(AttachFiles(application="A-1", paths=(tmp_path / "plan.pdf",)))
        again = hand_out(panel, tmp_path / "large", jurors=["J1"]).packs[0]
    application.open(again.path)
    page = shown(application)
    said: list[str] = []
    page.show_bytes = lambda done, whole: said.append(f"{done // 10**6}/{whole // 10**6}")  # type: ignore[method-assign]
    page.code.edit.setText(pack.code)
    page._follow(True)
    page.open()
    assert {"4/16", "8/16"} <= set(said)
    assert isinstance(application.window.page(), DossiersPage)


def test_an_opening_that_is_stopped_leaves_the_page_ready_and_no_file(
    application: Application, page: AccessCodePage, pack: HandedPack
) -> None:
    page.show_bytes = lambda _done, _whole: page.stop()  # type: ignore[method-assign]
    page.code.edit.setText(pack.code)
    page._follow(True)
    page.open()
    assert page.button.isEnabled()
    assert page.progress.isHidden()
    assert list(pack.path.parent.glob("*.evalwork*")) == []


def test_a_work_file_that_is_ready_after_the_page_was_left_is_closed_again(
    page: AccessCodePage, pack: HandedPack
) -> None:
    from evalapp.operations.juror.opening import open_or_renew
    from ui.pages.opening.access_code import _deliver, _Opening

    opening = _Opening(pack.path, pack.code)
    opening.is_stopped = True
    opened = open_or_renew(pack.path, pack.code)
    _deliver(page, opening, opened, None)

    Workspace.open(opened.workspace.path).close()  # nobody holds it


def test_a_pack_dropped_on_the_window_asks_for_its_code(application: Application, pack: HandedPack) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(pack.path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    application.window.dropEvent(event)
    assert shown(application).accessibleName() == "Open your pack"


@pytest.mark.parametrize("ending", [".evalpack", ".evalwork", ".evalpanel", ".EVALPACK"])
def test_a_file_given_on_the_command_line_opens_in_the_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ending: str
) -> None:
    """What a double click comes to."""
    import main as program

    given: list[Any] = []
    monkeypatch.setattr("ui.launch.open_window", lambda file: given.append(file) or 0)
    path = tmp_path / f"call{ending}"
    monkeypatch.setattr(sys, "argv", ["evalapp", str(path)])
    assert (program.main(), given) == (0, [path])
