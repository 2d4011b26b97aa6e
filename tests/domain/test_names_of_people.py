"""What people are called where two have the same name."""

from __future__ import annotations

import pytest

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.people import Person, Role, names_of


def _person(person: str, name: str, organisation: str = "") -> Person:
    return Person(id=PersonId(person), name=PersonName(name), role=Role.JUROR, organisation=organisation)


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ([("J1", "An Peeters", "VITO"), ("J2", "Luc Maes", "VITO")], ["An Peeters", "Luc Maes"]),
        (
            [("J1", "An Peeters", "VITO"), ("J2", "An Peeters", "VUB")],
            ["An Peeters (VITO)", "An Peeters (VUB)"],
        ),
        ([("J1", "An Peeters", "VITO"), ("J2", "an  peeters")], ["An Peeters (VITO)", "an  peeters (J2)"]),
        ([("J1", "An Peeters", "VUB"), ("J2", "An Peeters", "Vub")], ["An Peeters (J1)", "An Peeters (J2)"]),
        (
            [("J1", "An Peeters", "VUB"), ("J2", "An Peeters", "VUB"), ("J3", "An Peeters", "VITO")],
            ["An Peeters (J1)", "An Peeters (J2)", "An Peeters (VITO)"],
        ),
    ],
)
def test_namesakes_are_told_apart(people: list[tuple[str, ...]], names: list[str]) -> None:
    assert [*names_of([_person(*each) for each in people]).values()] == names
