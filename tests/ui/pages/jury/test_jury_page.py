"""The jury page driven as a person does: looking before taking in, deciding before assigning."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME, SECRETARY, small_panel
from tests.ui.access.sweeping import settle
from tests.ui.pages.jury.lists import take_in
from ui.pages.jury.page import JuryPage
from ui.pages.jury.rows import range_words
from ui.window.frame import MainWindow


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel")


@pytest.fixture
def page(window: MainWindow, panel: Workspace) -> JuryPage:
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("jury")
    page = window.page()
    assert isinstance(page, JuryPage)
    return page


def jury_list(tmp_path: Path, text: str) -> Path:
    (path := tmp_path / "jury.csv").write_text(text, encoding="utf-8")
    return path


def test_before_proposing_it_says_of_which_partners_no_conflict_can_be_seen(
    page: JuryPage, panel: Workspace, tmp_path: Path
) -> None:
    assert not page.assign_card.unseen.isVisibleTo(page.assign_card)
    path = tmp_path / "partners.csv"
    number = panel.view.applications()[0].number
    path.write_text(f"number;naam;helix\n{number};P;vereniging\n", encoding="utf-8")
    import_applications(panel, plan_import(panel, [path]))
    assert page.assign_card.unseen.text().startswith("1 row of partners was refused or not read.")
    assert page.assign_card.unseen.isVisibleTo(page.assign_card)


def names(panel: Workspace) -> set[str]:
    return {each.name for each in panel.view.people()}


def test_a_list_is_looked_at_before_it_is_taken_in(page: JuryPage, panel: Workspace, tmp_path: Path) -> None:
    before = panel.view.fingerprint()
    page.import_file(jury_list(tmp_path, "id,name,email,role\nJ9,Lien Smets,,juror\nJ8,Rik,,emperor\n"))
    model = page.import_panel.table.rows_model
    assert (["will be added", "refused"], "D3") == (
        [model.index(n, 5).data() for n in range(2)],
        model.index(1, 6).data(),
    )
    page.import_panel.table.choose(3)
    assert "emperor" in page.import_panel.whole.toPlainText()
    assert before == panel.view.fingerprint()
    take_in(page)
    assert "Lien Smets" in names(panel)
    assert (True, False) == (page.members.isVisible(), page.import_panel.isVisible())


def test_mail_address_and_role_are_shown_with_what_they_were(
    page: JuryPage, panel: Workspace, tmp_path: Path
) -> None:
    take_in(page, jury_list(tmp_path, "id,name,email,role\nJ8,Lien Smets,old@x.be,juror\n"))
    page.import_file(
        jury_list(tmp_path, "id,name,email,role\nJ8,Lien Smets,lien@x.be,chair\nJ9,Rik Maes,rik@x.be,juror\n")
    )
    table = page.import_panel.table
    assert [["lien@x.be, was old@x.be", "chair, was juror"], ["rik@x.be", "juror"]] == [
        [table.rows_model.index(n, column).data() for column in (3, 4)] for n in range(2)
    ]
    page.import_file(jury_list(tmp_path, "id,name\nJ9,Lien Smets\n"))
    assert (True, False) == (table.isColumnHidden(3), table.isColumnHidden(4))


def test_a_list_that_was_cancelled_changes_nothing(page: JuryPage, panel: Workspace, tmp_path: Path) -> None:
    page.import_file(jury_list(tmp_path, "id,name\nJ9,Lien Smets\n"))
    page.import_panel._cancel()
    assert (False, True) == ("Lien Smets" in names(panel), page.members.isVisible())


def test_another_name_waits_for_somebody_to_confirm_it(
    page: JuryPage, panel: Workspace, tmp_path: Path
) -> None:
    page.import_file(jury_list(tmp_path, "id,name\nJ1,An Peeters-Maes\n"))
    assert not page.import_panel.button.isEnabled()
    page.import_panel.same_button.click()
    take_in(page)
    assert "An Peeters-Maes" in names(panel)


def test_one_click_records_no_conflict_and_two_record_one(page: JuryPage, panel: Workspace) -> None:
    page.members.choose("J1")
    card = page.member_card
    card.button.click()
    assert ([], True) == (panel.view.conflicts(), card.error.isVisible())
    card.application.setCurrentIndex(0)
    card.kind.setCurrentIndex(1)
    card.button.click()
    card.button.click()
    assert [("A-1", ConflictKind.FAMILY)] == [
        (each.application, each.kind) for each in panel.view.conflicts()
    ]


def test_before_a_conflict_takes_scores_it_says_how_many(page: JuryPage, panel: Workspace) -> None:
    panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    page.members.choose("J1")
    page.member_card.application.setCurrentIndex(0)
    assert (True, "1 score of this juror goes.") == (
        page.member_card._scores.isVisible(),
        page.member_card._scores.text(),
    )
    page.member_card.application.setCurrentIndex(1)
    assert not page.member_card._scores.isVisible()


def test_a_chair_can_have_a_conflict(page: JuryPage, panel: Workspace) -> None:
    page.members.choose("C1")
    page.member_card.application.setCurrentIndex(0)
    page.member_card.kind.setCurrentIndex(0)
    page.member_card.button.click()
    assert ["C1"] == [each.juror for each in panel.view.conflicts()]


@pytest.fixture
def suspected(page: JuryPage, panel: Workspace) -> JuryPage:
    works = Person(id="J1", name="An Peeters", role=Role.JUROR, organisation="Organisation of A-1 (DEMO)")
    panel.execute(ImportJury(people=(works,), reason="Verbeterd."))
    return page


def test_a_suspicion_is_shown_and_dismissed_only_with_a_reason(suspected: JuryPage, panel: Workspace) -> None:
    card = suspected.suspicions_card
    assert card.isVisible()
    card.ask(("J1", "A-1"), False)
    card.button.click()
    assert ([], True) == (panel.view.dismissed(), card.error.isVisible())
    told: list[str] = []
    suspected.deciding.done.connect(told.append)
    card.words.setText("Left in 2012")
    card.button.click()
    assert ["An Peeters has no conflict of interest with A-1; the reason is kept."] == told
    assert (["Left in 2012"], False) == ([each.reason for each in panel.view.dismissed()], card.isVisible())


def test_a_suspicion_becomes_a_conflict_only_with_a_kind(suspected: JuryPage, panel: Workspace) -> None:
    card = suspected.suspicions_card
    card.ask(("J1", "A-1"), True)
    card.button.click()
    assert [] == panel.view.conflicts()
    card.kind.setCurrentIndex(0)
    card.button.click()
    assert (["A-1"], False) == ([each.application for each in panel.view.conflicts()], card.isVisible())


def test_a_proposal_is_assigned_only_with_the_fields_it_was_made_with(
    page: JuryPage, panel: Workspace
) -> None:
    card = page.assign_card
    card.per_application.setText("1")
    card.propose_button.click()
    card.per_application.setText("2")
    assert (False, True) == (card.assign_button.isEnabled(), "propose again" in card.error.text())
    card.per_application.setText("1")
    assert card.assign_button.isEnabled()


def test_too_few_for_the_quorum_is_said_before_assigning(window: MainWindow, tmp_path: Path) -> None:
    from tests.samples import SCHEME

    scheme = SCHEME.replace("[ranking]\n", "[ranking]\nquorum = 2\n")
    workspace = small_panel(tmp_path / "other.evalpanel", scheme=scheme)
    window.start(workspace)
    window.show_page("jury")
    page = window.page()
    assert isinstance(page, JuryPage)
    page.assign_card.per_application.setText("1")
    assert "needs 2 scores an application" in page.assign_card.error.text()
    page.assign_card.per_application.setText("2")
    assert "" == page.assign_card.error.text()


def test_who_loses_a_seat_while_holding_a_pack_is_named(
    page: JuryPage, panel: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_out(panel, tmp_path / "packs")
    told: list[str] = []
    monkeypatch.setattr(page, "tell", lambda text, **_more: told.append(text))
    page.members.choose("J1")
    page.member_card.declared.emit("A-1", ConflictKind.FAMILY, "")
    page.members.choose("C1")
    page.member_card.declared.emit("A-1", ConflictKind.FAMILY, "")
    assert "An Peeters no longer assesses A-1. Pack no. 1 still has it" in told[0]
    assert "Conflict of interest recorded: Luc Maes, A-1." == told[1]
    page.member_card.declared.emit("A-1", ConflictKind.OTHER, "")
    assert told[2].endswith("It was recorded already: “family” is now “other”.")


def test_after_assigning_the_focus_is_on_the_members(page: JuryPage, panel: Workspace) -> None:
    page.assign_card.per_application.setText("1")
    page.assign_card.propose_button.click()
    page.assign_card.assign_button.click()
    assert page.members.hasFocus() or page.members.isAncestorOf(page.focusWidget())


def test_assigning_is_refused_in_words_where_its_phase_is_over(page: JuryPage, panel: Workspace) -> None:
    move_to_phase(panel, Phase.DELIBERATION, "")
    told = []
    page.told.connect(told.append)
    page.open_at("assign")
    assert "this belongs to: Draft, Scoring" in told[0].text


@pytest.mark.parametrize(("loads", "words"), [([4, 4], "4"), ([3, 5, 4], "3 to 5")])
def test_a_range_of_one_is_said_once(loads: list[int], words: str) -> None:
    assert words == range_words(loads)


@pytest.mark.long
def test_too_few_jurors_for_the_scheme_is_said_before_assigning_and_before_handing_out(
    window: MainWindow, tmp_path: Path
) -> None:
    quorum = SCHEME.replace("[ranking]", "[ranking]\nquorum = 2")
    panel = small_panel(tmp_path / "quorum.evalpanel", scheme=quorum, phase=Phase.DRAFT)
    panel.execute(AdmitTheRest())
    panel.actor = SECRETARY
    window.start(panel)
    window.show_page("jury")
    page = window.page()
    assert isinstance(page, JuryPage)
    card = page.assign_card
    assert card._short.isHidden()
    card.per_application.setText("1")
    card.propose_button.click()
    assert "3 applications have fewer jurors than the 2 assessments" in card._short.text()
    assert "with 1 it cannot be ranked" in card.error.text()
    card.assign_button.click()
    window.show_page("exchange")
    short = window.page().handout.short  # type: ignore[union-attr]
    assert (True, "A-1, A-2 and A-3." == short.text()[-17:]) == (short.isVisible(), True)


def test_what_a_list_did_is_told_exactly(
    page: JuryPage, window: MainWindow, panel: Workspace, tmp_path: Path
) -> None:
    panel.execute(ImportJury(people=(Person(id="J7", name="Els Baert", role=Role.JUROR),), reason="New"))
    rows = "id,name,role\nJ9,Lien Smets,juror\nJ7,Els Baert,chair\nJ1,An Peeters,juror\nJ8,Rik,emperor\n"
    take_in(page, jury_list(tmp_path, rows))
    assert (
        "Jury list taken in: 1 new, 1 with another role (Els Baert: juror → chair), 1 unchanged, 1 refused. "
        "A chair and a secretary do not score."
    ) == window.messages.text.text()


def test_of_jurors_alone_nobody_is_told_that_they_do_not_score(
    page: JuryPage, window: MainWindow, tmp_path: Path
) -> None:
    take_in(page, jury_list(tmp_path, "id,name,email\nJ2,Jan Claes,jan@example.org\n"))
    assert "Jury list taken in: 1 with another e-mail." == window.messages.text.text()


def test_a_window_of_the_usual_size_shows_every_column_of_the_members(
    window: MainWindow, page: JuryPage, panel: Workspace
) -> None:
    member = {"role": Role.JUROR, "organisation": "Centrum voor Stedelijke Economie (DEMO)"}
    people = (
        Person(
            id="J1",
            name="Nadia El Idrissi",
            email="nadia.elidrissi@demo.example",
            expertise="landbouw; sensoren; precisielandbouw; textiel; watergebruik",
            **member,
        ),
        Person(id="J2", name="Jan Claes", email="jan.claes@demo.example", expertise="logistiek", **member),
    )
    panel.execute(ImportJury(people=people, reason="Verbeterd."))
    window.resize(1440, 900)
    settle()
    assert [] == [column.head for column in page.members.columns_out_of_sight]
