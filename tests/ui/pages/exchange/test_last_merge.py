"""What the last merge did stays to be read, file by file; a declared conflict of interest is no success."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from evalapp.domain.merge import Choice, FilePlan, Outcome
from evalapp.domain.people import ConflictKind
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from ui.pages.exchange.merge_rows import MergeRow, changes, standing
from ui.pages.exchange.merged_card import merged_columns, merged_sum, trouble_words
from ui.pages.exchange.page import ExchangePage
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
    return page.merging.last.file_card._declared.text()


def test_what_was_merged_stays_until_it_is_closed(page: ExchangePage) -> None:
    page.merging.merge_button.click()
    last = page.merging.last
    assert (last.isVisible(), page.merging.empty.isVisible()) == (True, False)
    cells = [column.cell(last.table.chosen_row).text for column in merged_columns()]
    assert ["r.evalreturn", "An Peeters", "2", "–", "–", "–", "–", "conflict"] == cells
    assert last._head.text().startswith("Merged on ")
    last.close_button.click()
    assert (last.isVisible(), page.merging.empty.isVisible()) == (False, True)


def test_it_is_back_after_files_were_looked_at_and_left(page: ExchangePage, tmp_path: Path) -> None:
    page.merging.merge_button.click()
    page.open_at([tmp_path / "r.evalreturn"])
    assert not page.merging.last.isVisible()
    page.merging.clear()
    assert page.merging.last.isVisible()


def test_an_undo_is_said_beside_it(page: ExchangePage, window: MainWindow) -> None:
    page.merging.merge_button.click()
    window.undo()
    assert page.merging.last._head.text().endswith("taken back since")
    window.redo()
    assert not page.merging.last._head.text().endswith("taken back since")


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
    assert "new 12 · same 3" == merged_sum([PLAN, replace(PLAN, unchanged=3)])


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
    last = page.merging.last
    assert ["row 2 · A-1 · Triple helix: The panel holds 1, the file says 2."] == (
        last.file_card._text.text().splitlines()
    )
    top = last.table.mapTo(last, QPoint(0, 0)).y()
    assert top < last.close_button.geometry().bottom() + 40
