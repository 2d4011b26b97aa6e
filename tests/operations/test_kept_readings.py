"""What a view reads once after each change is what the file says after each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.application import Admissibility
from evalapp.operations.admissibility.standings import Standings
from evalapp.operations.panel.applications import SetAdmissibility
from evalapp.operations.workspace import Workspace
from evalapp.store.rows import read
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def refuse(panel: Workspace, number: str = "A-1") -> None:
    command = SetAdmissibility(
        application=number, admissibility=Admissibility.INADMISSIBLE, reason="Te laat ingediend."
    )
    panel.execute(command)


@pytest.mark.parametrize("dossiers_first", [False, True])
def test_applications_are_those_of_the_file_after_each_change(panel: Workspace, dossiers_first: bool) -> None:
    for number in ("", "A-1", "A-2"):
        if number:
            refuse(panel, number)
        if dossiers_first:
            panel.view.listed()
        assert panel.view.applications() == read.applications(panel.file)


def test_who_reads_the_applications_may_alter_the_list(panel: Workspace) -> None:
    panel.view.applications().clear()
    assert panel.view.applications() == read.applications(panel.file) != []


def test_what_is_asked_is_asked_anew_after_a_change(panel: Workspace) -> None:
    before = panel.view.asked()
    assert any(each.application == "A-1" for each in before)
    refuse(panel)
    assert panel.view.asked() == tuple(each for each in before if each.application != "A-1")


def test_a_standing_is_as_it_was_when_the_standings_were_made(panel: Workspace) -> None:
    before = Standings(panel.view)
    refuse(panel)
    after = Standings(panel.view)
    found = [None if stood is None else stood.standing.value for stood in (before.of("A-1"), after.of("A-1"))]
    assert found == ["open", "inadmissible"]
    assert after.of("no such number") is None
