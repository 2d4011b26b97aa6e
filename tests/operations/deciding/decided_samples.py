"""A closed call with three applications: A-3 and A-2 within the envelope, A-1 on the reserve list."""

from __future__ import annotations

from pathlib import Path

from evalapp.domain.deciding.values import Channel, Proposal, Ruling
from evalapp.domain.permissions import Phase
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.deciding.meant import Meant
from evalapp.operations.deciding.notifying import Notify
from evalapp.operations.deciding.ruling import DecideAll, DecideApart
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.scheme.changing import Decision, change_scheme
from evalapp.operations.workspace import Workspace
from tests.operations.progress.ready_samples import CEILING, closable, ready

BODY = "Beslissingscomité"
MEANT = Meant(body=BODY, on="2016-07-14", reference="BC/2016/12")
REASON = "Binnen het budget van het orgaan."


def closed(path: Path, *advice: Advise) -> Workspace:
    """With what the jury proposed itself before the closing."""
    panel = closable(path)
    for each in advice:
        panel.execute(each)
    move_to_phase(panel, Phase.CLOSED)
    return panel


def decided(path: Path, *advice: Advise) -> Workspace:
    panel = closed(path, *advice)
    panel.execute(DecideAll(meant=MEANT))
    return panel


INDIVIDUAL = CEILING.replace('procedure = "ranked"', 'procedure = "individual"')
# A-1 misses it.
WITH_THRESHOLD = INDIVIDUAL.replace(
    'title = { nl = "Kmo-impact", en = "SME impact" }',
    'title = { nl = "Kmo-impact", en = "SME impact" }\n  threshold = 3',
)


def individual(path: Path, *, scheme: str = INDIVIDUAL) -> Workspace:
    """In deliberation, each application judged by itself: totals of 2, 3 and 4 of 5."""
    panel = ready(path, scheme=scheme)
    move_to_phase(panel, Phase.DELIBERATION)
    return panel


def propose_all(panel: Workspace, *, leaving: str = "") -> None:
    """To approve everything but what is left."""
    for each in panel.view.applications():
        if each.number != leaving:
            panel.execute(Advise(application=each.number, outcome=Proposal.APPROVE, reason=REASON))


def apart(number: str, outcome: Ruling, amount: int | None = None, reason: str = REASON) -> DecideApart:
    return DecideApart(application=number, outcome=outcome, meant=MEANT, amount=amount, reason=reason)


def notify(*numbers: str, channel: Channel = Channel.REGISTERED, received: str = "") -> Notify:
    return Notify(applications=numbers, on="2016-07-18", channel=channel, received=received)


def drop_sme(panel: Workspace) -> None:
    """The criterion goes with a later scheme, and the call is deliberated on again."""
    move_to_phase(panel, Phase.SCORING, "Een criterium te veel.")
    text = panel.view.scheme_text(1)
    start = text.index("[[groups.criteria]]", text.index('id = "helix"'))
    change_scheme(
        panel,
        text[:start] + text[text.index("[ranking]") :],
        Decision(decided_by="Beheerscomité", decided_on="2016-07-01", reason="Telt dubbel."),
    )
    move_to_phase(panel, Phase.DELIBERATION)
