"""Small inputs that went wrong once, each taken in by the commands of its README, and what should become of it.

They lie beside the repository and are no part of it; what they stand for has tests of its own in the rooms.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evalapp.cli import main
from evalapp.domain.application import CompanySize, Dossier
from evalapp.operations.workspace import Workspace

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "intake"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside this repository")


@dataclass(frozen=True, kw_only=True)
class Case:
    """`status` and `told` are those of the last command that was run, its output and its errors in one."""

    folder: Path
    run: Callable[..., tuple[int, str]]

    def take_in(self, *files: str) -> tuple[int, str]:
        return self.run("import", "c.evalpanel", *files)

    def dossiers(self) -> list[Dossier]:
        with Workspace.open(self.folder / "c.evalpanel", read_only=True) as workspace:
            return list(workspace.view.dossiers())

    def values(self, name: str) -> list[object]:
        return [getattr(each.application, name) for each in self.dossiers()]

    def document(self, *arguments: str) -> Any:
        return json.loads(self.run(*arguments, "--json")[1])


@pytest.fixture
def case(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Case:
    """A copy of the case whose number the test is named by, with a new panel in it."""
    number = request.node.name.split("_")[1]
    (source,) = CASES.glob(f"{number}-*")
    folder = tmp_path / "case"
    folder.mkdir()
    for path in source.iterdir():
        shutil.copyfile(path, folder / path.name)
    monkeypatch.chdir(folder)

    def run(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        status = main(list(arguments))
        written = capsys.readouterr()
        return status, written.out + written.err

    how = (
        ("--scheme", "s.toml") if (folder / "s.toml").exists() else ("--template", "ibn-2015", "--title", "T")
    )
    assert 0 == run("new", "c.evalpanel", *how)[0]
    return Case(folder=folder, run=run)


def test_01_thousands_in_a_heading(case: Case) -> None:
    assert 0 == case.take_in("a.csv", "p.csv")[0]
    (dossier,) = case.dossiers()
    assert (15_000_000, 30_000_000) == (
        dossier.application.requested_support,
        dossier.application.total_budget,
    )
    (partner,) = dossier.partners
    assert (7_500_000_000, 6_000_000_000) == (partner.turnover, partner.balance_total)
    assert CompanySize.LARGE is partner.size


def test_02_american_dates_are_refused_naming_the_row_that_proves_it(case: Case) -> None:
    status, told = case.take_in("a.csv")
    assert (1, []) == (status, case.dossiers())
    assert "D4" in told


def test_03_a_time_with_a_dot(case: Case) -> None:
    case.take_in("a.csv")
    assert ["2016-06-27T12:05:00+00:00", "2016-06-27T12:30:00+00:00"] == case.values("submitted_at")
    for command in (("jury", "c.evalpanel", "j.csv"), ("assign", "c.evalpanel", "--from", "as.csv")):
        assert 0 == case.run(*command)[0]
    case.run("merge", "c.evalpanel", "sc.csv")
    assert ["A-1", "A-2"] == [each["application"] for each in case.document("rank", "c.evalpanel")["places"]]


def test_04_staff_in_thousands_and_in_parts(case: Case) -> None:
    assert 0 == case.take_in("a.csv", "p.csv")[0]
    assert [(1000, 0), (9, 60)] == [
        (each.staff, each.staff_hundredths) for each in case.dossiers()[0].partners
    ]


def test_05_more_separators_than_headings(case: Case) -> None:
    case.take_in("a.csv")
    case.run("jury", "c.evalpanel", "j.csv")
    case.run("assign", "c.evalpanel", "--from", "as.csv")
    status, told = case.run("merge", "c.evalpanel", "sc.csv")
    with Workspace.open(case.folder / "c.evalpanel", read_only=True) as workspace:
        assert ["c2"] == [each.criterion for each in workspace.view.scores()]
    assert (1, True) == (status, "sc.csv:2" in told)


def test_06_dates_and_truths_are_no_numbers_and_titles(case: Case) -> None:
    status, told = case.take_in("a.xlsx")
    assert (1, []) == (status, case.dossiers())
    assert all(cell in told for cell in ("A2", "B2", "B3"))


def test_07_leading_zeros_that_a_spreadsheet_ate(case: Case) -> None:
    case.take_in("a.csv")
    status, told = case.take_in("b.csv")
    assert (1, ["001", "002"]) == (status, case.values("number"))
    assert "001" in told


@pytest.mark.parametrize("name", ["a.csv", "b.csv", "c.csv"])
def test_08_an_encoding_that_cannot_be_told(case: Case, name: str) -> None:
    status, told = case.take_in(name)
    assert (2, [], True) == (status, case.dossiers(), "UTF-8" in told)


def test_09_errors_are_no_titles(case: Case) -> None:
    assert (1, []) == (case.take_in("a.xlsx")[0], case.dossiers())


def test_10_a_sheet_that_is_not_used_is_named(case: Case) -> None:
    status, told = case.take_in("a.xlsx")
    assert (1, True) == (
        status,
        all(word in told for word in ("Partners", "projectcode", "Aanvragen ronde 2")),
    )
    unused = case.document("import", "c.evalpanel", "a.xlsx")["unused"]
    assert [["projectcode", "naam", "helix"], ["Ref.", "Titel", "Aanvrager"]] == [
        each["headings"] for each in unused
    ]


def test_11_nobody_is_proposed_for_the_own_organisation(case: Case) -> None:
    case.take_in("a.csv", "p.csv")
    case.run("jury", "c.evalpanel", "j.csv")
    proposed = case.document("assign", "c.evalpanel", "--per-application", "1", "--seed", "1")
    pairs = {(each["juror"], each["application"]) for each in proposed["assignments"]}
    assert not pairs & {("J-1", "A-1"), ("J-2", "A-2"), ("J-1", "A-3")}
    suspected = case.document("conflict", "c.evalpanel", "--suspected")
    assert {("J-1", "A-1"), ("J-2", "A-2"), ("J-1", "A-3")} <= {
        (each["juror"], each["application"]) for each in suspected
    }


def test_12_belgian_spellings_of_an_enterprise_number(case: Case) -> None:
    assert (0, ["0403.019.261"] * 8) == (case.take_in("a.csv")[0], case.values("enterprise_number"))


def test_13_midnights_are_days(case: Case) -> None:
    assert 0 == case.take_in("a.csv")[0]
    assert ["2015-06-10", "2015-06-10", "2016-10-25", "2016-10-25"] == case.values("start")


def test_14_a_percentage_is_no_amount(case: Case) -> None:
    status, told = case.take_in("a.xlsx")
    assert (1, [], True) == (status, case.dossiers(), "D2" in told)


def test_15_a_strict_workbook_is_read(case: Case) -> None:
    assert (0, 1) == (case.take_in("a.xlsx")[0], len(case.dossiers()))


def test_16_a_carriage_return_is_a_line_end(case: Case) -> None:
    case.take_in("a.xlsx")
    (summary,) = case.values("summary")
    assert ["Eerste", "tweede"] == str(summary).splitlines()


def test_17_regions_that_are_no_provinces_come_in(case: Case) -> None:
    assert 0 == case.take_in("a.csv", "p.csv")[0]
    assert [
        "Antwerpen",
        "Vlaams Gewest",
        "Interregionaal",
        "Limburg",
        "Antwerpen",
        "Vlaams-Brabant",
        "Antwerpen",
        "Brussel",
    ] == case.values("province")
    assert ["Luik", "Waals-Brabant"] == [each.province for each in case.dossiers()[0].partners]


def test_18_json_in_an_envelope_and_with_nested_values(case: Case) -> None:
    assert (0, ["A-1"]) == (case.take_in("a.json")[0], case.values("number"))
    assert 0 == case.take_in("b.json")[0]
    assert [{"programme": '{"code": "E"}', "tags": '["x"]'}] == case.values("extra")


def test_19_hidden_rows_are_named_before_they_are_taken(case: Case) -> None:
    _status, told = case.take_in("a.xlsx")
    assert "3" in told.splitlines()[0]


def test_20_an_address_that_cannot_be_read_keeps_nobody_out(case: Case) -> None:
    status, told = case.take_in("a.csv")
    assert (0, ["a@x.example ; b@x.example", "a@x.example", ""]) == (status, case.values("email"))
    assert "D2" in told


def test_21_amounts_as_they_are_written_in_dutch(case: Case) -> None:
    status, told = case.take_in("a.csv")
    assert (1, [15_000_000] * 3) == (status, case.values("requested_support"))
    assert all(cell in told for cell in ("D5", "D6"))
