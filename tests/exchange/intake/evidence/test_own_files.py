"""What the program wrote itself is known again: it is no list of applications, and nothing of it comes in as one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.intake import Cause, ImportRow, Outcome
from evalapp.domain.texts import in_language
from evalapp.operations.panel.work_list import write_work_list
from tests.exchange.intake.intake_samples import file, plan, stored, workbook

REFUSED = ImportRow(
    file="list.xlsx", sheet="S", row=2, number="A-1", title="Q NV", outcome=Outcome.REFUSED, reason="no",
    cause=Cause(column="title")
)  # fmt: skip
RANKING = {
    "place": 1, "application": "A-1", "title": "T", "total": "4.5", "criteria": {}, "outcome": "proposed",
}  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_work_list_is_refused_as_what_it_is(tmp_path: Path, language: str) -> None:
    path = tmp_path / "ref.csv"
    with in_language(language):
        write_work_list(path, [REFUSED], panel="p")
    with pytest.raises(UnreadableFile, match="list of refused rows that this program wrote: mend those rows"):
        plan(path, existing=stored("A-1"))


def test_the_work_list_of_an_export_and_one_without_a_column_are_too(tmp_path: Path) -> None:
    for head in (
        "file,row,number,title,cell,column,reason,sheet,kind,rows",
        "Rij;Nr.;Titel;Cel;Kolom;Waarom",
    ):
        path = file(tmp_path, f"{head}\n" + ("," if "," in head else ";").join("2" for _each in range(10)))
        with pytest.raises(UnreadableFile, match="list of refused rows"):
            plan(path, existing=stored("A-1"))


def test_a_ranking_is_refused_as_what_it_is(tmp_path: Path) -> None:
    path = file(tmp_path, json.dumps({"panel": "x", "places": [RANKING]}), "ranking.json")
    with pytest.raises(UnreadableFile, match="ranking that this program wrote"):
        plan(path, existing=stored("A-1"))


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("juror,application,criterion,value,comment", "table of scores"),
        ("application,criterion,value,reason,by,at", "scores that the jury agreed on"),
        ("juror,application", "assignment"),
        ("juror,name,code", "access codes"),
        ("id,name,email,role,organisation,expertise", "jury members"),
    ],
)
def test_other_tables_of_ours_are_named(tmp_path: Path, head: str, what: str) -> None:
    with pytest.raises(UnreadableFile, match=what):
        plan(file(tmp_path, f"{head}\n{',' * head.count(',')}x\n"))


def test_a_list_of_applications_that_also_says_who_reads_them_is_one(tmp_path: Path) -> None:
    path = file(tmp_path, "application;title;organisation;juror\nA-1;T;O;J-1\n")
    assert ["A-1"] == [each.application.number for each in plan(path).dossiers_to_add]


def test_beside_a_list_of_applications_the_work_list_is_not_read(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ("List", [["number", "title", "organisation"], ["A-1", "T", "O"]]),
        (
            "To do",
            [["File", "Row", "No.", "Title", "Cell", "Column", "Why"], ["f", 2, "A-1", "Q", "C2", "x", "y"]],
        ),
    )
    made = plan(path)
    assert ["T"] == [each.application.title for each in made.dossiers_to_add]
    assert ["To do"] == [each.name for each in made.unused]


@pytest.mark.parametrize(
    "text",
    [
        "nummer;naam;rol;organisatie\nA-1;An Peeters;jurylid;UGent\nA-2;Jan Claes;voorzitter;VUB\n",
        "nr;titel;naam;functie in de jury;organisatie\nA-1;Prof. dr.;An Peeters;lid;UGent\n",
    ],
)
def test_a_jury_list_by_anybody_is_no_list_of_applications(tmp_path: Path, text: str) -> None:
    """Its numbers may be those of applications: their organisations would become those of jurors."""
    with pytest.raises(UnreadableFile, match="list of jury members: import it as the jury"):
        plan(file(tmp_path, text), existing=stored("A-1", "A-2"))


@pytest.mark.parametrize(
    "text",
    [
        "nummer;titel;organisatie;naam;rol\nA-3;Lucht;O;An Peeters;lid\n",
        "nummer;titel;organisatie;naam;rol\nA-3;Lucht;O;An Peeters;projectleider\n",
    ],
)
def test_applications_with_the_role_of_somebody_are_read(tmp_path: Path, text: str) -> None:
    assert ["A-3"] == [each.application.number for each in plan(file(tmp_path, text)).dossiers_to_add]
