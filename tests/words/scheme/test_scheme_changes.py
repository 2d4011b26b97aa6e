"""What changed between two versions of a scheme, as people read it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from evalapp.domain.scheme import keys
from evalapp.domain.scheme.difference import GROUP, Change, difference
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.parts import Kind
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from evalapp.domain.texts import NO_TEXT, in_language
from evalapp.words.scheme.changes import change_words, sentence_of
from tests.domain.scheme.scheme_strategies import schemes

IBN = template_text("ibn-2015")
SCHEME = parse_scheme(IBN)
# What has a key of its own but is a part, or never changes, needs no name as a key.
KEYS = {
    Kind.SCHEME: sorted({*keys.SCHEME} - {"format", "scales", "codes", "ranking", "budget"}),
    Kind.SCALE: sorted({*keys.SCALE_OF_POINTS, *keys.SCALE_OF_WORDS}),
    Kind.FLAG: keys.FLAG, Kind.CHECK: keys.CHECK, Kind.GROUP: keys.GROUP, Kind.CRITERION: (*keys.CRITERION, GROUP),
    Kind.RANKING: keys.RANKING, Kind.BUDGET: keys.BUDGET,
}  # fmt: skip


def sentences(text: str, old: str = IBN) -> list[str]:
    before, after = parse_scheme(old), parse_scheme(text)
    return [sentence_of(each, before, after) for each in difference(before, after)]


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("weight = 20", "weight = 25", "Criterion “Improvement of competitiveness”: weight 20 → 25."),
        ('step = "0.5"', 'step = "0.25"', "Scale “half”: step 0.5 → 0.25."),
        ('comment = "required"', 'comment = "optional"', "justification required → optional."),
        ('across_jurors = "mean"', 'across_jurors = "median"', "score of several jurors mean → median."),
        ("most_per_year = 150000", "most_per_year = 2", "most support a year €150,000 → €2."),
        ('# threshold = "60%"', 'threshold = "60%"', "Rules of the ranking: threshold – → 60%."),
        ('cut = "stop"', 'cut = "skip"', "no longer fits ends the list → is passed over."),
        (
            'ties = ["criterion:triple-helix", "criterion:sme-impact", "group:quality", "earlier-submission", "lot"]',
            'ties = ["group:quality", "lot"]',
            "“Quality”, earlier submission, lot → “Quality”, lot.",
        ),
        ('"ranked"', '"individual"', "Scheme: procedure ranked → one by one, without ranking."),
        (
            '"0" = { nl = "Afwezig of niet te beoordelen"',
            '"0" = { nl = "Slecht"',
            "Scale “half”: words for the values.",
        ),
        ("Does this demonstrably", "Does it", "Criterion “Improvement of competitiveness”: guidance."),
        ('en = "Quality" }', 'en = "Worth" }', "Group “Worth”: title Quality → Worth."),
        ("[budget]", '[codes]\nX = "absent"\n[budget]', "Codes for no score: “X” – → absent."),
    ],
)
def test_a_change_is_said_with_what_it_was_and_what_it_is(written: str, instead: str, said: str) -> None:
    (sentence,) = sentences(IBN.replace(written, instead, 1))
    assert sentence.endswith(said)


def test_what_came_and_what_went_are_said() -> None:
    flag = '[[flags]]\nid = "gap"\ntitle = "Covers a gap"\n[budget]'
    assert ["Flag “Covers a gap” is new."] == sentences(IBN.replace("[budget]", flag))
    assert ["Flag “Covers a gap” is no longer there."] == sentences(IBN, IBN.replace("[budget]", flag))


def test_a_change_is_said_in_dutch() -> None:
    with in_language("nl"):
        said = sentences(IBN.replace('step = "0.5"', 'step = "0.25"'))
    assert ["Schaal “half”: stap 0,5 → 0,25."] == said


@pytest.mark.parametrize("kind", KEYS)
def test_every_key_of_a_scheme_has_a_name(kind: Kind) -> None:
    for key in KEYS[kind]:
        assert change_words(Change(kind=kind, id="", title=NO_TEXT, key=key), SCHEME, SCHEME)


@pytest.mark.long
@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[*HealthCheck],
)
@given(old=schemes(), other=schemes())
def test_every_change_has_words(old: Scheme, other: Scheme) -> None:
    new = replace(old, title=other.title, is_ranked=other.is_ranked, budget=other.budget, notes=other.notes)
    for before, after in ((old, new), (old, other)):
        for change in difference(before, after):
            assert sentence_of(change, before, after).endswith(".")
