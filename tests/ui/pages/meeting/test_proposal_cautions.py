"""What is said beside the jury's own proposal while it is typed, and what of the ranking a refusal may tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import edit_call, move_to_phase
from evalapp.operations.workspace import Workspace
from tests.operations.progress.ready_samples import CEILING, closable, ready
from tests.ui.pages.meeting.pages import meeting_page
from tests.ui.pages.meeting.proposing import advice, choose, form_of, type_into
from ui.pages.meeting.page import MeetingPage
from ui.window.frame import MainWindow

SME = 'title = { nl = "Kmo-impact", en = "SME impact" }'


def at(window: MainWindow, panel: Workspace, number: str) -> MeetingPage:
    panel.act_as("C1")
    window.start(panel)
    window.show_page("meeting", number)
    page = window.page()
    assert isinstance(page, MeetingPage)
    return page


def test_a_day_that_is_past_is_said_beside_it_and_taken(window: MainWindow, tmp_path: Path) -> None:
    page = meeting_page(window, tmp_path)
    page.acts.discuss("A-1")
    page.open_at("A-1")
    form = form_of(page)
    choose(form, Proposal.APPROVE)
    type_into(form.conditions, "Een pact. | 31/12/2099\nEen kmo meer. | 30/06/20")
    assert not form.caution.isVisibleTo(form)  # no day yet
    form.conditions.setPlainText("Een pact. | 31/12/2099\nEen kmo meer. | 30/06/2016")
    assert form.caution.isVisibleTo(form)
    assert "by 30 June 2016, which is past" in form.caution.text()
    choose(form, Proposal.REJECT)
    assert not form.caution.isVisibleTo(form)
    choose(form, Proposal.APPROVE)
    type_into(form.reason, "Zorg.")
    form.store()
    assert ["2099-12-31", "2016-06-30"] == [each.until for each in advice(page)[0].conditions]


@pytest.mark.long
@pytest.mark.parametrize(("effects", "taken"), [("no", [Proposal.APPROVE]), ("yes", [])])
def test_what_the_ranking_says_too_is_refused_only_where_it_is_shown(
    window: MainWindow, tmp_path: Path, effects: str, taken: list[Proposal]
) -> None:
    panel = closable(tmp_path / "call.evalpanel")
    edit_call(panel, {"effects": effects}, reason="Beslist.")
    page = at(window, panel, "A-3")
    form = form_of(page)
    choose(form, Proposal.APPROVE)
    type_into(form.reason, "Sterk.")
    form.store()
    assert taken == [each.outcome for each in advice(page)]
    assert ("The ranking proposes that already" in form.error.text()) is (not taken)


def test_an_approval_under_a_threshold_is_said_and_taken(window: MainWindow, tmp_path: Path) -> None:
    scheme = CEILING.replace(SME, f"{SME}\n  threshold = 3")
    panel = ready(tmp_path / "call.evalpanel", scheme=scheme)
    move_to_phase(panel, Phase.DELIBERATION)
    page = at(window, panel, "A-1")
    form = form_of(page)
    choose(form, Proposal.REJECT)
    assert not form.missed.isVisibleTo(form)
    choose(form, Proposal.APPROVE)
    assert form.missed.isVisibleTo(form)
    assert "Below the threshold: “SME impact” 2.00 (threshold 3)" in form.missed.text()
    type_into(form.reason, "Toch.")
    form.store()
    assert [Proposal.APPROVE] == [each.outcome for each in advice(page)]
    said = window.messages.text.text()
    assert "approve. Below the threshold: “SME impact” 2.00 (threshold 3)." in said
    assert "attention-ground" == window.messages.property("ground")


def test_more_than_the_envelope_in_all_is_said_while_it_is_typed(window: MainWindow, tmp_path: Path) -> None:
    panel = closable(tmp_path / "call.evalpanel")
    edit_call(panel, {"effects": "yes"}, reason="Beslist.")
    form = form_of(at(window, panel, "A-1"))
    choose(form, Proposal.APPROVE)
    type_into(form.amount, "60.000")
    assert "€60,000 more in all than the envelope of €200,000" in form.beyond.text()
    choose(form, Proposal.REJECT)
    assert form.beyond.text() == ""
