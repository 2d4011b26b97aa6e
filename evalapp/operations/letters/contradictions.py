"""What the reasons of a letter say against what it decides: found by their words, so that a person looks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evalapp.domain.deciding.values import Proposal
from evalapp.domain.letters.tongue import is_foreign
from evalapp.domain.letters.values import Part
from evalapp.domain.texts import _
from evalapp.operations.letters.body import conditions_of
from evalapp.operations.letters.fate import Fate, LetterKind
from evalapp.operations.letters.finding import Finding, Level
from evalapp.operations.letters.material import Material
from evalapp.operations.letters.reasons import points_of, reason_of
from evalapp.words import formats

# That support changes nothing, or that something was begun without it: then there is no incentive effect for it.
_UNNEEDED = re.compile(
    r"\b(?:"
    r"(?:steun|subsidie|toelage|financiering)\b[^.;]{0,60}\b(?:niet|geen|on)\s*(?:nodig|noodzakelijk|vereist|verantwoord)"
    r"|(?:geen|niet)\b[^.;]{0,30}\b(?:steun|subsidie)\s+nodig"
    r"|(?:ook|zelfs)\s+zonder\s+(?:de\s+|deze\s+)?(?:steun|subsidie)"
    r"|(?:support|aid|grant|funding)\b[^.;]{0,60}\b(?:not|un)\s*(?:needed|necessary|required)"
    r"|(?:no|without)\b[^.;]{0,20}\b(?:support|aid|grant)\s+(?:is\s+)?(?:needed|necessary)"
    r"|(?:also|even)\s+without\s+(?:the\s+|this\s+)?(?:support|aid|grant|funding)"
    r")",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"\b(?:(?:al|reeds)\s+(?:beslist|besteld|begonnen|gestart|uitgevoerd|toegezegd)"
    r"|already\s+(?:decided|ordered|begun|started|carried\s+out))\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"\b(?:op\s+voorwaarde\s+dat|mits\b|onder\s+voorbehoud|voorwaardelijk|on\s+condition\s+that|provided\s+that|"
    r"subject\s+to)",
    re.IGNORECASE,
)
_MOST_QUOTED = 120


def contradictions(material: Material, fate: Fate, language: str) -> Iterator[Finding]:
    """Of one letter."""
    yield from _unneeded(material, fate, language)
    yield from _conditions(material, fate, language)


def _said(material: Material, fate: Fate, language: str) -> Iterator[tuple[str, str]]:
    """Criterion (empty: the whole application) and line, of all that the letter gives as reasons."""
    for each in material.call.scheme.criteria:
        for line in reason_of(material, fate.application, each.id, language).lines:
            yield each.id, line
    for part in (Part.STRENGTHS, Part.WEAKNESSES):
        for line in points_of(material, fate.application, part, language):
            yield "", line


def _unneeded(material: Material, fate: Fate, language: str) -> Iterator[Finding]:
    asked = material.applications[fate.application].requested_support
    if (
        fate.kind is None
        or not fate.kind.gives
        or fate.amount is None
        or asked is None
        or fate.amount < asked
    ):
        return
    if any(_excludes(each.text) for each in conditions_of(fate)):
        return  # a condition keeps those costs out already
    for criterion, line in _said(material, fate, language):
        unneeded = _UNNEEDED.search(line)
        found = unneeded or _BEGUN.search(line)
        if found is None:
            continue
        words = _(
            "The reasons say “{quote}”, yet all that was requested is granted, {amount}. If support is not needed for "
            "a part, or that part was begun before the application, it has no incentive effect: grant less, exclude "
            "those costs by a condition, or correct the reason."
        )
        yield Finding(
            level=Level.FAULT if unneeded else Level.WARNING,
            application=fate.application,
            criterion=criterion,
            sentence=words.format(quote=_quoted(line, found), amount=formats.money(fate.amount)),
        )


_EXCLUDING = re.compile(
    r"\b(?:kosten|costs?)\b[^.;]{0,120}\b(?:niet|uitgesloten|not|excluded|ineligible)\b", re.IGNORECASE
)


def _excludes(condition: str) -> bool:
    return _EXCLUDING.search(condition) is not None


def _conditions(material: Material, fate: Fate, language: str) -> Iterator[Finding]:
    number, asked = fate.application, conditions_of(fate)
    if fate.kind is None:
        return
    if fate.kind.gives and not asked:
        for criterion, line in _said(material, fate, language):
            if found := _CONDITIONAL.search(line):
                words = _("The reasons speak of a condition (“{quote}”), and the letter has none.")
                yield Finding(
                    level=Level.WARNING,
                    application=number,
                    criterion=criterion,
                    sentence=words.format(quote=_quoted(line, found)),
                )
    if asked and not fate.kind.gives:
        words = _("The jury proposed conditions, and support is not granted: the letter leaves them out.")
        yield Finding(level=Level.WARNING, application=number, sentence=words)
    elif asked:
        yield from _of_each(material, fate)


def _of_each(material: Material, fate: Fate) -> Iterator[Finding]:
    standing, number = fate.standing, fate.application
    known = {each.id for each in material.call.scheme.criteria}
    since = "" if standing is None else standing.since
    for n, each in enumerate(conditions_of(fate), start=1):
        if each.until and since and each.until < since:
            words = _("Condition {n} is to be met by {day}, before the decision of {decided}; check the day.")
            said = words.format(n=n, day=formats.day(each.until), decided=formats.day(since))
            yield Finding(level=Level.FAULT, application=number, sentence=said)
        if each.criterion and each.criterion not in known:
            words = _("Condition {n} is about a criterion that the scheme does not have any more.")
            yield Finding(level=Level.WARNING, application=number, sentence=words.format(n=n))
        if is_foreign(each.text, "nl"):
            words = _("Condition {n} is not in Dutch, in which it binds; the jury’s proposal has it.")
            yield Finding(level=Level.FAULT, application=number, sentence=words.format(n=n))
    advice = None if standing is None else standing.advice
    if standing is not None and standing.departs and advice is not None:
        is_return = advice.outcome is Proposal.RETURN
        words = _(
            "The body departs from the advice, and the letter has the conditions of the jury; see if they hold."
        )
        if is_return or fate.kind is LetterKind.APPROVED:
            yield Finding(level=Level.WARNING, application=number, sentence=words)


def _quoted(line: str, found: re.Match[str]) -> str:
    """The sentence in which it stands, as far as a finding has room."""
    start = max(line.rfind(mark, 0, found.start()) for mark in ".;?!") + 1
    ends = [at for mark in ".;?!" if (at := line.find(mark, found.end())) >= 0]
    quote = line[start : min(ends, default=len(line))].strip()
    return quote if len(quote) <= _MOST_QUOTED else f"{quote[:_MOST_QUOTED].rstrip()}…"
