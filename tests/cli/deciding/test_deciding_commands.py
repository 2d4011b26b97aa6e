"""`evalapp advise`, `decide`, `notify` and `reserve`: what follows on the work of a jury, without the window."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from evalapp.domain.permissions import Phase
from evalapp.operations.panel.call import edit_call, move_to_phase
from tests.cli.conftest import Run
from tests.operations.deciding.decided_samples import WITH_THRESHOLD, closed, individual
from tests.operations.progress.ready_samples import closable

ON_PAPER = ("--body", "Beslissingscomité", "--on", "14/7/2016", "--reference", "BC/2016/12")
DECIDED = ON_PAPER
SENT = ("--on", "18/7/2016", "--by", "registered")


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    with closed(tmp_path / "call.evalpanel") as workspace:
        return workspace.path


def test_a_decision_is_recorded_told_and_read(run: Run, panel: Path) -> None:
    assert "every outcome is a proposal" in run("status", panel).out
    assert "2 granted, 1 on the reserve list" in run("decide", panel, *DECIDED).out
    ran = run("notify", panel, "--application", "A-2", "--application", "A-3", *SENT)
    assert (
        "A-2: granted, €100,000 · registered letter, sent on 18 July 2016; last day for appeal: 20 September 2016"
        in ran.out
    )
    told = run("status", panel, "--json").json["decisions"]
    assert (told["decided"], told["of"], told["notified"]) == (3, 3, 2)
    assert (told["granted_cents"], told["free_cents"], told["reserve"]) == (200_000_00, 0, ["A-1"])
    first = told["applications"][0]
    assert {
        "application", "ranking", "advice", "advised", "advised_cents", "decided", "called_on", "withdrawn", "holds",
        "amount_cents", "notified",
    } == set(first)  # fmt: skip
    assert first["decided"]["reference"] == "BC/2016/12"
    assert first["notified"]["last_day_for_appeal"] == "2016-09-20"
    assert "A-3: granted" in run("status", panel).out


def test_an_e_mail_proves_no_day(run: Run, panel: Path) -> None:
    run("decide", panel, *DECIDED)
    sent = ("--on", "18/7/2016", "--by", "e-mail")
    ran = run("notify", panel, "--application", "A-2", *sent, "--json")
    found = next(each for each in ran.json["applications"] if each["application"] == "A-2")
    assert found["notified"]["last_day_for_appeal"] is None
    assert "last day for appeal: not known" in run("decide", panel).out
    ran = run("notify", panel, "--application", "A-2", *sent, "--received", "19/7/2016")
    assert "last day for appeal: 19 September 2016" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("decide", *ON_PAPER),
        ("decide", *ON_PAPER, "--application", "A-2", "--outcome", "reject", "--reason", "Te smal."),
        ("reserve", "--withdrawn", "A-3", "--on", "20/7/2016", "--reason", "Gestopt."),
    ],
)
def test_a_day_before_the_closing_is_said_and_recorded(
    run: Run, panel: Path, arguments: tuple[str, ...]
) -> None:
    """The window asks; a script that says what stands on paper goes on."""
    command, *rest = arguments
    ran = run(command, panel, *rest)
    assert ran.status == 0
    assert "July 2016 is before the assessment was closed, on " in ran.err


def test_one_application_is_decided_apart(run: Run, panel: Path) -> None:
    apart = ("--application", "A-2", "--outcome", "approve", "--amount", "60000")
    refused = run("decide", panel, *DECIDED, *apart)
    assert (refused.status, "give the reason of the body" in refused.err) == (2, True)
    ran = run("decide", panel, *DECIDED, *apart, "--reason", "Zonder werkpakket 4.")
    assert "A-2: granted, €60,000, not as advised · not told yet" in ran.out
    run("decide", panel, *DECIDED)
    ran = run("decide", panel, "--take-back", "--reason", "Een vergissing.")
    assert "every outcome is a proposal" in ran.out


def test_the_reserve_list_is_called_on(run: Run, panel: Path) -> None:
    run("decide", panel, *DECIDED)
    shown = run("reserve", panel).out
    assert "is not enough for the next" in shown
    assert shown.splitlines()[-1].split()[:2] == ["1", "A-1"]
    ran = run("reserve", panel, "--withdrawn", "A-3", "--on", "20/7/2016", "--reason", "Geen cofinanciering.")
    assert "A-1 (€100,000) comes next on the reserve list" in ran.out
    assert run("reserve", panel, "--json").json["offered"] == [
        {"application": "A-1", "amount_cents": 100_000_00}
    ]
    ran = run("reserve", panel, "--call", "A-1", "--reason", "A-3 valt weg.")
    assert "A-1: granted, €100,000, called on from the reserve list · not told yet" in ran.out


def test_a_withdrawal_after_the_closing_may_come_by_the_checklist_too(run: Run, panel: Path) -> None:
    withdrawn = (
        "checklist",
        panel,
        "--application",
        "A-3",
        "--withdrawn",
        "20/7/2016",
        "--reason",
        "Gestopt.",
    )
    ran = run(*withdrawn)
    assert "20 July 2016 is before the assessment was closed" in ran.err
    assert "A-3 is withdrawn by its applicant on 20 July 2016" in ran.out
    told = run("status", panel, "--json").json["decisions"]["applications"]
    assert ["A-3"] == [each["application"] for each in told if each["withdrawn"]]


def test_the_jury_advises_otherwise_than_the_ranking(run: Run, tmp_path: Path) -> None:
    with closable(tmp_path / "open.evalpanel") as workspace:
        panel = workspace.path
    ran = run(
        "advise", panel, "--application", "A-1", "--outcome", "approve", "--amount", "60000", "--reason", "Zorg.",
        "--condition", "Een getekend pact. | 31/12/2016 | sme", "--condition", "Een kmo meer.",
    )  # fmt: skip
    assert ran.out == "Recorded: the jury proposes for A-1: approve.\n"
    assert ran.err == "A condition is to be met by 31 December 2016, which is past; check the day.\n"
    assert "A-1: approve, €60,000, 2 conditions (the jury’s own proposal) – Zorg." in run("status", panel).out
    run("export", panel, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "decisions.json").read_text("utf-8"))
    assert told["advice"][0]["conditions"] == [
        {"text": "Een getekend pact.", "until": "2016-12-31", "criterion": "sme"},
        {"text": "Een kmo meer.", "until": None, "criterion": None},
    ]
    assert "A-1" in run("history", panel).out
    assert run("advise", panel, "--application", "A-1", "--clear").status == 0


def test_a_proposal_that_agrees_with_a_ranking_that_is_not_shown_is_taken(run: Run, tmp_path: Path) -> None:
    with closable(tmp_path / "open.evalpanel") as workspace:
        panel = workspace.path
    advised = ("advise", panel, "--application", "A-3", "--outcome", "approve", "--reason", "Zorg.")
    assert run(*advised).out == "Recorded: the jury proposes for A-3: approve.\n"
    with closable(tmp_path / "shown.evalpanel") as workspace:
        edit_call(workspace, {"effects": "yes"}, reason="Beslist.")
        panel = workspace.path
    assert "The ranking proposes that already for A-3" in run(*advised[:1], panel, *advised[2:]).err


def test_an_amount_that_is_more_often_a_slip_is_asked_about(run: Run, tmp_path: Path) -> None:
    with closable(tmp_path / "open.evalpanel") as workspace:
        panel = workspace.path
    advised = ("advise", panel, "--application", "A-1", "--outcome", "approve", "--reason", "Zorg.")
    refused = run(*advised, "--amount", "90.00")
    assert refused.status == 2
    assert "“90.00” is read as €90, while A-1 may get €100,000. Is that meant?" in refused.err
    assert "With --as-read it is recorded" in refused.err
    assert run("meeting", panel, "--json").json["proposals"] == []
    run(*advised, "--amount", "90.00", "--as-read")
    (told,) = run("meeting", panel, "--json").json["proposals"]
    assert told["amount_cents"] == 90_00


@pytest.mark.parametrize(("typed", "cents"), [("90000.00", 90_000_00), ("95000,50", 95_000_50)])
def test_an_amount_in_full_with_its_cents_is_not(run: Run, tmp_path: Path, typed: str, cents: int) -> None:
    with closable(tmp_path / "open.evalpanel") as workspace:
        panel = workspace.path
    advised = ("advise", panel, "--application", "A-1", "--outcome", "approve", "--reason", "Zorg.")
    ran = run(*advised, "--amount", typed)
    assert ran.status == 0, ran.err
    (told,) = run("meeting", panel, "--json").json["proposals"]
    assert told["amount_cents"] == cents


def test_a_decision_of_an_unlikely_amount_is_asked_about_too(run: Run, panel: Path) -> None:
    run("decide", panel, *DECIDED)
    apart = ("decide", panel, *ON_PAPER, "--application", "A-2", "--outcome", "approve", "--reason", "Lager.")
    refused = run(*apart, "--amount", "60")
    assert (refused.status, "Is that meant?" in refused.err) == (2, True)
    assert "A-2: granted, €60, not as advised" in run(*apart, "--amount", "60", "--as-read").out


@pytest.mark.long
@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("advise", "--application", "A-1"), "Use --outcome or --clear."),
        (("advise", "--application", "A-1", "--clear", "--amount", "5"), "go with --outcome approve"),
        (
            ("advise", "--application", "A-1", "--outcome", "approve", "--condition", "a | sme | helix"),
            "more than a condition, a day and a criterion",
        ),
        (("decide", "--application", "A-1"), "--application and --outcome go together"),
        (("decide", *DECIDED, "--amount", "5"), "--amount goes with"),
        (("decide", *DECIDED, "--take-back"), "--take-back is about the whole decision"),
        (("decide", "--body", "x"), "Give the reference"),
        (("reserve", "--withdrawn", "A-1", "--call", "A-1"), "One thing at a time"),
        (("reserve", "--reason", "x"), "go with --withdrawn or --call"),
        (("notify", "--application", "A-1", *SENT), "No decision on A-1"),
    ],
)
def test_what_does_not_go_together_is_refused(
    run: Run, panel: Path, arguments: tuple[str, ...], why: str
) -> None:
    command, *rest = arguments
    ran = run(command, panel, *rest)
    assert (ran.status, why in ran.err) == (2, True), ran.err


def test_before_the_closing_nothing_is_decided(run: Run, tmp_path: Path) -> None:
    with closable(tmp_path / "open.evalpanel") as workspace:
        panel = workspace.path
    ran = run("decide", panel, *DECIDED)
    assert (ran.status, "Close the assessment first" in ran.err) == (2, True)
    with closable(tmp_path / "more.evalpanel") as workspace:
        move_to_phase(workspace, Phase.CLOSED)


def test_where_each_is_assessed_by_itself_closing_waits_for_every_proposal(run: Run, tmp_path: Path) -> None:
    with individual(tmp_path / "own.evalpanel", scheme=WITH_THRESHOLD) as workspace:
        panel = workspace.path
    refused = run("phase", panel, "closed")
    assert refused.status != 0
    assert "No proposal of the jury yet: A-1, A-2 and A-3" in refused.err
    refused = run("advise", panel, "--application", "A-1", "--outcome", "approve", "--reason", "Zorg.")
    assert (refused.status, refused.out) == (2, "")
    assert "A-1 cannot be approved: below the threshold: “SME impact” 2.00 (threshold 3)." in refused.err
    returned = ("--outcome", "return", "--reason", "Zorg.", "--condition", "Een kmo meer. | 31/12/2016 | sme")
    assert run("advise", panel, "--application", "A-1", *returned).status == 0
    for number, outcome in (("A-2", "approve"), ("A-3", "reject")):
        run("advise", panel, "--application", number, "--outcome", outcome, "--reason", "Zorg.")
    bare = run("advise", panel, "--application", "A-1", *returned[:4])
    assert (bare.status, "It goes back without a condition" in bare.err) == (0, True)
    assert run("advise", panel, "--application", "A-1", *returned).status == 0
    assert run("phase", panel, "closed").status == 0
    told = run("status", panel).out
    assert "A-1: return to the applicant, 1 condition – Zorg." in told
    assert not re.search("rank|place|reserve", told, re.IGNORECASE), told
