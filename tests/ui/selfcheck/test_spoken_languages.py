"""Every command of a whole call, and its refusals: in the language of the reader, and in no other."""

from __future__ import annotations

import getpass
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.cli import COMMANDS
from evalapp.domain.scheme.templates import template_ids
from evalapp.domain.texts import LANGUAGES
from evalapp.operations.reports.kinds import printed
from tests.cli.conftest import Ran, Run, run
from tests.hearing import Said
from tests.marking import outside_marks, with_marks
from ui.selfcheck.whole_call import steps

HERE = (getpass.getuser(), socket.gethostname())
__all__ = ["run"]  # the fixture
# What things of a scheme and findings are called in every document, and what is typed of them.
CODES = (
    *("on-time", "enterprise-number", "ceilings", "support-rate", "complete", "consortium", "duplicate"),
    *("no-duplicate", "impact", "uncovered", "scoring", "deliberation", "draft", "closed"),
    *template_ids(),
    *(each.id for each in printed()),
    *("open, close, present, away, correct, discuss, park, done, aside, back, begin, order, vote, note",),
    *("application", "person", "undertaking", "call"),
)
ACCESS_CODE = re.compile(
    r"\b([0-9A-Z]{5}-){4}[0-9A-Z]\b|\b[0-9a-f]{12}\b|\b[0-9A-F]{4}(-[0-9A-F]{4})+\b|\bage1\w{58}\b"
)
WITH_SUFFIX = re.compile(r"[\w./() -]+\.(json|csv|toml|xlsx|pdf|eval\w+)\b")
# What no command takes: each as somebody might type it.
WRONG = (
    ("nowhere.evalpanel",),
    ("--no-such-option",),
    (),
    ("nowhere.evalpanel", "x", "y", "z", "too-much"),
)


def left_of(ran: Ran, language: str) -> list[str]:
    """Without what is marked, which may go on over the end of a line, and without names of files."""
    text = outside_marks(f"{ran.out}\n{ran.err}", language)
    return [WITH_SUFFIX.sub(" ", ACCESS_CODE.sub(" ", line)) for line in text.splitlines()]


def played(run: Run, folder: Path) -> Iterator[Ran]:
    for step in steps(folder):
        if step.arguments[0] != "demo" and "--help" not in step.arguments:
            yield run(*step.arguments)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_call_is_told_in_one_language(language: str, tmp_path: Path, run: Run) -> None:
    heard = Said(("evalapp", *COMMANDS, *HERE, *CODES))
    with with_marks(language):
        for ran in played(run, tmp_path):
            heard.add(left_of(ran, language))
    heard.learn(tmp_path / "call.evalpanel")
    assert not heard.outside(), "\n".join(heard.outside())


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_wrongly_is_refused_in_one_language(
    language: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    heard = Said(("evalapp", *COMMANDS, *CODES, "nowhere", "too-much"))
    refused = 0
    with with_marks(language):
        for name in COMMANDS:
            for arguments in WRONG:
                if (ran := run(name, *arguments)).status:
                    refused += 1
                    heard.add(re.sub(r"'[^']*'", " ", line) for line in left_of(ran, language))
    assert refused > 3 * len(COMMANDS)
    assert not heard.outside(), "\n".join(heard.outside())


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_why_the_system_refuses_a_file_is_told_in_one_language(
    language: str, tmp_path: Path, run: Run
) -> None:
    """Python has those words in English, whatever the machine speaks."""
    panel, folder, locked = tmp_path / "call.evalpanel", tmp_path / "map.csv", tmp_path / "none.csv"
    folder.mkdir()
    heard = Said(("evalapp", "call", "map", "none"))
    with with_marks(language):
        assert run("new", panel, "--template", "ibn-2015").status == 0
        for arguments in (
            ("jury", panel, folder),
            ("jury", panel, locked),
            ("import", panel, folder),
            ("new", tmp_path / "gone" / "x.evalpanel", "--template", "ibn-2015"),
            ("report", panel, "ranking", "-o", folder),
            ("export", panel, panel),
            ("restore", panel, locked),
        ):
            ran = run(*arguments)
            heard.add(left_of(ran, language))
    assert not heard.outside(), "\n".join(heard.outside())
