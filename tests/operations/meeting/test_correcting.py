"""The hour of an arrival or a departure is put right, and the old one stays in the journal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.operations.meeting.correcting import CorrectTime
from evalapp.operations.meeting.presence import ComeIn, GoOut
from evalapp.operations.meeting.sitting import OpenMeeting
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from tests.operations.meeting.room_samples import AN, JAN, LUC, in_deliberation, meeting

OPENED = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=3)


def at(minutes: int) -> str:
    return (OPENED + timedelta(minutes=minutes)).isoformat(timespec="milliseconds")


def opened(folder: Path) -> Workspace:
    panel = in_deliberation(folder)
    panel.execute(OpenMeeting(present=(AN, JAN), at=at(0)))
    return panel


def test_an_arrival_is_put_right_and_the_old_hour_stays_in_the_journal(tmp_path: Path) -> None:
    with opened(tmp_path) as panel:
        panel.execute(ComeIn(people=(LUC,), at=at(30)))
        panel.execute(CorrectTime(person=LUC, came_at=at(20)))
        assert meeting(panel).inside[LUC].came_at == at(20)
        done = panel.view.history(limit=1)[0]
        assert done.act is not None
        (step,) = done.act.steps
        assert (step.before, step.after) == ({"moment": at(30)}, {"moment": at(20)})
        assert "came into the room, time corrected" in done.summary
        assert prove(panel).is_sound


def test_a_departure_is_put_right_and_what_it_was_for_stays(tmp_path: Path) -> None:
    with opened(tmp_path) as panel:
        panel.execute(GoOut(people=(JAN,), at=at(50)))
        panel.execute(CorrectTime(person=JAN, left_at=at(45)))
        (stay,) = [each for each in meeting(panel).stays if each.person == JAN]
        assert (stay.came_at, stay.left_at, stay.left_for) == (at(0), at(45), "")
        assert prove(panel).is_sound


def test_an_hour_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path) as panel:
        for wrong, words in (
            (CorrectTime(person=AN, left_at=at(10)), "note first that"),
            (CorrectTime(person=AN, came_at=at(-10)), "lies before"),
            (CorrectTime(person=AN, came_at=at(10_000)), "still to come"),
            (CorrectTime(person=LUC, came_at=at(10)), "was not in the room"),
            (CorrectTime(person=AN), "Say when"),
        ):
            with pytest.raises(BadValue, match=words):
                panel.execute(wrong)
        panel.execute(GoOut(people=(JAN,), at=at(50)))
        with pytest.raises(BadValue, match="when the same person left"):
            panel.execute(CorrectTime(person=JAN, came_at=at(60)))
        panel.execute(ComeIn(people=(JAN,), at=at(70)))
        with pytest.raises(BadValue, match="lies before"):
            panel.execute(CorrectTime(person=JAN, came_at=at(40)))


def test_undoing_gives_the_old_hour_back(tmp_path: Path) -> None:
    with opened(tmp_path) as panel:
        panel.execute(ComeIn(people=(LUC,), at=at(30)))
        panel.execute(CorrectTime(person=LUC, came_at=at(20)))
        panel.undo(panel.view.last_change())
        assert meeting(panel).inside[LUC].came_at == at(30)
