"""Which letter an application gets, or why it gets none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.deciding.values import Ruling
from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.sections import Section
from evalapp.domain.ranking import Outcome
from evalapp.domain.texts import _, pgettext
from evalapp.operations.deciding.standing import Standing
from evalapp.operations.letters.material import Material
from evalapp.words import formats
from evalapp.words.phrases import opening


class LetterKind(StrEnum):
    APPROVED = "approved"
    CALLED = "called"
    RESERVE = "reserve"
    REFUSED = "refused"
    UNDISCUSSED = "undiscussed"
    INADMISSIBLE = "inadmissible"

    @property
    def section(self) -> Section:
        """The text that says the decision."""
        return Section(self.value)

    @property
    def label(self) -> str:
        """In two words, for a list of letters."""
        return {
            LetterKind.APPROVED: pgettext("letter", "support"),
            LetterKind.CALLED: pgettext("letter", "called on"),
            LetterKind.RESERVE: pgettext("letter", "reserve list"),
            LetterKind.REFUSED: pgettext("letter", "no support"),
            LetterKind.UNDISCUSSED: pgettext("letter", "not discussed"),
            LetterKind.INADMISSIBLE: pgettext("letter", "inadmissible"),
        }[self]

    @property
    def gives(self) -> bool:
        """Whether it tells of support."""
        return self in (LetterKind.APPROVED, LetterKind.CALLED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fate:
    """`kind` is None where there is no letter, and `why` says why. `amount` in cents, of what is given.

    `is_draft`: what it tells is proposed, since no decision of it is recorded.
    """

    application: str
    kind: LetterKind | None
    why: str = ""
    is_draft: bool = True
    amount: int | None = None
    standing: Standing | None = None


def fate_of(material: Material, number: str) -> Fate:
    application = material.applications[number]
    if application.is_withdrawn:
        return _none(number, _withdrawn(number, application.withdrawn_on))
    if not application.is_judged:
        decided = all(
            material.facts.get(each)
            for each in (Fact.INADMISSIBLE_BODY, Fact.INADMISSIBLE_ON, Fact.INADMISSIBLE_REFERENCE)
        )
        return Fate(application=number, kind=LetterKind.INADMISSIBLE, is_draft=not decided)
    standing = material.found.of(number)
    if standing is None:
        return _none(number, _unknown(number))
    if standing.stepped is not None:
        return _none(number, _withdrawn(number, standing.stepped.on))
    if standing.is_returned:
        text = _(
            "{application} was returned to its applicant: nothing is decided of it yet, so it gets no decision letter."
        )
        return _none(number, opening(text.format(application=number)))
    outlook = standing.holds or standing.proposed
    if outlook is None:
        return _none(number, _unknown(number))
    return Fate(
        application=number,
        kind=_kind(standing, outlook.outcome),
        is_draft=standing.ruled is None,
        amount=outlook.amount,
        standing=standing,
    )


def _kind(standing: Standing, outcome: Ruling) -> LetterKind:
    if standing.called is not None:
        return LetterKind.CALLED
    if outcome is Ruling.APPROVED:
        return LetterKind.APPROVED
    if outcome is Ruling.RESERVE:
        return LetterKind.RESERVE
    # Where a body departs from that, its own reason is what the letter gives.
    departs = standing.ruled is not None and bool(standing.ruled.reason)
    is_aside = standing.place.outcome is Outcome.NOT_DISCUSSED and not departs
    return LetterKind.UNDISCUSSED if is_aside else LetterKind.REFUSED


def _none(number: str, why: str) -> Fate:
    return Fate(application=number, kind=None, why=why)


def _withdrawn(number: str, on: str) -> str:
    text = _("{application} was withdrawn by its applicant on {day}, so it gets no decision letter.")
    return opening(text.format(application=number, day=formats.day(on)))


def _unknown(number: str) -> str:
    text = _("What is proposed or decided of {application} is not known yet, so there is no letter to write.")
    return text.format(application=number)
