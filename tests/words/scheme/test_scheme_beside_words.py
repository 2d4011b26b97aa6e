"""Two schemes beside each other: every difference with what it was and what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from evalapp.domain.scheme.difference import difference
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from evalapp.domain.texts import in_language
from evalapp.operations.scheme.editing import add_criterion, with_criterion
from evalapp.operations.scheme.scales import add_word, in_words, moved_word, with_own_scale, with_scale
from evalapp.words.scheme.beside import Beside, beside
from tests.domain.scheme.scheme_strategies import schemes

IBN = template_text("ibn-2015")
SCHEME = parse_scheme(IBN)


def rows(text: str) -> list[tuple[str, str, str, str]]:
    return told(beside(SCHEME, parse_scheme(text)))


def told(found: tuple[Beside, ...]) -> list[tuple[str, str, str, str]]:
    return [(each.part, each.what, each.before, each.after) for each in found]


def test_nothing_is_beside_itself() -> None:
    assert beside(SCHEME, SCHEME) == ()


def test_a_number_a_choice_and_the_chain_are_said_as_they_were_and_are() -> None:
    assert rows(IBN.replace("weight = 20", "weight = 25", 1)) == [
        ("Criterion “Improvement of competitiveness”", "weight", "20", "25")
    ]
    assert rows(IBN.replace('"mean"', '"median"')) == [
        ("Rules of the ranking", "score of several jurors", "mean", "median")
    ]
    ((_part, what, _before, after),) = rows(IBN.replace('"earlier-submission", "lot"', '"lot"'))
    assert (what, after) == ("tie-break rules", "“Triple-helix commitment”, “SME impact”, “Quality”, lot")


def test_a_long_text_is_said_in_full_in_each_language_that_is_other() -> None:
    ((_part, what, before, after),) = rows(IBN.replace("Does this demonstrably", "Does it"))
    assert what == "guidance · English"
    assert before.startswith("Does this demonstrably")
    assert after.startswith("Does it")


def test_what_is_said_of_a_value_is_beside_that_value() -> None:
    found = rows(IBN.replace("Afwezig of niet te beoordelen", "Slecht"))
    assert found == [
        ("Scale “half”", "words for the values, 0 · Nederlands", "Afwezig of niet te beoordelen", "Slecht")
    ]


def test_another_kind_of_scale_is_one_row() -> None:
    found = told(beside(SCHEME, with_scale(SCHEME, in_words(SCHEME.criteria[0].scale))))
    assert found == [
        (
            "Scale “half”",
            "kind of scale",
            "points: 0 to 5, in steps of 0.5",
            "words: Absent or cannot be assessed · Poor · Fair · Good · Very good · Excellent",
        )
    ]


def test_words_of_a_scale_are_beside_each_other() -> None:
    before = with_scale(SCHEME, in_words(SCHEME.criteria[0].scale))
    scale = before.criteria[0].scale
    after = with_scale(before, add_word(moved_word(scale, "word-1", 1)))
    words = [each for each in told(beside(before, after)) if each[1].startswith("word “")]
    assert words == [
        ("Scale “half”", "word “Poor”", "1: Zwak / Poor", "0: Zwak / Poor"),
        (
            "Scale “half”",
            "word “Absent or cannot be assessed”",
            "0: Afwezig of niet te beoordelen / Absent or cannot be assessed",
            "1: Afwezig of niet te beoordelen / Absent or cannot be assessed",
        ),
        ("Scale “half”", "word “New word”", "–", "6: Nieuw woord / New word"),
    ]


def test_what_came_and_what_went_say_what_they_are() -> None:
    more, _id = add_criterion(with_own_scale(SCHEME, "sme-impact"), "quality")
    found = told(beside(SCHEME, more))
    assert ("Scale “half-1”", "added", "–", "points: 0 to 5, in steps of 0.5") in found
    assert ("Criterion “New criterion”", "added", "–", "weight 1, 0 to 5") in found
    assert ("Criterion “New criterion”", "removed", "weight 1, 0 to 5", "–") in told(beside(more, SCHEME))


def test_it_reads_in_dutch() -> None:
    changed = with_criterion(SCHEME, "sme-impact", counts=False)
    with in_language("nl"):
        assert told(beside(SCHEME, changed))[0] == ("Criterium “Kmo-impact”", "of het meetelt", "ja", "nee")


@pytest.mark.long
@settings(max_examples=25, deadline=None, suppress_health_check=[*HealthCheck])
@given(schemes(), schemes())
def test_whatever_is_other_has_a_row_and_nothing_else_has(old: Scheme, new: Scheme) -> None:
    assert bool(beside(old, new)) == bool(difference(old, new))
    assert beside(old, replace(old)) == ()
