"""How a table may call a criterion."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.scheme.model import Scheme
from evalapp.exchange.intake.evidence.criterion_names import criterion_called
from tests.exchange.merge.merge_samples import CRITERIA, SCHEME


def _scheme(*codes: str) -> Scheme:
    criteria = tuple(replace(each, code=code) for each, code in zip(CRITERIA, codes))
    return replace(SCHEME, groups=(replace(SCHEME.groups[0], criteria=criteria),))


@pytest.mark.parametrize("text", ["2b", "2B", "sme"])
def test_the_code_that_a_form_prints_is_a_name_too(text: str) -> None:
    assert criterion_called(text, _scheme("1a", "2b")) == "sme"


def test_a_code_that_two_have_names_neither() -> None:
    with pytest.raises(BadValue, match="no criterion “1a”"):
        criterion_called("1a", _scheme("1a", "1a"))


def test_what_is_none_is_told_with_titles_and_codes() -> None:
    with pytest.raises(BadValue, match=r"this call has: helix \(1a\), sme \(sme\)"):
        criterion_called("x", _scheme("1a", ""))
