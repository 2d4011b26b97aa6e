"""Who reads a dossier hears how many of its rows the panel could not read: in pack, work file, form and report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.application import Helix, Lacking, Partner
from evalapp.domain.intake import ATTACHMENTS, BUDGET, PARTNERS, ImportRow, Outcome
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Action
from evalapp.operations.documents.status import status_json
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.juror.opening import open_or_renew, open_pack
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.panel.work_list import DismissRefused
from evalapp.operations.progress.status import status_of
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.refused import put_refused
from evalapp.words.partners import lacking_words
from tests.exchange.sealed.exchange_samples import opened_pack
from tests.samples import Act, clear_all, put_dossiers, small_panel

ROWS = [
    ImportRow(
        file="p.xlsx", row=4, number="A-2", outcome=Outcome.REFUSED, kind=PARTNERS, reason="zijde?", rows=2
    ),
    ImportRow(
        file="p.xlsx", row=9, number="A-2", outcome=Outcome.REFUSED, kind=BUDGET, title="Geheim bedrag"
    ),
    ImportRow(file="p.pdf", row=0, number="A-3", outcome=Outcome.REFUSED, kind=ATTACHMENTS),
]


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "call.evalpanel") as made:
        made.execute(Act(act=lambda change: put_refused(change, ROWS), action=Action.IMPORT_APPLICATIONS))
        yield made


def pack_of(panel: Workspace, folder: Path) -> HandedPack:
    return hand_out(panel, folder, jurors=["J1"]).packs[0]


def lacking(workspace: Workspace) -> dict[str, Lacking | None]:
    return {each.application.number: each.lacking for each in workspace.view.dossiers()}


TOLD = {"A-1": None, "A-2": Lacking(partners=2, budget=1), "A-3": Lacking(attachments=1)}


def test_the_panel_knows_it_of_each_dossier(panel: Workspace) -> None:
    assert TOLD == lacking(panel)
    assert TOLD["A-2"] == panel.view.dossier("A-2").lacking


def test_the_work_file_of_a_juror_knows_how_many_and_no_more(panel: Workspace, tmp_path: Path) -> None:
    pack = pack_of(panel, tmp_path / "packs")
    content = repr(opened_pack(pack.path.read_bytes(), pack.code))
    assert [False, False] == [word in content for word in ("zijde?", "Geheim bedrag")]
    with open_pack(pack.path, pack.code) as work:
        assert TOLD == lacking(work)


def test_a_newer_pack_takes_it_away_and_says_what_changed(panel: Workspace, tmp_path: Path) -> None:
    pack = pack_of(panel, tmp_path / "packs")
    clear_all(open_pack(pack.path, pack.code, tmp_path / "an.evalwork")).close()
    panel.execute(DismissRefused(rows=None))
    newer = pack_of(panel, tmp_path / "newer")
    opened = open_or_renew(newer.path, pack.code, tmp_path / "an.evalwork")
    with opened.workspace as work:
        assert [None] * 3 == list(lacking(work).values())
    assert opened.renewal is not None
    assert ("A-2 (what could not be read)", "A-3 (what could not be read)") == opened.renewal.dossiers_changed


def test_a_pack_is_out_of_date_once_the_list_is_other(panel: Workspace, tmp_path: Path) -> None:
    pack_of(panel, tmp_path / "packs")
    assert [] == status_json(status_of(panel))["packs_out_of_date"]
    panel.execute(DismissRefused(rows=None))
    (told,) = status_json(status_of(panel))["packs_out_of_date"]
    assert ("J1", "A-2, A-3 changed since") == (told["juror"], told["why"])


def test_nothing_of_it_is_left_once_a_conflict_is_declared(panel: Workspace, tmp_path: Path) -> None:
    pack = pack_of(panel, tmp_path / "packs")
    with open_pack(pack.path, pack.code) as work:
        work.execute(DeclareConflict(juror="J1", application="A-2", kind=ConflictKind.EMPLOYER))
        assert [] == work.file.rows("SELECT * FROM lacking WHERE application = 'A-2'")
        assert TOLD["A-3"] == work.view.dossier("A-3").lacking


def test_a_form_says_it_above_the_criteria(panel: Workspace, tmp_path: Path) -> None:
    hand_out_forms(panel, tmp_path / "forms", jurors=["J1"])
    (path,) = (tmp_path / "forms").glob("*.xlsx")
    texts = {str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row}
    said = "The list of partners is not complete: 2 rows of it could not be read."
    assert f"{said} The budget is not complete: 1 row of it could not be read." in texts


def test_scripts_are_told_of_which_application_how_many(panel: Workspace) -> None:
    assert [
        {"application": "A-2", "partners": 2, "budget": 1, "attachments": 0},
        {"application": "A-3", "partners": 0, "budget": 0, "attachments": 1},
    ] == status_json(status_of(panel))["lacking"]


def test_rows_of_nobody_may_be_of_who_has_none(panel: Workspace, tmp_path: Path) -> None:
    unplaced = ImportRow(file="q.xlsx", row=2, number="", outcome=Outcome.REFUSED, kind=PARTNERS, rows=5)
    refused = ImportRow(file="q.xlsx", row=9, number="B-9", outcome=Outcome.REFUSED)
    waiting = ImportRow(file="q.xlsx", row=3, number="B-9", outcome=Outcome.REFUSED, kind=PARTNERS, rows=7)
    rows = [unplaced, refused, waiting]
    panel.execute(Act(act=lambda change: put_refused(change, rows), action=Action.IMPORT_APPLICATIONS))
    one = panel.view.dossier("A-1")
    full = replace(one, partners=(Partner(name="P", helix=Helix.COMPANY),))
    panel.execute(put_dossiers([full, replace(panel.view.dossier("A-3"), partners=())]))
    told = {
        "A-1": None,
        "A-2": TOLD["A-2"],
        "A-3": Lacking(attachments=1, unplaced_partners=5),
    }
    assert told == lacking(panel)
    assert told == {number: panel.view.dossier(number).lacking for number in told}
    pack = pack_of(panel, tmp_path / "packs")
    with open_pack(pack.path, pack.code) as work:
        assert told == lacking(work)
        (said, _files) = lacking_words(told["A-3"])
        assert (
            "No partners were read: 5 rows of partners that could not be read may be of this application."
            == said
        )
