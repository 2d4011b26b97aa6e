"""The names of what thresholds stand on: read and written in one place."""

from __future__ import annotations

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.scoring.targets import TOTAL, Target, thresholds_of
from tests.resources.template_samples import template


@pytest.mark.parametrize("target", [Target.criterion("a"), Target.group("a"), TOTAL, Target.criterion("a:b")])
def test_a_name_reads_back_as_what_it_names(target: Target) -> None:
    assert target == Target.parse(str(target))


@pytest.mark.parametrize("name", ["", "a", "criterion", "criterion:", "group:", "total:a", "flag:a", "Total"])
def test_any_other_name_is_refused(name: str) -> None:
    with pytest.raises(BadValue, match="has no threshold"):
        Target.parse(name)


@pytest.mark.parametrize("name", ["horizon-ria", "vlaio-oproep"])
def test_the_thresholds_of_a_scheme_stand_where_their_targets_say(name: str) -> None:
    scheme = template(name)
    found = list(thresholds_of(scheme))
    assert [target.threshold(scheme) for target, _threshold, _chosen in found] == [each[1] for each in found]
    assert found
