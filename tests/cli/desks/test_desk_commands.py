"""Copies brought together, and the right to write, from the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from evalapp.domain.permissions import Phase
from evalapp.domain.texts import in_language
from tests.delivery.checkout import ROOT
from tests.operations.desks.copies_samples import Two, score, scores_in

if TYPE_CHECKING:
    from conftest import Run


@pytest.fixture
def two(tmp_path: Path) -> Two:
    two = Two(tmp_path)
    two.do_here(score("J1", "A-1", 5))
    two.do_there(score("J1", "A-1", 6), score("J2", "A-2", 7))
    return two


def test_the_promised_document(run: Run, two: Two) -> None:
    ran = run("reconcile", two.here, two.there, "--json")
    told = ran.json
    assert {"fork", "ours", "theirs", "conflicts", "change"} <= set(told)
    assert (1, 5, 1, 2, 7) == (ran.status, told["fork"], told["ours"], told["theirs"], told["change"])
    (clash,) = told["conflicts"]
    assert {"table", "key", "ours", "theirs"} <= set(clash)
    assert ("score", ["J1", "A-1", "helix"], "2.5", "3") == (
        clash["table"],
        clash["key"],
        clash["ours"]["value"],
        clash["theirs"]["value"],
    )
    assert scores_in(two.here) == {("J1", "A-1", "helix"): 5, ("J2", "A-2", "helix"): 7}


def test_a_consensus_is_a_number_of_its_scale_too(run: Run, tmp_path: Path) -> None:
    two = Two(tmp_path, phase=Phase.DELIBERATION)
    for path, value in ((two.here, "3"), (two.there, "3.5")):
        agreed = ("--application", "A-1", "--criterion", "helix", "--value", value, "--reason", "x")
        assert run("consensus", path, *agreed).status == 0
    (clash,) = run("reconcile", two.here, two.there, "--json").json["conflicts"]
    assert ("3", "3.5") == (clash["ours"]["value"], clash["theirs"]["value"])


@pytest.mark.long
@pytest.mark.parametrize(
    ("take", "value"),
    [("theirs", 6), ("ours", 5), ("score/J1/A-1/helix=theirs", 6), ("score/J1/A-1/helix=ours", 5)],
)
def test_whose_version_holds(run: Run, two: Two, take: str, value: int) -> None:
    assert run("reconcile", two.here, two.there, "--take", take).status == 0
    assert scores_in(two.here)["J1", "A-1", "helix"] == value
    again = run("reconcile", two.here, two.there, "--json")
    assert (0, None, []) == (again.status, again.json["change"], again.json["conflicts"])


def test_a_dry_run_changes_nothing(run: Run, two: Two) -> None:
    before = two.here.read_bytes()
    ran = run("reconcile", two.here, two.there, "--dry-run", "--take", "theirs")
    assert ran.status == 0
    assert "Nothing was changed: this was a dry run." in ran.out
    assert run("reconcile", two.here, two.there, "--dry-run", "--json").json["change"] is None
    assert before == two.here.read_bytes()


def test_it_tells_what_happened_on_each_side(run: Run, two: Two) -> None:
    ran = run("reconcile", two.here, two.there)
    assert ran.status == 1
    for words in (
        "Here since change 5:",
        "In “there.evalpanel” since change 5:",
        "score/J1/A-1/helix",
        "here: score: 2.5",
        "there: score: 3",
        "1 thing that “there.evalpanel” changed is taken.",
        "Taken: ",
        "not there → score: ",
        "1 conflict is not decided",
    ):
        assert words in ran.out


def test_where_all_stays_open_nothing_is_written(run: Run, tmp_path: Path) -> None:
    """The same copy offers it again, and what is chosen then is taken."""
    two = Two(tmp_path)
    two.do_here(score("J1", "A-1", 5))
    two.do_there(score("J1", "A-1", 6))
    before = two.here.read_bytes()
    ran = run("reconcile", two.here, two.there)
    assert 1 == ran.status
    assert "Nothing of “there.evalpanel” is taken and nothing is decided, so no change is written." in ran.out
    assert "1 conflict is not decided" in ran.out
    found = run("reconcile", two.here, two.there, "--json").json
    assert (None, 1) == (found["change"], len(found["conflicts"]))
    assert before == two.here.read_bytes()
    assert run("reconcile", two.here, two.there, "--take", "ours", "--json").json["change"] is not None
    assert run("reconcile", two.here, two.there, "--json").json["conflicts"] == []


def test_what_is_left_after_a_first_time_is_what_is_shown(run: Run, two: Two) -> None:
    assert run("reconcile", two.here, two.there).status == 1
    again = run("reconcile", two.here, two.there)
    assert (1, True) == (again.status, "score/J1/A-1/helix" in again.out)
    assert "nothing that this file does not know already" not in again.out
    assert "What “there.evalpanel” has that this file does not is what is shown here" in again.out
    assert "1 conflict is not decided" in again.out


def test_one_conflict_is_not_decided_both_ways(run: Run, two: Two) -> None:
    key, before = "score/J1/A-1/helix", two.here.read_bytes()
    both = ("--take", f"{key}=theirs", "--take", f"{key}=ours")
    ran = run("reconcile", two.here, two.there, *both)
    assert (2, "", True) == (ran.status, ran.out, f"says of “{key}” that both versions hold" in ran.err)
    assert before == two.here.read_bytes()
    assert run("reconcile", two.here, two.there, *both[:2], *both[:2]).status == 0  # said twice alike


@pytest.mark.parametrize("name", ["noext", "there.evalpanel", "taken.evalhandover"])
def test_what_is_not_handed_over_is_not_said_to_be(run: Run, two: Two, name: str) -> None:
    target = two.here.with_name(name)
    target.with_name("taken.evalhandover").write_bytes(b"x")
    before = two.here.read_bytes()
    ran = run("handover", two.here, "--to", "An", "-o", target)
    assert (2, "", 1) == (ran.status, ran.out, ran.err.count("\n"))
    assert before == two.here.read_bytes()


@pytest.mark.parametrize("take", ["mine", "=theirs", "score/J9=theirs", "score/J1/A-1/helix=x"])
def test_what_is_no_choice_is_refused(run: Run, two: Two, take: str) -> None:
    before = two.here.read_bytes()
    assert run("reconcile", two.here, two.there, "--take", take).status == 2
    assert before == two.here.read_bytes()


def test_what_only_one_copy_goes_on_with_is_refused_with_the_reason(run: Run, two: Two) -> None:
    assert run("phase", two.there, "deliberation").status == 0
    ran = run("reconcile", two.here, two.there, "--json")
    assert (1, None) == (ran.status, ran.json["change"])
    (refused,) = ran.json["refused"]
    assert "the call moved to another phase" in refused["reason"]


def test_the_right_to_write_goes_and_comes_back(run: Run, two: Two, tmp_path: Path) -> None:
    sealed = tmp_path / "call.evalhandover"
    given = run("handover", two.here, "--to", "Els Bos", "-o", sealed, "--json").json
    assert {"to", "path", "code", "change"} == set(given)
    refused = run("handover", two.here, "--to", "Jan", "-o", tmp_path / "more.evalhandover")
    assert refused.status == 2
    assert "handed over to Els Bos" in refused.err
    assert "handed over to Els Bos" in run("history", two.here).err
    taken = tmp_path / "taken.evalpanel"
    assert run("handover", sealed, "--code", given["code"], "-o", taken).status == 0
    assert taken.exists()
    assert run("handover", two.here, "--take-back").status == 2
    assert run("handover", two.here, "--take-back", "--reason", "Terug.").status == 0
    assert run("reconcile", two.here, taken).status == 0
    assert run("verify", two.here).status == 0


@pytest.mark.long
@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("--to", "Els"),
        ("-o", "x.evalhandover"),
        ("--take-back", "--to", "Els"),
        ("--to", "E", "-o", "x.pdf"),
    ],
)
def test_what_is_half_said_is_refused(run: Run, two: Two, wrong: tuple[str, ...]) -> None:
    assert run("handover", two.here, *wrong).status == 2


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (("--to", "Piet", "-o", "x.evalhandover", "--reason", "z"), "--reason belongs to --take-back."),
        (("--to", "Piet", "-o", "x.evalhandover", "--reason", ""), "--reason belongs to --take-back."),
        (("--code", "C", "-o", "x.evalpanel"), "here.evalpanel” is no handed-over file (.evalhandover)"),
        (("--take-back", "--to", ""), "Taking back needs --reason alone"),
        (("--to", "Piet"), "Say to whom and into which file"),
    ],
)
def test_what_does_not_go_together_is_said_as_it_is(
    run: Run, two: Two, wrong: tuple[str, ...], why: str
) -> None:
    ran = run("handover", two.here, *wrong)
    assert (2, True) == (ran.status, why in ran.err), ran.err


def test_a_file_that_is_open_elsewhere_is_refused(run: Run, two: Two, tmp_path: Path) -> None:
    with two.opened(two.there):
        assert run("reconcile", two.here, two.there).status == 2
    shutil.copyfile(two.here, tmp_path / "same.evalpanel")
    ran = run("reconcile", two.here, tmp_path / "same.evalpanel")
    assert ran.status == 0
    assert "is the same as this file" in ran.out


def test_who_takes_over_is_named_on_the_command_line_too(run: Run, two: Two, tmp_path: Path) -> None:
    """The history said that the account of the computer took it over."""
    sealed, taken = tmp_path / "call.evalhandover", tmp_path / "taken.evalpanel"
    code = run("handover", two.here, "--to", "Els Bos", "-o", sealed, "--json").json["code"]
    assert run("handover", sealed, "--code", code, "-o", taken, "--to", "Els Bos").status == 0
    assert "Right to write taken over by Els Bos" in run("history", taken).out
    assert run("handover", sealed, "--code", code, "-o", tmp_path / "b.evalpanel", "--to", " ").status == 2
    back = run("handover", two.here, "--take-back", "--reason", "Toch niet.").out
    assert "can go on writing" in back


FULL = Path("/dev/full")


def out_of_room(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Standard output takes nothing."""
    with FULL.open("w") as full:
        return subprocess.run(
            [sys.executable, "-m", "evalapp", *map(str, arguments)],
            stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False,
            env={**os.environ, "EVALAPP_LANGUAGE": "en"},
        )  # fmt: skip


