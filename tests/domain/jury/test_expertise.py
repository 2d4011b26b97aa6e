"""Expertise as tags, and which of them an application asks for."""

from __future__ import annotations

import pytest

from evalapp.domain.application import Application
from evalapp.domain.jury.expertise import Sought, Tags, tags_of
from evalapp.domain.people import Person, Role


def person(expertise: str) -> Person:
    return Person(id="J1", name="An", role=Role.JUROR, expertise=expertise)


def test_each_tag_stands_once_as_it_was_written() -> None:
    assert ("Logistiek", "slimme  kleding".replace("  ", " "), "C") == tags_of(
        person("Logistiek; slimme  kleding,\nlogistiek;; C ; –")
    )


@pytest.mark.parametrize(
    ("tag", "is_found"),
    [
        ("logistiek", True),  # begins “logistieke”
        ("Stedelijke logistiek", True),
        ("stedelijke energie", False),
        ("log", False),  # too short to begin another word
        ("fietsen", True),  # in a column of keywords
        ("H", True),  # its sector
        ("provincie", False),  # in another column
    ],
)
def test_a_tag_is_found_in_title_summary_keywords_or_sector(tag: str, is_found: bool) -> None:
    application = Application(
        number="A-1",
        title="Logistieke ketens",
        organisation="X",
        sector="H",
        summary="Stedelijke leveringen",
        extra={"Trefwoorden": "fietsen; pakjes", "Opmerking": "provincie"},
    )
    assert is_found is bool(Tags([tag]).found_in(Sought(application)))
