"""When what-if may be looked at, and what is said before that."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.meeting.values import ItemState
from evalapp.domain.permissions import Phase
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.standing import meeting_of
from evalapp.operations.panel.call import create_panel, edit_call, move_to_phase
from evalapp.operations.ranking.looking import may_look
from evalapp.operations.workspace import Workspace
from tests.operations.meeting.room_samples import in_deliberation, in_meeting
from tests.samples import SCHEME, SECRETARY, small_panel


def finish_all(panel: Workspace, *, but: str = "") -> None:
    for item in meeting_of(panel.view).agenda:
        if item.application != but:
            panel.execute(Discuss(application=item.application))
            panel.execute(End(application=item.application, ends=ItemState.DONE))


def test_it_opens_once_every_dossier_of_the_meeting_is_done(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        assert "4 applications are still to be discussed" in may_look(panel.view).first
        finish_all(panel, but="A-3")
        early = may_look(panel.view)
        assert (early.is_open, early.leads_to) == (False, "meeting")
        assert "the file and not the result" in early.why_not
        assert "1 application is still to be discussed" in early.first
        panel.execute(Discuss(application="A-3"))
        assert not may_look(panel.view).is_open
        panel.execute(End(application="A-3", ends=ItemState.DONE))
        assert may_look(panel.view).is_open


def test_without_a_meeting_it_opens_where_the_call_says_always(tmp_path: Path) -> None:
    with in_deliberation(tmp_path) as panel:
        assert "discussed no application yet" in may_look(panel.view).first
        panel.actor = SECRETARY
        edit_call(panel, {"what_if": "always"}, reason="The rules of the call say so.")
        assert may_look(panel.view).is_open


def test_it_waits_while_somebody_who_must_leave_is_inside_whatever_the_call_says(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.actor = SECRETARY
        edit_call(panel, {"what_if": "always"}, reason="The rules of the call say so.")
        panel.execute(Discuss(application="A-2"))
        waiting = may_look(panel.view)
        assert (waiting.is_open, waiting.leads_to) == (False, "meeting")
        assert "conflict of interest" in waiting.why_not


def test_there_is_none_where_each_is_assessed_by_itself_or_nothing_is_there(tmp_path: Path) -> None:
    individual = SCHEME.replace('procedure = "ranked"', 'procedure = "individual"')
    assert individual != SCHEME
    with small_panel(tmp_path / "one.evalpanel", applications=1, scheme=individual) as panel:
        assert "assessed by itself" in may_look(panel.view).why_not
    with create_panel(tmp_path / "none.evalpanel", scheme_text=SCHEME, actor=SECRETARY) as panel:
        assert (may_look(panel.view).leads_to) == "applications"


@pytest.mark.parametrize("phase", [Phase.SCORING])
def test_before_the_meeting_it_is_shut(phase: Phase, tmp_path: Path) -> None:
    with small_panel(tmp_path / "one.evalpanel", applications=2) as panel:
        if panel.view.call().phase is not phase:
            move_to_phase(panel, phase)
        assert not may_look(panel.view).is_open
