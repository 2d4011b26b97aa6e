"""Handing in: what is missing, everything or a part, signing, again, and taking back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.people import ConflictKind
from evalapp.domain.scheme.model import NoScore
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.juror.handing_in import last_receipt
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.renewal_scores import SetAside
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import another_deadline, small_panel
from ui.pages.hand_in import page as hand_in
from ui.pages.hand_in.page import HandInPage
from ui.pages.scoring.page import DossiersPage
from ui.widgets.card import Card
from ui.widgets.text import Label
from ui.window.frame import MainWindow


def score(
    work: Workspace, application: str, *, criterion: str = "helix", value: int = 7, why: str = "Sterk."
) -> None:
    work.execute(SetScore(juror="J1", application=application, criterion=criterion, value=value))
    if why:
        work.execute(SetComment(juror="J1", application=application, criterion=criterion, comment=why))


def complete(work: Workspace, application: str) -> None:
    score(work, application)
    score(work, application, criterion="sme", value=6, why="")


@pytest.fixture
def page(window: MainWindow, work: Workspace) -> HandInPage:
    """A-1 is complete, A-2 lacks a motivation and a score, A-3 was not begun."""
    complete(work, "A-1")
    score(work, "A-2", why="")
    window.start(work)
    window.show_page("hand-in")
    shown = window.page()
    assert isinstance(shown, HandInPage)
    return shown


def sign(page: HandInPage, code: str, qtbot: QtBot) -> None:
    page.code.edit.clear()
    qtbot.keyClicks(page.code.edit, code)
    qtbot.keyClick(page.code.edit, Qt.Key.Key_Return)


def handed_in(work: Workspace) -> list[str]:
    receipt = last_receipt(work)
    return [each.application.number for each in receipt.given] if receipt else []


def shown_lines(card: Card) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in card.findChildren(Label) if label.isVisible()]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say."""
    said: list[str] = []
    monkeypatch.setattr(hand_in, "announce", lambda _widget, words: said.append(words))
    return said


def test_each_missing_thing_links_to_the_very_criterion(page: HandInPage, window: MainWindow) -> None:
    names = [link.accessibleName() for link in page.missing.links]
    assert names == [
        "Go to A-2, to do: Triple helix: justification",
        "Go to A-2, to do: SME impact: score",
        "Go to A-3",
    ]

    page.missing.links[1].click()

    desk = window.page()
    assert isinstance(desk, DossiersPage)
    task = desk.list.current()
    assert task is not None
    assert (task.number, desk.form.current.criterion.id) == ("A-2", "sme")


def test_everything_is_handed_in_and_the_receipt_shown(
    page: HandInPage, work: Workspace, pack: HandedPack, qtbot: QtBot, heard: list[str]
) -> None:
    sign(page, pack.code, qtbot)

    assert work.path.with_suffix(".evalreturn").is_file()
    assert page.faces.currentWidget() is page.receipt
    assert page.title_label.text() == "Receipt"
    assert heard == ["Return 1: 3 scores, 2 applications."]
    assert page.code.edit.text() == ""


def test_only_what_is_complete_can_be_handed_in(
    page: HandInPage, work: Workspace, pack: HandedPack, qtbot: QtBot
) -> None:
    page.choice.choose("complete")
    sign(page, pack.code, qtbot)

    assert handed_in(work) == ["A-1"]


def test_a_selection_can_be_handed_in_and_nothing_chosen_cannot(
    page: HandInPage, work: Workspace, pack: HandedPack, qtbot: QtBot
) -> None:
    page.choice.choose("some")
    rows = page.choice.list.applications
    assert [rows.item(n).text() for n in range(rows.count())] == [
        "A-1  Title of A-1 · scored, not handed in",
        "A-2  Title of A-2 · 2 to do",
        "A-3  Title of A-3 · 2 to do",
    ]
    rows.item(0).setCheckState(Qt.CheckState.Unchecked)
    qtbot.keyClicks(page.code.edit, pack.code)
    assert not page.button.isEnabled()

    rows.item(1).setCheckState(Qt.CheckState.Checked)
    page.submit()

    assert handed_in(work) == ["A-2"]


def test_the_list_to_choose_from_is_shown_only_while_choosing(page: HandInPage) -> None:
    assert not page.choice.list.isVisible()
    page.choice.choose("some")
    assert page.choice.list.isVisible()
    page.choice.choose("all")
    assert not page.choice.list.isVisible()


def test_the_offers_follow_what_is_there(page: HandInPage, work: Workspace, window: MainWindow) -> None:
    offered = [mode for mode, radio in page.choice.radios.items() if radio.isVisible()]
    assert offered == ["all", "complete", "some"]

    assert window.session is not None
    for number in ("A-2", "A-3"):
        complete(work, number)
    page.refresh(None)

    assert not page.choice.radios["complete"].isVisible()


def test_an_application_with_a_conflict_is_no_choice(page: HandInPage, work: Workspace) -> None:
    work.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.FAMILY, note=""))
    page.refresh(None)
    page.choice.choose("some")

    assert page.choice.list.applications.count() == 2
    assert page.choice.radios["all"].text() == "Everything (2)"


