"""The help of every command, read by someone whose machine speaks Dutch."""

from __future__ import annotations

import re

import click
import pytest

from evalapp import __version__
from evalapp.cli import COMMANDS, evalapp
from evalapp.operations.reports.kinds import printed
from tests.cli.conftest import Run
from tests.marking import dutch_with_marks, outside_marks

# Names of columns, of options and of what they take are the same in every language.
NAME = re.compile(
    r"-{1,2}[a-z][\w-]*|\b[A-Z]{1,}\b|\b\d*(?:<=)?x[<>]=?\d*|application,criterion,value,comment|HEADING=HOW"
)


def choices(command: str) -> set[str]:
    found = evalapp.get_command(click.Context(evalapp), command)
    assert found is not None
    kinds = [each.type for each in found.params]
    return {str(choice) for kind in kinds if isinstance(kind, click.Choice) for choice in kind.choices}


def words_outside(text: str, known: set[str]) -> set[str]:
    plain = outside_marks(text)
    for each in sorted((each for each in known if "-" in each), key=len):
        plain = plain.replace(each, " ")  # else what follows its hyphen looks like an option
    return set(re.findall(r"[^\W\d_][\w-]+", NAME.sub(" ", plain))) - known


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_holds_no_english_on_a_dutch_machine(command: str, run: Run) -> None:
    kinds = {each.id for each in printed()} | {"what", "if"} if command == "report" else set()
    with dutch_with_marks():
        said = run(command, "--help").out

    assert words_outside(said, {"evalapp", command, *kinds, *choices(command)}) == set(), said


def test_the_help_of_the_whole_holds_no_english_on_a_dutch_machine(run: Run) -> None:
    with dutch_with_marks():
        said = run("--help").out

    assert words_outside(said, {"evalapp", *COMMANDS}) == set(), said


def test_the_version_is_told_in_dutch(run: Run) -> None:
    assert run("--version").out == f"evalapp, version {__version__}\n"
    with dutch_with_marks():
        said = run("--version").out

    assert words_outside(said.replace(__version__, ""), set()) == set(), said


@pytest.mark.parametrize(
    "arguments",
    [("score",), ("hist",), ("rank", "--foo"), ("phase", "x", "y"), ("undo", "x", "--change", "0")],
)
def test_wrong_usage_is_told_in_dutch(arguments: tuple[str, ...], run: Run) -> None:
    with dutch_with_marks():
        said = run(*arguments).err

    left = re.sub(r"'[^']*'", " ", outside_marks(said))
    assert words_outside(left, {"draft", "scoring", "deliberation", "closed", "range"}) == set(), said


def test_the_help_of_a_command_is_in_the_language_of_the_moment(run: Run) -> None:
    with dutch_with_marks():
        run("undo", "--help")

    assert "Undo the last change" in run("undo", "--help").out


def test_help_and_version_are_no_faults(run: Run) -> None:
    assert ([0, 0, 0], "") == (
        [run(*each).status for each in (["--help"], ["rank", "-h"], ["--version"])],
        run("-h").err,
    )
