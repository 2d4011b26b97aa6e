"""Days that a person types for what is asked of an applicant."""

from __future__ import annotations

import pytest

from evalapp.domain.errors import BadValue
from evalapp.operations.admissibility.days import typed_day, typed_moment


def test_of_what_is_no_moment_it_is_said_that_the_hour_goes_with_the_day() -> None:
    with pytest.raises(BadValue, match="is not a date with a time; write it as 27/06/2016 17:00"):
        typed_moment("soon")


def test_of_what_is_no_day_no_hour_is_asked() -> None:
    with pytest.raises(BadValue, match="is not a date; write it as 27/06/2016 or"):
        typed_day("soon")


def test_a_moment_is_that_of_belgium_and_has_an_hour() -> None:
    assert "2016-06-27T17:00:00+02:00" == typed_moment("27/06/2016 17:00")
    with pytest.raises(BadValue, match="“27/06/2016” has no hour"):
        typed_moment("27/06/2016")
