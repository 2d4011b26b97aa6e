"""Once it is fixed, a scheme changes by a decision only; nothing is rescaled and nothing is lost."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.told.sections import sections_of
from evalapp.operations.records.verification import prove
from evalapp.operations.reports.gathering import report_of
from evalapp.operations.reports.kind import Options
from evalapp.operations.scheme.changing import AdoptScheme, change_scheme
from evalapp.operations.scheme.impact import plan_scheme
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import RankingReport
from tests.operations.juror.round_samples import Round, values
from tests.operations.scheme.scheme_samples import (
    DECISION,
    HEAVIER,
    IN_WHOLE_POINTS,
    TO_TEN,
    WITHOUT_SME,
    WITHOUT_TIES,
)
from tests.samples import SCHEME

HELIX, SME = ("A-1", "helix"), ("A-1", "sme")


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[Round]:
    """A-1 has a 3.5 on helix and a 2 on sme, merged."""
    with Round.scored(tmp_path) as made:
        made.merge(made.hand_in())
        yield made


def impact(panel: Workspace, text: str) -> tuple[int, list[tuple[str, str]], list[str]]:
    plan = plan_scheme(panel.view, text)
    aside = [(each.score.criterion, str(each.why)) for each in plan.aside]
    return plan.kept, aside, list(plan.packs)


def test_the_impact_names_what_stays_what_goes_aside_and_whose_pack_is_out_of_date(round_: Round) -> None:
    panel = round_.panel
    assert impact(panel, HEAVIER) == (2, [], ["J1"])
    assert impact(panel, IN_WHOLE_POINTS) == (1, [("helix", "value-not-on-scale")], ["J1"])
    assert impact(panel, WITHOUT_SME) == (1, [("sme", "criterion-gone")], ["J1"])
    both = [("helix", "scale-changed"), ("sme", "scale-changed")]
    assert impact(panel, TO_TEN) == (0, both, ["J1"])
    assert plan_scheme(panel.view, HEAVIER).places is None
    assert impact(panel, SCHEME) == (2, [], [])


@pytest.mark.parametrize("missing", ["reason", "decided_by", "decided_on"])
def test_it_needs_its_decision(round_: Round, missing: str) -> None:
    with pytest.raises(BadValue, match="Scoring has begun"):
        change_scheme(round_.panel, HEAVIER, replace(DECISION, **{missing: " "}))
    assert round_.panel.view.call().scheme_version == 1


@pytest.mark.parametrize(("day", "words"), [("27 June", "is not a date"), ("2999-01-01", "has not come yet")])
def test_the_day_of_the_decision_is_a_day_that_was(round_: Round, day: str, words: str) -> None:
    with pytest.raises(BadValue, match=words):
        change_scheme(round_.panel, HEAVIER, replace(DECISION, decided_on=day))


def test_scores_go_aside_as_they_were_and_come_back_with_an_undo(round_: Round) -> None:
    panel, before = round_.panel, round_.in_panel()
    change_scheme(panel, IN_WHOLE_POINTS, DECISION)

    assert values(round_.in_panel()) == {SME: 2}
    (aside,) = panel.view.scores_aside()
    assert (aside.value, aside.comment, aside.version, aside.why) == (7, "Strong", 1, "value-not-on-scale")
    newest = panel.view.scheme_versions()[-1]
    assert (newest.version, newest.decided_by, newest.reference) == (2, "Board", "VR 2016/1")
    assert prove(panel).is_sound

    panel.undo()
    assert round_.in_panel() == before
    assert (panel.view.scores_aside(), panel.view.call().scheme_version) == ([], 1)
    assert prove(panel).is_sound


def test_the_history_tells_values_on_the_scale_that_they_were_given_on(round_: Round) -> None:
    panel = round_.panel
    merge = panel.view.last_change()
    change = change_scheme(panel, IN_WHOLE_POINTS, DECISION)
    assert change is not None

    def lines(number: int) -> str:
        told = sections_of(panel.view, panel.view.change(number))
        return "\n".join(line for section in told for line in section.lines)

    assert "Triple helix – score: 3.5; justification: Strong" in lines(merge)
    assert "SME impact – score: 2 →" not in lines(change)
    assert "Triple helix – score: 3.5; " in lines(change)
    assert "Version 2 of the scheme in force, decision VR 2016/1; 1 score set aside" in (
        panel.view.change(change).summary
    )


def test_a_pack_is_renewed_over_a_new_version_and_comes_back_whole(round_: Round) -> None:
    panel = round_.panel
    change_scheme(panel, IN_WHOLE_POINTS, DECISION)
    renewal = round_.renew()
    assert (renewal.kept_aside, renewal.number) == (1, 2)

    round_.score("A-1", "helix", 4, "Stronger")
    round_.merge(round_.hand_in())

    assert values(round_.in_panel()) == {HELIX: 4, SME: 2}
    assert [each.placed[1:] for each in panel.view.scores_aside()] == [HELIX]
    assert prove(panel).is_sound
    with pytest.raises(KnownError, match="cannot be undone"):
        panel.undo(panel.view.history(limit=1, action="adopt-scheme")[0].id)


def test_what_came_before_a_version_is_not_undone_under_it(round_: Round) -> None:
    merge = round_.panel.view.last_change()
    change_scheme(round_.panel, IN_WHOLE_POINTS, DECISION)
    for _times in range(2):
        with pytest.raises(KnownError, match="another version of the scheme"):
            round_.panel.undo(merge)
        round_.panel.undo()
        round_.panel.redo()  # which puts that version in force again


def test_what_nobody_may_decide_on_the_side_is_asked_first(round_: Round) -> None:
    panel = round_.panel
    with pytest.raises(BadValue, match="all 2 tie-break rules"):
        change_scheme(panel, WITHOUT_TIES, DECISION)
    move_to_phase(panel, Phase.DELIBERATION)
    panel.execute(SetConsensus(application="A-1", criterion="helix", value=7, reason="So."))
    with pytest.raises(BadValue, match=r"A consensus score .* A-1 \(Triple helix\)"):
        change_scheme(panel, IN_WHOLE_POINTS, DECISION)
    assert change_scheme(panel, HEAVIER, DECISION) is not None
    assert [each.value for each in panel.view.consensus()] == [7]


def test_the_export_has_every_version_and_what_was_set_aside(round_: Round, tmp_path: Path) -> None:
    change_scheme(round_.panel, IN_WHOLE_POINTS, DECISION)
    export(round_.panel, tmp_path / "out")
    with (tmp_path / "out" / "scores-aside.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["value"], row["version"], row["why"]) == ("3.5", "1", "value-not-on-scale")
    told = (tmp_path / "out" / "scheme-versions.json").read_text("utf-8")
    assert '"decided_by": "Board"' in told
    assert 'step = \\"0.5\\"' in told


def test_reports_name_both_versions_and_the_decision(round_: Round) -> None:
    assert report_of(RankingReport, round_.panel, Options(language="en")).versions == ()
    change_scheme(round_.panel, IN_WHOLE_POINTS, DECISION)
    first, second, aside = report_of(RankingReport, round_.panel, Options(language="en")).versions
    assert first.startswith("Version 1 of the scheme held until")
    assert "decided by Board on 11 January 2016, reference VR 2016/1. The call was amended." in second
    assert aside.startswith("1 score that was given under an earlier version was set aside")


def test_a_closed_call_keeps_its_scheme(round_: Round) -> None:
    from tests.samples import close_as_it_is

    close_as_it_is(round_.panel)
    with pytest.raises(KnownError, match="Closed"):
        change_scheme(round_.panel, HEAVIER, DECISION)


def test_the_scheme_in_force_is_no_new_version(round_: Round) -> None:
    with pytest.raises(BadValue, match="needs a difference"):
        round_.panel.execute(AdoptScheme(text=SCHEME, decision=DECISION))


def test_how_many_tie_break_rules_go_is_said(round_: Round) -> None:
    one = SCHEME.replace('ties = ["criterion:helix", "lot"]', 'ties = ["lot"]')
    change_scheme(round_.panel, one, DECISION)
    with pytest.raises(BadValue, match="the only tie-break rule"):
        change_scheme(round_.panel, WITHOUT_TIES, DECISION)
