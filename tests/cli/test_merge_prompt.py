"""What the command line asks where panel and file both changed something, and what a folder stands for."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from evalapp.cli.exchange import _ask
from evalapp.domain.merge import Choice, Version, VersionChoice
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scoring.answer import NOTHING, Answer
from tests.samples import SCHEME

if TYPE_CHECKING:
    from conftest import Played, Run


def choice(stored: Answer, incoming: Answer) -> VersionChoice:
    return VersionChoice(
        juror="J1",
        application="A-1",
        criterion="helix",
        device="laptop",
        base=Version(answer=NOTHING),
        stored=Version(answer=stored, by="Mia Willems"),
        incoming=Version(answer=incoming, file="a.evalreturn", device="Laptop of An"),
    )


@pytest.mark.parametrize(
    ("stored", "incoming", "said"),
    [
        (Answer(7), Answer(4), ("in the panel: 3.5, no justification", "came in: 2, no justification")),
        (
            NOTHING,
            Answer(no_score=NoScore.ABSENT),
            ("in the panel: no score", "came in: absent, no justification"),
        ),
        (
            Answer(7, None, "ours"),
            Answer(7, None, "theirs"),
            ("in the panel: 3.5, “ours”", "came in: 3.5, “theirs”"),
        ),
    ],
)
def test_the_question_shows_whole_versions_and_where_they_come_from(
    stored: Answer,
    incoming: Answer,
    said: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(click, "prompt", lambda *_args, **_more: "take")
    asked = choice(stored, incoming)
    assert {asked.key: Choice.TAKE} == _ask((asked,), parse_scheme(SCHEME))
    lines = capsys.readouterr().out.splitlines()
    assert "1 of 1: J1, A-1, Triple helix" == lines[0]
    assert lines[1].strip().startswith("began with: no score, no justification (as in the pack)")
    assert lines[2].strip().startswith(said[0])
    assert "changed in the panel by Mia Willems" in lines[2]
    assert lines[3].strip().startswith(said[1])
    assert "(a.evalreturn · Laptop of An)" in lines[3]


def test_leaving_it_open_is_the_answer_of_who_only_presses_enter(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, object] = {}

    def prompt(*_arguments: object, **more: object) -> object:
        told.update(more)
        return more["default"]

    monkeypatch.setattr(click, "prompt", prompt)
    asked = choice(Answer(7), Answer(4))
    assert {asked.key: Choice.OPEN} == _ask((asked,), parse_scheme(SCHEME))


def test_a_version_of_another_file_is_not_said_to_be_in_the_panel(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(click, "prompt", lambda *_args, **_more: "open")
    other = Version(answer=Answer(7), file="b.evalreturn")
    asked = replace(choice(Answer(7), Answer(4)), stored=other, is_between_files=True)
    _ask((asked,), parse_scheme(SCHEME))
    assert "in another of these files: 3.5, no justification (b.evalreturn)" in capsys.readouterr().out


def test_a_folder_stands_for_the_returns_in_it(run: Run, played: Played, tmp_path: Path) -> None:
    folder = tmp_path / "post"
    folder.mkdir()
    for n, path in enumerate(played.returns.values()):
        shutil.copy(path, folder / f"{n}.evalreturn")
    (folder / "photo.jpg").write_bytes(b"x")
    ran = run("merge", played.panel, folder, "--json")
    assert (0, len(played.returns)) == (ran.status, len(ran.json["files"]))
    assert "1 file is no return, form or table of scores by its name" in ran.err


def test_a_folder_without_returns_is_refused_by_its_name(run: Run, played: Played, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"x")
    ran = run("merge", played.panel, folder, "--json")
    assert (2, [("other", "refused")]) == (
        ran.status,
        [(each["file"], each["outcome"]) for each in ran.json["files"]],
    )
    assert "holds 1 file, and no return" in ran.json["files"][0]["reason"]
    said = run("merge", played.panel, folder).err
    assert (1, False) == (said.count("“other”"), "cannot be read" in said)


@pytest.mark.parametrize("named", [".", ".."])
def test_the_folder_one_is_in_stands_for_its_returns_too(
    run: Run, played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    within = tmp_path / "post" / "old"
    within.mkdir(parents=True)
    folder = within if named == "." else within.parent
    path = next(iter(played.returns.values()))
    shutil.copy(path, folder / "a.evalreturn")
    (folder / "photo.jpg").write_bytes(b"x")
    monkeypatch.chdir(within)
    ran = run("merge", played.panel, named, "--dry-run", "--json")
    assert (0, ["a.evalreturn"]) == (ran.status, [each["file"] for each in ran.json["files"]])
    assert "1 file is no return, form or table of scores by its name" in ran.err


def test_where_no_file_can_be_read_nothing_is_done_at_all(run: Run, played: Played) -> None:
    (played.folder / "empty.evalreturn").write_bytes(b"")
    (played.folder / "nothing-in-it").mkdir()
    files = [played.folder / name for name in ("empty.evalreturn", "gone.evalreturn", "nothing-in-it")]
    before = played.panel.read_bytes()
    ran = run("merge", played.panel, *files)
    assert (2, "") == (ran.status, ran.out)
    assert all(f"{each.name}: " in ran.err for each in files)
    assert 2 == run("merge", played.panel, *files, "--json").status
    assert before == played.panel.read_bytes()
    assert 1 == run("merge", played.panel, *files, played.returns["J1"]).status
