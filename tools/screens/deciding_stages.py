"""After the closing of the demo call: the body decided, some applicants were told, and one withdrew."""

from __future__ import annotations

import shutil
from pathlib import Path

from evalapp.domain.deciding.values import Channel, Ruling
from evalapp.operations.admissibility.days import today
from evalapp.operations.deciding.meant import Meant
from evalapp.operations.deciding.notifying import Notify
from evalapp.operations.deciding.reserve import StepBack
from evalapp.operations.deciding.ruling import DecideAll, DecideApart
from evalapp.operations.deciding.standing import afterwards
from evalapp.operations.letters.standing import told_on
from evalapp.operations.workspace import Workspace
from tools.screens.stages import Stage

_BODY, _REFERENCE = "Beslissingscomité bij het Hermesfonds", "BC/2016/041"


def stage_of_decided(closed: Path) -> Stage:
    path = closed.with_name("decided.evalpanel")
    shutil.copy(closed, path)
    with Workspace.open(path) as workspace:
        first = afterwards(workspace.view).standings
        day = today(workspace.view.next_time()).isoformat()  # of the clock of the pictures
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


def at_texts(page: object) -> None:
    page.show_texts()  # type: ignore[attr-defined]
