"""Dossiers of a call that assesses each by itself: by date received, and which of them is next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Advice, Condition, Proposal
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.single.standing import Cases, Stand, cases_of, comes_back_on
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import INDIVIDUAL, REASON, WITH_THRESHOLD, individual
from tests.operations.progress.ready_samples import ready
from tests.samples import dossier, put_dossiers, small_panel

RECEIVED = {"A-1": "2016-04-12T10:00", "A-2": "", "A-3": "2016-03-03"}


def made(path: Path) -> Workspace:
    panel = ready(path, scheme=WITH_THRESHOLD)
    kept = [panel.view.dossier(number) for number in RECEIVED]
    dossiers = [
        replace(each, application=replace(each.application, submitted_at=RECEIVED[each.application.number]))
        for each in kept
    ]
    panel.execute(put_dossiers(dossiers))
    move_to_phase(panel, Phase.DELIBERATION)
    return panel


def read(panel: Workspace) -> Cases:
    return cases_of(panel.view, ranking_of(panel))


def test_they_stand_by_date_received_and_none_has_a_place(tmp_path: Path) -> None:
    with made(tmp_path / "call.evalpanel") as panel:
        found = read(panel)
        assert ["A-3", "A-1", "A-2"] == [each.number for each in found.all]
        assert {None} == {each.place.place for each in found.all}
        assert {(each.scored, each.asked) for each in found.all} == {(2, 2)}
        assert ["A-1"] == [each.number for each in found.all if each.forbidden is not None]


def test_the_next_is_one_of_which_nothing_is_proposed_yet(tmp_path: Path) -> None:
    with made(tmp_path / "call.evalpanel") as panel:
        following = read(panel).next_after("A-3")
        assert following is not None
        assert following.number == "A-1"
        panel.execute(Advise(application="A-1", outcome=Proposal.REJECT, reason=REASON))
        found = read(panel)
        following = found.next_after("A-3")
        assert following is not None
        assert (following.number, following.stand) == ("A-2", Stand.READY)
        assert ["A-3", "A-2"] == [each.number for each in found.open]
        panel.execute(Advise(application="A-2", outcome=Proposal.REJECT, reason=REASON))
        assert read(panel).next_after("A-3") is None


def test_what_was_returned_comes_back_once_its_last_condition_is_due() -> None:
    asked = tuple(Condition(text="x", until=day) for day in ("2016-06-30", "", "2016-05-01"))
    returned = Advice(application="A-1", outcome=Proposal.RETURN, amount=None, reason="x", conditions=asked)
    assert comes_back_on(returned) == "2016-06-30"
    assert comes_back_on(replace(returned, conditions=())) == ""
    assert comes_back_on(replace(returned, outcome=Proposal.REJECT)) == ""
    assert comes_back_on(None) == ""


@pytest.mark.parametrize("rule", ["block", "skip", "zero"])
def test_nobody_scored_and_none_is_ready(rule: str, tmp_path: Path) -> None:
    """With a rule that goes on without missing scores, 0 of 2 was told as 2 of 2, and ready to propose on."""
    scheme = INDIVIDUAL.replace("[ranking]", f'[ranking]\nmissing = "{rule}"')
    with small_panel(tmp_path / "call.evalpanel", scheme=scheme) as panel:
        found = read(panel).all
    assert {(0, 2, Stand.SCORING)} == {(each.scored, each.asked, each.stand) for each in found}


def test_what_nobody_assesses_is_not_ready(tmp_path: Path) -> None:
    with individual(tmp_path / "call.evalpanel") as panel:
        move_to_phase(panel, Phase.SCORING, "Er kwam nog een aanvraag bij.")
        panel.execute(put_dossiers([dossier("A-4")]))
        found = read(panel).of("A-4")
    assert found is not None
    assert (found.scored, found.asked, found.stand) == (0, 0, Stand.SCORING)
    assert found.forbidden is not None
    assert found.forbidden.sentence == (
        "No juror assesses it. Move back to scoring to assign it to a juror; or return it to the applicant, "
        "or reject it."
    )
