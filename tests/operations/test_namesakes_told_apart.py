"""Two people of one name are told apart in every sentence that names one, in the history and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.ids import PersonId
from evalapp.domain.merge import Side, Version, VersionChoice
from evalapp.domain.people import ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scoring.answer import NOTHING, Answer
from evalapp.domain.texts import in_language
from evalapp.operations.exchange.choices import Settle
from evalapp.operations.exchange.handout import hand_out
from evalapp.operations.exchange.merging import plan_merge
from evalapp.operations.exchange.own_part import SetOwnPartAside
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.jury import DeclareConflict, ImportJury, WithdrawConflict
from evalapp.operations.panel.suspicions import DismissSuspicion
from evalapp.operations.ranking.lot import DrawLot
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.gathering import report_of
from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.operations.reports.printing import gather_report
from evalapp.operations.reports.ranking import RANKING
from evalapp.operations.scores import SetScore
from evalapp.operations.seats.assigning import Assign, GiveSeat
from evalapp.operations.seats.by_hand import ChangeSeats
from evalapp.operations.view import View
from evalapp.operations.workspace import Command, Workspace
from evalapp.reports.comparing.likeness import words_of
from evalapp.reports.content import RankingReport
from evalapp.reports.names import Names
from evalapp.words.acts import _SENTENCES, told
from tests.samples import PEOPLE, small_panel

NAME = "Jan Peeters"
FAMILY = ConflictKind.FAMILY
_PAIR = frozenset({("J1", "A-1")})
COMMANDS: dict[str, Command] = {
    "assign-one": GiveSeat(juror="J1", application="A-1"),
    "unseat-one": ChangeSeats(unseat=_PAIR),
    "lock-one": ChangeSeats(lock=_PAIR),
    "unlock-one": ChangeSeats(unlock=_PAIR),
    "conflict": DeclareConflict(juror="J1", application="A-1", kind=FAMILY),
    "conflict-removed": DeclareConflict(juror="J1", application="A-1", kind=FAMILY),
    "conflict-withdrawn": WithdrawConflict(juror="J1", application="A-1"),
    "settle-one": Settle(sides={("J1", "A-1", "helix", "pc"): Side.STORED}),
    "suspicion": DismissSuspicion(juror="J1", application="A-1", reason="Zelfde naam alleen"),
    "own-part-set-aside": SetOwnPartAside(juror="J1", reason="Vergeten"),
}

CHOICE = VersionChoice(
    juror=PersonId("J1"),
    application="A-1",
    criterion="helix",
    device="pc",
    base=Version(answer=NOTHING),
    stored=Version(answer=NOTHING),
    incoming=Version(answer=Answer(value=4)),
)


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """J1 and J2 have one name, and so do the two chairs."""
    jurors = [
        replace(each, name=NAME, organisation=organisation)
        for each, organisation in zip(PEOPLE, ("VITO", "VUB"), strict=False)
    ]
    chairs = [Person(id=each, name="Luc Maes", role=Role.CHAIR) for each in ("C1", "C2")]
    with small_panel(tmp_path / "call.evalpanel", applications=1) as made:
        made.execute(ImportJury(people=(*jurors, *chairs), reason="Verbeterd."))
        yield made


def test_every_sentence_that_names_a_juror_is_tried() -> None:
    of_files = {
        "file-looked-at",
        "paper",
    }  # of a merge: see below; of a sheet: tests/operations/exchange/paper
    assert {name for name, text in _SENTENCES.items() if "{juror}" in text} == set(COMMANDS) | of_files


@pytest.mark.long
@pytest.mark.parametrize("what", COMMANDS)
def test_a_sentence_of_the_journal_says_which_of_two_it_means(
    panel: Workspace, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if what == "conflict-removed":
        monkeypatch.setattr(View, "is_work_file", lambda _self: True)
    if what == "settle-one":
        monkeypatch.setattr(View, "open_choices", lambda _self: (CHOICE,))
    if what == "unlock-one":
        monkeypatch.setattr(View, "pairs", lambda _self, _table: [("J1", "A-1")])
    done = COMMANDS[what].summary(panel.view)
    assert not isinstance(done, str)
    assert what == done.steps[0].what
    for language in ("nl", "en"):
        with in_language(language):
            assert "Jan Peeters (VITO)" in told(done)


def test_a_refusal_says_which_of_two_it_means(panel: Workspace, tmp_path: Path) -> None:
    panel.execute(SetScore(juror="J1", application="A-1", criterion="sme", value=4))
    with pytest.raises(KnownError, match=r"Jan Peeters \(VITO\) has already scored"):
        panel.execute(Assign(pairs=()))
    panel.execute(DeclareConflict(juror="J2", application="A-1", kind=FAMILY))
    with pytest.raises(KnownError, match=r"Jan Peeters \(VUB\) has no applications"):
        hand_out(panel, tmp_path / "packs", jurors=["J2"])


def test_the_history_says_which_of_two_did_it(panel: Workspace) -> None:
    move_to_phase(panel, Phase.DELIBERATION)
    panel.act_as("C2")
    panel.execute(DrawLot(seed="27"))
    assert "Luc Maes (C2)" == panel.view.history(limit=1)[0].actor


@pytest.mark.long
def test_the_registers_of_the_reports_tell_them_apart(panel: Workspace) -> None:
    for kind in (RANKING, EVALUATIONS):
        printed = " ".join(words_of(gather_report(panel, kind, Options(language="en")).draw()))
        names = ("Jan Peeters (VITO)", "Jan Peeters (VUB)", "Luc Maes (C1)", "Luc Maes (C2)")
        assert [] == [name for name in names if name not in printed]


def test_what_tells_them_apart_is_withheld_with_the_name(panel: Workspace) -> None:
    """A juror who once acted in the panel file stands in the journal by what tells them apart."""
    names = Names(report_of(RankingReport, panel, Options(language="en", flags=frozenset({ANONYMOUS}))))
    assert "" == names.author("Jan Peeters (VITO)")


def test_what_a_merge_says_of_a_file_tells_them_apart(panel: Workspace, tmp_path: Path) -> None:
    table = tmp_path / "scores.csv"
    table.write_text("juror,application,criterion,value\nJ1,A-1,sme,4\n", encoding="utf-8")
    panel.execute(Assign(pairs=(("J1", "A-1"),)))
    move_to_phase(panel, Phase.SCORING)
    assert {"Jan Peeters (VITO)", "Jan Peeters (VUB)"} <= set(
        plan_merge(panel, [table]).state.jurors.values()
    )
