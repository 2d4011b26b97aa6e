"""Flags, codes and criteria that do not count, as a scheme file says them."""

from __future__ import annotations

import re

import pytest

from evalapp.domain.scheme.faults import SchemeError
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scheme.reader import parse_scheme

EXTENDED = """
format = 1
id = "extended"
title = { en = "Extended" }
procedure = "ranked"
[[flags]]
id = "uncovered"
title = { en = "Covers something new" }
[codes]
CF = "conflict"
[ranking]
ties = ["flag:uncovered", "panel-order"]
[scales.points]
kind = "points"
lowest = 1
highest = 9
[[groups]]
id = "all"
title = { en = "All" }
[[groups.criteria]]
id = "impact"
title = { en = "Impact" }
scale = "points"
[[groups.criteria]]
id = "aside"
title = { en = "Aside" }
scale = "points"
counts = false
"""


def test_flags_codes_and_criteria_that_do_not_count_are_read() -> None:
    scheme = parse_scheme(EXTENDED)
    assert ["Covers something new"] == [str(flag.title) for flag in scheme.flags]
    assert {"CF": NoScore.CONFLICT} == dict(scheme.codes)
    assert ["impact"] == [criterion.id for criterion in scheme.counting]
    assert ["flag:uncovered", "panel-order"] == [str(rule) for rule in scheme.ranking.ties]


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("flag:uncovered", "flag:else", "“flag:else” names nothing in this scheme"),
        ('CF = "conflict"', 'CF = "conflict"\ncf = "absent"', "stands there twice"),
        ('CF = "conflict"', 'CF = "late"', "codes.CF"),
        (
            "counts = false",
            "counts = false\nthreshold = 3",
            "a criterion that does not count decides nothing",
        ),
        ("panel-order", "criterion:aside", "names nothing"),
        (
            'id = "impact"',
            'id = "impact"\ncounts = false',
            "not one criterion counts, so there is nothing to rank on",
        ),
        (
            "[codes]",
            '[[flags]]\nid = "uncovered"\ntitle = { en = "Again" }\n[codes]',
            "the id “uncovered” stands there twice",
        ),
    ],
)
def test_what_contradicts_itself_is_refused_by_key(written: str, instead: str, said: str) -> None:
    with pytest.raises(SchemeError, match=re.escape(said)):
        parse_scheme(EXTENDED.replace(written, instead))
