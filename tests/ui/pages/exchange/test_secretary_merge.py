"""The exchange page with real packs and returns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evalapp.domain.merge import Choice
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.handout import HandedOut, hand_out
from evalapp.operations.exchange.lateness import late_words
from evalapp.operations.exchange.merging import plan_merge
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.jury import DeclareConflict, ImportJury
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.seats.assigning import Assign, seats_of
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, another_deadline, small_panel
from ui.pages.exchange.page import ExchangePage
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    """A panel with three applications and two jurors; the window that starts it closes it."""
    return small_panel(tmp_path / "call.evalpanel")


@pytest.fixture
def handed(panel: Workspace, tmp_path: Path) -> HandedOut:
    return hand_out(panel, tmp_path / "packs")


def returned(handed: HandedOut, juror: str, device: str, value: int, folder: Path) -> Path:
    """What `juror` sends in from `device`, with `value` on every criterion of every application."""
    pack = next(each for each in handed.packs if each.juror == juror)
    with open_pack(pack.path, pack.code, folder / f"{juror}-{device}.evalwork") as work:
        for pair in work.view.assignments():
            for criterion in work.view.call().scheme.criteria:
                place = {"juror": juror, "application": pair.application, "criterion": criterion.id}
                work.execute(SetScore(**place, value=value))
                work.execute(SetComment(**place, comment=f"<b>{device}</b>"))
        return submit(work, pack.code, folder / f"{juror}-{device}.evalreturn").path


def exchange(window: MainWindow, panel: Workspace) -> ExchangePage:
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("exchange")
    page = window.page()
    assert isinstance(page, ExchangePage)
    return page


def test_looking_at_files_changes_nothing(
    window: MainWindow, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    path = returned(handed, "J1", "laptop", 6, tmp_path)
    page = exchange(window, panel)
    before = panel.view.fingerprint()
    page.open_at([path])
    assert _shown(page, 0) == ("new 6", "ready")
    assert page.merging.merge_button.text() == "Merge 1 file"
    assert before == panel.view.fingerprint()


def test_merging_is_one_change_that_one_undo_takes_back(
    window: MainWindow, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    paths = [returned(handed, juror, "laptop", 6, tmp_path) for juror in ("J1", "J2")]
    page = exchange(window, panel)
    before = panel.view.last_change()
    page.open_at(paths)
    page.merging.merge_button.click()
    assert (before + 1, 12) == (panel.view.last_change(), len(panel.view.scores()))
    window.undo()
    assert panel.view.scores() == []


def test_a_bad_file_is_refused_beside_the_good_one(
    window: MainWindow, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    good = returned(handed, "J1", "laptop", 6, tmp_path)
    bad = tmp_path / "bad.evalreturn"
    bad.write_bytes(good.read_bytes()[:200])
    page = exchange(window, panel)
    page.open_at([bad, good])
    assert [_shown(page, n)[1] for n in (0, 1)] == ["refused", "ready"]
    assert page.merging.merge_button.text() == "Merge 1 file"


def test_a_file_merged_before_has_nothing_to_merge(
    window: MainWindow, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    path = returned(handed, "J1", "laptop", 6, tmp_path)
    page = exchange(window, panel)
    for _time in range(2):
        page.open_at([path])
        page.merging.merge()
    page.open_at([path])
    assert _shown(page, 0)[1] == "unchanged"
    assert not page.merging.merge_button.isEnabled()


@pytest.mark.long
@pytest.mark.parametrize(
    ("choice", "value", "is_asked_again"), [("keep", 6, False), ("take", 8, False), ("open", 6, True)]
)
def test_a_conflict_is_settled_by_choosing(
    window: MainWindow,
    panel: Workspace,
    handed: HandedOut,
    tmp_path: Path,
    choice: str,
    value: int,
    is_asked_again: bool,
) -> None:
    first = returned(handed, "J1", "laptop", 6, tmp_path)
    second = returned(handed, "J1", "office", 8, tmp_path)
    page = exchange(window, panel)
    page.open_at([first])
    page.merging.merge()
    page.open_at([second])
    page.merging.ask_card.button.click()
    assert page.merging.choices.isVisible()
    for each in list(page.merging.plan.choices):
        page.merging.choices.chosen.emit([each.key], Choice(choice))
    page.merging.merge()
    assert {value} == {score.value for score in panel.view.scores()}
    page.open_at([second])
    assert is_asked_again == page.merging.ask_card.isVisible()


def _asking(window: MainWindow, panel: Workspace, handed: HandedOut, folder: Path) -> ExchangePage:
    """The page at the choices between what the laptop said and what the office said since."""
    page = exchange(window, panel)
    page.open_at([returned(handed, "J1", "laptop", 6, folder)])
    page.merging.merge()
    page.open_at([returned(handed, "J1", "office", 8, folder)])
    page.merging.ask_card.button.click()
    return page


def test_a_choice_card_answers_the_question(
    window: MainWindow, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    page = _asking(window, panel, handed, tmp_path)
    cards = page.merging.choices.view.cards
    assert cards[Choice.OPEN].isChecked()
    cards[Choice.TAKE].click()
    assert cards[Choice.TAKE].isChecked()
    made = [str(each.choice) for each in page.merging.plan.choices if each.choice is not Choice.OPEN]
    assert ["take"] == made


def test_the_keys_1_2_and_3_choose(
    window: MainWindow, qtbot: QtBot, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    """One after the other: each goes on to the next that is open."""
    page = _asking(window, panel, handed, tmp_path)
    view = page.merging.choices.view
    keys = {Qt.Key.Key_2: Choice.TAKE, Qt.Key.Key_1: Choice.KEEP, Qt.Key.Key_3: Choice.OPEN}
    for key, choice in keys.items():
        n = page.merging.choices._place()
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert choice is page.merging.plan.choices[n].choice
        assert (n + 1, True) == (page.merging.choices._place(), view.cards[Choice.OPEN].hasFocus())


def test_both_versions_their_beginning_and_the_result_stand_side_by_side(
    window: MainWindow, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    page = _asking(window, panel, handed, tmp_path)
    view = page.merging.choices.view
    assert ["no score", "3.0", "4.0", "3.0"] == [
        each.figure.text() for each in (view.base, view.stored, view.incoming, view.result)
    ]
    assert "J1-laptop.evalreturn" in view.stored.accessibleName()
    assert "J1-office.evalreturn" in view.incoming.accessibleName()
    view.cards[Choice.TAKE].click()
    assert ("4.0", "<b>office</b>") == (view.result.figure.text(), view.result.motivation.toPlainText())


def test_all_choices_of_a_file_can_be_made_at_once(
    window: MainWindow, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    page = _asking(window, panel, handed, tmp_path)
    page.merging.choices.take_all.click()
    assert {Choice.TAKE} == {each.choice for each in page.merging.plan.choices}


def test_what_jurors_typed_is_never_markup(
    window: MainWindow, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    page = _asking(window, panel, handed, tmp_path)
    assert "<b>office</b>" == page.merging.choices.view.incoming.motivation.toPlainText()
    formats = {label.textFormat().name for label in page.merging.choices.findChildren(_label())}
    assert {"PlainText"} == formats


def test_the_head_names_who_is_still_expected(
    window: MainWindow, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    page = exchange(window, panel)
    page.open_at([returned(handed, "J1", "laptop", 6, tmp_path)])
    page.merging.merge()
    assert page.state_label.text() == "1 of 2 jurors sent everything in · still expected: Jan Claes"


def test_handing_out_shows_the_codes_until_they_are_hidden(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = exchange(window, small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT))
    page.handout.hand_out_to(tmp_path / "packs")
    shown = [page.handout.codes.rows_model.index(n, 1).data() for n in range(2)]
    assert [pack.code for pack in page.handout.result.packs] == shown
    page.handout._forget()
    assert page.handout.codes.rows_model.rowCount() == 0
    assert Phase.SCORING is page.session.call.phase


def test_handing_out_without_room_says_why(window: MainWindow, tmp_path: Path) -> None:
    page = exchange(window, small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT))
    (tmp_path / "file").write_text("in the way")
    page.handout.hand_out_to(tmp_path / "file")
    assert page.handout.error.isVisible()
    assert page.session.view.issued() == []


def _shown(page: ExchangePage, row: int) -> tuple[str, str]:
    model = page.merging.table.rows_model
    return model.index(row, 3).data(), model.index(row, 4).data()


def _label() -> type:
    from PySide6.QtWidgets import QLabel

    return QLabel


def test_a_return_for_a_seat_that_was_taken_away_offers_to_give_it_back(
    window: MainWindow, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    path = returned(handed, "J1", "laptop", 6, tmp_path)
    seats = seats_of(panel.view)
    panel.execute(Assign(pairs=tuple(pair for pair in seats if pair not in (("J1", "A-1"), ("J1", "A-2")))))
    page = exchange(window, panel)
    page.open_at([path])
    card = page.merging.seats_card
    assert ("new 2 · refused 4", "Came in without a seat: 4 scores") == (
        _shown(page, 0)[0],
        card.heading.text(),
    )
    card.buttons["J1", "A-1"].click()
    assert ("new 4 · refused 2", True) == (_shown(page, 0)[0], ("J1", "A-1") in seats_of(panel.view))
    panel.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.FAMILY))
    page.merging.refresh()
    assert [("J1", "A-2")] == list(card.buttons)
    card.buttons["J1", "A-2"].click()
    assert card.isHidden()
    page.merging.merge_button.click()
    assert {"A-1", "A-2"} == {each.application for each in panel.view.scores()}


def test_a_seat_that_may_not_be_given_says_why(
    window: MainWindow, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    path = returned(handed, "J1", "laptop", 6, tmp_path)
    panel.execute(Assign(pairs=tuple(pair for pair in seats_of(panel.view) if pair != ("J1", "A-1"))))
    page = exchange(window, panel)
    page.open_at([path])
    own = replace(next(each for each in panel.view.people() if each.id == "J1"), organisation="Veldmeet bv")
    panel.execute(ImportJury(people=(own,), reason="Verbeterd."))
    page.merging.seats_card.buttons["J1", "A-1"].click()
    assert page.merging.seats_card.error.isVisible()
    assert "may have a conflict of interest with A-1" in page.merging.seats_card.error.text()
    assert ("J1", "A-1") not in seats_of(panel.view)


def test_a_return_after_the_deadline_is_named_and_merged(
    window: MainWindow, panel: Workspace, handed: HandedOut, tmp_path: Path
) -> None:
    path = returned(handed, "J1", "laptop", 6, tmp_path)
    panel.actor = SECRETARY
    panel.execute(another_deadline("2016-06-27T15:00:00+00:00"))
    page = exchange(window, panel)
    page.open_at([path])
    assert _shown(page, 0) == ("new 6", "late")
    assert page.merging.file_card._text.text().endswith("after the deadline of 27 June 2016, 17:00.")
    assert page.merging.merge_button.isEnabled()

    panel.execute(another_deadline("2096-06-27T15:00:00+00:00"))
    assert {} == late_words(panel.view.call(), plan_merge(panel, [path]))
