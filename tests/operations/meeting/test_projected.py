"""What the room may see: no score of a juror, and no name of one but of who leaves."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from evalapp.domain.ids import PersonId
from evalapp.domain.meeting.values import ItemState
from evalapp.operations.meeting.agenda import BeginAnyway, Discuss, End
from evalapp.operations.meeting.presence import GoOut
from evalapp.operations.meeting.projected import Average, Projected, Stage, projected_of
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.meeting.standing import meeting_of
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.workspace import Workspace
from tests.operations.meeting.projected_samples import LONE, NAMES, NUMBERS, played, sealed_panel

WHITE_LIST = {
    "stage", "call", "is_demo", "number_of_dossiers", "left", "position", "dossier", "applicant", "requested",
    "leavers", "is_hidden", "across", "averages", "next", "ended",
}  # fmt: skip


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings(getattr(value, field.name))


def seen(panel: Workspace) -> Projected:
    return projected_of(panel.view)


def opened(folder: Path, number: str = "") -> Workspace:
    panel = sealed_panel(folder)
    panel.execute(OpenMeeting(present=tuple(map(PersonId, NAMES))))
    if number:
        panel.execute(Discuss(application=number))
    return panel


def test_the_white_list_is_this_and_grows_by_nobody_s_oversight() -> None:
    assert {each.name for each in dataclasses.fields(Projected)} == WHITE_LIST
    assert {each.name for each in dataclasses.fields(Average)} == {
        "criterion", "short", "low", "high", "low_word", "high_word", "is_low_best", "score", "text", "is_consensus",
    }  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6))
def test_no_state_of_a_meeting_shows_a_juror_or_what_one_gave(tmp_path: Path, seed: int) -> None:
    stages, shown = set(), 0
    with sealed_panel(tmp_path) as panel:
        for _act in played(panel, seed):
            projected, meeting = seen(panel), meeting_of(panel.view)
            stages.add(projected.stage)
            at_hand = meeting.now.application if meeting.now and meeting.is_open else ""
            leaving = {meeting.names[each] for each in meeting.leaving.get(at_hand, ())}
            assert {each.name for each in projected.leavers} <= leaving
            bare = dataclasses.replace(projected, leavers=())
            for text in strings(bare):
                assert text not in NAMES
                assert not any(part in text for name in NAMES.values() for part in name.split())
            for each in projected.averages:
                # What a juror gives is in halves, and what two of them gave is made to be between those.
                assert each.score is None or each.is_consensus or each.score.denominator == 4
                shown += each.score is not None
            if at_hand and meeting.still_inside(at_hand) and not meeting.may_begin(at_hand):
                assert projected.is_hidden
                assert {(each.score, each.text, each.is_consensus) for each in projected.averages} == {
                    (None, "–", False)
                }
    assert shown
    assert {Stage.SOON, Stage.NOW} <= stages


def test_before_it_opens_it_starts_soon_and_afterwards_it_thanks(tmp_path: Path) -> None:
    with sealed_panel(tmp_path) as panel:
        soon = seen(panel)
        assert (soon.stage, soon.call, soon.next, soon.averages) == (Stage.SOON, "Call", None, ())
        panel.execute(OpenMeeting())
        panel.execute(CloseMeeting())
        assert (seen(panel).stage, seen(panel).next) == (Stage.OVER, None)


def test_the_dossier_at_hand_with_the_exact_means(tmp_path: Path) -> None:
    with opened(tmp_path, "A-1") as panel:
        now = seen(panel)
        assert now.dossier is not None
        assert now.next is not None
        assert (now.position, now.number_of_dossiers, now.left) == (1, 5, 5)
        assert (now.dossier.number, now.dossier.title) == ("A-1", "Title of A-1")
        assert (now.applicant, now.requested) == ("Organisation of A-1 (DEMO)", 100_000_00)
        assert [each.score for each in now.averages] == [Fraction(7, 4)] * 2
        assert {(each.low, each.high) for each in now.averages} == {(Fraction(0), Fraction(5))}
        assert (now.next.number, now.leavers, now.is_hidden) == ("A-2", (), False)


def test_who_must_leave_hides_the_averages_until_they_are_out_or_it_began_anyway(tmp_path: Path) -> None:
    with opened(tmp_path, "A-2") as panel:
        assert [(each.name, each.since) for each in seen(panel).leavers] == [(NAMES["J3"], "")]
        assert seen(panel).is_hidden
        panel.execute(GoOut(people=(PersonId("J3"),)))
        (leaver,) = seen(panel).leavers
        assert leaver.since
        assert seen(panel).averages[0].score == Fraction(7, 4)
    (tmp_path / "other").mkdir()
    with opened(tmp_path / "other", "A-2") as panel:
        panel.execute(BeginAnyway(application="A-2", reason="Niemand anders kent de cijfers."))
        assert not seen(panel).is_hidden
        assert seen(panel).averages[0].score == Fraction(7, 4)
        assert seen(panel).leavers[0].since == ""


def test_the_mean_of_one_is_that_juror_s_score_and_is_not_shown(tmp_path: Path) -> None:
    with opened(tmp_path, LONE) as panel:
        assert [(each.score, each.text) for each in seen(panel).averages] == [(None, "–")] * 2
        panel.execute(SetConsensus(application=LONE, criterion="helix", value=8, reason="Sterk."))
        first, second = seen(panel).averages
        assert (first.score, first.is_consensus) == (Fraction(4), True)
        assert (second.score, second.is_consensus) == (None, False)


def test_between_dossiers_it_says_what_ended_and_what_comes_and_no_reason(tmp_path: Path) -> None:
    with opened(tmp_path, "A-1") as panel:
        panel.execute(SetConsensus(application="A-1", criterion="sme", value=8, reason="Sterk."))
        panel.execute(End(application="A-1", ends=ItemState.DONE))
        between = seen(panel)
        assert between.ended is not None
        assert between.next is not None
        assert (between.stage, between.left, between.dossier) == (Stage.BETWEEN, 4, None)
        assert (between.ended.dossier.number, between.ended.is_parked, between.ended.consensus) == (
            "A-1",
            False,
            1,
        )
        assert between.next.number == "A-2"
        panel.execute(Discuss(application="A-4"))
        panel.execute(End(application="A-4", ends=ItemState.PARKED, reason=f"{NAMES['J1']} zoekt het op."))
        between = seen(panel)
        assert between.ended is not None
        assert between.next is not None
        assert between.ended.is_parked
        assert between.next.number == "A-5"
        assert NAMES["J1"] not in "".join(strings(between))


def test_what_was_parked_comes_when_nothing_else_is_left(tmp_path: Path) -> None:
    with opened(tmp_path, NUMBERS[0]) as panel:
        panel.execute(End(application=NUMBERS[0], ends=ItemState.PARKED, reason="Later."))
        for number in NUMBERS[1:]:
            panel.execute(Discuss(application=number))
            panel.execute(End(application=number, ends=ItemState.DONE))
        comes = seen(panel).next
        assert comes is not None
        assert comes.number == NUMBERS[0]
        panel.execute(Discuss(application=NUMBERS[0]))
        panel.execute(End(application=NUMBERS[0], ends=ItemState.DONE))
        assert (seen(panel).next, seen(panel).left) == (None, 0)


def test_who_never_came_today_leaves_nothing(tmp_path: Path) -> None:
    with sealed_panel(tmp_path) as panel:
        panel.execute(OpenMeeting(present=(PersonId("J2"),)))
        panel.execute(Discuss(application="A-2"))
        assert seen(panel).leavers == ()
        assert not seen(panel).is_hidden
