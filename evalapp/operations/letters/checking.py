"""What is missing, unknown or contradictory in the letters of a call, before anybody sends one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.placeholders import OF_FACTS, fault_in
from evalapp.domain.letters.sections import NEEDED, Section
from evalapp.domain.letters.tongue import is_foreign
from evalapp.domain.letters.values import LETTER_LANGUAGE, Aid, Part
from evalapp.domain.texts import LANGUAGE_NAMES, _, in_language, ngettext
from evalapp.operations.letters.composing import composed
from evalapp.operations.letters.contradictions import contradictions
from evalapp.operations.letters.fate import Fate, LetterKind, fate_of
from evalapp.operations.letters.finding import Finding, Level
from evalapp.operations.letters.material import Material
from evalapp.operations.letters.naming import names_left_out
from evalapp.operations.letters.reasons import Source, points_of, reason_of
from evalapp.operations.letters.tongues import facts_in_another, named
from evalapp.reports.letters.content import Letter
from evalapp.words import formats
from evalapp.words.letters.names import placeholder_label, section_label

# What a letter has from the call itself: it is missing there, and in no text.
_OF_CALL = frozenset({"call", "call_reference", "opened", "body"})
_DE_MINIMIS_MOST = 300_000_00  # cents in three years, Regulation (EU) 2023/2831


@dataclass(frozen=True, kw_only=True, eq=False)
class Checked:
    """The letters that there are with what is wrong with them, worst first; what gets none is in the findings."""

    letters: Sequence[Letter]
    findings: Sequence[Finding]


def checked(material: Material, language: str, applications: Sequence[str] = ()) -> Checked:
    """In words of the reader, about letters in `language`."""
    numbers = applications or tuple(material.applications)
    fates = [fate_of(material, each) for each in numbers]
    letters, gaps, used = [], dict[str, dict[str, Section]](), set[str]()
    for fate in fates:
        if fate.kind is None:
            continue
        with in_language(language):
            letter, filling = composed(material, fate, language)
        letters.append(letter)
        used |= filling.used
        for section, names in filling.gaps.items():
            for name in names:
                gaps.setdefault(name, {}).setdefault(fate.application, section)
    found = [*_of_texts(material, language), *_of_call(material, fates), *_of_gaps(gaps)]
    found += facts_in_another(material, used, language)
    for fate in fates:
        found += _of_letter(material, fate, language)
    order = list(Level)
    return Checked(letters=letters, findings=sorted(found, key=lambda each: order.index(each.level)))


def _of_texts(material: Material, language: str) -> Iterator[Finding]:
    """What a text of the file says that this version has no value for; a later version or another program wrote it."""
    for section in Section:
        if fault := fault_in(material.text(section, language)):
            yield Finding(level=Level.FAULT, section=section, sentence=fault)
        if section in NEEDED and not material.text(section, language):
            words = _(
                "No letter goes without “{section}”; write another text, or take that of the program again."
            )
            said = words.format(section=section_label(section))
            yield Finding(level=Level.FAULT, section=section, sentence=said)
        is_old = (section, LETTER_LANGUAGE) in material.texts and (section, language) not in material.texts
        if language != LETTER_LANGUAGE and is_old:
            words = _("The text in Dutch is the call’s own, and that in {language} still the program’s.")
            said = words.format(language=LANGUAGE_NAMES[language])
            yield Finding(level=Level.WARNING, section=section, sentence=said)


def _of_call(material: Material, fates: Sequence[Fate]) -> Iterator[Finding]:
    if not any(each.kind for each in fates):
        return
    if any(each.kind is not None and each.kind.gives for each in fates) and material.aid is None:
        words = _("Say under which rules on state aid the support is given, or that it is none.")
        yield Finding(level=Level.FAULT, fact=Fact.AID, sentence=words)
    if not material.facts.get(Fact.APPEAL):
        words = _("No appeal is chosen, so the letters name the Council of State (A); choose what applies.")
        yield Finding(level=Level.WARNING, fact=Fact.APPEAL, sentence=words)
    yield from _of_delegate(material)
    bodies = {
        each.standing.ruled.body
        for each in fates
        if each.standing is not None and each.standing.ruled is not None
    }
    planned = material.call.plan.body
    for body in sorted(bodies - {planned}) if planned else ():
        words = _(
            "“{body}” decided, while the call names “{planned}” as its deciding body; see which of them it is."
        )
        yield Finding(level=Level.WARNING, sentence=words.format(body=body, planned=planned))


def _of_delegate(material: Material) -> Iterator[Finding]:
    name = material.fact(Fact.DELEGATE)
    if not name:
        words = _("Nobody is named who signs for the body: the letters are signed by the body itself.")
        yield Finding(level=Level.WARNING, fact=Fact.DELEGATE, sentence=words)
        return
    if not material.fact(Fact.DELEGATE_ACT):
        words = _(
            "{name} signs, and no act is named that delegates to {name}: without one the author has no power to."
        )
        yield Finding(level=Level.FAULT, fact=Fact.DELEGATE_ACT, sentence=words.format(name=name))


def _of_gaps(gaps: Mapping[str, Mapping[str, Section]]) -> Iterator[Finding]:
    """By placeholder: the letters that lack it, each with the first text that does."""
    for name, where in gaps.items():
        n = len(where)
        words = ngettext(
            "“{what}” ({placeholder}) is not filled in; {n} letter shows brackets in its place.",
            "“{what}” ({placeholder}) is not filled in; {n} letters show brackets in its place.",
            n,
        )
        yield Finding(
            level=Level.FAULT,
            section=None if name in OF_FACTS or name in _OF_CALL else next(iter(where.values())),
            fact=OF_FACTS.get(name),
            application=next(iter(where)) if n == 1 and name not in OF_FACTS and name not in _OF_CALL else "",
            sentence=words.format(what=placeholder_label(name), placeholder=f"{{{name}}}", n=n),
        )


def _of_letter(material: Material, fate: Fate, language: str) -> Iterable[Finding]:
    number = fate.application
    if fate.kind is None:
        return [Finding(level=Level.NOTE, application=number, sentence=fate.why)]
    if fate.kind is LetterKind.INADMISSIBLE:
        return [*_of_inadmissible(material, fate), *names_left_out(material, fate, language)]
    return [
        *_of_reasons(material, fate, language),
        *_of_points(material, fate, language),
        *_of_decision(material, fate),
        *contradictions(material, fate, language),
        *names_left_out(material, fate, language),
    ]


def _of_inadmissible(material: Material, fate: Fate) -> Iterator[Finding]:
    reason = material.applications[fate.application].admissibility_reason
    if is_foreign(reason, LETTER_LANGUAGE):
        words = _("Why it is inadmissible is not written in Dutch, in which it binds.")
        yield Finding(level=Level.FAULT, application=fate.application, sentence=words)
    if fate.is_draft:
        words = _(
            "It stays a draft until it is said who decided what is inadmissible, when and under which reference."
        )
        yield Finding(
            level=Level.WARNING, application=fate.application, fact=Fact.INADMISSIBLE_BODY, sentence=words
        )


def _of_reasons(material: Material, fate: Fate, language: str) -> Iterator[Finding]:
    for each in material.call.scheme.criteria:
        reason = reason_of(material, fate.application, each.id, language)
        title = str(each.title)
        if reason.source is Source.NONE:
            words = _("On “{criterion}” no reason is given; write one.").format(criterion=title)
        elif reason.is_foreign and language == LETTER_LANGUAGE:
            words = _("What is said on “{criterion}” is not in Dutch; write a Dutch version.").format(
                criterion=title
            )
        elif reason.is_foreign:
            words = _("What is said on “{criterion}” is not in {language}; the copy has it as it is.").format(
                criterion=title, language=named(language)
            )
        else:
            continue
        binds = reason.source is Source.NONE or language == LETTER_LANGUAGE
        level = Level.FAULT if binds else Level.WARNING
        yield Finding(level=level, application=fate.application, criterion=each.id, sentence=words)


def _of_points(material: Material, fate: Fate, language: str) -> Iterator[Finding]:
    number = fate.application
    found = {part: points_of(material, number, part, language) for part in (Part.STRENGTHS, Part.WEAKNESSES)}
    if not any(found.values()):
        words = _("Neither strengths nor weaknesses are written.")
        yield Finding(level=Level.WARNING, application=number, part=Part.STRENGTHS, sentence=words)
    elif fate.kind in (LetterKind.REFUSED, LetterKind.UNDISCUSSED) and not found[Part.WEAKNESSES]:
        words = _("It receives no support, and only strengths are written.")
        yield Finding(level=Level.WARNING, application=number, part=Part.WEAKNESSES, sentence=words)
    for part, lines in found.items():
        if language == LETTER_LANGUAGE and any(is_foreign(line, language) for line in lines):
            words = _("A strength or weakness is not in Dutch; write a Dutch version.")
            yield Finding(level=Level.FAULT, application=number, part=part, sentence=words)


def _of_decision(material: Material, fate: Fate) -> Iterator[Finding]:
    number, standing = fate.application, fate.standing
    ruled = None if standing is None else standing.ruled
    if ruled is not None and material.advice_on and ruled.on < material.advice_on:
        words = _(
            "The decision of {day} is from before the advice of {advised}, of which it takes note; check both."
        )
        said = words.format(day=formats.day(ruled.on), advised=formats.day(material.advice_on))
        yield Finding(level=Level.WARNING, application=number, sentence=said)
    if ruled is not None and is_foreign(ruled.reason, LETTER_LANGUAGE):
        words = _("Why the body departs from the advice is not written in Dutch, in which it binds.")
        yield Finding(level=Level.FAULT, application=number, sentence=words)
    if (
        standing is not None
        and standing.advice is not None
        and is_foreign(standing.advice.reason, LETTER_LANGUAGE)
    ):
        words = _("The reason of the jury’s own proposal is not written in Dutch, in which it binds.")
        yield Finding(level=Level.FAULT, application=number, sentence=words)
    if fate.kind is LetterKind.UNDISCUSSED and is_foreign(
        material.put_aside.get(number, ""), LETTER_LANGUAGE
    ):
        words = _("Why the jury did not discuss it is not written in Dutch, in which it binds.")
        yield Finding(level=Level.FAULT, application=number, sentence=words)
    assert fate.kind is not None, fate
    if fate.kind.gives and material.aid is Aid.DE_MINIMIS and (fate.amount or 0) > _DE_MINIMIS_MOST:
        words = _(
            "{amount} is more than de minimis aid can be in three years, {most}; give it under other rules."
        )
        said = words.format(amount=formats.money(fate.amount), most=formats.money(_DE_MINIMIS_MOST))
        yield Finding(level=Level.FAULT, application=number, fact=Fact.AID, sentence=said)
