"""The minutes on paper: all of the record, in its order and in both languages, and nothing that paper may not say."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pypdf import PdfReader

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.meeting.values import ItemState, Voice
from evalapp.domain.people import ConflictKind
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.ruling import DecideAll
from evalapp.operations.meeting.agenda import BeginAnyway, Discuss, End
from evalapp.operations.meeting.presence import GoOut
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.meeting.votes import CastVote
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.course.signing import signing_of
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.ranking.lot import DrawLot
from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.operations.reports.minutes import MINUTES
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import MEANT, closed, individual
from tests.operations.meeting.evening_samples import STORY, evening, played
from tests.operations.meeting.room_samples import AN, JAN, LUC, MIA
from tests.operations.meeting.triage_samples import aside, in_triage
from tests.operations.progress.ready_samples import closable
from tests.samples import small_panel

NAMELESS = frozenset({ANONYMOUS})


def words(panel: Workspace, *, language: str = "en", anonymous: bool = False) -> str:
    flags = NAMELESS if anonymous else frozenset()
    pdf = gather_report(panel, MINUTES, Options(language=language, flags=flags)).draw()
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def in_order(text: str, *parts: str) -> None:
    at = 0
    for each in parts:
        assert each in text[at:], each
        at = text.index(each, at) + len(each)


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with played(tmp_path) as (workspace, _clock):
        yield workspace


def test_it_tells_when_who_was_there_and_what_was_discussed_in_which_order(panel: Workspace) -> None:
    in_order(
        words(panel),
        "at least 2 of the 3 members of the jury. At least 2 of the jury were in the room",
        "Opened on 27 June 2016, 19:00, closed on 27 June 2016, 20:05. At the opening 3 of the 3",
        "Luc Maes Chair 19:00 – 20:05",
        "Jan Claes Juror 19:00 – 19:14; 19:26 – 20:05",
        "A-2 · Title of A-2 Jan Claes family 19:14 19:26",
        "1 19:05 – 19:12 Title of A-1 A-1 · Organisation of A-1 (DEMO) 3 parked: Cijfers gevraagd.",
        "2 19:13 – 19:25 Title of A-2",
        "3 19:30 – 19:50 Title of A-3",
        "4 19:51 – 20:02 Title of A-1",
        "Title of A-4 A-4 · Organisation of A-4 (DEMO) To do",
    )


def test_what_was_agreed_has_from_what_to_what_why_and_where_that_comes_from(panel: Workspace) -> None:
    in_order(
        words(panel),
        "Consensus · SME impact: 2.00 → 3. Gehoord van Jan Claes. Source of the reason: a hearing (19:35, Luc Maes).",
        "Consensus · SME impact: 3 → 2.5. Herlezen. Source of the reason: the dossier (19:40, Luc Maes).",
        "Vote 1 · 19:35: 2 for, 1 against, 0 abstentions (consensus van 3).",
        "Vote 2 · 19:44: 2 for, 1 against, 0 abstentions (het voorstel). "
        "For: An Peeters and Luc Maes; against: Jan Claes.",
        "The jury itself proposes otherwise: approve, €90,000, 1 condition (Zonder werkpakket 4).",
        "Conditions: (1) Een ondertekende overeenkomst (until 30 September 2016, SME impact).",
    )


def test_averages_stand_beside_a_consensus_and_both_totals(panel: Workspace) -> None:
    text = words(panel)
    assert "SME impact 2.00 2.50 2 scores" in text
    assert "Total 3.67 3.83" in text


def test_it_is_dutch_where_that_is_asked(panel: Workspace) -> None:
    text = words(panel, language="nl")
    assert "VERSLAG VAN DE VERGADERING VOORLOPIG" in text
    assert "Geopend op 27 juni 2016 om 19.00 uur, gesloten op 27 juni 2016 om 20.05 uur." in text
    assert (
        "Kmo-impact: 2,00 → 3. Gehoord van Jan Claes. Bron van de reden: een hoorzitting (19.35 uur, Luc Maes)"
        in text
    )
    assert "plaats 1 in het advies" in text
    assert "elke uitkomst is een voorstel" in text


@pytest.mark.long
def test_nothing_is_told_of_a_conflict_but_its_category(panel: Workspace) -> None:
    for language in ("nl", "en"):
        assert STORY not in words(panel, language=language)


def test_without_names_nobody_left_voted_or_is_named_in_a_note(panel: Workspace) -> None:
    text = words(panel, anonymous=True)
    assert "A-2 · Title of A-2 a member of the jury family 19:14 19:26" in text
    assert "Vote 2 · 19:44: 2 for, 1 against, 0 abstentions (het voorstel). Proposal" in text
    assert "Gehoord van [name withheld]." in text
    # Who sat on the jury stays known, without the hours that would tell for what somebody was outside.
    assert "Jan Claes Juror 19:00 – 20:05" in text
    assert text.count("Jan Claes") == 1


def test_who_was_outside_until_the_end_has_no_hour_without_names(tmp_path: Path) -> None:
    with evening(tmp_path) as (panel, clock):
        clock.at(19, 0)
        panel.execute(OpenMeeting(present=(AN, JAN, LUC, MIA)))
        panel.execute(Discuss(application="A-2"))
        clock.at(19, 6)
        panel.execute(GoOut(people=(JAN,)))
        clock.at(19, 9)
        panel.execute(End(application="A-2", ends=ItemState.DONE))
        panel.execute(CloseMeeting())
        assert "Jan Claes Juror 19:00 – 19:06" in words(panel)
        assert "Jan Claes Juror from 19:00, not until the end" in words(panel, anonymous=True)


@pytest.mark.long
def test_a_vote_of_who_had_to_leave_stands_on_the_first_page(panel: Workspace) -> None:
    panel.execute(DeclareConflict(juror=JAN, application="A-3", kind=ConflictKind.EMPLOYER))
    said = "A-3, vote 2 (19:44): Jan Claes voted, with a conflict of interest; the conflict was recorded on"
    assert said in words(panel).partition("The meeting")[0]
    assert "A-3, vote 2 (19:44): 1 of the jury voted, with" in words(panel, anonymous=True)


def test_why_it_began_with_somebody_in_the_room_is_told(tmp_path: Path) -> None:
    with evening(tmp_path) as (panel, clock):
        panel.execute(OpenMeeting(present=(AN, JAN, LUC, MIA)))
        panel.execute(Discuss(application="A-2"))
        panel.execute(BeginAnyway(application="A-2", reason="Hij antwoordt op vragen."))
        clock.at(19, 9)
        panel.execute(CastVote(application="A-2", voices={AN: Voice.FOR}))
        panel.execute(End(application="A-2", ends=ItemState.DONE))
        text = words(panel)
        assert (
            "in the room with a conflict of interest: Jan Claes; begun anyway: Hij antwoordt op vragen."
            in text
        )
        assert "Jan Claes family stayed" in text
        assert "Who had to leave the room for a conflict of interest" in text
        assert "Had to leave the room Jan Claes (family): stayed" in text
        assert "eft the room" not in text  # over somebody who stayed


def test_it_is_provisional_and_has_no_lines_to_sign_on_before_the_closing(panel: Workspace) -> None:
    text = words(panel)
    assert "PROVISIONAL" in text
    assert "The meeting has not finished: A-4 (to do)." in text
    assert "Signatures" not in text


def test_a_call_without_a_meeting_says_so_in_one_sentence(tmp_path: Path) -> None:
    said = "No meeting of the jury is recorded in this panel file, so there are no minutes."
    with small_panel(tmp_path / "call.evalpanel") as workspace:
        text = words(workspace)
        assert said in text
        assert "Sitting" not in text
        assert "Signatures" not in text
    with closed(tmp_path / "closed.evalpanel") as workspace:
        assert "Signatures" not in words(workspace)


def meet(panel: Workspace) -> None:
    """Everything is discussed, by all."""
    panel.act_as(LUC)
    panel.execute(OpenMeeting(present=(AN, JAN, LUC, MIA)))
    for each in panel.view.applications():
        panel.execute(Discuss(application=each.number))
        panel.execute(End(application=each.number, ends=ItemState.DONE))
    panel.execute(CloseMeeting())


@contextmanager
def met(folder: Path, make: Callable[..., Workspace]) -> Iterator[Workspace]:
    with make(folder / "call.evalpanel") as workspace:
        meet(workspace)
        yield workspace


def test_an_individual_procedure_has_no_places(tmp_path: Path) -> None:
    with met(tmp_path, individual) as panel:
        text = words(panel)
        assert "place" not in text.replace("takes the place of one", "")
        assert "Total" in text


def test_where_nobody_was_noted_nothing_is_said_of_who_was_there(tmp_path: Path) -> None:
    with evening(tmp_path) as (panel, clock):
        clock.at(19, 0)
        panel.execute(OpenMeeting())
        clock.at(19, 5)
        panel.execute(CloseMeeting())
        text = words(panel)
        assert "Nobody was noted in the room." in text
        assert "At the opening" not in text


def test_what_was_put_aside_was_not_discussed(tmp_path: Path) -> None:
    with in_triage(tmp_path) as panel:
        panel.execute(aside("A-2", "Te zwak."))
        in_order(
            words(panel),
            "Not finished or not discussed",
            "Organisation of A-2 (DEMO) Not discussed",
            "Te zwak.",
        )


def test_a_draw_tells_its_seed_and_who_saw_it(tmp_path: Path) -> None:
    with played(tmp_path) as (panel, _clock):
        panel.execute(DrawLot(seed="41625", witnesses="de hele zaal"))
        panel.execute(DrawLot(seed="7", reason="De eerste was niet openbaar."))
        in_order(
            words(panel),
            "seed “41625”.",
            "It was seen by de hele zaal.",
            "seed “7”.",
            "Who saw it was not recorded. Drawn again because: De eerste was niet openbaar.",
        )


def test_the_first_draw_is_none_that_was_drawn_again(tmp_path: Path) -> None:
    with played(tmp_path) as (panel, _clock):
        panel.execute(DrawLot(seed="41625", reason="Regel 5."))
        text = words(panel)
        assert "Reason given: Regel 5." in text
        assert "Drawn again" not in text


def test_a_closed_call_is_no_longer_provisional_and_chair_and_secretary_sign(tmp_path: Path) -> None:
    with met(tmp_path, closable) as panel:
        signings = [signing_of(panel.view, "C1"), signing_of(panel.view, "S-01")]
        move_to_phase(panel, Phase.CLOSED, signings=signings)
        text = words(panel)
        assert "PROVISIONAL" not in text
        in_order(
            text,
            "Signatures Chair",
            "Secretary",
            "The closing is signed by Luc Maes (chair) and Mia Willems (secretary), on",
            "ordinary electronic signature",
            "Origin of this report",
        )


def test_an_own_proposal_has_its_amount_beside_its_title(tmp_path: Path) -> None:
    with met(tmp_path, closable) as panel:
        own = Advise(application="A-1", outcome=Proposal.APPROVE, amount=90_000_00, reason="Sterk.")
        panel.execute(own)
        assert "· proposed · €90,000" in words(panel)


def test_a_decision_of_the_body_is_told_once_there_is_one(tmp_path: Path) -> None:
    with met(tmp_path, closable) as panel:
        move_to_phase(panel, Phase.CLOSED)
        assert "every outcome is a proposal" in words(panel)
        panel.execute(DecideAll(meant=MEANT))
        text = words(panel)
        assert "every outcome is a proposal" not in text
        assert "by Beslissingscomité on 14 July 2016 (BC/2016/12)" in text
