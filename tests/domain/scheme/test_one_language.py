"""A scheme read in one of its languages is the same scheme in all that is no text."""

from __future__ import annotations

import pytest

from evalapp.domain.scheme.one_language import in_one_language
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import in_language


@pytest.mark.parametrize("template", template_ids())
@pytest.mark.parametrize("code", ["nl", "en"])
def test_every_text_reads_as_in_that_language(template: str, code: str) -> None:
    scheme = parse_scheme(template_text(template))
    found = in_one_language(scheme, code)
    with in_language(code):
        wanted = [(each.id, str(each.title), str(each.guidance), str(each.scale)) for each in scheme.criteria]
        words = [{point: str(text) for point, text in each.descriptors.items()} for each in scheme.criteria]
    other = "en" if code == "nl" else "nl"
    with in_language(other):
        assert [each[:3] for each in wanted] == [
            (each.id, str(each.title), str(each.guidance)) for each in found.criteria
        ]
        assert words == [{p: str(text) for p, text in each.descriptors.items()} for each in found.criteria]
    assert [each.weight for each in scheme.criteria] == [each.weight for each in found.criteria]
    assert (scheme.ranking.least_scores, scheme.is_ranked) == (found.ranking.least_scores, found.is_ranked)
    assert [each.scale.allowed_steps for each in scheme.criteria] == [
        each.scale.allowed_steps for each in found.criteria
    ]
    assert in_one_language(found, other) == found
