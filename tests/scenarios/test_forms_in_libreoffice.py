"""Score forms that LibreOffice opened and saved, as .xlsx and by way of OpenDocument, are merged like any other."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.merge import Outcome
from evalapp.domain.scheme.model import NoScore
from evalapp.operations.exchange.forms import hand_out_forms
from evalapp.operations.exchange.merging import MergePlan, merge, plan_merge
from evalapp.operations.scores import SetComment, SetScore
from evalapp.operations.workspace import Workspace
from tests.exchange.forms.form_samples import address, fill, sheets
from tests.samples import small_panel

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed here")

HOSTILE = "=1+1 _x0041_ 'é🧀' <b>&amp;\n\n- second  line"
GIVEN = {
    ("A-1", "helix"): (9, None, "Typed in a spreadsheet\nover two lines"),
    ("A-1", "sme"): (8, None, ""),
    ("A-2", "helix"): (None, NoScore.ABSTAIN, ""),
}


@dataclass(frozen=True)
class Office:
    """`folder` has the forms of J1 and J2 as handed out; both held a score and a comment for A-3."""

    folder: Path
    panel: Path

    def form(self, juror: str) -> Path:
        return next((self.folder / "forms").glob(f"{juror}-*.xlsx"))

    def saved_as(self, kind: str, where: str, *files: Path) -> list[Path]:
        """The files as LibreOffice opens and saves them again."""
        target = self.folder / where
        profile = (self.folder / "profile").as_uri()
        command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
        subprocess.run(
            [*command, "--outdir", str(target), *map(str, files)],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return [target / f"{each.stem}.{kind}" for each in files]


def fill_in(form: Path, target: Path) -> Path:
    workbook = openpyxl.load_workbook(form)
    fill(0, 0, score=4.5, comment=GIVEN["A-1", "helix"][2])(workbook)
    fill(0, 1, score=" 4 ")(workbook)
    fill(1, 0, reason="abstention")(workbook)
    workbook.save(target)
    return target


def spoil(form: Path, target: Path) -> Path:
    """What LibreOffice lets through when it is pasted: off the scale, a formula, an error; and a renamed sheet."""
    workbook = openpyxl.load_workbook(form)
    fill(0, 0, score=6)(workbook)
    fill(0, 1, score="=2+2")(workbook)
    fill(1, 0, score="=1/0")(workbook)
    fill(1, 1, score="abc")(workbook)
    sheets(workbook)[0].title = "First one"
    workbook.save(target)
    return target


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = tmp_path_factory.mktemp("office")
    with small_panel(folder / "call.evalpanel") as panel:
        for juror in ("J1", "J2"):
            panel.execute(SetScore(juror=juror, application="A-3", criterion="helix", value=7))
            panel.execute(SetComment(juror=juror, application="A-3", criterion="helix", comment=HOSTILE))
        hand_out_forms(panel, folder / "forms")
    return Office(folder=folder, panel=folder / "call.evalpanel")


@pytest.fixture
def workspace(office: Office, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copy(office.panel, tmp_path / "call.evalpanel")
    with Workspace.open(tmp_path / "call.evalpanel") as workspace:
        yield workspace


@pytest.fixture(scope="module")
def saved(office: Office) -> dict[str, Path]:
    """J1's form blank and filled in, J2's spoiled; each saved by LibreOffice once more."""
    blank = office.folder / "blank.xlsx"
    shutil.copy(office.form("J1"), blank)
    files = [
        blank,
        fill_in(office.form("J1"), office.folder / "filled.xlsx"),
        spoil(office.form("J2"), office.folder / "spoiled.xlsx"),
    ]
    return {each.stem: each for each in office.saved_as("xlsx", "again", *files)}


def taken(plan: MergePlan) -> dict[tuple[str, str], tuple[int | None, NoScore | None, str]]:
    return {w.placed[1:]: w.answer for w in plan.writes}


def test_a_form_that_libreoffice_saved_is_merged(workspace: Workspace, saved: dict[str, Path]) -> None:
    plan = plan_merge(workspace, [saved["filled"]])
    assert ("J1", GIVEN, 0) == (plan.files[0].juror, taken(plan), plan.files[0].refused)
    merge(workspace, plan)
    assert Outcome.UNCHANGED is plan_merge(workspace, [saved["filled"]]).files[0].outcome


@pytest.mark.long
def test_a_blank_form_that_libreoffice_saved_is_unchanged(
    workspace: Workspace, saved: dict[str, Path]
) -> None:
    plan = plan_merge(workspace, [saved["blank"]])
    assert (Outcome.UNCHANGED, 1, True) == (plan.files[0].outcome, plan.files[0].unchanged, plan.is_empty)


def test_wrong_cells_are_named_after_libreoffice_too(workspace: Workspace, saved: dict[str, Path]) -> None:
    plan = plan_merge(workspace, [saved["spoiled"]])
    told = [each.reason for each in plan.files[0].details]
    expected = [
        ("First one!F", "6 is not on the scale"),
        ("First one!F", "it holds a formula"),
        ("A-2!F", "it holds a formula"),
        ("A-2!F", "“abc” is not a number"),
    ]
    assert {} == taken(plan)
    assert [True] * 4 == [
        each.startswith(cell) and why in each for each, (cell, why) in zip(told, expected, strict=True)
    ], told


@pytest.mark.long
def test_libreoffice_counts_what_is_done(saved: dict[str, Path]) -> None:
    workbook = openpyxl.load_workbook(saved["filled"], data_only=True)
    overview = workbook.worksheets[0]
    shown = {
        row[1].value: (row[4].value, row[5].value, row[6].value)
        for row in overview.iter_rows()
        if row[1].value in ("A-1", "A-2", "A-3")
    }
    assert {"A-1": ("●●", 2, "done"), "A-2": ("●○", 1, "to do"), "A-3": ("●○", 1, "to do")} == shown


@pytest.mark.long
def test_libreoffice_keeps_what_guards_the_cells(saved: dict[str, Path]) -> None:
    workbook = openpyxl.load_workbook(saved["blank"])
    sheet = sheets(workbook)[0]
    cell = address(sheet, 0, "score")
    lists = [str(each.sqref) for each in sheet.data_validations.dataValidation if each.type == "list"]
    assert (True, False, True) == (
        sheet.protection.sheet,
        sheet[cell].protection.locked,
        any(area.startswith(cell) for area in lists),
    )


@pytest.mark.long
def test_a_form_that_became_opendocument_and_was_worked_on_there_comes_back(
    office: Office, workspace: Workspace, tmp_path: Path
) -> None:
    workbook = openpyxl.load_workbook(office.form("J1"))
    fill(0, 0, score=1.5, comment="PLACE-OF-THE-COMMENT")(workbook)
    fill(1, 1, reason="absent")(workbook)
    workbook.save(office.folder / "open.xlsx")
    (document,) = office.saved_as("ods", "open", office.folder / "open.xlsx")
    assert "save it as .xlsx" in plan_merge(workspace, [document]).files[0].reason
    edit(
        document,
        'office:value="1.5"',
        'office:value="3.5"',
        "PLACE-OF-THE-COMMENT",
        "Written in &lt;ODS&gt; éé",
    )
    (back,) = office.saved_as("xlsx", "back", document)
    assert {
        ("A-1", "helix"): (7, None, "Written in <ODS> éé"),
        ("A-2", "sme"): (None, NoScore.ABSENT, ""),
    } == taken(plan_merge(workspace, [back]))


def edit(document: Path, *replaced: str) -> None:
    """Write in the cells of an OpenDocument spreadsheet as a program does that knows nothing of us."""
    with zipfile.ZipFile(document) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    text = members["content.xml"].decode("utf-8")
    for old, new in zip(replaced[::2], replaced[1::2]):
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    members["content.xml"] = text.encode("utf-8")
    with zipfile.ZipFile(document, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
