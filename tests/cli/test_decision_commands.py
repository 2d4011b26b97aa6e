from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evalapp.domain.permissions import Phase
from evalapp.operations.workspace import Workspace
from tests.cli.conftest import Played, Ran, Run
from tests.operations.ranking.decision_samples import deliberating

DATA = Path(__file__).parents[1] / "data"
FLAG = ["flag", "PANEL", "--application", "A-2", "--flag", "young"]
ORDER = ["order", "PANEL", "A-3", "A-1", "A-2"]
GRANT = ["grant", "PANEL", "--application", "A-1"]


@pytest.fixture(scope="module")
def _panel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with deliberating(tmp_path_factory.mktemp("call")) as workspace:
        return workspace.path


@pytest.fixture
def panel(_panel: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_panel, tmp_path / "call.evalpanel"))


def said(run: Run, panel: Path, *arguments: str) -> Ran:
    return run(*(str(panel) if each == "PANEL" else each for each in arguments))


def places(run: Run, panel: Path) -> list[str]:
    return [each["application"] for each in run("rank", panel, "--json").json["places"]]


def test_a_flag_is_recorded_and_taken_back(run: Run, panel: Path) -> None:
    ran = said(run, panel, *FLAG, "--reason", "Drie jaar oud.", "--as", "C1")
    assert (0, "Recorded: flag young for A-2.\n", "") == (ran.status, ran.out, ran.err)
    assert "A-2" == places(run, panel)[0]
    ran = said(run, panel, *FLAG, "--clear")
    assert (0, "Taken back: flag young for A-2.\n") == (ran.status, ran.out)
    assert "A-1" == places(run, panel)[0]


def test_an_order_is_recorded_and_taken_back(run: Run, panel: Path) -> None:
    ran = said(run, panel, *ORDER, "--reason", "Spreiding.")
    assert (0, "Recorded: the order A-3, A-1, A-2.\n", "") == (ran.status, ran.out, ran.err)
    assert ["A-3", "A-1", "A-2", "A-4"] == places(run, panel)
    ran = said(run, panel, *ORDER, "--clear", "--reason", "Vergissing.")
    assert (0, "Taken back: the order of A-3, A-1, A-2.\n") == (ran.status, ran.out)
    assert ["A-1", "A-2", "A-3", "A-4"] == places(run, panel)


def test_a_grant_is_recorded_and_taken_back(run: Run, panel: Path) -> None:
    said(run, panel, *ORDER, "--reason", "Spreiding.")
    ran = said(run, panel, *GRANT, "--amount", "60.000", "--reason", "Zonder werkpakket 4.")
    assert (0, "Recorded: €60,000 for A-1.\n", "") == (ran.status, ran.out, ran.err)
    granted = {each["application"]: each["granted"] for each in run("rank", panel, "--json").json["places"]}
    assert "60000" == granted["A-1"]
    ran = said(run, panel, *GRANT, "--clear")
    assert (0, "Taken back: the fixed support of A-1.\n") == (ran.status, ran.out)


def test_an_odd_grant_that_is_meant_is_recorded_as_it_is_read(run: Run, panel: Path) -> None:
    ran = said(run, panel, *GRANT, "--amount", "90.00", "--reason", "Alleen de reis.", "--as-read")
    assert (0, "Recorded: €90 for A-1.\n", "") == (ran.status, ran.out, ran.err)


def test_the_person_and_the_reason_stand_in_the_history(run: Run, panel: Path) -> None:
    said(run, panel, *FLAG, "--reason", "Drie jaar oud.", "--as", "C1")
    told = run("history", panel, "--application", "A-2", "--limit", "1", "--json").json[0]
    assert ("Luc Maes", "chair", "set-flag", True) == (
        told["actor"],
        told["role"],
        told["action"],
        told["summary"].endswith(" – Drie jaar oud."),
    )


def test_a_panel_with_decisions_verifies(run: Run, panel: Path) -> None:
    for command in (ORDER, FLAG, [*GRANT, "--amount", "1", "--as-read"]):
        assert 0 == said(run, panel, *command, "--reason", "x").status
    assert 0 == run("verify", panel, "--json").status


