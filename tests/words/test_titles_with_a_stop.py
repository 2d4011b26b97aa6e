"""Sentences on titles that end in a full stop, as an abbreviation does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from evalapp.domain.scheme.model import Scheme
from evalapp.words.explain import method_sentences, place_sentence
from tests.analytics.ranking.ranking_samples import APPRECIATION, panel, rank, scheme_of, text


def ending_in_a_stop(scheme: Scheme, **more: Any) -> Scheme:
    """The same with titles that end in one, as `Comp.`."""
    return replace(
        scheme,
        groups=tuple(
            replace(
                group,
                criteria=tuple(
                    replace(each, title=text(f"{each.title}."), **more) for each in group.criteria
                ),
            )
            for group in scheme.groups
        ),
    )


def test_a_sentence_on_a_title_that_ends_in_a_full_stop_ends_once() -> None:
    words = ending_in_a_stop(scheme_of(on=APPRECIATION))
    out = rank(words, panel({"A": [[-2, 1, 1]]})).places[0]
    assert "Excluded by a rating word on “Criterion 0.” So it has no place." in place_sentence(words, out)
    aside = ending_in_a_stop(scheme_of([1, 1]), counts=False)
    assert any("Scored but not counted: “Criterion 0.”" in each for each in method_sentences(aside))
    assert not any(".”." in each for each in method_sentences(aside))
