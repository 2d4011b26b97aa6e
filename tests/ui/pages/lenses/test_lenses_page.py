"""Four lenses beside the ranking: off until asked, kept until the file changes, and never in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.operations.ranking.consensus import SetConsensus
from tests.samples import SCHEME
from tests.ui.pages.lenses.lens_pages import differing, lenses
from tests.ui.pages.what_if.what_if_pages import CHAIR, scored, what_if
from ui.pages.lenses.page import TABS, LensesPage
from ui.widgets.text import Label
from ui.window.frame import MainWindow
from ui.window.navigation import entries_for

CHANGE = SetConsensus(application="A-2", criterion="helix", value=8, reason="Agreed.")


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> LensesPage:
    return lenses(window, differing(tmp_path))


def test_nothing_is_worked_out_before_somebody_asks_for_it(window: MainWindow, page: LensesPage) -> None:
    for action, lens in zip(TABS, page.lenses):
        window.trigger(action.id)
        assert page.lens is lens
        assert lens.reckoned is None
        assert lens.intro.isVisible()
        assert lens.paragraph in {each.text() for each in lens.intro.findChildren(Label)}
        assert page.state_label.text() == ""
        assert page.begins_at is lens.intro.button


@pytest.mark.long
def test_each_lens_is_worked_out_and_the_file_stays_as_it_is(page: LensesPage, tmp_path: Path) -> None:
    view = page.session.view
    before, changes = view.fingerprint(), view.last_change()
    bytes_before = (tmp_path / "call.evalpanel").read_bytes()
    for name, lens in zip(("certainty", "severity", "agreement", "weights"), page.lenses):
        page.open_at(name)
        QTest.mouseClick(lens.intro.button, Qt.MouseButton.LeftButton)
        assert lens.reckoned is not None
        assert lens.nothing is None
        assert lens.split.isVisible()
        assert page.state_label.text() == lens.state() != ""
        for drawing in lens.drawings:
            assert len(drawing.chart.lines.rows) or drawing.name == "Scores far apart"
    assert (view.fingerprint(), view.last_change()) == (before, changes)
    assert (tmp_path / "call.evalpanel").read_bytes() == bytes_before


@pytest.mark.long
def test_certainty_is_drawn_again_with_the_next_seed_and_the_groups_stay(page: LensesPage) -> None:
    certainty = page.certainty
    page.reckon()
    first = certainty.reckoned
    assert first is not None
    assert first.found.another is not None
    assert ("Seed", "20160304") in certainty.facts.figures
    QTest.mouseClick(certainty.again_button, Qt.MouseButton.LeftButton)
    second = certainty.reckoned
    assert second is not None
    assert second.found.another is not None
    assert ("Seed", "20160305") in certainty.facts.figures
    assert second.found.another.standing == first.found.another.standing
    page.reckon()
    assert ("Seed", "20160306") in certainty.facts.figures


def test_once_the_file_changed_it_says_so_and_is_had_anew(page: LensesPage) -> None:
    weights = page.weights
    page.open_at("weights")
    page.reckon()
    assert not weights.before.isVisible()
    page.session.run(CHANGE)
    assert weights.before.isVisible()
    assert page.status() == "of before the last change"
    before = weights.reckoned
    QTest.mouseClick(weights.before.button, Qt.MouseButton.LeftButton)
    assert weights.reckoned is not before
    assert not weights.before.isVisible()
    assert page.status() == "beside the official ranking"


@pytest.mark.long
def test_what_was_drawn_before_a_change_is_drawn_anew_with_its_own_seed(page: LensesPage) -> None:
    page.reckon()
    page.session.run(CHANGE)
    page.reckon()
    assert ("Seed", "20160304") in page.certainty.facts.figures


@pytest.mark.long
def test_a_blocked_ranking_is_said_by_name_and_agreement_is_there_all_the_same(
    window: MainWindow, tmp_path: Path
) -> None:
    page = lenses(window, differing(tmp_path, left_out="A-3"))
    for name in ("certainty", "weights"):
        page.open_at(name)
        page.reckon()
        nothing = page.lens.nothing
        assert nothing is not None
        assert nothing.isVisible()
        assert any("A-3" in each.text() for each in nothing.findChildren(Label))
        assert page.state_label.text() == ""
        page.copy_picture()
        page.copy_table()
    page.open_at("agreement")
    page.reckon()
    assert page.agreement.split.isVisible()


def test_jurors_who_give_the_same_leave_nothing_to_draw_and_it_says_why(
    window: MainWindow, tmp_path: Path
) -> None:
    page = what_if(window, scored(tmp_path)) and lenses_of(window)
    page.reckon()
    nothing = page.certainty.nothing
    assert nothing is not None
    assert any("chance" in each.text() for each in nothing.findChildren(Label))


def lenses_of(window: MainWindow) -> LensesPage:
    window.show_page("lenses")
    page = window.page()
    assert isinstance(page, LensesPage)
    return page


# when it is open


def test_it_is_shut_as_what_if_is_and_leads_to_what_comes_first(window: MainWindow, tmp_path: Path) -> None:
    page = lenses(window, differing(tmp_path, is_always=False))
    assert page.shut.isVisible()
    assert not page.tabs.isVisible()
    assert not page.is_possible("lens-reckon")
    state = page.shut.state
    assert state is not None
    assert state is not None
    assert any(each.text() == "“How firm?” is not open" for each in state.findChildren(Label))
    assert any("this opens once all are discussed" in each.text() for each in state.findChildren(Label))
    QTest.mouseClick(state.button, Qt.MouseButton.LeftButton)
    assert window.page_id == "meeting"


def test_a_call_that_assesses_each_by_itself_has_none(window: MainWindow, tmp_path: Path) -> None:
    scheme = SCHEME.replace('procedure = "ranked"', 'procedure = "individual"')
    panel = scored(tmp_path, scheme=scheme)
    panel.actor = CHAIR
    window.start(panel)
    assert "lenses" not in {each.id for each in window.offered.known()}
    assert "lenses" not in {entry.id for entry in entries_for(panel.actor.role, is_ranked=False)}


@pytest.mark.long
def test_the_ranking_leads_to_it_and_it_leads_back(window: MainWindow, tmp_path: Path) -> None:
    lenses(window, differing(tmp_path))
    window.show_page("ranking")
    window.trigger("lenses")
    page = window.page()
    assert isinstance(page, LensesPage)
    assert window.rail._buttons["ranking"].isChecked()
    QTest.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert window.page_id == "ranking"
