"""The annexes of the ranking report: what its body rests on, each once, with contents that lead to them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from evalapp.domain.journal import Change
from evalapp.domain.meeting.values import ItemState, ReasonSource
from evalapp.domain.permissions import Action, Phase
from evalapp.operations.meeting.agenda import Discuss, End
from evalapp.operations.meeting.agreeing import Agree
from evalapp.operations.meeting.presence import ComeIn, GoOut
from evalapp.operations.meeting.sitting import CloseMeeting, OpenMeeting
from evalapp.operations.meeting.votes import CastVote
from evalapp.operations.panel.call import edit_call
from evalapp.operations.ranking.consensus import SetConsensus
from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.workspace import Workspace
from evalapp.reports.content import Attendance, RankingReport, RegisterReport
from evalapp.reports.ranking.ranking import ranking_report
from tests.operations.meeting.evening_samples import STORY, Clock, evening
from tests.operations.meeting.room_samples import AN, JAN, LUC, MIA
from tests.reports.drawing.tag_walk import faults
from tests.reports.report_samples import panel


def play(made: Workspace, clock: Clock) -> None:
    clock.at(19, 0)
    made.execute(OpenMeeting(present=(AN, JAN, LUC, MIA)))
    made.execute(Discuss(application="A-2"))
    clock.at(19, 14)
    made.execute(GoOut(people=(JAN,)))
    clock.at(19, 25)
    made.execute(End(application="A-2", ends=ItemState.DONE))
    clock.at(19, 26)
    made.execute(ComeIn(people=(JAN,)))
    made.execute(Discuss(application="A-3"))
    clock.at(19, 35)
    agreed = SetConsensus(
        application="A-3", criterion="sme", value=6, reason="Gehoord.", source=ReasonSource.HEARING
    )
    made.execute(Agree(consensus=agreed, vote=CastVote(application="A-3", in_favour=2, against=1)))
    clock.at(19, 40)
    made.execute(SetConsensus(application="A-3", criterion="helix", value=5, reason="Herlezen."))
    made.execute(End(application="A-3", ends=ItemState.DONE))
    clock.at(20, 5)
    made.execute(CloseMeeting())
    clock.at(21, 30)
    made.act_as(MIA)
    edit_call(made, {"quorum": "3"}, reason="Vergeten.", decided_by="Comité", decided_on="2016-06-27")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, bytes]]:
    folder: Path = tmp_path_factory.mktemp("annexes")
    with evening(folder) as (made, clock):
        play(made, clock)
        asked = {"named": frozenset(), "nameless": frozenset({ANONYMOUS})}
        yield {
            name: gather_report(made, RANKING, Options(language="en", flags=flags)).draw()
            for name, flags in asked.items()
        }


def words(raw: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages).split())


def annex(said: str, title: str) -> str:
    """From its heading to the next one; the contents name it before."""
    after = said.rpartition(title)[2]
    return min((after.partition(f" {letter} · ")[0] for letter in "BCDEFGHIJ"), key=len)


def test_each_stands_under_its_letter_and_the_contents_lead_there(drawn: dict[str, bytes]) -> None:
    raw = drawn["named"]
    assert [] == faults(raw)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pages = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
        led = {str(link.Contents): pages[link.Dest[0].objgen] for link in links}
    read = PdfReader(io.BytesIO(raw)).pages
    assert [each[0] for each in led] == list("ABCDEFGH"[: len(led)])
    assert [] == [title for title, n in led.items() if title not in read[n].extract_text()]
    assert "RANKING REPORT · ANNEXES" in read[min(led.values())].extract_text()


def test_people_stand_in_it_with_their_hours_and_the_category_alone(drawn: dict[str, bytes]) -> None:
    said = words(drawn["named"])
    assert "Jan Claes A-2 · Title of A-2 family" in annex(said, "Conflicts of interest Juror")
    assert "family 19:14 19:26" in said
    assert "19:00 – 19:14; 19:26 – 20:05" in said
    assert STORY not in said


def test_a_consensus_tells_who_recorded_it_when_and_by_how_many_hands(drawn: dict[str, bytes]) -> None:
    said = words(drawn["named"])
    assert "27 June 2016, 19:35 · Luc Maes · 2 for, 1 against, 0 abstentions" in said
    assert "27 June 2016, 19:40 · Luc Maes · no show of hands recorded" in said


def test_what_came_after_the_meeting_stands_apart_and_nothing_twice(drawn: dict[str, bytes]) -> None:
    said = words(drawn["named"])
    before, after = (
        annex(said, "What was decided beside the scores"),
        annex(said, "Changes after the meeting"),
    )
    assert ("Reglement." in before, "Vergeten." in before) == (True, False)
    assert ("Reglement." in after, "Vergeten." in after) == (False, True)
    assert 1 == said.count("Vergeten.")


def test_without_names_nobody_is_told_by_what_they_could_not_judge(drawn: dict[str, bytes]) -> None:
    said = words(drawn["nameless"])
    assert "a member of the jury A-2 · Title of A-2 family" in said
    assert "19:00 – 20:05" in said
    assert "19:00 – 19:14;" not in said
    assert "stands in the register, which names them" in said or "Packs and returns" not in said
    jury = said.count("Jan Claes")
    assert jury == 3  # in words, in the list of the jury, and in the room


@pytest.mark.long
def test_the_jury_stands_in_words_in_the_body(drawn: dict[str, bytes]) -> None:
    body = words(drawn["named"]).partition("RANKING REPORT · ANNEXES")[0]
    assert "Chair: Luc Maes" in body
    assert "Jurors (2): An Peeters" in body or "Juror (2): An Peeters" in body
    assert "Changes after the meeting" not in body


def test_a_call_without_meeting_or_packs_has_what_there_is() -> None:
    made = panel(3)
    empty = RegisterReport(**{name: made.arguments[name] for name in ("call", "fingerprint", "change", "at")})
    said = words(ranking_report(made(RankingReport, register=empty)))
    assert "B · Conflicts of interest No conflict of interest is recorded." in said
    assert "Attendance" not in said
    assert "Packs and returns" not in said


def test_what_came_after_the_closing_stands_apart_where_no_meeting_is_recorded() -> None:
    def change(n: int, action: Action, said: str) -> Change:
        at = f"2016-07-0{n}T10:00:00.000+00:00"
        return Change(
            id=n, at=at, actor="Luc Maes", role="chair", action=str(action), summary=said, hash="ab" * 32
        )

    acts = [
        change(1, Action.SETTLE, "Earlier – why"),
        change(2, Action.MOVE_PHASE, "Closed – ready"),
        change(3, Action.EDIT_CALL, "Later – forgotten"),
    ]
    closed = panel(3, phase=Phase.CLOSED)(RankingReport, acts=acts)
    said = words(ranking_report(closed))
    assert "after the assessment was closed" in said
    assert "Later – forgotten" in annex(said, "Changes after the meeting")
    assert "Earlier – why" not in annex(said, "Changes after the meeting")
    scoring = words(ranking_report(panel(3, phase=Phase.SCORING)(RankingReport, acts=acts)))
    assert "Changes after the meeting" not in scoring


@pytest.mark.long
@pytest.mark.parametrize("n", range(1, 60, 6))
def test_no_heading_of_an_annex_stands_alone_at_the_foot_of_a_page(n: int) -> None:
    made = panel(3)
    told = {name: made.arguments[name] for name in ("call", "fingerprint", "change", "at")}
    line = ("An Peeters", "A-01 · Titel", "familie", "het jurylid", "1 juni 2016")
    sittings = [
        Attendance(title=f"Sitting {k}", lead="Opened.", present=[("Luc Maes", "Chair", "9:00 – 10:00")] * 4)
        for k in range(1, 4)
    ]
    register = RegisterReport(**told, conflicts=[line] * n, attendance=sittings, recusals=[line] * 3)
    raw = ranking_report(made(RankingReport, register=register))
    for page in PdfReader(io.BytesIO(raw)).pages:
        said = page.extract_text()
        last = said[: said.rindex("Page ")].rstrip().split("\n")[-1]
        assert not last.startswith(tuple(f"{letter} · " for letter in "ABCDEFGH"))
        assert not last.startswith("Sitting")


def test_the_same_gives_the_same_bytes() -> None:
    made = panel(3)
    report = made(RankingReport)
    assert ranking_report(report) == ranking_report(replace(report))
