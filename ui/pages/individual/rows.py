"""The dossiers as a list: what is at hand, what is proposed, what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.deciding.values import Proposal, Ruling
from evalapp.domain.texts import _
from evalapp.operations.single.standing import Case, Cases, Stand
from evalapp.words import formats

_PROPOSED_TONES = {Proposal.APPROVE: "good", Proposal.REJECT: "bad", Proposal.RETURN: "attention"}
_DECIDED_TONES = {Ruling.APPROVED: "good", Ruling.REJECTED: "bad", Ruling.RESERVE: "quiet"}


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRow:
    """`said` is its state in a word or two, `tone` that of its badge."""

    number: str
    title: str
    received: str
    said: str
    tone: str

    @property
    def spoken(self) -> str:
        return ", ".join(filter(None, (self.number, self.title, self.received, self.said)))


def case_rows(found: Cases) -> list[CaseRow]:
    return [_row(each) for each in found.all]


def _row(case: Case) -> CaseRow:
    said, tone = stand_words(case)
    at = case.application.submitted_at
    return CaseRow(
        number=case.number,
        title=case.application.title,
        received=formats.day(at) if at else "",
        said=said,
        tone=tone,
    )


def stand_words(case: Case) -> tuple[str, str]:
    """Words and tone of its badge."""
    stand, advice, standing = case.stand, case.advice, case.standing
    if stand is Stand.DECIDED:
        if standing.stepped is not None or standing.holds is None:
            return _("withdrawn"), "quiet"
        return standing.holds.outcome.label, _DECIDED_TONES[standing.holds.outcome]
    if stand is Stand.TO_MEND:
        return _("approval cannot be"), "bad"
    if advice is not None:
        return proposed_words(advice.outcome), _PROPOSED_TONES[advice.outcome]
    if case.is_now:
        return _("being discussed"), "accent"
    if stand is Stand.COMPLETING:
        return _("to be completed"), "attention"
    if stand is Stand.SCORING:
        return _("{n} of {of} scored it").format(n=case.scored, of=case.asked), "quiet"
    return _("ready for a proposal"), "quiet"


def proposed_words(outcome: Proposal) -> str:
    return {
        Proposal.APPROVE: _("proposed: approve"),
        Proposal.REJECT: _("proposed: reject"),
        Proposal.RETURN: _("proposed: return"),
    }[outcome]
