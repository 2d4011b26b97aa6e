"""Coverage, jurors, steps and what closing needs, of a small call on its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Action, Phase
from evalapp.domain.ranking import BlockerKind
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.counted import Counted
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.progress.coverage import Share, coverage
from evalapp.operations.progress.facts import barred_from, facts_of
from evalapp.operations.progress.jurors import JurorState, progress_of_jurors
from evalapp.operations.progress.points import State
from evalapp.operations.progress.status import status_of
from evalapp.operations.progress.steps import next_step, steps
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from evalapp.words.explain import blocker_sentence
from tests.samples import SCHEME, Act, close_as_it_is, dossier, put_dossiers, small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """Two jurors, three applications, two criteria: twelve scores to give."""
    with small_panel(tmp_path / "call.evalpanel") as made:
        yield made


def score(panel: Workspace, juror: str, *numbers: str, comment: str = "why") -> None:
    for number in numbers:
        for criterion in ("helix", "sme"):
            place = {"juror": juror, "application": number, "criterion": criterion}
            panel.execute(SetComment(**place, comment=comment))
            panel.execute(SetScore(**place, value=6))


def states(panel: Workspace) -> dict[str, State]:
    return {point.item: point.state for point in status_of(panel).closing}


def jurors(panel: Workspace) -> dict[str, JurorState]:
    facts = facts_of(panel.view)
    return {each.person.id: each.state for each in progress_of_jurors(facts, coverage(facts))}


def test_coverage_counts_by_juror_and_by_application(panel: Workspace) -> None:
    score(panel, "J1", "A-1", "A-2")
    panel.execute(SetScore(juror="J2", application="A-1", criterion="sme", no_score=NoScore.ABSTAIN))
    found = coverage(facts_of(panel.view))
    assert (found.given, found.needed, found.percent) == (5, 12, 41)
    assert found.jurors == {
        "J1": Share(counted=Counted(4), needed=6),
        "J2": Share(counted=Counted(0, 1), needed=6),
    }
    assert found.applications == {
        "A-1": Share(counted=Counted(2, 1), needed=4),
        "A-2": Share(counted=Counted(2), needed=4),
        "A-3": Share(needed=4),
    }
    assert "5 of 12 (41%): 4 scores and 1 abstention" == found.words


def test_nobody_owes_scores_for_an_inadmissible_application(panel: Workspace) -> None:
    panel.execute(
        SetAdmissibility(application="A-3", admissibility=Admissibility.INADMISSIBLE, reason="late")
    )
    found = coverage(facts_of(panel.view))
    assert (found.needed, set(found.applications)) == (8, {"A-1", "A-2"})


def test_a_juror_goes_from_no_pack_to_complete(panel: Workspace, tmp_path: Path) -> None:
    before = jurors(panel)
    hand_out(panel, tmp_path / "packs", jurors=["J1"])
    handed = jurors(panel)
    score(panel, "J1", "A-1")
    partly = jurors(panel)
    score(panel, "J1", "A-2", "A-3")
    seen = [each["J1"] for each in (before, handed, partly, jurors(panel))]
    assert seen == [
        JurorState.NOT_HANDED_OUT,
        JurorState.HANDED_OUT,
        JurorState.PARTLY,
        JurorState.COMPLETE,
    ]
    assert jurors(panel)["J2"] is JurorState.NOT_HANDED_OUT


def test_a_pack_of_an_earlier_scheme_is_out_of_date_while_scores_are_owed(
    panel: Workspace, tmp_path: Path
) -> None:
    hand_out(panel, tmp_path / "packs")
    score(panel, "J1", "A-1", "A-2", "A-3")
    facts = facts_of(panel.view)
    facts = replace(facts, call=replace(facts.call, scheme_version=2))
    found = {each.person.id: each.state for each in progress_of_jurors(facts, coverage(facts))}
    assert found == {"J1": JurorState.COMPLETE, "J2": JurorState.OUT_OF_DATE}


def test_the_next_step_follows_what_is_done(tmp_path: Path) -> None:
    with small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT) as panel:
        seen = []
        for act in (
            lambda: None,
            lambda: panel.execute(AdmitTheRest()),
            lambda: hand_out(panel, tmp_path / "packs"),
            lambda: [score(panel, juror, "A-1", "A-2", "A-3") for juror in ("J1", "J2")],
            lambda: move_to_phase(panel, Phase.DELIBERATION),
            lambda: close_as_it_is(panel),
        ):
            act()
            facts = facts_of(panel.view)
            seen.append(next_step(steps(facts, coverage(facts))).id)
    assert seen == ["admit", "hand-out", "merge", "deliberate", "rank", "print"]


def test_a_phase_is_ticked_once_it_is_left_behind_and_not_as_soon_as_it_began(panel: Workspace) -> None:
    panel.execute(AdmitTheRest())
    for juror in ("J1", "J2"):
        score(panel, juror, "A-1", "A-2", "A-3")
    told = []
    for move in (
        lambda: None,
        lambda: move_to_phase(panel, Phase.DELIBERATION),
        lambda: close_as_it_is(panel),
        lambda: move_to_phase(panel, Phase.DELIBERATION, "Once more."),
    ):
        move()
        facts = facts_of(panel.view)
        told += [
            (each.is_present, each.is_done)
            for each in steps(facts, coverage(facts))
            if each.id == "deliberate"
        ]
    assert [(False, False), (True, False), (False, True), (True, False)] == told


def test_what_is_not_known_yet_is_not_done(panel: Workspace) -> None:
    found = states(panel)
    assert found == {
        "scores": State.OPEN,
        "quorum": State.UNKNOWN,
        "admissibility": State.OPEN,
        "conflicts": State.DONE,
        "tie-at-line": State.UNKNOWN,
        "motivations": State.UNKNOWN,
        "open-choices": State.DONE,
    }


def test_a_ceiling_that_cannot_be_computed_is_named_where_the_call_stands(tmp_path: Path) -> None:
    scheme = SCHEME.replace("reserve = 1", 'reserve = 1\nmost_per_year = 10000\nsupport_rate = "50%"')
    bare = dossier("A-2")
    bare = replace(bare, application=replace(bare.application, years=None))
    with small_panel(tmp_path / "call.evalpanel", scheme=scheme) as panel:
        before = {point.item: point for point in status_of(panel).closing}["ceilings"]
        panel.execute(put_dossiers([bare]))
        after = {point.item: point for point in status_of(panel).closing}["ceilings"]
        sentences = [
            blocker_sentence(panel.view.call().scheme, each, {})
            for each in status_of(panel).ranking.blockers
            if each.kind is BlockerKind.UNKNOWN_CEILING
        ]
    assert (before.state, after.state) == (State.DONE, State.UNKNOWN)
    assert after.words == "A ceiling cannot be computed, since a field is empty: A-2 (years)"
    assert sentences == ["A-2: the field “years” is empty, and the call has a ceiling per year."]


def score_apart(panel: Workspace, *, values: tuple[int, int, int] = (4, 6, 8)) -> None:
    """Every score, so that the second juror sets the applications apart."""
    score(panel, "J1", "A-1", "A-2", "A-3")
    for number, value in zip(("A-1", "A-2", "A-3"), values):
        for criterion in ("helix", "sme"):
            place = {"juror": "J2", "application": number, "criterion": criterion}
            panel.execute(SetComment(**place, comment="why"))
            panel.execute(SetScore(**place, value=value))


def test_closing_is_ready_when_every_score_is_in_and_admissibility_judged(panel: Workspace) -> None:
    score_apart(panel)
    panel.execute(AdmitTheRest())
    assert set(states(panel).values()) == {State.DONE}


def test_motivations_are_not_ticked_while_scores_are_missing(panel: Workspace) -> None:
    score(panel, "J1", "A-1")
    assert states(panel)["motivations"] is State.UNKNOWN


def test_a_call_without_a_line_says_so_instead_of_ticking_that_there_is_no_tie(panel: Workspace) -> None:
    panel.execute(
        Act(act=lambda change: change.update("call", {"budget": None}, id=1), action=Action.EDIT_CALL)
    )
    words = {point.item: point.words for point in status_of(panel).closing}
    assert words["tie-at-line"] == "This call has no funding line at which a tie could be"


def test_nothing_ties_where_each_application_is_assessed_by_itself(tmp_path: Path) -> None:
    scheme = SCHEME.replace('procedure = "ranked"', 'procedure = "individual"')
    with small_panel(tmp_path / "call.evalpanel", scheme=scheme) as panel:
        assert "tie-at-line" not in states(panel)


def test_the_line_that_waits_for_an_amount_keeps_the_call_open(panel: Workspace) -> None:
    score_apart(panel)
    bare = dossier("A-2")
    panel.execute(
        put_dossiers([replace(bare, application=replace(bare.application, requested_support=None))])
    )
    points = {point.item: point.words for point in status_of(panel).closing}
    assert points["amounts"] == "The funding line waits for what is asked: A-2"


def test_a_tie_at_the_line_and_a_missing_motivation_are_open(panel: Workspace) -> None:
    for juror in ("J1", "J2"):
        score(panel, juror, "A-1", "A-2", "A-3", comment="")
    found = states(panel)
    assert (found["tie-at-line"], found["motivations"], found["scores"]) == (
        State.OPEN,
        State.OPEN,
        State.DONE,
    )


def test_under_skip_a_score_that_did_not_come_in_is_told_and_blocks_nothing(tmp_path: Path) -> None:
    scheme = SCHEME.replace("[ranking]", '[ranking]\nmissing = "skip"')
    with small_panel(tmp_path / "skip.evalpanel", scheme=scheme) as panel:
        score(panel, "J1", "A-1", "A-2", "A-3")
        scores = next(each for each in status_of(panel).closing if each.item == "scores")
    assert (scores.state, "All scores are in" == scores.words) == (State.DONE, False)
    assert "6 scores did not come in" in scores.words


def test_who_has_a_conflict_is_barred_from_that_application_alone(panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror="J1", application="A-2", kind=ConflictKind.FAMILY))
    assert [barred_from(panel.view, number) for number in ("A-1", "A-2")] == [frozenset(), {"J1"}]
    assert facts_of(panel.view).barred == {("J1", "A-2")}


def test_no_step_is_next_that_the_phase_does_not_allow(panel: Workspace) -> None:
    panel.execute(put_dossiers([dossier("B-1")]))
    panel.execute(AdmitTheRest())
    move_to_phase(panel, Phase.DELIBERATION)
    facts = facts_of(panel.view)
    assert "rank" == next_step(steps(facts, coverage(facts))).id


def test_what_moved_on_without_its_scores_is_not_ticked(panel: Workspace) -> None:
    panel.execute(AdmitTheRest())
    score(panel, "J1", "A-1")
    move_to_phase(panel, Phase.DELIBERATION)
    facts = facts_of(panel.view)
    found = steps(facts, coverage(facts))
    ticks = {each.id: each.is_done for each in found}
    assert (False, False, False) == (ticks["hand-out"], ticks["merge"], ticks["deliberate"])
    assert next_step(found).advice.startswith("10 scores are missing, and without them")


def test_what_can_never_reach_its_assessments_is_told_from_what_waits(tmp_path: Path) -> None:
    scheme = SCHEME.replace("[ranking]", "[ranking]\nquorum = 2")
    with small_panel(tmp_path / "q.evalpanel", scheme=scheme) as panel:
        panel.execute(SetScore(juror="J1", application="A-3", criterion="helix", no_score=NoScore.ABSTAIN))
        words = {point.item: point.words for point in status_of(panel).closing}
    assert (
        "Fewer than 2 assessments even once every score is in (an abstention counts for none): A-3"
        == words["quorum"]
    )
