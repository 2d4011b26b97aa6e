"""The jury, the assignment and the conflicts from tables."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.jury.plan import GivenSeat
from evalapp.domain.people import Conflict, ConflictKind, Person, Role
from evalapp.domain.texts import in_language
from evalapp.exchange.intake.people.pairs import read_conflicts, read_pairs
from evalapp.exchange.intake.people.plan import plan_people
from evalapp.exchange.intake.people.table import read_people, read_people_table
from tests.exchange.intake.intake_samples import workbook


def _file(folder: Path, text: str) -> Path:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_people_with_all_their_columns(tmp_path: Path) -> None:
    text = "id,name,email,role,organisation,expertise\n"
    text += (
        "J1,An Peeters,an@example.org,juror,UGent,lucht; water\nC1,Luc Maes,,chair,,\nS1,Mia,,secretary,,\n"
    )
    people, refused = read_people(_file(tmp_path, text))
    assert refused == ()
    assert people[0] == Person(
        id="J1",
        name="An Peeters",
        role=Role.JUROR,
        email="an@example.org",
        organisation="UGent",
        expertise="lucht; water",
    )
    assert [person.role for person in people] == [Role.JUROR, Role.CHAIR, Role.SECRETARY]


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("Jurylid", Role.JUROR),
        ("VOORZITTER", Role.CHAIR),
        ("secretaris", Role.SECRETARY),
        ("", Role.JUROR),
        ("Voorzitster", Role.CHAIR),
        ("secretariaat", Role.SECRETARY),
        ("Panel member", Role.JUROR),
    ],
)
def test_roles_in_dutch_and_by_default(tmp_path: Path, word: str, role: Role) -> None:
    people, _refused = read_people(_file(tmp_path, f"id;Naam;Rol\nJ1;An;{word}\n"))
    assert people[0].role is role


@pytest.mark.parametrize("text", ["nowhere", "a@b.example / c@d.example"])
def test_an_address_that_is_none_keeps_no_juror_out(tmp_path: Path, text: str) -> None:
    table = read_people_table(_file(tmp_path, f"id,name,email\nJ1,An,{text}\n"))
    assert [text] == [each.person.email for each in table.people]
    assert "kept as written" in " ".join(table.notes)


def test_a_word_for_no_address_is_none(tmp_path: Path) -> None:
    (person,), _refused = read_people(_file(tmp_path, "id,name,email\nJ1,An,geen\n"))
    assert "" == person.email


@pytest.mark.parametrize(
    "word",
    ["voorzitter?", "jurylid?", "voorzitter (niet)", "jurylid (vroeger voorzitter)", "lid (voorzitter)"],
)
def test_a_role_with_a_reservation_is_refused(tmp_path: Path, word: str) -> None:
    people, refused = read_people(_file(tmp_path, f"id;Naam;Rol\nJ1;An;{word}\n"))
    assert ((), ["C2"]) == (people, [row.cell for row in refused])


def test_what_stands_beside_a_role_is_said(tmp_path: Path) -> None:
    table = read_people_table(_file(tmp_path, "id;Naam;Rol\nJ1;An;voorzitter (UGent)\n"))
    assert Role.CHAIR is table.people[0].person.role
    assert "“voorzitter (UGent)” was read as chair" in " ".join(table.notes)


def test_what_a_spreadsheet_made_of_an_organisation_leaves_it_empty_and_is_said(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("a", [["id", "name", "organisation"], ["J1", "An", True]]))
    table = read_people_table(path)
    assert [""] == [each.person.organisation for each in table.people]
    assert "C2: it holds TRUE or FALSE" in " ".join(table.notes)


def test_a_date_is_no_name_of_a_juror(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("a", [["id", "name"], ["J1", date(2016, 5, 4)]]))
    assert ["B2"] == [row.cell for row in read_people_table(path).refused]


@pytest.mark.parametrize("text", ["id,name\nJ1,An\n", "id,name,role\nJ1,An,\n"])
def test_who_has_no_role_in_the_list_is_said_to_be_a_juror(tmp_path: Path, text: str) -> None:
    table = read_people_table(_file(tmp_path, text))
    assert Role.JUROR is table.people[0].person.role
    assert "no role of 1 person" in " ".join(table.notes)


def test_an_empty_role_leaves_the_chair_the_chair(tmp_path: Path) -> None:
    table = read_people_table(_file(tmp_path, "id,name,role\nJ1,An,\n"))
    chair = Person(id="J1", name="An", role=Role.CHAIR)
    made = plan_people(table, [chair], scores={}, seats={})
    assert (chair,) == made.accepted


def test_the_role_in_the_jury_is_read_and_a_substitute_is_said(tmp_path: Path) -> None:
    text = "nr;naam;Functie in jury\n1;An;voorzitter\n2;Bo;secretaris\n"
    text += "3;Cis;lid (plaatsvervanger)\n4;Do;plaatsvervanger\n"
    table = read_people_table(_file(tmp_path, text))
    roles = [each.person.role for each in table.people]
    assert [Role.CHAIR, Role.SECRETARY, Role.JUROR, Role.JUROR] == roles
    assert ["C4: “lid", "C5: “pla"] == [each[:8] for each in table.notes]


def test_a_word_for_a_role_in_a_column_that_is_not_read_is_said_at_its_row(tmp_path: Path) -> None:
    text = "nr;naam;Taak\n1;An;voorzitter\n2;Bo;lid\n3;Cis;uitleg geven\n"
    table = read_people_table(_file(tmp_path, text))
    assert {Role.JUROR} == {each.person.role for each in table.people}
    assert ["C2: “vo", "", ""] == [each.note[:7] for each in table.people]
    assert "C2" in plan_people(table, [], scores={}, seats={}).rows[0].reason


def test_without_a_column_for_roles_all_are_jurors(tmp_path: Path) -> None:
    people, _refused = read_people(_file(tmp_path, "id,name\nJ1,An\nJ2,Jan\n"))
    assert {person.role for person in people} == {Role.JUROR}


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (",An,,juror", "id"),
        ("J 1,An,,juror", "id"),
        ("../J1,An,,juror", "id"),
        ("=J1,An,,juror", "id"),
        ("J\u200b1,An,,juror", "id"),
        ("J1,,,juror", "name"),
        (f"J1,{'x' * 10_000},,juror", "name"),
        ("J1,An,,king", "role"),
        ("J1,An,,juror,too much", "E"),
    ],
)
def test_a_bad_row_is_refused_and_the_good_one_stays(tmp_path: Path, line: str, column: str) -> None:
    people, refused = read_people(_file(tmp_path, f"id,name,email,role\n{line}\nJ9,Good,,juror\n"))
    assert [person.id for person in people] == ["J9"]
    assert [(row.row, row.column) for row in refused] == [(2, column)]


@pytest.mark.parametrize(
    ("head", "text", "said"),
    [
        (
            "email",
            "mia.claes@carebots",
            "“mia.claes@carebots” has no whole domain behind the @ – kept as written",
        ),
        ("enterprise_number", "NL1", "“NL1” is no Belgian enterprise number – kept as written"),
    ],
)
def test_what_is_doubtful_of_a_person_is_said_with_its_place(
    tmp_path: Path, head: str, text: str, said: str
) -> None:
    table = read_people_table(_file(tmp_path, f"id,name,{head}\nJ1,Mia,{text}\nJ 2,Tom,{text}\n"))
    (read,) = table.people
    assert (text, 1) == (getattr(read.person, head), len(table.refused))
    assert f"C2: {said}." == table.notes[0]


def test_the_same_id_twice_is_refused_unless_it_says_the_same(tmp_path: Path) -> None:
    people, refused = read_people(_file(tmp_path, "id,name\nJ1,An\nJ1,An\nj1,Jan\n"))
    assert [person.name for person in people] == ["An"]
    assert [(row.row, row.juror, "Row 2" in row.reason) for row in refused] == [(4, "j1", True)]


@pytest.mark.parametrize("name", ["O'Brien", "=cmd|x", "<b>An</b>", "👩‍🔬 An", "مريم"])
def test_hostile_names_are_only_names(tmp_path: Path, name: str) -> None:
    people, _refused = read_people(_file(tmp_path, f"id,name\nJ1,{name}\n"))
    assert people[0].name == name


def test_a_table_without_names_is_no_jury(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no column “name”"):
        read_people(_file(tmp_path, "id\nJ1\n"))


def test_pairs_come_once_and_bad_ones_are_named(tmp_path: Path) -> None:
    read = read_pairs(_file(tmp_path, "jurylid;aanvraag\nJ1;A-1\nJ1;A-1\nJ2;\n\nJ2;A-2\n"))
    assert read.rows == (GivenSeat(juror="J1", application="A-1"), GivenSeat(juror="J2", application="A-2"))
    assert [(row.row, row.juror, row.cell) for row in read.refused] == [(4, "J2", "B4")]


def test_conflicts_with_their_kind(tmp_path: Path) -> None:
    text = "juror,application,kind,note\nJ1,A-1,employer,works there\nJ1,A-2,Familie,\nJ1,A-3,envy,\nJ1,A-1,other,\n"
    read = read_conflicts(_file(tmp_path, text))
    assert read.rows == (
        Conflict(juror="J1", application="A-1", kind=ConflictKind.EMPLOYER, note="works there"),
        Conflict(juror="J1", application="A-2", kind=ConflictKind.FAMILY),
    )
    assert [(row.row, row.application) for row in read.refused] == [(4, "A-3"), (5, "A-1")]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("naam\nAn\n", "heeft geen kolom “code”"),
        ("id\nJ1\n", "heeft geen kolom “naam”"),
        ("id,naam,rol,hoedanigheid\nJ1,An,jurylid,voorzitter\n", "twee kolommen voor rol"),
    ],
)
def test_a_column_is_named_as_the_reader_calls_it(tmp_path: Path, text: str, named: str) -> None:
    with in_language("nl"), pytest.raises(UnreadableFile, match=re.escape(named)):
        read_people(_file(tmp_path, text))


def test_a_kind_of_conflict_is_asked_for_in_the_words_of_the_reader(tmp_path: Path) -> None:
    with in_language("nl"):
        (refused,) = read_conflicts(_file(tmp_path, "juror,application,kind\nJ1,A-1,afgunst\n")).refused
    assert "werkgever (employer), " in refused.reason


def test_ids_that_look_the_same_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "j.csv"
    path.write_text("id;naam\nJ-1;An\n\u0408-1;Bo\nJ-01;Cé\nJ-2;Do\n", encoding="utf-8")
    people, refused = read_people(path)
    assert ["J-1", "J-2"] == [each.id for each in people]
    assert [3, 4] == [each.row for each in refused]
    assert all("cannot be told from “J-1” by eye" in each.reason for each in refused)


def _hidden(folder: Path, *rows: list[object]) -> Path:
    """The second row below the headings is hidden by hand."""
    path = workbook(folder, ("People", rows))
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[3].hidden = True
    book.save(path)
    return path


PEOPLE_HIDDEN: tuple[list[object], ...] = (["id", "name"], ["J1", "An"], ["J2", "Bo"])


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({}, [("J1", "added", ""), ("J2", "added", "This row is hidden by hand in the workbook.")]),
        (
            {"hidden-rows:": "ask"},
            [
                ("J1", "added", ""),
                (
                    "J2",
                    "refused",
                    "This row is hidden by hand in the workbook. Nobody said yet whether it counts: take it in or "
                    "leave it out.",
                ),
            ],
        ),
        ({"hidden-rows:": "ask", "row:a.xlsx[People]3": "leave-out"}, [("J1", "added", "")]),
    ],
)
def test_a_hidden_person_is_named_asked_about_or_left_out(
    tmp_path: Path, answers: dict[str, str], told: list[tuple[str, str, str]]
) -> None:
    table = read_people_table(_hidden(tmp_path, *PEOPLE_HIDDEN), answers)
    made = plan_people(table, (), scores={}, seats={})
    assert told == [(row.id, str(row.outcome), row.reason) for row in made.rows]
    assert "row 3 (J2 “Bo”)" in made.of_rows[0]


def test_a_hidden_pair_is_said(tmp_path: Path) -> None:
    read = read_pairs(_hidden(tmp_path, ["juror", "application"], ["J1", "A-1"], ["J2", "A-2"]))
    assert "1 row is hidden by hand in the workbook, and is read like the others: 3 (J2 · A-2)." in read.notes
