"""How short a misspelt heading may be to be held for a field."""

from __future__ import annotations

import pytest

from evalapp.exchange.intake.evidence.resembling import likeness


@pytest.mark.parametrize(("heading", "fields"), [("acronim", ["acronym"]), ("sectro", []), ("titlle", [])])
def test_seven_letters_can_resemble_a_field_and_six_cannot(heading: str, fields: list[str]) -> None:
    assert fields == [each.field for each in likeness(heading, "applications")]
