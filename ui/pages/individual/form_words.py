"""What the form of a proposal says, and how what is recorded stands in its fields."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from evalapp.domain.deciding.values import Advice, Condition, Proposal
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _, pgettext
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.said import conditions_words
from evalapp.operations.meeting.votes import CastVote
from evalapp.operations.single.proposing import Propose
from evalapp.operations.single.standing import comes_back_on
from evalapp.words import formats
from ui.pages.individual.conditions import written


def cards() -> list[tuple[Proposal, str, str]]:
    return [
        (
            Proposal.APPROVE,
            pgettext("card", "Approve"),
            _("The body decides on it; conditions may go with it"),
        ),
        (
            Proposal.REJECT,
            pgettext("card", "Reject"),
            _("With a justification for each criterion; the procedure ends"),
        ),
        (
            Proposal.RETURN,
            pgettext("card", "Return to the applicant"),
            _("The applicant adapts it; the jury proposes anew"),
        ),
    ]


def stored_of(advice: Advice | None) -> tuple[str | None, str, str, str, str, str, str]:
    """What the fields show of what is recorded: the line that takes another condition is empty."""
    if advice is None:
        return None, "", "", "", "", "", ""
    amount = formats.amount_field(advice.amount) if advice.amount is not None else ""
    return str(advice.outcome), amount, written(advice.conditions), "", "", "", advice.reason


def since_words(advice: Advice | None, scheme: Scheme, *, is_whole: bool) -> str:
    """With its amount; `is_whole`: and all that no field shows any more."""
    if advice is None:
        return ""
    text = _("Recorded by {who} on {moment}: {outcome}")
    outcome = advice.outcome.label
    if advice.amount is not None:
        outcome += f", {formats.money(advice.amount)}"
    said = [text.format(who=advice.by, moment=formats.moment(advice.at), outcome=outcome)]
    if is_whole:
        said += [*conditions_words(advice, scheme), advice.reason]
    return "\n".join(said)


def most_words(most: int | None, requested: int | None) -> str:
    if most is None:
        return ""
    if requested is not None and most < requested:
        text = _("At most {most}: the ceilings of the call allow no more of the {requested} that is asked.")
        return text.format(most=formats.money(most), requested=formats.money(requested))
    return _("At most {most}, what is asked; empty for that.").format(most=formats.money(most))


def button_words(outcome: Proposal | None) -> str:
    if outcome is None:
        return _("Record the proposal")
    return {
        Proposal.APPROVE: _("Record the approval"),
        Proposal.REJECT: _("Record the rejection"),
        Proposal.RETURN: _("Record the return"),
    }[outcome]


def after_words(outcome: Proposal | None, conditions: Sequence[Condition]) -> str:
    """What follows once it is recorded."""
    if outcome is None:
        return ""
    if outcome is Proposal.APPROVE:
        return _("Afterwards: a proposal until the deciding body decides, after the assessment is closed.")
    if outcome is Proposal.REJECT:
        return _("Afterwards: the deciding body decides; the applicant gets the reasons for each criterion.")
    returned = Advice(application="", outcome=outcome, amount=None, reason="", conditions=tuple(conditions))
    day = comes_back_on(returned)
    text = _("Afterwards: the applicant adapts the dossier; then the jury proposes anew.")
    if day:
        text = _("Afterwards: the applicant adapts the dossier; on {day} it comes back, adapted or not.")
    closed = _(
        "Once the assessment is closed, a new proposal waits until it is reopened; a decision of the body that is "
        "recorded then is taken back first."
    )
    return f"{text.format(day=formats.day(day) if day else '')} {closed}"


def with_hands(advice: Advise, hands: tuple[int, int, int]) -> Propose:
    """The proposal with the hands that were counted: for, against, abstained."""
    in_favour, against, abstained = hands
    vote = CastVote(
        application=advice.application,
        in_favour=in_favour,
        against=against,
        abstained=abstained,
        about=_("proposal: {outcome}").format(outcome=advice.outcome.label),
    )
    return Propose(advice=advice, vote=vote)


def say_draft(key: Hashable) -> str:
    return _("the proposal on {application}").format(application=key)
