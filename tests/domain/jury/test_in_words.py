"""What a juror says of themself in a justification, and what is said of the application."""

from __future__ import annotations

import pytest

from evalapp.domain.ids import PersonId
from evalapp.domain.jury.in_words import STEMS, conflict_spoken_of, spoken_of
from evalapp.domain.jury.suspicion import Because


@pytest.mark.parametrize(
    "text",
    [
        "belangenconflict: mijn broer werkt daar",
        "Let op: mogelijk belangenconflict.",
        "Goed dossier. Ik ken de aanvrager persoonlijk.",
        "ik ken deze projectleider",
        "Ik heb een belangenconflict",
        "Ik werkte vroeger bij de aanvrager",
        "Ik ben bestuurder van de penvoerder",
        "geen score wegens belangenconflict",
        "Conflict of interest, see my mail",
        "I know the applicant",
        "I have a conflict of interest here",
        "I worked for the applicant until 2020",
        "Ik was tot vorig jaar werknemer bij de aanvrager",
        "I am a colleague of the applicant",
        "conflit d'intérêts",
        "je connais le demandeur",
    ],
)
def test_it_is_heard_and_found(text: str) -> None:
    assert conflict_spoken_of(text) in text
    assert conflict_spoken_of(text)
    assert any(stem in text.casefold() for stem in STEMS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Goed onderbouwd.",
        "geen belangenconflict",
        "Ik heb geen belangenconflict",
        "Ik ken de aanvrager niet, het dossier is sterk",
        "No conflict of interest",
        "I do not know the applicant",
        "Het consortium gaat goed om met een belangenconflict tussen partners",
        "De aanvrager kent de markt",
        "Ik ben overtuigd door de aanpak van de aanvrager",
    ],
)
def test_what_is_no_conflict_of_the_juror_is_not(text: str) -> None:
    assert "" == conflict_spoken_of(text)


def test_each_sentence_of_a_pair_is_one_suspicion() -> None:
    said = [
        (PersonId("J10"), "A-1", "Ik ken de aanvrager."),
        (PersonId("J2"), "A-1", "ik heb een belangenconflict"),
        (PersonId("J2"), "A-1", "ik heb een belangenconflict"),
        (PersonId("J2"), "A-2", "goed"),
    ]
    assert [
        ("J2", "A-1", Because.JUSTIFICATION, "ik heb een belangenconflict"),
        ("J10", "A-1", Because.JUSTIFICATION, "Ik ken de aanvrager"),
    ] == [(each.juror, each.application, each.because, each.resembles) for each in spoken_of(said)]
