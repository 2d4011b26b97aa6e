"""Two columns of scores or people that may both be the same field."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evalapp.cli.importing.taking import column_answers
from evalapp.domain.errors import BadValue, KnownError, UnreadableFile
from evalapp.domain.people import Role
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.exchange.intake.people.pairs import read_pairs
from evalapp.exchange.intake.people.table import PeopleTable, read_people_table
from evalapp.exchange.intake.scores import ScoreTable, read_score_table
from evalapp.operations.exchange.score_tables import table_for_merge
from tests.samples import SCHEME

_SCORES = parse_scheme(SCHEME)


def _scores(folder: Path, text: str, *reads: str) -> ScoreTable:
    path = folder / "scores.csv"
    path.write_text(text, encoding="utf-8")
    return read_score_table(path, scheme=_SCORES, juror="J1", answers=column_answers(reads))


def _people(folder: Path, text: str, *reads: str) -> PeopleTable:
    path = folder / "jury.csv"
    path.write_text(text, encoding="utf-8")
    return read_people_table(path, column_answers(reads))


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("score", "1"),
        ("quotering", "1"),
        ("definitieve score", "1"),
        ("Eindscore", "1"),
        ("score 2", "1"),
        ("score na overleg", "1"),
        ("score (2de ronde)", "1"),
        ("definitieve score", "=2-1"),
    ],
)
def test_two_columns_of_scores_that_differ_are_refused_with_the_place_of_both(
    tmp_path: Path, heading: str, value: str
) -> None:
    text = f"aanvraag,criterium,score,{heading}\nA-1,helix,4,4\nA-2,helix,4,{value}\n"
    with pytest.raises(UnreadableFile) as caught:
        _scores(tmp_path, text)
    said = str(caught.value)
    assert ("C “score”" in said, "D “" in said, "C3 “4”, D3 “" in said) == (True, True, True)


def test_a_script_says_which_of_two_columns_is_the_score(tmp_path: Path) -> None:
    text = "aanvraag,criterium,score,definitieve score\nA-1,helix,4,1\n"
    with pytest.raises(UnreadableFile, match=re.escape('--read "definitieve score=leave-out"')):
        _scores(tmp_path, text)
    without = _scores(tmp_path, text, "definitieve score=leave-out").rows
    instead = _scores(tmp_path, text, "score=leave-out").rows
    kept = _scores(tmp_path, text, "definitieve score=keep").rows
    assert (8, 2, 2) == tuple(rows[0].answer.value for rows in (without, instead, kept))


def test_an_answer_about_a_column_that_is_not_there_is_refused(tmp_path: Path) -> None:
    text = "aanvraag,criterium,score,definitieve score\nA-1,helix,4,1\n"
    with pytest.raises(BadValue, match="Definitief"):
        _scores(tmp_path, text, "Definitief=leave-out")


@pytest.mark.parametrize("text", ["score", "score=further", "=keep"])
def test_an_answer_that_says_nothing_of_a_column_is_refused(text: str) -> None:
    with pytest.raises(KnownError, match="HEADING=keep"):
        column_answers((text,))


def test_two_answers_about_one_column_are_refused() -> None:
    with pytest.raises(KnownError, match="two ways"):
        column_answers(("score=keep", "score=leave-out"))


@pytest.mark.parametrize(
    ("second", "said"),
    [(("", ""), "“definitieve score” is empty"), (("4,0", "3.5"), "says the same"), (("4", ""), "the same")],
)
def test_a_column_that_says_the_same_or_nothing_is_named_and_not_taken(
    tmp_path: Path, second: tuple[str, str], said: str
) -> None:
    rows = f'A-1,helix,4,"{second[0]}"\nA-2,helix,"3,5","{second[1]}"\n'
    table = _scores(tmp_path, f"aanvraag,criterium,score,definitieve score\n{rows}")
    assert ([8, 7], True) == ([row.answer.value for row in table.rows], said in table.notes[0])


def test_the_column_that_holds_the_scores_is_taken_where_the_other_is_empty(tmp_path: Path) -> None:
    table = _scores(tmp_path, "aanvraag,criterium,score,definitieve score\nA-1,helix,,4\n")
    assert (8, "“score” is empty, and “definitieve score” is taken.") == (
        table.rows[0].answer.value,
        table.notes[0],
    )


def test_columns_that_are_filled_by_turns_are_refused(tmp_path: Path) -> None:
    """Which of them counts where only one is filled, nobody said."""
    with pytest.raises(UnreadableFile, match="C2 “4”, D2 “”"):
        _scores(tmp_path, "aanvraag,criterium,score,score 2\nA-1,helix,4,\nA-2,helix,,3\n")


def test_a_column_that_only_speaks_of_scores_is_no_second_one(tmp_path: Path) -> None:
    text = (
        "aanvraag,criterium,score,gewogen score,datum score,scoreverantwoordelijke\nA-1,helix,4,80,1/3,An\n"
    )
    assert 8 == _scores(tmp_path, text).rows[0].answer.value


@pytest.mark.parametrize(
    ("head", "row", "other"),
    [
        (
            "jurylid,aanvraag,criterium,score,motivering,toelichting",
            "J1,A-1,helix,4,goed,slecht",
            "toelichting",
        ),
        ("jurylid,juror id,aanvraag,criterium,score", "J1,J2,A-1,helix,4", "juror id"),
        ("jurylid,aanvraag,nummer,criterium,score", "J1,A-1,A-2,helix,4", "nummer"),
    ],
)
def test_each_column_of_a_score_table_may_have_a_second(
    tmp_path: Path, head: str, row: str, other: str
) -> None:
    path = tmp_path / "scores.csv"
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="do not say the same"):
        table_for_merge(path, _SCORES)
    (read,) = table_for_merge(path, _SCORES, column_answers([f"{other}=leave-out"])).rows
    assert ("J1", "A-1") == (read.juror, read.application)


@pytest.mark.parametrize(
    ("head", "row", "field"),
    [
        ("id,naam,rol,nieuwe rol", "J1,An,jurylid,voorzitter", "role"),
        ("id,naam,naam 2,rol", "J1,An,Els,jurylid", "name"),
        ("id,code,naam,rol", "J1,J2,An,jurylid", "id"),
    ],
)
def test_two_columns_of_a_jury_list_that_differ_are_refused(
    tmp_path: Path, head: str, row: str, field: str
) -> None:
    with pytest.raises(UnreadableFile, match=f"two columns for {field}"):
        _people(tmp_path, f"{head}\n{row}\n")


def test_a_script_says_which_of_two_columns_is_the_role(tmp_path: Path) -> None:
    text = "id,naam,rol,nieuwe rol\nJ1,An,jurylid,voorzitter\n"
    roles = [_people(tmp_path, text, f"{each}=keep").people[0].person.role for each in ("rol", "nieuwe rol")]
    assert [Role.JUROR, Role.CHAIR] == roles


def test_a_second_address_keeps_nobody_out(tmp_path: Path) -> None:
    table = _people(tmp_path, "id,naam,e-mail,e-mail 2\nJ1,An,a@x.be,b@x.be\n")
    assert "a@x.be" == table.people[0].person.email


def test_two_columns_of_jurors_in_an_assignment_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "seats.csv"
    path.write_text("jurylid,aanvraag,nieuw jurylid\nJ1,A-1,J2\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="two columns for juror"):
        read_pairs(path)
    assert ["J2"] == [each.juror for each in read_pairs(path, {"column:jurylid": "leave-out"}).rows]


def test_an_answer_about_a_column_without_a_second_is_said_to_change_nothing(tmp_path: Path) -> None:
    idle = "“--read {}” changes nothing here: no question hangs on it."
    text = "aanvraag,criterium,score,kleur\nA-1,helix,4,rood\n"
    said = _scores(tmp_path, text, "score=keep", "kleur=leave-out").notes
    assert [idle.format("score=keep"), idle.format("kleur=leave-out")] == [
        each for each in said if "changes nothing" in each
    ]


def test_an_answer_that_takes_or_leaves_a_column_is_not_idle(tmp_path: Path) -> None:
    two = "aanvraag,criterium,score,definitieve score\nA-1,helix,4,1\n"
    people = "id,naam,organisatie\nJ9,An Peeters,UGent\n"
    notes = (
        *_scores(tmp_path, two, "score=keep").notes,
        *_people(tmp_path, people, "organisatie=leave-out").notes,
    )
    assert [] == [each for each in notes if "changes nothing" in each]


def test_more_digits_than_a_number_has_are_compared_as_they_stand(tmp_path: Path) -> None:
    digits = "7" * 5_001
    alike = _people(tmp_path, f"id,naam,naam,rol\nJ-07,{digits[:90]},{digits[:90]},jurylid\n")
    assert [each.person.name for each in alike.people] == [digits[:90]]
    with pytest.raises(KnownError, match="naam"):
        _people(tmp_path, f"id,naam,naam,rol\nJ-07,{digits},1{digits},jurylid\n")


@pytest.mark.parametrize(("one", "other"), [("score", "eindscore"), ("score", "score")])
def test_who_keeps_both_of_two_that_differ_chose_none(tmp_path: Path, one: str, other: str) -> None:
    head = f"application,criterion,{one},{other}\nA-1,helix"
    keep = [f"{each}=keep" for each in dict.fromkeys((one, other))]
    with pytest.raises(UnreadableFile, match=r"two columns for .*do not say the same"):
        _scores(tmp_path, f"{head},3,4\n", *keep)
    assert len(_scores(tmp_path, f"{head},3,3\n", *keep).rows) == 1
