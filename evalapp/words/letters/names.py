"""What letters are made of, by name: their texts, what these fill in, and in the history what changed of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.placeholders import OF_FACTS
from evalapp.domain.letters.sections import Section
from evalapp.domain.letters.values import Aid, Appeal, Part
from evalapp.domain.texts import N_, _, ngettext

SENTENCES: Mapping[str, str] = {
    "letter-text": N_("Text of the letters, {section} ({language})"),
    "letter-fact": N_("Letters, {fact}"),
    "letter-motivation": N_("Reasons in the letter of {application}, {criterion} ({language})"),
    "letter-points": N_("{part} in the letter of {application} ({language})"),
}

SECTIONS: Mapping[Section, str] = {
    Section.TRANSLATION: N_("that it is a translation"),
    Section.DRAFT: N_("that it is a draft"),
    Section.SALUTATION: N_("salutation"),
    Section.APPROVED: N_("decision: support"),
    Section.REFUSED: N_("decision: no support"),
    Section.RESERVE: N_("decision: reserve list"),
    Section.CALLED: N_("decision: called on from the reserve list"),
    Section.UNDISCUSSED: N_("decision: not discussed"),
    Section.INADMISSIBLE: N_("decision: inadmissible"),
    Section.LEGAL_BASIS: N_("legal basis"),
    Section.ADOPTED: N_("advice of the jury adopted"),
    Section.DEPARTED: N_("advice of the jury departed from"),
    Section.MOTIVATED: N_("law on the statement of reasons"),
    Section.CONDITIONS: N_("conditions"),
    Section.WEIGHTS: N_("where the weights are laid down"),
    Section.NEXT_APPROVED: N_("what happens now: support"),
    Section.NEXT_RESERVE: N_("what happens now: reserve list"),
    Section.NEXT_REFUSED: N_("what happens now: no support"),
    Section.APPEAL_COUNCIL: N_("appeal A: Council of State"),
    Section.APPEAL_REVIEW: N_("appeal B: review first"),
    Section.APPEAL_COURT: N_("appeal C: court"),
    Section.OPENNESS: N_("openness"),
    Section.COMPLAINT: N_("complaint"),
    Section.AID_GBER: N_("state aid: block exemption (GBER)"),
    Section.AID_DE_MINIMIS: N_("state aid: de minimis"),
    Section.AID_NONE: N_("no state aid"),
    Section.PERSONAL_DATA: N_("personal data"),
    Section.CONTACT: N_("whom to ask"),
    Section.CLOSING: N_("complimentary close"),
    Section.SIGNED_BY_DELEGATE: N_("signature of the delegate"),
}
FACTS: Mapping[Fact, str] = {
    Fact.LEGAL_BASIS: N_("article and decree on which the decision rests"),
    Fact.CALL_TEXT: N_("place in the call where the weights stand"),
    Fact.DELEGATE: N_("name of the delegate who signs"),
    Fact.DELEGATE_FUNCTION: N_("function of the delegate"),
    Fact.DELEGATE_ACT: N_("act that delegates"),
    Fact.SERVICE: N_("service that sends the letters"),
    Fact.ADDRESS: N_("address of the service"),
    Fact.CONTACT: N_("contact person"),
    Fact.EMAIL: N_("e-mail address of the contact"),
    Fact.PHONE: N_("telephone number of the contact"),
    Fact.DOCUMENTS: N_("where documents of the file are asked for"),
    Fact.COMPLAINTS: N_("complaint office"),
    Fact.APPEAL: N_("appeal that applies"),
    Fact.REVIEW_BODY: N_("body that reviews"),
    Fact.REVIEW_TERM: N_("term for the review"),
    Fact.REVIEW_HOW: N_("how a review is asked for"),
    Fact.REVIEW_ADDRESS: N_("address for the review"),
    Fact.COURT: N_("court"),
    Fact.COURT_TERM: N_("term before the court"),
    Fact.COURT_FORM: N_("form before the court"),
    Fact.COURT_ADDRESS: N_("address of the court"),
    Fact.AID: N_("state aid"),
    Fact.GBER_ARTICLE: N_("article of the block exemption (GBER)"),
    Fact.SA_NUMBER: N_("SA number of the aid measure"),
    Fact.RECIPIENTS: N_("who else sees the data"),
    Fact.RETENTION: N_("how long the data are kept"),
    Fact.OFFICER: N_("data protection officer"),
    Fact.INADMISSIBLE_BODY: N_("who decided what is inadmissible"),
    Fact.INADMISSIBLE_ON: N_("day of the decision on what is inadmissible"),
    Fact.INADMISSIBLE_REFERENCE: N_("reference of the decision on what is inadmissible"),
}
_OF_LETTERS: Mapping[str, str] = {
    "call": N_("title of the call"),
    "call_reference": N_("reference of the call"),
    "opened": N_("day on which the call opened"),
    "application": N_("number of the application"),
    "title": N_("title of the application"),
    "applicant": N_("applicant"),
    "addressee": N_("contact of the applicant"),
    "body": N_("deciding body"),
    "date": N_("day of the decision"),
    "decision": N_("reference of the decision"),
    "reason": N_("reason of the decision"),
    "advice": N_("what the jury proposed"),
    "advice_date": N_("day of the advice"),
    "called_date": N_("day on which it was called on"),
    "amount": N_("amount granted"),
    "requested": N_("amount requested"),
    "place": N_("place"),
    "ranked": N_("how many are ranked"),
    "reserve": N_("place on the reserve list"),
    "total": N_("total"),
}
_CHOICES: Mapping[str, str] = {
    Appeal.COUNCIL: N_("A: Council of State"),
    Appeal.REVIEW: N_("B: review first"),
    Appeal.COURT: N_("C: court"),
    Aid.GBER: N_("block exemption (GBER)"),
    Aid.DE_MINIMIS: N_("de minimis"),
    Aid.NONE: N_("no state aid"),
}
_PARTS: Mapping[Part, str] = {
    Part.MOTIVATION: N_("Reasons"),
    Part.STRENGTHS: N_("Strengths"),
    Part.WEAKNESSES: N_("Weaknesses"),
}

# By their bare names, as rows have them.
_SECTIONS: Mapping[str, str] = {str(section): words for section, words in SECTIONS.items()}
_FACTS: Mapping[str, str] = {str(fact): words for fact, words in FACTS.items()}


def section_label(section: str) -> str:
    """What a later version has and this one does not keeps its own name."""
    return _(_SECTIONS[section]) if section in _SECTIONS else section


def fact_label(fact: str) -> str:
    return _(_FACTS[fact]) if fact in _FACTS else fact


def choice_label(value: str) -> str:
    return _(_CHOICES[value]) if value in _CHOICES else value


def part_label(part: Part) -> str:
    return _(_PARTS[part])


def placeholder_label(name: str) -> str:
    fact = OF_FACTS.get(name)
    return _(_OF_LETTERS[name]) if fact is None else fact_label(fact)


def fact_words(fact: str, value: str) -> str:
    """A fact as it is kept, as a person reads it."""
    return choice_label(value) if fact in (Fact.APPEAL, Fact.AID) else value


def _length(n: str) -> str:
    if not n:
        return _("as the program has it")
    if n == "0":
        return _("left out")
    words = ngettext("own text of {n} character", "own text of {n} characters", int(n))
    return words.format(n=n)


STATES: Mapping[str, Callable[[str], str]] = {
    "letter-text": _length,
    "letter-section": section_label,
    "letter-fact": fact_label,
    "letter-choice": lambda value: choice_label(value.partition(" ")[2]),
    "letter-part": lambda value: part_label(Part(value)),
}
