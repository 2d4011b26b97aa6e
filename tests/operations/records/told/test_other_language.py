"""What was done by Dutch readers, told to an English one: each act in the words of who reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.journal import Change
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.operations.records.story.sheet import story_rows
from evalapp.operations.records.told.sections import sections_of
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from tests.marking import MARKS, with_marks
from tests.operations.records.told.closed import play_closing
from tests.operations.records.told.decided_played import play_deciding
from tests.operations.records.told.desks_played import play_desks
from tests.operations.records.told.played import play_juror, play_office

BEGIN = MARKS["nl"][0]
# What was written down in the words of the moment, and stays so: the title that a call was given, the name under which
# a sheet was typed over, why a row was refused, and what an import said of the rows and columns of a table.
HOW = "How it was done, as the file says"
KEPT = re.compile(
    "«Klein»|«Papieren blad »A-3«, overgetypt door »Mia Willems|‹reason›(: | ·  ?· ?| · )A4: .*"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every act that there is, done in Dutch."""
    made = tmp_path_factory.mktemp("dutch")
    with with_marks("nl"), pytest.MonkeyPatch.context() as patch:
        play_office(made / "office")
        play_juror(made / "juror", patch)
        play_closing(made / "closed")
        play_deciding(made / "decided")
        play_desks(made / "desks")
    return made


def files(folder: Path) -> list[Path]:
    return sorted([*folder.rglob("*.evalpanel"), *folder.rglob("*.evalwork")])


def lines_of(view: View, change: Change) -> Iterator[str]:
    yield change.summary
    for section in sections_of(view, change):
        if change.action == Action.IMPORT_APPLICATIONS and section.title == _(HOW):
            continue
        yield from (section.title, *section.lines)
    for row in story_rows(view, [change]):
        yield " · ".join(map(str, row))


@pytest.mark.long
def test_every_act_is_told_in_the_language_of_the_reader(folder: Path) -> None:
    found: dict[str, str] = {}
    with with_marks("en"):
        for path in files(folder):
            with Workspace.open(path, read_only=True) as workspace:
                for change in workspace.view.history():
                    for line in lines_of(workspace.view, change):
                        if BEGIN in KEPT.sub("", line) and change.action not in found:
                            found[str(change.action)] = line
    assert not found, "\n".join(f"{action}: {line}" for action, line in found.items())
