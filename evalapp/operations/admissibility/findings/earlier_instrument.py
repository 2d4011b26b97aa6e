"""Whether who had an earlier instrument explains how it goes another way."""

from __future__ import annotations

from evalapp.domain.application import Dossier
from evalapp.domain.numbers import shorten
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.domain.texts import _, ngettext
from evalapp.operations.admissibility.findings.finding import Around, Finding, Said
from evalapp.operations.panel.odd_values import Earlier, not_reoriented
from evalapp.operations.panel.odd_values import earlier_instrument as earlier_of


def earlier_instrument(dossier: Dossier, _around: Around) -> Finding:
    application = dossier.application
    earlier = earlier_of(application)
    rule = _("Who had a VIS project, a light structure or New Industrial Policy explains the reorientation.")
    lacking = tuple(not_reoriented(application))
    if lacking:
        holds = None if earlier is Earlier.UNKNOWN else False
        parts = tuple(Said(words=each, holds=holds) for each in lacking)
    elif earlier is Earlier.NONE:
        parts = (Said(words=_("no earlier instrument named")),)
    else:
        n = len(application.reorientation.strip())
        parts = (
            Said(words=shorten(application.earlier_instrument.strip(), 40)),
            Said(
                words=ngettext(
                    "explanation of {n} character found", "explanation of {n} characters found", n
                ).format(n=n)
            ),
        )
    return Finding(kind=FindingKind.EARLIER_INSTRUMENT, parts=parts, rule=rule)
