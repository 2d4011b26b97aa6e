"""`evalapp checklist`: what is found and answered of each application, and everything that is recorded by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evalapp.domain.permissions import Phase
from evalapp.operations.workspace import Workspace
from tests.cli.conftest import Run
from tests.samples import CHECKLIST, SCHEME, small_panel

LATER = "01/03/2099"


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        return workspace.path


def listed(run: Run, panel: Path, number: str = "A-1") -> dict[str, Any]:
    (found,) = run("checklist", panel, "--application", number, "--json").json["applications"]
    return dict(found)


def test_the_document_has_the_keys_that_were_promised(run: Run, panel: Path) -> None:
    run(
        "checklist",
        panel,
        "--application",
        "A-1",
        "--item",
        "complete",
        "--answer",
        "no",
        "--reason",
        "No pact.",
    )
    ran = run("checklist", panel, "--json")
    told = ran.json
    assert 0 == ran.status
    assert {"id", "title"} <= set(told["items"][0])
    assert ["A-1", "A-2", "A-3"] == [each["application"] for each in told["applications"]]
    first = told["applications"][0]
    assert {"application", "admissibility", "findings", "answers"} <= set(first)
    assert {"id", "holds", "text"} <= set(first["findings"][0])
    assert {each["holds"] for each in first["findings"]} <= {True, False, None}
    (answer,) = first["answers"]
    assert ("complete", "no", None, "No pact.") == tuple(
        answer[each] for each in ("item", "answer", "until", "reason")
    )
    assert answer["by"]
    assert answer["at"]
    assert "open" == first["admissibility"], "a “no” decides nothing"
    assert told["proposal"] is True, "the scheme of this call has no checklist"


def test_to_complete_is_the_state_of_an_application_with_its_day(run: Run, panel: Path) -> None:
    ran = run(
        "checklist",
        panel,
        "--application",
        "A-1",
        "--item",
        "complete",
        "--answer",
        "to-complete",
        "--until",
        LATER,
    )
    assert (0, "Recorded: complete of A-1: to complete.\n") == (ran.status, ran.out)
    found = listed(run, panel)
    assert ("to-complete", "2099-03-01", False) == tuple(
        found[each] for each in ("admissibility", "until", "overdue")
    )
    ran = run("checklist", panel, "--application", "A-1")
    assert "Application complete" in ran.out
    assert "to complete until 1 March 2099" in ran.out.replace("\xa0", " ")
    ran = run("checklist", panel, "--application", "A-1", "--item", "complete", "--answer", "none")
    assert (0, "open") == (ran.status, listed(run, panel)["admissibility"])


def test_a_supplement_is_asked_of_several_and_comes_back_of_one(run: Run, panel: Path) -> None:
    both = ("--application", "A-1", "--application", "A-2")
    ran = run("checklist", panel, *both, "--item", "complete", "--ask", "The pact.", "--until", LATER)
    assert 0 == ran.status, ran.err
    ran = run("checklist", panel, "--application", "A-1", "--came", "nothing")
    assert 0 == ran.status, ran.err
    assert ["nothing"] == [each["outcome"] for each in listed(run, panel)["supplements"]]
    assert ["waiting"] == [each["outcome"] for each in listed(run, panel, "A-2")["supplements"]]


def test_a_hearing_is_planned_and_recorded(run: Run, panel: Path) -> None:
    at = ("checklist", panel, "--application", "A-1")
    assert 2 == run(*at, "--hearing", LATER).status, "an hour is needed"
    told = run(*at, "--hearing", "01/03/2016 10:00", "--place", "Brussel")
    assert (0, True) == (told.status, "has gone by already; check the day and hour" in told.out)
    ran = run(*at, "--heard", "The budget was explained.", "--present", "An, Bert")
    assert 0 == ran.status, ran.err
    (hearing,) = listed(run, panel)["hearings"]
    assert ("held", "Brussel", "An, Bert") == (hearing["state"], hearing["place"], hearing["present"])


def test_a_withdrawal_is_recorded_and_taken_back(run: Run, panel: Path) -> None:
    at = ("checklist", panel, "--application", "A-1")
    ran = run(*at, "--withdrawn", "01/06/2016", "--reason", "By letter.")
    assert 0 == ran.status, ran.err
    assert ("withdrawn", "By letter.") == tuple(
        listed(run, panel)[each] for each in ("admissibility", "reason")
    )
    places = {each["application"]: each["outcome"] for each in run("rank", panel, "--json").json["places"]}
    assert "withdrawn" == places["A-1"]
    assert 0 == run(*at, "--not-withdrawn", "--reason", "Mistake.").status
    assert "open" == listed(run, panel)["admissibility"]


def test_an_export_is_taken_in_again(run: Run, panel: Path, tmp_path: Path) -> None:
    run("checklist", panel, "--application", "A-1", "--item", "complete", "--answer", "yes")
    run("export", panel, tmp_path / "out")
    run("checklist", panel, "--application", "A-1", "--item", "complete", "--answer", "none")
    ran = run("checklist", panel, "--from", tmp_path / "out" / "checklist.json")
    assert (0, "Taken in from checklist.json: 1 answer.\n") == (ran.status, ran.out)
    assert ["yes"] == [each["answer"] for each in listed(run, panel)["answers"]]


@pytest.mark.long
@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--item", "complete"), "--item goes with"),
        (("--answer", "yes"), "Name one application"),
        (("--application", "A-1", "--answer", "yes"), "Name the item"),
        (("--application", "A-1", "--item", "colour", "--answer", "yes"), "There is no item “colour”"),
        (("--application", "Z", "--item", "complete", "--answer", "yes"), "There is no application “Z”"),
        (("--application", "A-1", "--item", "complete", "--answer", "no"), "Say why"),
        (("--application", "A-1", "--answer", "yes", "--withdrawn", "01/01/2016"), "One thing at a time"),
        (
            ("--application", "A-1", "--item", "complete", "--answer", "to-complete", "--until", "soon"),
            "soon",
        ),
        (("--application", "A-1", "--withdrawn", "01/06/2016"), "Say why"),
        (("--application", "Z"), "There is no application “Z”"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_changes_nothing(
    run: Run, panel: Path, options: tuple[str, ...], why: str
) -> None:
    ran = run("checklist", panel, *options)
    assert (2, "") == (ran.status, ran.out)
    assert why in ran.err
    assert 1 == ran.err.count("\n")
    with Workspace.open(panel, read_only=True) as workspace:
        assert [] == workspace.view.checks.answers()


def test_a_day_past_is_said_where_it_is_not_refused(run: Run, tmp_path: Path) -> None:
    with small_panel(tmp_path / "demo.evalpanel", is_demo=True) as workspace:
        panel = workspace.path
    about = ("--application", "A-1", "--item", "complete", "--until", "18/12/2015")
    for given in (("--ask", "The pact."), ("--answer", "to-complete")):
        ran = run("checklist", panel, *about, *given)
        assert 0 == ran.status
        assert "18 December 2015 is past already: nobody can complete anything by then" in ran.out


def test_the_rest_is_declared_admissible_and_open_questions_are_said(run: Run, tmp_path: Path) -> None:
    with small_panel(
        tmp_path / "listed.evalpanel", applications=2, phase=Phase.DRAFT, scheme=SCHEME + CHECKLIST
    ) as workspace:
        panel = workspace.path
    run("checklist", panel, "--application", "A-1", "--item", "signed", "--answer", "yes")
    run("checklist", panel, "--application", "A-1", "--item", "alone", "--answer", "yes")
    ran = run("admissible", panel, "--rest", "--questions", "answer", "--dry-run")
    assert 0 == ran.status
    assert "Would be answered “yes” for all at once: 2 questions of 1 application (A-2: 2)." in ran.out
    assert "2 applications would become admissible." in ran.out
    assert [] == listed(run, panel, "A-2")["answers"]
    ran = run("admissible", panel, "--rest", "--questions", "leave")
    assert 1 == ran.status
    assert "Left out with unanswered questions: 2 questions of 1 application (A-2: 2)." in ran.out
    assert "Recorded: 1 application is declared admissible." in ran.out
    assert "open" == listed(run, panel, "A-2")["admissibility"]
    assert "Nobody answered 2 questions" in run("admissible", panel, "--rest", "--dry-run").out
    ran = run("admissible", panel, "--rest", "--questions", "answer")
    assert 0 == ran.status
    assert "Answered “yes” for all at once" in ran.out
    assert {"declared for all at once"} == {each["reason"] for each in listed(run, panel, "A-2")["answers"]}


def test_what_becomes_of_questions_goes_with_the_rest_alone(run: Run, panel: Path) -> None:
    ran = run("admissible", panel, "--application", "A-1", "--questions", "leave")
    assert 2 == ran.status
    assert "--with, --until, --questions and --dry-run go with --rest." in ran.err
