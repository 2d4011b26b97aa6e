"""What the jury proposes, as the page of closing sums it up: in lines of a table, and each departure in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evalapp.domain.deciding.values import Advice, Proposal
from evalapp.domain.ranking import Outcome, Place
from evalapp.domain.texts import _
from evalapp.operations.deciding.proposed import Proposals
from evalapp.operations.deciding.said import own_words
from evalapp.operations.deciding.standing import Outlook
from evalapp.operations.progress.decided import Decided
from evalapp.words import formats
from ui.widgets.text import Label

TONES: Mapping[Outcome | Proposal, str] = {
    Outcome.FUNDED: "good",
    Outcome.ELIGIBLE: "good",
    Outcome.UNDECIDED: "attention",
    Outcome.BELOW_THRESHOLD: "bad",
    Outcome.EXCLUDED: "bad",
    Outcome.INADMISSIBLE: "bad",
    Proposal.APPROVE: "good",
    Proposal.RETURN: "attention",
    Proposal.REJECT: "bad",
}


def proposed(proposals: Proposals, results: Sequence[Decided]) -> list[Decided]:
    """A line for each proposal there is, and the last of the `results`, which is all of them together."""
    lines = []
    for outcome in Proposal:
        of_it = [(place, outlook) for advice, place, outlook in proposals.own if advice.outcome is outcome]
        if of_it:
            lines.append(
                Decided(
                    outcome=outcome,
                    n=len(of_it),
                    requested=sum(place.requested or 0 for place, _outlook in of_it),
                    granted=sum(outlook.amount or 0 for _place, outlook in of_it if outlook is not None),
                    unstated=sum(place.requested is None for place, _outlook in of_it),
                )
            )
    return [*lines, *results[-1:]]


def envelope_line(available: int, left: int) -> QWidget:
    """What there is, and what of it nobody is proposed to get; in amber where more is proposed."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    text = _("Envelope {amount}").format(amount=formats.money(available))
    line.addWidget(Label(text, type="caption", tone="dim"), 1)
    if left < 0:
        words = _("{amount} more is proposed than there is").format(amount=formats.money(-left))
        line.addWidget(Label(words, type="caption-strong", tone="attention"))
    else:
        words = _("{amount} left").format(amount=formats.money(left))
        line.addWidget(Label(words, type="caption", tone="dim"))
    return holder


def own_said(advice: Advice, _place: Place, outlook: Outlook | None) -> str:
    return f"{own_words(advice, outlook)}: {advice.reason}"


def own_by(advice: Advice) -> str:
    return " · ".join(filter(None, (advice.by, formats.stamp(advice.at))))


def fixed_said(place: Place) -> tuple[str, str]:
    """An amount that the panel fixed, and by whom."""
    grant = place.decided
    assert grant is not None
    text = _("{amount} in place of {other}: {reason}").format(
        amount=formats.money(grant.amount), other=formats.money(place.entitled), reason=grant.reason
    )
    return text, " · ".join(filter(None, (grant.by, formats.stamp(grant.at))))
