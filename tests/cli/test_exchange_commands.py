"""Handing out, scoring and merging from the command line, and what may come back wrong."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

if TYPE_CHECKING:
    from conftest import Played, Run


def codes(folder: Path) -> dict[str, str]:
    import csv

    with (folder / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["juror"]: row["code"] for row in csv.DictReader(file)}


def score(run: Run, played: Played, table: str, juror: str = "J1", **named: object) -> Any:
    path = played.folder / "more.csv"
    path.write_text(table, encoding="utf-8")
    code = named.get("code", played.codes[juror])
    target = played.folder / "more.evalreturn"
    return run("score", played.packs[juror], "--code", code, "--scores", path, "-o", target)


def stored(panel: Path) -> dict[tuple[str, str, str], int | None]:
    with Workspace.open(panel, read_only=True) as workspace:
        return {
            (each.juror, each.application, each.criterion): each.value for each in workspace.view.scores()
        }


def test_scores_without_a_seat_are_named_and_taken_once_it_is_given(run: Run, played: Played) -> None:
    kept = played.folder / "kept.csv"
    kept.write_text("juror,application\n" + "".join(f"{j},A-{n}\n" for j in ("J1", "J2") for n in (2, 3)))
    assert 0 == run("assign", played.panel, "--from", kept).status
    told = run("merge", played.panel, played.returns["J1"], "--dry-run", "--give-seats")
    assert "without having the seat; --give-seats gives it" in told.out
    unseated = run("merge", played.panel, played.returns["J1"], "--dry-run", "--json").json["unseated"]
    assert [("J1", "A-1")] == [(each["juror"], each["application"]) for each in unseated]
    done = run("merge", played.panel, played.returns["J1"], "--give-seats")
    assert (0, "Assigned: J1, A-1") == (done.status, done.out.splitlines()[0])


def test_the_first_hand_out_opens_scoring_and_says_so(run: Run, tmp_path: Path) -> None:
    from evalapp.domain.permissions import Phase

    small_panel(tmp_path / "draft.evalpanel", phase=Phase.DRAFT).close()
    first = run("handout", tmp_path / "draft.evalpanel", tmp_path / "packs", "--json").json
    again = run("handout", tmp_path / "draft.evalpanel", tmp_path / "packs", "--json").json
    assert (True, False) == (first["opened_scoring"], again["opened_scoring"])


def test_codes_are_for_the_owner_only(played: Played) -> None:
    assert 0o600 == stat.S_IMODE((played.folder / "packs" / "codes.csv").stat().st_mode)


def test_a_code_is_not_shown_where_others_look_on(run: Run, played: Played) -> None:
    ran = run("handout", played.panel, played.folder / "packs", "--new-codes")
    assert [] == [code for code in codes(played.folder / "packs").values() if code in ran.out]


def test_handing_out_twice_keeps_the_codes(run: Run, played: Played) -> None:
    run("handout", played.panel, played.folder / "packs")
    assert played.codes == codes(played.folder / "packs")


def test_new_codes_replace_the_old_ones(run: Run, played: Played) -> None:
    run("handout", played.panel, played.folder / "packs", "--new-codes", "--juror", "J1")
    new = codes(played.folder / "packs")
    assert (False, True) == (new["J1"] == played.codes["J1"], new["J2"] == played.codes["J2"])


def test_a_return_under_an_old_code_is_refused_after_new_codes(run: Run, played: Played) -> None:
    run("handout", played.panel, played.folder / "packs", "--new-codes", "--juror", "J1")
    ran = run("merge", played.panel, played.returns["J1"], "--json")
    assert (2, "refused", None) == (ran.status, ran.json["files"][0]["outcome"], ran.json["change"])


def test_jurors_whose_names_look_alike_in_plain_letters_each_get_a_pack(run: Run, played: Played) -> None:
    jury = played.folder / "jury.csv"
    jury.write_text("id,name\nЖ1,Иван\nШ1,Олег\n", encoding="utf-8")
    pairs = played.folder / "pairs.csv"
    pairs.write_text("juror,application\nЖ1,A-1\nШ1,A-1\n", encoding="utf-8")
    run("jury", played.panel, jury)
    run("assign", played.panel, "--from", pairs)
    told = run("handout", played.panel, played.folder / "more", "--json").json
    assert 2 == len({pack["path"].casefold() for pack in told["packs"]})


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "letters and digits"),
        ("AAAAA", "letters and digits"),
        ("ü" * 21, "cannot be part of an access code"),
    ],
)
def test_a_mistyped_code_is_told(code: str, words: str, run: Run, played: Played) -> None:
    ran = score(run, played, "application,criterion,value\nA-1,helix,4\n", code=code)
    assert (2, "", True) == (ran.status, ran.out, words in ran.err), ran.err


def test_the_code_of_another_juror_does_not_open_a_pack(run: Run, played: Played) -> None:
    ran = score(run, played, "application,criterion,value\nA-1,helix,4\n", code=played.codes["J2"])
    assert (2, "", 1) == (ran.status, ran.out, len(ran.err.splitlines())), ran.err


def test_one_juror_does_not_go_on_in_the_work_of_another(run: Run, played: Played) -> None:
    table = played.folder / "J1.csv"
    work = played.packs["J2"].with_suffix(".evalwork")
    command = (
        "--code",
        played.codes["J1"],
        "--scores",
        table,
        "-o",
        played.folder / "x.evalreturn",
        "--work",
        work,
    )
    ran = run("score", played.packs["J1"], *command)
    assert (2, True) == (ran.status, "belongs to another call or juror" in ran.err)


def test_rows_that_cannot_be_taken_are_named_and_the_rest_is_kept(run: Run, played: Played) -> None:
    rows = ["A-1,helix,6,x", "A-1,sme,abc,x", "X-9,sme,3,x", "A-2,helix,4.25,x", "A-3,sme,1,Less"]
    ran = score(run, played, "\n".join(["application,criterion,value,comment", *rows]))
    told = [line.split(":")[1] for line in ran.err.splitlines()]
    assert (1, ["2", "3", "4", "5"]) == (ran.status, told), ran.err


def test_what_must_be_said_of_a_score_table_is_said(run: Run, played: Played) -> None:
    ran = score(run, played, "application,criterion,value,weight\nA-1,helix,4,2\nTotaal,,4,\n")
    totals, unused = ran.err.splitlines()
    assert (0, True) == (ran.status, totals.startswith("more.csv: 1 row holds totals"))
    assert "more.csv: Columns not used: weight" == unused


def test_a_refused_row_keeps_the_good_score(run: Run, played: Played) -> None:
    score(run, played, "application,criterion,value,comment\nA-1,helix,6,x\nA-3,sme,1,Less\n")
    run("merge", played.panel, played.folder / "more.evalreturn")
    scores = stored(played.panel)
    assert (9, 2) == (scores["J1", "A-1", "helix"], scores["J1", "A-3", "sme"])


def test_what_is_still_to_do_ends_with_1_and_is_named(run: Run, tmp_path: Path, played: Played) -> None:
    table = tmp_path / "few.csv"
    table.write_text("application,criterion,value,comment\nA-1,helix,4,x\nA-1,sme,4,x\n", encoding="utf-8")
    work = tmp_path / "few.evalwork"
    command = ("--scores", table, "-o", tmp_path / "few.evalreturn", "--work", work, "--submit")
    ran = run("score", played.packs["J1"], "--code", played.codes["J1"], *command)
    assert (1, "Still to do: A-2, A-3.\n") == (ran.status, ran.err)


def test_merging_twice_changes_nothing_the_second_time(run: Run, merged: Played) -> None:
    before = merged.panel.read_bytes()
    ran = run("merge", merged.panel, *merged.returns.values(), "--json")
    outcomes = [each["outcome"] for each in ran.json["files"]]
    assert (0, None, ["unchanged", "unchanged"]) == (ran.status, ran.json["change"], outcomes)
    assert before == merged.panel.read_bytes()


def test_a_merge_that_is_tried_leaves_the_file_as_it_is(run: Run, played: Played) -> None:
    before, files = played.panel.read_bytes(), sorted(played.folder.iterdir())
    told = run("merge", played.panel, *played.returns.values(), "--dry-run", "--json").json
    assert (None, "merged") == (told["change"], told["files"][0]["outcome"])
    assert (before, files) == (played.panel.read_bytes(), sorted(played.folder.iterdir()))


def test_bad_files_do_not_stop_the_good_one(run: Run, played: Played) -> None:
    good, folder = played.returns["J1"], played.folder
    whole = played.returns["J2"].read_bytes()
    (folder / "cut.evalreturn").write_bytes(whole[:-20])
    (folder / "empty.evalreturn").write_bytes(b"")
    (folder / "turned.evalreturn").write_bytes(whole[:200] + bytes([whole[200] ^ 1]) + whole[201:])
    (folder / "letter.evalreturn").write_text("Dear secretary")
    shutil.copy(played.packs["J2"], folder / "pack.evalreturn")
    shutil.copy(good, folder / "wrong.csv")
    bad = ["cut", "empty", "turned", "letter", "pack", "gone"]
    files = [*(folder / f"{name}.evalreturn" for name in bad), folder / "wrong.csv", good]
    ran = run("merge", played.panel, *files, "--json")
    outcomes = [each["outcome"] for each in ran.json["files"]]
    assert (1, ["refused"] * 7 + ["merged"]) == (ran.status, outcomes)
    assert {"J1"} == {juror for juror, _application, _criterion in stored(played.panel)}


def test_every_refused_file_says_why(run: Run, played: Played) -> None:
    (played.folder / "empty.evalreturn").write_bytes(b"")
    files = [played.folder / "empty.evalreturn", played.folder / "gone.evalreturn"]
    assert all(each["reason"] for each in run("merge", played.panel, *files, "--json").json["files"])


def test_a_return_for_another_panel_is_refused(run: Run, played: Played, tmp_path: Path) -> None:
    small_panel(tmp_path / "other.evalpanel").close()
    ran = run("merge", tmp_path / "other.evalpanel", played.returns["J1"], "--json")
    assert (2, "refused", True) == (
        ran.status,
        ran.json["files"][0]["outcome"],
        bool(ran.json["files"][0]["reason"]),
    )


def test_a_swapped_name_does_not_swap_the_jurors(run: Run, played: Played) -> None:
    one, two = played.returns["J1"], played.returns["J2"]
    held = one.read_bytes()
    one.write_bytes(two.read_bytes())
    told = run("merge", played.panel, one, "--json").json["files"][0]
    assert ("J2", "merged") == (told["juror"], told["outcome"])
    assert held != one.read_bytes()


FOREIGN = "juror,application,criterion,value,comment\n"


def merge_table(run: Run, played: Played, rows: str, *options: str) -> Any:
    (played.folder / "table.csv").write_text(FOREIGN + rows, encoding="utf-8")
    return run("merge", played.panel, played.folder / "table.csv", "--json", *options)


def test_a_table_names_its_bad_rows_and_merges_the_good(run: Run, played: Played) -> None:
    ran = merge_table(
        run, played, "J1,A-1,helix,6,x\nJ1,A-1,sme,3,x\nX,A-1,sme,3,x\nJ1,X,sme,3,x\nJ1,A-2,helix,٤,x\n"
    )
    rows = [each["row"] for each in ran.json["files"][0]["details"] if each["what"] == "refused"]
    assert (1, [2, 4, 5, 6], {("J1", "A-1", "sme"): 6}) == (ran.status, sorted(rows), stored(played.panel))


def test_a_score_for_an_unassigned_application_is_refused_with_its_row(run: Run, played: Played) -> None:
    run("conflict", played.panel, "--juror", "J1", "--application", "A-1", "--kind", "family")
    ran = merge_table(run, played, "J1,A-1,helix,3,x\n")
    told = ran.json["files"][0]["details"][0]
    assert (1, 2, {}) == (ran.status, told["row"], stored(played.panel))


CORRECTION = "J1,A-1,helix,1,Corrected by the panel\n"


@pytest.fixture
def conflicting(run: Run, merged: Played) -> Played:
    """The panel corrected a score; the juror then sent another one."""
    assert merge_table(run, merged, CORRECTION, "--on-conflict", "take").status == 0
    ran = score(run, merged, "application,criterion,value,comment\nA-1,helix,5,Mine again\nA-2,helix,5,New\n")
    assert ran.status == 0
    return merged


@pytest.mark.long
@pytest.mark.parametrize(
    ("choice", "status", "outcome", "value"),
    [("ask", 1, "conflict", 2), ("keep", 0, "merged", 2), ("take", 0, "merged", 10)],
)
def test_a_conflict_is_asked_kept_or_taken(
    choice: str, status: int, outcome: str, value: int, run: Run, conflicting: Played
) -> None:
    target = conflicting.folder / "more.evalreturn"
    ran = run("merge", conflicting.panel, target, "--json", "--on-conflict", choice)
    scores = stored(conflicting.panel)
    told = (
        ran.status,
        ran.json["files"][0]["outcome"],
        scores["J1", "A-1", "helix"],
        scores["J1", "A-2", "helix"],
    )
    assert (status, outcome, value, 10) == told, ran.json


def test_an_open_conflict_asks_again_with_the_same_file(run: Run, conflicting: Played) -> None:
    target = conflicting.folder / "more.evalreturn"
    run("merge", conflicting.panel, target)
    assert "conflict" == run("merge", conflicting.panel, target, "--json").json["files"][0]["outcome"]


def test_an_older_return_is_stale_and_takes_nothing(run: Run, merged: Played) -> None:
    score(run, merged, "application,criterion,value,comment\nA-1,helix,1,Less\n")
    run("merge", merged.panel, merged.folder / "more.evalreturn")
    ran = run("merge", merged.panel, merged.returns["J1"], "--json")
    told = (ran.status, ran.json["files"][0]["outcome"], stored(merged.panel)["J1", "A-1", "helix"])
    assert (1, "stale", 2) == told


def test_a_chair_who_may_not_merge_does_not_open_scoring_either(run: Run, tmp_path: Path) -> None:
    from evalapp.domain.permissions import Phase

    panel = tmp_path / "draft.evalpanel"
    small_panel(panel, phase=Phase.DRAFT).close()
    (tmp_path / "t.csv").write_text(FOREIGN + "J1,A-1,helix,3,x\n", encoding="utf-8")
    before = panel.read_bytes()
    assert (2, before) == (run("merge", panel, tmp_path / "t.csv", "--as", "C1").status, panel.read_bytes())
