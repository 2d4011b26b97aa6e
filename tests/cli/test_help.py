"""The help of every command, read by someone whose machine speaks Dutch."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from evalapp import __version__
from evalapp.cli import COMMANDS, evalapp
from evalapp.domain.texts import in_language
from evalapp.operations.reports.kinds import printed
from tests.cli.conftest import Run
from tests.marking import dutch_with_marks, outside_marks
from tools import catalogue

# Names of columns, of options and of what they take are the same in every language.
NAME = re.compile(
    r"-{1,2}[a-z][\w-]*|\b[A-Z]{1,}\b|\b\d*(?:<=)?x[<>]=?\d*|application,criterion,value,comment|HEADING=HOW"
)
LOOKS_UP = {"_": 1, "gettext": 1, "ngettext": 2}
# What nobody reads of click here, and why.
OF_PROGRAMMERS = (
    "Could not determine name",
    "No options defined",
    "Arguments take exactly one",
    "Name '{name}' defined twice",
    "Boolean option {decl!r}",
    "Invalid start character",
    "Value must be an iterable",
    "Unknown standard stream",
    "Unknown color",
    "DeprecationWarning",
    "(dynamic)",
    "Choice({choices})",  # the name of a type
    "unknown error",
    "Missing parameter",  # every one here is an option or an argument
    "Missing {param_type}",
    "%(prog)s, version",  # told by tell_version
)
# Of what no command here has: an editor, a confirmation, a pause, a value from the environment, completion by the
# shell, options with more values than one, moments, booleans, UUIDs, and paths of which click itself looks at the file.
NOT_HERE = (
    "{editor}",
    "Windows error",
    "Do you want to continue?",
    "Confirm the action",
    "Repeat for confirmation",
    "Error: The two entered values",
    "Press any key",
    "env var: {var}",
    "Couldn't detect Bash",
    "Shell completion",
    "Takes {nargs} values",
    "{len_type} values",
    "{value!r} does not match the format",
    "{value!r} is not a valid boolean",
    "{value!r} is not a valid UUID",
    "{name} {filename!r}",
    "Could not open file",
    "Aborted!",  # told by main, which catches it
    "Try '{command} {option}' for help.",  # told by click alone, which main does not leave to it
)
ALONE = {"deprecated", "file", "directory", "path", "d"}  # words within those, and days behind a progress bar


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


def asked_for() -> Iterator[tuple[str, ...]]:
    """Each sentence that click looks up: alone, or as a pair of which a number chooses."""
    for path in sorted(Path(click.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOOKS_UP:
                given = [each.value for each in node.args if isinstance(each, ast.Constant)]
                if said := [each for each in given if isinstance(each, str)][: LOOKS_UP[node.func.id]]:
                    yield tuple(said)


def test_every_sentence_of_click_that_is_read_is_ours_in_the_form_it_is_asked_for() -> None:
    kept = {
        tuple(each.id) if isinstance(each.id, list | tuple) else (each.id,) for each in catalogue.stored()
    }
    never = (*OF_PROGRAMMERS, *NOT_HERE)
    found = {each for each in asked_for() if each not in kept and each[0] not in ALONE}
    assert {each for each in found if not each[0].startswith(never)} == set()


@pytest.mark.parametrize(
    ("arguments", "dutch"),
    [
        (("phase", "x", "y"), "'y' is geen van deze: 'draft', 'scoring', 'deliberation', 'closed'."),
        (("phase", "x"), "Kies uit:\n    draft,\n    scoring,\n    deliberation,\n    closed"),
        (("rank", "x", "--as-of"), "De optie '--as-of' vraagt een waarde."),
        (("rank", "x", "--json=1"), "De optie '--json' krijgt geen waarde."),
    ],
)
def test_a_value_that_is_none_is_refused_in_dutch(arguments: tuple[str, ...], dutch: str, run: Run) -> None:
    with in_language("nl"):
        assert dutch in run(*arguments).err
