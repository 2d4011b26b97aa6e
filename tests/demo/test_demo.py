"""One run of the demo, looked at from several sides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evalapp.demo.play import PANEL, Made, play_demo
from evalapp.domain.errors import KnownError
from evalapp.operations.documents.ranking import ranking_json
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace

pytestmark = pytest.mark.long  # all of it stands on what takes long to make

# The places of the demo call as it was first released; the same on every machine.
FIRST_FIVE = ["A-15 89/20", "A-01 177/40", "A-03 41/10", "A-10 241/60", "A-29 4"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return play_demo(tmp_path_factory.mktemp("demo"))


def panel_of(made: Made) -> Path:
    return next(path for _what, path in made if path.name == PANEL)


def test_everything_it_names_is_there(made: Made) -> None:
    assert [] == [path.name for _what, path in made if not path.exists()]


def test_its_ranking_is_ready_and_its_file_sound(made: Made) -> None:
    with Workspace.open(panel_of(made), read_only=True) as workspace:
        assert ("ready", True) == (ranking_json(workspace)["state"], prove(workspace).is_sound)


def test_its_printed_rankings_belong_to_the_file(made: Made) -> None:
    reports = [path for _what, path in made if path.suffix == ".pdf"]
    names = [
        "ranking-nl",
        "ranking-en",
        "evaluations-nl",
        "evaluations-anonymous-nl",
        "scoresheets-nl",
        "register-nl",
        "overview-nl",
        "overview-en",
    ]
    assert names == [path.stem for path in reports]
    with Workspace.open(panel_of(made), read_only=True) as workspace:
        checks = [prove(workspace, path).report for path in reports]
    assert [True] * 8 == [check is not None and check.is_latest for check in checks]


def test_its_places_are_the_same_on_every_machine(made: Made) -> None:
    ranking = next(path for _what, path in made if path.name == "ranking.json")
    places = json.loads(ranking.read_text(encoding="utf-8"))["places"]
    assert FIRST_FIVE == [f"{each['application']} {each['exact']}" for each in places[:5]]


def test_a_second_demo_in_the_same_folder_is_refused(made: Made) -> None:
    panel = panel_of(made)
    before = panel.read_bytes()
    with pytest.raises(KnownError, match="already exists"):
        play_demo(panel.parent)
    assert before == panel.read_bytes()
