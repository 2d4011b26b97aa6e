"""An application found inadmissible after packs left and scores came in, and then found admissible again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.errors import KnownError
from evalapp.domain.scoring.counted import Counted
from evalapp.operations.documents.status import status_json
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.suspicions import suspicions_of
from evalapp.operations.progress.coverage import Coverage, coverage
from evalapp.operations.progress.facts import facts_of
from evalapp.operations.progress.jurors import expected, progress_of_jurors
from evalapp.operations.progress.status import status_of
from evalapp.operations.progress.steps import steps
from evalapp.operations.scores import SetScore
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.seats.matrix import aside_words, ground_of
from evalapp.operations.seats.proposing import propose_assignment
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.pages.applications.deciding import judged_words
from ui.pages.exchange.handout_rows import pack_rows
from ui.pages.jury.rows import member_rows

SEATS = (("J1", "A-1"), ("J2", "A-1"), ("J2", "A-2"))


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """J1 has A-1, J2 has A-1 and A-2; both hold a pack, and each scored A-1 on one of two criteria."""
    with small_panel(tmp_path / "call.evalpanel", applications=2) as workspace:
        workspace.execute(Assign(pairs=SEATS))
        hand_out(workspace, tmp_path / "packs")
        for juror in ("J1", "J2"):
            workspace.execute(SetScore(juror=juror, application="A-1", criterion="sme", value=7))
        yield workspace


def refuse(panel: Workspace, number: str = "A-1") -> None:
    panel.execute(
        SetAdmissibility(application=number, admissibility=Admissibility.INADMISSIBLE, reason="Te laat")
    )


def admit(panel: Workspace, number: str = "A-1") -> None:
    panel.execute(SetAdmissibility(application=number, admissibility=Admissibility.ADMISSIBLE))


def covered(panel: Workspace) -> Coverage:
    return coverage(facts_of(panel.view))


def outdated(panel: Workspace) -> dict[str, str]:
    facts = facts_of(panel.view)
    return {each.person.id: each.outdated.words for each in progress_of_jurors(facts, coverage(facts))}


def test_its_seats_stay_and_are_asked_of_nobody(panel: Workspace) -> None:
    before = panel.view.assignments()
    refuse(panel)
    assert (before, [("J2", "A-2")]) == (
        panel.view.assignments(),
        [(each.juror, each.application) for each in panel.view.asked()],
    )


def test_its_scores_are_kept_and_count_no_longer(panel: Workspace) -> None:
    refuse(panel)
    found = covered(panel)
    assert (2, 0, 2, Counted(2)) == (len(panel.view.scores()), found.given, found.needed, found.set_aside)
    assert "0 of 2 scores (0%) · 2 scores no longer count" == found.words
    assert 2 == status_json(status_of(panel))["coverage"]["no_longer_counted"]


def test_who_has_nothing_else_is_expected_no_more(panel: Workspace) -> None:
    refuse(panel)
    facts = facts_of(panel.view)
    assert ["J2"] == [each.person.id for each in expected(facts, coverage(facts))]
    with pytest.raises(KnownError, match="All applications of An Peeters are inadmissible"):
        hand_out(panel, panel.path.parent / "more", jurors=["J1"])


def test_a_pack_that_holds_it_is_out_of_date(panel: Workspace, tmp_path: Path) -> None:
    refuse(panel)
    assert {"J2": "still has A-1"} == outdated(panel)
    assert ["still has A-1", "still has A-1"] == [each.why for each in pack_rows(panel.view)]
    handed = hand_out(panel, tmp_path / "packs")
    assert [("J2", 1)] == [(each.juror, each.applications) for each in handed.packs]
    assert {"J2": ""} == outdated(panel)


def test_nothing_is_handed_out_again_for_what_is_no_longer_asked(panel: Workspace, tmp_path: Path) -> None:
    """Otherwise the step would wait for ever for the juror whom nothing is asked of."""
    refuse(panel)
    hand_out(panel, tmp_path / "packs")
    facts = facts_of(panel.view)
    assert [True] == [each.is_done for each in steps(facts, coverage(facts)) if each.id == "hand-out"]


def test_the_lists_say_so(panel: Workspace) -> None:
    refuse(panel)
    said = aside_words(panel.view)
    assert said.startswith("1 inadmissible application takes no seat: A-1 · 2 scores no longer count")
    shown = ground_of(panel.view, suspicions_of(panel.view))
    assert "A-1" not in {each.number for each in shown.applications}
    loads = {row.person.id: row.load for row in member_rows(panel.view, None)}
    assert (0, 1) == (loads["J1"], loads["J2"])
    assert [("J1", 0, None), ("J2", 1, "out-of-date")] == [
        (each.juror, each.applications, each.state) for each in pack_rows(panel.view)
    ]


def test_a_proposal_keeps_its_seats_and_counts_them_for_nobody(panel: Workspace) -> None:
    refuse(panel)
    pairs, _seed = propose_assignment(panel, per_application=1, seed=1)
    assert set(SEATS) == set(pairs)
    assert [0, 1] == [row.proposed for row in member_rows(panel.view, pairs) if row.proposed is not None]


def test_found_admissible_again_it_is_asked_and_counted_as_before(panel: Workspace, tmp_path: Path) -> None:
    before = covered(panel)
    refuse(panel)
    hand_out(panel, tmp_path / "packs")
    admit(panel)
    assert before == covered(panel)
    assert {"J1": "", "J2": "lacks A-1"} == outdated(panel)


def test_whoever_decides_is_told_what_follows(panel: Workspace, tmp_path: Path) -> None:
    refuse(panel)
    assert (
        "Recorded: A-1 is inadmissible. 2 scores no longer count (kept in the file). 1 pack is out of date by it; hand "
        "out a newer one. Nothing else to assess, so tell them: An Peeters."
    ) == judged_words(panel.view, "A-1")
    hand_out(panel, tmp_path / "packs")
    admit(panel)
    assert (
        "Recorded: A-1 is admissible. 1 pack is out of date by it; hand out a newer one."
    ) == judged_words(panel.view, "A-1")
