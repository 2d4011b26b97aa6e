"""Numbers that fit the scale and are hardly scores on it, and justifications that say something else than the score."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Scale
from evalapp.domain.scoring.answer import Answer
from evalapp.exchange.intake.scored.not_assessed import refuse_unassessed
from evalapp.exchange.intake.scored.other_scale import OtherScales
from evalapp.exchange.intake.scored.other_score import other_score_notes

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
    ("above", "fitting"), [("", 4), ("8", 1), ("45", 12), ("-1 goed", 4), ("4/5 3/5", 4)]
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
