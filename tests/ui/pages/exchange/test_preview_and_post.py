"""Before anything goes out it is shown; afterwards letters and drafts are made beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from evalapp.operations.desks.keeping.renewing import renew_key
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from tests.operations.exchange.post.post_samples import PEOPLE, mail_in
from tests.samples import SECRETARY, small_panel
from ui.page import Message
from ui.pages.exchange.page import ExchangePage
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    made = small_panel(tmp_path / "call.evalpanel")
    made.execute(ImportJury(people=PEOPLE, reason="Verbeterd."))
    made.actor = SECRETARY
    return made


@pytest.fixture
def page(window: MainWindow, panel: Workspace) -> ExchangePage:
    window.start(panel)
    window.show_page("exchange", "hand-out")
    page = window.page()
    assert isinstance(page, ExchangePage)
    return page


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that are chosen, one after the other."""
    folders: list[Path] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_g: str(folders.pop(0))))
    return folders


def test_nothing_is_written_before_it_was_looked_at(
    page: ExchangePage, panel: Workspace, choose: list[Path], tmp_path: Path
) -> None:
    page.handout.buttons.due.click()
    preview = page.handout.preview
    assert (True, False, []) == (preview.isVisible(), page.handout.table.isVisible(), panel.view.issued())
    assert (["new", "new"], "Choose a folder and write 2 packs…") == (
        [str(each.going) for each in preview.table.rows_model.rows],
        preview.go.text(),
    )
    choose.append(tmp_path / "packs")
    preview.go.click()
    assert (2, True) == (len(panel.view.issued()), page.handout.codes_card.isVisible())


@pytest.mark.long
def test_it_can_be_left_and_follows_a_change(page: ExchangePage, panel: Workspace, tmp_path: Path) -> None:
    hand_out(panel, tmp_path / "packs")
    page.handout.buttons.again.click()
    assert {"unchanged"} == {str(each.going) for each in page.handout.preview.table.rows_model.rows}
    panel.execute(Assign(pairs=(("J1", "A-1"), *(("J2", f"A-{n}") for n in (1, 2, 3)))))
    assert ["unchanged", "amended"] == [str(e.going) for e in page.handout.preview.table.rows_model.rows]
    page.handout.preview.only.setChecked(True)
    assert (("J1",), "Choose a folder and write 1 pack…") == (
        page.handout.preview.jurors,
        page.handout.preview.go.text(),
    )
    page.handout.preview.back.click()
    assert (True, False) == (page.handout.table.isVisible(), page.handout.preview.isVisible())
    assert page.handout.table is QApplication.focusWidget()


