"""A disk that fills while a juror types: what cannot be stored stays on the screen and is stored once there is room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evalapp.domain.errors import KnownError
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from ui.pages.scoring.form.criterion_row import CriterionRow
from ui.pages.scoring.page import DossiersPage
from ui.widgets.comment import AUTOSAVE_AFTER
from ui.widgets.text import Label
from ui.window.frame import MainWindow

LONG = "Stays in the field. " * 800  # does not fit in what is left of the pages of the file
NO_ROOM = "There is no room left on the disk"
PAGES = 2**30


@pytest.fixture
def page(window: MainWindow, work: Workspace) -> DossiersPage:
    """A desk with every dossier open for scoring."""
    for assignment in work.view.assignments():
        work.execute(ConfirmNoConflict(application=assignment.application))
    window.start(work)
    page = window.page()
    assert isinstance(page, DossiersPage)
    return page


def fill_disk(work: Workspace) -> None:
    """From here on the file may not grow, and what it has left is used up for a score."""
    work.file.conn.execute(f"PRAGMA max_page_count = {work.file.pragma('page_count')}")
    # The first change that finds no room may still leave some for a smaller one.
    for criterion in ("sme", "helix", "sme", "helix"):
        with pytest.raises(KnownError):
            for n in range(100):
                work.execute(SetScore(juror="J1", application="A-3", criterion=criterion, value=n % 2))


def make_room(work: Workspace) -> None:
    work.file.conn.execute(f"PRAGMA max_page_count = {PAGES}")


def type_motivation(qtbot: QtBot, page: DossiersPage, text: str = LONG) -> CriterionRow:
    row = page.form.current
    row.focus(on_comment=True)
    row.comment.insertPlainText(text[:-1])
    qtbot.keyClicks(row.comment, text[-1])
    return row


def sentences(window: MainWindow) -> list[str]:
    """On the page; the strip below it says the same."""
    labels = window.stack.findChildren(Label)
    return [each.text() for each in labels if NO_ROOM in each.text() and each.isVisible()]


def stored(work: Workspace) -> list[str]:
    return [score.comment for score in work.view.scores(application="A-1") if score.comment]


@pytest.mark.long
def test_what_cannot_be_stored_stays_in_the_field_with_one_sentence(
    qtbot: QtBot, window: MainWindow, work: Workspace, page: DossiersPage
) -> None:
    fill_disk(work)
    row = type_motivation(qtbot, page)

    qtbot.waitUntil(lambda: bool(sentences(window)), timeout=AUTOSAVE_AFTER + 2000)

    assert row.comment.text() == LONG
    assert len(sentences(window)) == 1
    assert stored(work) == []
    assert f"Not saved: {NO_ROOM}" in window.status._saved.text()
    assert window.windowTitle().startswith("Not saved · ")
    make_room(work)


def test_after_a_while_it_is_stored_without_a_key(
    qtbot: QtBot, window: MainWindow, work: Workspace, page: DossiersPage
) -> None:
    fill_disk(work)
    row = type_motivation(qtbot, page)
    row.comment._again.setInterval(50)
    row.comment.commit()
    make_room(work)

    qtbot.waitUntil(lambda: stored(work) == [LONG])

    assert sentences(window) == []
    assert "All saved" in window.status._saved.text()
    assert not window.isWindowModified()


@pytest.mark.long
def test_the_next_key_stores_it_too(
    qtbot: QtBot, window: MainWindow, work: Workspace, page: DossiersPage
) -> None:
    fill_disk(work)
    row = type_motivation(qtbot, page)
    row.comment.commit()
    make_room(work)

    qtbot.keyClicks(row.comment, "!")

    qtbot.waitUntil(lambda: stored(work) == [LONG + "!"], timeout=AUTOSAVE_AFTER + 2000)


def test_another_dossier_waits_until_it_is_stored(
    qtbot: QtBot, window: MainWindow, work: Workspace, page: DossiersPage
) -> None:
    fill_disk(work)
    row = type_motivation(qtbot, page)

    page.handlers()["next-dossier"]()

    task = page.list.current()
    assert task is not None
    assert task.number == "A-1"
    assert row.comment.text() == LONG
    make_room(work)
    page.handlers()["next-dossier"]()
    assert stored(work) == [LONG]


def test_the_window_does_not_close_over_it(
    qtbot: QtBot, window: MainWindow, work: Workspace, page: DossiersPage
) -> None:
    fill_disk(work)
    row = type_motivation(qtbot, page)

    window.close()

    assert window.isVisible()
    assert row.comment.text() == LONG
    make_room(work)


def test_a_score_that_cannot_be_stored_is_not_shown_as_given(
    qtbot: QtBot, window: MainWindow, work: Workspace, page: DossiersPage
) -> None:
    fill_disk(work)
    row = page.form.current

    qtbot.keyClick(row.value, Qt.Key.Key_4)

    assert row.value.value() is None
    assert len(sentences(window)) == 1
    make_room(work)
    qtbot.keyClick(row.value, Qt.Key.Key_4)
    assert row.value.value() == 8
    assert sentences(window) == []
