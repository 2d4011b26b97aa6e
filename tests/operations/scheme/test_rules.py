"""The rules edited one by one, as a form shows and takes them."""

from __future__ import annotations

import pytest

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import in_language
from evalapp.operations.scheme.editing import text_of
from evalapp.operations.scheme.rules import (
    add_tie,
    moved_tie,
    possible_ties,
    read_signed,
    rule_typed,
    with_rule,
    without_tie,
)
from tests.samples import SCHEME

SMALL = parse_scheme(SCHEME)
KEYS = (
    "procedure", "across_jurors", "missing", "total", "threshold", "thresholds_on", "decimals", "rank_on", "quorum",
    "triage",
    "cut", "support_rate", "most_per_year", "most_years", "reserve",
)  # fmt: skip


def ties(scheme: Scheme) -> list[str]:
    return [str(each) for each in scheme.ranking.ties]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("template", template_ids())
def test_what_a_form_shows_is_what_it_takes(template: str, language: str) -> None:
    scheme = parse_scheme(template_text(template))
    with in_language(language):
        for key in KEYS:
            assert with_rule(scheme, key, rule_typed(scheme, key)) == scheme


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("procedure", "individual"), ("across_jurors", "trimmed-mean"), ("missing", "skip"), ("total", "weighted-sum"),
        ("threshold", "3"), ("thresholds_on", "weighted"), ("decimals", "0"), ("rank_on", "rounded"), ("quorum", "4"),
        ("triage", "known"),
        ("cut", "partial"), ("support_rate", "12.5%"), ("most_per_year", "150,000"), ("most_years", "4"),
        ("reserve", "0"),
    ],
)  # fmt: skip
def test_each_rule_changes_that_alone(key: str, typed: str) -> None:
    changed = with_rule(SMALL, key, typed)
    assert parse_scheme(text_of(changed)) == changed
    assert [each for each in KEYS if rule_typed(changed, each) != rule_typed(SMALL, each)] == [key]
    assert with_rule(changed, key, rule_typed(SMALL, key)) == SMALL


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("quorum", ""), ("quorum", "1.5"), ("decimals", "-1"), ("support_rate", "0%"), ("support_rate", "101%"),
        ("support_rate", "half"), ("most_per_year", "1.50"), ("most_per_year", "a lot"), ("most_years", "x"),
        ("threshold", "high"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(key: str, typed: str) -> None:
    with pytest.raises(BadValue, match=r"\.$"):
        with_rule(SMALL, key, typed)


@pytest.mark.parametrize(("key", "typed"), [("quorum", "0"), ("decimals", "7"), ("threshold", "101%")])
def test_what_a_scheme_cannot_have_is_refused_by_its_reader(key: str, typed: str) -> None:
    with pytest.raises(KnownError):
        text_of(with_rule(SMALL, key, typed))


def test_tie_break_rules_come_move_and_go() -> None:
    assert [str(each) for each in possible_ties(SMALL)] == [
        "criterion:sme", "group:all", "top-marks", "panel-order", "earlier-submission",
    ]  # fmt: skip
    added = add_tie(SMALL, "group:all")
    assert ties(added) == ["criterion:helix", "group:all", "lot"]  # nothing is left to decide after the lot
    assert ties(moved_tie(added, 1, -1)) == ["group:all", "criterion:helix", "lot"]
    assert moved_tie(added, 2, 1) == added
    assert ties(without_tie(added, 0)) == ["group:all", "lot"]
    assert ties(add_tie(without_tie(SMALL, 1), "lot")) == ["criterion:helix", "lot"]
    assert parse_scheme(text_of(added)) == added


def test_whole_numbers_below_zero_have_either_minus() -> None:
    assert [read_signed(each) for each in ("−2", "-2", "2")] == [-2, -2, 2]
    with pytest.raises(BadValue, match="is not a whole number"):
        read_signed("--2")
