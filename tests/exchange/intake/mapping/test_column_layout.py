"""How columns are understood: certain, probable or doubtful, with the reason, and what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue, ColumnsUnknown
from evalapp.domain.taking.column_map import ColumnMap, SheetUse
from evalapp.domain.taking.layout import Certainty, ColumnSeen, SheetSeen
from evalapp.exchange.intake.plan import plan_import
from evalapp.exchange.intake.reading import read_applications

STRANGE = (
    "Kop 1;Omschrijving voorstel;Wie;Steun in cijfers;Vroeger\n"
    "A-1;Circulaire kunststofstromen in de haven;Kunststofkring vzw;450000;VIS\n"
    "A-2;Veilige data voor de maakindustrie;Digitaal vzw;274500;\n"
)


def _file(folder: Path, text: str, name: str = "a.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _columns(sheet: SheetSeen) -> dict[str, ColumnSeen]:
    return {each.heading: each for each in sheet.columns}


def test_a_sheet_that_nobody_understands_says_what_its_columns_may_be(tmp_path: Path) -> None:
    with pytest.raises(ColumnsUnknown) as caught:
        read_applications([_file(tmp_path, STRANGE)])
    (sheet,) = caught.value.layout
    assert ("number", "title", "organisation") == sheet.lacking
    assert sheet.asks
    assert not sheet.is_used
    proposed = {each.heading: each.proposed for each in sheet.columns if each.proposed}
    assert {"Kop 1": "number", "Omschrijving voorstel": "title", "Wie": "organisation"} == proposed
    assert ("A-1", "A-2") == _columns(sheet)["Kop 1"].examples


def test_a_slip_of_the_pen_is_read_and_said_where_the_values_fit(tmp_path: Path) -> None:
    path = _file(tmp_path, "number;title;organisation;totale begrotign\nA-1;T;O;900\n")
    intake = read_applications([path])
    assert 900_00 == intake.applications[0].application.total_budget  # type: ignore[union-attr]
    column = _columns(intake.layout[0])["totale begrotign"]
    assert (Certainty.PROBABLE, "total_budget") == (column.certainty, column.target)
    assert any("totale begrotign" in note for note in intake.notes)


def test_a_slip_over_values_that_do_not_fit_is_only_proposed_to_nobody(tmp_path: Path) -> None:
    path = _file(tmp_path, "number;title;organisation;totale begrotign\nA-1;T;O;zie bijlage\n")
    intake = read_applications([path])
    assert {"totale begrotign": "zie bijlage"} == intake.applications[0].extra
    assert Certainty.UNKNOWN is _columns(intake.layout[0])["totale begrotign"].certainty


@pytest.mark.parametrize(
    "heading", ["Einddatum", "Toegekende steun", "Organisatie 2", "Niet gevraagde steun"]
)
def test_what_is_another_thing_is_never_taken_for_its_like(tmp_path: Path, heading: str) -> None:
    path = _file(tmp_path, f"number;title;{heading}\nA-1;T;1/2/2016\n")
    with pytest.raises(ColumnsUnknown):
        read_applications([_file(tmp_path, f"{heading};x\n5;6\n", "b.csv")])
    assert heading in read_applications([path]).applications[0].extra


@pytest.mark.long
def test_a_wrong_enterprise_number_column_is_found_by_its_values(tmp_path: Path) -> None:
    rows = "".join(f"A-{n};T{n};O;0566.988.259\n" for n in range(4))
    seen = read_applications([_file(tmp_path, "number;title;organisation;Nr. B\n" + rows)]).layout[0]
    column = _columns(seen)["Nr. B"]
    assert ("enterprise_number", Certainty.DOUBTFUL) == (column.proposed, column.certainty)


def test_a_map_says_what_a_column_is_and_that_one_is_not_used(tmp_path: Path) -> None:
    mapped = ColumnMap(
        columns={
            "Kop 1": "number",
            "Omschrijving voorstel": "title",
            "Wie": "organisation",
            "Vroeger": "leave-out",
            "Steun in cijfers": "further",
        }
    )
    plan = plan_import(read_applications([_file(tmp_path, STRANGE)], column_map=mapped), [])
    first = plan.dossiers_to_add[0].application
    assert ("A-1", "Kunststofkring vzw") == (first.number, first.organisation)
    assert {"Steun in cijfers": "450000"} == first.extra
    assert not plan.layout[0].asks
    (kept,) = plan.to_keep
    assert dict(mapped.columns) == dict(kept.columns)


def test_a_column_that_is_not_used_is_not_our_field_either(tmp_path: Path) -> None:
    text = "number;title;titel nieuw;organisation\nA-1;Oud;Nieuw;O\n"
    mapped = ColumnMap(columns={"title": "leave-out", "titel nieuw": "title"})
    plan = plan_import(read_applications([_file(tmp_path, text)], column_map=mapped), [])
    assert ("Nieuw", {}) == (
        plan.dossiers_to_add[0].application.title,
        dict(plan.dossiers_to_add[0].application.extra),
    )


def test_of_two_columns_with_one_heading_the_letter_tells(tmp_path: Path) -> None:
    text = "number;Naam;Naam;organisation\nA-1;Eerste;Tweede titel;O\n"
    mapped = ColumnMap(columns={"Naam (C)": "title", "Naam (B)": "leave-out"})
    plan = plan_import(read_applications([_file(tmp_path, text)], column_map=mapped), [])
    assert "Tweede titel" == plan.dossiers_to_add[0].application.title
    assert {} == dict(plan.dossiers_to_add[0].application.extra)


def test_the_row_of_headings_can_be_chosen(tmp_path: Path) -> None:
    text = "Oproep;2015\nnumber;title;organisation\nA-1;T;O\n"
    path = _file(tmp_path, text)
    with pytest.raises(ColumnsUnknown) as caught:
        read_applications([path])
    assert [(1, "Oproep | 2015"), (2, "number | title | organisation")] == [*caught.value.layout[0].top[:2]]
    mapped = ColumnMap(sheets={"a": SheetUse(headings=2)})
    plan = plan_import(read_applications([path], column_map=mapped), [])
    assert ["A-1"] == [each.application.number for each in plan.dossiers_to_add]
    assert (2, ("Oproep", "2015", "C")) == (plan.layout[0].heading_row, plan.layout[0].found)


def test_a_sheet_is_what_somebody_says_it_is(tmp_path: Path) -> None:
    main = _file(tmp_path, "number;title;organisation\nA-1;T;O\n")
    other = _file(tmp_path, "nummer;bedrijf;kant\nA-1;P nv;bedrijf\n", "lijst.csv")
    mapped = ColumnMap(
        partners={"bedrijf": "name", "kant": "helix"}, sheets={"lijst": SheetUse(holds="partners")}
    )
    plan = plan_import(read_applications([main, other], column_map=mapped), [])
    assert ["P nv"] == [each.name for each in plan.dossiers_to_add[0].partners]
    out = ColumnMap(sheets={"lijst": SheetUse(holds="leave-out")})
    plan = plan_import(read_applications([main, other], column_map=out), [])
    assert () == plan.dossiers_to_add[0].partners
    assert [False] == [each.is_used for each in plan.layout if each.name == "lijst"]


def test_a_map_for_another_sheet_is_refused_with_what_is_there(tmp_path: Path) -> None:
    path = _file(tmp_path, "number;title;organisation\nA-1;T;O\n")
    with pytest.raises(BadValue, match="Blad7"):
        read_applications([path], column_map=ColumnMap(sheets={"Blad7": SheetUse(holds="partners")}))


def test_of_a_column_that_is_only_proposed_it_is_said_how_many_of_its_values_fit(tmp_path: Path) -> None:
    rows = "".join(f"A-{n};T;O;{'' if n < 4 else 'zie bijlage' if n < 7 else 900 + n}\n" for n in range(24))
    path = _file(tmp_path, "number;title;organisation;gevraagd steunbdrag\n" + rows)
    column = _columns(read_applications([path]).layout[0])["gevraagd steunbdrag"]
    assert ("requested_support", Certainty.DOUBTFUL) == (column.proposed, column.certainty)
    assert column.why.endswith("; 85% of the values fit")


@pytest.mark.parametrize(
    ("wrong", "proposed"),
    [
        (0, ("amount", "100% of the values fit")),
        (2, ("amount", "90% of the values fit")),
        (3, ("", "not understood")),
    ],
)
def test_a_needed_amount_is_proposed_for_the_column_of_which_the_values_fit(
    tmp_path: Path, wrong: int, proposed: tuple[str, str]
) -> None:
    main = _file(tmp_path, "number;title;organisation\nA-1;T;O\n")
    rows = "".join(
        f"A-1;2027;Staal;toelichting {n};{'n.v.t.' if n < wrong else 900 + n}\n" for n in range(20)
    )
    costs = _file(tmp_path, "number;year;line;Waarvoor;Cijfers\n" + rows, "kosten.csv")
    mapped = ColumnMap(sheets={"kosten": SheetUse(holds="budget")})
    layout = read_applications([main, costs], column_map=mapped).layout
    sheet = next(each for each in layout if each.name == "kosten")
    assert ("amount",) == sheet.lacking
    columns = _columns(sheet)
    assert proposed == (columns["Cijfers"].proposed, columns["Cijfers"].why)
    assert "" == columns["Waarvoor"].proposed
