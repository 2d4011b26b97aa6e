"""What a return says besides its scores: times, declarations and the register are held against it too."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.domain.ids import PersonId
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.juror.gate import ConfirmNoConflict
from evalapp.operations.juror.opening import open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.records.verification import prove, prove_file
from evalapp.operations.scores import SetScore
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, small_panel
from tests.store.history.journal_samples import forged
from tools.forge.histories import Forged, append

LONG_AGO = "2010-01-01T00:00:00.000+00:00"


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """J1 declared on two applications, and scored one; J2 did nothing."""
    folder = tmp_path_factory.mktemp("merged")
    with small_panel(folder / "call.evalpanel") as panel:
        panel.actor = SECRETARY
        pack = hand_out(panel, folder / "packs").packs[0]
        with open_pack(pack.path, pack.code) as work:
            for application in ("A-1", "A-2"):
                work.execute(ConfirmNoConflict(application=application))
            work.execute(SetScore(juror="J1", application="A-1", criterion="helix", value=6))
            submit(work, pack.code, folder / "one.evalreturn")
        merge(panel, plan_merge(panel, [folder / "one.evalreturn"]))
    return folder / "call.evalpanel"


@pytest.fixture
def path(merged: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(merged, tmp_path / "call.evalpanel"))


@pytest.fixture
def panel(path: Path) -> Iterator[Workspace]:
    with Workspace.open(path) as workspace:
        yield workspace


def everywhere(table: str, column: str, value: str) -> tuple[str, str]:
    return (
        f"UPDATE {table} SET {column} = '{value}'",
        f"UPDATE change_row SET after = json_set(after, '$.{column}', '{value}') WHERE \"table\" = '{table}'",
    )


# What was rewritten → the statements and the words of the reason.
FORGERIES: dict[str, tuple[tuple[str, ...], str]] = {
    "when it was scored": (everywhere("score", "at", LONG_AGO), "stored another time than was signed"),
    "when it was declared": (everywhere("cleared", "at", LONG_AGO), "that no return makes like that"),
    "what was declared": (everywhere("cleared", "wording", ""), "that no return makes like that"),
    "all that was declared": (
        ("DELETE FROM cleared", "DELETE FROM change_row WHERE \"table\" = 'cleared'"),
        "it declares that there is no conflict of interest with A-1, which the file did not store",
    ),
    "which computer it came from": (
        (
            "UPDATE received SET device = 'ffffffffffffffff'",
            "UPDATE change_row SET key = json_array(json_extract(key, '$[0]'), 'ffffffffffffffff'), "
            "after = json_set(after, '$.device', 'ffffffffffffffff') WHERE \"table\" = 'received'",
        ),
        "says other things of it than it says itself",
    ),
    "when it came in": (everywhere("received", "at", LONG_AGO), "and not with its merge"),
}


@pytest.mark.long
@pytest.mark.parametrize("name", FORGERIES)
def test_what_a_return_says_beside_its_scores_is_held_against_it(name: str, panel: Workspace) -> None:
    assert () == prove(panel).differing
    statements, words = FORGERIES[name]
    forged(panel, *statements)
    proof = prove(panel)
    assert proof.file.is_whole
    assert any(each.juror == "J1" and words in each.reason for each in proof.differing), proof.differing


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (f"INSERT INTO cleared VALUES ('J2', 'A-1', '{LONG_AGO}', '')", "that no return makes like that"),
        ("DELETE FROM cleared WHERE application = 'A-1'", "took away what was declared about A-1"),
    ],
)
def test_a_declaration_that_a_merge_of_nothing_wrote_is_found(path: Path, statement: str, words: str) -> None:
    append(path, Forged(action="merge", statements=(statement,)))
    assert any(words in each.reason for each in prove_file(path).differing)


def test_a_declaration_that_came_in_with_the_same_return_again_is_no_difference(
    panel: Workspace, merged: Path
) -> None:
    """The seat was taken away and given back, and the file merged once more: nothing of it is new but that."""
    panel.actor = SECRETARY
    panel.undo()
    seats = tuple((PersonId(juror), application) for juror, application in panel.view.pairs("assignment"))
    panel.execute(Assign(pairs=tuple(each for each in seats if each != ("J1", "A-2"))))
    again = [merged.parent / "one.evalreturn"]
    merge(panel, plan_merge(panel, again))
    assert {"A-1"} == {each.application for each in panel.view.declarations()}
    panel.execute(Assign(pairs=seats))
    merge(panel, plan_merge(panel, again))
    assert {"A-1", "A-2"} == {each.application for each in panel.view.declarations()}
    assert ((), True) == (prove(panel).differing, prove(panel).is_sound)


def test_a_merge_of_long_before_its_return_was_signed_is_noted(panel: Workspace) -> None:
    """All is as it was but the clock, which may have been wrong: no fault."""
    forged(panel, f"UPDATE change SET at = '{LONG_AGO}'", *everywhere("received", "at", LONG_AGO))
    proof = prove(panel)
    assert proof.is_sound
    assert any("one of the two clocks was wrong" in each for each in proof.notes), proof.notes
