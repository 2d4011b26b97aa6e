"""Whether another application of the call has the same enterprise number or the same title."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.application import Dossier
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.texts import _
from evalapp.operations.admissibility.findings.finding import Around, Finding, Said, folded_title
from evalapp.words.phrases import numbered


def duplicate(dossier: Dossier, around: Around) -> Finding:
    return Finding(
        kind=FindingKind.DUPLICATE,
        parts=tuple(_parts(dossier, around)),
        rule=_("Compared with the other applications of this call, but for those that are withdrawn."),
    )


def _parts(dossier: Dossier, around: Around) -> Iterator[Said]:
    application = dossier.application
    own, number = application.number, application.enterprise_number
    same_number = [each for each in around.numbers.get(number, ()) if each != own] if number else []
    folded = folded_title(application.title)
    same_title = [each for each in around.titles.get(folded, ()) if each != own] if folded else []
    if same_number:
        words = _("the same enterprise number: {applications}")
        yield Said(words=words.format(applications=numbered(same_number)), holds=False)
    if same_title:
        words = _("the same title: {applications}")
        yield Said(words=words.format(applications=numbered(same_title)), holds=False)
    if not same_number and not same_title:
        yield Said(words=_("no other application with this number or this title"))
    if not number:
        yield Said(words=_("without an enterprise number only the title is compared"), holds=None)
