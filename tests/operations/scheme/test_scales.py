"""Scales edited by their model: what each edit gives can be written and read again, or says why not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.faults import SchemeError
from evalapp.domain.scheme.model import Scale, Scheme
from evalapp.domain.scheme.parts import scales_of
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import Text
from evalapp.operations.scheme.editing import text_of, with_criterion, with_group
from evalapp.operations.scheme.rules import with_rule
from evalapp.operations.scheme.scales import (
    add_word,
    in_points,
    in_words,
    moved_word,
    texts_lost,
    users_of,
    with_direction,
    with_label,
    with_own_scale,
    with_points,
    with_scale,
    with_scale_of,
    with_word,
    without_word,
)
from tests.samples import SCHEME

SMALL = parse_scheme(SCHEME)
HALF = SMALL.criteria[0].scale


def said(text: str) -> Text:
    return Text(nl=text, en=text)


def described(scheme: Scheme, criterion: str = "helix") -> dict[int, str]:
    return {int(value): text.en for value, text in scheme.criterion(criterion).descriptors.items()}


def worded(scale: Scale) -> list[tuple[str, int]]:
    return [(each.title.en, each.value) for each in scale.words]


def with_descriptions(scheme: Scheme, *values: int) -> Scheme:
    texts = {Fraction(value): said(f"about {value}") for value in values}
    return with_criterion(scheme, "helix", descriptors=texts)


def test_whole_points_with_words_become_those_words_and_keep_what_is_said_of_them() -> None:
    scale = with_label(with_label(HALF, Fraction(0), said("none")), Fraction(5), said("all"))
    scheme = with_descriptions(with_scale(SMALL, scale), 0, 3, 5)
    changed = with_scale(scheme, in_words(scale))
    assert worded(changed.criteria[0].scale) == [("none", 0), ("all", 5)]
    assert described(changed) == {0: "about 0", 5: "about 5"}
    assert texts_lost(scheme, changed) == 1
    back = with_scale(changed, in_points(changed.criteria[0].scale))
    assert (described(back), back.criteria[0].scale.labels) == (described(changed), scale.labels)
    assert parse_scheme(text_of(back)) == back


def test_points_without_words_become_three_to_begin_with() -> None:
    changed = with_scale(with_descriptions(SMALL, 2), in_words(HALF))
    assert worded(changed.criteria[0].scale) == [("low", 1), ("middling", 2), ("high", 3)]
    assert described(changed) == {}  # 2 of 5 and the second of three words mean something else


@pytest.mark.parametrize(("said_of", "words"), [(1, 3), (2, 2), (12, 12), (13, 3)])
def test_from_two_to_twelve_points_with_words_become_those_words(said_of: int, words: int) -> None:
    """With fewer or more there are three to begin with: one word orders nothing, and a list has its length."""
    labels = {Fraction(value): said(f"about {value}") for value in range(said_of)}
    scale = in_words(replace(HALF, highest=Fraction(20), labels=labels))
    assert words == len(scale.words)
    assert (words == said_of) == (("about 0", 0) in worded(scale))


def without_thresholds(scheme: Scheme) -> Scheme:
    """They may lie out of reach on another scale."""
    for each in scheme.criteria:
        scheme = with_criterion(scheme, each.id, threshold=None)
    for group in scheme.groups:
        scheme = with_group(scheme, group.id, threshold=None)
    return with_rule(scheme, "threshold", "")


@pytest.mark.parametrize("template", template_ids())
def test_every_scale_of_every_template_can_be_the_other_kind(template: str) -> None:
    scheme = parse_scheme(template_text(template))
    for scale in scales_of(scheme).values():
        other = in_points(scale) if scale.words else in_words(scale)
        assert bool(other.words) != bool(scale.words)
        if len(scales_of(scheme)) == 1:  # several must go the same way
            written = with_scale(without_thresholds(scheme), other)
            assert parse_scheme(text_of(written)) == written


def test_what_is_said_of_a_word_goes_along_with_it() -> None:
    scale = in_words(HALF)
    scheme = with_descriptions(with_scale(SMALL, scale), 1, 2, 3)
    moved = with_scale(scheme, moved_word(scale, "word-1", 1))
    assert worded(moved.criteria[0].scale) == [("middling", 1), ("low", 2), ("high", 3)]
    assert described(moved) == {1: "about 2", 2: "about 1", 3: "about 3"}
    gone = with_scale(scheme, without_word(scale, "word-2"))
    assert (described(gone), texts_lost(scheme, gone)) == ({1: "about 1", 3: "about 3"}, 1)
    higher = with_scale(scheme, with_word(scale, "word-3", value=9))
    assert described(higher) == {1: "about 1", 2: "about 2", 9: "about 3"}
    assert moved_word(scale, "word-3", 1) == scale


def test_new_words_have_names_and_values_of_their_own() -> None:
    scale = add_word(add_word(in_words(HALF)))
    assert worded(scale)[3:] == [("New word", 4), ("New word 2", 5)]
    assert parse_scheme(text_of(with_scale(SMALL, scale))).criteria[0].scale == scale


def test_the_last_word_stays() -> None:
    scale = in_words(HALF)
    for id in ("word-1", "word-2"):
        scale = without_word(scale, id)
    with pytest.raises(BadValue, match="at least one word"):
        without_word(scale, "word-3")


def test_a_criterion_takes_another_scale_or_one_of_its_own() -> None:
    own = with_own_scale(SMALL, "sme")
    assert [each.scale.id for each in own.criteria] == ["half", "half-1"]
    assert [each.id for each in users_of(own, "half")] == ["helix"]
    ten = with_scale(own, with_points(own.criterion("sme").scale, highest=Fraction(10)))
    assert [each.scale.highest for each in ten.criteria] == [5, 10]
    assert with_scale_of(ten, "sme", "half") == SMALL


def test_another_range_leaves_what_is_said_of_the_values_it_keeps() -> None:
    scheme = with_descriptions(SMALL, 0, 4, 5)
    changed = with_scale(scheme, with_points(HALF, highest=Fraction(4)))
    assert (described(changed), texts_lost(scheme, changed)) == ({0: "about 0", 4: "about 4"}, 1)


def test_all_scales_of_points_run_one_way() -> None:
    turned = with_direction(with_own_scale(SMALL, "sme"), higher_is_better=False)
    assert [each.scale.higher_is_better for each in turned.criteria] == [False, False]
    assert parse_scheme(text_of(turned)) == turned
    mixed = with_own_scale(SMALL, "sme")
    mixed = with_direction(with_scale(mixed, in_words(mixed.criterion("sme").scale)), higher_is_better=False)
    with pytest.raises(SchemeError, match="a total needs one direction"):
        text_of(mixed)


@pytest.mark.parametrize("step", [Fraction(0), Fraction(-1)])
def test_a_step_that_is_none_is_refused_by_the_reader(step: Fraction) -> None:
    with pytest.raises(SchemeError, match="more than 0"):
        text_of(with_scale(SMALL, with_points(HALF, step=step)))
    named_too = with_label(HALF, Fraction(5), said("all"))
    with pytest.raises(SchemeError, match="more than 0"):
        text_of(with_scale(SMALL, with_points(named_too, step=step)))
