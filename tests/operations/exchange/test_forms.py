"""Handing out score forms and merging what comes back, in a real panel file and from the command line."""

from __future__ import annotations

import json
import re
import shutil
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest

from evalapp.cli import main
from evalapp.domain.application import Admissibility
from evalapp.domain.errors import KnownError, NotAllowed
from evalapp.domain.merge import Outcome
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.exchange.forms import HandedForm, hand_out_forms
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from evalapp.store.history.verify import verify
from tests.exchange.forms.form_samples import fill, sheets
from tests.samples import small_panel


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def forms(workspace: Workspace, folder: Path) -> dict[str, HandedForm]:
    return {each.juror: each for each in hand_out_forms(workspace, folder).forms}


def filled(path: Path, target: Path, *answers: tuple[int, int, dict[str, object]]) -> Path:
    """A form as the juror saves it under another name."""
    workbook = openpyxl.load_workbook(path)
    for application, criterion, given in answers:
        fill(application, criterion, **given)(workbook)
    workbook.save(target)
    return target


def everything_in(path: Path) -> str:
    workbook = openpyxl.load_workbook(path)
    return "\n".join(
        str(cell.value)
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    )


def named_in(held: str, words: Sequence[str]) -> list[str]:
    """As words of their own: the random ids of a form may well hold the same letters."""
    return [word for word in words if re.search(rf"(?<![\w-]){word}(?![\w-])", held)]


def stored(workspace: Workspace) -> dict[tuple[str, str, str], tuple[int | None, str]]:
    return {
        (each.juror, each.application, each.criterion): (each.value, each.comment)
        for each in workspace.view.scores()
    }


def test_each_juror_gets_a_form_and_no_codes(workspace: Workspace, tmp_path: Path) -> None:
    handed = forms(workspace, tmp_path / "forms")
    names = ["J1-An-Peeters-form-1.xlsx", "J2-Jan-Claes-form-1.xlsx"]
    assert (names, [3, 3]) == (
        sorted(each.name for each in (tmp_path / "forms").iterdir()),
        [each.applications for each in handed.values()],
    )


def test_a_form_is_for_the_owner_only(workspace: Workspace, tmp_path: Path) -> None:
    path = forms(workspace, tmp_path / "forms")["J1"].path
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


