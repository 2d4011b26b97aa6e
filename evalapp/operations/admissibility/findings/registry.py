"""Everything that is looked for, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.application import Dossier
from evalapp.domain.scheme.checklist import FindingKind
from evalapp.operations.admissibility.findings.complete import complete
from evalapp.operations.admissibility.findings.duplicate import duplicate
from evalapp.operations.admissibility.findings.earlier_instrument import earlier_instrument
from evalapp.operations.admissibility.findings.enterprise_number import enterprise_number
from evalapp.operations.admissibility.findings.finding import Around, Finding
from evalapp.operations.admissibility.findings.money import ceilings, support_rate
from evalapp.operations.admissibility.findings.on_time import on_time
from evalapp.operations.admissibility.findings.partners import helix, smes

FINDINGS: Mapping[FindingKind, Callable[[Dossier, Around], Finding]] = {
    FindingKind.ON_TIME: on_time,
    FindingKind.ENTERPRISE_NUMBER: enterprise_number,
    FindingKind.COMPLETE: complete,
    FindingKind.CEILINGS: ceilings,
    FindingKind.SUPPORT_RATE: support_rate,
    FindingKind.HELIX: helix,
    FindingKind.SMES: smes,
    FindingKind.EARLIER_INSTRUMENT: earlier_instrument,
    FindingKind.DUPLICATE: duplicate,
}


def findings_of(dossier: Dossier, around: Around) -> tuple[Finding, ...]:
    return tuple(look(dossier, around) for look in FINDINGS.values())
