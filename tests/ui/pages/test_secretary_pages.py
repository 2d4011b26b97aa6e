"""Overview, applications, jury, reports and history, driven as a person does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from ui.page import Page
from ui.window.frame import MainWindow

TABLE = """number,title,organisation,requested_support,total_budget,province
A-1,Title of A-1,Organisation of A-1 (DEMO),100000,200000,Limburg
A-2,Another title,Organisation of A-2 (DEMO),100000,200000,Limburg
A-8,New one,"=cmd|' /C calc'!A0",50000,100000,Antwerpen
A-9,<b>Bad</b>,Vzw,1.2.3,100000,Antwerpen
"""


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel")


def shown(window: MainWindow, panel: Workspace, page_id: str) -> Page:
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page(page_id)
    page = window.page()
    assert page is not None
    return page


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "applications.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.long
def test_an_import_is_shown_row_by_row_before_it_happens(
    window: MainWindow, panel: Workspace, table: Path
) -> None:
    page = shown(window, panel, "applications")
    before = panel.view.fingerprint()
    page.look_at([table])
    model = page.import_panel.table.rows_model
    what, why = (
        [column.head for column in model.columns].index(head)
        for head in ("What happens", "What changes, or why not")
    )
    assert [model.index(n, what).data() for n in range(4)] == ["unchanged", "updated", "new", "refused"]
    assert model.index(3, why).data().startswith("D5: ")
    assert before == panel.view.fingerprint()


@pytest.mark.long
def test_importing_takes_the_good_rows_and_one_undo_takes_them_back(
    window: MainWindow, panel: Workspace, table: Path
) -> None:
    page = shown(window, panel, "applications")
    page.look_at([table])
    assert page.import_panel.button.text() == "Import 2 applications"
    page.import_panel.reason.field.setText("Verbeterd.")
    page.import_panel.button.click()
    assert [each.number for each in panel.view.applications()] == ["A-1", "A-2", "A-3", "A-8"]
    window.undo()
    assert [each.number for each in panel.view.applications()] == ["A-1", "A-2", "A-3"]


@pytest.mark.long
def test_search_looks_at_every_word_and_offers_the_way_back(window: MainWindow, panel: Workspace) -> None:
    page = shown(window, panel, "applications")
    page.search.setText("a-2 veldmeet")
    assert page.table.rows_model.rowCount() == 1
    page.search.setText("nothing like it")
    assert page.listing.none_found.isVisible()


@pytest.mark.long
def test_inadmissible_needs_a_reason_beside_the_field(window: MainWindow, panel: Workspace) -> None:
    page = shown(window, panel, "applications")
    page.card.inadmissible_button.click()
    assert page.card.error.isVisible()
    page.card.reason_field.setPlainText("came too late")
    page.card.inadmissible_button.click()
    assert str(panel.view.applications()[0].admissibility) == "inadmissible"


@pytest.mark.long
def test_the_overview_names_one_next_step(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT)
    panel.execute(SetAdmissibility(application="A-1", admissibility=Admissibility.ADMISSIBLE))
    page = shown(window, panel, "overview")
    assert page.next_card.button.text() == "Decide on admissibility"
    page.next_card.button.click()
    applications = window.page()
    assert "A-2" == applications.table.row_at_hand.application.number  # the first that is not judged
    panel.execute(AdmitTheRest())
    window.show_page("overview")
    assert page.next_card.button.text() == "Hand out packs"
    page.next_card.button.click()
    assert window.desk.current_id == "exchange"


def write(page: Page, name: str, text: str) -> None:
    page.open_at("call")
    field = page.call_card.fields[name]
    field.clear()
    field.insert(text)


def test_the_call_is_changed_where_it_is_read(window: MainWindow, tmp_path: Path) -> None:
    panel = small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT)
    page = shown(window, panel, "overview")
    write(page, "budget", "1.250.000")
    write(page, "deadline", "18/12/2015 17:00")
    page.flush()
    assert (panel.view.call().budget, panel.view.call().deadline) == (
        1_250_000_00,
        "2015-12-18T16:00:00+00:00",
    )


def test_once_scoring_began_another_envelope_asks_why_before_it_is_stored(
    window: MainWindow, panel: Workspace
) -> None:
    page = shown(window, panel, "overview")
    terms = page.call_card.terms
    write(page, "budget", "250.000")
    page.call_card.fields["budget"].editingFinished.emit()  # the tab key that funded two more
    assert (terms.isVisible(), panel.view.call().budget) == (True, 200_000_00)
    assert page.saving().is_refused

    terms.record_button.click()
    assert (terms.error.isVisible(), panel.view.call().budget) == (True, 200_000_00)

    terms.reason.setText("The council added money.")
    terms.body.setText("City council")
    assert re.fullmatch(r"\d\d/\d\d/\d{4}", terms.day.text())  # as the deadline beside it is written
    terms.day.setText("27/06/2016")
    terms.record_button.click()
    assert (terms.isVisible(), panel.view.call().budget) == (False, 250_000_00)
    assert page.saving().is_saved
    assert panel.view.history(limit=1)[0].summary.replace("\xa0", " ") == (
        "Budget: €200,000 → €250,000 · decided by City council on 27 June 2016 – The council added money."
    )


def test_once_scoring_began_another_title_asks_why_and_needs_no_body(
    window: MainWindow, panel: Workspace
) -> None:
    page = shown(window, panel, "overview")
    terms = page.call_card.terms
    write(page, "title", "Networks")
    page.call_card.fields["title"].editingFinished.emit()
    assert (terms.isVisible(), panel.view.call().title) == (True, "Call")
    terms.reason.setText("A slip.")
    terms.record_button.click()
    assert (terms.isVisible(), panel.view.call().title) == (False, "Networks")
    assert panel.view.history(limit=1)[0].summary == "Title: Call → Networks – A slip."


def test_an_envelope_that_is_left_as_it_was_reads_so_again(window: MainWindow, panel: Workspace) -> None:
    page = shown(window, panel, "overview")
    write(page, "budget", "250.000")
    page.flush()
    page.call_card._give_up_terms()
    assert page.call_card.fields["budget"].text() == "200,000"
    assert not page.call_card.terms.isVisible()
    assert panel.view.call().budget == 200_000_00


def test_a_budget_that_is_no_amount_is_refused_beside_its_field(window: MainWindow, panel: Workspace) -> None:
    page = shown(window, panel, "overview")
    write(page, "budget", "a lot")
    page.flush()
    assert page.call_card._errors["budget"].isVisible()
    assert panel.view.call().budget == 200_000_00


def test_moving_back_needs_a_reason(window: MainWindow, panel: Workspace) -> None:
    page = shown(window, panel, "overview")
    page.open_at("call")
    page.phase_card.back_button.click()
    page.phase_card.really_back.click()
    assert page.phase_card.error.isVisible()
    page.phase_card.reason.setText("an application was forgotten")
    page.phase_card.really_back.click()
    assert Phase.DRAFT is panel.view.call().phase


@pytest.mark.long
def test_a_proposal_is_looked_at_before_it_is_assigned(window: MainWindow, panel: Workspace) -> None:
    page = shown(window, panel, "jury")
    before = panel.view.fingerprint()
    page.assign_card.per_application.setText("1")
    page.assign_card.seed.setText("7")
    page.assign_card.propose_button.click()
    assert before == panel.view.fingerprint()
    page.assign_card.assign_button.click()
    assert len(panel.view.assignments()) == 3


@pytest.mark.long
def test_an_impossible_proposal_says_who_lacks_whom(window: MainWindow, panel: Workspace) -> None:
    page = shown(window, panel, "jury")
    page.assign_card.per_application.setText("5")
    page.assign_card.propose_button.click()
    assert page.assign_card.error.isVisible()
    assert page.assigning.proposal is None


@pytest.mark.long
def test_a_conflict_takes_the_assignment_and_can_be_withdrawn(window: MainWindow, panel: Workspace) -> None:
    page = shown(window, panel, "jury")
    page.members.choose("J1")
    page.member_card.declared.emit("A-1", ConflictKind.FAMILY, "brother")
    assert ("J1", "A-1") not in {(each.juror, each.application) for each in panel.view.assignments()}
    page.member_card.withdrawn.emit("A-1")
    assert panel.view.conflicts() == []


@pytest.mark.long
def test_a_report_is_written_with_the_fingerprint_of_the_file(
    window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    page = shown(window, panel, "reports")
    page.open_at("A-2")
    page.write(tmp_path / "evaluations")
    assert (tmp_path / "evaluations.pdf").read_bytes().startswith(b"%PDF")
    assert page.result.isVisible()
    page.applications.tick_none()
    page.write(tmp_path / "none.pdf")
    assert page.work.error.isVisible()


@pytest.mark.long
def test_undoing_an_older_change_names_what_follows(window: MainWindow, panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
    page = shown(window, panel, "history")
    page.table.choose_first()
    page.change_card.ask_button.click()
    assert page.change_card._consequences.isVisible()
    page.change_card.undo_button.click()
    assert panel.view.conflicts() == []


@pytest.mark.long
def test_the_history_is_searched_by_words_and_by_application(window: MainWindow, panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
    page = shown(window, panel, "history")
    page.search.setText("conflict an peeters")
    assert page.table.rows_model.rowCount() == 1
    page.search.clear()
    page.open_at("A-3")
    assert "Conflict of interest: An Peeters, A-1" not in {row.summary for row in page.table.rows_model.rows}


@pytest.mark.long
def test_verifying_says_in_words_that_the_file_is_whole(window: MainWindow, panel: Workspace) -> None:
    page = shown(window, panel, "history")
    page.verify_button.click()
    assert page.proof_card._badge.text() == "as it should be"


@pytest.mark.long
@pytest.mark.parametrize(
    "page_id", ["overview", "applications", "jury", "exchange", "meeting", "ranking", "reports", "history"]
)
def test_every_page_shows_an_empty_call(window: MainWindow, tmp_path: Path, page_id: str) -> None:
    page = shown(window, small_panel(tmp_path / "e.evalpanel", applications=0, phase=Phase.DRAFT), page_id)
    assert page.isVisible()
    assert not page.grab().isNull()


@pytest.mark.long
def test_admitting_the_rest_judges_every_open_application_and_goes_away(
    window: MainWindow, panel: Workspace
) -> None:
    page = shown(window, panel, "applications")
    page.admit_button.click()
    page.admit_panel.button.click()
    assert {each.admissibility for each in panel.view.applications()} == {Admissibility.ADMISSIBLE}
    assert page.admit_button.isHidden()
