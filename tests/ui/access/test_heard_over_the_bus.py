"""The window over the accessibility bus: a part of `make heard`, where what it needs is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import ui.pages.opening
from tools.hands import ROOT
from tools.heard.bus import Place
from tools.heard.scenarios import SCENARIOS, SHORT
from tools.heard.surroundings import why_not
from tools.heard.things import Thing
from ui.pages.opening.entrance import EntrancePage
from ui.window.entries import ENTRIES


def test_every_page_is_heard() -> None:
    """The pages of the table of pages, and those before a file is open, of which each is a module of its own."""
    folder = Path(ui.pages.opening.__file__).parent
    entrances = {
        path.stem.replace("_", "-")
        for path in folder.glob("*.py")
        if f"({EntrancePage.__name__})" in path.read_text(encoding="utf-8")
    }

    assert {each.page for each in SCENARIOS} == {each.id for each in ENTRIES} | entrances | {"start"}


@pytest.mark.long
def test_what_a_juror_does_is_heard(tmp_path: Path) -> None:
    if why := why_not():
        pytest.skip(why)
    pages = [part for page in SHORT for part in ("--only", page)]

    done = subprocess.run(
        [sys.executable, "-m", "tools.heard", "--folder", str(tmp_path), *pages],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    heard = (tmp_path / "dossiers.txt").read_text(encoding="utf-8")
    assert "→ Kmo-impact: 4" in heard
    assert "« Bewaard »" in heard


@pytest.mark.parametrize(
    ("role", "name", "fault"),
    [
        ("push button", "", "no name"),
        ("filler", "Dossier", "the role “filler”"),
        ("push button", "Opslaan knop", "“knop” in the name of a push button"),
        ("push button", "▲", "signs that are read as their own name: ▲"),
        ("label", "Totaal totaal", "“Totaal” twice"),
        ("push button", "33", "a number of nothing"),
        ("cell", "4,43", "a cell without a head"),
    ],
)
def test_what_says_nothing_is_a_fault(role: str, name: str, fault: str) -> None:
    thing = Thing(place=Place("", ""), role=role, name=name)

    assert fault in thing.faults()


def test_what_says_enough_is_none() -> None:
    cell = Thing(place=Place("", ""), role="cell", name="4,43", heads=("row 2", "Totaal"))
    button = Thing(place=Place("", ""), role="push button", name="Opslaan")

    assert [*cell.faults(), *button.faults()] == []
    assert cell.said() == "[cell] row 2 | Totaal | 4,43"
