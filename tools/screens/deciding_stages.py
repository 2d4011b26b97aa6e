"""After the closing of the demo call: the body decided, some applicants were told, and one withdrew."""

from __future__ import annotations

import shutil
from pathlib import Path

from evalapp.domain.deciding.values import Channel, Ruling
from evalapp.domain.letters.facts import Fact
from evalapp.domain.letters.values import Aid, Appeal
from evalapp.operations.admissibility.days import today
from evalapp.operations.deciding.meant import Meant
from evalapp.operations.deciding.notifying import Notify
from evalapp.operations.deciding.reserve import StepBack
from evalapp.operations.deciding.ruling import DecideAll, DecideApart
from evalapp.operations.deciding.standing import afterwards
from evalapp.operations.letters.standing import told_on
from evalapp.operations.letters.writing import SetFacts
from evalapp.operations.workspace import Workspace
from tools.screens.picture import wait_until_drawn
from tools.screens.stages import Stage

_BODY, _REFERENCE = "Beslissingscomité bij het Hermesfonds", "BC/2015/041"
_FACTS = {
    Fact.LEGAL_BASIS: "de rechtsgrond die punt 1 van de oproeptekst noemt",
    Fact.CALL_TEXT: "punt 5, blz. 12",
    Fact.DELEGATE: "Ria Wouters",
    Fact.DELEGATE_FUNCTION: "afdelingshoofd",
    Fact.DELEGATE_ACT: "het delegatiebesluit van 10 januari 2015",
    Fact.SERVICE: "Dienst Clusters (DEMO)",
    Fact.ADDRESS: "Voorbeeldlaan 1, 1000 Brussel",
    Fact.CONTACT: "Mia Willems",
    Fact.EMAIL: "clusters@voorbeeld.be",
    Fact.PHONE: "02 000 00 00",
    Fact.DOCUMENTS: "documenten@voorbeeld.be",
    Fact.COMPLAINTS: "klachten@voorbeeld.be",
    Fact.APPEAL: Appeal.COUNCIL,
    Fact.AID: Aid.NONE,
    Fact.RECIPIENTS: "de Inspectie van Financiën",
    Fact.RETENTION: "tien jaar",
    Fact.OFFICER: "privacy@voorbeeld.be",
}


def stage_of_decided(closed: Path) -> Stage:
    path = closed.with_name("decided.evalpanel")
    shutil.copy(closed, path)
    with Workspace.open(path) as workspace:
        first = afterwards(workspace.view).standings
        day = today(workspace.view.next_time()).isoformat()  # of the clock of the pictures
        workspace.execute(SetFacts(facts=_FACTS))
        meant = Meant(body=_BODY, on=day, reference=_REFERENCE)
        cut = first[2]
        assert cut.advised is not None
        assert cut.advised.amount is not None
        workspace.execute(
            DecideApart(
                application=cut.application,
                outcome=Ruling.APPROVED,
                meant=meant,
                amount=cut.advised.amount - 24_000_00,
                reason="Zonder de studiereis van werkpakket 4.",
            )
        )
        workspace.execute(DecideAll(meant=meant))
        told = [each.application for each in first[:12]]
        workspace.execute(Notify(applications=told[:8], on=day, channel=Channel.REGISTERED))
        workspace.execute(Notify(applications=told[8:], on=day, channel=Channel.EMAIL))
        workspace.execute(Notify(applications=told[:1], on=day, channel=Channel.REGISTERED, received=day))
        workspace.execute(StepBack(application=told[1], on=day, reason="De cofinanciering is weggevallen."))
    return Stage(panel=path)


def at_letter(page: object) -> None:
    """Of an applicant who was not told yet, so that it can still be written."""
    table = page.table  # type: ignore[attr-defined]
    open_ones = [each for each in table.rows_model.rows if each.fate.kind and not told_on(each.fate)]
    table.choose(open_ones[2].number)
    wait_until_drawn(page)  # type: ignore[arg-type]


def at_texts(page: object) -> None:
    page.show_texts()  # type: ignore[attr-defined]
