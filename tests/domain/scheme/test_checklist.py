"""The checklist of a scheme: read, refused with its place, compared, and proposed where a scheme has none."""

from __future__ import annotations

import pytest

from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.scheme.difference import difference
from evalapp.domain.scheme.faults import SchemeError
from evalapp.domain.scheme.parts import Kind
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import proposed_checklist, template_ids, template_text

IBN = template_text("ibn-2015")


@pytest.mark.parametrize("name", template_ids())
def test_every_template_brings_a_checklist_of_which_each_item_stands_in_two_languages(name: str) -> None:
    scheme = parse_scheme(template_text(name), name)
    assert len(scheme.checklist) >= 4
    assert all(each.title.nl != each.title.en and each.guidance and each.source for each in scheme.checklist)


def test_what_the_decree_asks_is_official_and_the_rest_is_ours() -> None:
    items = {each.id: each for each in parse_scheme(IBN).checklist}
    assert {"ceilings", "support-rate"} == {each.id for each in items.values() if each.is_official}
    assert FindingKind.HELIX is items["helix"].finding


@pytest.mark.parametrize(
    ("written", "instead", "where"),
    [
        ('finding = "helix"', 'finding = "heelix"', "finding"),
        ('id = "helix"', 'id = "smes"', "id"),
        ("official = true", 'official = "yes"', "official"),
        ('finding = "helix"', 'findings = "helix"', "findings"),
    ],
)
def test_a_faulty_item_is_refused_with_its_place(written: str, instead: str, where: str) -> None:
    with pytest.raises(SchemeError) as caught:
        parse_scheme(IBN.replace(written, instead, 1))
    assert [True] == [
        each.key.startswith("checklist[") and each.key.endswith(where) for each in caught.value.faults
    ]
    assert caught.value.faults[0].line > 1


def test_an_item_that_came_is_a_change_of_its_own() -> None:
    more = IBN.replace("[[groups]]", '[[checklist]]\nid = "pact"\ntitle = "Clusterpact"\n\n[[groups]]', 1)
    (change,) = difference(parse_scheme(IBN), parse_scheme(more))
    assert (Kind.CHECK, "pact", True) == (change.kind, change.id, change.is_added)


def test_a_scheme_without_one_is_offered_that_of_its_template_else_the_standard_list() -> None:
    assert parse_scheme(IBN).checklist == proposed_checklist("ibn-2015")
    standard = proposed_checklist("own-scheme")
    assert set(FindingKind) == {each.finding for each in standard}
    assert not any(each.is_official for each in standard)
