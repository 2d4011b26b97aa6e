"""One state of what is typed and saved, read by every sign of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.operations.workspace import Workspace
from tests.ui.pages.scoring.gate_samples import desk_of, press, type_in
from ui.pages.hand_in.page import HandInPage
from ui.pages.scoring.page import DossiersPage
from ui.saving import SAVED, SAVING, Saving, as_drafts, refused, worst_of
from ui.window.frame import MainWindow

ANOTHER = "The file is open in another window."


@pytest.fixture
def desk(window: MainWindow, work: Workspace) -> DossiersPage:
    return desk_of(window, work)


def refuse_everything(desk: DossiersPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is run is refused, as on a disk that is full."""

    def run(command: object, initiator: object = None, *, on_error: object = None) -> None:
        assert callable(on_error)
        on_error(ANOTHER)

    monkeypatch.setattr(desk.session, "run", run)


def signs(desk: DossiersPage, window: MainWindow) -> tuple[str, str, bool]:
    """Of the row at hand, the strip, and the title's mark."""
    return desk.form.current.foot._saved.text(), window.status._saved.text(), window.isWindowModified()


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((), SAVED),
        ((SAVED, SAVING), SAVING),
        ((SAVING, refused("a"), SAVED, refused("b")), refused("a")),
    ],
)
def test_of_several_the_worst_is_said(found: tuple[Saving, ...], expected: Saving) -> None:
    assert expected == worst_of(found)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((as_drafts(("a",)), SAVED, as_drafts(("b", "a"))), "Not recorded yet: a; b (kept on this device)"),
        ((as_drafts("abcd"), SAVED), "Not recorded yet: a; b; and 2 more (kept on this device)"),
        ((as_drafts("a"), SAVING), "Saving…"),
    ],
)
def test_every_draft_is_named_or_counted(found: tuple[Saving, ...], expected: str) -> None:
    assert expected == worst_of(found).words_of_all


def test_while_typed_words_are_on_their_way_no_sign_says_that_all_is_saved(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, Qt.Key.Key_Tab)
    type_in(qtbot, "Strong")
    assert ("saving…", "… Saving…", True) == signs(desk, window)

    desk.flush()

    row, strip, is_marked = signs(desk, window)
    assert row.startswith("saved ")
    assert strip.startswith("• All saved · ")
    assert not is_marked


def test_a_private_note_that_is_typed_is_a_part_of_it(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot
) -> None:
    desk.form.open_note()
    type_in(qtbot, "Ask about the lease")
    assert ("saving…", "… Saving…", True) == signs(desk, window)


def test_a_score_that_is_refused_is_said_by_every_sign_until_it_is_saved(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = desk.form.current
    with monkeypatch.context() as patched:
        refuse_everything(desk, patched)
        press(qtbot, Qt.Key.Key_4)
        assert ("not saved", f"! Not saved: {ANOTHER}", True) == signs(desk, window)
        assert (ANOTHER, None) == (row.trouble.why.text(), row.value.value())
        assert window.windowTitle().startswith("Not saved · ")

        desk.handlers()["next-dossier"]()
        assert "A-1" == desk.form.number
        assert not window.leaving.store_typed()

    row.trouble.link.click()

    assert 8 == row.value.value()
    assert ("", False) == (row.trouble.why.text(), window.isWindowModified())
    assert not window.windowTitle().startswith("Not saved")


def test_nothing_is_handed_in_beside_what_could_not_be_saved(
    desk: DossiersPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        refuse_everything(desk, patched)
        press(qtbot, Qt.Key.Key_4)
        window.show_page("hand-in")
        page = window.page()
        assert isinstance(page, HandInPage)
        monkeypatch.setattr(type(page.code), "is_whole", True)
        page.sign.align()

        assert (f"Not saved: {ANOTHER}", False) == (page.sign.saving.text(), page.button.isEnabled())
        page.sign.saving_link.click()

    assert (desk, True) == (window.page(), desk.form.current.value.hasFocus())
    desk.flush()
    assert (True, True) == (page.sign.saving.isHidden(), page.button.isEnabled())
