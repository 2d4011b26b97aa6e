"""The page of the individual procedure: worked by keys and mouse, without order, place or a made-up score."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import REASON, propose_all
from tests.ui.pages.individual.individual_pages import at_page, made_panel, press, record, words, write
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return made_panel(tmp_path)


@pytest.mark.long
def test_it_takes_the_place_of_the_ranking(window: MainWindow, panel: Workspace) -> None:
    page = at_page(window, panel)
    assert "ranking" not in window.rail._buttons
    assert window.rail._buttons["individual"].isChecked()
    assert window.rail._buttons["individual"].text() == "Decisions"
    window.show_page("overview")
    window.show_page("ranking", "A-2")  # as another page asks
    assert window.page() is page
    assert page.dossiers.number == "A-2"
    assert window.show_page("what-if") is None
    assert window.page() is page


@pytest.mark.long
def test_a_ranked_call_keeps_its_ranking(window: MainWindow, tmp_path: Path) -> None:
    from tests.operations.progress.ready_samples import closable

    window.start(closable(tmp_path / "ranked.evalpanel"))
    assert "ranking" in window.rail._buttons
    assert "individual" not in window.rail._buttons
    before = window.page_id
    window.show_page("individual")
    assert window.page_id == before


@pytest.mark.long
def test_an_approval_is_proposed_by_keys_alone(window: MainWindow, panel: Workspace) -> None:
    page = at_page(window, panel)
    page.dossiers.view.setFocus()
    press(Qt.Key.Key_Down)
    assert page.dossiers.number == "A-2"
    press(Qt.Key.Key_G)
    write("Gedragen en nodig.")
    record()
    (advice,) = panel.view.decidings.advice()
    assert (advice.application, advice.outcome, advice.amount) == ("A-2", Proposal.APPROVE, None)
    assert advice.reason == "Gedragen en nodig."
    assert [row.said for row in page.dossiers.rows] == [
        "ready for a proposal", "proposed: approve", "ready for a proposal",
    ]  # fmt: skip
    assert page.status() == "1 proposal made · 2 to go"
    press(Qt.Key.Key_F4)
    assert page.dossiers.number == "A-3"


@pytest.mark.long
def test_a_threshold_that_is_missed_says_so_and_goes_back_with_conditions(
    window: MainWindow, panel: Workspace
) -> None:
    page = at_page(window, panel)
    card = page.form.outcomes.cards["approve"]
    assert not card.isEnabled()
    assert card.accessibleDescription() == (
        "Cannot be: below the threshold: “SME impact” 2.00 (threshold 3). Return it with conditions or reject it; "
        "where the jury scores it otherwise, record a consensus in the meeting."
    )
    page.dossiers.view.setFocus()
    press(Qt.Key.Key_G)
    assert page.form.outcome is None
    assert page.form.error.text() == card.why_not
    press(Qt.Key.Key_T)
    write("Vijf zitjes in het bestuur.")
    press(Qt.Key.Key_Tab)
    write("30/06/2016")
    press(Qt.Key.Key_Return)
    assert page.form.conditions.found == (Condition(text="Vijf zitjes in het bestuur.", until="2016-06-30"),)
    assert "on 30 June 2016 it comes back" in page.form.after.text()
    assert "a new proposal waits until it is reopened" in page.form.after.text()
    write("Een tweede, niet toegevoegd")  # is taken along
    page.form.reason.setFocus()
    write("Eerst het bestuur.")
    record()
    (advice,) = panel.view.decidings.advice()
    assert advice.outcome is Proposal.RETURN
    assert [each.text for each in advice.conditions] == [
        "Vijf zitjes in het bestuur.", "Een tweede, niet toegevoegd",
    ]  # fmt: skip
    assert not any(page.form.drafts.named())


@pytest.mark.long
def test_only_the_missed_threshold_is_red(window: MainWindow, panel: Workspace) -> None:
    page = at_page(window, panel)
    assert page.case is not None
    assert page.case.table is not None
    lines = [each.line for each in page.case.table.rows]
    assert [(each.title, each.score, each.is_met, each.limit) for each in lines] == [
        ("Triple helix", "2.00", None, None),
        ("SME impact", "2.00", False, 3.0),
        ("Total", "2.00", None, None),
    ]
    assert page.case.table.rows[1].accessibleName() == "SME impact, 2.00, threshold 3, not met, why"
    page.dossiers.choose("A-2")
    assert page.case is not None
    assert page.case.table is not None
    assert page.case.table.rows[1].line.is_met is True  # on the threshold


@pytest.mark.long
def test_what_has_no_score_shows_a_dash_and_no_number(window: MainWindow, panel: Workspace) -> None:
    move_to_phase(panel, Phase.SCORING, "Ingetrokken.")
    for juror in ("J1", "J2"):
        for criterion in ("helix", "sme"):
            panel.execute(SetScore(juror=juror, application="A-1", criterion=criterion, value=None))
    page = at_page(window, panel)
    assert page.case is not None
    assert page.case.table is not None
    assert [each.line.score for each in page.case.table.rows] == ["–", "–", "–"]
    assert "0.00" not in words(page)
    assert page.dossiers.rows[0].said == "0 of 2 scored it"
    assert "belongs to: Deliberation" in page.form.why_not.text()
    assert not page.form.outcomes.isVisibleTo(page)


@pytest.mark.long
def test_an_amount_beyond_the_ceiling_stays_typed_and_says_why(window: MainWindow, panel: Workspace) -> None:
    page = at_page(window, panel)
    page.dossiers.choose("A-2")
    assert page.form.choose(Proposal.APPROVE) is None
    page.form.amount.setText("150.000")
    page.form.reason.setPlainText(REASON)
    QTest.mouseClick(page.form.button, Qt.MouseButton.LeftButton)
    assert "at most €100,000" in page.form.error.text()
    assert [] == panel.view.decidings.advice()
    assert page.form.drafts.named() == ("the proposal on A-2",)
    page.dossiers.choose("A-3")
    assert page.form.outcome is None
    page.dossiers.choose("A-2")
    assert page.form.amount.text() == "150.000"
    page.form.amount.setText("80.000")
    page.form.store()
    assert [80_000_00] == [each.amount for each in panel.view.decidings.advice()]


@pytest.mark.long
@pytest.mark.parametrize(("until", "why"), [("gisteren", "is not a date"), ("31/02/2016", "does not exist")])
def test_a_day_that_is_none_is_told_beside_it(
    window: MainWindow, panel: Workspace, until: str, why: str
) -> None:
    page = at_page(window, panel)
    page.form.choose(Proposal.RETURN)
    page.form.conditions.text.setText("Een pact.")
    page.form.conditions.until.setText(until)
    page.form.reason.setPlainText(REASON)
    page.form.store()
    assert why in page.form.conditions.error.text()
    assert [] == panel.view.decidings.advice()


@pytest.mark.long
def test_without_a_choice_or_a_reason_nothing_is_recorded(window: MainWindow, panel: Workspace) -> None:
    page = at_page(window, panel)
    page.form.store()
    assert page.form.error.text().startswith("Choose what the jury proposes")
    page.form.choose(Proposal.REJECT)
    page.form.store()
    assert "needs its reason" in page.form.error.text()
    assert [] == panel.view.decidings.advice()


@pytest.mark.long
def test_it_is_taken_back_and_undone(window: MainWindow, panel: Workspace) -> None:
    panel.execute(Advise(application="A-1", outcome=Proposal.REJECT, reason=REASON))
    page = at_page(window, panel)
    page.dossiers.choose("A-1")
    assert (page.form.outcome, page.form.reason.toPlainText()) == (Proposal.REJECT, REASON)
    page.form.take_back.button.click()
    press(Qt.Key.Key_Return)
    assert "Say why the proposal is taken back." == page.form.take_back.error.text()
    assert [REASON] == [each.reason for each in panel.view.decidings.advice()]
    write("Een vergissing.")
    press(Qt.Key.Key_Return)
    assert [] == panel.view.decidings.advice()
    assert panel.view.history(limit=1)[0].summary.endswith(" – Een vergissing.")
    assert page.form.outcome is None
    window.undo()
    assert [Proposal.REJECT] == [each.outcome for each in panel.view.decidings.advice()]
    assert page.form.outcome is Proposal.REJECT


@pytest.mark.long
def test_the_reason_for_taking_back_stays_with_no_other_dossier(window: MainWindow, panel: Workspace) -> None:
    for number in ("A-2", "A-3"):
        panel.execute(Advise(application=number, outcome=Proposal.REJECT, reason=REASON))
    page = at_page(window, panel)
    page.dossiers.choose("A-2")
    page.form.take_back.button.click()
    write("Een vergissing.")
    page.dossiers.choose("A-3")
    assert page.form.take_back.button.isVisibleTo(page)
    assert page.form.take_back.reason.text() == ""


@pytest.mark.long
def test_arrow_keys_pass_over_what_is_forbidden(window: MainWindow, panel: Workspace) -> None:
    page = at_page(window, panel)
    page.form.outcomes.choose("reject")
    press(Qt.Key.Key_Up)
    assert page.form.outcome is Proposal.REJECT
    press(Qt.Key.Key_Down)
    assert page.form.outcome is Proposal.RETURN


@pytest.mark.long
def test_an_approval_that_cannot_hold_any_more_is_marked(window: MainWindow, panel: Workspace) -> None:
    propose_all(panel, leaving="A-1")
    page = at_page(window, panel)
    panel.execute(SetConsensus(application="A-2", criterion="sme", value=5, reason="Bij nader inzien."))
    assert page.dossiers.rows[1].said == "approval cannot be"
    assert "2.50" in words(page) or page.dossiers.number != "A-2"
