"""A draft that is over goes from the device, and is shown to nobody else before."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.ids import PersonId
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, changed_call, small_panel
from tests.ui.drafts.reopening import CHAIR, REASON, ended, kept_in, opened, reason_of, reasoned, shown
from ui.drafts.records import Kept, Owner
from ui.pages.applications.page import ApplicationsPage
from ui.pages.jury.page import JuryPage
from ui.pages.overview.page import OverviewPage
from ui.settings import Settings
from ui.window.frame import MainWindow


@pytest.mark.long
def test_what_is_recorded_is_forgotten_at_once(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    reasoned(office)
    ended(office)
    opened(office, panel)
    assert REASON == reason_of(office)
    page = shown(office, "applications", ApplicationsPage)

    page.card.inadmissible_button.click()

    assert [] == kept_in(panel)


def test_what_is_given_up_at_the_end_is_forgotten(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    reasoned(office)
    office.close()
    assert 1 == len(kept_in(panel))

    office.messages._act.click()

    assert (False, []) == (office.isVisible(), kept_in(panel))


def test_what_is_not_left_after_all_is_kept(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    reasoned(office)
    office.leaving.before(lambda: None)
    office.messages._act.click()
    assert [REASON] == [each.values[0] for each in kept_in(panel)]


@pytest.mark.long
def test_another_person_does_not_see_it(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    reasoned(office)
    ended(office)

    opened(office, panel, CHAIR)
    assert ("", False) == (reason_of(office), office.messages.isVisible())
    reasoned(office, "Van de voorzitter")
    ended(office)

    opened(office, panel)
    assert REASON == reason_of(office)


@pytest.mark.long
def test_another_panel_does_not_show_it(office: MainWindow, panel: Path, tmp_path: Path) -> None:
    opened(office, panel)
    reasoned(office)
    ended(office)
    small_panel(tmp_path / "other.evalpanel").close()

    opened(office, tmp_path / "other.evalpanel")

    assert "" == reason_of(office)


def test_of_a_file_that_is_removed_nothing_is_kept(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    reasoned(office)
    ended(office)
    office.settings.forget(panel.absolute())
    assert [] == kept_in(panel)


@pytest.mark.long
def test_what_the_panel_has_decided_meanwhile_does_not_come_back(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    reasoned(office)
    ended(office)
    with Workspace.open(panel) as work:
        work.actor = SECRETARY
        decided = SetAdmissibility(
            application="A-1", admissibility=Admissibility.INADMISSIBLE, reason="Te laat"
        )
        work.execute(decided)

    opened(office, panel)

    assert ("", []) == (reason_of(office), kept_in(panel))


@pytest.mark.long
def test_a_change_of_the_call_that_came_meanwhile_leaves_other_drafts(
    office: MainWindow, panel: Path
) -> None:
    opened(office, panel)
    reasoned(office)
    ended(office)
    with Workspace.open(panel) as work:
        work.actor = SECRETARY
        work.execute(changed_call(title="Another title"))
    opened(office, panel)
    assert REASON == reason_of(office)


@pytest.mark.long
def test_a_choice_that_is_no_longer_offered_does_not_come_back(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    jury = shown(office, "jury", JuryPage)
    jury.members.choose("J1")
    jury.member_card.application.setCurrentIndex(1)
    jury.member_card.note.setText("Zus")
    ended(office)
    with Workspace.open(panel) as work:
        work.actor = SECRETARY
        work.execute(DeclareConflict(juror=PersonId("J1"), application="A-2", kind=ConflictKind.FAMILY))

    opened(office, panel)

    jury = shown(office, "jury", JuryPage)
    jury.members.choose("J1")
    assert ("", []) == (jury.member_card.note.text(), kept_in(panel))


@pytest.mark.long
def test_what_waits_can_be_given_up_unseen(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    reasoned(office)
    ended(office)
    opened(office, panel)
    office.messages._act.click()
    assert ("", []) == (reason_of(office), kept_in(panel))


@pytest.mark.long
def test_a_draft_that_nobody_looks_at_waits_on(office: MainWindow, panel: Path) -> None:
    opened(office, panel)
    reasoned(office)
    ended(office)
    opened(office, panel)
    ended(office)
    opened(office, panel)
    assert REASON == reason_of(office)


def test_while_a_person_types_it_is_written_once_in_a_while(
    office: MainWindow, panel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(office, panel)
    assert office.session is not None
    written: list[int] = []
    keep = Settings.keep_drafts

    def count(settings: Settings, owner: Owner, drafts: list[Kept]) -> None:
        written.append(len(drafts))
        keep(settings, owner, drafts)

    monkeypatch.setattr(Settings, "keep_drafts", count)
    for n in range(len(REASON)):
        reasoned(office, REASON[: n + 1])
    timer = office.session.drafts._writing
    assert ([], True) == (written, timer.isActive())

    timer.timeout.emit()

    assert ([1], [REASON]) == (written, [each.values[0] for each in kept_in(panel)])


@pytest.mark.long
@pytest.mark.parametrize("cut", [1, 40, -3])
def test_settings_that_are_cut_cost_the_drafts_and_nothing_else(
    office: MainWindow, panel: Path, cut: int
) -> None:
    opened(office, panel)
    reasoned(office)
    ended(office)
    settings = panel.with_name("settings.json")
    settings.write_bytes(settings.read_bytes()[:cut])

    opened(office, panel)

    assert "" == reason_of(office)


def test_a_conflict_of_interest_takes_the_drafts_about_the_dossier_off_the_machine(
    office: MainWindow, work: Workspace, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.json")
    office.settings = settings
    owner = Owner(panel=work.view.call().panel, person="S1", file="/call.evalpanel")

    def kept(about: str, *values: str, panel: str = owner.panel) -> Kept:
        return Kept(
            owner=Owner(panel=panel, person="S1", file=""),
            form="f",
            key=repr(about),
            values=values,
            standing="",
            about=(about,),
            words="",
        )

    others = [kept("A-1", "x"), kept("A-2", "y", panel="another")]
    settings.keep_drafts(owner, [kept("A-2", "x"), kept("J1", "A-2", "family", "Zus"), others[0]])
    settings.keep_drafts(Owner(panel="another", person="S1", file=""), [others[1]])
    settings._aside.write_text("A-2", encoding="utf-8")
    office.start(work)

    work.execute(DeclareConflict(juror=work.actor.id, application="A-2", kind=ConflictKind.FAMILY))

    assert (others, False) == (kept_in(tmp_path / "call.evalpanel"), settings._aside.exists())


def test_a_conflict_recorded_elsewhere_does_so_when_the_work_file_opens(
    office: MainWindow, work: Workspace, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.json")
    office.settings = settings
    owner = Owner(panel=work.view.call().panel, person="S1", file="/call.evalpanel")
    draft = Kept(owner=owner, form="f", key="'A-2'", values=("x",), standing="", about=("A-2",), words="")
    settings.keep_drafts(owner, [draft])
    work.execute(DeclareConflict(juror=work.actor.id, application="A-2", kind=ConflictKind.FAMILY))

    office.start(work)

    assert [] == settings.drafts()


def test_a_reason_goes_with_the_phase_it_was_typed_in(office: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "call.evalpanel"
    small_panel(path).close()
    opened(office, path)
    card = shown(office, "overview", OverviewPage).phase_card
    card.back_button.click()
    card.reason.setText("Een aanvraag vergeten")
    ended(office)
    with Workspace.open(path) as work:
        work.actor = SECRETARY
        move_to_phase(work, Phase.DELIBERATION)

    opened(office, path)

    card = shown(office, "overview", OverviewPage).phase_card
    assert (False, []) == (card.reason.isVisible(), kept_in(path))
