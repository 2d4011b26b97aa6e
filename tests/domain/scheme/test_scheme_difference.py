"""What changed between two schemes, key by key."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings

from evalapp.domain.scheme.difference import Change, changed_criteria, difference
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.parts import Kind, Order
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.rules import Threshold
from evalapp.domain.scheme.templates import template_text
from tests.domain.scheme.scheme_strategies import schemes
from tests.samples import SCHEME

OLD = parse_scheme(SCHEME)
PLAN = '  [[groups.criteria]]\n  id = "plan"\n  title = "Plan"\n  scale = "half"\n'
HELIX, SME = (
    "  [[groups.criteria]]" + each
    for each in SCHEME.partition("[ranking]")[0].split("  [[groups.criteria]]")[1:]
)


def told(text: str) -> list[tuple[str, ...]]:
    """Part and key of each change; `+` and `-` for parts that came and went."""
    return [
        (str(each.kind), each.id, each.key or ("+" if each.is_added else "-"))
        for each in difference(OLD, parse_scheme(text))
    ]


def change(text: str) -> Change:
    (only,) = difference(OLD, parse_scheme(text))
    return only


@pytest.mark.long
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(old=schemes(), new=schemes())
def test_schemes_are_equal_exactly_where_nothing_changed(old: Scheme, new: Scheme) -> None:
    assert (old == new, ()) == (not difference(old, new), difference(old, old))


SWAPS = {
    ('id = "small"', 'id = "other"'): ("scheme", "other", "id"),
    ('"ranked"', '"individual"'): ("scheme", "small", "procedure"),
    ("highest = 5", "highest = 6"): ("scale", "half", "highest"),
    ('step = "0.5"', 'step = "0.5"\nlabels = { "1" = "One" }'): ("scale", "half", "labels"),
    ("weight = 2", "weight = 3"): ("criterion", "helix", "weight"),
    ("weight = 2", 'weight = 2\ndescriptors = { "1" = "One" }'): ("criterion", "helix", "descriptors"),
    ('en = "All"', 'en = "Everything"'): ("group", "all", "title"),
    ('id = "all"', 'id = "all"\nthreshold = "50%"'): ("group", "all", "threshold"),
    ("[budget]", "decimals = 3\n[budget]"): ("ranking", "", "decimals"),
    ("reserve = 1", "reserve = 2"): ("budget", "", "reserve"),
    ("[budget]", '[codes]\nX = "absent"\n[budget]'): ("codes", "", "X"),
    ("[budget]", '[[flags]]\nid = "f"\ntitle = "F"\n[budget]'): ("flag", "f", "+"),
    (SME, SME + PLAN): ("criterion", "plan", "+"),
    (SME, ""): ("criterion", "sme", "-"),
    (HELIX + SME, SME + HELIX): ("group", "all", "criteria"),
}


@pytest.mark.parametrize("swap", SWAPS, ids=[" ".join(each).strip() for each in SWAPS.values()])
def test_a_change_is_told_at_its_part_and_key(swap: tuple[str, str]) -> None:
    assert swap[0] in SCHEME
    assert [SWAPS[swap]] == told(SCHEME.replace(*swap))


def test_a_change_holds_what_it_was_and_what_it_is() -> None:
    found = change(SCHEME.replace("weight = 2", 'weight = "2.5"'))
    assert (Fraction(2), Fraction(5, 2), "Triple helix") == (found.before, found.after, found.title.nl)


def test_what_the_file_did_not_say_before_was_nothing() -> None:
    found = change(SCHEME.replace("weight = 2", "weight = 2\nthreshold = 3"))
    assert (None, Threshold(value=Fraction(3))) == (found.before, found.after)


def test_an_order_is_told_with_all_that_stand_in_it() -> None:
    found = change(SCHEME.replace(HELIX + SME, SME + HELIX))
    assert (Order(ids=("helix", "sme")), Order(ids=("sme", "helix"))) == (found.before, found.after)


def test_a_criterion_that_moves_to_another_group_says_so() -> None:
    text = SCHEME.replace(SME, '[[groups]]\nid = "more"\ntitle = "More"\n' + SME)
    assert [("group", "more", "+"), ("criterion", "sme", "group")] == told(text)


def test_a_rule_that_was_added_and_one_that_went_are_told_as_lists() -> None:
    found = change(SCHEME.replace('"lot"', '"earlier-submission"'))
    assert (("criterion:helix", "lot"), ("criterion:helix", "earlier-submission")) == (
        found.before,
        found.after,
    )


def changed(text: str) -> dict[str, list[str]]:
    new = parse_scheme(text)
    return {
        key: [each.key for each in own] for key, own in changed_criteria(difference(OLD, new), new).items()
    }


def test_a_scale_that_changed_changes_every_criterion_on_it() -> None:
    assert {"helix": ["weight", "step"], "sme": ["step"]} == changed(
        SCHEME.replace("weight = 2", "weight = 3").replace('step = "0.5"', "step = 1")
    )


def test_a_new_criterion_is_not_one_that_changed() -> None:
    assert {} == changed(SCHEME.replace(SME, SME + PLAN))


def test_a_criterion_on_another_scale_changed_in_its_scale() -> None:
    other = '[scales.whole]\nkind = "points"\nlowest = 0\nhighest = 5\n'
    text = SCHEME.replace(SME, SME.replace('"half"', '"whole"')) + other
    assert {"sme": ["scale"]} == changed(text)


def test_two_templates_that_share_nothing_share_no_part() -> None:
    ria, nih = (parse_scheme(template_text(name)) for name in ("horizon-ria", "nih"))
    whole = [each for each in difference(ria, nih) if each.kind is Kind.CRITERION]
    assert {each.id for each in whole if each.is_added} == {each.id for each in nih.criteria}
    assert {each.id for each in whole if each.is_removed} == {each.id for each in ria.criteria}


def test_of_a_scale_of_another_kind_the_kind_alone_is_other() -> None:
    in_points = 'kind = "points"\nlowest = 0\nhighest = 5\nstep = "0.5"'
    in_words = 'kind = "words"\nwords = [{ id = "weak", value = 1, nl = "zwak", en = "weak" }]'
    found = difference(parse_scheme(SCHEME), parse_scheme(SCHEME.replace(in_points, in_words)))
    assert [(each.id, each.key, each.before, each.after) for each in found] == [
        ("half", "kind", "points", "words")
    ]
