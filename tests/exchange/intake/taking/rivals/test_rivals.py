"""One field under two headings: the file is never refused for it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.intake import ImportPlan, Outcome
from tests.exchange.intake.intake_samples import file, plan, read, workbook

_ONE, _OTHER = "0202.239.951", "0403.019.261"


def _table(folder: Path, headings: str, *rows: str) -> Path:
    lines = "".join(f"A-{n};T;{row}\n" for n, row in enumerate(rows, start=1))
    return file(folder, f"nummer;titel;{headings}\n{lines}")


def _extra(made: ImportPlan) -> list[dict[str, str]]:
    return [dict(each.application.extra) for each in made.dossiers_to_add]


@pytest.mark.parametrize("heads", ["organisatie;kbo;btw", "organisatie;btw;kbo"])
def test_the_only_one_that_is_filled_is_taken(tmp_path: Path, heads: str) -> None:
    cells = {"kbo": _ONE, "btw": "", "organisatie": "O"}
    made = plan(_table(tmp_path, heads, ";".join(cells[each] for each in heads.split(";"))))
    assert ([_ONE], ()) == (read(made, "enterprise_number"), made.questions)


def test_two_that_say_the_same_in_other_spellings_are_one_and_it_is_said(tmp_path: Path) -> None:
    made = plan(
        _table(tmp_path, "organisatie;kbo;btw", f"O;;BE{_ONE.replace('.', '')}", f"O;{_OTHER};BE {_OTHER}")
    )
    assert [_ONE, _OTHER] == read(made, "enterprise_number")
    assert "“kbo” says the same as “btw”" in " ".join(made.notes)
    assert ([{}, {}], ()) == (_extra(made), made.questions)


def test_two_that_differ_are_asked_about_and_keep_no_application_out(tmp_path: Path) -> None:
    made = plan(_table(tmp_path, "organisatie;ingediend op;ontvangen op", "O;15/03/2016;16/03/2016"))
    (question,) = made.questions
    assert 1 == made.count(Outcome.ADDED)
    assert "Which column is submitted at: D “ingediend op” or E “ontvangen op”?" == question.text.replace(
        "time of submission", "submitted at"
    )
    assert ["D “ingediend op”", "E “ontvangen op”", "E “ontvangen op”, and leave D out"] == [
        each.label for each in question.choices
    ]
    assert "D2 “15/03/2016”, E2 “16/03/2016”" in question.why
    assert [""] == read(made, "submitted_at")
    assert [{"ingediend op": "15/03/2016", "ontvangen op": "16/03/2016"}] == _extra(made)


@pytest.mark.parametrize(
    ("answers", "day", "extra"),
    [
        ({"which:ingediend op": "keep"}, "2016-03-15", {"ontvangen op": "16/03/2016"}),
        ({"which:ingediend op": "further"}, "2016-03-16", {"ingediend op": "15/03/2016"}),
        ({"column:ontvangen op": "keep"}, "2016-03-16", {"ingediend op": "15/03/2016"}),
        ({"column:ontvangen op": "further"}, "2016-03-15", {"ontvangen op": "16/03/2016"}),
        ({"column:ontvangen op": "day-first"}, "2016-03-16", {"ingediend op": "15/03/2016"}),
        ({"which:ingediend op": "leave-out"}, "2016-03-16", {}),
        ({"column:ingediend op": "leave-out"}, "2016-03-16", {}),
    ],
)
def test_the_one_that_somebody_means_is_taken(
    tmp_path: Path, answers: dict[str, str], day: str, extra: dict[str, str]
) -> None:
    path = _table(tmp_path, "organisatie;ingediend op;ontvangen op", "O;15/03/2016;16/03/2016")
    made = plan(path, answers=answers)
    assert ([day], [extra], ()) == (read(made, "submitted_at"), _extra(made), made.questions)


def test_a_hidden_one_gives_way_where_hidden_ones_are_left_out(tmp_path: Path) -> None:
    rows = [
        ["number", "title", "organisation", "provincie", "regio"],
        ["A-1", "T", "O", "Limburg", "Antwerpen"],
    ]
    path = workbook(tmp_path, ("a", rows))
    book = openpyxl.load_workbook(path)
    book.active.column_dimensions["D"].hidden = True
    book.save(path)
    made = plan(path, answers={"hidden:": "leave-out"})
    assert (["Antwerpen"], ()) == (read(made, "province"), made.questions)


def test_two_that_fill_each_other_up_are_asked_about(tmp_path: Path) -> None:
    made = plan(_table(tmp_path, "organisatie;provincie;regio", "O;Limburg;", "O;;Antwerpen"))
    assert (["which:provincie"], ["", ""]) == ([each.id for each in made.questions], read(made, "province"))


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"which:provincie (D)": "keep"}, "Limburg"),
        ({"which:provincie (D)": "further"}, "Antwerpen"),
        ({"column:provincie (E)": "keep"}, "Antwerpen"),
        ({"column:provincie (D)": "leave-out"}, "Antwerpen"),
        ({"means:provincie (E)": "province"}, "Antwerpen"),
        ({"column:provincie": "keep"}, ""),
    ],
)
def test_one_heading_above_two_columns_is_asked_about_by_their_letters(
    tmp_path: Path, answers: dict[str, str], found: str
) -> None:
    path = _table(tmp_path, "organisatie;provincie;provincie", "O;Limburg;Antwerpen")
    (question,) = plan(path).questions
    assert ("which:provincie (D)", [""]) == (question.id, read(plan(path), "province"))
    assert "Which column is province: D “provincie” or E “provincie”?" == question.text
    made = plan(path, answers=answers)
    assert ([found], not found) == (read(made, "province"), bool(made.questions))


@pytest.mark.parametrize("head", ["titel;projecttitel;organisatie", "titel;titel;organisatie"])
def test_two_titles_that_differ_keep_new_applications_waiting_and_refuse_none(
    tmp_path: Path, head: str
) -> None:
    path = file(tmp_path, f"nummer;{head}\nA-1;Zon;Wind;O\nA-2;Water;Water;O\n")
    made = plan(path)
    (question,) = made.questions
    assert [(question.id,)] * 2 == [row.awaits for row in made.rows]
    assert "B2 “Zon”, C2 “Wind”" in question.why
    told = plan(path, answers={question.id: "further"})
    assert (["Wind", "Water"], ()) == (read(told, "title"), told.questions)


def test_two_columns_for_the_applicant_are_asked_about(tmp_path: Path) -> None:
    path = _table(tmp_path, "organisatie;aanvrager", "O;P")
    assert ["which:organisatie"] == [each.id for each in plan(path).questions]
    assert ["P"] == read(plan(path, answers={"which:organisatie": "further"}), "organisation")


def test_two_columns_among_partners_keep_no_partner_out(tmp_path: Path) -> None:
    applications = _table(tmp_path, "organisatie", "O")
    partners = file(tmp_path, f"nummer;naam;helix;kbo;btw\nA-1;P;bedrijf;{_ONE};{_OTHER}\n", "partners.csv")
    made = plan(applications, partners, answers={"which:partners!kbo": "keep"})
    assert [_ONE] == [each.enterprise_number for each in made.dossiers_to_add[0].partners]


def test_two_columns_for_the_number_keep_all_rows_waiting(tmp_path: Path) -> None:
    path = file(tmp_path, "number,nr,title,organisation\nA,7,2,3\n")
    asked = plan(path)
    assert (
        [("which:number",)] == [row.awaits for row in asked.rows] == [(each.id,) for each in asked.questions]
    )
    told = [
        plan(path, answers=answers).dossiers_to_add[0].application.number
        for answers in ({"which:number": "keep"}, {"which:number": "leave-out"}, {"column:nr": "leave-out"})
    ]
    assert ["A", "7", "A"] == told


def test_a_column_that_counts_the_rows_is_no_second_number(tmp_path: Path) -> None:
    made = plan(file(tmp_path, "nr,number,title,organisation\n1,A,2,3\n2,B,3,4\n"))
    assert ["A", "B"] == [each.application.number for each in made.dossiers_to_add]
    assert "“nr” counts the rows, and is not taken for the number beside “number”." in made.notes
    assert {} == dict(made.dossiers_to_add[0].application.extra)