def test_the_first_hand_out_opens_scoring(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as workspace:
        first = hand_out_forms(workspace, tmp_path / "one")
        again = hand_out_forms(workspace, tmp_path / "two")
        told = (first.opened_scoring, again.opened_scoring, workspace.view.call().phase)
        assert (True, False, Phase.SCORING) == told


def test_a_form_is_recorded_as_handed_out(workspace: Workspace, tmp_path: Path) -> None:
    hand_out(workspace, tmp_path / "packs", jurors=["J1"])
    forms(workspace, tmp_path / "forms")
    assert [("J1", 1), ("J1", 2), ("J2", 1)] == [
        (each.juror, each.number) for each in workspace.view.issued()
    ]
    assert "2 score forms handed out" == workspace.view.history(limit=1)[0].summary


def test_a_conflicted_or_inadmissible_application_is_not_in_the_form(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.execute(
        DeclareConflict(juror="J1", application="A-2", kind=ConflictKind.EMPLOYER, note="my wife")
    )
    workspace.execute(
        SetAdmissibility(application="A-3", admissibility=Admissibility.INADMISSIBLE, reason="late")
    )
    held = everything_in(forms(workspace, tmp_path / "forms")["J1"].path)
    assert ["A-1"] == named_in(held, ("A-1", "A-2", "A-3", "my wife"))


def test_a_form_says_nothing_of_others_nor_of_their_conflicts(workspace: Workspace, tmp_path: Path) -> None:
    workspace.execute(SetScore(juror="J2", application="A-1", criterion="helix", value=7))
    workspace.execute(
        SetComment(juror="J2", application="A-1", criterion="helix", comment="Only for the panel")
    )
    workspace.execute(
        DeclareConflict(juror="J2", application="A-2", kind=ConflictKind.FAMILY, note="his sister")
    )
    held = everything_in(forms(workspace, tmp_path / "forms")["J1"].path)
    words = ("Only for the panel", "Jan Claes", "J2", "AGE-SECRET-KEY", "his sister", "family")
    assert [] == named_in(held, words)


def test_a_form_that_lies_there_is_not_overwritten_and_no_other_is_written(
    workspace: Workspace, tmp_path: Path
) -> None:
    kept = tmp_path / "J2-Jan-Claes-form-1.xlsx"
    kept.write_bytes(b"scores of a juror")
    with pytest.raises(KnownError, match="may hold scores"):
        hand_out_forms(workspace, tmp_path)
    assert (b"scores of a juror", [kept], []) == (
        kept.read_bytes(),
        list(tmp_path.glob("*.xlsx")),
        workspace.view.issued(),
    )


def test_nothing_is_written_where_it_may_not_be(workspace: Workspace, tmp_path: Path) -> None:
    move_to_phase(workspace, Phase.DELIBERATION)
    with pytest.raises(NotAllowed):
        hand_out_forms(workspace, tmp_path / "forms")
    assert not (tmp_path / "forms").exists()


def test_a_form_goes_out_and_its_scores_come_in(workspace: Workspace, tmp_path: Path) -> None:
    path = forms(workspace, tmp_path / "forms")["J1"].path
    back = filled(
        path, tmp_path / "back.xlsx",
        (0, 0, {"score": "4,5", "comment": "- strong"}), (0, 1, {"score": " 4 "}),
        (1, 0, {"score": 6}), (1, 1, {"score": "abc"}), (2, 0, {"reason": "absent"}),
    )  # fmt: skip
    plan = plan_merge(workspace, [back])
    merge(workspace, plan)
    assert {
        ("J1", "A-1", "helix"): (9, "- strong"),
        ("J1", "A-1", "sme"): (8, ""),
        ("J1", "A-3", "helix"): (None, ""),
    } == stored(workspace)
    (told,) = plan.files
    assert ("J1", False, 3, 2) == (told.juror, told.is_signed, told.new, told.refused)
    assert ["A-2!F", "A-2!F"] == [each.reason[:5] for each in told.details]
    (received,) = workspace.view.received()
    assert ("vouched", "back.xlsx", True) == (received.kind, received.file, verify(workspace.file).is_whole)


def test_a_blank_form_changes_nothing_in_the_file(workspace: Workspace, tmp_path: Path) -> None:
    path = forms(workspace, tmp_path / "forms")["J1"].path
    before = workspace.view.fingerprint()
    plan = plan_merge(workspace, [path])
    merge(workspace, plan)
    assert (Outcome.UNCHANGED, before) == (plan.files[0].outcome, workspace.view.fingerprint())


def test_a_form_shows_what_the_panel_holds_and_takes_only_what_changed(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=7))
    workspace.execute(SetComment(juror="J1", application="A-1", criterion="helix", comment=" spaced  "))
    path = forms(workspace, tmp_path / "forms")["J1"].path
    workspace.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=3))
    back = filled(path, tmp_path / "back.xlsx", (0, 1, {"score": 2}))
    plan = plan_merge(workspace, [back])
    merge(workspace, plan)
    scores = stored(workspace)
    assert ((3, " spaced  "), (4, "")) == (scores["J1", "A-1", "helix"], scores["J1", "A-1", "sme"])
    assert (1, 1, 0) == (plan.files[0].new, plan.files[0].unchanged, plan.files[0].conflicts)


def test_undoing_the_merge_of_a_form_takes_all_of_it_back(workspace: Workspace, tmp_path: Path) -> None:
    path = forms(workspace, tmp_path / "forms")["J1"].path
    back = filled(path, tmp_path / "back.xlsx", (0, 0, {"score": 4}))
    merge(workspace, plan_merge(workspace, [back]))
    workspace.undo()
    assert {} == stored(workspace)
    assert 1 == plan_merge(workspace, [back]).files[0].new


def test_an_application_that_was_taken_from_the_juror_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = forms(workspace, tmp_path / "forms")["J1"].path
    back = filled(path, tmp_path / "back.xlsx", (0, 0, {"score": 4}), (1, 0, {"score": 3}))
    left = [each for each in workspace.view.assignments() if (each.juror, each.application) != ("J1", "A-2")]
    workspace.execute(Assign(pairs=tuple((each.juror, each.application) for each in left)))
    plan = plan_merge(workspace, [back])
    assert [("A-2", "refused")] == [(each.application, each.what) for each in plan.files[0].details]
    assert [("A-1", "helix")] == [each.placed[1:] for each in plan.writes]


