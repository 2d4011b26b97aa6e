"""A condition that is shown in a field to be typed again stays what it is, whatever it and its criterion are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evalapp.domain.deciding.values import Condition
from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.operations.deciding.typed_proposal import condition_line, typed_condition, typed_conditions
from resources import resource
from tests.samples import SCHEME

TITLE = 'nl = "Kmo-impact", en = "SME impact"'
PLAIN = parse_scheme(SCHEME)
ALIKE = parse_scheme(SCHEME.replace(TITLE, 'nl = "Triple helix", en = "Triple helix"'))
NUMBERED = parse_scheme(SCHEME.replace(TITLE, 'nl = "1a Kmo-impact", en = "1a SME impact"'))
DIVIDED = parse_scheme(SCHEME.replace(TITLE, 'nl = "Kmo | impact", en = "SME | impact"'))
AS_ID = parse_scheme(SCHEME.replace(TITLE, 'nl = "Helix", en = "helix"'))


@pytest.mark.parametrize(
    "scheme",
    [
        PLAIN,
        ALIKE,
        NUMBERED,
        DIVIDED,
        AS_ID,
        *(parse_scheme(path.read_text("utf-8")) for path in sorted(resource("templates").glob("*.toml"))),
    ],
)
def test_every_criterion_comes_back(scheme: Scheme) -> None:
    for each in scheme.criteria:
        until = Condition(text="x", until="2030-01-01", criterion=each.id)
        for asked in (until, replace(until, until="")):
            assert typed_condition(condition_line(asked, scheme), scheme) == asked


def test_a_criterion_is_found_before_a_day() -> None:
    template = parse_scheme(resource("templates", "ibn-2015.toml").read_text("utf-8"))
    asked = Condition(text="Een partner meer", criterion="triple-helix")
    assert typed_condition("Een partner meer | 3-helix", template) == asked
    assert typed_condition("Een partner meer | 1/7/2016 | 3-helix", template).until == "2016-07-01"
    assert condition_line(asked, template) == "Een partner meer | triple-helix"


def test_of_two_criteria_of_one_name_none_is_taken_silently() -> None:
    with pytest.raises(BadValue, match=r"More than one criterion is called “Triple helix”.*: helix, sme"):
        typed_condition("x | Triple helix", ALIKE)
    assert typed_condition("x | sme", ALIKE).criterion == "sme"


@pytest.mark.parametrize("text", ["a|b", "Budget max. 50|60 %", "|x", "x|", "a | b", "a | 31/12/2016", "x |"])
def test_a_text_with_the_sign_between_stays_whole(text: str) -> None:
    about = Condition(text=text, until="2030-01-01", criterion="sme")
    kept = (about, Condition(text="Elf zitjes."), replace(about, text="a"))
    shown = "\n".join(condition_line(each, PLAIN) for each in kept)
    assert typed_conditions(f"{shown}\nNog een. | helix", PLAIN, kept) == (
        *kept,
        Condition(text="Nog een.", criterion="helix"),
    )


@pytest.mark.parametrize("typed", ["a|b", "Budget max. 50|60 %", "|x"])
def test_only_with_room_around_it_does_it_divide(typed: str) -> None:
    assert typed_condition(typed, PLAIN) == Condition(text=typed)
    assert typed_condition(f" {typed}  |  sme |", PLAIN) == Condition(text=typed, criterion="sme")


def test_two_that_look_alike_stay_two() -> None:
    alike = (Condition(text="x", criterion="sme"), Condition(text="x | SME impact"))
    shown = "\n".join(condition_line(each, PLAIN) for each in alike)
    assert typed_conditions(shown, PLAIN, alike) == alike
