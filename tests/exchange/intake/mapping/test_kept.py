"""What a call keeps of how columns were read, and column maps as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalapp.domain.errors import BadValue, ColumnsUnknown
from evalapp.domain.taking.column_map import ColumnMap, KeptSheet, SheetUse
from evalapp.exchange.intake.column_map import map_text, read_column_map
from evalapp.exchange.intake.plan import plan_import
from evalapp.exchange.intake.reading import read_applications
from tests.exchange.intake.intake_samples import workbook

HEAD = ("Kop 1", "Titel voorstel", "Wie")
KEPT = KeptSheet(headings=HEAD, holds="applications", columns={"Kop 1": "number", "Wie": "organisation"})
_TEXT = (
    st.text(
        st.characters(exclude_categories=("C", "Z"), include_characters='"\\\x7f '), min_size=1, max_size=20
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


def _file(folder: Path, text: str, name: str = "a.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_same_headings_are_read_as_before_and_it_is_said(tmp_path: Path) -> None:
    path = _file(tmp_path, ";".join(HEAD) + "\nA-1;T;O\n")
    intake = read_applications([path], kept=[KEPT])
    plan = plan_import(intake, [])
    assert "O" == plan.dossiers_to_add[0].application.organisation
    assert any("“Kop 1” as number" in note for note in plan.notes)
    assert () == plan.to_keep  # it is there already


def test_a_sheet_that_was_left_out_stays_out_and_that_is_said(tmp_path: Path) -> None:
    """The next import of a file with such a sheet broke off with an error of the program."""
    _file(tmp_path, "nummer;titel;organisatie\nA-1;T;O\n")
    rest = _file(tmp_path, "Kop 1;Kop 2\nx;y\n", "rest.csv")
    left = ColumnMap(sheets={"rest": SheetUse(holds="leave-out")})
    first = plan_import(read_applications([tmp_path / "a.csv", rest], column_map=left), [])
    assert ["leave-out"] == [each.holds for each in first.to_keep]
    again = plan_import(read_applications([tmp_path / "a.csv", rest], kept=first.to_keep), [])
    assert ["A-1"] == [each.application.number for each in again.dossiers_to_add]
    assert any(
        "rest.csv is left out, as the sheet with these headings was before" in note for note in again.notes
    )


def test_other_headings_are_not_read_by_what_was_kept_and_that_is_said(tmp_path: Path) -> None:
    path = _file(tmp_path, "nummer;Kop 1;Titel voorstel;Wie\nB-7;A-1;T;O\n")
    plan = plan_import(read_applications([path], kept=[KEPT]), [])
    assert [("B-7", "")] == [(row.number, "") for row in plan.rows]
    assert any("another sheet" in note for note in plan.notes)
    with pytest.raises(ColumnsUnknown):
        read_applications([_file(tmp_path, "Kop 1;Iets\nA-1;T\n", "b.csv")], kept=[KEPT])


def test_what_somebody_says_goes_before_what_was_kept(tmp_path: Path) -> None:
    path = _file(tmp_path, ";".join(HEAD) + "\nA-1;T;O\n")
    said = ColumnMap(columns={"Kop 1": "number", "Titel voorstel": "organisation", "Wie": "title"})
    plan = plan_import(read_applications([path], column_map=said, kept=[KEPT]), [])
    assert ("O", "T") == (
        plan.dossiers_to_add[0].application.title,
        plan.dossiers_to_add[0].application.organisation,
    )


@pytest.mark.long
@given(
    st.dictionaries(_TEXT, st.sampled_from(("leave-out", "further")), max_size=4),
    st.dictionaries(
        _TEXT,
        st.builds(SheetUse, holds=st.sampled_from(("applications", "partners", "leave-out")),
                  headings=st.integers(0, 9)),
        max_size=3,
    ),
)  # fmt: skip
def test_a_map_that_is_written_is_read_as_the_same(
    tmp_path_factory: pytest.TempPathFactory, columns: dict[str, str], sheets: dict[str, SheetUse]
) -> None:
    mapped = ColumnMap(columns={**columns, "Nr!": "number"}, sheets=sheets)
    path = tmp_path_factory.mktemp("map") / "m.toml"
    path.write_text(map_text(mapped), encoding="utf-8")
    assert mapped == read_column_map(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[sheets]\n"a" = "partners"', "holds ="),
        ('[sheets]\n"a" = { holds = "jury" }', "cannot hold"),
        ('[sheets]\n"a" = { headings = -1 }', "holds ="),
        ('[sheets]\n"a" = { headings = true }', "holds ="),
        ("sheets = 3", "holds ="),
        ('[partners]\n"a" = "further"', "not one of our columns"),
    ],
)
def test_what_is_wrong_with_the_sheets_of_a_map_is_said(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "m.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadValue, match=words):
        read_column_map(path)


def test_a_remark_that_is_left_out_once_stays_out_of_the_next_file(tmp_path: Path) -> None:
    text = "nummer;titel;organisatie;Opm. intern\nA-{n};T;O;zwak dossier\n"
    first = _file(tmp_path, text.format(n=1))
    answers = {"column:Opm. intern": "leave-out"}
    made = plan_import(read_applications([first], answers=answers), [])
    (kept,) = made.to_keep
    assert {"Opm. intern": "leave-out"} == kept.columns
    (later,) = plan_import(
        read_applications([_file(tmp_path, text.format(n=2), "b.csv")], kept=[kept]), []
    ).dossiers_to_add
    assert {} == dict(later.application.extra)


def test_what_was_left_out_stays_out_where_another_heading_changed(tmp_path: Path) -> None:
    """And may be taken in by name; of a sheet of which most is other nothing is known."""
    first = _file(tmp_path, "nummer;titel;organisatie;Stad;Opm. intern\nA-1;T;O;Gent;zwak dossier\n")
    read = read_applications([first], answers={"take:a.csv[a]E": "leave-out"})
    (kept,) = plan_import(read, []).to_keep
    text = "nummer;titel;organisatie;Stad van de aanvrager;Opm. intern\nA-2;T;O;Gent;zwak dossier\n"
    later = _file(tmp_path, text, "b.csv")
    plan = plan_import(read_applications([later], kept=[kept]), [])
    assert {"Stad van de aanvrager"} == set(plan.dossiers_to_add[0].application.extra)
    assert 1 == sum("“Opm. intern” stays out, as it was left out" in note for note in plan.notes)
    asked_in = read_applications([later], kept=[kept], answers={"take:b.csv[b]E": "keep"})
    assert "Opm. intern" in plan_import(asked_in, []).dossiers_to_add[0].application.extra
    other = _file(tmp_path, "volgnummer;naam project;aanvrager;Opm. intern\nA-2;T;O;zwak\n", "c.csv")
    (made,) = plan_import(read_applications([other], kept=[kept]), []).dossiers_to_add
    assert ["Opm. intern"] == [*made.application.extra]


@pytest.mark.parametrize("names", [("bekend.csv", "nieuw.csv"), ("nieuw.csv", "bekend.csv")])
@pytest.mark.parametrize("known_last", [True, False])
def test_of_two_sheets_is_told_what_the_map_says_for_both(
    tmp_path: Path, names: tuple[str, str], known_last: bool
) -> None:
    """A heading that one sheet takes in and the other leaves out is read in one way, and so it is told of each."""
    head = ("nummer", "titel", "organisatie", "Opm. intern")
    left = KeptSheet(headings=head, columns={"Opm. intern": "leave-out"})
    taken = KeptSheet(headings=(*head, "Stad"), columns={"Opm. intern": "further"})
    texts = {
        "bekend.csv": "nummer;titel;organisatie;Opm. intern;Stad\nA-1;T;O;zwak;Gent\n",
        "nieuw.csv": "nummer;titel;organisatie;Opm. intern;Gemeente\nA-2;T;O;zwak;Gent\n",
    }
    read = read_applications(
        [_file(tmp_path, texts[name], name) for name in names],
        kept=[left, taken] if known_last else [taken, left],
    )
    is_out = read.mapped.columns["Opm. intern"] == "leave-out"
    told = [note for note in read.notes if "Opm. intern" in note]
    assert 2 == len(told)
    for note in told:
        assert is_out == ("as not used" in note or "stays out" in note)
        assert is_out != ("as further field" in note)
    made = plan_import(read, []).dossiers_to_add
    assert [not is_out] * 2 == ["Opm. intern" in each.application.extra for each in made]


def test_partners_with_a_heading_that_was_left_out_of_applications_are_read(tmp_path: Path) -> None:
    kept = KeptSheet(headings=("nummer", "titel", "Opm"), holds="applications", columns={"Opm": "leave-out"})
    path = _file(tmp_path, "nummer;partner;helix;Opm\nA-1;P;bedrijf;x\n")
    assert read_applications([path], kept=[kept]).parts


def test_the_row_of_headings_that_was_said_of_a_sheet_that_nobody_understands_holds_for_the_next_file(
    tmp_path: Path,
) -> None:
    rest = [["Kop 1", "Kop 2"], ["Stad", "Opm"], ["x", "y"], ["u", "v"]]
    list_ = [["nummer", "titel", "organisatie"], ["A-1", "T", "O"]]
    book = workbook(tmp_path, ("Lijst", list_), ("Rest", rest))
    said = ColumnMap(sheets={"Rest": SheetUse(headings=2)})
    first = plan_import(read_applications([book], column_map=said), [])
    again = read_applications([book], kept=first.to_keep)
    seen = {each.name: [column.heading for column in each.columns] for each in again.layout}
    assert ["Stad", "Opm"] == seen["Rest"]
    assert any("Rest" in note and "by their row of headings" in note for note in again.notes)
