"""What stands beside a choice: the juror's other scores of the same application."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.ids import PersonId
from evalapp.domain.merge import VersionChoice
from evalapp.operations.exchange.handout import HandedOut, hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.exchange.other_scores import Becomes, OtherScore, other_scores
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

JUROR = PersonId("J1")
Said = dict[str, tuple[int, str]]


def returned(handed: HandedOut, device: str, said: Said, folder: Path) -> Path:
    """What the juror hands in from `device` on A-1: criterion → steps and justification."""
    pack = next(each for each in handed.packs if each.juror == JUROR)
    with open_pack(pack.path, pack.code, folder / f"{device}.evalwork") as work:
        for criterion, (value, comment) in said.items():
            work.execute(SetScore(juror=JUROR, application="A-1", criterion=criterion, value=value))
            work.execute(SetComment(juror=JUROR, application="A-1", criterion=criterion, comment=comment))
        return submit(work, pack.code, folder / f"{device}.evalreturn").path


def seen(rows: tuple[OtherScore, ...]) -> list[tuple[int | None, int | None, Becomes]]:
    return [(row.stored.value, row.incoming.value if row.incoming else None, row.becomes) for row in rows]


def begun(tmp_path: Path, laptop: Said, office: Said) -> tuple[Workspace, Path]:
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    handed = hand_out(panel, tmp_path / "packs")
    merge(panel, plan_merge(panel, [returned(handed, "laptop", laptop, tmp_path)]))
    return panel, returned(handed, "office", office, tmp_path)


def choice_of(choices: tuple[VersionChoice, ...] | list[VersionChoice]) -> VersionChoice:
    (choice,) = choices
    return choice


def test_in_a_plan_each_other_score_says_what_becomes_of_it(tmp_path: Path) -> None:
    first, second = (each.id for each in small_panel(tmp_path / "x.evalpanel").view.call().scheme.criteria)
    panel, office = begun(tmp_path, {first: (6, "a")}, {first: (8, "b"), second: (4, "c")})
    plan = plan_merge(panel, [office])

    rows = other_scores(panel.view, choice_of(plan.choices), plan)

    assert [(6, 8, Becomes.CHOICE), (None, 4, Becomes.TAKEN)] == seen(rows)
    assert [True, False] == [row.is_at_hand for row in rows]


def test_an_open_choice_shows_what_its_device_handed_in_last(tmp_path: Path) -> None:
    first, second = (each.id for each in small_panel(tmp_path / "x.evalpanel").view.call().scheme.criteria)
    panel, office = begun(tmp_path, {first: (6, "a"), second: (4, "c")}, {first: (8, "b"), second: (4, "c")})
    merge(panel, plan_merge(panel, [office]))
    choice = choice_of(panel.view.open_choices())
    assert [(6, 8, Becomes.CHOICE), (4, 4, Becomes.SAME)] == seen(other_scores(panel.view, choice))

    panel.execute(SetComment(juror=JUROR, application="A-1", criterion=second, comment="d"))

    row = other_scores(panel.view, choice)[1]
    assert (Becomes.KEPT, True) == (row.becomes, row.has_other_words)


def test_a_plan_says_what_the_file_began_with_and_the_panel_only_that_of_open_choices(tmp_path: Path) -> None:
    first, second = (each.id for each in small_panel(tmp_path / "x.evalpanel").view.call().scheme.criteria)
    panel = small_panel(tmp_path / "call.evalpanel", applications=1)
    panel.execute(SetScore(juror=JUROR, application="A-1", criterion=first, value=2))
    panel.execute(SetScore(juror=JUROR, application="A-1", criterion=second, value=3))
    handed = hand_out(panel, tmp_path / "packs")
    panel.execute(SetScore(juror=JUROR, application="A-1", criterion=first, value=6))
    path = returned(handed, "laptop", {first: (8, "b"), second: (4, "c")}, tmp_path)
    plan = plan_merge(panel, [path])

    begun = [row.base.value if row.base else None for row in other_scores(panel.view, plan.choices[0], plan)]
    assert [2, 3] == begun

    merge(panel, plan)
    kept = other_scores(panel.view, choice_of(panel.view.open_choices()))
    assert [2, None] == [row.base.value if row.base else None for row in kept]
