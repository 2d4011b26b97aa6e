"""A true paper is not accused of what was done to the file, nor of the order in which returns came in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evalapp.operations.exchange.merging import merge, plan_merge
from evalapp.operations.records.paper_check import ReportCheck
from evalapp.operations.records.paper_words import about_altered, about_receipt, compared
from evalapp.operations.records.verification import prove_file
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.kind import Options
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.scores import SetScore
from evalapp.operations.workspace import Workspace
from evalapp.reports.comparing.likeness import Comparison
from tests.operations.records.paper_samples import outcome, printed, scored_panel
from tests.samples import SECRETARY
from tools.forge.panels import without_guards

ONE = "juror = 'J1' AND application = 'A-2' AND criterion = 'helix'"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A panel, a report printed from it before its last change, and one after that."""
    with scored_panel(tmp_path_factory.mktemp("printed")) as panel:
        panel.execute(SetScore(juror="J1", application="A-2", criterion="helix", value=5))
        early = printed(panel, EVALUATIONS, Options(language="en"))
        panel.execute(SetScore(juror="J1", application="A-2", criterion="helix", value=6))
        late = printed(panel, RANKING, Options(language="en"))
        return panel.path, early, late


def held(panel: Path, paper: Path) -> ReportCheck:
    proof = prove_file(panel, paper)
    assert proof.report is not None
    assert not proof.is_sound
    return proof.report


@pytest.fixture
def altered(whole: tuple[Path, Path, Path], tmp_path: Path) -> Path:
    """One score is another in the table; the journal is whole."""
    panel = Path(shutil.copy(whole[0], tmp_path))
    without_guards(panel, lambda conn: conn.execute(f"UPDATE score SET value = 9 WHERE {ONE}"))
    return panel


@pytest.mark.long
@pytest.mark.parametrize("number", [1, 2])
def test_an_honest_report_is_drawn_from_the_journal_where_a_table_was_altered(
    number: int, whole: tuple[Path, Path, Path], altered: Path
) -> None:
    found = held(altered, whole[number])
    assert (True, Comparison.BYTES, ()) == outcome(found)
    assert "it is the file that was altered, not the report" in about_altered(found)


def test_a_report_that_shows_what_the_table_was_altered_to_is_refused(
    whole: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    """Printed by hand from the altered table, and so the same as what stands in it."""
    with Workspace.open(Path(shutil.copy(whole[0], tmp_path))) as panel:
        without = "DROP TRIGGER score_updated"
        panel.file.conn.execute(without)
        panel.file.conn.execute(f"UPDATE score SET value = 9 WHERE {ONE}")
        forged = tmp_path / "forged.pdf"
        forged.write_bytes(RANKING.gathered(panel, Options(language="en")).draw())
    found = held(panel.path, forged)
    assert (False, True, True) == (found.matches, found.is_by_journal, bool(found.likeness.pages))


def test_a_report_of_a_change_behind_a_broken_one_is_not_accused(
    whole: tuple[Path, Path, Path], altered: Path
) -> None:
    without_guards(altered, lambda conn: conn.execute("UPDATE change SET actor = 'Nobody' WHERE id = 9"))
    found = held(altered, whole[1])
    assert (False, True) == (found.matches, found.is_out_of_reach)
    assert "it is the file that is at fault" in about_altered(found)
    assert "" == compared(found)


@pytest.mark.long
def test_a_report_of_a_change_before_a_broken_one_is_drawn_from_the_journal(
    whole: tuple[Path, Path, Path], altered: Path
) -> None:
    without_guards(
        altered,
        lambda conn: conn.execute(
            "UPDATE change SET actor = 'Nobody' WHERE id = (SELECT max(id) FROM change)"
        ),
    )
    found = held(altered, whole[1])
    assert (True, True) == (found.matches, found.is_by_journal)


@pytest.mark.long
def test_an_honest_receipt_is_held_against_the_journal_where_a_table_was_altered(
    folder: Path,
    tmp_path: Path,
) -> None:
    panel = Path(shutil.copy(folder / "call.evalpanel", tmp_path))
    without_guards(panel, lambda conn: conn.execute("UPDATE score SET value = 0"))
    without_guards(panel, lambda conn: conn.execute("UPDATE call SET title = 'Another'"))
    found = held(panel, folder / "7.pdf")
    assert (True, Comparison.BYTES) == (found.matches, found.likeness.comparison)
    assert "of the return “7.evalreturn” of juror “J1”" in about_receipt(found)
    assert "does not stand" not in about_receipt(found)


def test_a_receipt_of_a_return_that_a_later_one_overtook_is_not_accused(
    folder: Path,
    tmp_path: Path,
) -> None:
    with Workspace.open(Path(shutil.copy(folder / "before.evalpanel", tmp_path / "call.evalpanel"))) as panel:
        panel.actor = SECRETARY
        merge(panel, plan_merge(panel, [folder / "7.evalreturn"]))
        number = panel.view.last_change()
    found = held(panel.path, folder / "6.pdf")
    assert (False, number) == (found.matches, found.change)
    assert f"“7.evalreturn”, merged with change {number}, names it" in about_receipt(found)
    assert "the receipt itself could not be compared" in compared(found)
    assert "never merged in it" not in about_receipt(found)
