"""A letter in words, from its salutation to who signs: the one place that says what stands in which order."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.sections import Section
from evalapp.domain.letters.values import LETTER_LANGUAGE, Aid, Appeal
from evalapp.domain.texts import _
from evalapp.operations.deciding.standing import of_ranking
from evalapp.operations.letters.body import amounts, conditions, how_placed, points, reasons
from evalapp.operations.letters.fate import Fate, LetterKind
from evalapp.operations.letters.figures import figures
from evalapp.operations.letters.filling import Filling, filling_of
from evalapp.operations.letters.material import Material
from evalapp.reports.letters.content import Block, Letter, Said, Signed
from evalapp.words.letters.names import placeholder_label
from evalapp.words.phrases import opening

_NEXT = {
    LetterKind.APPROVED: Section.NEXT_APPROVED,
    LetterKind.CALLED: Section.NEXT_APPROVED,
    LetterKind.RESERVE: Section.NEXT_RESERVE,
}
_APPEALS = {
    Appeal.COUNCIL: Section.APPEAL_COUNCIL,
    Appeal.REVIEW: Section.APPEAL_REVIEW,
    Appeal.COURT: Section.APPEAL_COURT,
}
_AIDS = {
    Aid.GBER: Section.AID_GBER,
    Aid.DE_MINIMIS: Section.AID_DE_MINIMIS,
    Aid.NONE: Section.AID_NONE,
}


def composed(material: Material, fate: Fate, language: str) -> tuple[Letter, Filling]:
    """With what was filled in and what stayed empty. In the language of the moment, which is that of the letter."""
    assert fate.kind is not None, fate
    filling = filling_of(material, fate, language)
    application = material.applications[fate.application]
    is_copy = language != LETTER_LANGUAGE
    draft = [_("DRAFT")] if fate.is_draft else []
    copy = [_("TRANSLATION, NOT BINDING")] if is_copy else []
    demo = ["DEMO"] if material.call.is_demo else []
    letter = Letter(
        application=fate.application,
        sender=_lines(
            material.fact(Fact.SERVICE) or filling.values.get("body", ""), material.fact(Fact.ADDRESS)
        ),
        receiver=_lines(
            application.organisation,
            _("for the attention of {name}").format(name=application.contact) if application.contact else "",
            application.email,
        ),
        facts=list(_facts(filling)),
        eyebrow=_("Proposal") if fate.is_draft else _("Decision"),
        badges=[*draft, *copy, *demo],
        watermark=draft[0] if draft else "",
        notices=[
            *(filling.paragraphs(Section.TRANSLATION) if is_copy else []),
            *(filling.paragraphs(Section.DRAFT) if fate.is_draft else []),
        ],
        title=_title(fate),
        subtitle=" · ".join(
            each
            for each in (
                f"{application.title} ({application.number})" if application.title else application.number,
                material.call.title,
            )
            if each
        ),
        figures=figures(material, fate),
        salutation=" ".join(filling.paragraphs(Section.SALUTATION)),
        blocks=[each for each in _blocks(filling) if each is not None],
        signed=_signed(filling),
    )
    return letter, filling


def _lines(*parts: str) -> list[str]:
    """An address is typed on one line; after each comma begins another."""
    first, *rest = parts
    return [
        each.strip() for each in (first, *(line for part in rest for line in part.split(","))) if each.strip()
    ]


def _facts(filling: Filling) -> Iterator[tuple[str, str]]:
    material, fate = filling.material, filling.fate
    yield _("Reference"), " / ".join(filter(None, (material.call.reference, fate.application)))
    if decision := filling.values.get("decision", ""):
        yield _("Decision"), decision
    if day := filling.values.get("date", ""):
        yield _("Date"), day
    if contact := material.fact(Fact.CONTACT):
        yield _("Contact"), contact


def _title(fate: Fate) -> str:
    assert fate.kind is not None, fate
    said, proposed = {
        LetterKind.APPROVED: (
            _("Your application receives support"),
            _("Proposed: support for your application"),
        ),
        LetterKind.CALLED: (
            _("Your application receives support"),
            _("Proposed: support for your application"),
        ),
        LetterKind.RESERVE: (
            _("Your application is on the reserve list"),
            _("Proposed: your application on the reserve list"),
        ),
        LetterKind.REFUSED: (
            _("Your application receives no support"),
            _("Proposed: no support for your application"),
        ),
        LetterKind.UNDISCUSSED: (
            _("Your application receives no support"),
            _("Proposed: no support for your application"),
        ),
        LetterKind.INADMISSIBLE: (
            _("Your application is inadmissible"),
            _("Proposed: your application is inadmissible"),
        ),
    }[fate.kind]
    return proposed if fate.is_draft else said


def _blocks(filling: Filling) -> Iterator[Block | None]:
    material, fate = filling.material, filling.fate
    kind, standing = fate.kind, fate.standing
    assert kind is not None, fate
    yield Said(paragraphs=_decision(filling))
    if kind is not LetterKind.INADMISSIBLE:
        yield reasons(material, fate, filling.language)
        yield points(material, fate, filling.language)
    if kind.gives:
        yield amounts(material, fate)
        yield conditions(filling)
    if standing is not None:
        yield how_placed(filling)
    section = _NEXT.get(kind, Section.NEXT_REFUSED)
    yield _said(_("What happens now"), filling.paragraphs(section))
    yield _said(_("Do you not agree?"), filling.paragraphs(_APPEALS[material.appeal]), is_boxed=True)
    yield _said(_("Looking into your file"), filling.paragraphs(Section.OPENNESS))
    yield _said(_("Complaints"), filling.paragraphs(Section.COMPLAINT))
    if kind.gives and material.aid is not None:
        yield _said(_("State aid"), filling.paragraphs(_AIDS[material.aid]))
    yield _said(_("Your personal data"), filling.paragraphs(Section.PERSONAL_DATA), is_small=True)
    yield Said(paragraphs=filling.paragraphs(Section.CONTACT))


def _said(
    title: str, paragraphs: list[str], *, is_boxed: bool = False, is_small: bool = False
) -> Said | None:
    """Nothing at all where the call leaves the text out."""
    if not paragraphs:
        return None
    return Said(title=title, paragraphs=paragraphs, is_boxed=is_boxed, is_small=is_small)


def _decision(filling: Filling) -> list[str]:
    """What was decided, on which grounds, and what became of the advice."""
    fate = filling.fate
    assert fate.kind is not None, fate
    sections = [fate.kind.section, Section.LEGAL_BASIS]
    if fate.standing is not None:
        departs = fate.standing.ruled is not None and bool(fate.standing.ruled.reason)
        sections.append(Section.DEPARTED if departs else Section.ADOPTED)
    said = [paragraph for each in sections for paragraph in filling.paragraphs(each)]
    return [*said, *_reason_of_jury(filling), *filling.paragraphs(Section.MOTIVATED)]


def _reason_of_jury(filling: Filling) -> list[str]:
    """Why the jury proposed otherwise than its scores: else nobody who reads them would know what moved it."""
    standing = filling.fate.standing
    if standing is None or standing.advice is None:
        return []
    advice, ranking = standing.advice, filling.material.ranking
    is_otherwise = standing.advised != of_ranking(ranking, standing.place)
    text = (
        _("The jury proposed otherwise than the ranking of its scores, because: {reason}.")
        if filling.material.call.scheme.is_ranked and is_otherwise
        else _("The reason of the jury for what it proposed: {reason}.")
    )
    return [text.format(reason=filling.material.screened(advice.reason).rstrip(". "))]


def _signed(filling: Filling) -> Signed:
    """The delegate with the act that delegates; else the body itself, and never the jury for it."""
    close = " ".join(filling.paragraphs(Section.CLOSING))
    delegate = filling.material.fact(Fact.DELEGATE)
    if not delegate:
        return Signed(
            close=close, name=opening(filling.values.get("body", "")) or f"[{placeholder_label('body')}]"
        )
    return Signed(close=close, name=delegate, below=" ".join(filling.paragraphs(Section.SIGNED_BY_DELEGATE)))
