from __future__ import annotations

from pathlib import Path

import pytest

from evalapp.domain.errors import BadValue
from evalapp.domain.meeting.values import Voice
from evalapp.operations.meeting.agenda import BeginAnyway, Discuss
from evalapp.operations.meeting.presence import GoOut
from evalapp.operations.meeting.votes import CastVote, PutMinute
from tests.operations.meeting.room_samples import AN, JAN, LUC, MIA, in_meeting, meeting


def test_hands_are_counted(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(CastVote(application="A-1", in_favour=2, against=1, about="Consensus 3"))
        (vote,) = meeting(panel).votes
        assert (vote.in_favour, vote.against, vote.abstained, vote.about) == (2, 1, 0, "Consensus 3")


def test_no_more_votes_than_there_are_people_who_may_vote(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        # Two jurors and the chair; the secretary has no vote.
        with pytest.raises(BadValue, match="4 votes were counted, and 3 people"):
            panel.execute(CastVote(application="A-1", in_favour=4))
        panel.execute(GoOut(people=(AN,)))
        with pytest.raises(BadValue, match="2 people"):
            panel.execute(CastVote(application="A-1", in_favour=3))


@pytest.mark.parametrize("counts", [(0, 0, 0), (-1, 2, 0)])
def test_no_hands_are_no_vote(tmp_path: Path, counts: tuple[int, int, int]) -> None:
    in_favour, against, abstained = counts
    vote = CastVote(application="A-1", in_favour=in_favour, against=against, abstained=abstained)
    with in_meeting(tmp_path) as panel, pytest.raises(BadValue, match="Count the hands"):
        panel.execute(vote)


def test_nobody_votes_with_a_conflict_of_interest_in_the_room(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(Discuss(application="A-2"))
        with pytest.raises(BadValue, match="Jan Claes"):
            panel.execute(CastVote(application="A-2", in_favour=2))
        panel.execute(BeginAnyway(application="A-2", reason="Hij antwoordt op vragen."))
        with pytest.raises(BadValue, match="2 people"):  # his own vote never counts
            panel.execute(CastVote(application="A-2", in_favour=3))
        panel.execute(CastVote(application="A-2", in_favour=2))


def test_who_voted_how_is_noted_where_it_is_given(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(CastVote(application="A-1", voices={AN: Voice.FOR, LUC: Voice.ABSTAIN}))
        (vote,) = meeting(panel).votes
        assert (vote.in_favour, vote.against, vote.abstained) == (1, 0, 1)
        assert dict(vote.voices) == {AN: Voice.FOR, LUC: Voice.ABSTAIN}


@pytest.mark.parametrize(("application", "person"), [("A-1", MIA), ("A-2", JAN)])
def test_who_may_not_vote_has_no_voice(tmp_path: Path, application: str, person: str) -> None:
    from evalapp.domain.ids import PersonId

    with in_meeting(tmp_path) as panel:
        if person == JAN:
            panel.execute(GoOut(people=(JAN,)))
        with pytest.raises(BadValue, match="may not vote"):
            panel.execute(CastVote(application=application, voices={PersonId(person): Voice.FOR}))


def test_a_note_is_kept_and_altered(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(PutMinute(application="A-1", text="Tekenden ze?"))
        panel.execute(PutMinute(application="A-1", text="Ze tekenden.", nth=1))
        assert [(each.nth, each.text) for each in meeting(panel).minutes] == [(1, "Ze tekenden.")]
        with pytest.raises(BadValue, match="no note 2"):
            panel.execute(PutMinute(application="A-1", text="Nog iets.", nth=2))
        with pytest.raises(BadValue, match="needs a text"):
            panel.execute(PutMinute(application="A-1", text=" "))


def test_further_notes_stand_beside_the_first(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        for text in ("Tekenden ze?", "Ze tekenden.", "Morgen meer."):
            panel.execute(PutMinute(application="A-1", text=text))
        assert [(1, "Tekenden ze?"), (2, "Ze tekenden."), (3, "Morgen meer.")] == [
            (each.nth, each.text) for each in meeting(panel).minutes
        ]


def test_the_same_note_again_writes_nothing(tmp_path: Path) -> None:
    with in_meeting(tmp_path) as panel:
        panel.execute(PutMinute(application="A-1", text="Tekenden ze?"))
        assert panel.execute(PutMinute(application="A-1", text="Tekenden ze?", nth=1)).change is None
