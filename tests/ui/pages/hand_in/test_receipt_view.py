"""The receipt on the screen and as a file, and removing what lies on this computer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.receipt import grouped
from evalapp.domain.texts import in_language
from evalapp.operations.exchange.handout import HandedPack
from evalapp.operations.juror.handing_in import last_receipt
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.ui.access.sweeping import settle
from ui.app import Application
from ui.look import theme
from ui.pages.hand_in.page import HandInPage
from ui.pages.opening.start import StartPage
from ui.settings import Settings
from ui.tables.cells import Band
from ui.tasks import SynchronousPool, Tasks


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    made = Application(qapp, Settings(tmp_path / "settings.json"), Tasks(SynchronousPool()))
    made.window.show()
    yield made
    made.window.close()


@pytest.fixture
def page(application: Application, pack: HandedPack, qtbot: QtBot) -> HandInPage:
    """A-1 is complete and handed in with everything else."""
    with open_pack(pack.path, pack.code) as work:
        for criterion, value in (("helix", 7), ("sme", 6)):
            work.execute(SetScore(juror="J1", application="A-1", criterion=criterion, value=value))
        work.execute(SetComment(juror="J1", application="A-1", criterion="helix", comment="Sterk."))
    application.open(work.path)
    application.window.show_page("hand-in")
    shown = application.window.page()
    assert isinstance(shown, HandInPage)
    qtbot.keyClicks(shown.code.edit, pack.code)
    qtbot.keyClick(shown.code.edit, Qt.Key.Key_Return)
    return shown


def workspace(page: HandInPage) -> Workspace:
    return page.session.workspace


def shown_rows(page: HandInPage) -> list[str]:
    model = page.receipt.table.rows_model
    return [
        row.text if isinstance(row, Band) else " | ".join(column.cell(row).words for column in model.columns)
        for row in model.lines
    ]


def test_the_receipt_lists_what_was_signed(page: HandInPage) -> None:
    assert shown_rows(page) == [
        "A-1 · Title of A-1 · own total 3.33",
        "Triple helix | 3.5 |  | given",
        "SME impact | 3.0 |  | none",
    ]
    assert page.receipt.left_out.text() == "Not handed in: A-2, A-3."


def test_the_receipt_names_the_file_and_the_whole_fingerprint(page: HandInPage) -> None:
    receipt = last_receipt(workspace(page))
    assert receipt is not None
    said = [label.text() for label in page.receipt.facts.findChildren(type(page.receipt.saved))]
    assert grouped(receipt.fingerprint) in [" ".join(words.split()) for words in said]
    assert any(words.endswith("J1-An-Peeters.evalreturn") for words in said)


def test_a_criterion_without_score_is_said_to_be_open(
    page: HandInPage, pack: HandedPack, qtbot: QtBot
) -> None:
    workspace(page).execute(SetScore(juror="J1", application="A-2", criterion="sme", value=4))
    page.show_signing()
    page.refresh(None)
    qtbot.keyClicks(page.code.edit, pack.code)
    page.submit()

    assert "Triple helix | not scored yet | not scored yet | none" in shown_rows(page)


def test_the_receipt_is_saved_as_pdf(page: HandInPage, tmp_path: Path) -> None:
    page.save_receipt_at(tmp_path / "receipt")

    text = PdfReader(io.BytesIO((tmp_path / "receipt.pdf").read_bytes())).pages[0].extract_text()
    assert "Title of A-1" in text
    assert page.receipt.saved.text() == "The receipt “receipt.pdf” is saved."


def test_a_receipt_never_replaces_another_kind_of_file(page: HandInPage, pack: HandedPack) -> None:
    page.save_receipt_at(pack.path)

    assert "already exists" in page.receipt.saved.text()
    assert page.receipt.saved.property("tone") == "bad"


@pytest.mark.long
def test_the_last_receipt_can_be_shown_after_a_restart(
    page: HandInPage, application: Application, tmp_path: Path
) -> None:
    before, path = shown_rows(page), page.session.path
    application.close_file()
    application.open(path)
    application.window.trigger("show-receipt")

    again = application.window.page()
    assert isinstance(again, HandInPage)
    assert shown_rows(again) == before
    assert not again.receipt.folder_button.isVisible()


def test_saving_a_receipt_before_the_first_return_leads_to_signing(
    application: Application, pack: HandedPack
) -> None:
    work = open_pack(pack.path, pack.code)
    path = work.path
    work.close()
    application.open(path)
    application.window.trigger("save-receipt")

    page = application.window.page()
    assert isinstance(page, HandInPage)
    assert page.faces.currentWidget() is page.signing


# removing what lies on this computer


def test_removing_takes_two_deliberate_steps_and_ends_at_the_start(
    page: HandInPage, application: Application, pack: HandedPack
) -> None:
    path = page.session.path
    page.receipt.remove_link.click()
    page.removal.button.click()
    assert not page.removal.button.isEnabled()

    page.removal.is_sent.setChecked(True)
    page.removal.button.click()

    assert not path.exists()
    assert pack.path.exists()
    assert path.with_suffix(".evalreturn").exists()
    assert application.window.session is None
    assert isinstance(application.window.stack.currentWidget(), StartPage)
    assert application.settings.recent() == []
    assert "removed from this computer: 1 file." in application.window.messages.text.text()


def test_the_pack_goes_too_where_that_is_asked(page: HandInPage, pack: HandedPack) -> None:
    page.show_removal()
    page.removal.with_pack.setChecked(True)
    page.removal.is_sent.setChecked(True)
    page.removal.button.click()

    assert not pack.path.exists()


def test_what_was_not_handed_in_needs_a_step_of_its_own(page: HandInPage) -> None:
    workspace(page).execute(SetScore(juror="J1", application="A-2", criterion="sme", value=4))
    page.show_removal()
    page.removal.is_sent.setChecked(True)
    assert page.removal.unsent.text().startswith("1 thing is not handed in yet.")
    assert not page.removal.button.isEnabled()

    page.removal.may_be_lost.setChecked(True)
    assert page.removal.button.isEnabled()


def test_the_steps_begin_anew_each_time(page: HandInPage) -> None:
    page.show_removal()
    page.removal.is_sent.setChecked(True)
    page.removal.back_button.click()
    page.show_removal()

    assert not page.removal.is_sent.isChecked()
    assert page.session.path.exists()


@pytest.mark.long
def test_a_file_that_cannot_go_is_said_on_the_start_page(
    page: HandInPage, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    page.show_removal()
    page.removal.is_sent.setChecked(True)
    monkeypatch.setattr(Path, "unlink", refused)
    page.removal.button.click()

    assert "cannot be deleted" in application.window.messages.text.text()


@pytest.mark.long
def test_what_is_signed_keeps_room_beside_the_receipt_where_the_text_is_enlarged(
    page: HandInPage, application: Application, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", text_scale=1.5)
    application.window.resize(1024, 640)
    with in_language("nl"):
        application.close_file()
        application.open(page.session.path)
        application.window.show_page("hand-in")
        shown = application.window.page()
        assert isinstance(shown, HandInPage)
        shown.show_receipt()
        settle()

    assert shown.receipt.signed.width() >= 300
    assert shown.receipt.table.horizontalScrollBar().maximum() == 0


def test_a_receipt_of_what_changed_since_says_so_first(page: HandInPage) -> None:
    assert not page.receipt.outdated.isVisible()
    workspace(page).execute(SetScore(juror="J1", application="A-1", criterion="sme", value=5))
    page.take_focus()
    said = page.receipt.outdated.words.text()
    assert said.startswith("This receipt is out of date. Return 1 was signed on ")
    assert "since then 1 answer on 1 application changed" in said
    assert page.receipt.outdated.button.hasFocus()
    page.receipt.outdated.button.click()
    assert page.faces.currentWidget() is page.signing


def test_what_is_changed_back_is_not_out_of_date(page: HandInPage) -> None:
    for value in (5, 6):
        workspace(page).execute(SetScore(juror="J1", application="A-1", criterion="sme", value=value))
    assert not page.receipt.outdated.isVisible()
