"""`evalapp settle`: what merges left open, listed and settled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Played, Run


@pytest.fixture
def open_call(run: Run, merged: Played) -> Path:
    """A table says something else than what J1 handed in, on two applications; nobody has chosen."""
    table = merged.folder / "later.csv"
    table.write_text(
        "juror,application,criterion,value,comment\nJ1,A-1,helix,2,from paper\nJ1,A-2,helix,1,\n",
        encoding="utf-8",
    )
    assert 1 == run("merge", merged.panel, table).status
    return merged.panel


def test_the_document_gives_three_versions_of_each(run: Run, open_call: Path) -> None:
    ran = run("settle", open_call, "--json")
    assert (1, 2) == (ran.status, len(ran.json))
    first = ran.json[0]
    assert {"juror": "J1", "application": "A-1", "criterion": "helix"}.items() <= first.items()
    assert first["base"] is None
    assert ("4.5", "J1 on A-1", "J1.evalreturn") == tuple(
        first["stored"][key] for key in ("value", "comment", "file")
    )
    assert ("2", "from paper", "later.csv") == tuple(
        first["incoming"][key] for key in ("value", "comment", "file")
    )
    assert {"value", "comment", "file", "device", "at"} == set(first["stored"])


def test_the_list_reads_as_sentences(run: Run, open_call: Path) -> None:
    ran = run("settle", open_call)
    assert (1, "") == (ran.status, ran.err)
    assert "2 choices are open." in ran.out
    assert "in the panel: 4.5, “J1 on A-1” (J1.evalreturn" in ran.out
    assert "came in: 2, “from paper” (later.csv)" in ran.out


def test_status_counts_them(run: Run, open_call: Path) -> None:
    told = run("status", open_call, "--json").json
    assert (2, False) == (told["open_choices"], told["ready"])
    assert {"open-choice"} == {each["what"] for each in told["blockers"]}


def test_one_is_settled_by_name(run: Run, open_call: Path) -> None:
    place = ("--juror", "J1", "--application", "A-1", "--criterion", "helix")
    ran = run("settle", open_call, *place, "--take", "incoming", "--json")
    assert (1, ["A-2"]) == (ran.status, [each["application"] for each in ran.json])


def test_all_of_a_file_are_settled_together(run: Run, open_call: Path) -> None:
    ran = run("settle", open_call, "--all-from", "later.csv", "--take", "stored")
    assert (0, "No choice is open.") == (ran.status, ran.out.strip())
    assert run("status", open_call, "--json").json["ready"]


@pytest.mark.parametrize(
    "options",
    [
        ("--take", "stored"),
        ("--juror", "J1", "--take", "stored"),
        ("--all-from", "later.csv"),
        ("--juror", "J1", "--application", "A-1", "--criterion", "helix"),
    ],
)
def test_half_a_command_changes_nothing(run: Run, open_call: Path, options: tuple[str, ...]) -> None:
    ran = run("settle", open_call, *options)
    assert (2, "") == (ran.status, ran.out)
    assert 2 == len(run("settle", open_call, "--json").json)


@pytest.mark.parametrize(
    "options",
    [
        ("--all-from", "other.csv"),
        ("--juror", "J2", "--application", "A-1", "--criterion", "helix"),
    ],
)
def test_what_is_not_open_cannot_be_settled(run: Run, open_call: Path, options: tuple[str, ...]) -> None:
    ran = run("settle", open_call, *options, "--take", "stored")
    assert 2 == ran.status
    assert "o open choice" in ran.err
    assert 2 == len(run("settle", open_call, "--json").json)
