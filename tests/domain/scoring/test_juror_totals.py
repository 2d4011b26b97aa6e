"""The totals of a whole call, which are added up in whole numbers, are those of its jurors one by one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evalapp.domain.call import Score
from evalapp.domain.errors import BadValue
from evalapp.domain.ids import PersonId
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_text
from evalapp.domain.scoring.totals import juror_totals, own_total

TEMPLATES = ("ibn-2015", "vlaio-oproep", "horizon-ria", "nih")


@pytest.mark.long
@pytest.mark.parametrize("name", TEMPLATES)
@given(data=st.data())
def test_each_is_what_the_juror_is_shown(name: str, data: st.DataObject) -> None:
    scheme = parse_scheme(template_text(name))
    scores = []
    for juror in ("J1", "J2"):
        for criterion in scheme.criteria:
            value = data.draw(st.sampled_from([*criterion.scale.allowed_steps, None]))
            scores.append(
                Score(
                    juror=PersonId(juror),
                    application="A-1",
                    criterion=criterion.id,
                    value=value,
                    no_score=NoScore.ABSTAIN if value is None else None,
                )
            )
    expected: list[tuple[Fraction, str]] = []
    for juror in ("J1", "J2"):
        own = own_total(scheme, [each for each in scores if each.juror == juror])
        if own is not None and own.is_of_all:
            expected.append((own.value, juror))
    found = juror_totals(scheme, scores).get("A-1", [])
    assert sorted(expected) == [(total, juror) for juror, total in found]


def test_a_criterion_that_the_scheme_does_not_have_is_refused() -> None:
    score = Score(juror=PersonId("J1"), application="A-1", criterion="none", value=1)
    with pytest.raises(BadValue, match="none"):
        juror_totals(parse_scheme(template_text("ibn-2015")), [score])
