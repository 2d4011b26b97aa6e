"""What an act never writes is found, with the row and the column; the table of all acts is asked of every change."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.permissions import Action, Phase
from evalapp.operations.panel.call import SetPhase
from evalapp.operations.workspace import Workspace
from evalapp.store.history.deeds import DEEDS
from evalapp.store.history.inverse import AGAIN
from evalapp.store.history.verify import verify
from tests.samples import SECRETARY, small_panel
from tests.store.history.journal_samples import score
from tools.forge.histories import Forged, append

_CONFLICT = "INSERT INTO conflict VALUES ('J1', 'A-1', 'family', '', 'J1', '2026-11-27T14:37:44.000+00:00')"
_GRANT = "INSERT INTO granted SELECT number, 1, 'so', 'x', '' FROM application LIMIT 1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Change 6 gave 6, and change 7 gave 7."""
    with small_panel(tmp_path / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        score(panel, 6)
        score(panel, 7)
    return tmp_path / "call.evalpanel"


def found(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    with Workspace.open(path, read_only=True) as workspace:
        verified = verify(workspace.file)
        return verified.faults, verified.notes


def forged(action: str, *statements: str, **more: object) -> Forged:
    return Forged(action=action, statements=statements, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("action", Action)
def test_the_table_knows_every_act(action: Action) -> None:
    assert (action in DEEDS) is (action not in AGAIN)


@pytest.mark.long
@pytest.mark.parametrize(
    ("by", "words"),
    [
        (
            forged("declare-conflict", _CONFLICT, _GRANT, actor="An Peeters", role="juror"),
            "wrote granted, which such an act never does",
        ),
        (
            forged("declare-conflict", "UPDATE application SET requested_support = 7 WHERE number = 'A-1'"),
            "wrote application, which such an act never does",
        ),
        (
            forged("declare-conflict", "DELETE FROM score WHERE juror = 'J1'"),
            'took away score ["J1","A-1","helix"], and records no conflict of interest with it',
        ),
        (
            forged("merge", "UPDATE call SET title = 'Other'"),
            "altered title of call [1], which such an act never does",
        ),
        (
            forged("merge", "UPDATE call SET phase = 'closed'"),
            "moved the call from “Scoring” to “Closed”, which such an act never does",
        ),
        (
            forged("move-phase", "UPDATE call SET phase = 'deliberation', budget = 1"),
            "altered budget of call [1], which such an act never does",
        ),
        (
            forged("move-phase", "UPDATE call SET phase = 'draft'"),
            "moved the call from “Scoring” to “Draft”, which such an act never does",
        ),
        (
            forged("open-pack", "UPDATE call SET budget = 1", actor="An Peeters", role="juror"),
            "is called “open-pack”, an act that is done in a work file and never in a panel",
        ),
        (
            forged("go-on", "UPDATE setting SET value = 'x'", actor="Nobody", role=""),
            "is called “go-on”, an act that is done in a work file and never in a panel",
        ),
        (
            forged("edit-call", "UPDATE setting SET value = 'x' WHERE key = 'panel_identity'"),
            'wrote setting ["panel_identity"], which such an act never does',
        ),
        (
            forged("change-terms", "INSERT INTO scheme (version, toml, at) SELECT 2, toml, at FROM scheme"),
            "wrote scheme, which such an act never does",
        ),
        (
            forged("edit-call", "UPDATE scheme SET toml = toml || ' '"),
            "wrote scheme, which such an act never does",
        ),
        (
            forged(
                "settle",
                "INSERT INTO open_choice SELECT juror, application, criterion, 'd', 1, NULL, '', '', '', '', 1, NULL, "
                "'', '', '', '', at FROM score",
            ),
            'added open_choice ["J1","A-1","helix","d"], which such an act never does',
        ),
        (
            forged("score", "UPDATE score SET value = 1", actor="Jan Claes", role="juror"),
            'wrote score ["J1","A-1","helix"], which is not of the juror who made it',
        ),
        (forged("score", "DELETE FROM score"), "took away score"),
        (
            forged("score", "INSERT INTO cleared VALUES ('J1', 'A-1', '2010-01-01T00:00:00.000+00:00', '')"),
            "wrote cleared, which such an act never does",
        ),
        (
            forged("assign", "DELETE FROM act WHERE change = 4"),
            "wrote what is told of another change: [4]",
        ),
        (
            forged("edit-jury", "UPDATE act SET told = replace(told, '3', '4') WHERE change = 4"),
            "wrote what is told of another change: [4]",
        ),
    ],
)
def test_what_an_act_never_writes_is_named(path: Path, by: Forged, words: str) -> None:
    number = append(path, by)
    (fault,), _notes = found(path)
    assert (True, True) == (fault.startswith(f"change {number} "), words in fault), fault


def test_a_received_return_stays(path: Path) -> None:
    received = (
        "INSERT INTO blob VALUES ('b', x'')",
        "INSERT INTO received VALUES ('J1', 'd', 1, '', 'vouched', '', '', '', '', 1, 'a', '', '[]', 'b')",
    )
    append(path, forged("merge", *received))
    number = append(path, forged("settle", "UPDATE received SET signature = '', sha256 = '00'"))
    assert [
        f'change {number} (“settle”) altered sha256 of received ["J1","d"], which such an act never does'
    ] == [each for each in found(path)[0] if "settle" in each]


def test_a_redo_takes_back_an_undo_and_nothing_else(path: Path) -> None:
    number = append(path, forged("redo", "UPDATE score SET value = 6", undoes=7))
    (fault,), _notes = found(path)
    assert f"change {number} (“redo”) takes back change 7 (“score”), which the program never does" == fault


def test_what_cannot_be_undone_was_not(path: Path) -> None:
    number = append(path, forged("undo", "UPDATE score SET value = 6", undoes=1))
    (fault,), _notes = found(path)
    assert f"change {number} (“undo”) takes back change 1 (“create”), which the program never does" == fault


def test_a_phase_that_was_passed_over_is_no_matter_of_the_proof(tmp_path: Path) -> None:
    """The program allows it."""
    with small_panel(tmp_path / "call.evalpanel", phase=Phase.DRAFT) as panel:
        panel.execute(SetPhase(phase=Phase.DELIBERATION))
    assert ((), ()) == found(tmp_path / "call.evalpanel")
