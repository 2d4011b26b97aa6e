"""Choices that merges left open: kept with the panel, in the way of the ranking, settled as one act."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError, NotAllowed
from evalapp.domain.ids import PersonId
from evalapp.domain.merge import Side, Version, VersionChoice
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import BlockerKind
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.operations.exchange.choices import Settle, asked_alone, open_choices
from evalapp.operations.exchange.effect import effect_of
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.progress.points import State
from evalapp.operations.progress.status import status_of
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.ranking.ranking import ranking_of
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import images
from evalapp.store.history.verify import verify
from tests.samples import small_panel

DATA = Path(__file__).parents[2] / "data"
HELIX = ("J1", "A-1", "helix")


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    """Both devices of J1 came in: the pc says 3, the laptop 4, each with its own motivation."""
    workspace = small_panel(tmp_path / "call.evalpanel", applications=1)
    pack = next(each for each in hand_out(workspace, tmp_path / "packs").packs if each.juror == "J1")
    for device, value in (("pc", 6), ("laptop", 8)):
        merge(workspace, plan_merge(workspace, [returned(pack, device, value, tmp_path)]))
    return workspace


def returned(pack: HandedPack, device: str, value: int, folder: Path) -> Path:
    with open_pack(pack.path, pack.code, folder / f"{device}.evalwork") as work:
        work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=value))
        work.execute(
            SetComment(juror="J1", application="A-1", criterion="helix", comment=f"why {value} on {device}")
        )
        return submit(work, pack.code, folder / f"{device}.evalreturn").path


def only(panel: Workspace) -> VersionChoice:
    (choice,) = open_choices(panel.view)
    return choice


def held(panel: Workspace) -> tuple[int | None, str]:
    score = panel.view.score(*HELIX)
    assert score is not None
    return score.value, score.comment


def test_each_version_is_whole_and_says_where_it_comes_from(panel: Workspace) -> None:
    choice = only(panel)
    assert (6, "why 6 on pc", "pc.evalreturn") == (*_said(choice.stored.answer), choice.stored.file)
    assert (8, "why 8 on laptop", "laptop.evalreturn") == (
        *_said(choice.incoming.answer),
        choice.incoming.file,
    )
    assert choice.stored.at < choice.incoming.at
    assert choice.since


def _said(answer: Answer) -> tuple[int | None, str]:
    return answer.value, answer.comment


@pytest.mark.parametrize(
    ("side", "value", "comment"),
    [
        (Side.STORED, 6, "why 6 on pc"),
        (Side.INCOMING, 8, "why 8 on laptop"),
        (Side.BASE, None, ""),
    ],
)
def test_a_choice_is_settled_with_one_whole_version_and_not_asked_again(
    panel: Workspace, tmp_path: Path, side: Side, value: int | None, comment: str
) -> None:
    panel.execute(Settle(sides={only(panel).key: side}))
    assert ((value, comment), ()) == (held(panel), open_choices(panel.view))
    assert plan_merge(panel, [tmp_path / "pc.evalreturn", tmp_path / "laptop.evalreturn"]).is_empty
    assert verify(panel.file).is_whole


def test_settling_is_one_change_and_one_undo_brings_the_choice_back(panel: Workspace) -> None:
    before, last = images(panel.file), panel.view.last_change()
    panel.execute(Settle(sides={only(panel).key: Side.INCOMING}))
    assert last + 1 == panel.view.last_change()
    panel.undo()
    assert before == images(panel.file)


def test_a_merge_that_is_undone_takes_its_open_choices_along(panel: Workspace) -> None:
    panel.undo()
    assert () == open_choices(panel.view)


def test_open_choices_survive_closing_the_file(panel: Workspace) -> None:
    choice = only(panel)
    path = panel.path
    panel.close()
    with Workspace.open(path) as again:
        assert choice == only(again)


def test_a_choice_that_was_settled_already_is_refused_and_nothing_is_written(panel: Workspace) -> None:
    key = only(panel).key
    panel.execute(Settle(sides={key: Side.STORED}))
    last = panel.view.last_change()
    with pytest.raises(KnownError, match="no open choice"):
        panel.execute(Settle(sides={key: Side.INCOMING}))
    assert (last, (6, "why 6 on pc")) == (panel.view.last_change(), held(panel))


def test_of_two_versions_that_came_in_for_one_score_only_one_can_be_taken(
    panel: Workspace, tmp_path: Path
) -> None:
    """Else the last one would win, and nobody be told."""
    table = tmp_path / "paper.csv"
    table.write_text("juror,application,criterion,value\nJ1,A-1,helix,1\n", encoding="utf-8")
    merge(panel, plan_merge(panel, [table]))
    keys = [each.key for each in open_choices(panel.view)]
    last = panel.view.last_change()
    with pytest.raises(KnownError, match="cannot both hold"):
        panel.execute(Settle(sides=dict.fromkeys(keys, Side.INCOMING)))
    assert (2, last, (6, "why 6 on pc")) == (len(keys), panel.view.last_change(), held(panel))
    panel.execute(Settle(sides={keys[0]: Side.INCOMING, keys[1]: Side.STORED}))
    assert [] == panel.view.open_choices()


def test_only_the_secretary_settles(panel: Workspace) -> None:
    panel.act_as("C1")
    with pytest.raises(NotAllowed):
        panel.execute(Settle(sides={only(panel).key: Side.STORED}))


def test_a_score_corrected_in_the_panel_names_who_did_it(panel: Workspace) -> None:
    panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=5))
    stored = only(panel).stored
    assert (5, "", "Mia Willems") == (stored.answer.value, stored.file, stored.by)


def test_a_score_corrected_to_what_came_in_leaves_nothing_to_choose(panel: Workspace) -> None:
    panel.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=8))
    assert 1 == len(open_choices(panel.view))
    panel.execute(SetComment(juror="J1", application="A-1", criterion="helix", comment="why 8 on laptop"))
    assert () == open_choices(panel.view)


def test_an_open_choice_blocks_the_ranking_by_name(panel: Workspace) -> None:
    blockers = [each for each in ranking_of(panel).blockers if each.kind is BlockerKind.OPEN_CHOICE]
    assert [HELIX] == [(each.juror, each.application, each.criterion) for each in blockers]
    panel.execute(Settle(sides={only(panel).key: Side.STORED}))
    assert BlockerKind.OPEN_CHOICE not in {each.kind for each in ranking_of(panel).blockers}


def test_a_consensus_takes_the_place_of_both_versions(panel: Workspace) -> None:
    move_to_phase(panel, Phase.DELIBERATION)
    panel.execute(SetConsensus(application="A-1", criterion="helix", value=7, reason="Besproken."))
    assert BlockerKind.OPEN_CHOICE not in {each.kind for each in ranking_of(panel).blockers}


def test_closing_names_what_is_open_and_ticks_it_once_it_is_settled(panel: Workspace) -> None:
    def point() -> tuple[State, str]:
        found = next(each for each in status_of(panel).closing if each.item == "open-choices")
        return found.state, found.words

    assert (State.OPEN, "1 choice of a merge is open: A-1") == point()
    panel.execute(Settle(sides={only(panel).key: Side.STORED}))
    assert State.DONE is point()[0]


def test_what_merges_before_the_file_kept_choices_left_open_is_not_known(tmp_path: Path) -> None:
    old = Path(shutil.copy(DATA / "format-2.evalpanel", tmp_path / "old.evalpanel"))
    with Workspace.open(old) as workspace:
        found = {each.item: each.state for each in status_of(workspace).closing}
    assert State.UNKNOWN is found["open-choices"]


def test_a_file_made_since_knows_them_whatever_the_clock_of_its_merges_says(panel: Workspace) -> None:
    panel.execute(Settle(sides={only(panel).key: Side.STORED}))
    panel.file.conn.execute("UPDATE _sqlite_migrations SET applied_at = '2099-01-01 00:00:00.000000+00:00'")
    found = {each.item: each.state for each in status_of(panel).closing}
    assert State.DONE is found["open-choices"]


def test_a_declared_conflict_leaves_no_choice_about_the_dossier(panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror="J1", application="A-1", kind=ConflictKind.FAMILY))
    assert () == open_choices(panel.view)
    assert not panel.file.rows("SELECT 1 FROM open_choice")


@pytest.mark.long
def test_whatever_the_order_the_same_choices_give_the_same_scores(tmp_path: Path) -> None:
    """Three devices differ; whichever way they come in, who always takes the laptop ends with the laptop."""
    ends = set()
    for number, order in enumerate(itertools.permutations(("a", "b", "laptop"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        with small_panel(folder / "call.evalpanel", applications=1) as workspace:
            pack = next(each for each in hand_out(workspace, folder / "packs").packs if each.juror == "J1")
            files = {
                device: returned(pack, device, value, folder)
                for device, value in (("a", 2), ("b", 4), ("laptop", 8))
            }
            for device in order:
                merge(workspace, plan_merge(workspace, [files[device]]))
            for choice in open_choices(workspace.view):
                side = Side.INCOMING if choice.incoming.file == "laptop.evalreturn" else Side.STORED
                workspace.execute(Settle(sides={choice.key: side}))
            ends.add(held(workspace)[1])
            assert [] == workspace.view.open_choices()
    assert {"why 8 on laptop"} == ends


def _choice(stored: Answer, incoming: Answer, device: str = "a", criterion: str = "helix") -> VersionChoice:
    return VersionChoice(
        juror=PersonId("J1"), application="A-1", criterion=criterion, device=device,
        base=Version(answer=NOTHING), stored=Version(answer=stored), incoming=Version(answer=incoming),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stored", "incoming", "why"),
    [
        (Answer(4, None, "a"), Answer(6, None, "b"), ""),
        (Answer(4), Answer(6), ""),
        (Answer(4, None, "a"), Answer(6), "no score or no justification"),
        (Answer(4, None, "a"), Answer(None, None, "b"), "no score or no justification"),
        (Answer(4, None, "a"), NOTHING, "no score or no justification"),
        (Answer(4), Answer(None, NoScore.CONFLICT), "a conflict of interest"),
        (Answer(None, NoScore.CONFLICT), Answer(4), "a conflict of interest"),
        (Answer(4), Answer(None, NoScore.ABSTAIN), ""),
    ],
)
def test_a_half_and_a_conflict_are_asked_by_themselves(stored: Answer, incoming: Answer, why: str) -> None:
    found = asked_alone([_choice(stored, incoming)])
    assert bool(why) == bool(found)
    assert all(why in each for each in found.values())


def test_of_a_score_that_several_files_bring_each_is_asked_by_itself() -> None:
    same = [_choice(Answer(4), Answer(6)), _choice(Answer(4), Answer(6), "b")]
    other = [
        _choice(Answer(4), Answer(6)),
        _choice(Answer(4), Answer(7), "b"),
        _choice(Answer(4), Answer(5), "a", "sme"),
    ]
    assert {} == asked_alone(same)
    assert {each.key for each in other[:2]} == asked_alone(other).keys()


@pytest.fixture
def else_whole(tmp_path: Path) -> Workspace:
    """The pc of J1 says 6 steps, the laptop 8; every other score is in."""
    workspace = small_panel(tmp_path / "call.evalpanel", applications=2)
    for juror in ("J1", "J2"):
        for number in ("A-1", "A-2"):
            for criterion in ("helix", "sme"):
                if (juror, number, criterion) != ("J1", "A-1", "helix"):
                    place = {"juror": juror, "application": number, "criterion": criterion}
                    workspace.execute(SetScore(**place, value=5))
    pack = next(each for each in hand_out(workspace, tmp_path / "packs").packs if each.juror == "J1")
    for device, value in (("pc", 6), ("laptop", 8)):
        merge(workspace, plan_merge(workspace, [returned(pack, device, value, tmp_path)]))
    return workspace


@pytest.mark.parametrize("side", [Side.STORED, Side.INCOMING])
def test_the_total_is_that_of_the_ranking_once_it_is_settled(else_whole: Workspace, side: Side) -> None:
    with else_whole as panel:
        (choice,) = open_choices(panel.view)
        effect = effect_of(panel.view, choice)
        assert effect.kept is not None
        assert effect.taken is not None
        assert effect.kept < effect.taken
        panel.execute(Settle(sides={choice.key: side}))
        total = next(each.total for each in ranking_of(panel).places if each.application == "A-1")
        assert (effect.kept if side is Side.STORED else effect.taken) == total
