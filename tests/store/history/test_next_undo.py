"""What an undo or a redo would take next, read from the newest change back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import Action
from evalapp.operations.workspace import Workspace
from evalapp.store.file import PanelFile
from evalapp.store.history import journal
from evalapp.store.history.lived import gone_by
from evalapp.store.history.undo import KEPT_ACTIONS, undo_and_redo
from evalapp.store.rows.write import Rows
from tests.samples import small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as made:
        yield made


def titled(panel: Workspace, title: str, action: str = "edit-call") -> None:
    with journal.change(panel.file, panel.actor, action, title):
        Rows(panel.file).update("call", {"title": title}, id=1)


def told_plainly(file: PanelFile) -> tuple[int | None, int | None]:
    """The same from the oldest change on, with everything that was done kept in mind."""
    done: list[int] = []
    undone: list[int] = []
    for number, action, undoes in file.rows("SELECT id, action, undoes FROM change ORDER BY id"):
        if action == Action.UNDO:
            if undoes in done:
                done.remove(undoes)
                undone.append(number)
        elif action == Action.REDO:
            if undoes in undone:
                undone.remove(undoes)
            done.append(number)
        elif action != Action.GO_ON:
            done = [] if action in KEPT_ACTIONS else [*done, number]
            undone = []
    return (done[-1] if done else None), (undone[-1] if undone else None)


@pytest.mark.parametrize("seed", range(4))
def test_it_is_what_the_whole_history_says(seed: int, panel: Workspace) -> None:
    choose = random.Random(seed)
    for n in range(60):
        what = choose.choice(["edit", "edit", "undo", "undo", "redo", "by number", "hand-out", "go-on"])
        try:
            if what == "undo":
                panel.undo()
            elif what == "redo":
                panel.redo()
            elif what == "by number":
                panel.undo(choose.randint(1, panel.view.last_change()))
            else:
                titled(panel, f"Title {n}", {"edit": "edit-call"}.get(what, what))
        except KnownError:
            pass
        undo, redo = undo_and_redo(panel.file)
        told = (undo.change if undo else None, redo.change if redo else None)
        assert told_plainly(panel.file) == told


def test_a_long_history_is_not_read_to_its_beginning(
    panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(300):
        titled(panel, f"Title {n}")
    panel.undo()
    read, rows = 0, PanelFile.rows

    def counting(file: PanelFile, *arguments: Any) -> list[tuple[Any, ...]]:
        nonlocal read
        found = rows(file, *arguments)
        read += len(found)
        return found

    monkeypatch.setattr(PanelFile, "rows", counting)
    assert ("Title 298", "Title 299") == (panel.undoable, panel.redoable)
    assert read < 300


@pytest.mark.parametrize(
    ("links", "gone"),
    [
        ({7: 6}, {6}),
        ({7: 6, 8: 7}, {7}),  # a redo, or an undo of the undo by its number
        ({7: 6, 8: 7, 9: 8}, {6, 8}),
        ({7: 6, 8: 5}, {5, 6}),
    ],
)
def test_only_what_stands_takes_anything_back(links: dict[int, int | None], gone: set[int]) -> None:
    assert gone == gone_by(links.items())
