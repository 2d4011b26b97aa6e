"""Whether the applicant has an enterprise number that can be one; of the legal form the file says nothing."""

from __future__ import annotations

from evalapp.domain.application import Dossier, parse_enterprise_number
from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.texts import _
from evalapp.operations.admissibility.findings.finding import Around, Finding, Said


def enterprise_number(dossier: Dossier, _around: Around) -> Finding:
    text = dossier.application.enterprise_number.strip()
    rule = _("The last two digits of an enterprise number check the first eight.")
    return Finding(kind=FindingKind.ENTERPRISE_NUMBER, parts=_parts(text), rule=rule)


def _parts(text: str) -> tuple[Said, ...]:
    if not text:
        return (Said(words=_("no enterprise number"), holds=False),)
    try:
        number = parse_enterprise_number(text)
    except BadValue:
        return Said(words=shorten(text, 40)), Said(words=_("not a Belgian enterprise number"), holds=False)
    return (
        Said(words=number),
        Said(words=_("check digits fit")),
        Said(words=_("the legal form is not in the file"), holds=None),
    )
