"""“latest” stands on a version only where of both it is known when they were given."""

from __future__ import annotations

import pytest

from evalapp.domain.merge import Version
from evalapp.domain.scoring.answer import NOTHING
from ui.pages.exchange.choices.choice_words import is_later

_EARLY, _LATE = "2015-12-01T10:00:00+01:00", "2015-12-02T10:00:00+01:00"


def _version(at: str, *, file: str = "", device: str = "", by: str = "") -> Version:
    return Version(answer=NOTHING, file=file, device=device, at=at, by=by)


@pytest.mark.parametrize(
    ("version", "other", "is_said"),
    [
        (_version(_LATE, file="b.evalwork", device="laptop"), _version(_EARLY, by="Ann"), True),
        (_version(_LATE, by="Ann"), _version(_EARLY, file="a.evalwork", device="laptop"), True),
        # A merge brought it, and of no file that was kept is it known any more: that time is of the merge.
        (_version(_LATE), _version(_EARLY, file="a.evalwork", device="laptop"), False),
        (_version(_LATE, file="b.evalwork", device="laptop"), _version(_EARLY), False),
        (_version(_LATE), _version(_EARLY), False),
        (_version(_LATE, file="b.xlsx"), _version(_EARLY, file="a.xlsx"), False),
        (_version(_LATE, file="b.evalwork", device="laptop"), _version("", by="Ann"), False),
        (_version("", file="b.evalwork", device="laptop"), _version("", by="Ann"), False),
        (_version(_EARLY, by="Ann"), _version(_EARLY, file="a.evalwork", device="laptop"), False),
    ],
)
def test_only_what_is_known_to_be_later_is_called_the_latest(
    version: Version, other: Version, is_said: bool
) -> None:
    assert is_said is is_later(version, other)
