"""What a newer pack changed is shown over the first page; and a deadline that has passed is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.panel.terms import CallEdit, ChangeTerms
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.app import Application
from ui.dialogs.renewal import RenewalSheet
from ui.pages.hand_in.page import HandInPage
from ui.pages.opening.access_code import AccessCodePage
from ui.pages.scoring.page import DossiersPage
from ui.settings import Settings
from ui.tasks import SynchronousPool, Tasks


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
    made.window.show()
    yield made
    made.window.close()


def shown(application: Application) -> AccessCodePage:
    page = application.window.stack.currentWidget()
    assert isinstance(page, AccessCodePage)
    return page


def terms(deadline: str) -> ChangeTerms:
    return ChangeTerms(
        edit=CallEdit(deadline=deadline), reason="More time.", decided_by="Minister", decided_on="2016-06-27"
    )


def renewed(pack: HandedPack, *, deadline: str | None = None) -> HandedPack:
    """A newer pack in the place of the first one, which had been scored."""
    with open_pack(pack.path, pack.code) as work:
        work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    with Workspace.open(pack.path.parent.parent / "call.evalpanel") as panel:
        panel.execute(terms(deadline or "2099-12-18T16:00:00+00:00"))
        return hand_out(panel, pack.path.parent, jurors=["J1"]).packs[0]


def message(application: Application) -> str:
    bar = application.window.messages
    return bar.text.text() if bar.isVisible() else ""


def open_with_code(application: Application, pack: HandedPack, code: str) -> None:
    application.open(pack.path)
    page = shown(application)
    page.code.edit.setText(code)
    page._follow(True)
    page.open()


@pytest.mark.long
def test_what_a_newer_pack_changed_is_shown_over_the_first_page(
    application: Application, pack: HandedPack, qtbot: QtBot
) -> None:
    newer = renewed(pack)
    open_with_code(application, newer, pack.code)

    assert isinstance(application.window.page(), DossiersPage)
    (sheet,) = application.window.findChildren(RenewalSheet)
    assert sheet.accessibleName() == "What pack 2 changed"
    assert sheet.sentences == ("The deadline is now 18 December 2099, 17:00.",)
    qtbot.keyClick(sheet.button, Qt.Key.Key_Escape)
    assert sheet.isHidden()


@pytest.mark.long
@pytest.mark.parametrize("has_begun", [True, False])
def test_who_would_go_on_without_the_code_of_a_newer_pack_is_told_what_stays_out(
    application: Application, pack: HandedPack, has_begun: bool
) -> None:
    if has_begun:
        open_pack(pack.path, pack.code).close()
    application.open(pack.path)
    page = shown(application)
    said = [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    assert has_begun == any("such as the deadline, is not taken in" in text for text in said)
    assert has_begun == page._resume.isVisibleTo(page)


@pytest.mark.long
def test_the_sheet_can_be_seen_again_from_the_palette(application: Application, pack: HandedPack) -> None:
    newer = renewed(pack)
    open_pack(newer.path, pack.code).close()
    application.open(pack.path.with_suffix(".evalwork"))
    assert application.window.findChildren(RenewalSheet) == []

    application.window.trigger("renewal")

    assert len(application.window.findChildren(RenewalSheet)) == 1


@pytest.mark.long
def test_the_sheet_leads_to_what_was_kept_aside(application: Application, pack: HandedPack) -> None:
    from evalapp.domain.application import Admissibility
    from evalapp.operations.panel.applications import SetAdmissibility

    with Workspace.open(pack.path.parent.parent / "call.evalpanel") as panel:
        panel.execute(
            SetAdmissibility(application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="late")
        )
    newer = renewed(pack)
    open_with_code(application, newer, pack.code)
    (sheet,) = application.window.findChildren(RenewalSheet)

    sheet.aside.click()

    assert isinstance(application.window.page(), HandInPage)


@pytest.mark.long
def test_with_the_first_pack_there_is_nothing_to_show_and_it_says_so(
    application: Application, pack: HandedPack
) -> None:
    open_with_code(application, pack, pack.code)
    application.window.trigger("renewal")
    assert "first pack" in message(application)


@pytest.mark.long
def test_an_older_pack_is_refused_beside_the_field(
    application: Application, pack: HandedPack, tmp_path: Path
) -> None:
    older = tmp_path / "older.evalpack"
    older.write_bytes(pack.path.read_bytes())
    newer = renewed(pack)
    open_pack(newer.path, pack.code).close()
    pack.path.write_bytes(older.read_bytes())

    open_with_code(application, pack, pack.code)

    assert "This is pack 1" in shown(application).code.note.text()


@pytest.mark.long
def test_undo_right_after_it_says_why_there_is_none(application: Application, pack: HandedPack) -> None:
    newer = renewed(pack)
    open_with_code(application, newer, pack.code)
    application.window.undo()
    assert "since “Pack 2 merged into the work”, which cannot be undone" in message(application)


# a deadline that has passed


@pytest.mark.long
def test_past_its_deadline_a_pack_opens_with_a_clear_sentence(
    application: Application, tmp_path: Path
) -> None:
    with small_panel(tmp_path / "old.evalpanel") as panel:
        panel.execute(terms("2015-12-18T16:00:00+00:00"))
        pack = hand_out(panel, tmp_path / "old", jurors=["J1"]).packs[0]
    open_with_code(application, pack, pack.code)

    assert isinstance(application.window.page(), DossiersPage)
    assert "The deadline of this call was 18 December 2015, 17:00." in message(application)
    application.close_file()
    application.open(pack.path.with_suffix(".evalwork"))
    assert "ask the secretary whether" in message(application)


@pytest.mark.long
def test_before_its_deadline_nothing_is_said(application: Application, pack: HandedPack) -> None:
    newer = renewed(pack)
    open_with_code(application, newer, pack.code)
    assert message(application) == ""
