"""“latest” stands on a version only where of both it is known when they were given."""

from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.merge import Version, VersionChoice
from evalapp.domain.people import Actor, Role
from evalapp.domain.scoring.answer import NOTHING
from evalapp.operations.exchange.choices import labelled
from evalapp.operations.scores import SetScore
from tests.samples import small_panel
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


def test_what_was_changed_under_an_account_names_the_person_behind_it(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel", applications=1) as panel:
        panel.actor = Actor(id=PersonId("mia.willems"), name=PersonName("mia.willems"), role=Role.SECRETARY)
        panel.execute(SetScore(juror=PersonId("J1"), application="A-1", criterion="helix", value=6))
        choice = VersionChoice(
            juror=PersonId("J1"),
            application="A-1",
            criterion="helix",
            device="d",
            base=_version(""),
            stored=_version(_EARLY),
            incoming=_version(_LATE, file="b.evalwork", device="laptop"),
        )
        (named,) = labelled(panel.view, [choice])
    assert "Mia Willems" == named.stored.by
