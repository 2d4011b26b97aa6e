"""`new --from DIR`, as scripts and people call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evalapp.cli import main
from tests.samples import small_panel


@pytest.fixture
def out(tmp_path: Path) -> Path:
    with small_panel(tmp_path / "call.evalpanel"):
        pass
    assert 0 == main(["export", str(tmp_path / "call.evalpanel"), str(tmp_path / "out")])
    return tmp_path / "out"


def test_an_export_becomes_a_panel_again(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert 0 == main(["new", str(tmp_path / "new.evalpanel"), "--from", str(out)])
    made, *left = capsys.readouterr().out.splitlines()
    assert "“Call” as the files of an export after change" in made
    assert "with 3 applications and 0 scores, in the phase “Scoring”." in made
    assert left == ["The history begins here: what was done before is in the other file and in history.json."]
    assert 0 == main(["verify", str(tmp_path / "new.evalpanel")])
    assert 0 == main(["export", str(tmp_path / "new.evalpanel"), str(tmp_path / "again")])
    assert (out / "applications.json").read_bytes() == (tmp_path / "again" / "applications.json").read_bytes()
    capsys.readouterr()
    assert 0 == main(["history", str(tmp_path / "new.evalpanel"), "--json"])
    (change,) = json.loads(capsys.readouterr().out)
    assert "read-back" == change["action"]


def test_the_folder_one_is_in_can_be_named(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(out)
    assert 0 == main(["new", str(tmp_path / "new.evalpanel"), "--from", "."])


@pytest.mark.parametrize(
    "beside",
    [
        ["--template", "ibn-2015"],
        ["--title", "Other"],
        ["--budget", "1000"],
        ["--set", "quorum=2"],
        ["--application", "A-1"],
    ],
)
def test_no_other_option_goes_with_a_folder(
    beside: list[str], out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert 2 == main(["new", str(tmp_path / "new.evalpanel"), "--from", str(out), *beside])
    assert capsys.readouterr().err.splitlines() == [
        "An export is read back as it is; give --from with its folder, and no other option."
    ]
    assert not (tmp_path / "new.evalpanel").exists()


def test_a_folder_that_is_no_export_is_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert 2 == main(["new", str(tmp_path / "new.evalpanel"), "--from", str(tmp_path / "empty")])
    assert "“empty” is no export: there is no call.json in it." in capsys.readouterr().err
    assert ["empty"] == [path.name for path in tmp_path.iterdir()]
