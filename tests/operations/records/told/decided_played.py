"""Advice, a decision, its correction, who was told, a withdrawal and the reserve list, each done once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evalapp.domain.deciding.values import Condition, Proposal, Ruling
from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.sections import Section
from evalapp.domain.letters.values import Aid, Part
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise, ClearAdvice
from evalapp.operations.deciding.reserve import CallOn, StepBack
from evalapp.operations.deciding.ruling import DecideAll, TakeBackDecision
from evalapp.operations.letters.writing import SetFacts, WriteMotivation, WriteSection
from evalapp.operations.panel.call import move_to_phase
from tests.operations.deciding.decided_samples import MEANT, apart, notify
from tests.operations.progress.ready_samples import closable

REASON = "Because."


def play_deciding(folder: Path) -> None:
    folder.mkdir()
    with closable(folder / "call.evalpanel") as panel:
        condition = Condition(text="Een getekend pact.", until="2016-12-31", criterion="sme")
        approve = Advise(
            application="A-2",
            outcome=Proposal.APPROVE,
            amount=60_000_00,
            conditions=[condition],
            reason=REASON,
        )
        panel.execute(approve)
        panel.execute(ClearAdvice(application="A-2", reason=REASON))
        panel.execute(SetFacts(facts={Fact.AID: Aid.NONE, Fact.SERVICE: "Dienst Steun"}))
        panel.execute(SetFacts(facts={Fact.AID: "", Fact.LEGAL_BASIS: "artikel 11 van het besluit"}))
        move_to_phase(panel, Phase.CLOSED)
        panel.execute(WriteSection(section=Section.CLOSING, language="nl", text="Hoogachtend"))
        reasons = WriteMotivation(
            application="A-2", part=Part.MOTIVATION, criterion="sme", language="nl", text="Sterk."
        )
        panel.execute(reasons)
        panel.execute(DecideAll(meant=MEANT))
        panel.execute(DecideAll(meant=replace(MEANT, reference="BC/2016/21"), reason=REASON))
        panel.execute(DecideAll(meant=MEANT, reason=REASON))
        panel.execute(notify("A-3", "A-2"))
        panel.execute(notify("A-2", received="2016-07-19"))
        panel.execute(apart("A-2", Ruling.APPROVED, 60_000_00, REASON))
        panel.execute(apart("A-2", Ruling.APPROVED, 100_000_00, REASON))
        panel.execute(StepBack(application="A-3", on="2016-07-20", reason=REASON))
        panel.execute(CallOn(application="A-1", reason=REASON))
        panel.execute(TakeBackDecision(reason=REASON))
