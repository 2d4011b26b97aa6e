"""Acts of the office with a reason, once scoring began: command → the act, and what is said of it in two languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from evalapp.domain.admissibility.answers import CheckAnswer
from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.operations.admissibility.answering import AnswerItem
from evalapp.operations.admissibility.withdrawing import TakeBackWithdrawal, Withdraw
from evalapp.operations.desks.handing.giving import hand_over, take_back
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.attaching import AttachFiles
from evalapp.operations.panel.call import move_to_phase
from evalapp.operations.panel.editing.applications import AddApplication, ChangeApplication, RemoveApplication
from evalapp.operations.panel.editing.attachments import RemoveAttachment
from evalapp.operations.panel.editing.people import AddPerson, ChangePerson, RemovePerson
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.workspace import Workspace
from tests.samples import SECRETARY, dossier

REASON = "Because of what the panel said on 27 June."
RIK = Person(id="J9", name="Rik Janssens", role=Role.JUROR)


def _scoring(panel: Workspace) -> None:
    panel.actor = SECRETARY
    move_to_phase(panel, Phase.SCORING, "A correction.")


def _add(panel: Workspace) -> None:
    _scoring(panel)
    panel.execute(AddApplication(dossier=dossier("A-9"), reason=REASON))


def _change(panel: Workspace) -> None:
    _scoring(panel)
    stored = panel.view.dossier("A-4")
    changed = replace(stored, application=replace(stored.application, title="Other"))
    panel.execute(ChangeApplication(dossier=changed, reason=REASON))


def _remove(panel: Workspace) -> None:
    _add(panel)
    panel.execute(RemoveApplication(number="A-9", reason=REASON))


def _add_person(panel: Workspace) -> None:
    _scoring(panel)
    panel.execute(AddPerson(person=RIK, reason=REASON))


def _change_person(panel: Workspace) -> None:
    _add_person(panel)
    panel.execute(ChangePerson(person=replace(RIK, name="Rik Jansen"), reason=REASON))


def _remove_person(panel: Workspace) -> None:
    _add_person(panel)
    panel.execute(RemovePerson(id="J9", reason=REASON))


def _remove_attachment(panel: Workspace) -> None:
    _scoring(panel)
    plan = panel.path.with_name("plan.txt")
    plan.write_text("Plan", encoding="utf-8")
    panel.execute(AttachFiles(application="A-4", paths=(plan,)))
    panel.execute(RemoveAttachment(application="A-4", name="plan.txt", reason=REASON))


def _withdraw(panel: Workspace) -> None:
    panel.actor = SECRETARY
    panel.execute(Withdraw(application="A-4", on="2016-06-27", reason=REASON))


def _take_back(panel: Workspace) -> None:
    _withdraw(panel)
    panel.execute(TakeBackWithdrawal(application="A-4", reason=REASON))


def _answer(panel: Workspace) -> None:
    panel.actor = SECRETARY
    panel.execute(AnswerItem(application="A-4", item="legal-person", answer=CheckAnswer.NO, reason=REASON))


def _import(panel: Workspace) -> None:
    _scoring(panel)
    table = panel.path.with_name("changed.csv")
    table.write_text("number;title;organisation\nA-4;Other;O\n", encoding="utf-8")
    import_applications(panel, plan_import(panel, [table]), REASON)


def _import_people(panel: Workspace) -> None:
    _scoring(panel)
    panel.execute(ImportJury(people=(RIK,), reason=REASON))


def _take_right_back(panel: Workspace) -> None:
    panel.actor = SECRETARY
    hand_over(panel, "Piet Maes", panel.path.with_name("over.evalhandover"))
    take_back(panel, REASON)


BY_HAND: dict[str, tuple[Callable[[Workspace], object], str, str]] = {
    "AddApplication": (_add, "A-9 added: Title of A-9", "A-9 toegevoegd: Title of A-9"),
    "ChangeApplication": (_change, "Title of A-4 → Other", "A-4, titel: Title of A-4 → Other"),
    "RemoveApplication": (_remove, "A-9 removed: Title of A-9", "A-9 verwijderd: Title of A-9"),
    "AddPerson": (
        _add_person,
        "Rik Janssens (J9) added to the panel",
        "Rik Janssens (J9) toegevoegd als jurylid",
    ),
    "ChangePerson": (_change_person, "Rik Janssens → Rik Jansen", "naam: Rik Janssens → Rik Jansen"),
    "RemovePerson": (_remove_person, "Rik Janssens (J9), juror", "Rik Janssens (J9), jurylid, verwijderd"),
    "ImportApplications": (
        _import,
        "Applications imported: 0 new, 1 updated",
        "Aanvragen geïmporteerd: 0 nieuw, 1 gewijzigd",
    ),
    "ImportJury": (_import_people, "1 person", "1 persoon"),
    "RemoveAttachment": (_remove_attachment, "plan.txt", "Bijlage van A-4 verwijderd: plan.txt"),
    "Withdraw": (
        _withdraw,
        "A-4: not withdrawn → withdrawn on 27",
        "A-4: niet ingetrokken → ingetrokken op 27",
    ),
    "TakeBackWithdrawal": (
        _take_back,
        "withdrawn on 27 June 2016 → not withdrawn",
        "ingetrokken op 27 juni 2016 → niet ingetrokken",
    ),
    "AnswerItem": (_answer, "A-4", "A-4"),
    "TakeBackRight": (
        _take_right_back,
        "Right to write taken back from Piet Maes",
        "Schrijfrecht teruggenomen van Piet Maes",
    ),
}
