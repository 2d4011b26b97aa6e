"""A call of which everything that its letters need is said, and what is written of its applications."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.values import Aid, Appeal, Part
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.letters.checking import checked
from evalapp.operations.letters.finding import Finding, Level
from evalapp.operations.letters.material import letter_material
from evalapp.operations.letters.writing import SetFacts, WriteMotivation
from evalapp.operations.workspace import Workspace
from tests.operations.deciding.decided_samples import closed, decided

FACTS = {
    Fact.LEGAL_BASIS: "artikel 11 van het besluit van de Vlaamse Regering van 4 maart 2016",
    Fact.CALL_TEXT: "punt 5, blz. 12",
    Fact.DELEGATE: "Ria Delegaat",
    Fact.DELEGATE_FUNCTION: "administrateur-generaal",
    Fact.DELEGATE_ACT: "besluit van 10 januari 2016",
    Fact.SERVICE: "Dienst Steun",
    Fact.ADDRESS: "Voorbeeldlaan 1, 1000 Brussel",
    Fact.CONTACT: "Mia Willems",
    Fact.EMAIL: "steun@voorbeeld.be",
    Fact.PHONE: "02 000 00 00",
    Fact.COMPLAINTS: "klachten@voorbeeld.be",
    Fact.APPEAL: Appeal.COUNCIL,
    Fact.AID: Aid.GBER,
    Fact.GBER_ARTICLE: "27",
    Fact.SA_NUMBER: "SA.12345",
    Fact.RECIPIENTS: "de Inspectie van Financiën",
    Fact.RETENTION: "tien jaar",
    Fact.OFFICER: "dpo@voorbeeld.be",
}


def told_facts(panel: Workspace) -> None:
    panel.execute(SetFacts(facts=FACTS))


def lettered(path: Path, *advice: Advise) -> Workspace:
    """Decided, with nothing missing in the letters but what is written of each application."""
    panel = decided(path, *advice)
    told_facts(panel)
    return panel


def drafted(path: Path, *advice: Advise) -> Workspace:
    """The same, closed and not yet decided."""
    panel = closed(path, *advice)
    told_facts(panel)
    return panel


def write(
    panel: Workspace,
    number: str,
    text: str,
    *,
    part: Part = Part.MOTIVATION,
    criterion: str = "helix",
    language: str = "nl",
) -> None:
    panel.execute(
        WriteMotivation(
            application=number,
            part=part,
            criterion=criterion if part is Part.MOTIVATION else "",
            language=language,
            text=text,
        )
    )


def said_of(
    panel: Workspace, number: str = "", level: Level | None = None, language: str = "nl"
) -> list[str]:
    """The sentences of what is found, of one application or of none in particular."""
    return [
        each.sentence
        for each in findings(panel, language)
        if each.application == number and level in (None, each.level)
    ]


def findings(panel: Workspace, language: str = "nl") -> list[Finding]:
    return list(checked(letter_material(panel.view), language).findings)
