"""Above a scale with descriptions stands how to choose among them."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from evalapp.exchange.forms.words import scale_words
from evalapp.words.scores import guidance_of, how_to_choose

DESCRIBED = parse_scheme(template_text("ibn-2015")).criteria[0]
BARE = replace(DESCRIBED, descriptors={})
SAID = "Choose the description that fits best as a whole; say in the justification where it does not."


def test_it_follows_what_is_asked() -> None:
    assert f"{DESCRIBED.guidance} {SAID}" == guidance_of(DESCRIBED)


def test_it_stands_above_the_values_of_a_form() -> None:
    lines = scale_words(DESCRIBED).splitlines()
    assert SAID == lines[1]
    assert lines[2].startswith("5 ")


def test_where_nothing_is_described_there_is_nothing_to_choose() -> None:
    assert ("", str(BARE.guidance)) == (how_to_choose(BARE), guidance_of(BARE))
    assert SAID not in scale_words(BARE)
