"""Which facts stand together, and which of them the letters need as the call now is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evalapp.domain.letters.facts import CHOICES, Fact
from evalapp.domain.letters.values import Aid, Appeal
from evalapp.domain.texts import N_
from evalapp.words.letters.names import choice_label

GROUPS: Sequence[tuple[str, Sequence[Fact]]] = (
    (
        N_("Ground and signature"),
        (Fact.LEGAL_BASIS, Fact.CALL_TEXT, Fact.DELEGATE, Fact.DELEGATE_FUNCTION, Fact.DELEGATE_ACT),
    ),
    (
        N_("Who sends the letters"),
        (
            *(Fact.SERVICE, Fact.ADDRESS, Fact.CONTACT, Fact.EMAIL, Fact.PHONE),
            *(Fact.DOCUMENTS, Fact.COMPLAINTS),
        ),
    ),
    (
        N_("Appeal"),
        (
            *(Fact.APPEAL, Fact.REVIEW_BODY, Fact.REVIEW_TERM, Fact.REVIEW_HOW, Fact.REVIEW_ADDRESS),
            *(Fact.COURT, Fact.COURT_TERM, Fact.COURT_FORM, Fact.COURT_ADDRESS),
        ),
    ),
    (N_("State aid"), (Fact.AID, Fact.GBER_ARTICLE, Fact.SA_NUMBER)),
    (N_("Personal data"), (Fact.RECIPIENTS, Fact.RETENTION, Fact.OFFICER)),
    (
        N_("What was found inadmissible"),
        (Fact.INADMISSIBLE_BODY, Fact.INADMISSIBLE_ON, Fact.INADMISSIBLE_REFERENCE),
    ),
)

# Asked for by one choice alone; a fact that is in none of them is always asked for.
_ASKED_BY: Mapping[str, Sequence[Fact]] = {
    Appeal.REVIEW: (Fact.REVIEW_BODY, Fact.REVIEW_TERM, Fact.REVIEW_HOW, Fact.REVIEW_ADDRESS),
    Appeal.COURT: (Fact.COURT, Fact.COURT_TERM, Fact.COURT_FORM, Fact.COURT_ADDRESS),
    Aid.GBER: (Fact.GBER_ARTICLE, Fact.SA_NUMBER),
}


def is_asked(fact: Fact, *chosen: str) -> bool:
    """`chosen`: the appeal and the aid of the moment."""
    asked_by = [choice for choice, facts in _ASKED_BY.items() if fact in facts]
    return not asked_by or any(each in chosen for each in asked_by)


def choices_of(fact: Fact) -> list[tuple[str, str]]:
    """Words and value."""
    return [(choice_label(each), each) for each in CHOICES[fact]]
