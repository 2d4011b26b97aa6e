"""What the last merge did stays to be read, file by file; a declared conflict of interest is no success."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from evalapp.domain.merge import Choice, FilePlan, Outcome
from evalapp.domain.people import ConflictKind
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from tests.ui.access.sweeping import cut_texts, escaped_widgets, settle, small_targets
from ui.look import theme
from ui.pages.exchange.merge_rows import MergeRow, changes, standing
from ui.pages.exchange.merged.merged_rows import merged_columns, trouble_words
from ui.pages.exchange.page import ExchangePage
from ui.pages.history.page import HistoryPage
from ui.window.frame import MainWindow

PLAN = FilePlan(file="a", outcome=Outcome.MERGED, new=6)


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ExchangePage:
    """At the merge of a return that brings two scores and a conflict of interest with A-3."""
    panel = small_panel(tmp_path / "call.evalpanel")
    pack = hand_out(panel, tmp_path / "packs").packs[0]
    with open_pack(pack.path, pack.code, tmp_path / "w.evalwork") as work:
        for criterion in work.view.call().scheme.criteria[:2]:
            work.execute(SetScore(juror="J1", application="A-1", criterion=criterion.id, value=6))
        work.execute(DeclareConflict(juror="J1", application="A-3", kind=ConflictKind.FAMILY))
        path = submit(work, pack.code, tmp_path / "r.evalreturn").path
    return begun(window, panel, path)


def begun(window: MainWindow, panel: Workspace, *paths: Path) -> ExchangePage:
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("exchange")
    page = window.page()
    assert isinstance(page, ExchangePage)
    page.open_at(list(paths))
    return page


def _said(page: ExchangePage) -> str:
    return page.merging.last.file_card.declared.text()


def figures(page: ExchangePage) -> dict[str, str]:
    """Those that are not 0."""
    found = {name: each.figure.text() for name, each in page.merging.last.figures.items()}
    return {name: figure for name, figure in found.items() if figure != "0"}


@pytest.mark.long
def test_what_came_of_a_merge_has_a_page_of_its_own_until_it_is_left(page: ExchangePage) -> None:
    page.merging.merge_button.click()
    last = page.merging.last
    assert (last.isVisible(), page.merging.drop.isVisible()) == (True, False)
    assert "Result of the merge" == page.title_label.text()
    cells = [column.cell(last.table.chosen_row).text for column in merged_columns()]
    assert ["An Peeters", "r.evalreturn", "conflict", "2", "–", "–", "–", "–"] == cells[:-1]
    assert 13 == len(cells[-1])  # of the digest the beginning, as in the register
    assert {"taken": "1", "declared": "1", "new": "2"} == figures(page)
    assert last._head.text().startswith("Merged on ")
    last.done.click()
    assert (last.isVisible(), page.merging.empty.isVisible()) == (False, True)
    assert "Merge" == page.title_label.text()


@pytest.mark.long
def test_figures_that_are_0_stand_in_one_line(page: ExchangePage) -> None:
    page.merging.merge_button.click()
    last = page.merging.last
    seen = [name for name, each in last.figures.items() if each.isVisible()]
    assert ["taken", "declared", "new"] == seen
    assert last.zero.text().startswith("At 0: files refused, files with open choices, ")


@pytest.mark.long
def test_a_link_leads_back_to_the_result_once_it_is_left(page: ExchangePage) -> None:
    assert not page.merging.last_link.isVisible()
    page.merging.merge_button.click()
    assert not page.merging.last_link.isVisible()
    page.merging.last.done.click()
    page.merging.last_link.click()
    assert page.merging.last.isVisible()
    assert {"taken": "1", "declared": "1", "new": "2"} == figures(page)


@pytest.mark.long
def test_the_result_can_be_seen_again_after_the_file_was_opened_anew(
    page: ExchangePage, window: MainWindow
) -> None:
    page.merging.merge_button.click()
    path = page.session.path
    window.close_session()
    panel = Workspace.open(path)
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("exchange")
    again = window.page()
    assert isinstance(again, ExchangePage)
    again.open_at("merge")
    assert not again.merging.last.isVisible()
    again.merging.last_link.click()
    assert {"taken": "1", "declared": "1", "new": "2"} == figures(again)
    assert "A-3: The juror declares a conflict of interest: family" in _said(again)


@pytest.mark.long
def test_it_is_back_after_files_were_looked_at_and_left(page: ExchangePage, tmp_path: Path) -> None:
    page.merging.merge_button.click()
    page.open_at([tmp_path / "r.evalreturn"])
    assert not page.merging.last.isVisible()
    page.merging.clear()
    assert page.merging.last.isVisible()


@pytest.mark.long
def test_an_undo_is_said_beside_it(page: ExchangePage, window: MainWindow) -> None:
    page.merging.merge_button.click()
    window.undo()
    assert page.merging.last._head.text().endswith("taken back since")
    assert not page.merging.last.undo.isVisible()
    window.redo()
    assert not page.merging.last._head.text().endswith("taken back since")
    assert page.merging.last.undo.isVisible()


@pytest.mark.long
def test_the_merge_is_undone_from_its_page_also_where_something_was_done_since(page: ExchangePage) -> None:
    page.merging.merge_button.click()
    view = page.session.view
    page.session.run(SetScore(juror="J2", application="A-1", criterion="helix", value=3))
    assert 3 == len(view.scores())
    page.merging.last.undo.click()
    assert (["J2"], []) == ([each.juror for each in view.scores()], view.conflicts())
    assert page.merging.last._head.text().endswith("taken back since")


@pytest.mark.long
def test_what_somebody_owes_leads_to_the_reminder(page: ExchangePage) -> None:
    page.merging.merge_button.click()
    last = page.merging.last
    assert ["J1", "J2"] == [each.person.id for each in last.owed.table.rows_model.rows]
    last.owed.table.choose("J2")
    last.owed.remind.click()
    assert page.register.debts.isVisible()
    assert "Jan" in page.register.debts.text.toPlainText()


@pytest.mark.long
def test_score_by_score_stands_in_the_history(page: ExchangePage, window: MainWindow) -> None:
    page.merging.merge_button.click()
    change = page.session.view.last_change()
    page.merging.last.file_card.rows.click()
    history = window.page()
    assert isinstance(history, HistoryPage)
    assert history.table.chosen_row is not None
    assert change == history.table.chosen_row.id


@pytest.mark.long
def test_what_was_refused_stands_with_its_place(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    bad, good = tmp_path / "bad.csv", tmp_path / "good.csv"
    bad.write_text("juror,application,criterion,value\nJ9,A-1,helix,1\n", encoding="utf-8")
    good.write_text("juror,application,criterion,value\nJ1,A-1,helix,1\nJ1,A-1,sme,99\n", encoding="utf-8")
    page = begun(window, panel, bad, good)
    page.merging.merge_button.click()
    last = page.merging.last
    assert {"taken": "1", "refused": "1", "new": "1", "left_out": "2"} == figures(page)
    last.table.choose(1)
    assert "A-1 · SME impact · row 3: " in last.file_card.left_out.text()
    last.table.choose(0)
    said = last.file_card.refused.text()
    assert "None of its scores could be taken: " in said
    assert "J9" in said
    assert "J9 · A-1" in last.file_card.left_out.text()
    last.table.opened.emit(last.table.chosen_row)
    assert last.file_card.hasFocus()


@pytest.mark.long
def test_open_choices_of_the_merge_have_a_way_to_them(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    for value in (1, 2):
        path = tmp_path / f"{value}.csv"
        path.write_text(f"juror,application,criterion,value\nJ1,A-1,helix,{value}\n", encoding="utf-8")
    page = begun(window, panel, tmp_path / "1.csv")
    page.merging.merge_button.click()
    assert not page.merging.last.choices.isVisible()
    page.open_at([tmp_path / "2.csv"])
    page.merging.merge_button.click()
    assert {"taken": "1", "waiting": "1", "choices": "1"} == figures(page)
    assert "Make 1 open choice…" == page.merging.last.choices.text()
    page.merging.last.choices.click()
    assert page.choices.isVisible()


@pytest.mark.long
def test_a_declared_conflict_is_said_with_what_it_does(page: ExchangePage) -> None:
    page.merging.merge_button.click()
    assert "A-3: The juror declares a conflict of interest: family" in _said(page)
    assert "the juror does not assess the application" in _said(page)


def test_a_declared_conflict_is_not_ready_like_a_success() -> None:
    row = MergeRow(position=0, plan=replace(PLAN, declared=1), juror="An", content="", choices=())
    assert ("conflict", "attention") == (standing(row).text, standing(row).badge)
    assert "new 6 · conflicts of interest 1" == changes(row.plan)


def test_the_line_about_a_merge_says_what_somebody_must_see_to() -> None:
    refused = replace(PLAN, outcome=Outcome.REFUSED)
    assert "" == trouble_words([PLAN])
    assert (
        "1 conflict of interest came with it and is recorded. 2 choices are open. Nothing was taken of 1 file."
        == trouble_words([replace(PLAN, declared=1, conflicts=2), refused])
    )


@pytest.mark.long
def test_a_choice_between_two_files_of_one_batch_names_both(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    paths = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for value, path in enumerate(paths):
        path.write_text(f"juror,application,criterion,value\nJ1,A-1,helix,{value}\nJ1,A-1,sme,{value}\n")
    page = begun(window, panel, *paths)
    page.merging.ask_card.button.click()
    choices = page.merging.choices
    stored, incoming = (
        each.accessibleName().partition(",")[0] for each in (choices.view.stored, choices.view.incoming)
    )
    assert {"one.csv", "two.csv"} == {stored, incoming}
    assert f"Take {stored}" == choices.view.cards[Choice.KEEP].accessibleName().partition(",")[0]
    assert f"Take {stored} in all 2" == choices.keep_all.text()


@pytest.mark.long
def test_what_was_taken_in_a_choice_is_said_once(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "call.evalpanel")
    for value in (1, 2):
        path = tmp_path / f"{value}.csv"
        path.write_text(f"juror,application,criterion,value\nJ1,A-1,helix,{value}\n", encoding="utf-8")
    page = begun(window, panel, tmp_path / "1.csv")
    page.merging.merge_button.click()
    page.open_at([tmp_path / "2.csv"])
    page.merging.show_choices()
    page.merging.choices.view.cards[Choice.TAKE].click()
    page.merging.merge_button.click()
    (said,) = [each for each in page.merging.last.file_card.text.text().splitlines() if "holds" in each]
    assert said.startswith(
        "Choice for An Peeters · A-1 · Triple helix · row 2 of “2.csv”: the version that came in"
    )
    assert said.endswith("The panel holds 1, the file says 2.")


@pytest.mark.long
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_in_a_small_window_the_result_is_read_whole(
    page: ExchangePage, window: MainWindow, qapp: QApplication, scale: float
) -> None:
    page.merging.merge_button.click()
    theme.apply(qapp, "light", text_scale=scale)
    window.resize(1024, 640)
    settle()
    assert (cut_texts(window), escaped_widgets(window), small_targets(window)) == ([], [], [])
