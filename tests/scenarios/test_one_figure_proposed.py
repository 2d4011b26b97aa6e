"""With a proposal of the jury's own, every view counts the same applications and the same sum as proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.ranking import Outcome
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.proposed import proposals_of
from evalapp.operations.overview.money import envelope
from evalapp.operations.panel.course.further_phase import candidates
from evalapp.operations.progress.decided import decided
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.ranking.what_if import parse_change, shifting_of, what_if_of
from evalapp.operations.reports.overview.counting import given_of
from evalapp.operations.workspace import Workspace
from evalapp.words.places import funding_line, left_of
from tests.operations.progress.ready_samples import closable
from ui.pages.what_if.words import line_words

REASON = "The jury sees it otherwise."


def proposing(folder: Path, *advice: Advise) -> Workspace:
    """Two are proposed; A-1 is on the reserve list."""
    panel = closable(folder / "call.evalpanel")
    for each in advice:
        panel.execute(each)
    return panel


CASES = {
    "one of the reserve list is approved": (
        Advise(application="A-1", outcome=Proposal.APPROVE, reason=REASON),
    ),
    "for less": (Advise(application="A-1", outcome=Proposal.APPROVE, amount=90_000_00, reason=REASON),),
    "one above the line is rejected": (Advise(application="A-3", outcome=Proposal.REJECT, reason=REASON),),
    "one is rejected, and another gets less": (
        Advise(application="A-3", outcome=Proposal.REJECT, reason=REASON),
        Advise(application="A-2", outcome=Proposal.APPROVE, amount=10_000_00, reason=REASON),
    ),
    "none": (),
}


@pytest.mark.parametrize("advice", CASES.values(), ids=CASES)
def test_every_view_agrees(tmp_path: Path, advice: tuple[Advise, ...]) -> None:
    panel = proposing(tmp_path, *advice)
    view, ranking = panel.view, ranking_of(panel)
    n = sum(bool(each.proposed) for each in ranking.places)
    amount = sum(each.proposed or 0 for each in ranking.places)
    assert ranking.available is not None
    left = ranking.available - amount

    lines = decided(ranking)
    closing = next((each for each in lines if each.outcome is Outcome.FUNDED), None)
    assert (n, amount) == ((closing.n, closing.granted) if closing else (0, 0))
    assert (lines[-1].n, lines[-1].granted) == (len(ranking.places), amount)
    proposals = proposals_of(view, ranking)
    assert (proposals.amount, proposals.left) == (amount, left)
    assert envelope(view.applications(), ranking.available, ranking).granted == amount
    assert left_of(ranking) == left
    given = given_of(ranking)
    assert (len(given), sum(given.values())) == (n, amount)
    live = shifting_of(panel).live
    assert live.proposed(live.official) == amount
    said = line_words(live, live.official)
    assert said[0].partition(" of ")[0] in funding_line(ranking)
    assert funding_line(ranking).endswith(said[1])
    difference = what_if_of(panel, [parse_change("weight:helix=1", view.call().scheme)])
    assert funding_line(difference.before) == funding_line(ranking)
    own = {each.application for each in advice}
    shifting = shifting_of(panel)
    shifting.spend(1_000_000_00)  # with which nobody stays below the line
    entering = {shifting.live.numbers[n] for n in shifting.enters.tolist()}
    assert own.isdisjoint(entering)
    assert entering == {"A-1"} - own
    richer = what_if_of(panel, [parse_change("budget=1000000", view.call().scheme)])
    assert set(richer.enters) == entering
    assert [each.application.number for each in candidates(panel) if each.is_selected] == sorted(given)