REFUSALS = {
    "flag-reason": (FLAG, "needs its reason"),
    "flag-unknown": (["flag", "PANEL", "--application", "A-2", "--flag", "old", "--reason", "x"], "young"),
    "flag-application": (
        ["flag", "PANEL", "--application", "X", "--flag", "young", "--reason", "x"],
        "no application “X”",
    ),
    "flag-none": ([*FLAG, "--clear"], "nothing to take back"),
    "flag-juror": ([*FLAG, "--reason", "x", "--as", "J1"], "ask the chair or the secretary"),
    "order-part": (["order", "PANEL", "A-3", "A-1", "--reason", "x"], "exactly A-1, A-2"),
    "order-reason": (ORDER, "needs its reason"),
    "order-nobody": (["order", "PANEL", "--reason", "x"], "Missing argument"),
    "order-none": ([*ORDER, "--clear"], "nothing to take back"),
    "grant-reason": ([*GRANT, "--amount", "5.000"], "needs its reason"),
    "grant-much": ([*GRANT, "--amount", "100001", "--reason", "x"], "the ceilings allow"),
    "grant-small": (
        [*GRANT, "--amount", "90.00", "--reason", "x"],
        "“90.00” is read as €90, while A-1 may get",
    ),
    "grant-less": ([*GRANT, "--amount", "-1", "--reason", "x"], "the ceilings allow"),
    "grant-words": ([*GRANT, "--amount", "much", "--reason", "x"], "much"),
    "grant-which": ([*GRANT, "--reason", "x"], "--amount EUR or --clear"),
    "grant-both": ([*GRANT, "--amount", "5", "--clear"], "--amount EUR or --clear"),
    "grant-none": ([*GRANT, "--clear"], "nothing to take back"),
}


@pytest.mark.long
@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_is_one_sentence_and_changes_nothing(case: str, run: Run, panel: Path) -> None:
    arguments, words = REFUSALS[case]
    before = panel.read_bytes()
    ran = said(run, panel, *arguments)
    assert (2, "", True, 1) == (ran.status, ran.out, words in ran.err, len(ran.err.splitlines())), ran.err
    assert before == panel.read_bytes()


@pytest.mark.long
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["rank", "PANEL", "--json"], 1),
        (["rank", "PANEL", "--as-of", "5"], 1),
        (["history", "PANEL"], 0),
        (["verify", "PANEL", "--json"], 0),
        (["report", "PANEL", "evaluations", "-o", "DIR/e.pdf"], 0),
        (["export", "PANEL", "DIR/out"], 0),
    ],
)
def test_what_only_reads_leaves_a_file_of_an_older_format_as_it_is(
    arguments: list[str], status: int, run: Run, tmp_path: Path
) -> None:
    old = Path(shutil.copy(DATA / "format-1.evalpanel", tmp_path / "old.evalpanel"))
    before = old.read_bytes()
    ran = said(run, old, *(each.replace("DIR", str(tmp_path)) for each in arguments))
    assert (status, "") == (ran.status, ran.err)
    assert (before, [old]) == (old.read_bytes(), list(tmp_path.glob("*old*")))


def test_a_command_brings_an_older_file_up_to_date(run: Run, tmp_path: Path) -> None:
    old = Path(shutil.copy(DATA / "format-1.evalpanel", tmp_path / "old.evalpanel"))
    assert 0 == run("phase", old, "deliberation").status
    with Workspace.open(old, read_only=True) as workspace:
        assert Phase.DELIBERATION is workspace.view.call().phase
    assert 1 == len(list((tmp_path / "old-backups").iterdir()))


def test_closing_is_refused_by_name_and_changes_nothing(run: Run, played: Played) -> None:
    ran = run("phase", played.panel, "closed")

    assert ran.status == 1
    said = ran.out + ran.err
    for point in ("12 scores are missing: An Peeters and Jan Claes", "not decided yet: A-1, A-2 and A-3"):
        assert 1 == said.count(point), point
    assert "cannot be closed yet" in ran.err
    assert "scoring" == run("status", played.panel, "--json").json["phase"]


def test_deliberation_names_what_is_missing_and_begins(run: Run, played: Played) -> None:
    ran = run("phase", played.panel, "deliberation")

    assert (0, "") == (ran.status, ran.err)
    first, *_others, last = ran.out.splitlines()
    assert "Still open: 12 scores are missing: An Peeters and Jan Claes" == first
    assert "The call is now in the phase “Deliberation”." == last


def test_admissibility_is_judged_one_by_one_and_for_the_rest(run: Run, merged: Played) -> None:
    one = run("admissible", merged.panel, "--application", "A-1", "--answer", "no", "--reason", "Late")
    rest = run("admissible", merged.panel, "--rest")
    neither = run("admissible", merged.panel)

    assert (0, 0, 2) == (one.status, rest.status, neither.status)
    assert "Recorded: A-1 is inadmissible." in one.out
    points = {each["item"]: each["state"] for each in run("status", merged.panel, "--json").json["closing"]}
    assert "done" == points["admissibility"]


