"""A part of `make forge`: some of what a patient attacker tries, and that what gives way is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from types import SimpleNamespace

import pytest

from evalapp.domain.texts import in_language
from evalapp.store.tables.declared import TABLES
from tools.forge import (
    beside,
    every_table,
    histories,
    inputs,
    odd,
    panels,
    papers,
    raw,
    sealed,
    unwritten,
)
from tools.forge.__main__ import in_words
from tools.forge.stage import Stage
from tools.forge.trial import Trial, Tried, tried

pytestmark = pytest.mark.long  # all of it stands on what takes long to make

# What the journal is made of, and what stands beside it: `panels` and `raw` forge those.
BESIDE_THE_JOURNAL = {"change", "change_row", "blob", "unplaced", "uncompacted", "_sqlite_migrations"}


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


def test_every_table_has_a_forgery_of_its_own(stage: Stage) -> None:
    """A new table fails here until somebody says what a forger would gain by it."""
    assert {each.name for each in TABLES} == set(every_table.TAMPERED)
    with closing(sqlite3.connect(f"file:{stage.ended}?mode=ro", uri=True)) as file:
        there = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert there - set(every_table.TAMPERED) == BESIDE_THE_JOURNAL


def test_a_row_of_every_table_is_named(stage: Stage, tmp_path: Path) -> None:
    tried_here = [*every_table.together(stage), *every(11, every_table.trials(stage))]
    assert [] == gave_way(tried_here, tmp_path)


def test_a_table_that_is_not_named_is_told(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a row of `voice` nothing is said, as if no guard watched it."""
    every_other = [name for name in every_table.TAMPERED if name != "voice"]
    found = [SimpleNamespace(text=f"{name} [1] differs from the journal") for name in every_other]
    monkeypatch.setattr(every_table, "prove_file", lambda *_paths: SimpleNamespace(findings=found))
    told = gave_way(every_table.together(stage), tmp_path)
    assert ["verify does not name voice"] == [each.gave_way for each in told]


def test_what_no_version_writes_is_found_in_a_sentence(stage: Stage, tmp_path: Path) -> None:
    small = (each for each in odd.trials(stage) if each.name in odd.ODD or each.name.startswith("byte 47"))
    assert [] == gave_way(every(4, small), tmp_path)


def test_what_no_command_writes_is_found_and_stops_the_paper(stage: Stage, tmp_path: Path) -> None:
    assert [] == gave_way(every(4, unwritten.trials(stage)), tmp_path)


def test_what_is_no_file_is_refused_in_a_sentence(stage: Stage, tmp_path: Path) -> None:
    plants = (each for each in inputs.trials(stage) if each.kind == "plant")
    assert [] == gave_way(every(17, plants), tmp_path)


def test_what_gets_through_is_told(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The forger's panel would be called sound: the trial must say so, and so must the last line."""
    sound = SimpleNamespace(is_sound=True, findings=())
    monkeypatch.setattr(panels, "prove_file", lambda *_paths: sound)
    found = gave_way(islice(panels.trials(stage), 1), tmp_path)
    assert ["verify calls it sound"] == [each.gave_way for each in found]
    assert "gave way: a score raised" in in_words(found)
