"""Numbers that fit the scale and are hardly scores on it, and justifications that say something else than the score."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Scale
from evalapp.domain.scoring.answer import Answer
from evalapp.exchange.intake.scored.not_assessed import refuse_unassessed
from evalapp.exchange.intake.scored.other_scale import OtherScales
from evalapp.exchange.intake.scored.other_score import other_score_notes
from tests.exchange.intake.test_score_table import HEADER, read_scores

HALVES = Scale(id="half", lowest=Fraction(0), highest=Fraction(5), step=Fraction(1, 2))
TO_TEN = Scale(id="ten", lowest=Fraction(0), highest=Fraction(10), step=Fraction(1))


def _refused(above: str, fitting: int) -> bool:
    others = OtherScales()
    for n, text in enumerate(above.split()):
        others.see("J-01", HALVES, text, f"D{n + 2}")
    return any(others.reasons([("J-01", HALVES)] * fitting))


@pytest.mark.parametrize(("above", "fitting"), [("8 7 9 6", 2), ("8 7,5", 40), ("8/10 6/10", 9)])
def test_numbers_that_fit_beside_others_that_do_not_are_on_another_scale_too(
    above: str, fitting: int
) -> None:
    assert _refused(above, fitting)


@pytest.mark.parametrize(
    ("above", "fitting"),
    [("", 4), ("8", 1), ("45", 12), ("-1 goed", 4), ("4/5 3/5", 4), (f"4/{'5' * 5_001}", 4)],
)
def test_one_slip_among_many_says_nothing_of_the_others(above: str, fitting: int) -> None:
    assert not _refused(above, fitting)


def test_only_the_numbers_of_that_juror_on_that_scale_are_refused_and_the_cells_named() -> None:
    others = OtherScales()
    for place in ("D2", "D4"):
        others.see("J-01", HALVES, "8", place)
    own, another_juror, another_scale = others.reasons([("J-01", HALVES), ("J-02", HALVES), ("J-01", TO_TEN)])
    assert ("", "") == (another_juror, another_scale)
    assert "from 0 to 5: D2, D4;" in own


@pytest.mark.parametrize(
    "comment",
    [
        "niet beoordeeld", "Niet beoordeeld wegens tijdgebrek.", "onthouding", "n.v.t.", "NVT", "nog te doen",
        "afwezig", "belangenconflict", "buiten mijn deskundigheid", "not assessed", "N/A", "to do",
        "outside my expertise", "Kan ik niet beoordelen", "geen score gegeven",
    ],
)  # fmt: skip
def test_a_zero_that_was_not_assessed_is_no_score(comment: str) -> None:
    with pytest.raises(BadValue, match="was not assessed"):
        refuse_unassessed(0, comment, HALVES)


@pytest.mark.parametrize(
    "comment",
    ["", "Geen partners in het buitenland", "Niet van toepassing op kmo's, dus geen impact", "zwak"],
)
def test_a_zero_with_a_justification_is_one(comment: str) -> None:
    refuse_unassessed(0, comment, HALVES)


def test_a_score_above_the_lowest_needs_no_justification() -> None:
    refuse_unassessed(8, "n.v.t.", HALVES)


@pytest.mark.parametrize(
    "comment",
    [
        "4/10 want zwak", "3 op 10", "score 2", "3,5", "score moet 2 zijn", "Dit moet een 3 zijn", "herzien naar 3",
        "Herzien naar 3 na overleg", "bijgesteld van 4 naar 3,5", "revised to 3",
        "eigenlijk 3,5 maar lijst liet het niet",
    ],
)  # fmt: skip
def test_a_justification_that_names_another_score_is_said_beside_it(comment: str) -> None:
    (note,) = other_score_notes([("E2", Answer(8, None, comment), HALVES)])
    assert note.startswith("E2: the score is 4, ")


@pytest.mark.parametrize(
    "comment",
    [
        "", "sterk", "4", "4/5", "score 4", "herzien naar 4", "3 op 10 partners zijn kmo's",
        "looptijd aangepast naar 3 jaar",
        "score 2 partners erg zwak", "opgetrokken tot 60 %", "3 partners", "2 op 3 kmo's", "2016",
    ],
)  # fmt: skip
def test_another_number_in_a_justification_is_no_score(comment: str) -> None:
    assert [] == list(other_score_notes([("E2", Answer(8, None, comment), HALVES)]))


def test_scores_of_a_juror_on_another_scale_are_all_refused_with_the_cells_that_show_it(
    tmp_path: Path,
) -> None:
    rows = 'J1,A-1,c,8,x\nJ1,A-2,c,4,x\nJ1,A-3,c,"7,5",x\nJ1,A-4,w,redelijk,x\nJ2,A-2,c,4,x\n'
    table = read_scores(tmp_path, HEADER + rows)
    assert [("J1", "w"), ("J2", "c")] == [(each.juror, each.criterion) for each in table.rows]
    (refused,) = (each for each in table.refused if each.row == 3)
    assert "scale from 0 to 5: D2, D4;" in refused.reason


def test_a_zero_that_says_it_was_not_assessed_is_refused_and_another_score_in_words_is_noted(
    tmp_path: Path,
) -> None:
    table = read_scores(tmp_path, HEADER + "J1,A-1,c,0,niet beoordeeld\nJ1,A-2,c,4,3 op 10\n")
    assert ["A-2"] == [each.application for each in table.rows]
    assert ["D2"] == [each.cell for each in table.refused]
    assert any(each.startswith("D3: the score is 4") for each in table.notes)


def test_scores_below_a_line_that_takes_them_away_are_refused_up_to_the_next_line(tmp_path: Path) -> None:
    rows = "J1,A-1,c,4,x\nNiet meer geldig:,,,,\nJ1,A-2,c,4,x\nDefinitief,,,,\nJ1,A-3,c,4,x\n"
    table = read_scores(tmp_path, HEADER + rows)
    assert ["A-1", "A-3"] == [each.application for each in table.rows]
    (refused,) = (each for each in table.refused if each.application == "A-2")
    assert "it stands below “Niet meer geldig:” in row 3" in refused.reason
