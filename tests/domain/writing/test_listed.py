"""Of many sentences the first are told and the rest counted, so that none hides behind the others."""

from __future__ import annotations

import pytest

from evalapp.domain.writing.listed import Listed, largest_first


@pytest.mark.parametrize(
    ("n", "last"),
    [(1, "0"), (20, "19"), (21, "… and 1 more of that kind"), (99, "… and 79 more of that kind")],
)
def test_what_is_not_told_is_counted(n: int, last: str) -> None:
    listed = Listed()
    listed.extend(str(each) for each in range(n))
    told = list(listed)
    assert (min(n, 21), last) == (len(told), told[-1])


def test_the_largest_is_told_first_and_the_rest_by_juror() -> None:
    found = {("J1", change): 1 for change in range(30)} | {("J2", 40): 46, ("J3", 41): 1}
    told = list(largest_first(found, lambda juror, change, n: f"{juror} {change} {n}"))
    assert ("J2 40 46", 22) == (told[0], len(told))
    assert [
        "… and 11 more of that kind of juror “J1”, since other changes",
        "… and 1 more of that kind of juror “J3”, since another change",
    ] == told[20:]
