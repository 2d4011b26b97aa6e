"""Facts of the call are typed once, and fill in letters of every language: which are not in that of a letter."""

from __future__ import annotations

from collections.abc import Iterator, Set

from evalapp.domain.letters.facts import CHOICES, DAYS, Fact
from evalapp.domain.letters.placeholders import OF_FACTS
from evalapp.domain.letters.tongue import tongue_of_line
from evalapp.domain.letters.values import LETTER_LANGUAGE
from evalapp.domain.texts import ngettext, pgettext
from evalapp.operations.letters.finding import Finding, Level
from evalapp.operations.letters.material import Material
from evalapp.words.letters.names import fact_label

# Names and addresses are the same in every language.
_NAMES = frozenset(
    {
        Fact.DELEGATE,
        Fact.SERVICE,
        Fact.ADDRESS,
        Fact.CONTACT,
        Fact.EMAIL,
        Fact.PHONE,
        Fact.REVIEW_ADDRESS,
        Fact.COURT_ADDRESS,
        Fact.SA_NUMBER,
        Fact.GBER_ARTICLE,
    }
)


def facts_in_another(material: Material, used: Set[str], language: str) -> Iterator[Finding]:
    """One for all of them; `used` are the placeholders of the letters in `language`."""
    foreign = [
        fact
        for name, fact in OF_FACTS.items()
        if name in used and fact not in _NAMES | DAYS and fact not in CHOICES
        if tongue_of_line(material.facts.get(fact, "")) not in ("", language)
    ]
    if not foreign:
        return
    words = ngettext(
        "The letters in {language} fill in what is written in another language: {facts}. Write it out in {language} in "
        "the texts of the call, in place of what is filled in there.",
        "The letters in {language} fill in what is written in another language: {facts}. Write these out in {language} "
        "in the texts of the call, in place of what is filled in there.",
        len(foreign),
    )
    yield Finding(
        level=Level.FAULT if language == LETTER_LANGUAGE else Level.WARNING,
        fact=foreign[0],
        sentence=words.format(language=named(language), facts=", ".join(map(fact_label, foreign))),
    )


def named(language: str) -> str:
    """In a sentence."""
    return pgettext("in a sentence", "English") if language == "en" else pgettext("in a sentence", "Dutch")