def test_a_form_of_another_panel_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    path = forms(workspace, tmp_path / "forms")["J1"].path
    with small_panel(tmp_path / "other.evalpanel") as other:
        (told,) = plan_merge(other, [path]).files
    assert (Outcome.REFUSED, True) == (told.outcome, "belongs to another panel" in told.reason)


def test_a_copy_of_the_panel_file_takes_the_form_too(workspace: Workspace, tmp_path: Path) -> None:
    path = forms(workspace, tmp_path / "forms")["J1"].path
    back = filled(path, tmp_path / "back.xlsx", (0, 0, {"score": 4}))
    workspace.close()
    shutil.copy(tmp_path / "call.evalpanel", tmp_path / "copy.evalpanel")
    with Workspace.open(tmp_path / "copy.evalpanel") as copy:
        assert 1 == plan_merge(copy, [back]).files[0].new


def test_a_bad_form_does_not_stop_the_good_ones(workspace: Workspace, tmp_path: Path) -> None:
    handed = forms(workspace, tmp_path / "forms")
    good = filled(handed["J1"].path, tmp_path / "good.xlsx", (0, 0, {"score": 4}))
    workbook = openpyxl.load_workbook(handed["J2"].path)
    workbook.remove(workbook["evalapp"])
    workbook.save(tmp_path / "torn.xlsx")
    (tmp_path / "of.numbers").write_bytes(b"PK\x03\x04")
    files = plan_merge(workspace, [tmp_path / "torn.xlsx", tmp_path / "of.numbers", good]).files
    assert ["refused", "refused", "merged"] == [str(each.outcome) for each in files]
    assert "was a score form" in files[0].reason
    assert "save it as .xlsx" in files[1].reason


def test_a_score_table_in_a_workbook_is_still_a_score_table(workspace: Workspace, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    assert workbook.active is not None
    workbook.active.append(["juror", "application", "criterion", "value", "comment"])
    workbook.active.append(["J1", "A-1", "helix", 4.5, "ok"])
    workbook.active.append(["J2", "A-1", "helix", 7, "off the scale"])
    workbook.save(tmp_path / "J1-An-Peeters-form-1.xlsx")
    (told,) = plan_merge(workspace, [tmp_path / "J1-An-Peeters-form-1.xlsx"]).files
    assert (1, 1) == (told.new, told.refused)


def test_the_command_lists_the_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    panel = tmp_path / "call.evalpanel"
    small_panel(panel, phase=Phase.DRAFT).close()
    status = main(
        ["handout", str(panel), str(tmp_path / "forms"), "--form", "xlsx", "--juror", "J2", "--json"]
    )
    told = json.loads(capsys.readouterr().out)
    path = str(tmp_path / "forms" / "J2-Jan-Claes-form-1.xlsx")
    assert (0, True, [{"juror": "J2", "path": path, "applications": 3}]) == (
        status,
        told["opened_scoring"],
        told["forms"],
    )
    assert main(["handout", str(panel), str(tmp_path / "more"), "--form", "xlsx"]) == 0
    assert "send each to its own juror only" in capsys.readouterr().out
    assert [] == list(tmp_path.rglob("codes.csv"))


def test_a_form_has_no_codes_to_replace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    panel = tmp_path / "call.evalpanel"
    small_panel(panel).close()
    status = main(["handout", str(panel), str(tmp_path / "forms"), "--form", "xlsx", "--new-codes"])
    assert (2, True) == (status, "leave out --new-codes" in capsys.readouterr().err)


def test_the_command_names_every_wrong_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    panel = tmp_path / "call.evalpanel"
    with small_panel(panel) as workspace:
        path = forms(workspace, tmp_path / "forms")["J1"].path
    back = filled(
        path, tmp_path / "back.xlsx", (0, 0, {"score": "=1+1"}), (2, 1, {"score": 3, "reason": "absent"})
    )
    workbook = openpyxl.load_workbook(back)
    sheets(workbook)[2].title = "Last one"
    workbook.save(back)
    assert 1 == main(["merge", str(panel), str(back), "--json"])
    (told,) = json.loads(capsys.readouterr().out)["files"]
    formula, both = (each["reason"] for each in told["details"])
    assert re.fullmatch(r"A-1!F\d+: it holds a formula; .*", formula)
    assert re.fullmatch(r"Last one!F\d+ and Last one!G\d+: a score and a reason .*", both)
    assert (0, "refused") == (told["new"], told["outcome"])