@pytest.mark.long
def test_letters_and_drafts_follow_a_hand_out(
    page: ExchangePage, panel: Workspace, choose: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    page.handout.hand_out_to(tmp_path / "packs")
    page.handout.codes_card.letters_button.click()
    post = page.handout.post
    assert (True, True) == (post.isVisible(), post.go.isEnabled())
    post.language.buttons["en"].setChecked(True)
    choose.append(tmp_path / "letters")
    qtbot.keyClick(post.go, Qt.Key.Key_Return)
    assert 3 == len([*(tmp_path / "letters").glob("*.pdf")])
    assert (True, ["written", "written"]) == (
        post.result.isVisible(),
        [post.result.table.rows_model.columns[2].cell(row).text for row in post.result.table.rows_model.rows],
    )
    post.result.back.click()
    # Nobody hid the codes yet, which are shown once.
    assert (True, 2) == (page.handout.codes_card.isVisible(), len(page.handout.codes.rows_model.rows))
    assert page.handout.codes is QApplication.focusWidget()
    page.handout.codes_card.close_button.click()
    assert (True, ()) == (page.handout.table.isVisible(), page.handout.codes.rows_model.rows)


def test_where_the_packs_were_just_written_is_not_asked(page: ExchangePage, tmp_path: Path) -> None:
    page.handout.hand_out_to(tmp_path / "packs")
    page.handout.codes_card.close_button.click()
    post = page.handout.post
    for offer in (page.handout.offer_mails, page.handout.offer_letters):
        offer()
        assert post.go.isEnabled()
        post.back.click()
        assert page.handout.table.isVisible()
    (tmp_path / "packs").rename(tmp_path / "elsewhere")
    page.handout.offer_mails()
    assert not post.go.isEnabled()


@pytest.mark.long
def test_where_the_packs_lie_is_asked_once_the_window_does_not_know_it(
    page: ExchangePage, panel: Workspace, choose: list[Path], tmp_path: Path
) -> None:
    hand_out(panel, tmp_path / "packs")
    page.handout.offer_mails()
    post = page.handout.post
    assert not post.go.isEnabled()
    choose += [tmp_path / "packs", tmp_path / "mails"]
    post.seek.click()
    post.go.click()
    (draft,) = (tmp_path / "mails").glob("*.eml")
    assert "zoe@vlaio.be" in str(mail_in(draft)["To"])
    whys = [row.why for row in post.result.table.rows_model.rows]
    assert (True, "") == ("No mail address" in whys[0], whys[1])


@pytest.mark.long
def test_what_cannot_be_is_said_where_it_was_asked(
    page: ExchangePage, choose: list[Path], tmp_path: Path
) -> None:
    page.handout.hand_out_to(tmp_path / "packs")
    page.handout.codes_card.letters_button.click()
    choose.append(tmp_path / "packs")
    page.handout.post.go.click()
    assert "another folder for the letters" in page.handout.post.error.text()
    assert page.handout.post.card.isVisible()


@pytest.mark.long
def test_an_earlier_code_that_a_lost_copy_can_use_is_said_as_long_as_it_is_so(
    page: ExchangePage, panel: Workspace, tmp_path: Path
) -> None:
    handout, key = page.handout, page.copies.key
    handout.hand_out_to(tmp_path / "packs")
    assert not handout.codes_card.earlier.isVisible()
    handout.codes_card.close_button.click()
    renew_key(panel, "Stick verloren.")
    page.refresh(None)
    handout.buttons.new_codes.setChecked(False)
    told: list[Message] = []
    page.told.connect(told.append)
    handout.hand_out_to(tmp_path / "packs")
    warned = "2 jurors still have an access code from before the key was renewed. 2 packs written."
    assert [(warned, "attention")] == [(each.text, each.tone) for each in told]
    said = "2 jurors keep an access code from before the key of the panel was renewed"
    assert handout.codes_card.earlier.isVisible()
    assert said in handout.codes_card.earlier.text()
    handout.codes_card.close_button.click()
    assert handout.short.isVisible()
    assert said in handout.short.text()
    assert {"access code from before the key was renewed"} == {
        row.why for row in handout.table.rows_model.rows
    }
    page.tabs.setCurrentIndex(5)
    assert key.codes.isVisible()
    assert said in key.codes.text()
    page.tabs.setCurrentIndex(0)
    handout.buttons.new_codes.setChecked(True)
    handout.hand_out_to(tmp_path / "packs")
    assert ("2 packs written.", "good") == (told[-1].text, told[-1].tone)
    handout.codes_card.close_button.click()
    assert "access code" not in handout.short.text()
    assert {""} == {row.why for row in handout.table.rows_model.rows}
    page.tabs.setCurrentIndex(5)
    assert not key.codes.isVisible()


@pytest.mark.long
def test_the_list_tells_of_earlier_codes_as_soon_as_the_key_is_renewed(
    page: ExchangePage, panel: Workspace, tmp_path: Path
) -> None:
    hand_out(panel, tmp_path / "packs")
    page.copies.key.reason.setText("Stick verloren.")
    page.copies.key.renew_key()
    page.tabs.setCurrentIndex(0)
    assert all(row.has_earlier_code for row in page.handout.table.rows_model.rows)


@pytest.mark.long
def test_where_nobody_got_a_new_code_no_letters_are_offered_with_the_reason(
    page: ExchangePage, tmp_path: Path
) -> None:
    card = page.handout.codes_card
    page.handout.hand_out_to(tmp_path / "packs")
    assert (True, "") == (card.letters_button.isEnabled(), card.letters_button.toolTip())
    page.handout.hand_out_to(tmp_path / "other")
    for button in (card.letters_button, card.copy_button, card.copy_all_button):
        assert not button.isEnabled()
        assert "Nobody got a new code" in button.toolTip()
    # The codes of before are still known where they lie.
    card.close_button.click()
    page.handout.offer_letters()
    assert page.handout.post.go.isEnabled()
    assert str(tmp_path / "packs") in page.handout.post._where.text()


@pytest.mark.long
def test_no_folder_with_packs_is_proposed_for_letters(
    page: ExchangePage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    proposed: list[Path] = []
    answers = [tmp_path / "all" / "packs", tmp_path / "letters"]

    def choose(_parent: object, _title: str, folder: str) -> str:
        proposed.append(Path(folder))
        return str(answers.pop(0)) if answers else ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(choose))
    post = page.handout.post
    page.handout.hand_out_to(tmp_path / "all" / "packs")
    page.handout.offer_mails()
    post.go.click()  # drafts may lie beside packs
    post.result.back.click()
    page.handout.codes_card.letters_button.click()
    post.go.click()
    post.result.back.click()
    page.handout.codes_card.letters_button.click()
    post.go.click()
    assert [tmp_path, tmp_path, tmp_path / "letters"] == proposed


@pytest.mark.long
def test_where_the_packs_lie_beside_the_panel_the_folder_above_is_proposed_for_letters(
    page: ExchangePage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    proposed: list[Path] = []

    def choose(_parent: object, _title: str, folder: str) -> str:
        proposed.append(Path(folder))
        return str(tmp_path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(choose))
    page.handout.hand_out_to(tmp_path)
    page.handout.codes_card.letters_button.click()
    page.handout.post.go.click()
    assert "another folder for the letters" in page.handout.post.error.text()
    page.handout.post.go.click()  # where it was refused is not proposed either
    assert [tmp_path.parent, tmp_path.parent] == proposed
