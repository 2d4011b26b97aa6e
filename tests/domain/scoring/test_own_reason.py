"""A juror's reason for no score is the first line of the justification, and its code is that of the meeting."""

from __future__ import annotations

import pytest

from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.own_reason import OwnReason, own_reason, own_reason_called, without_own_reason
from evalapp.domain.texts import LANGUAGES, in_language
from evalapp.words.scores import withheld

OUTSIDE = OwnReason.OUTSIDE_EXPERTISE
DUTCH = "Buiten mijn deskundigheid."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", OwnReason)
def test_a_reason_is_found_again_in_any_language(language: str, reason: OwnReason) -> None:
    with in_language(language):
        comment = reason.opening("Te technisch.\nVraag een ander.")

    assert reason is own_reason(reason.code, comment)
    assert "Te technisch.\nVraag een ander." == without_own_reason(comment)


def test_another_reason_takes_the_place_of_the_first_and_the_same_one_stays_as_it_was() -> None:
    comment = f"{DUTCH}\nTe technisch."

    assert comment == OUTSIDE.opening(comment)
    assert "Cannot be assessed from the dossier.\nTe technisch." == OwnReason.NOT_IN_DOSSIER.opening(comment)


@pytest.mark.parametrize(
    ("no_score", "comment"),
    [
        (None, DUTCH),
        (NoScore.ABSENT, DUTCH),
        (NoScore.ABSTAIN, ""),
        (NoScore.ABSTAIN, "Buiten mijn deskundigheid, maar boeiend."),
        (NoScore.ABSTAIN, f"Boeiend.\n{DUTCH}"),
    ],
)
def test_other_words_are_the_jurors_own_and_no_reason(no_score: NoScore | None, comment: str) -> None:
    assert own_reason(no_score, comment) is None


def test_a_reason_is_called_by_its_words_alone() -> None:
    assert [OUTSIDE, OUTSIDE, None] == [
        own_reason_called(each) for each in (" OUTSIDE  my expertise. ", DUTCH, "expertise")
    ]


def test_the_reader_is_told_the_reason_beside_the_code_of_the_meeting() -> None:
    assert "no score: outside my expertise (abstention)" == withheld(NoScore.ABSTAIN, DUTCH)
    assert "no score: abstention" == withheld(NoScore.ABSTAIN, "Te technisch.")