@pytest.mark.long
@pytest.mark.skipif(not FULL.exists(), reason="no device here is always full")
@pytest.mark.parametrize("how", [(), ("--json",)])
def test_nothing_is_handed_over_where_nobody_would_read_the_code(two: Two, how: tuple[str, ...]) -> None:
    before, sealed = two.here.read_bytes(), two.here.with_name("sealed.evalhandover")
    ended = out_of_room("handover", two.here, "--to", "Els Bos", "-o", sealed, *how)
    assert (ended.returncode, sealed.exists()) == (2, False)
    assert "the access code is told there alone; nothing was handed over" in ended.stderr
    assert before == two.here.read_bytes()


@pytest.mark.long
@pytest.mark.skipif(not FULL.exists(), reason="no device here is always full")
def test_what_was_done_stands_where_it_could_not_be_said(run: Run, two: Two) -> None:
    ended = out_of_room("reconcile", two.here, two.there, "--take", "theirs")
    assert ended.returncode == 1
    assert "What the command did stands" in ended.stderr
    assert "This should not have happened" not in ended.stderr
    assert scores_in(two.here)["J1", "A-1", "helix"] == 6


def test_the_code_is_said_elsewhere_where_the_output_ends_after_the_act(
    two: Two, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from evalapp.cli import main
    from evalapp.cli.desks import handing

    def broken(_given: object, _as_json: bool) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(handing, "_tell_given", broken)
    sealed = two.here.with_name("sealed.evalhandover")
    with in_language("en"), monkeypatch.context() as kept:
        kept.setattr("sys.stdout", sys.stdout)
        assert main(["handover", str(two.here), "--to", "Els Bos", "-o", str(sealed)]) == 0
        sys.stdout.close()  # what is said after that goes nowhere
    assert sealed.exists()
    assert "Access code: " in capsys.readouterr().err


def test_persons_that_both_added_are_told_by_their_names(run: Run, two: Two) -> None:
    for path, name in ((two.here, "Ander"), (two.there, "Nieuw")):
        assert (
            run("edit", path, "person", "J-99", "--add", f"name={name}", "role=juror", "--reason", "x").status
            == 0
        )
    ran = run("reconcile", two.here, two.there, "--dry-run")
    assert "J-99 is Ander here and Nieuw in the other copy, so nothing of that is taken." in ran.out
    assert ran.status == 1


def test_undertakings_that_differ_in_another_language_alone_are_told_apart(
    run: Run, two: Two, tmp_path: Path
) -> None:
    for path, text in ((two.here, "Ik beloof het."), (two.there, "Ik zweer het.")):
        own = tmp_path / f"{path.stem}.txt"
        own.write_text(text, encoding="utf-8")
        assert run("edit", path, "undertaking", "--file", own, "--reason", "Beslist.").status == 0
    said = run("reconcile", two.here, two.there, "--dry-run").out
    assert "here: [Nederlands] Ik beloof het." in said
    assert "there: [Nederlands] Ik zweer het." in said
