from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from pypdf import PdfReader

from evalapp.domain.application import Application
from evalapp.domain.call import Call, Score
from evalapp.domain.people import Conflict, ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.receipt import Receipt, Signed, grouped
from evalapp.domain.scheme.model import NoScore, Scale, Word
from evalapp.domain.scoring.counted import Counted
from evalapp.domain.scoring.totals import OwnTotal
from evalapp.domain.texts import Text, in_language
from evalapp.reports.drawing.fingerprint import read_fingerprint
from evalapp.reports.receipt import receipt_report
from tests.reports.report_samples import CRITERIA, HOSTILE, scheme

SHA256 = "e5e4145b0be79756" * 4


def signed(number: str, values: dict[str, int | NoScore | None], comment: str = "Sterk.") -> Signed:
    scores = {
        criterion: Score(
            juror="J1",
            application=number,
            criterion=criterion,
            value=value if isinstance(value, int) else None,
            no_score=value if isinstance(value, NoScore) else None,
            comment=comment,
        )
        for criterion, value in values.items()
    }
    return Signed(
        application=Application(number=number, title=f"Title of {number}", organisation="O"), scores=scores
    )


def everything(number: str, steps: int = 8) -> Signed:
    return signed(number, {criterion.id: steps for criterion in scheme().criteria})


def receipt(*of: Signed, **changed: Any) -> Receipt:
    call = Call(
        panel="p",
        title="Oproep 2015",
        reference="IBN-2015",
        phase=Phase.SCORING,
        scheme=scheme(),
        scheme_version=1,
    )
    given: dict[str, Any] = {
        "call": call, "juror": Person(id="J1", name="An Peeters", role=Role.JUROR, organisation="Studiebureau"),
        "number": 2, "at": "2016-06-27T12:12:00Z", "file": "an.evalreturn", "fingerprint": SHA256, "signed": of,
    }  # fmt: skip
    return Receipt(**{**given, **changed})