def test_the_next_return_says_what_changed_and_gets_a_name_of_its_own(
    page: HandInPage, work: Workspace, pack: HandedPack, qtbot: QtBot
) -> None:
    sign(page, pack.code, qtbot)
    score(work, "A-1", value=8, why="Beter.")
    work.execute(SetScore(juror="J1", application="A-2", criterion="helix", no_score=NoScore.ABSTAIN))
    page.refresh(None)
    page.show_signing()

    lines = shown_lines(page.since)
    assert "Changed since return 1" in lines
    assert "Triple helix: 3.5 → 4, justification changed" in lines
    assert "Triple helix: 3.5 → abstention" in lines
    assert page.sign.path.name == "J1-An-Peeters-2.evalreturn"
    sign(page, pack.code, qtbot)
    receipt = last_receipt(work)
    assert receipt is not None
    assert (receipt.number, receipt.file) == (2, "J1-An-Peeters-2.evalreturn")


def test_an_application_is_taken_back(
    page: HandInPage, work: Workspace, pack: HandedPack, qtbot: QtBot
) -> None:
    sign(page, pack.code, qtbot)
    page.handlers()["take-back"]()
    assert page.button.text() == "Take back"
    rows = page.choice.list.applications
    assert [rows.item(n).text() for n in range(rows.count())] == [
        "A-1  Title of A-1 · scored, handed in",
        "A-2  Title of A-2 · 2 to do, handed in",
    ]
    rows.item(0).setCheckState(Qt.CheckState.Checked)
    sign(page, pack.code, qtbot)

    assert handed_in(work) == ["A-2"]
    assert len(work.view.scores(application="A-1")) == 2
    assert page.choice.mode == "all"


def test_nothing_can_be_taken_back_before_the_first_return(page: HandInPage) -> None:
    page.handlers()["take-back"]()

    assert page.choice.mode == "all"
    assert not page.choice.radios["back"].isVisible()


def test_the_code_of_another_is_said_beside_the_code(
    page: HandInPage, tmp_path: Path, qtbot: QtBot, heard: list[str]
) -> None:
    with small_panel(tmp_path / "other.evalpanel") as panel:
        other = hand_out(panel, tmp_path / "other").packs[0]

    sign(page, other.code, qtbot)

    assert "does not belong to the pack" in page.code.note.text()
    assert not page.sign.error.isVisible()
    assert heard == [page.code.note.text()]


def test_a_folder_that_cannot_be_written_is_said_beside_the_button(
    page: HandInPage, work: Workspace, pack: HandedPack, tmp_path: Path, qtbot: QtBot
) -> None:
    page.sign.path = tmp_path / "gone" / "r.evalreturn"

    sign(page, pack.code, qtbot)

    assert page.sign.error.isVisible()
    assert "is not there" in page.sign.error.text()
    assert page.code.edit.text() == pack.code
    assert last_receipt(work) is None


@pytest.mark.parametrize(
    ("deadline", "words", "tone"),
    [
        ("2015-12-04T17:00", "The deadline was 4 December 2015", "attention"),
        ("2999-01-01T17:00", "Until 1 January 2999", "dim"),
    ],
)
def test_the_deadline_is_said_and_stops_nobody(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, deadline: str, words: str, tone: str
) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.execute(another_deadline(deadline))
        handed = hand_out(panel, tmp_path / "packs").packs[0]
    work = open_pack(handed.path, handed.code)
    complete(work, "A-1")
    window.start(work)
    window.show_page("hand-in")
    page = window.page()
    assert isinstance(page, HandInPage)
    assert page.sign.deadline.text().startswith(words)
    assert page.sign.deadline.property("tone") == tone
    sign(page, handed.code, qtbot)
    assert handed_in(work) == ["A-1"]


def test_a_call_without_a_deadline_says_nothing_of_it(page: HandInPage) -> None:
    assert not page.sign.deadline.isVisible()


@pytest.mark.parametrize(
    ("action", "shows"),
    [("hand-in", "signing"), ("show-receipt", "receipt"), ("remove-local-data", "_removing")],
)
def test_every_face_has_an_action(
    page: HandInPage, window: MainWindow, pack: HandedPack, qtbot: QtBot, action: str, shows: str
) -> None:
    sign(page, pack.code, qtbot)
    page.show_removal() if shows == "signing" else page.show_signing()

    window.trigger(action)

    assert page.faces.currentWidget() is getattr(page, shows)


def test_scores_kept_aside_are_listed_with_why_and_can_be_copied(
    page: HandInPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page.aside.isVisible()
    kept = SetAside(
        application="A-9",
        criterion="reach",
        title="Reach",
        value="3.5",
        comment="Goed.",
        why="No longer asked.",
    )
    monkeypatch.setattr(hand_in, "kept_aside", lambda _workspace: (kept,))
    page.refresh(None)

    assert shown_lines(page.aside)[2:] == ["A-9 · Reach: 3.5", "Goed.", "No longer asked."]
    page.aside.copy_all.click()
    assert QGuiApplication.clipboard().text() == "A-9 · Reach: 3.5\nGoed."