def test_the_rest_tells_what_it_leaves_and_takes_what_is_named(run: Run, merged: Played) -> None:
    asked = (
        "admissible",
        merged.panel,
        "--rest",
        "--until",
        "30/11/2015 9u",
        "--with",
        "A-2",
        "--with",
        "A-3",
    )
    tried = run(*asked, "--dry-run")
    assert (1, 3) == (tried.status, tried.out.count("\n"))
    assert "Applications would be due until 30 November 2015, 09:00; nothing was kept of it." in tried.out
    assert "A-1 is left undecided: submitted too late: 30 November 2015, 10:00" in tried.out
    assert "2 applications would become admissible." in tried.out
    assert 2 == run(*asked).status  # too late, and nobody said why they may take part
    done = run(*asked, "--reason", "The portal was down.")
    assert (1, True) == (done.status, "Recorded: 2 applications are declared admissible." in done.out)
    assert "were due until 30 November 2015, 09:00: that is kept" in done.out
    assert 2 == run("admissible", merged.panel, "--application", "A-1", "--until", "1/1/2016").status


def test_a_bad_file_is_named_and_does_not_stop_the_good_one(run: Run, played: Played) -> None:
    good, bad = played.folder / "plan.pdf", played.folder / "setup.exe"
    good.write_bytes(b"%PDF plan")
    bad.write_bytes(b"MZ\x90\0")
    ran = run("attach", played.panel, "--application", "A-1", bad, good)
    assert (1, ["“setup.exe” is not kept: it is a program for Windows. A juror could start it by opening it.",
                "1 file kept with A-1."]) == (ran.status, ran.out.splitlines())  # fmt: skip


# `evalapp edit PANEL call`: the same changes and the same refusals as in the window.

DECISION = ("--reason", "More money.", "--decided-by", "Minister", "--decided-on", "2016-06-27")


def test_a_title_is_changed_from_what_to_what(run: Run, played: Played) -> None:
    ran = run("edit", played.panel, "call", "title=Other", "reference=2016/7", "--reason", "A slip.")
    assert (0, "Title: Call → Other; Reference: T-1 → 2016/7 – A slip.\n") == (ran.status, ran.out)


def test_an_envelope_needs_its_decision_once_scoring_began(run: Run, played: Played) -> None:
    ran = run("edit", played.panel, "call", "budget=300000")
    assert 2 == ran.status
    assert "needs its reason, the body that decided it and the date" in ran.err
    ran = run("edit", played.panel, "call", "budget=300 000", "deadline=18/12/2015 17u", *DECISION)
    assert (
        "Budget: €200,000 → €300,000; Deadline for the jurors: – → 18 December 2015, 17:00"
        " · decided by Minister on 27 June 2016 – More money.\n"
    ) == ran.out.replace("\xa0", " ")


def test_the_document_has_what_changed_as_data(run: Run, played: Played) -> None:
    fields = ("title=Other", "declaration_nl=Ik verklaar.")
    assert 2 == run("edit", played.panel, "call", *fields).status  # scoring began: with a reason only
    told = run("edit", played.panel, "call", *fields, "--reason", "A slip.", "--json").json
    assert {"change", "fields"} == set(told)
    assert [
        {"field": "title", "before": "Call", "after": "Other"},
        {
            "field": "declaration",
            "before": {"state": ["declaration", ""]},
            "after": {"nl": "Ik verklaar.", "en": "Ik verklaar."},
        },
    ] == told["fields"]
    told = run("edit", played.panel, "call", "title=Other", "--json").json
    assert {"change": None, "fields": []} == told


@pytest.mark.long
@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("titel=Other",), "“titel=Other” is no field"),
        (("title",), "“title” is no field"),
        (("title=A", "title=B"), "stands twice"),
        (("title=",), "needs a title"),
        (("budget=",), "write 0"),
        (("deadline=soon",), "not a date"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    given: tuple[str, ...], said: str, run: Run, played: Played
) -> None:
    with Workspace.open(played.panel, read_only=True) as panel:
        before = panel.view.fingerprint()
    ran = run("edit", played.panel, "call", *given)
    assert (2, True) == (ran.status, said in ran.err)
    with Workspace.open(played.panel, read_only=True) as panel:
        assert before == panel.view.fingerprint()


def test_refused_rows_are_listed_saved_and_dealt_with(run: Run, played: Played) -> None:
    table = played.folder / "more.csv"
    table.write_text(
        "number,title,organisation,requested_support\nB-1,T,O,10000\nB-2,T,O,veel\n", encoding="utf-8"
    )
    assert 1 == run("import", played.panel, table).status
    listed = run("refused", played.panel, "--json", "-o", played.folder / "list.csv")
    assert (1, [("more.csv", 3, "B-2")]) == (
        listed.status,
        [(each["file"], each["row"], each["number"]) for each in listed.json],
    )
    assert 2 == len((played.folder / "list.csv").read_text(encoding="utf-8").splitlines())
    assert 0 == run("refused", played.panel, "--done").status
    assert (0, "0 refused rows wait.\n") == ((ran := run("refused", played.panel)).status, ran.out)
