"""What an import did not take of an application is known when it is judged."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.application import Admissibility
from evalapp.domain.errors import BadValue
from evalapp.domain.intake import ImportPlan
from evalapp.operations.panel.admitting import AdmitTheRest, plan_admission
from evalapp.operations.panel.applications import SetAdmissibility, import_applications, plan_import
from evalapp.operations.panel.attaching import attach_files
from evalapp.operations.panel.concerned import concerns_about
from evalapp.operations.panel.lacking import left_out_of
from evalapp.operations.panel.work_list import DismissRefused
from evalapp.operations.workspace import Workspace
from tests.exchange.intake.intake_samples import workbook
from tests.samples import small_panel

Sheet = tuple[str, Sequence[Sequence[object]]]

NUMBERS = ("B-1", "B-2")
APPLICATIONS: Sheet = ("Aanvragen", [["nr", "titel", "aanvrager"], *([each, "T", "O"] for each in NUMBERS)])
HEAD = ["nr", "partner", "helix"]
REFUSED: Sheet = ("Partners", [HEAD, ["B-1", "P1", "raket"], ["B-2", "P2", "bedrijf"]])
WITHOUT_NAME: Sheet = (
    "Partners",
    [["nr", "zetel", "helix"], *(["B-1", f"Gent {n}", "bedrijf"] for n in (1, 2))],
)
WITHOUT_NUMBER: Sheet = ("Partners", [["projectcode", "partner", "helix"], ["x", "P1", "bedrijf"]])


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with small_panel(tmp_path / "c.evalpanel", applications=1) as made:
        yield made


def take_in(panel: Workspace, *sheets: Sheet, name: str = "a.xlsx") -> ImportPlan:
    plan = plan_import(panel, [workbook(panel.path.parent, *sheets, name=name)])
    import_applications(panel, plan, reason="Verbeterd.")
    return plan


def take_in_json(panel: Workspace, told: Sequence[object]) -> ImportPlan:
    path = panel.path.parent / "a.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    plan = plan_import(panel, [path])
    import_applications(panel, plan, reason="Verbeterd.")
    return plan


def concerns(panel: Workspace) -> dict[str, str]:
    held = {each.number: each.words for each in plan_admission(panel.view, until="").held}
    return {number: held.get(number, "") for number in NUMBERS}


def waiting(panel: Workspace) -> list[tuple[str, str, int, str, int]]:
    return [(row.kind, row.sheet, row.row, row.number, row.rows) for row in panel.view.refused_rows()]


def test_an_application_that_lost_a_partner_is_not_let_through_unseen(panel: Workspace) -> None:
    plan = take_in(panel, APPLICATIONS, REFUSED)
    assert [1, 0] == [
        row.left_out for row in plan.rows if row.number in NUMBERS and row.kind == "applications"
    ]
    said = concerns(panel)
    assert "1 row of its partners was refused or not read: how many there are is not certain" in said["B-1"]
    assert "partners" not in said["B-2"]
    panel.execute(SetAdmissibility(application="B-1", admissibility=Admissibility.ADMISSIBLE))
    assert "how many there are is not certain" in panel.view.history(limit=1)[0].summary
    panel.execute(DismissRefused())
    assert not [each for each in concerns_about(panel.view, "B-1") if "partners" in each.words]


def test_a_sheet_that_cannot_be_read_is_on_the_list_by_application(panel: Workspace) -> None:
    plan = take_in(panel, APPLICATIONS, WITHOUT_NAME)
    row = next(row for row in plan.rows if row.number == "B-1")
    assert ("2 rows of partners are not read.", 2) == (row.reason, row.left_out)
    assert [("partners", "Partners", 2, "B-1", 2)] == waiting(panel)
    assert "zetel" in panel.view.refused_rows()[0].reason
    assert "2 rows of its partners were refused or not read" in concerns(panel)["B-1"]


def test_rows_that_say_nothing_of_whose_they_are_may_be_of_any_without_partners(panel: Workspace) -> None:
    take_in(panel, APPLICATIONS, WITHOUT_NUMBER)
    assert [("partners", "Partners", 2, "", 1)] == waiting(panel)
    assert all("no partners, and 1 row of partners" in each for each in concerns(panel).values())
    said = plan_admission(panel.view, until="2016-01-01").not_checked
    assert said.startswith("Whether the partners and budgets are whole is not checked: 1 row")


def test_a_hidden_sheet_of_partners_is_on_the_list(panel: Workspace) -> None:
    path = workbook(panel.path.parent, APPLICATIONS, REFUSED)
    book = openpyxl.load_workbook(path)
    book["Partners"].sheet_state = "hidden"
    book.save(path)
    import_applications(panel, plan_import(panel, [path]), reason="Verbeterd.")
    assert [("partners", "Partners", 1, "", 1)] == waiting(panel)


def test_a_sheet_of_something_else_is_no_part_of_an_application(panel: Workspace) -> None:
    plan = take_in(panel, APPLICATIONS, ("Toelichting", [["Lees dit"], ["eerst"]]))
    assert ((), False) == (plan.work_list, plan.is_whole)


def test_a_refused_partner_waits_until_the_partners_are_imported(panel: Workspace) -> None:
    take_in(panel, APPLICATIONS, REFUSED)
    take_in(panel, APPLICATIONS, name="b.xlsx")
    assert [("partners", "Partners", 2, "B-1", 1)] == waiting(panel)
    take_in(panel, APPLICATIONS, ("Partners", [HEAD, ["B-1", "P1", "bedrijf"]]), name="c.xlsx")
    assert [] == waiting(panel)


def test_partners_of_a_refused_application_wait_when_it_comes_in_without_them(panel: Workspace) -> None:
    bare: Sheet = ("Aanvragen", [["nr", "titel", "aanvrager"], ["B-1", "", "O"]])
    parts: Sheet = ("Partners", [HEAD, ["B-1", "P1", "bedrijf"], ["B-1", "P2", "bedrijf"]])
    plan = take_in(panel, bare, parts)
    assert (2, 3) == (plan.refused[0].folded, sum(row.rows for row in plan.work_list))
    take_in(panel, APPLICATIONS, name="b.xlsx")
    assert [("partners", "Partners", 2, "B-1", 2)] == waiting(panel)
    assert "2 rows of its partners were refused or not read" in concerns(panel)["B-1"]


def test_rows_of_one_number_in_two_sheets_have_a_place_each(panel: Workspace) -> None:
    rows = [["nr", "titel", "aanvrager"], ["B-1", "", "O"]]
    take_in(panel, ("Een", rows), ("Twee", rows))
    assert [("applications", sheet, 2, "B-1", 1) for sheet in ("Een", "Twee")] == waiting(panel)


def test_rows_of_two_files_of_one_name_have_a_place_each(panel: Workspace) -> None:
    paths = [panel.path.parent / folder / "a.csv" for folder in ("one", "two")]
    for path, applicant in zip(paths, "OP"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"nr;titel;aanvrager\nB-1;;{applicant}\n", encoding="utf-8")
    plan = plan_import(panel, paths)
    import_applications(panel, plan, reason="Verbeterd.")
    assert ["one/a.csv", "two/a.csv"] == [row.file for row in panel.view.refused_rows()]
    panel.execute(DismissRefused())
    assert [] == panel.view.refused_rows()


def test_every_bad_partner_of_a_json_object_is_on_the_list(panel: Workspace) -> None:
    partners = [{"name": name, "helix": "moon"} for name in ("P", "Q", "R")]
    take_in_json(panel, [{"number": "B-1", "title": "T", "organisation": "O", "partners": partners}])
    assert 3 == len(panel.view.refused_rows())
    assert "3 rows of its partners" in concerns(panel)["B-1"]


def test_json_files_of_one_name_keep_their_own_partners(panel: Workspace) -> None:
    paths = []
    for number, folder in (("B-1", "one"), ("B-2", "two")):
        partners = [{"name": f"P of {number}", "helix": "company"}]
        told = [{"number": number, "title": "T", "organisation": "O", "partners": partners}]
        (panel.path.parent / folder).mkdir()
        paths.append(panel.path.parent / folder / "a.json")
        paths[-1].write_text(json.dumps(told), encoding="utf-8")
    import_applications(panel, plan_import(panel, paths), reason="Verbeterd.")
    said = {number: [each.name for each in panel.view.dossier(number).partners] for number in NUMBERS}
    assert {number: [f"P of {number}"] for number in NUMBERS} == said


@pytest.mark.parametrize("together", [True, False])
def test_a_refused_partner_outlives_a_budget_from_a_file_of_the_same_name(
    panel: Workspace, together: bool
) -> None:
    take_in(panel, APPLICATIONS)
    texts = {
        "one": "number,name,helix,staff\nB-1,X,bedrijf,veel\n",
        "two": "number,year,line,amount\nB-1,1,Personeel,x\n",
        "three": "number,year,line,amount\nB-1,1,Personeel,1000\n",
    }
    paths = []
    for folder, text in texts.items():
        (panel.path.parent / folder).mkdir()
        paths.append(panel.path.parent / folder / "export.csv")
        paths[-1].write_text(text, encoding="utf-8")
    for files in [paths[:2], paths[2:]] if together else [[path] for path in paths]:
        import_applications(panel, plan_import(panel, files), reason="Verbeterd.")
    assert [("partners", 2)] == [(row.kind, row.row) for row in panel.view.refused_rows()]
    assert "1 row of its partners" in concerns(panel)["B-1"]


def test_rows_of_nobody_from_two_imports_of_one_name_are_both_on_the_list(panel: Workspace) -> None:
    other: Sheet = ("Partners", [["dossiercode", "partner", "helix"], ["x", "P1", "bedrijf"]])
    take_in(panel, APPLICATIONS, WITHOUT_NUMBER)
    take_in(panel, APPLICATIONS, WITHOUT_NUMBER)
    assert 1 == len(waiting(panel))
    take_in(panel, APPLICATIONS, other)
    assert [0, 1] == [row.cause.nth for row in panel.view.refused_rows()]
    take_in(panel, APPLICATIONS, WITHOUT_NUMBER)
    assert 2 == len(waiting(panel))


def test_both_lists_of_a_json_object_that_contradict_each_other_are_of_it(panel: Workspace) -> None:
    partner = [{"name": "P", "helix": "company"}]
    told = [{"number": "B-1", "title": "T", "organisation": "O", "partners": partner, "leden": partner}]
    path = panel.path.parent / "a.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    import_applications(panel, plan_import(panel, [path]), reason="Verbeterd.")
    assert "2 rows of its partners" in concerns(panel)["B-1"]


def test_the_rest_leaves_what_lost_a_partner_undecided(panel: Workspace) -> None:
    take_in(panel, APPLICATIONS, REFUSED)
    with pytest.raises(BadValue, match="nothing to let through about"):
        panel.execute(AdmitTheRest(picked=frozenset({"nobody"}), until=""))
    panel.execute(AdmitTheRest(picked=frozenset(), until=""))
    assert Admissibility.OPEN is panel.view.dossier("B-1").application.admissibility


def test_a_newer_row_of_an_application_that_was_refused_is_told_with_it(panel: Workspace) -> None:
    take_in(panel, APPLICATIONS)
    take_in(panel, ("Aanvragen", [["nr", "start"], ["B-1", "ooit"]]), name="b.xlsx")
    assert "1 other row of this application was refused" in concerns(panel)["B-1"]


def test_attachments_that_json_only_names_wait_until_they_are_attached(panel: Workspace) -> None:
    files = [{"name": name, "size": 4, "sha256": "0"} for name in ("plan.pdf", "nota.pdf")]
    told = [{"number": number, "title": "T", "organisation": "O", "attachments": files} for number in NUMBERS]
    path = panel.path.parent / "a.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    import_applications(panel, plan_import(panel, [path]), reason="Verbeterd.")
    assert ["2 of its attachments are not there" in each for each in concerns(panel).values()] == [True, True]
    (panel.path.parent / "plan.pdf").write_bytes(b"%PDF")
    attach_files(panel, "B-1", [panel.path.parent / "plan.pdf"])
    assert "1 of its attachments is not there" in concerns(panel)["B-1"]
    panel.undo()
    assert "2 of its attachments are not there" in concerns(panel)["B-1"]
    assert 4 == len(panel.view.refused_rows())


def test_attachments_that_json_names_as_texts_wait_as_well(panel: Workspace) -> None:
    named: list[list[object]] = [["plan.pdf"], ["plan.pdf", {"name": "nota.pdf"}, ""]]
    take_in_json(
        panel,
        [
            {"number": number, "title": "T", "organisation": "O", "attachments": files}
            for number, files in zip(NUMBERS, named, strict=True)
        ],
    )
    assert [("B-1", "plan.pdf"), ("B-2", "plan.pdf"), ("B-2", "nota.pdf")] == [
        (row.number, row.title) for row in panel.view.refused_rows()
    ]
    assert "2 of its attachments are not there" in concerns(panel)["B-2"]


def test_a_list_of_partners_without_a_value_leaves_them_and_says_so(panel: Workspace) -> None:
    told = {"number": "B-1", "title": "T", "organisation": "O"}
    take_in_json(panel, [{**told, "partners": [{"name": "P", "helix": "company"}]}])
    plan = take_in_json(panel, [{**told, "partners": None}])
    assert "“partners” has no value in the file. So the partners that were there stay" in plan.rows[0].reason
    assert 1 == len(panel.view.dossier("B-1").partners)
    assert "no value" not in take_in_json(panel, [{**told, "partners": []}]).rows[0].reason
    assert () == panel.view.dossier("B-1").partners


def test_a_file_that_was_refused_beside_others_is_missing_until_a_good_one_comes(panel: Workspace) -> None:
    good, bad = panel.path.parent / "plan.pdf", panel.path.parent / "leeg.pdf"
    good.write_bytes(b"%PDF")
    bad.touch()
    attach_files(panel, "A-1", [good, bad])
    assert [("leeg.pdf", "A-1", "attachments")] == [
        (row.title, row.number, row.kind) for row in panel.view.refused_rows()
    ]
    assert "1 of its attachments is not there" in [each.words for each in concerns_about(panel.view, "A-1")]
    bad.write_bytes(b"%PDF")
    attach_files(panel, "A-1", [bad])
    assert [] == panel.view.refused_rows()


def test_nothing_waits_where_the_list_is_empty() -> None:
    left_out = left_out_of([], NUMBERS)
    assert ({}, {}) == (left_out.of, left_out.unplaced)
