"""A part of `make forge`: some of what a patient attacker tries, and that what gives way is told."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path
from types import SimpleNamespace

import pytest

from evalapp.domain.texts import in_language
from tools.forge import beside, histories, inputs, kills, odd, panels, papers, raw, sealed, unwritten
from tools.forge.__main__ import in_words
from tools.forge.stage import Stage
from tools.forge.trial import Trial, Tried, tried


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage.played(tmp_path_factory.mktemp("call"))


def every(n: int, trials: Iterable[Trial]) -> Iterable[Trial]:
    return islice(trials, 0, None, n)


def gave_way(trials: Iterable[Trial], folder: Path) -> list[Tried]:
    with in_language("en"):
        return [each for each in tried(iter(trials), folder) if each.gave_way]


def test_forged_panels_papers_packs_and_returns_do_not_get_through(stage: Stage, tmp_path: Path) -> None:
    some = chain(
        every(7, panels.trials(stage)),
        (each for each in panels.trials(stage) if each.kind in ("print", "rewritten")),
        every(5, raw.trials(stage)),
        every(2, beside.trials(stage)),
        histories.trials(stage),
        every(3, papers.trials(stage)),
        every(5, sealed.trials(stage)),
    )
    assert [] == gave_way(some, tmp_path)


def test_what_no_version_writes_is_found_in_a_sentence(stage: Stage, tmp_path: Path) -> None:
    small = (each for each in odd.trials(stage) if each.name in odd.ODD or each.name.startswith("byte 47"))
    assert [] == gave_way(every(4, small), tmp_path)


def test_what_no_command_writes_is_found_and_stops_the_paper(stage: Stage, tmp_path: Path) -> None:
    assert [] == gave_way(every(4, unwritten.trials(stage)), tmp_path)


def test_what_is_no_file_is_refused_in_a_sentence(stage: Stage, tmp_path: Path) -> None:
    plants = (each for each in inputs.trials(stage) if each.kind == "plant")
    assert [] == gave_way(every(17, plants), tmp_path)


def test_what_was_told_before_a_kill_is_in_the_file(stage: Stage, tmp_path: Path) -> None:
    assert [] == gave_way(kills.trials(stage, 5, seed=7), tmp_path)


def test_what_gets_through_is_told(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The forger's panel would be called sound: the trial must say so, and so must the last line."""
    sound = SimpleNamespace(is_sound=True, findings=())
    monkeypatch.setattr(panels, "prove_file", lambda *_paths: sound)
    found = gave_way(islice(panels.trials(stage), 1), tmp_path)
    assert ["verify calls it sound"] == [each.gave_way for each in found]
    assert "gave way: a score raised" in in_words(found)
