from __future__ import annotations

import pytest

from evalapp.domain.application import Application
from evalapp.domain.texts import in_language
from evalapp.words.sectors import sector_words


@pytest.mark.parametrize(
    ("sector", "submitted_at", "said"),
    [
        ("C", "", "C · Manufacturing"),  # the same in both editions
        ("J", "2015-12-02T14:00", "J · Information and communication"),
        ("J", "2025-02-03", "J · Publishing, broadcasting and content"),
        ("V", "2026-01-05", "V · Extraterritorial organisations"),
        ("V", "2015-12-02", "V"),  # no section then
        ("J", "", "J"),  # either
        ("Sierteelt", "2015-12-02", "Sierteelt"),
        ("", "2015-12-02", ""),
    ],
)
def test_a_section_is_named_where_its_edition_is_certain(sector: str, submitted_at: str, said: str) -> None:
    application = Application(
        number="A-1", title="T", organisation="O", sector=sector, submitted_at=submitted_at
    )

    assert sector_words(application) == said


def test_the_name_is_in_the_language_of_the_reader() -> None:
    application = Application(number="A-1", title="T", organisation="O", sector="C")
    with in_language("nl"):
        assert sector_words(application) == "C · Industrie"