def words(made: Receipt) -> str:
    pages = PdfReader(io.BytesIO(receipt_report(made))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_receipt_names_who_signed_what_when_and_in_which_file() -> None:
    said = words(receipt(everything("A-1")))
    wanted = (
        "An Peeters, Studiebureau",
        "27 June 2016, 14:12 (Belgian time)",
        "an.evalreturn",
        "2 number of the return",
    )
    assert [each for each in wanted if each not in said] == []


def test_the_whole_fingerprint_is_printed_in_groups() -> None:
    said = words(receipt(everything("A-1")))
    assert grouped(SHA256) in said
    assert "Fingerprint E5E4-145B-0BE7 · return 2" in said


def test_every_score_stands_with_its_word_and_whether_it_was_motivated() -> None:
    said = words(receipt(signed("A-1", {"competitiveness": 8, "additionality": NoScore.ABSTAIN}, comment="")))
    assert "1a · Competitiviteitsverbetering 4.0 Very good –" in said
    assert "1b · Additionaliteit – no score: abstention –" in said
    assert "1c.2 · Kmo-impact – not scored yet –" in said
    assert "1b · Additionaliteit 4.0 Very good given" in words(receipt(everything("A-1")))


def test_a_score_between_two_names_lies_between_them_in_words() -> None:
    said = words(receipt(signed("A-1", {"competitiveness": 7})))
    assert "Competitiviteitsverbetering 3.5 Between good and very good" in said


def test_a_reason_for_no_score_is_counted_apart() -> None:
    made = receipt(signed("A-1", {"competitiveness": 8, "additionality": NoScore.ABSTAIN}))
    assert Counted(1, 1) == made.counted
    said = words(made)
    assert "score and 1 abstention" in said
    assert "In all 1 score and 1 abstention · 1 application" in said


def test_the_own_total_is_that_of_all_criteria() -> None:
    assert "A-1 · Title of A-1 · own total 4.00" in words(receipt(everything("A-1")))
    assert "own total" not in words(receipt(signed("A-1", {"competitiveness": 8})))


def test_who_abstained_reads_scores_abstentions_and_the_total_of_the_scores() -> None:
    """As the merge and the overview count them: “5 scores and 1 abstention”."""
    answers: dict[str, int | NoScore] = {each[0]: 8 for each in CRITERIA}
    said = words(receipt(signed("A-1", {**answers, "additionality": NoScore.ABSTAIN})))
    assert "A-1 · Title of A-1 · 5 scores and 1 abstention · own total 4.00, over 5 of 6 criteria" in said
    assert "In all 5 scores and 1 abstention · 1 application" in said


def test_the_weight_of_a_criterion_without_a_score_falls_away() -> None:
    made = receipt(signed("A-1", {"competitiveness": 6}))
    first, second, *_rest = made.call.scheme.criteria
    weighed = (replace(first, weight=Fraction(20)), replace(second, weight=Fraction(80)))
    groups = (replace(made.call.scheme.groups[0], criteria=weighed),)
    call = replace(made.call, scheme=replace(made.call.scheme, groups=groups))
    abstained = signed("A-1", {"competitiveness": 6, "additionality": NoScore.ABSTAIN})
    assert OwnTotal(Fraction(3), 1, 2) == replace(made, call=call).total(abstained)


def test_a_total_waits_for_what_is_not_answered() -> None:
    half = signed("A-1", {"competitiveness": 8, "additionality": NoScore.ABSTAIN})
    assert "A-1 · Title of A-1 · 1 score and 1 abstention " in words(receipt(half))
    assert "own total" not in words(receipt(half))


def test_a_scale_of_words_has_no_total() -> None:
    made = receipt(everything("A-1"))
    scale = Scale(
        id="w", lowest=Fraction(0), highest=Fraction(8), step=Fraction(1),
        words=(Word(id="good", value=8, title=Text(nl="Goed", en="Good")),),
    )  # fmt: skip
    groups = tuple(
        replace(group, criteria=tuple(replace(each, scale=scale) for each in group.criteria))
        for group in made.call.scheme.groups
    )
    call = replace(made.call, scheme=replace(made.call.scheme, groups=groups))
    assert "own total" not in words(replace(made, call=call))


def test_what_is_not_in_the_return_is_said_too() -> None:
    conflict = Conflict(juror="J1", application="A-3", kind=ConflictKind.FAMILY)
    said = words(receipt(everything("A-1"), signed("A-2", {}), conflicts=(conflict,)))
    assert "1 of 2 applications" in said
    assert "Not handed in A-2 · Title of A-2" in said
    assert "Declared conflicts of interest A-3 · family" in said


def test_a_receipt_reads_dutch_where_dutch_is_asked_for() -> None:
    with in_language("nl"):
        assert "1a · Competitiviteitsverbetering 4,0 Zeer goed" in words(receipt(everything("A-1")))


def test_the_same_receipt_gives_the_same_bytes() -> None:
    assert receipt_report(receipt(everything("A-1"))) == receipt_report(receipt(everything("A-1")))


def test_a_receipt_does_not_pose_as_a_report_of_the_panel() -> None:
    assert read_fingerprint(receipt_report(receipt(everything("A-1")))) is None


@pytest.mark.long
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_anywhere_neither_breaks_nor_marks_up_a_receipt(hostile: str) -> None:
    made = receipt(everything("A-1"), signed("A-2", {}), file=hostile)
    call = replace(made.call, title=hostile, reference=hostile, is_demo=True)
    applications = [
        replace(each, application=replace(each.application, number=hostile[:30] or "A", title=hostile))
        for each in made.signed
    ]
    juror = replace(made.juror, name=hostile, organisation=hostile)
    raw = receipt_report(replace(made, call=call, signed=tuple(applications), juror=juror))
    assert not any(page.images for page in PdfReader(io.BytesIO(raw)).pages)
