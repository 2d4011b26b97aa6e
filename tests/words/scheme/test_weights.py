"""Weights that come to nearly a hundred, or to other than the hundred that their note speaks of."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from evalapp.domain.texts import Text
from evalapp.words.scheme.weights import off_hundred


def _weighing(*weights: str, note: str = "") -> Scheme:
    scheme = parse_scheme(template_text("ibn-2015"), "ibn-2015")
    (group, *_others) = scheme.groups
    criteria = tuple(
        replace(group.criteria[0], id=f"c{n}", weight=Fraction(each), counts=True)
        for n, each in enumerate(weights, start=1)
    )
    return replace(scheme, groups=(replace(group, criteria=criteria),), weights_note=Text(nl=note, en=note))


@pytest.mark.parametrize("weights", [("60", "40.5"), ("60", "39"), ("33.3", "33.3", "33.3"), ("50", "55")])
def test_nearly_a_hundred_is_said(weights: tuple[str, ...]) -> None:
    assert "add up to" in off_hundred(_weighing(*weights))
    assert "not to 100" in off_hundred(_weighing(*weights))


@pytest.mark.parametrize("weights", [("60", "40"), ("1", "1"), ("20", "15"), ("70", "70"), ("99.5",)])
def test_a_hundred_and_what_nobody_meant_as_one_are_not(weights: tuple[str, ...]) -> None:
    assert "" == off_hundred(_weighing(*weights))


@pytest.mark.parametrize("note", ["samen 100", "in procent", "in %"])
def test_what_the_note_promises_is_held_to(note: str) -> None:
    assert "speaks of 100" in off_hundred(_weighing("60", "20", note=note))
    assert "" == off_hundred(_weighing("60", "40", note=note))


def test_a_draft_is_held_to_the_hundred_of_the_scheme_in_force() -> None:
    said = off_hundred(_weighing("60", "20"), _weighing("60", "40"))
    assert "The weights add up to 80, those in force to 100; look whether that is meant." == said
    assert "" == off_hundred(_weighing("60", "20"), _weighing("60", "30"))
